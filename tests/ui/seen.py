"""What the tests of the screens share: sizes of terminals, the kinds of fixtures, and what is seen of a screen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from textual.geometry import Size
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip

from reader.ui.app import ReaderApp
from reader.ui.screens.browse import BrowseScreen
from reader.ui.widgets.article import ArticleView
from reader.ui.widgets.notice import Notice
from reader.ui.widgets.panes import Panes
from reader.ui.widgets.results import Results

WIDE, MEDIUM, NARROW, SLIM = (160, 48), (120, 30), (80, 24), (60, 24)

Make = Callable[..., ReaderApp]
Settle = Callable[[Pilot[int]], Awaitable[BrowseScreen]]


class Drawn(Protocol):
    """A widget that draws line by line."""

    @property
    def size(self) -> Size: ...

    def render_line(self, y: int) -> Strip: ...


def app_of(pilot: Pilot[int]) -> ReaderApp:
    assert isinstance(pilot.app, ReaderApp)
    return pilot.app


def lines(widget: Drawn) -> list[str]:
    """What stands on the screen where the widget is."""
    return [widget.render_line(y).text for y in range(widget.size.height)]


def words(widget: Drawn) -> str:
    """The same as one line with single blanks."""
    return " ".join(" ".join(lines(widget)).split())


def notices(screen: Screen[object]) -> list[str]:
    """What the notices on a screen say."""
    return [notice.message for notice in screen.query(Notice)]


def said(pilot: Pilot[int]) -> Sequence[str]:
    """Everything that notices have said, the last one last."""
    return list(app_of(pilot).told)


def view(browse: BrowseScreen) -> ArticleView:
    """The article that is read."""
    return browse.query_one(Panes).current.view


def text_title(browse: BrowseScreen) -> str | None:
    """The title of the text that is shown."""
    annotated = view(browse).annotated
    return annotated.article.title if annotated else None


def cursor_title(browse: BrowseScreen) -> str | None:
    """The title of the line the cursor is on."""
    entry = browse.query_one(Results).entry
    return entry.row.title if entry else None
