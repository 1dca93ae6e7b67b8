"""The columns of a comparison and its side panel, drawn line by line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.model import Span
from reader.ui.bindings import bindings
from reader.ui.painted import Painted, fit
from reader.ui.render import Marks, segments
from reader.ui.widgets.comparison_blocks import Block
from reader.ui.widgets.comparison_layout import GUTTER, Cell, Row
from reader.ui.widgets.comparison_marks import mark_style, merge
from reader.ui.widgets.comparison_panel import PanelLine
from reader.ui.widgets.comparison_sides import Shown
from reader.ui.widgets.row_list import RowList

EYE = 3
"""What is under the eye stands a third of the way down: one part in `EYE`."""


class ColumnsView(Painted, ScrollView, can_focus=True):
    """Rows of one or two columns with one block under the eye."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("columns")]
    DEFAULT_CSS = """
    ColumnsView { overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1; background: $background; }
    """

    class Scrolled(Message):
        """The reader moved the view."""

        def __init__(self, view: ColumnsView) -> None:
            super().__init__()
            self.view = view

    class Picked(Message):
        """A block was clicked."""

        def __init__(self, view: ColumnsView, block: int) -> None:
            super().__init__()
            self.view = view
            self.block = block

    class Resized(Message):
        """The view has another width."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.rows: Sequence[Row] = ()
        self.blocks: Sequence[Block] = ()
        self.first_rows: dict[int, int] = {}
        self.passage_rows: dict[Span, int] = {}
        self.current = -1
        self.passages: frozenset[Span] = frozenset()
        self.focus_marks: frozenset[tuple[Shown, Span]] = frozenset()
        self.note = ""
        self._widths: tuple[int, ...] = ()
        self._marks: dict[tuple[Shown, bool], Marks] = {}

    def show(
        self, rows: Sequence[Row], blocks: Sequence[Block], widths: tuple[int, ...], note: str = ""
    ) -> None:
        """Show other rows; `note` stands instead of them where there are none."""
        self.rows, self.blocks, self._widths, self.note = rows, blocks, widths, note
        self.first_rows, self.passage_rows = {}, {}
        for at, row in enumerate(rows):
            if row.block >= 0:
                self.first_rows.setdefault(row.block, at)
            if row.passage is not None:
                self.passage_rows.setdefault(row.passage, at)
        self._marks.clear()
        self.virtual_size = Size(0, len(rows))
        self.refresh()

    def repaint(self) -> None:
        """Draw anew with another theme."""
        self._marks.clear()
        self.refresh()

    def point_at(
        self,
        block: int,
        marks: frozenset[tuple[Shown, Span]] = frozenset(),
        passages: frozenset[Span] = frozenset(),
    ) -> None:
        """Put a block under the eye and light up stretches of it; `passages` are what it has linked on this side."""
        self.current, self.focus_marks, self.passages = block, marks, passages
        self._marks.clear()
        self.refresh()

    def reveal(self, block: int, passage: Span | None = None) -> None:
        """Scroll so that a block begins a third of the way down, if it is not wholly on the screen.

        Where an article stands in its own order it is a passage that is scrolled to.
        """
        first = self.passage_rows.get(passage) if passage else None
        if first is None:
            passage, first = None, self.first_rows.get(block)
        if first is None:
            return
        last = first
        while last + 1 < len(self.rows) and _same(self.rows[last + 1], self.rows[first], passage):
            last += 1
        top, height = round(self.scroll_y), self.size.height
        if first < top or last >= top + height:
            self.follow(max(0, first - height // EYE))

    @property
    def in_sight(self) -> bool:
        """Whether something of what is under the eye is on the screen."""
        top = round(self.scroll_y)
        return any(self._is_current(row) for row in self.rows[top : top + self.size.height])

    def _is_current(self, row: Row) -> bool:
        if row.block < 0:
            return False
        return row.block == self.current if row.passage is None else row.passage in self.passages

    def follow(self, y: float) -> None:
        """Scroll without saying so, because the other side moved."""
        with self.prevent(self.Scrolled):
            self.scroll_to(y=y, animate=False, immediate=True)

    def watch_scroll_y(self, old: float, new: float) -> None:
        super().watch_scroll_y(old, new)
        if round(old) != round(new):
            self.post_message(self.Scrolled(self))

    def block_under_eye(self) -> int:
        """The block a third of the way down."""
        at = round(self.scroll_y) + self.size.height // EYE
        near = [row.block for row in self.rows[: at + 1] if row.block >= 0]
        return near[-1] if near else -1

    def on_resize(self, event: events.Resize) -> None:
        self.post_message(self.Resized())

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        at = y + round(self.scroll_y)
        if at >= len(self.rows):
            text = fit(f"  {self.note}", width) if y == 1 and not self.rows else ""
            blank = Strip([Segment(text, self.paint.muted)]).adjust_cell_length(width)
            return blank.apply_style(self.rich_style)
        row = self.rows[at]
        here = self._is_current(row)
        line: list[Segment] = []
        for number, (cell, size) in enumerate(zip(row.cells, self._widths, strict=True)):
            if number:
                line.append(Segment("│", self.paint.rule))
            strip = Strip(self._cell(cell, row.block, here, size))
            ground = self.paint.text + self._here if here and cell.shown is not None else None
            line.extend(strip.adjust_cell_length(size, ground))
        return Strip(line).adjust_cell_length(width).apply_style(self.rich_style)

    def _cell(self, cell: Cell, block: int, here: bool, width: int) -> list[Segment]:
        kind = self.blocks[block].kind if block >= 0 else "aside"
        hue = self.paint.link.get(kind, self.paint.muted)
        if cell.shown is None:
            pad = max(GUTTER, len(cell.gutter) + 1)
            return [
                Segment(cell.gutter.ljust(pad), hue),
                Segment(fit(cell.note, width - pad), self.paint.muted + Style(italic=True)),
            ]
        gutter = cell.gutter.ljust(max(GUTTER, len(cell.gutter) + 1))
        gutter_style = hue + Style(bold=True, reverse=here)
        base = self.paint.muted if cell.shown.dim else self.paint.text
        if here:
            base = base + self._here
        text = segments(cell.shown.text, cell.start, cell.end, base, (self._styled(cell.shown, here),))
        return [Segment(gutter[:-1], gutter_style), Segment(" ", base), *text]

    @property
    def _here(self) -> Style:
        return Style(bgcolor=self.paint.theme.colours["panel"])

    def _styled(self, shown: Shown, here: bool) -> Marks:
        key = (shown, here)
        if key not in self._marks:
            self._marks[key] = merge(
                shown, self._style, {span for one, span in self.focus_marks if one is shown}
            )
        return self._marks[key]

    def _style(self, what: str) -> Style:
        return mark_style(what, self.paint)

    def on_click(self, event: events.Click) -> None:
        at = event.y + round(self.scroll_y)
        if 0 <= at < len(self.rows) and self.rows[at].block >= 0:
            self.post_message(self.Picked(self, self.rows[at].block))

    def action_scroll_lines(self, step: int) -> None:
        """Scroll by lines."""
        self.scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        """Scroll by a page."""
        self.scroll_relative(y=step * max(1, self.size.height - 2), animate=False)

    def action_first(self) -> None:
        """Scroll to the top."""
        self.scroll_to(y=0, animate=False)

    def action_last(self) -> None:
        """Scroll to the end."""
        self.scroll_to(y=self.max_scroll_y, animate=False)


def _same(row: Row, other: Row, passage: Span | None) -> bool:
    return row.passage == passage if passage else row.block == other.block


class PanelView(RowList):
    """Everything the comparison found, as a list to jump from."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.lines: Sequence[PanelLine] = ()

    def show(self, lines: Sequence[PanelLine]) -> None:
        """Show other lines."""
        self.lines = lines
        self.rows_changed()

    def repaint(self) -> None:
        """Draw anew with another theme."""
        self.refresh()

    @property
    def row_count(self) -> int:
        return len(self.lines)

    def draw_row(self, index: int, width: int, base: Style) -> list[list[Segment]]:
        line = self.lines[index]
        paint = self.paint
        styles = {"head": paint.accent, "muted": paint.muted, "text": paint.text}
        if line.mark:
            return [[Segment(fit(line.text, width), base + mark_style(line.style, paint))]]
        style = (
            styles.get(line.style)
            or paint.link.get(line.style)
            or paint.difference.get(line.style, paint.text)
        )
        return [[Segment(fit(line.text, width), base + style)]]

    def action_move(self, step: int) -> None:
        """Select the next line that says something."""
        at = self.selected + step
        while 0 < at < len(self.lines) - 1 and not self.lines[at].text:
            at += step
        self.selected = at
