"""The rows of a coverage matrix: passages of several articles that say the same thing.

Links between pairs of articles are joined into rows, but not in chains: two rows become one only if at
least half of their passages of different articles are linked to each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from reader.model import Span

Place = tuple[str, Span]
"""An article's id and a stretch of its text."""

_LEAST_LINKED = 0.5


def join(links: Iterable[tuple[float, Place, Place]]) -> list[tuple[Place, ...]]:
    """Join linked places into rows, the surest links first; each row is sorted by article and position."""
    row_of: dict[Place, int] = {}
    members: dict[int, list[Place]] = {}
    linked: defaultdict[tuple[int, int], int] = defaultdict(int)
    neighbours: defaultdict[int, set[int]] = defaultdict(set)
    ordered = sorted(links, key=lambda link: (-link[0], link[1], link[2]))
    for place in {place for _, *both in ordered for place in both}:
        row_of[place] = len(row_of)
        members[row_of[place]] = [place]
    for _, one, other in ordered:
        first, second = sorted((row_of[one], row_of[other]))
        if first == second:
            continue
        linked[first, second] += 1
        neighbours[first].add(second)
        neighbours[second].add(first)
        possible = sum(a[0] != b[0] for a in members[first] for b in members[second])
        if linked[first, second] >= _LEAST_LINKED * possible:
            members[first] += members.pop(second)
            for place in members[first]:
                row_of[place] = first
            _move(linked, neighbours, second, first)
    return sorted(tuple(sorted(row)) for row in members.values() if len(row) > 1)


def _move(
    linked: defaultdict[tuple[int, int], int], neighbours: defaultdict[int, set[int]], gone: int, into: int
) -> None:
    """Count the links of a row that was joined to another as the other's."""
    for third in neighbours.pop(gone):
        neighbours[third].discard(gone)
        count = linked.pop((min(gone, third), max(gone, third)))
        if third != into:
            linked[min(into, third), max(into, third)] += count
            neighbours[third].add(into)
            neighbours[into].add(third)
