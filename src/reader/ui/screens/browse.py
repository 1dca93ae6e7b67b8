"""The main screen: filters, lists and articles side by side, or one at a time where it is narrow."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from time import monotonic
from typing import Any, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input

from reader.ui import memory
from reader.ui.bindings import bindings
from reader.ui.screens.browse_adding import Adding
from reader.ui.screens.browse_deeds import Deeds
from reader.ui.screens.browse_filters import Filtering
from reader.ui.screens.browse_removing import Removing
from reader.ui.screens.browse_searches import Searches
from reader.ui.screens.browse_session import Sessions
from reader.ui.screens.part import Stage, WidthClass
from reader.ui.widgets.article import ArticleView
from reader.ui.widgets.filters import Filters
from reader.ui.widgets.footer import Footer
from reader.ui.widgets.listings import EntityList, SourceList, StoryList
from reader.ui.widgets.panes import Panes
from reader.ui.widgets.progress_line import ProgressLine
from reader.ui.widgets.results import Results
from reader.ui.widgets.row_list import RowList
from reader.ui.widgets.search_bar import QueryInput, SearchBar
from reader.ui.widgets.tab_line import TabLine

WIDE, MEDIUM = 140, 100
REST_SECONDS, STILL_SECONDS = 5.0, 1.0
"""So often memory is looked through, unless somebody typed within the other."""


class BrowseScreen(Sessions, Deeds, Removing, Searches, Filtering, Adding):
    """Search, lists, filters and articles."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("browse")]
    AUTO_FOCUS = "#articles"
    CSS = """
    #body { height: 1fr; }
    #left { height: 1fr; }
    #left RowList { height: 1fr; }
    #left.beside { border-right: solid $rule; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.stage = "list"
        self.zoomed = False
        self.filters_wanted: bool | None = None

    def compose(self) -> ComposeResult:
        width = self.reader.startup.settings.text_width
        yield SearchBar(partial(self.go, "list"))
        with Horizontal(id="body"):
            yield Filters()
            with Vertical(id="left"):
                yield TabLine()
                yield Results(id="articles")
                yield StoryList(id="stories")
                yield EntityList(id="entities")
                yield SourceList(id="sources")
            yield Panes(width)
        yield ProgressLine()
        yield Footer()

    def on_mount(self) -> None:
        """Show the first frame before there is a library."""
        self.query_one(Results).show(0, (), "opening the library …")
        self.show_tab("articles", focus=False)

    def on_unmount(self) -> None:
        """Leave Python's memory to itself again."""
        memory.end()

    def begin(self, session: Mapping[str, Any]) -> None:
        """Start with an open library and what was kept of the last time."""
        memory.begin()
        self.set_interval(REST_SECONDS, self._rest)
        self.restore(session)
        self.refresh_state()
        self.refresh_searches()

    def _rest(self) -> None:
        if monotonic() - self.asked_at > STILL_SECONDS:
            memory.rest()
            self.look_around()

    # --- layout ---

    @property
    def width_class(self) -> WidthClass:
        """How much can stand side by side."""
        width = self.size.width
        return "wide" if width >= WIDE else "medium" if width >= MEDIUM else "narrow"

    def on_resize(self, event: events.Resize) -> None:
        """Put as much side by side as there is room for."""
        self.lay_out()

    def lay_out(self) -> None:
        """Show the parts that fit the width, the stage and the zoom."""
        kind, stage = self.width_class, self.stage
        filters, left, panes = self.query_one(Filters), self.query_one("#left"), self.query_one(Panes)
        alone = kind == "narrow" or self.zoomed
        split = len(panes.panes) > 1
        wanted = kind == "wide" and not split if self.filters_wanted is None else self.filters_wanted
        filters.display = stage == "filters" or (wanted and not alone)
        left.display = stage == "list" or not alone
        panes.display = stage == "article" or not alone
        left.styles.width = (
            "1fr" if alone else 52 if kind == "wide" and not split else "42%" if not split else "30%"
        )
        left.set_class(not alone, "beside")
        filters.styles.width = "1fr" if alone else 25
        for pane in panes.panes:
            pane.display = not (self.zoomed and stage == "article") or pane is panes.current
        self.query_one(Results).set_row_height({"narrow": 2, "medium": 3, "wide": 4}[kind])

    def go(self, stage: Stage, pane: ArticleView | None = None) -> None:
        """Move the focus to a part of the screen, showing it."""
        self.stage = stage
        self.lay_out()
        target: Widget
        if stage == "filters":
            target = self.query_one(Filters)
        elif stage == "list":
            target = self.shown_list
        else:
            target = pane or self.query_one(Panes).current.view
        self.set_focus(target)
        if stage == "list":
            self.follow()
        self.tell_footer()

    @property
    def typing(self) -> bool:
        """Whether the keys go into the query."""
        return isinstance(self.focused, Input)

    @property
    def free(self) -> bool:
        """Whether a screen may come over this one, which nobody types into or has left meanwhile."""
        return self.is_current and not self.typing

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Keep the stage and the footer true to the focus."""
        widget = event.widget
        if isinstance(widget, ArticleView):
            self.stage = "article"
        elif isinstance(widget, Filters):
            self.stage = "filters"
        elif isinstance(widget, (RowList, QueryInput)) and self.stage != "list":
            self.stage = "list"
            self.lay_out()
        self.tell_footer()

    def tell_footer(self) -> None:
        """Offer the keys that matter where the focus is."""
        focused = self.focused
        place = "found" if self.query_text and self.query_text not in self.kept_queries else "results"
        if isinstance(focused, QueryInput):
            place = "search"
        elif self.stage == "article":
            place = "article"
        elif self.stage == "filters":
            place = "filters"
        elif self.tab != "articles":
            place = "names" if self.tab == "entities" else "list"
        self.query_one(Footer).show(place, self.footer_labels())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave every key to an input that has the focus."""
        while_typing = action == "searches" and bool(parameters)
        return while_typing or not self.typing or not hasattr(BrowseScreen, f"action_{action}")

    # --- moving about ---

    def action_focus_step(self, step: int) -> None:
        """Go to the next part of the screen, or the one before."""
        panes = self.query_one(Panes)
        places: list[tuple[Stage, ArticleView | None]] = [("list", None)]
        if self.query_one(Filters).display:
            places.insert(0, ("filters", None))
        places += [("article", pane.view) for pane in panes.panes if pane.article_id]
        here = (self.stage, panes.current.view if self.stage == "article" else None)
        at = places.index(here) + step if here in places else 0
        if 0 <= at < len(places):
            self.go(*places[at])
        elif self.focused is None:
            self.go("list")

    def action_search(self) -> None:
        """Go into the query."""
        if self.tab != "articles":
            self.show_tab("articles")
        if not self.query_one("#left").display:
            self.go("list")
        self.query_one(SearchBar).begin()
        self.tell_footer()

    def action_filters(self) -> None:
        """Go to the filters, or hide them."""
        shown = self.query_one(Filters).display
        if shown and self.stage == "filters":
            self.filters_wanted = False
            self.go("list")
        elif shown and self.width_class != "narrow":
            self.filters_wanted = False
            self.lay_out()
        else:
            self.filters_wanted = True
            self.go("filters")

    def action_zoom(self) -> None:
        """Give the current part the whole screen, or take it back."""
        self.zoomed = not self.zoomed
        self.lay_out()

    async def action_split(self) -> None:
        """Keep this article and let the next one fill a new pane beside it."""
        panes = self.query_one(Panes)
        if panes.current.article_id is None and self.target_id:
            panes.open(self.target_id, self.query_text)
        if not await panes.split():
            self.reader.say("there is no room for more panes")
            return
        self.zoomed = False
        if self.tab != "articles":
            self.show_tab("articles")
        self.go("list")
        self.reader.say("the next article you open stands beside this one")

    async def action_back(self, leave: bool = False) -> None:
        """Undo the last step into something, be it from another screen; at the start widen the list, or leave."""
        panes = self.query_one(Panes)
        if self.zoomed:
            self.action_zoom()
        elif self.way_back:
            self.go_back()
        elif self.stage == "article" and len(panes.panes) > 1:
            await panes.close(panes.current)
            self.go("article")
        elif self.stage != "list":
            if self.stage == "filters" and self.width_class != "wide":
                self.filters_wanted = False
            panes.current.view.look_away()
            self.go("list")
        elif panes.current.article_id is None and len(panes.panes) > 1:
            await panes.close(panes.current)
            self.go("list")
        elif leave:
            await self.app.action_quit()
        elif not self.widen():
            self.reader.say("q leaves the reader")

    @on(Panes.Changed)
    def _panes_changed(self) -> None:
        self.lay_out()
        self.tell_footer()

    @property
    def shown_list(self) -> RowList:
        """The list of the tab that is shown."""
        return cast(RowList, self.query_one(f"#{self.tab}"))
