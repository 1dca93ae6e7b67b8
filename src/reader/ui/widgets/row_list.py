"""A list drawn line by line: it costs what is on the screen, however many rows there are."""

from __future__ import annotations

from typing import ClassVar, Self

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from reader.ui.bindings import bindings
from reader.ui.lines import Lines
from reader.ui.painted import fit


class RowList(Lines, can_focus=True):
    """Rows of equal height with one selected; subclasses say how many there are and draw them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("list")]
    SHOWS_SELECTION: ClassVar[bool] = True
    """Whether the selected row is set off without the focus too."""

    selected: reactive[int] = reactive(0, init=False)
    row_height = 1
    _drawn: tuple[tuple[int, int, Style], list[list[Segment]]] | None = None
    """The row drawn last: its lines are asked for one after the other."""

    class Selected(Message):
        """Another row is selected."""

        def __init__(self, list: RowList) -> None:
            super().__init__()
            self.list = list

        @property
        def control(self) -> RowList:
            """The list it happened in."""
            return self.list

    class Chosen(Selected):
        """The selected row was opened."""

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return 0

    def draw_row(self, index: int, width: int, base: Style) -> list[list[Segment]]:
        """The lines of a row, each at most `width` cells; `base` is the ground of the row."""
        raise NotImplementedError

    def empty_text(self) -> str:
        """What stands where there are no rows."""
        return ""

    def rows_changed(self) -> None:
        """Draw anew after the rows or their number changed."""
        self.set_height(self.row_count * self.row_height)
        self.selected = max(0, min(self.selected, self.row_count - 1))
        self.refresh()

    def set_row_height(self, height: int) -> None:
        """Give every row this many lines."""
        if height != self.row_height:
            self.row_height = height
            self.rows_changed()
            self.show_selected()

    def watch_selected(self, old: int, new: int) -> None:
        for index in (old, new):
            self.refresh_lines(index * self.row_height, self.row_height)
        self.show_selected()
        self.post_message(self.Selected(self))

    def validate_selected(self, index: int) -> int:
        return max(0, min(index, self.row_count - 1))

    def show_selected(self) -> None:
        """Scroll so that the selected row is wholly on the screen."""
        top, height = self.selected * self.row_height, self.size.height
        if height <= 0:
            return
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False)
        elif top + self.row_height > self.scroll_offset.y + height:
            self.scroll_to(y=top + self.row_height - height, animate=False)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        self._drawn = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        self.show_selected()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        index, part = divmod(y + self.scroll_offset.y, self.row_height)
        if index >= self.row_count:
            text = self.empty_text() if y == 1 and not self.row_count else ""
            return self.strip([Segment(fit(f"  {text}", width), self.paint.muted)])
        selected = index == self.selected and (self.has_focus or self.SHOWS_SELECTION)
        base = self.paint.selection if selected else Style.null()
        mark = "▌" if selected else " "
        mark_style = self.paint.accent if selected and self.has_focus else self.paint.muted
        key = (index, width, base)
        if self._drawn is None or self._drawn[0] != key:
            self._drawn = (key, self.draw_row(index, width - 2, base))
        lines = self._drawn[1]
        if part >= len(lines):
            return self.strip(())
        line = lines[part]
        return self.strip([Segment(mark, base + mark_style), *line], base)

    def action_move(self, step: int) -> None:
        """Select the row `step` further."""
        self.selected += step

    def action_first(self) -> None:
        """Select the first row."""
        self.selected = 0

    def action_last(self) -> None:
        """Select the last row."""
        self.selected = self.row_count - 1

    def action_page(self, step: int) -> None:
        """Select the row a page further."""
        self.selected += step * max(1, self.size.height // self.row_height - 1)

    def action_choose(self) -> None:
        """Open the selected row."""
        if self.row_count:
            self.post_message(self.Chosen(self))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what this list can do."""
        return action not in ("sort", "types") or hasattr(self, f"action_{action}")

    def on_click(self, event: events.Click) -> None:
        index = (event.y + self.scroll_offset.y) // self.row_height
        if index < self.row_count:
            again = index == self.selected
            self.selected = index
            if again or event.chain > 1:
                self.action_choose()
