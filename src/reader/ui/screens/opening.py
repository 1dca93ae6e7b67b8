"""The first frame: the outline of the main screen, shown while that and the library are being opened."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.strip import Strip

from reader.errors import ReaderError
from reader.ui.painted import Painted, fit

LEAVE = frozenset({"q", "ctrl+q", "ctrl+c"})


class Outline(Painted):
    """The lines of the main screen, still empty but for a word on what is going on."""

    DEFAULT_CSS = "Outline { width: 1fr; height: 1fr; }"
    says: tuple[str, ...] = ("opening the library …",)

    def render_line(self, y: int) -> Strip:
        width, height, paint = self.size.width, self.size.height, self.paint
        if y == 0:
            return self.strip([Segment(" ⌕ ", paint.accent), Segment("search", paint.muted)])
        if y in (1, height - 2):
            return self.strip([Segment("─" * width, paint.rule)])
        if 0 <= y - 3 < len(self.says):
            return self.strip([Segment("   "), Segment(fit(self.says[y - 3], width - 6), paint.muted)])
        return self.strip(())


class OpeningScreen(Screen[None]):
    """Shown first; what is typed meanwhile is kept for the main screen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,ctrl+c", "app.quit", "Leave the reader")]

    def __init__(self) -> None:
        super().__init__()
        self.typed: list[events.Key] = []
        self._failed = False

    def compose(self) -> ComposeResult:
        yield Outline()

    def fail(self, error: ReaderError) -> None:
        """Say why there is no library to show."""
        self._failed = True
        outline = self.query_one(Outline)
        outline.says = tuple(line for line in (error.message, error.hint, "", "q leaves the reader") if line)
        outline.refresh()

    def on_key(self, event: events.Key) -> None:
        """Keep a key for later, but for those that leave."""
        if not self._failed and event.key not in LEAVE:
            event.stop()
            self.typed.append(event)
