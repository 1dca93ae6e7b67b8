"""The first frame: the outline of the main screen, shown while that and the library are being opened."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.strip import Strip

from reader.ui.painted import Painted


class Outline(Painted):
    """The lines of the main screen, still empty."""

    DEFAULT_CSS = "Outline { width: 1fr; height: 1fr; }"

    def render_line(self, y: int) -> Strip:
        width, height, paint = self.size.width, self.size.height, self.paint
        if y == 0:
            return self.strip([Segment(" ⌕ ", paint.accent), Segment("search", paint.muted)])
        if y in (1, height - 2):
            return self.strip([Segment("─" * width, paint.rule)])
        if y == 3:
            return self.strip([Segment("   opening the library …", paint.muted)])
        return self.strip(())


class OpeningScreen(Screen[None]):
    """Shown first; what is typed meanwhile is kept for the main screen."""

    def __init__(self) -> None:
        super().__init__()
        self.typed: list[events.Key] = []

    def compose(self) -> ComposeResult:
        yield Outline()

    def on_key(self, event: events.Key) -> None:
        """Keep a key for later."""
        event.stop()
        self.typed.append(event)
