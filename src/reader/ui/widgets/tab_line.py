"""The line of tabs above the lists."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from reader.ui.painted import Painted, fit, spread

TABS = {"articles": "Articles", "stories": "Stories", "entities": "Names", "sources": "Sources"}


class TabLine(Painted):
    """The four lists by number, the shown one set off, and how it is sorted."""

    DEFAULT_CSS = "TabLine { height: 1; background: $surface; }"

    class Picked(Message):
        """A tab was clicked."""

        def __init__(self, tab: str) -> None:
            super().__init__()
            self.tab = tab

    def __init__(self) -> None:
        super().__init__()
        self._tab = "articles"
        self._about = ""

    def show(self, tab: str, about: str) -> None:
        """Set off one tab and say something about its list."""
        self._tab, self._about = tab, about
        self.refresh()

    def _pieces(self) -> list[tuple[str, str]]:
        """The tabs as they are written, closer where something is said of the list.

        Where not even their names have room, the others than the shown one stand by number only.
        """
        full = [(name, f" {at} {label} ") for at, (name, label) in enumerate(TABS.items(), 1)]
        if sum(len(text) for _, text in full) + cell_len(self._about) + 2 <= self.size.width:
            return full
        close = [(name, text[:-1]) for name, text in full]
        if sum(len(text) for _, text in close) <= self.size.width:
            return close
        return [(name, text if name == self._tab else text[:3]) for name, text in full]

    def _said(self, room: int) -> str:
        """What is said of the list, shorter where there is little room: the number goes first."""
        what, _, order = self._about.partition(" by ")
        kind = what.lstrip("0123456789, ")
        said = (self._about, f"{kind} by {order}", what if kind else order, kind or order)
        return next((text for text in said if cell_len(text) <= room), fit(kind or order, max(0, room)))

    def render_line(self, y: int) -> Strip:
        paint, width = self.paint, self.size.width
        left = [
            Segment(text, paint.accent + paint.selection if name == self._tab else paint.muted)
            for name, text in self._pieces()
        ]
        about = self._said(width - sum(len(piece.text) for piece in left) - 2) if self._about else ""
        right = [Segment(f" {about} ", paint.muted)] if about else []
        return self.strip(spread(left, right, width, Style.null()))

    def on_click(self, event: events.Click) -> None:
        x = event.x
        for name, text in self._pieces():
            if 0 <= x < len(text):
                self.post_message(self.Picked(name))
                return
            x -= len(text)
