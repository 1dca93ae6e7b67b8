"""A scrolled widget that draws line by line."""

from __future__ import annotations

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar

from reader.ui.painted import Painted
from reader.ui.widgets.scroll_bar import QuickScrollBar


class Lines(Painted, ScrollView, inherit_bindings=False):
    """Draws only the lines on the screen; subclasses say how many there are and implement `render_line`."""

    DEFAULT_CSS = """
    Lines { width: 1fr; height: 1fr; overflow: hidden auto; scrollbar-size-vertical: 1; background: $background; }
    """

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = QuickScrollBar(thickness=self.scrollbar_size_vertical, name="vertical")
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)
        return self._vertical_scrollbar

    def set_height(self, height: int) -> None:
        """Let it scroll over this many lines from now on, without a new layout of the screen."""
        size = Size(0, height)
        if size != self.virtual_size:
            self.set_reactive(Lines.virtual_size, size)
            self._scroll_update(size)
