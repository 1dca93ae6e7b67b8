"""What the parts of the main screen share: the app as it is, and the state they all look at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, cast

from textual.screen import Screen

from reader.ui.finding import Asked, State
from reader.ui.widgets.filters import Facet, Filters
from reader.ui.widgets.panes import Panes
from reader.ui.widgets.results import Results
from reader.ui.widgets.search_bar import SearchBar

if TYPE_CHECKING:
    from reader.library import Row
    from reader.ui.app import ReaderApp
    from reader.ui.widgets.listings import Listing


Stage = Literal["filters", "list", "article"]
WidthClass = Literal["wide", "medium", "narrow"]


class BrowsePart(Screen[None]):
    """The base of the main screen's parts."""

    tab: str = "articles"
    stage: Stage = "list"
    state: State | None = None
    """How the library stood when it was last looked at."""

    @property
    def reader(self) -> ReaderApp:
        """The app, as what it is."""
        return cast("ReaderApp", self.app)

    @property
    def asked(self) -> Asked:
        """The query and the filters as they stand now."""
        return Asked(self.query_one(SearchBar).query_text, self.query_one(Filters).chosen)

    @property
    def query_text(self) -> str:
        """Both as one query."""
        return self.asked.text

    @property
    def target(self) -> Row | None:
        """The article an action is about: the one that is read, else the one selected in the list."""
        pane = self.query_one(Panes).current
        if self.stage == "article" and pane.view.row:
            return pane.view.row
        entry = self.query_one(Results).entry if self.tab == "articles" else None
        return entry.row if entry else None

    @property
    def target_id(self) -> str | None:
        """The id of that article."""
        return self.target.id if self.target else None

    # --- what one part does for the others ---

    @property
    def width_class(self) -> WidthClass:
        """How much can stand side by side."""
        raise NotImplementedError

    @property
    def typing(self) -> bool:
        """Whether the keys go into the query."""
        raise NotImplementedError

    @property
    def free(self) -> bool:
        """Whether a screen may come over this one, which nobody types into or has left meanwhile."""
        raise NotImplementedError

    @property
    def shown_listing(self) -> Listing[Any] | None:
        """The shown list, if it is one of names, stories or sources."""
        raise NotImplementedError

    def go(self, stage: Stage) -> None:
        """Move the focus to a part of the screen, showing it."""
        raise NotImplementedError

    def follow(self) -> None:
        """Let the text be the one of the line the cursor is on."""
        raise NotImplementedError

    def tell_footer(self) -> None:
        """Offer the keys that matter where the focus is."""
        raise NotImplementedError

    def refresh_state(self) -> None:
        """Count the library's articles and the unread ones."""
        raise NotImplementedError

    def refresh_searches(self) -> None:
        """List the saved searches as they are now."""
        raise NotImplementedError

    def action_reload(self, keep: str | None = None) -> None:
        """Ask the library anew, for all lists."""
        raise NotImplementedError

    def action_search(self) -> None:
        """Go into the query."""
        raise NotImplementedError

    def search_for(self, query: str) -> None:
        """Search for this instead, and go to the list."""
        raise NotImplementedError

    def filter_by(self, facet: Facet) -> None:
        """Show only the articles of a facet, and go to the list."""
        raise NotImplementedError

    def narrow_to(self, facets: Sequence[Facet]) -> None:
        """Show what these filters leave of the whole library, and go to the list."""
        raise NotImplementedError

    def open_passage(self, place: tuple[str, int] | None) -> None:
        """Read an article from a text offset on, where another screen led to one."""
        raise NotImplementedError

    def show_card(self, id: str, name: str) -> None:
        """Show the card of a name."""
        raise NotImplementedError

    def seek_partner(self, id: str) -> None:
        """Find out which source an article would be compared with."""
        raise NotImplementedError

    def mark_read(self, id: str, read: bool = True) -> None:
        """Keep that an article was read, or that it is to be read again."""
        raise NotImplementedError
