"""A notice: a line or two just above the last line of the screen it arose on, whose keys stay to be seen."""

from __future__ import annotations

from typing import Literal

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.ui.painted import Painted, fit
from reader.ui.render import flatten, wrap

Severity = Literal["information", "warning", "error"]
SIGNS: dict[Severity, str] = {"information": "›", "warning": "!", "error": "✗"}
MAX_LINES = 2
MARGIN = 3


class Notice(Painted):
    """Says something until a key is pressed or some seconds are over."""

    DEFAULT_CSS = """
    Notice { layer: notice; dock: bottom; width: 1fr; height: 1; margin-bottom: 1; background: $panel; }
    """

    def __init__(self, message: str, severity: Severity, seconds: float) -> None:
        super().__init__()
        self.message = message
        self._severity, self._seconds = severity, seconds

    def on_mount(self) -> None:
        """Take the lines that the message needs."""
        self.styles.height = len(self._lines(self.app.size.width))
        self._stay()

    def _stay(self) -> None:
        """Go after some seconds; where another screen is over this one, some seconds after that has gone."""
        seen = self.screen.is_current
        self.set_timer(self._seconds, self.remove if seen else self._stay)

    def _lines(self, width: int) -> list[str]:
        room = max(10, width - MARGIN - 1)
        lines: list[str] = []
        for line in self.message.splitlines():
            flat = flatten(line)
            lines += [flat[span.start : span.end] for span in wrap(flat, 0, len(flat), room)]
        if len(lines) > MAX_LINES:
            lines = [*lines[: MAX_LINES - 1], fit(" ".join(lines[MAX_LINES - 1 :]), room)]
        return lines or [""]

    def render_line(self, y: int) -> Strip:
        lines, paint = self._lines(self.size.width), self.paint
        if y >= len(lines):
            return self.strip(())
        hue = {"information": paint.accent, "warning": paint.warning, "error": paint.error}[self._severity]
        sign = SIGNS[self._severity] if not y else " "
        return self.strip(
            [
                Segment(f" {sign} ", hue + Style(bold=True)),
                Segment(fit(lines[y], self.size.width - MARGIN), paint.text),
            ]
        )
