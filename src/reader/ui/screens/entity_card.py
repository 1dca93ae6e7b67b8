"""The card of a name over the article, and what the user knows better about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from reader.model import Span
from reader.search.clause import clause, unquoted
from reader.ui.bindings import BY_ID, bindings
from reader.ui.paint import GLYPHS, NAMES
from reader.ui.phrases import count
from reader.ui.screens.card_view import CardView
from reader.ui.screens.dialogs import Choice, Picker, Prompt

if TYPE_CHECKING:
    from reader.library import EntityCard, EntityRow, Library
    from reader.library.editing import Edit
    from reader.ui.app import ReaderApp

OFFERED = 5000
KEYS = "⏎ open · / search · f filter · o sources · a alias · n rename · m merge · s split · i ignore · U undo · ?"
DOING: dict[Edit, str] = {
    "alias": "adding the form …",
    "rename": "renaming …",
    "merge": "merging …",
    "split": "splitting off …",
    "ignore": "taking it out of the names …",
}
"""What is said while a change is under way, which takes a second or two."""
SHORT_KEYS = "⏎ open · / search · f filter · o sources · a n m s i U edit · ? keys"


@dataclass(frozen=True, slots=True)
class Wish:
    """What to do after a card: ask the query `value`, filter by the name `value`, or by it and two `sources`,
    or read the article `value` from a stretch on; or nothing more, since names have changed."""

    kind: Literal["search", "filter", "sources", "article", "changed"]
    value: str = ""
    sources: tuple[str, ...] = ()
    span: Span | None = None


class EntityCardScreen(ModalScreen[Wish | None]):
    """The card over the article; gives back what is to be done with the name, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("card"),
        Binding(BY_ID["help"].keys, "app.help", BY_ID["help"].about, id="help"),
    ]
    OFFERS: ClassVar[frozenset[str]] = frozenset({"help"})
    """What works here of the app's own actions."""
    CSS = """
    EntityCardScreen {
        align: center middle; background: $background 40%;
        #card { width: 112; max-width: 96%; height: auto; max-height: 90%; padding: 0 1;
                background: $panel; border: round $accent; border-title-color: $accent;
                border-subtitle-color: $muted; }
        #card CardView { background: $panel; scrollbar-background: $panel; }
    }
    """

    def __init__(self, card: EntityCard) -> None:
        super().__init__()
        self._card = card
        self._changing = False

    def compose(self) -> ComposeResult:
        with Vertical(id="card") as box:
            box.border_title = Content(
                f"{GLYPHS[self._card.type]} {self._card.name} — {NAMES[self._card.type]}"
            )
            box.border_subtitle = Content(KEYS if self.app.size.width >= 100 else SHORT_KEYS)
            yield CardView(self._card)

    @property
    def reader(self) -> ReaderApp:
        """The app, as what it is."""
        return cast("ReaderApp", self.app)

    @on(CardView.Chosen)
    def _chosen(self, message: CardView.Chosen) -> None:
        goal = message.goal
        if goal.kind == "card":
            self.reader.ask(lambda library: library.entity_card(goal.value), self._beside, group="card")
        elif goal.kind == "article":
            self.dismiss(Wish("article", goal.value, span=Span(goal.start, goal.end)))
        else:
            self.dismiss(Wish("search", goal.value))

    def _beside(self, card: EntityCard) -> None:
        """Show another card over this one; what is wished there is wished here."""

        def left(wish: Wish | None) -> None:
            if wish is not None:
                self._leave_later(wish)

        if self.is_current:
            self.app.push_screen(EntityCardScreen(card), left)

    def action_search(self) -> None:
        """Search for the name."""
        self.dismiss(Wish("search", clause("entity", self._card.name)))

    def action_filter(self) -> None:
        """Show only the articles that name it."""
        self.dismiss(Wish("filter", unquoted(self._card.name)))

    def action_sources(self) -> None:
        """Show only what two sources report of it."""
        sources = self._card.by_source
        if len(sources) < 2:
            self.reader.say(f"only {sources[0][0]} names it" if sources else "no source names it")
        elif len(sources) == 2:
            self._two(sources[0][0], sources[1][0])
        else:
            self._pick_source("The first of two sources", "", self._first_picked)

    def _first_picked(self, first: str | None) -> None:
        if first:
            self._pick_source(f"{first} and", first, lambda other: self._two(first, other) if other else None)

    def _pick_source(self, title: str, without: str, then: Callable[[str | None], None]) -> None:
        choices = [
            Choice(source, source, f"{number:,}×")
            for source, number in self._card.by_source
            if source != without
        ]
        self.app.push_screen(Picker(title, choices), then)

    def _two(self, first: str, other: str) -> None:
        self._leave_later(Wish("sources", unquoted(self._card.name), (first, other)))

    def _leave_later(self, wish: Wish) -> None:
        """Leave once the screen over this one is gone."""

        def leave() -> None:
            self.dismiss(wish)

        self.call_later(leave)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    # --- the user's word ---

    def action_alias(self) -> None:
        """Tell another way the name is written."""
        self._ask(Prompt(f"{self._card.name} is also written", "", "in all articles · Enter keeps"), "alias")

    def action_rename(self) -> None:
        """Call it differently."""
        self._ask(Prompt("Call it", self._card.name, "in all articles · Enter keeps"), "rename")

    def action_split(self) -> None:
        """Say that one of the forms is somebody else."""
        choices = [Choice(form, form, count(number, "time")) for form, number in self._card.forms]
        self._ask(Picker(f"Which of these is not {self._card.name}?", choices), "split")

    def action_merge(self) -> None:
        """Say that it is the same as another name."""

        picker = Picker(f"{self._card.name} is the same as", ())
        self._ask(picker, "merge")

        def pick(rows: list[EntityRow]) -> None:
            picker.offer(
                [
                    Choice(row.id, row.name, f"{NAMES[row.type]} {row.mentions:,}×")
                    for row in rows
                    if row.id != self._card.id
                ]
            )

        self.reader.ask(lambda library: library.entities(limit=OFFERED), pick, group="card")

    def action_ignore(self) -> None:
        """Say that this is no name."""
        self._edit("ignore", "")

    def action_undo(self) -> None:
        """Take the last change to names back."""
        self._change("taking it back …", lambda library: library.undo_entity_edit(), self._undone)

    def _ask(self, dialog: Prompt | Picker, kind: Edit) -> None:
        def answered(value: str | None) -> None:
            if value and value.strip():
                self._edit(kind, value.strip())

        self.app.push_screen(dialog, answered)

    def _edit(self, kind: Edit, value: str) -> None:
        id = self._card.id
        self._change(DOING[kind], lambda library: library.edit_entity(kind, id, value), self._edited)

    def _change(self, doing: str, work: Callable[[Library], str], then: Callable[[str], None]) -> None:
        """Change names, one change at a time, and say so while it is under way."""
        if self._changing:
            return
        self._changing = True
        self.reader.say(doing)

        def change(library: Library) -> str:
            try:
                return work(library)
            finally:
                self._changing = False

        self.reader.ask(change, then, group="card")

    def _edited(self, said: str) -> None:
        self._done()
        if self.reader.browse is not None:
            self.reader.browse.did_to_names(said)

    def _undone(self, said: str) -> None:
        self._done()
        if self.reader.browse is not None:
            self.reader.browse.undid_names()
        self.reader.say(f"taken back: {said}")

    def _done(self) -> None:
        if self.reader.browse is not None:
            self.reader.browse.names_changed()
        if self.is_current:
            self.dismiss(Wish("changed"))
