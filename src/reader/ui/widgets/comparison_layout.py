"""A comparison -> blocks of passages that belong together, and the rows that show them; no App needed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Literal, NamedTuple, TypeAlias

from reader.model import Annotated, Comparison, Link, LinkKind, Passage, Span
from reader.ui.render import flatten, wrap
from reader.ui.widgets.comparison_glyphs import GLYPHS, BlockKind

Side: TypeAlias = Literal["left", "right"]

SIDES: tuple[Side, Side] = ("left", "right")
GUTTER = 5
"""Cells before the text: glyph, number up to 999, a blank."""

TOO_MUCH = 0.7
"""Where more of a passage than this is worded differently, no word is marked: all of it is another wording."""

_GAP = re.compile(r"\W*(?:\w{1,4}\W+)?")
_WEIGHT: Mapping[LinkKind, int] = {"differs": 3, "quote": 2, "wording": 1, "same": 0}


@dataclass(frozen=True, slots=True)
class Block:
    """What is shown beside each other: passages of both sides with their links, or of one side alone."""

    kind: BlockKind
    number: int
    left: tuple[Span, ...]
    right: tuple[Span, ...]
    links: tuple[Link, ...] = ()

    def spans(self, side: Side) -> tuple[Span, ...]:
        """The passages of one side."""
        return self.left if side == "left" else self.right


class Mark(NamedTuple):
    """A stretch of a shown text and what it is: "changed", "quote", or the type of a difference."""

    start: int
    end: int
    what: str


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A passage as it is shown: on one line, with its marks as offsets into `text`.

    `inserted` says before which characters of the passage a bracket was put in.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    dim: bool = False
    inserted: tuple[int, ...] = ()

    def moved(self, span: Span) -> tuple[int, int]:
        """Where a stretch of the passage is in `text`, without the brackets around it."""
        before = bisect_right(self.inserted, span.start), bisect_left(self.inserted, span.end)
        return span.start + before[0], span.end + before[1]


class Cell(NamedTuple):
    """One side of a row; `note` stands instead of text."""

    gutter: str = ""
    shown: Shown | None = None
    start: int = 0
    end: int = 0
    note: str = ""


class Row(NamedTuple):
    """A line of the screen; `block` is the index of what it belongs to, -1 between blocks."""

    block: int
    cells: tuple[Cell, ...]


def blocks(comparison: Comparison) -> tuple[Block, ...]:
    """The comparison in the left article's order, what only the right says after what it follows there.

    A right passage stands in full beside the left one it fits best, and again where it is the only partner.
    """
    best: dict[Span, Link] = {}
    by_left: dict[Span, list[Link]] = {}
    for link in sorted(comparison.links, key=lambda link: (link.left, link.right)):
        by_left.setdefault(link.left, []).append(link)
        if link.right not in best or link.score > best[link.right].score:
            best[link.right] = link
    made: list[Block] = [
        Block("only_left", 0, (Span(one.start, one.end),), ()) for one in comparison.only_left
    ]
    for span, links in by_left.items():
        own = [link for link in links if best[link.right] is link] or links
        kind = max((link.kind for link in links), key=_WEIGHT.__getitem__)
        made.append(Block(kind, 0, (span,), tuple(link.right for link in own), tuple(links)))
    made.sort(key=lambda block: block.left)
    numbers = count(1)
    numbered = [replace(block, number=next(numbers)) if block.links else block for block in made]
    return tuple(_with_right_only(numbered, comparison, best))


def _with_right_only(
    placed: Sequence[Block], comparison: Comparison, best: Mapping[Span, Link]
) -> Iterator[Block]:
    home = {
        span: index
        for index, block in enumerate(placed)
        for span in block.right
        if block.left == (best[span].left,)
    }
    anchors = sorted(home)
    following: dict[int, list[Block]] = {}
    for one in sorted(comparison.only_right, key=lambda one: one.start):
        before = [span for span in anchors if span.start < one.start]
        index = home[before[-1]] if before else -1
        following.setdefault(index, []).append(Block("only_right", 0, (), (Span(one.start, one.end),)))
    yield from following.get(-1, ())
    for index, block in enumerate(placed):
        yield block
        yield from following.get(index, ())


class Sides:
    """The two articles of a comparison, and how a passage of theirs is shown within a block."""

    def __init__(self, left: Annotated, right: Annotated, brackets: bool = False) -> None:
        self.annotated: Mapping[Side, Annotated] = {"left": left, "right": right}
        self._brackets = brackets
        self._shown: dict[tuple[Side, Span, int], Shown] = {}

    def text(self, side: Side, span: Span) -> str:
        """The words of a passage."""
        return self.annotated[side].article.text[span.start : span.end]

    def passage(self, side: Side, span: Span) -> tuple[int, Passage | None, int]:
        """The number of the passage that `span` begins in (from 1), the passage, and how many there are."""
        body = [p for p in self.annotated[side].article.passages if p.kind in ("body", "embed")]
        for number, passage in enumerate(body, start=1):
            if passage.start <= span.start < passage.end:
                return number, passage, len(body)
        return 0, None, len(body)

    def shown(self, side: Side, span: Span, block: Block) -> Shown:
        """A passage ready to be wrapped, with the words that differ from its counterpart marked."""
        key = (side, span, id(block))
        if key not in self._shown:
            self._shown[key] = self._show(side, span, block)
        return self._shown[key]

    def _show(self, side: Side, span: Span, block: Block) -> Shown:
        flat = flatten(self.text(side, span))
        if not block.links:
            return Shown(flat, dim=block.kind == "aside")
        marks = [Mark(s.start, s.end, "changed") for s in self._changed(side, span, block)]
        for link in block.links:
            for pair in link.quotes:
                quote = pair.left if side == "left" else pair.right
                marks.append(Mark(quote.start - span.start, quote.end - span.start, "quote"))
            for difference in link.differences:
                where = difference.left if side == "left" else difference.right
                if where is not None and difference.type not in ("wording", "quote"):
                    what = difference.type if difference.sure else f"{difference.type}?"
                    marks.append(Mark(where.start - span.start, where.end - span.start, what))
        inside = [m for m in dict.fromkeys(marks) if m.start >= 0 and m.end <= len(flat)]
        if self._brackets:
            return _bracketed(flat, inside)
        return Shown(flat, tuple(inside))

    def _changed(self, side: Side, span: Span, block: Block) -> list[Span]:
        """The changed words of `span` against all passages of the other side in the block."""
        if block.kind == "same":
            return []
        from reader.compare.words import word_marks

        before = 0
        for earlier in block.spans(side):
            if earlier == span:
                break
            before += earlier.end - earlier.start + 1
        joined = {s: "\n".join(self.text(s, one) for one in block.spans(s)) for s in SIDES}
        both = word_marks(joined["left"], joined["right"])
        if all(
            sum(one.end - one.start for one in found) > TOO_MUCH * len(joined[s])
            for s, found in zip(SIDES, both, strict=True)
        ):
            return []
        found = joined_up(joined[side], both[SIDES.index(side)])
        size = span.end - span.start
        moved = [Span(one.start - before, one.end - before) for one in found]
        return [
            Span(max(0, one.start), min(size, one.end)) for one in moved if one.end > 0 and one.start < size
        ]


def joined_up(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans, with those joined that only a short word stands between."""
    made: list[Span] = []
    for span in spans:
        if made and _GAP.fullmatch(text, made[-1].end, span.start):
            made[-1] = Span(made[-1].start, span.end)
        else:
            made.append(span)
    return made


def _bracketed(flat: str, marks: Sequence[Mark]) -> Shown:
    """Changed words in brackets, differing figures and names in «», for terminals without styles."""
    pairs = {
        (mark.start, mark.end): ("[", "]") if mark.what == "changed" else ("«", "»")
        for mark in marks
        if mark.what != "quote"
    }
    edges: dict[int, list[str]] = {}
    for (start, end), (opening, closing) in pairs.items():
        edges.setdefault(start, []).append(opening)
        edges.setdefault(end, []).insert(0, closing)
    out: list[str] = []
    for at in range(len(flat) + 1):
        out.extend(edges.get(at, ()))
        out.append(flat[at : at + 1])
    return Shown("".join(out), inserted=tuple(at for at in sorted(edges) for _ in edges[at]))


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
    label = f"{glyph}{block.number}" if block.number else glyph
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
    home: dict[Span, int] = {}
    for index, block in enumerate(shown_blocks):
        for span in block.spans(side):
            home.setdefault(span, index)
    article = sides.annotated[side].article
    covered = sorted(home)
    asides = [
        Span(passage.start, passage.end)
        for passage in article.passages
        if asides_too and not any(span.start < passage.end and passage.start < span.end for span in covered)
    ]
    made: list[Row] = []
    paragraph: int | None = None
    for span in sorted([*covered, *asides]):
        passage = sides.passage(side, span)[1]
        if made and (passage is None or passage.paragraph != paragraph):
            made.append(Row(-1, (Cell(),)))
        paragraph = passage.paragraph if passage else None
        index = home.get(span, -1)
        block = shown_blocks[index] if index >= 0 else Block("aside", 0, (span,), (span,))
        shown = sides.shown(side, span, block)
        glyph = glyphs[block.kind]
        label = f"{glyph}{block.number}" if block.number else glyph
        for at, piece in enumerate(wrap(shown.text, 0, len(shown.text), max(8, width - GUTTER))):
            gutter = label if at == 0 else "┃" if block.links else glyph
            made.append(Row(index, (Cell(gutter, shown, piece.start, piece.end),)))
    return made
