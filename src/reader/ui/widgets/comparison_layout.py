"""The rows that show the blocks of a comparison, side by side, stacked, or each article on its own; no App needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.model import Span
from reader.ui.render import wrap
from reader.ui.widgets.comparison_blocks import Block, Side, of_side
from reader.ui.widgets.comparison_glyphs import GLYPHS, BlockKind
from reader.ui.widgets.comparison_sides import Shown, Sides

GUTTER = 5
"""Cells before the text: sign, number up to 999, a blank; a doubtful one has up to 99."""


class Cell(NamedTuple):
    """One side of a row; `note` stands instead of text."""

    gutter: str = ""
    shown: Shown | None = None
    start: int = 0
    end: int = 0
    note: str = ""


class Row(NamedTuple):
    """A line of the screen; `block` is the index of what it belongs to, -1 between blocks.

    `passage` is what is told in it where each article stands in its own order.
    """

    block: int
    cells: tuple[Cell, ...]
    passage: Span | None = None


def rows(
    shown_blocks: Sequence[Block],
    sides: Sides,
    widths: tuple[int, ...],
    glyphs: Mapping[BlockKind, str] = GLYPHS,
) -> list[Row]:
    """The rows of the aligned order: two columns for two widths, one above the other for one."""
    made: list[Row] = []
    previous: BlockKind | None = None
    for index, block in enumerate(shown_blocks):
        if made:
            made.append(Row(-1, tuple(Cell() for _ in widths)))
        opens = block.kind != previous
        previous = block.kind
        if len(widths) == 1:
            made.extend(_stacked(index, block, sides, widths[0], glyphs))
            continue
        left = list(_cells("left", block, sides, widths[0] - GUTTER, glyphs, opens))
        right = list(_cells("right", block, sides, widths[1] - GUTTER, glyphs, opens))
        for at in range(max(len(left), len(right))):
            pair = (left[at] if at < len(left) else Cell(), right[at] if at < len(right) else Cell())
            made.append(Row(index, pair))
    return made


def _stacked(
    index: int, block: Block, sides: Sides, width: int, glyphs: Mapping[BlockKind, str]
) -> Iterator[Row]:
    labels: tuple[tuple[Side, str], ...] = (("left", "A"), ("right", "B"))
    for side, name in labels:
        for at, cell in enumerate(_cells(side, block, sides, width - GUTTER - 3, glyphs, False)):
            label = f"{name} " if at == 0 else "  "
            yield Row(index, (cell._replace(gutter=label + cell.gutter.ljust(GUTTER)),))


def _cells(
    side: Side, block: Block, sides: Sides, width: int, glyphs: Mapping[BlockKind, str], opens: bool
) -> Iterator[Cell]:
    """One side of a block, wrapped; where it says nothing, a note that the other side is alone."""
    spans = block.spans(side)
    if not spans:
        if opens:
            yield Cell(note=f"┄ only in {'B' if side == 'left' else 'A'} ┄")
        return
    glyph = glyphs[block.kind]
    bar = glyph if block.kind in ("only_left", "only_right", "aside") else "┃"
    label = block.signed(glyphs)
    line = 0
    for at, span in enumerate(spans):
        if at and span.start - spans[at - 1].end > 2:
            yield Cell(gutter=bar, note="⋯")
        shown = sides.shown(side, span, block)
        paragraph = _paragraph(sides, side, span)
        for piece in wrap(shown.text, 0, len(shown.text), max(8, width)):
            gutter = label if line == 0 else paragraph if line == 1 and block.links else bar
            yield Cell(gutter, shown, piece.start, piece.end)
            line += 1


def _paragraph(sides: Sides, side: Side, span: Span) -> str:
    """The paragraph's number; in an article of one paragraph the sentence's."""
    number, passage, _ = sides.passage(side, span)
    if passage is None or max(number, passage.paragraph) >= 998:
        return "┃"
    one_paragraph = all(one.paragraph == passage.paragraph for one in sides.annotated[side].article.passages)
    return f"s{number}" if one_paragraph else f"¶{passage.paragraph + 1}"


def own_order(
    side: Side,
    shown_blocks: Sequence[Block],
    sides: Sides,
    width: int,
    glyphs: Mapping[BlockKind, str] = GLYPHS,
    asides_too: bool = True,
) -> list[Row]:
    """One article from top to bottom, each passage with the glyph and number of what it is linked to."""
    home = _homes(side, shown_blocks)
    article = sides.annotated[side].article
    passages = [Span(passage.start, passage.end) for passage in article.passages]
    asides = [span for span in passages if asides_too and span not in home]
    made: list[Row] = []
    paragraph: int | None = None
    for span in sorted([*home, *asides]):
        passage = sides.passage(side, span)[1]
        if made and (passage is None or passage.paragraph != paragraph):
            made.append(Row(-1, (Cell(),)))
        paragraph = passage.paragraph if passage else None
        index = home.get(span, -1)
        block = shown_blocks[index] if index >= 0 else Block("aside", 0, (span,), (span,))
        shown = sides.shown(side, span, block)
        glyph = glyphs[block.kind]
        label = block.signed(glyphs)
        for at, piece in enumerate(wrap(shown.text, 0, len(shown.text), max(8, width - GUTTER))):
            gutter = label if at == 0 else "┃" if block.links else glyph
            made.append(Row(index, (Cell(gutter, shown, piece.start, piece.end),), span))
    return made


def _homes(side: Side, shown_blocks: Sequence[Block]) -> dict[Span, int]:
    """The block of every passage of one side: of several the one with its surest link."""
    scores: dict[Span, tuple[float, int]] = {}
    for index, block in enumerate(shown_blocks):
        for span in block.spans(side):
            score = max((link.score for link in block.links if of_side(link, side) == span), default=0.0)
            scores[span] = max(scores.get(span, (score, -index)), (score, -index))
    return {span: -at for span, (_, at) in scores.items()}
