"""Passages that go together by a figure: a spill of 300 or of 3,000 litres, $5,687.75 or $5,587.75."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from reader.compare.figures import inside, one_digit_apart
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

LONG = 4
"""Digits, noughts at the end not counted, that two figures hardly have in common by chance."""

MOST = 200
"""Such figures in one article beyond which it is a list, whose entries are not looked for."""

_DEGREES = ("celsius", "fahrenheit")
_EXACT = frozenset({"money", "percent", "score", "measure"})

FEW = 3
"""So many of anything come up by chance."""


def measured_alike(
    left: Sequence[Unit], right: Sequence[Unit], ours: Sequence[Figure], theirs: Sequence[Figure]
) -> Iterator[tuple[int, int]]:
    """Pairs of passages that alone in their articles give a figure in one unit, or of one thing."""
    places, partners = _sole(left, ours), _sole(right, theirs)
    for thing in sorted(places.keys() & partners.keys()):
        yield places[thing], partners[thing]


def written_alike(
    left: Sequence[Unit],
    right: Sequence[Unit],
    ours: Mapping[Figure, str],
    theirs: Mapping[Figure, str],
) -> Iterator[tuple[int, int]]:
    """Pairs of passages with a sum, share or score of many digits that is the same but for one digit at most.

    `ours` and `theirs` give the figures of either article as they are written.
    """
    partners = list(_long(right, theirs))
    for number, figure in _long(left, ours):
        for other, its in partners:
            one, two = ours[figure], theirs[its]
            if figure.kind == its.kind and (one == two or one_digit_apart(one, two)):
                yield number, other


def _long(side: Sequence[Unit], figures: Mapping[Figure, str]) -> Iterator[tuple[int, Figure]]:
    found = [
        figure
        for figure, written in figures.items()
        if figure.kind in _EXACT and len("".join(filter(str.isdigit, written)).strip("0")) >= LONG
    ]
    exact = found if len(found) <= MOST else []
    return ((unit.number, figure) for unit in side for figure in inside(exact, unit))


def _sole(side: Sequence[Unit], figures: Sequence[Figure]) -> dict[_Thing, int]:
    """What is measured or counted in one passage only, with the passage."""
    found: dict[_Thing, set[int]] = {}
    for unit in side:
        for figure in inside(figures, unit):
            thing = _thing(figure)
            if thing:
                found.setdefault(thing, set()).add(unit.number)
    return {thing: min(places) for thing, places in found.items() if len(places) == 1}


def _thing(figure: Figure) -> _Thing | None:
    """What a figure is of, if that is telling; a 12-point plan is another than a 10-point plan."""
    if figure.unit == "point":
        return ("point", f"{figure.value:g}") if figure.noun else None
    if figure.kind == "measure":
        return "degree" if figure.unit in _DEGREES else figure.unit, ""
    counted = figure.kind == "cardinal" and figure.noun and figure.noun not in _TOO_COMMON
    return (figure.unit, figure.noun) if counted and figure.value > FEW else None
