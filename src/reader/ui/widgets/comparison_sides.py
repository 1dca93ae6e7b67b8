"""The passages of a comparison as they are shown: on one line, with what differs marked; no App needed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.model import Annotated, Passage, Span
from reader.ui.render import flatten
from reader.ui.widgets.comparison_blocks import ONLY, SIDES, Block, Side
from reader.ui.widgets.comparison_glyphs import GLYPHS, BlockKind

TOO_MUCH = 0.7
"""Where more of a passage than this is worded differently, no word is marked: all of it is another wording."""

_WORDS = re.compile(r"\w(?:.*\w)?", re.DOTALL)
_GAP = re.compile(r"\W*(?:\w{1,4}\W+)?")


class Mark(NamedTuple):
    """A stretch of a shown text and what it is: "changed", "quote", the type of a difference, or "only_left" or
    "only_right" for a part that only this side tells."""

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
        self._brackets = brackets
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
        parts = [
            Span(part.span.start - span.start, part.span.end - span.start)
            for part in block.parts
            if part.side == side and span.start <= part.span.start < span.end
        ]
        marks = [Mark(part.start, part.end, ONLY[side]) for part in parts]
        from reader.compare.words import outside

        changed = outside(self._changed(side, span, block), parts)
        words = [_WORDS.search(flat, one.start, one.end) for one in changed]
        marks += [Mark(*found.span(), "changed") for found in words if found]
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
            return _bracketed(flat, inside, self._glyphs)
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


def _bracketed(flat: str, marks: Sequence[Mark], glyphs: Mapping[BlockKind, str]) -> Shown:
    """Changed words in brackets, differing figures and names in «», parts between the signs of their side."""
    around = {
        "changed": ("[", "]"),
        "only_left": (glyphs["only_left"], glyphs["only_left"]),
        "only_right": (glyphs["only_right"], glyphs["only_right"]),
    }
    pairs = {
        (mark.start, mark.end): around.get(mark.what, ("«", "»")) for mark in marks if mark.what != "quote"
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
