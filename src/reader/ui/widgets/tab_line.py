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
        """The tabs as they are written; where their list needs the room, the others by number only."""
        full = [(name, f" {at} {label} ") for at, (name, label) in enumerate(TABS.items(), 1)]
        about = cell_len(self._about) + 2 if self._about else 0
        if sum(len(text) for _, text in full) + about <= self.size.width:
            return full
        return [(name, text if name == self._tab else text[:3]) for name, text in full]

    def render_line(self, y: int) -> Strip:
        paint, width = self.paint, self.size.width
        left = [
            Segment(text, paint.accent + paint.selection if name == self._tab else paint.muted)
            for name, text in self._pieces()
        ]
        about = fit(self._about, width - sum(len(piece.text) for piece in left) - 2)
        right = [Segment(f" {about} ", paint.muted)] if about else []
        return self.strip(spread(left, right, width, Style.null()))

    def on_click(self, event: events.Click) -> None:
        x = event.x
        for name, text in self._pieces():
            if 0 <= x < len(text):
                self.post_message(self.Picked(name))
                return
            x -= len(text)
