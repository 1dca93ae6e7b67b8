"""Figures that count the same thing on both sides of a link and can't both be right."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.compare.pair import Pair
from reader.compare.place import context_in_common, in_the_same_place
from reader.compare.units import Unit
from reader.model import Difference, Span
from reader.text.numbers import Figure, comparable, conflict

NEAR = 0.34
"""Share of context words in common from which two figures are taken to count one thing."""

SURE = 0.5
"""The same, from which a difference is sure."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    left: Figure
    right: Figure
    nearness: float
    same_place: bool


def figure_differences(
    pair: Pair, left_all: Sequence[Figure], right_all: Sequence[Figure]
) -> Iterator[Difference]:
    """Figures of the linked passages that conflict; `left_all` and `right_all` are the whole articles'.

    A figure that the other article states elsewhere is left alone unless both stand in the same place of
    otherwise equal words: two plans may have 12 and 10 points.
    """
    lefts, rights = inside(left_all, pair.left), inside(right_all, pair.right)
    open_left = [figure for figure in lefts if not any(_agree(figure, other) for other in rights)]
    open_right = [figure for figure in rights if not any(_agree(other, figure) for other in lefts)]
    found = [
        candidate
        for left in open_left
        for right in open_right
        if (candidate := _candidate(pair, left, right, left_all, right_all))
    ]
    taken: set[tuple[str, int]] = set()
    for candidate in sorted(
        found, key=lambda c: (not c.same_place, -c.nearness, c.left.start, c.right.start)
    ):
        keys = {("left", candidate.left.start), ("right", candidate.right.start)}
        if taken & keys:
            continue
        taken |= keys
        yield _difference(pair, candidate)


def inside(figures: Sequence[Figure], unit: Unit) -> list[Figure]:
    """The figures of a whole article that stand in one passage."""
    starts = [figure.start for figure in figures]
    return list(figures[bisect_left(starts, unit.passage.start) : bisect_left(starts, unit.passage.end)])


def _agree(one: Figure, other: Figure) -> bool:
    if (one.low, one.high) == (other.low, other.high) and one.unit == other.unit:
        return True
    return comparable(one, other) and conflict(one, other) != "conflict"


def _candidate(
    pair: Pair, left: Figure, right: Figure, left_all: Sequence[Figure], right_all: Sequence[Figure]
) -> _Candidate | None:
    if conflict(left, right) != "conflict":
        return None
    where, there = Span(left.start, left.end), Span(right.start, right.end)
    same_place = in_the_same_place(pair, where, there)
    nearness = context_in_common(pair, where, there)
    same_noun = bool(left.noun) and left.noun == right.noun
    elsewhere = any(_agree(left, f) for f in right_all) or any(_agree(f, right) for f in left_all)
    if same_place and (nearness >= NEAR or same_noun):
        return _Candidate(left, right, nearness, True)
    if elsewhere or nearness < (NEAR if same_noun or left.unit else SURE):
        return None
    return _Candidate(left, right, nearness, False)


def _difference(pair: Pair, candidate: _Candidate) -> Difference:
    left, right = candidate.left, candidate.right
    one, other = pair.surfaces((left.start, left.end), (right.start, right.end))
    counted = left.noun or right.noun
    of_what = f" ({counted})" if counted else ""
    return Difference(
        "number",
        Span(left.start, left.end),
        Span(right.start, right.end),
        f"different figures{of_what}: {one} on the left, {other} on the right",
        candidate.same_place or candidate.nearness >= SURE,
    )
