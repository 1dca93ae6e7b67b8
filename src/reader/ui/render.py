"""An article's text and marks -> wrapped lines -> coloured segments: pure functions, no App needed.

A `Layout` holds only offsets and is filled as far as somebody looks, so that a text of megabytes or a
word of a megabyte costs no more than the lines that are shown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Literal, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from reader.model import Passage, PassageKind, Span

LineKind = Literal[
    "headline", "body", "teaser", "embed", "blank", "teaser-label", "embed-top", "embed-bottom"
]

SENTENCES = 4.5
"""How many sentences stand together in a text that has no paragraphs, on average."""

_FLAT = str.maketrans("\n\t\r\u2028\u2029", "     ")
_NOT_NARROW = re.compile(
    r"[^\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038e-\u03a1\u03a3-\u0482"
    r"\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]"
)
_CLOSERS = frozenset("、。，．！？；：）」』】》〉”’…")
_JOINERS = frozenset("\u200d\ufe0f\ufe0e")


class Line(NamedTuple):
    """A row of the article: the stretch of text it shows (empty for decoration) and what it is."""

    start: int
    end: int
    kind: LineKind


class Block(NamedTuple):
    """A paragraph or a part of one that is of one kind."""

    start: int
    end: int
    kind: PassageKind


@dataclass(frozen=True, slots=True)
class Marks:
    """Stretches that do not overlap, sorted by start, each with its style."""

    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    styles: tuple[Style, ...] = ()

    @classmethod
    def of(cls, marks: Sequence[tuple[int, int, Style]]) -> Marks:
        """Sort marks and drop what overlaps an earlier one."""
        kept: list[tuple[int, int, Style]] = []
        for mark in sorted(marks, key=lambda mark: (mark[0], -mark[1])):
            if mark[0] < mark[1] and (not kept or mark[0] >= kept[-1][1]):
                kept.append(mark)
        return cls(*map(tuple, zip(*kept, strict=True))) if kept else cls()

    def within(self, start: int, end: int) -> Iterator[tuple[int, int, Style]]:
        """The marks that touch `start:end`, cut to it."""
        at = max(0, bisect_right(self.starts, start) - 1)
        while at < len(self.starts) and self.starts[at] < end:
            if self.ends[at] > start:
                yield max(start, self.starts[at]), min(end, self.ends[at]), self.styles[at]
            at += 1


def flatten(text: str) -> str:
    """The text with every line break and tab shown as a space; offsets stay."""
    return text.translate(_FLAT)


def blocks(text: str, passages: Sequence[Passage]) -> tuple[Block, ...]:
    """Paragraphs by passage kind; without passages, what blank lines divide.

    A long text that is one paragraph but for teasers and embedded posts is given breaks between sentences.
    """
    if not passages:
        spans = (match.span() for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text))
        return tuple(Block(start, start + len(text[start:end].rstrip()), "body") for start, end in spans)
    found: list[Block] = []
    paragraph = -1
    for passage in passages:
        if found and passage.paragraph == paragraph and passage.kind == found[-1].kind:
            found[-1] = found[-1]._replace(end=passage.end)
        else:
            found.append(Block(passage.start, passage.end, passage.kind))
        paragraph = passage.paragraph
    return _aired(tuple(found), passages)


def _aired(found: tuple[Block, ...], passages: Sequence[Passage]) -> tuple[Block, ...]:
    """Blocks with breaks after every few sentences where an article of some length has no paragraphs at all."""
    bodies = [passage for passage in passages if passage.kind == "body"]
    undivided = not any(one.kind == other.kind == "body" for one, other in pairwise(found))
    if not undivided or len(bodies) < 2 * SENTENCES:
        return found
    aired: list[Block] = []
    at = 0
    for block in found:
        if block.kind != "body":
            aired.append(block)
            continue
        first = at
        while at < len(bodies) and bodies[at].start < block.end:
            at += 1
        parts = max(1, round((at - first) / SENTENCES))
        edges = [first + (at - first) * part // parts for part in range(parts + 1)]
        aired += [Block(bodies[one].start, bodies[next_ - 1].end, "body") for one, next_ in pairwise(edges)]
    return tuple(aired)


def wrap(flat: str, start: int, end: int, width: int) -> Iterator[Span]:
    """Break `flat[start:end]` into stretches of at most `width` cells, at spaces where there are any."""
    width = max(width, 2)
    if not _NOT_NARROW.search(flat, start, end):
        yield from _wrap_narrow(flat, start, end, width)
    else:
        yield from _wrap_wide(flat, start, end, width)


def _wrap_narrow(flat: str, at: int, end: int, width: int) -> Iterator[Span]:
    while at < end:
        if end - at <= width:
            yield Span(at, end)
            return
        cut = flat.rfind(" ", at, at + width + 1)
        if cut <= at:
            cut = at + width
        yield Span(at, len(flat[at:cut].rstrip(" ")) + at)
        at = _skip(flat, cut, end)


def _wrap_wide(flat: str, at: int, end: int, width: int) -> Iterator[Span]:
    while at < end:
        stop = _fitting(flat, at, min(end, at + 4 * width + 64), width)
        if stop >= end:
            yield Span(at, end)
            return
        cut = _break_before(flat, at, stop)
        yield Span(at, max(at + 1, len(flat[at:cut].rstrip(" ")) + at))
        at = _skip(flat, cut, end)


def _skip(flat: str, at: int, end: int) -> int:
    while at < end and flat[at] == " ":
        at += 1
    return at


def _fitting(flat: str, at: int, limit: int, width: int) -> int:
    """The largest end up to `limit` such that `flat[at:end]` fits, never inside a grapheme; at least one."""
    low, high = at + 1, min(limit, at + width + 1) if limit - at <= width else limit
    if cell_len(flat[at:high]) <= width:
        return high
    while low < high:
        middle = (low + high + 1) // 2
        if cell_len(flat[at:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    while low > at + 1 and low < len(flat) and _joined(flat, low):
        low -= 1
    return low


def _joined(flat: str, at: int) -> bool:
    """Whether the characters before and at `at` belong together on the screen."""
    char = flat[at]
    return (
        char in _JOINERS
        or flat[at - 1] == "\u200d"
        or "\U0001f1e6" <= char <= "\U0001f1ff"
        or cell_len(char) == 0
        or char in _CLOSERS
    )


def _break_before(flat: str, at: int, stop: int) -> int:
    """Where to end a line that may reach `stop`: at a space, else between wide characters, else there."""
    if flat[stop] == " ":
        return stop
    space = flat.rfind(" ", at + 1, stop)
    cut = stop
    while cut > at + 1 and cut > space and not (cell_len(flat[cut - 1]) == 2 and not _joined(flat, cut)):
        cut -= 1
    if cut > max(space, at + 1):
        return cut
    return space if space > at else stop


class Layout:
    """The lines of an article at one width, made as far as they are asked for."""

    def __init__(self, flat: str, parts: Sequence[Block], width: int) -> None:
        self.lines: list[Line] = []
        self.complete = False
        self._size = len(flat)
        self._source = _lines(flat, parts, width)

    def extend(self, count: int) -> None:
        """Make sure that `count` lines are there, or all."""
        missing = count - len(self.lines)
        if missing > 0 and not self.complete:
            self.lines.extend(islice(self._source, missing))
            self.complete = len(self.lines) < count

    def finish(self) -> None:
        """Make all lines."""
        self.lines.extend(self._source)
        self.complete = True

    @property
    def height(self) -> int:
        """How many lines there are; estimated from the text's length while some are still to be made."""
        done = self.lines[-1].end if self.lines else 0
        if self.complete or not done:
            return len(self.lines)
        return len(self.lines) * self._size // done

    def line_of(self, offset: int) -> int:
        """The line that shows `offset`, or the nearest before it."""
        while not self.complete and (not self.lines or self.lines[-1].start <= offset):
            self.extend(len(self.lines) + 1000)
        at = bisect_right(self.lines, offset, key=lambda line: line.start) - 1
        while at > 0 and self.lines[at].end == self.lines[at].start:
            at -= 1
        return max(0, at)


def _lines(flat: str, parts: Sequence[Block], width: int) -> Iterator[Line]:
    for number, (start, end, kind) in enumerate(parts):
        if number:
            yield Line(start, start, "blank")
        if kind == "teaser":
            yield Line(start, start, "teaser-label")
        elif kind == "embed":
            yield Line(start, start, "embed-top")
        inner = width - 4 if kind == "embed" else width
        for span in wrap(flat, start, end, inner):
            yield Line(span.start, span.end, kind)
        if kind == "embed":
            yield Line(end, end, "embed-bottom")


def segments(flat: str, start: int, end: int, base: Style, layers: Sequence[Marks]) -> list[Segment]:
    """The stretch in pieces of one style each; a later layer goes over an earlier one."""
    cut = [(left, right, style) for layer in layers for left, right, style in layer.within(start, end)]
    if not cut:
        return [Segment(flat[start:end], base)]
    edges = sorted({start, end, *(mark[0] for mark in cut), *(mark[1] for mark in cut)})
    pieces: list[Segment] = []
    for left, right in pairwise(edges):
        style = base
        for mark_start, mark_end, over in cut:
            if mark_start <= left < mark_end:
                style = style + over
        pieces.append(Segment(flat[left:right], style))
    return pieces


def offset_at(flat: str, line: Line, cell: int) -> int:
    """The text offset shown at a cell of a line, counted from where its text begins; clamped to the line."""
    low, high = line.start, line.end
    while low < high:
        middle = (low + high + 1) // 2
        if cell_len(flat[line.start : middle]) <= cell:
            low = middle
        else:
            high = middle - 1
    return min(low, max(line.start, line.end - 1))
