"""Figures that agree only because one side states it less precisely: "about 20" and 23, "5 to 7" and 6."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.compare.clashes import Clash, as_written, counted, reason
from reader.compare.figures import inside
from reader.compare.pair import Pair
from reader.compare.words import changes
from reader.model import Difference, Span
from reader.text.numbers import Figure, comparable, conflict
from reader.text.qualifiers import qualified_span


def rounded_differences(
    pair: Pair, left_all: Sequence[Figure], right_all: Sequence[Figure]
) -> Iterator[Difference]:
    """Figures that stand for each other, word for word around them, and are not stated as precisely."""
    lefts, rights = inside(left_all, pair.left), inside(right_all, pair.right)
    if not lefts or not rights:
        return
    for change in changes(pair.left.text, pair.right.text):
        left = _figure_of(pair.left_text, change.left, pair.left.passage.start, lefts)
        right = _figure_of(pair.right_text, change.right, pair.right.passage.start, rights)
        found = _looser(left, right) if left and right else None
        if left and right and found:
            one, other = as_written(pair.left_text, left), as_written(pair.right_text, right)
            yield Difference(
                "number",
                Span(left.start, left.end),
                Span(right.start, right.end),
                reason(found, one, other, counted(left, right)),
                False,
            )


def _figure_of(text: str, change: Span, offset: int, figures: Sequence[Figure]) -> Figure | None:
    """The figure that a stretch of changed words is no more than, its qualifier counted."""
    start, end = change.start + offset, change.end + offset
    for figure in figures if end > start else ():
        first, last = qualified_span(text, figure.start, figure.end)
        if first <= start and end <= last:
            return figure
    return None


def _looser(left: Figure, right: Figure) -> Clash | None:
    """What makes the less precise one of two figures that agree so."""
    right = replace(right, noun=left.noun)
    if left.unit != right.unit or left.bound == right.bound or not comparable(left, right):
        return None
    if conflict(left, right) != "compatible":
        return None
    bounds = {left.bound, right.bound}
    return "bound" if bounds & {"least", "most"} else "range" if "range" in bounds else "rounded"
