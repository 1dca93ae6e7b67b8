"""What every drawn widget shares: the app's paint, and ways to fit text into cells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from reader.text.clean import for_terminal
from reader.ui.paint import Paint


class Painted(Widget):
    """A widget that draws with the app's paint."""

    _ground: Style | None = None

    @property
    def paint(self) -> Paint:
        """The styles of the theme in use."""
        return cast(Paint, getattr(self.app, "paint"))  # noqa: B009

    def strip(self, segments: Iterable[Segment], base: Style | None = None) -> Strip:
        """A line as wide as the widget, on the widget's ground."""
        if self._ground is None:
            self._ground = self.rich_style
        ground, width, used = self._ground, self.size.width, 0
        line: list[Segment] = []
        for text, style, _ in segments:
            line.append(Segment(text, ground + style if style else ground))
            used += cell_len(text)
        if used < width:
            line.append(Segment(" " * (width - used), ground + base if base else ground))
        strip = Strip(line, max(used, width))
        return strip if used <= width else strip.crop(0, width)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._ground = None


def fit(text: str, width: int) -> str:
    """The text in at most `width` cells, with … where it was cut."""
    if width > 0 and text.isascii() and text.isprintable():
        return text if len(text) <= width else text[: width - 1].rstrip() + "…"
    text = for_terminal(text)
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + "…" if width > 0 else ""


def spread(left: list[Segment], right: list[Segment], width: int, base: Style) -> list[Segment]:
    """`left` and `right` at the two ends of a line of `width` cells; `left` is cut where both don't fit."""
    room = width - sum(cell_len(segment.text) for segment in right)
    kept: list[Segment] = []
    for segment in left:
        size = cell_len(segment.text)
        if size > room:
            kept.append(Segment(fit(segment.text, room), segment.style))
            room -= cell_len(kept[-1].text)
            break
        kept.append(segment)
        room -= size
    return [*kept, Segment(" " * max(0, room), base), *right]
