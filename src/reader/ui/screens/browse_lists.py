"""The lists of the main screen: search as you type, filters, and opening what is selected."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

from textual import on
from textual.timer import Timer

from reader.model import Page, Span
from reader.ui import finding
from reader.ui.finding import Asked, Found, State
from reader.ui.phrases import count
from reader.ui.rhythm import Rhythm
from reader.ui.screens.browse_tabs import Tabs
from reader.ui.screens.browse_way import WayBack
from reader.ui.widgets.filters import Facet, Filters, Group
from reader.ui.widgets.footer import Footer
from reader.ui.widgets.listings import EntityList, Listing, SourceList, StoryList
from reader.ui.widgets.notice import Notice
from reader.ui.widgets.panes import Panes
from reader.ui.widgets.results import PAGE, Results
from reader.ui.widgets.row_list import RowList
from reader.ui.widgets.search_bar import SearchBar

if TYPE_CHECKING:
    from reader.library import EntityCard, Library
    from reader.ui.screens.entity_card import Wish

QUIET_SECONDS, NAMES_SECONDS = 0.08, 0.3
"""The preview and the filters follow the list after so long, and not before typing pauses; while typing, names not
known yet the other after that."""
SLOW_SECONDS = 0.25
"""An answer that takes longer is said to be under way."""


class Lists(Tabs, WayBack):
    """Asks the library as the query changes and shows its answers."""

    def __init__(self) -> None:
        super().__init__()
        self._generation = 0
        self._cancel = Event()
        self._answered, self.asked_at = Asked(), 0.0
        self._rhythm = Rhythm()
        self._keep: str | None = None
        self._preview: Timer | None = None
        self._narrowing: Timer | None = None
        self._slow: Timer | None = None
        self._awaited = False
        self._open_first = False

    # --- searching ---

    @on(SearchBar.Asked)
    def _query_changed(self) -> None:
        self._rhythm.key(monotonic())
        self.ask_again(first=True)

    @property
    def quiet(self) -> float:
        """Seconds until what follows the list is no more in the way of a key."""
        return max(QUIET_SECONDS, self._rhythm.left(monotonic()))

    def ask_again(self, keep: str | None = None, first: bool = False) -> None:
        """Ask the library the query as it stands now; an answer still under way is dropped.

        In the new list `keep`, else what is selected now, stays selected, unless the `first` is to be.
        """
        self._generation += 1
        self.asked_at = monotonic()
        self._awaited, self._open_first = True, False
        self._cancel.set()
        for timer in (self._preview, self._narrowing, self._slow):
            if timer:
                timer.stop()
        self._cancel = cancel = Event()
        self._slow = self.set_timer(SLOW_SECONDS, self.query_one(SearchBar).wait)
        results = self.query_one(Results)
        self._keep = None if first else keep or (results.entry.row.id if results.entry else None)
        limit = results.screenful if first else PAGE
        self._answered = asked = self.asked
        self.reader.ask(
            lambda library: finding.find(library, asked, cancel.is_set, limit),
            partial(self._found, self._generation),
            group="search",
            exclusive=True,
        )

    def wait(self) -> None:
        """Show nothing of the old list any more while the new one is under way."""
        self.query_one(Results).show(0, (), "searching …")
        self.query_one(SearchBar).wait()
        panes = self.query_one(Panes)
        if len(panes.panes) == 1:
            panes.clear("")

    def _found(self, generation: int, found: Found) -> None:
        if generation != self._generation:
            return
        self._awaited = False
        if self._slow:
            self._slow.stop()
        if found.page.corrected:
            self._answered = replace(self._answered, query=found.page.corrected)
        nothing = (
            "nothing found"
            if self._answered.text
            else "the library is empty: press A to add files or folders"
        )
        self.query_one(Results).show(found.page.total, found.entries, nothing, self._keep)
        self.query_one(SearchBar).answer(found.page, self.query_one(Filters).summary)
        self.tell_tabs()
        if self._open_first and found.entries:
            self.open_article(found.entries[0].row.id)
        self._narrowing = self.set_timer(self.quiet, partial(self._ask_facets, found.page, generation))

    def _ask_facets(self, page: Page, generation: int) -> None:
        def show(facets: dict[Group, tuple[Facet, ...]]) -> None:
            if generation == self._generation:
                self.query_one(Filters).show(facets)
                self.query_one(Results).want_page(0)

        asked = self._answered
        self.reader.ask(
            lambda library: finding.facets(library, asked, page), show, group="facets", exclusive=True
        )

    @on(Results.Wanted)
    def _page_wanted(self, message: Results.Wanted) -> None:
        asked, offset, generation = self._answered, message.offset, message.generation
        self.reader.ask(
            lambda library: finding.more(library, asked, offset),
            lambda entries: self.query_one(Results).add_page(offset, entries, generation),
            group="pages",
        )

    @on(Filters.Changed)
    def _filters_changed(self) -> None:
        self.load_tab()
        self.ask_again()

    def action_reload(self, keep: str | None = None) -> None:
        """Ask the library anew, for all lists; `keep` is to be selected then."""
        self.refresh_state()
        if self.tab == "articles":
            self.ask_again(keep)
        else:
            self.load_tab()

    def refresh_state(self) -> None:
        """Count the library's articles, the unread and the new ones."""
        self.reader.ask(finding.state, self._counted, group="counts", exclusive=True)

    def _counted(self, state: State) -> None:
        self.state = state
        self.query_one(SearchBar).tell_new(state.new)
        self.query_one(Footer).tell(f"{count(state.articles, 'article')}, {state.unread:,} unread")

    # --- selecting and opening ---

    @on(RowList.Selected)
    def _selected(self, message: RowList.Selected) -> None:
        if not isinstance(message.list, Listing | Results):
            return
        if self._preview:
            self._preview.stop()
        self._preview = self.set_timer(self.quiet, self._show_preview)
        if isinstance(message.list, Listing):
            self.tell_tabs()
        elif not self.typing:
            self.tell_footer()

    def follow(self) -> None:
        """Let the text be the one of the line the cursor is on; of several panes the current one says which."""
        panes = self.query_one(Panes)
        if self.stage == "list" and len(panes.panes) > 1:
            if panes.current.article_id and self.tab == "articles":
                self.query_one(Results).select(panes.current.article_id)
        elif not self._awaited:
            self._show_preview()

    def _show_preview(self) -> None:
        if self.stage == "article" or self.width_class == "narrow":
            return
        panes, results, listing = self.query_one(Panes), self.query_one(Results), self.shown_listing
        if listing is not None:
            self.show_beside(listing)
        elif results.entry:
            patience = NAMES_SECONDS if self.typing else 0.0
            panes.open(results.entry.row.id, self._answered.text, patience=patience)
        elif not results.row_count:
            panes.clear("Esc goes back to what was listed before" if self._answered.text else "")

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        listing = message.list
        if isinstance(listing, Results) and self._awaited:
            self._open_first = True
        elif isinstance(listing, Results) and listing.entry:
            self.open_article(listing.entry.row.id)
        elif isinstance(listing, EntityList) and listing.row:
            self.show_card(listing.row.id, listing.row.name)
        elif isinstance(listing, SourceList) and listing.row:
            self.filter_by(Facet("source", listing.row.name, listing.row.name))
        elif isinstance(listing, StoryList) and listing.row:
            self.show_story(listing.row.story.id)

    def show_story(self, id: str) -> None:
        """Show a story's timeline and who reported what."""
        from reader.ui.screens.story import StoryScreen

        self.lead(StoryScreen(id))

    def open_article(self, id: str, span: Span | None = None) -> None:
        """Read an article, from a stretch of it if given; the keys stay where something is being typed."""
        self.query_one(Panes).open(id, self._answered.text, span=span)
        if not self.typing:
            self.go("article")
        if self.reader.library is not None and not self.reader.library.read_only:
            self.mark_read(id)
        self.seek_partner(id)

    def open_passage(self, place: tuple[str, int] | None) -> None:
        """Read an article from a text offset on, where another screen led to one."""
        if place is not None:
            id, start = place
            self.query_one(Panes).turn_to(id)
            self.open_article(id, Span(start, start))

    def show_card(self, id: str, name: str) -> None:
        """Show the card of a name, and say that it is being read where that takes a while."""
        ready = Event()

        def work(library: Library) -> EntityCard:
            try:
                return library.entity_card(id)
            finally:
                ready.set()

        def wait() -> None:
            if not ready.is_set() and self.is_current:
                self.reader.say(f"reading what there is about {name} …")

        self.set_timer(SLOW_SECONDS, wait)
        self.reader.ask(work, self._card, group="card", exclusive=True)

    def _card(self, card: EntityCard) -> None:
        from reader.ui.screens.entity_card import EntityCardScreen

        for notice in self.query_children(Notice):
            notice.remove()
        if self.free:
            self.app.push_screen(EntityCardScreen(card), self._card_left)

    def _card_left(self, wish: Wish | None) -> None:
        if wish is None or wish.kind == "changed":
            return
        if wish.kind == "filter":
            self.filter_by(Facet("entity", wish.value, wish.value))
        elif wish.kind == "sources":
            by = [Facet("source", source, source) for source in wish.sources]
            self.narrow_to((Facet("entity", wish.value, wish.value), *by))
        elif wish.kind == "article":
            self.open_article(wish.value, wish.span)
        else:
            self.search_for(wish.value)
