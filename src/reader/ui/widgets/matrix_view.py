"""The coverage matrix on the screen: rows are statements, quotations and figures, columns are sources."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip

from reader.stories.model import Cell, MatrixRow
from reader.ui.painted import fit
from reader.ui.render import flatten, wrap
from reader.ui.widgets.row_list import RowList

LEAST_COLUMN = 15
MOST_COLUMN, LEAST_BESIDE = 40, 6
"""A source has at most so many cells; beside its place a wording begins where there are so many."""
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

    def validate_column(self, column: int) -> int:
        return max(0, min(column, len(self.sources) - 1))

    def watch_column(self) -> None:
        self.refresh()
        self.post_message(self.Selected(self))

    def columns(self, width: int) -> tuple[int, int, range]:
        """The width of the labels, that of a source, and which sources are shown: the selected one is."""
        label = max(20, int(width * LABEL_SHARE))
        fitting = max(1, min(len(self.sources), (width - label) // (LEAST_COLUMN + 1)))
        size = min(MOST_COLUMN, (width - label) // fitting - 1)
        first = max(0, min(self.column - fitting // 2, len(self.sources) - fitting))
        return width - fitting * (size + 1), size, range(first, first + fitting)

    def head(self, width: int) -> list[Segment]:
        """The names of the sources above their columns."""
        if not self.sources:
            return []
        label, size, shown = self.columns(width - 2)
        more = f"{shown.start} more ◂ " if shown.start else ""
        less = f" ▸ {len(self.sources) - shown.stop} more" if shown.stop < len(self.sources) else ""
        line = [
            Segment(
                f" {fit(f'statement / quotation / figure {more}{less}', label):{label}}", self.paint.muted
            )
        ]
        for at in shown:
            style = self.paint.accent if at == self.column else self.paint.text
            line += [Segment("│", self.paint.rule), Segment(fit(self.sources[at], size).ljust(size), style)]
        return line

    def draw_row(self, index: int, width: int, base: Style) -> list[list[Segment]]:
        row, paint = self.rows[index], self.paint
        label, size, shown = self.columns(width)
        glyph, hue = self._kind(row)
        text = flatten(row.label)
        pieces = [text[p.start : p.end] for p in wrap(text, 0, len(text), label - 4)][:2] or [""]
        if len(pieces) == 2 and not text.endswith(pieces[1]):
            pieces[1] = fit(pieces[1] + "…", label - 4)
        lines = [
            [
                Segment(f"{glyph if part == 0 else ' '} ", base + hue),
                _padded(pieces[part : part + 1], label - 2, base + paint.text),
            ]
            for part in (0, 1)
        ]
        for at in shown:
            cell = row.cells.get(self.sources[at])
            here = index == self.selected and at == self.column
            ground = paint.current if here else base
            for part, words in enumerate(_cell_lines(row, cell, size)):
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


def _padded(pieces: Sequence[str], width: int, style: Style) -> Segment:
    return Segment(fit(pieces[0] if pieces else "", width).ljust(width), style)


def _cell_lines(row: MatrixRow, cell: Cell | None, width: int) -> tuple[str, str]:
    """Where a source has it, and in which words."""
    if cell is None:
        return "·".ljust(width), " " * width
    place = f"¶{cell.paragraph + 1}{' lead' if cell.lead else ''}"
    sign = "≠ " if not cell.agrees else "❝ " if row.kind == "quote" else ""
    head, wording = f"{sign}{place}  ", flatten(cell.wording)
    room = width - cell_len(head)
    if cell_len(wording) <= width or room < LEAST_BESIDE:
        return _wide(head, width), _wide(wording, width)
    first = next(iter(wrap(wording, 0, len(wording), room)))
    return _wide(head + wording[first.start : first.end], width), _wide(wording[first.end :].lstrip(), width)


def _wide(text: str, width: int) -> str:
    return fit(fit(text, width).ljust(width), width)
