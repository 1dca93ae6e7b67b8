"""The passages of a comparison as they are shown: on one line, with what differs marked; no App needed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.model import Annotated, Passage, Span
from reader.ui.render import flatten
from reader.ui.widgets.comparison_blocks import ONLY, Block, Side
from reader.ui.widgets.comparison_glyphs import GLYPHS, BlockKind


class Mark(NamedTuple):
    """A stretch of a shown text and what it is: "changed", "quote", the type of a difference with ? if it is not
    sure, or "only_left" or "only_right" for a part that only this side tells."""

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


class Sides:
    """The two articles of a comparison, and how a passage of theirs is shown within a block."""

    def __init__(
        self,
        left: Annotated,
        right: Annotated,
        brackets: bool = False,
        glyphs: Mapping[BlockKind, str] = GLYPHS,
    ) -> None:
        self.annotated: Mapping[Side, Annotated] = {"left": left, "right": right}
        self.brackets = brackets
        self._glyphs = glyphs
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
        from reader.compare.marks import MARKED, changed_words, told_within, within
        from reader.compare.words import outside

        parts = list(within(span, (part.span for part in block.parts if part.side == side)))
        told = list(told_within(span, (d for link in block.links for d in link.differences), side == "left"))
        differing = [(one, place) for one, place in told if one.type in MARKED]
        changed = [] if block.kind == "same" else changed_words(flat, self._others(side, span, block), told)
        holes = sorted([*parts, *(place for _, place in differing)])
        marks = [
            *(Mark(part.start, part.end, ONLY[side]) for part in parts),
            *(Mark(one.start, one.end, "changed") for one in outside(changed, holes)),
            *(Mark(one.start, one.end, "quote") for one in within(span, self._quotes(side, block))),
            *(Mark(one.start, one.end, d.type if d.sure else f"{d.type}?") for d, one in differing),
        ]
        each = tuple(dict.fromkeys(marks))
        return _bracketed(flat, each, self._glyphs) if self.brackets else Shown(flat, each)

    def _others(self, side: Side, span: Span, block: Block) -> Iterator[str]:
        """The words of the passages that `span` is linked to in the block."""
        for link in block.links:
            if side == "left" and link.left == span:
                yield self.text("right", link.right)
            elif side == "right" and link.right == span:
                yield self.text("left", link.left)

    def _quotes(self, side: Side, block: Block) -> Iterator[Span]:
        """The quotations of one side that the other one shares."""
        for link in block.links:
            for pair in link.quotes:
                yield pair.left if side == "left" else pair.right


def _bracketed(flat: str, marks: Sequence[Mark], glyphs: Mapping[BlockKind, str]) -> Shown:
    """Changed words in brackets, what differs in «», with ? if not surely, parts between the signs of their side."""
    around = {
        "changed": ("[", "]"),
        "only_left": (glyphs["only_left"], glyphs["only_left"]),
        "only_right": (glyphs["only_right"], glyphs["only_right"]),
    }
    pairs = {
        (mark.start, mark.end): around.get(mark.what, ("«", "?»" if mark.what.endswith("?") else "»"))
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
    return Shown("".join(out), inserted=tuple(at for at in sorted(edges) for edge in edges[at] for _ in edge))
