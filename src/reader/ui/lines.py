"""A scrolled widget that draws line by line."""

from __future__ import annotations

from textual.geometry import Size
from textual.scroll_view import ScrollView

from reader.ui.painted import Painted


class Lines(Painted, ScrollView, inherit_bindings=False):
    """Draws only the lines on the screen; subclasses say how many there are and implement `render_line`."""

    DEFAULT_CSS = """
    Lines { width: 1fr; height: 1fr; overflow: hidden auto; scrollbar-size-vertical: 1; background: $background; }
    """

    def set_height(self, height: int) -> None:
        """Let it scroll over this many lines from now on, not only after the next layout."""
        self.virtual_size = Size(0, height)
        self._scroll_update(self.virtual_size)
