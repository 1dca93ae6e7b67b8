"""Kept searches: keeping the present one, and the list of them, to be shown again or forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from reader.ui.screens.browse_undo import Undo
from reader.ui.screens.dialogs import Choice, Picker, Prompt
from reader.ui.widgets.filters import Filters
from reader.ui.widgets.search_bar import SearchBar

if TYPE_CHECKING:
    from reader.library import Library, SavedSearch

KEEP = object()
"""The choice that keeps the present search."""


class Searches(Undo):
    """Actions on kept searches."""

    kept_queries: frozenset[str] = frozenset()

    def action_save_search(self) -> None:
        """Keep the query under a name."""
        query = self.query_text
        if not query:
            self.reader.say("there is no search to keep: press / to begin one")
            return

        def keep(name: str | None) -> None:
            if name and name.strip():
                self._save_under(name.strip(), query)

        self.app.push_screen(Prompt("Keep this search as", query, "Enter keeps · s lists what is kept"), keep)

    def action_searches(self, key: str = "") -> None:
        """Choose one of the kept searches; `key` is given where that is no letter and works while typing too."""
        picker = Picker(
            "Saved searches",
            self._choices(),
            hint="Enter searches · Del forgets the search · Esc goes back",
            on_delete=lambda choice: self._forget(picker, choice),
        )

        def run(query: object) -> None:
            if query is KEEP:
                self.call_later(self.action_save_search)
            elif isinstance(query, str):
                self.search_for(query)

        self.app.push_screen(picker, run)

    @on(Filters.Wanted)
    def _wanted(self, message: Filters.Wanted) -> None:
        self.search_for(message.query)

    @on(Filters.Changed)
    @on(SearchBar.Asked)
    def _asked_otherwise(self) -> None:
        if not self.typing:
            self.tell_footer()

    def refresh_searches(self) -> None:
        """List the saved searches beside the filters as they are now."""

        def show(kept: list[SavedSearch]) -> None:
            self.query_one(Filters).show_searches([(one.name, one.query) for one in kept])
            self.kept_queries = frozenset(one.query for one in kept)
            self.tell_footer()

        self.reader.ask(lambda library: library.saved_searches(), show, group="searches")

    def _choices(self) -> list[Choice]:
        nothing: list[SavedSearch] = []
        kept = self.reader.ask_now(lambda library: library.saved_searches(), nothing)
        choices = [Choice(saved.query, saved.name, saved.query) for saved in kept]
        query = self.query_text
        if query and query not in [saved.query for saved in kept]:
            choices.append(Choice(KEEP, f"Keep the present search: {query}"))
        return choices or [Choice(None, "None is kept yet: search with /, then S keeps the search")]

    def _forget(self, picker: Picker, choice: Choice) -> None:
        if not isinstance(choice.value, str):
            return
        name, query = choice.label, choice.value

        def forgotten(_: object) -> None:
            picker.offer(self._choices())
            self.refresh_searches()
            self.did(f"search forgotten: {name}", lambda library: library.save_search(name, query))

        self.reader.ask(lambda library: library.save_search(name, ""), forgotten, group="deeds")

    def _save_under(self, name: str, query: str) -> None:
        def work(library: Library) -> str:
            before = next((one.query for one in library.saved_searches() if one.name == name), "")
            library.save_search(name, query)
            return before

        def kept(before: str) -> None:
            self.refresh_searches()
            self.did(
                f"search kept as “{name}”, s shows it again",
                lambda library: library.save_search(name, before),
            )

        self.reader.ask(work, kept, group="deeds")
