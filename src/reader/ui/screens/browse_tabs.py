"""The four lists of the main screen, of which one is shown: articles, stories, names, sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from textual import on

from reader.ui import finding
from reader.ui.finding import Listed
from reader.ui.screens.part import BrowsePart
from reader.ui.widgets.listings import Listing
from reader.ui.widgets.panes import Panes
from reader.ui.widgets.tab_line import TABS, TabLine

ROWS: Mapping[str, Callable[..., Sequence[Listed]]] = {
    "stories": finding.stories,
    "entities": finding.named,
    "sources": finding.sources,
}
"""What the lists show, asked of a library and, where it is to be narrowed, what is asked for."""


class Tabs(BrowsePart):
    """Shows one of the lists."""

    def __init__(self) -> None:
        super().__init__()
        self.tab = "articles"

    @property
    def shown_listing(self) -> Listing[Listed] | None:
        """The shown list, if it is one of names, stories or sources."""
        found = self.query_one(f"#{self.tab}")
        return found if isinstance(found, Listing) else None

    @on(TabLine.Picked)
    def _tab_picked(self, message: TabLine.Picked) -> None:
        self.show_tab(message.tab)

    def action_tab(self, tab: str) -> None:
        """Show another list."""
        self.show_tab(tab)

    def show_tab(self, tab: str, focus: bool = True) -> None:
        """Show a list, loading it where it is not one of articles."""
        self.tab = tab
        for name in TABS:
            self.query_one(f"#{name}").display = name == tab
        self.tell_tabs()
        self.load_tab()
        if focus:
            self.go("list")

    def load_tab(self) -> None:
        """Load the shown list: of what is searched for and filtered, or of the whole library."""
        asked, listing = self.asked, self.shown_listing
        narrowed = asked if asked.text else None
        if listing is None:
            return

        def show(rows: Sequence[Listed]) -> None:
            listing.found = narrowed is not None
            listing.show(rows)

        self.reader.ask(partial(ROWS[self.tab], asked=narrowed), show, group="tab", exclusive=True)

    def tell_tabs(self) -> None:
        """Say which list is shown and how it is sorted."""
        listing = self.shown_listing
        self.query_one(TabLine).show(self.tab, listing.about if listing else "")

    def show_beside(self, listing: Listing[Listed]) -> None:
        """Show beside a list of stories, names or sources what there is of the selected one."""
        panes, row, asked = self.query_one(Panes), listing.row, self.asked
        if len(panes.panes) > 1:
            return
        if panes.current.article_id or row is None:
            panes.clear(listing.HINT)
        if row is None:
            return

        def show(about: Sequence[str]) -> None:
            here = self.stage != "article" and len(panes.panes) == 1
            if here and self.shown_listing is listing and listing.row == row:
                panes.clear("\n".join((listing.HINT, "", *about)))

        self.reader.ask(
            lambda library: finding.about(library, row, asked), show, group="beside", exclusive=True
        )
