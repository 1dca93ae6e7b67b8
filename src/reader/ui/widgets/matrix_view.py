"""The coverage matrix on the screen: rows are statements, quotations and figures, columns are sources."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.reactive import reactive
from textual.strip import Strip

from reader.stories.model import Cell, MatrixRow
from reader.ui.painted import fit
from reader.ui.render import flatten, wrap
from reader.ui.widgets.row_list import RowList

LEAST_COLUMN, MOST_COLUMN, LEAST_BESIDE = 22, 40, 6
"""A source has at least and at most so many cells; beside its place a wording begins where there are so many."""
NARROW_PAIR = 34
"""Two sources stand side by side wherever they have so many cells together."""
ROOMY = 100
"""From this width on a row has two lines, else three."""
LABEL_SHARE = 0.38


class MatrixView(RowList):
    """One cell is selected: up and down by rows, left and right by sources."""

    column: reactive[int] = reactive(0, init=False)

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.row_height = 2
        self.sources: Sequence[str] = ()
        self.rows: Sequence[MatrixRow] = ()
        self.marked: tuple[str, int] | None = None

    def show(self, sources: Sequence[str], rows: Sequence[MatrixRow]) -> None:
        """Show other rows."""
        self.sources, self.rows = sources, rows
        self.rows_changed()

    def repaint(self) -> None:
        """Draw anew with another theme."""
        self.refresh()

    @property
    def row_count(self) -> int:
        return len(self.rows)

    @property
    def row(self) -> MatrixRow | None:
        """The selected row."""
        return self.rows[self.selected] if self.selected < len(self.rows) else None

    @property
    def cell(self) -> Cell | None:
        """What the selected source has of the selected row."""
        return self.row.cells.get(self.sources[self.column]) if self.row and self.sources else None

    def empty_text(self) -> str:
        return "nothing to show here"

    def on_resize(self, event: events.Resize) -> None:
        self.set_row_height(2 if self.size.width >= ROOMY else 3)

    def validate_column(self, column: int) -> int:
        return max(0, min(column, len(self.sources) - 1))

    def watch_column(self) -> None:
        self.refresh()
        self.post_message(self.Selected(self))

    def columns(self, width: int) -> tuple[int, int, range]:
        """The width of the labels, that of a source, and which sources are shown: the selected one is."""
        label = max(20, int(width * LABEL_SHARE))
        beside = 2 if width - label >= NARROW_PAIR else 1
        fitting = min(len(self.sources), max(beside, (width - label) // (LEAST_COLUMN + 1)))
        size = min(MOST_COLUMN, (width - label) // fitting - 1)
        first = max(0, min(self.column - fitting // 2, len(self.sources) - fitting))
        return width - fitting * (size + 1), size, range(first, first + fitting)

    def head(self, width: int) -> list[Segment]:
        """The names of the sources above their columns."""
        if not self.sources:
            return []
        label, size, shown = self.columns(width - 2)
        back, on = ("◂ " if shown.start else ""), (" ▸" if shown.stop < len(self.sources) else "")
        which = f"{shown.start + 1}–{shown.stop}" if len(shown) > 1 else f"{shown.stop}"
        what = (
            f"{back}sources {which} of {len(self.sources)}{on}"
            if back or on
            else "statement / quotation / figure"
        )
        line = [
            Segment(f" {fit(what, label):{label}}", self.paint.muted),
        ]
        for at in shown:
            style = self.paint.accent if at == self.column else self.paint.text
            line += [Segment("│", self.paint.rule), Segment(fit(self.sources[at], size).ljust(size), style)]
        return line

    def draw_row(self, index: int, width: int, base: Style) -> list[list[Segment]]:
        row, paint = self.rows[index], self.paint
        base = Style.null() if base.reverse else base  # else the selected cell would not be set off
        label, size, shown = self.columns(width)
        glyph, hue = self._kind(row)
        text = flatten(row.label)
        lines = [
            [
                Segment(f"{glyph if part == 0 else ' '} ", base + hue),
                Segment(f"{_wide(words, label - 3)} ", base + paint.text),
            ]
            for part, words in enumerate(wrapped(text, label - 3, self.row_height))
        ]
        for at in shown:
            cell = row.cells.get(self.sources[at])
            here = index == self.selected and at == self.column
            ground = paint.current if here else base
            for part, words in enumerate(_cell_lines(row, cell, size, self.row_height)):
                style = paint.muted if cell is None or part else hue if cell.agrees else paint.link["differs"]
                lines[part] += [
                    Segment("│", base + paint.rule),
                    Segment(words, style + ground if here else ground + style),
                ]
        return lines

    def _kind(self, row: MatrixRow) -> tuple[str, Style]:
        if row.kind == "only":
            return "▸", self.paint.link["only_right"]
        if row.differs:
            return "≠", self.paint.link["differs"]
        glyph, link = {"quote": ("❝", "quote"), "figure": ("=", "same")}.get(row.kind, ("≈", "wording"))
        return glyph, self.paint.link[link]

    def render_line(self, y: int) -> Strip:
        return super().render_line(y).apply_style(self.rich_style)

    def action_column(self, step: int) -> None:
        """Select the source `step` further."""
        self.column += step


def _cell_lines(row: MatrixRow, cell: Cell | None, width: int, height: int) -> list[str]:
    """Where a source has it, and in which words."""
    if cell is None:
        return [_wide(text, width) for text in _filled(["·"], height)]
    place = f"¶{cell.paragraph + 1}{' lead' if cell.lead else ''}"
    sign = "≠ " if not cell.agrees else "❝ " if row.kind == "quote" else ""
    head, wording = f"{sign}{place}  ", flatten(cell.wording)
    room = width - cell_len(head)
    if cell_len(wording) > width and room >= LEAST_BESIDE:
        first = next(iter(wrap(wording, 0, len(wording), room)))
        head, wording = head + wording[first.start : first.end], wording[first.end :].lstrip()
    return [_wide(text, width) for text in [head, *wrapped(wording, width, height - 1)]]


def wrapped(text: str, width: int, height: int) -> list[str]:
    """A text of one line in just so many lines, with … where it was cut."""
    starts = [span.start for span in wrap(text, 0, len(text), width)][:height] or [0]
    ends = [*starts[1:], len(text)]
    return _filled(
        [fit(text[start:end].rstrip(), width) for start, end in zip(starts, ends, strict=True)], height
    )


def _filled(lines: list[str], height: int) -> list[str]:
    return [*lines, *[""] * (height - len(lines))]


def _wide(text: str, width: int) -> str:
    return fit(fit(text, width).ljust(width), width)
