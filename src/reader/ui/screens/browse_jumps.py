"""Going from a card, a name or a kept search to another list of articles, and back to where one was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.ui.screens.browse_lists import Lists
from reader.ui.widgets.filters import Facet, Filters
from reader.ui.widgets.panes import Panes
from reader.ui.widgets.results import Results
from reader.ui.widgets.search_bar import SearchBar

MAX_VISITS = 50


@dataclass(frozen=True, slots=True)
class Visit:
    """Where one was: the search, the shown list with its selected article, and the article that was read."""

    query: str
    facets: tuple[Facet, ...]
    tab: str
    selected: str | None
    read: str | None


class Jumps(Lists):
    """Keeps the searches one came from, so that each step back leads to the one before."""

    def __init__(self) -> None:
        super().__init__()
        self._visits: list[Visit] = []

    def search_for(self, query: str) -> None:
        """Search for this instead, and go to the list."""
        self._jump(query, self.query_one(Filters).chosen)

    def filter_by(self, facet: Facet) -> None:
        """Show only the articles of a facet, and go to the list."""
        chosen = self.query_one(Filters).chosen
        self._jump(self.query_one(SearchBar).query_text, chosen if facet in chosen else (*chosen, facet))

    def narrow_to(self, facets: Sequence[Facet]) -> None:
        """Show what these filters leave of the whole library, and go to the list."""
        self._jump("", tuple(facets))

    def widen(self) -> bool:
        """Take back the last narrowing of the list; False where there is none."""
        listing, filters, bar = self.shown_listing, self.query_one(Filters), self.query_one(SearchBar)
        narrowed = bool(filters.chosen or bar.query_text)
        if listing and listing.words:
            listing.narrow("")
        elif self.tab != "articles":
            self.show_tab("articles")
        elif narrowed and self._visits:
            self._return(self._visits.pop())
        elif filters.chosen:
            filters.action_clear()
        elif bar.query_text:
            bar.put("")
        if not narrowed:
            self._visits.clear()
        return narrowed or listing is not None

    def _jump(self, query: str, facets: tuple[Facet, ...]) -> None:
        bar, filters, results = self.query_one(SearchBar), self.query_one(Filters), self.query_one(Results)
        if (query, facets) != (bar.query_text, filters.chosen):
            selected = results.entry.row.id if results.entry else None
            read = self.query_one(Panes).current.article_id if self.stage == "article" else None
            self._visits.append(Visit(bar.query_text, filters.chosen, self.tab, selected, read))
            del self._visits[:-MAX_VISITS]
            self._put(query, facets)
            self.ask_again(first=True)
            self.wait()
        self.show_tab("articles")

    def _return(self, visit: Visit) -> None:
        self._put(visit.query, visit.facets)
        self.ask_again(keep=visit.selected)
        self.wait()
        self.show_tab(visit.tab)
        if visit.read:
            self.open_article(visit.read)

    def _put(self, query: str, facets: tuple[Facet, ...]) -> None:
        """Set query and filters without asking."""
        with self.prevent(SearchBar.Asked, Filters.Changed):
            self.query_one(SearchBar).put(query)
            self.query_one(Filters).choose(facets)
