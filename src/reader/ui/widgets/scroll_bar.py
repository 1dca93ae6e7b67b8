"""A scrollbar of few parts: it is painted anew with every list, so it has to cost next to nothing."""

from __future__ import annotations

from functools import lru_cache
from typing import Self

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.strip import Strip


class QuickScrollBar(ScrollBar):
    """A vertical scrollbar that can be clicked and dragged like Textual's own."""

    _drawn: tuple[object, ...] | None = None

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Paint anew only where it looks different."""
        if not layout and not recompose and self._drawn == self._look():
            return self
        self._drawn = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_line(self, y: int) -> Strip:
        self._drawn = _, top, size, back, thumb = self._look()
        if not size:
            return _part("", back, self.thickness)
        if top <= y < top + size:
            return _part("grab", thumb, self.thickness)
        return _part("scroll_up" if y < top else "scroll_down", back, self.thickness)

    def _look(self) -> tuple[int, int, int, Color, Color]:
        """The height, where the thumb begins and how long it is, and the colours."""
        height, whole, window = self.size.height, self.window_virtual_size, self.window_size
        back, thumb = self._colours()
        if not window or window >= whole or not height:
            return height, 0, 0, back, thumb
        size = max(1, round(height * window / whole))
        return height, round((height - size) * min(1.0, self.position / (whole - window))), size, back, thumb

    def _colours(self) -> tuple[Color, Color]:
        assert self.parent is not None
        styles = self.parent.styles
        if self.grabbed:
            return styles.scrollbar_background_active, styles.scrollbar_color_active
        if self.mouse_over:
            return styles.scrollbar_background_hover, styles.scrollbar_color_hover
        return styles.scrollbar_background, styles.scrollbar_color


@lru_cache(maxsize=64)
def _part(action: str, colour: Color, thickness: int) -> Strip:
    meta = {"@mouse.down": action} if action else None
    return Strip([Segment(" " * thickness, Style(bgcolor=colour.rich_color, meta=meta))], thickness)
