"""Passages that alone in their articles measure or count one thing: a spill of 300 or of 3,000 litres."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from reader.compare.figures import inside
from reader.compare.lexicon import words_in
from reader.compare.units import Unit
from reader.text.numbers import Figure

_Thing: TypeAlias = tuple[str, str]

_TOO_COMMON = frozenset(
    words_in("""
    person dead injured missing arrested man woman child time thing way point part day year member side case
    group country crown
    """)
)
"""What is counted of many different things in one report."""

FEW = 3
"""So many of anything come up by chance."""


def measured_alike(
    left: Sequence[Unit], right: Sequence[Unit], ours: Sequence[Figure], theirs: Sequence[Figure]
) -> Iterator[tuple[int, int]]:
    """Pairs of passages that alone in their articles give a figure in one unit, or of one thing."""
    places, partners = _sole(left, ours), _sole(right, theirs)
    for thing in sorted(places.keys() & partners.keys()):
        yield places[thing], partners[thing]


def _sole(side: Sequence[Unit], figures: Sequence[Figure]) -> dict[_Thing, int]:
    """What is measured or counted in one passage only, with the passage."""
    found: dict[_Thing, set[int]] = {}
    for unit in side:
        for figure in inside(figures, unit):
            counted = (
                figure.kind == "cardinal" and figure.noun not in _TOO_COMMON | {""} and figure.value > FEW
            )
            if figure.kind == "measure" or counted:
                found.setdefault((figure.unit, figure.noun if counted else ""), set()).add(unit.number)
    return {thing: min(places) for thing, places in found.items() if len(places) == 1}
