"""A few lines of text at the edge of a screen."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from textual.strip import Strip

from reader.ui.painted import Painted

Draw = Callable[[int], list[list[Segment]]]
"""The lines of a bar for a width in cells."""


class Bar(Painted):
    """Lines that are drawn anew for every width."""

    DEFAULT_CSS = "Bar { height: auto; background: $background; }"

    def __init__(self, draw: Draw, height: int, id: str | None = None) -> None:
        super().__init__(id=id)
        self._draw = draw
        self.styles.height = height

    def repaint(self) -> None:
        """Draw anew."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        lines = self._draw(self.size.width)
        line = Strip(lines[y] if y < len(lines) else []).adjust_cell_length(self.size.width)
        return line.apply_style(self.rich_style)
