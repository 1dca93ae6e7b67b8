"""Words of opposite sense in two linked passages: exports rose here, exports fell there."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from reader.compare.denials import read
from reader.compare.opposite_words import OPPOSITES
from reader.compare.pair import Pair
from reader.compare.place import CALENDAR, context_in_common, in_the_same_place
from reader.compare.terms import fold
from reader.compare.units import Unit
from reader.model import Difference, Span

SHOWN_LIKENESS = 0.3
"""Shared words of two passages from which opposite words in them are told."""

SURE_LIKENESS = 0.5
"""The same for being sure of it, where the words also stand in the same place."""

ADVICE_LIKENESS, ADVICE_CONTEXT = 0.1, 0.25
"""Shared words of the passages, and of those around, where one side says "not to drink", which is of one thing."""

SHOWN_CONTEXT = 0.5
"""Share of the words around that both must have where the two do not stand in the same place."""

SUBJECT = 3
"""Content words before a word that name whoever does it."""

_ADVICE = "not to drink"
_LONGEST = 3


@dataclass(frozen=True, slots=True)
class Opposites:
    """Two groups of words or phrases, each the opposite of the other; a `loose` one is never sure."""

    one: frozenset[str]
    other: frozenset[str]
    loose: bool


def opposite_differences(pair: Pair) -> Iterator[Difference]:
    """A word of the left passage in whose stead the right one has its opposite, neither of them negated."""
    if pair.likeness < ADVICE_LIKENESS:
        return
    ours, theirs = stated(pair.left.text), stated(pair.right.text)
    told: set[tuple[Span, Span]] = set()
    for opposites in all_opposites():
        for here, there in ((opposites.one, opposites.other), (opposites.other, opposites.one)):
            left, right = _only(ours, here, there), _only(theirs, there, here)
            if not left or not right:
                continue
            places = pair.left.outside(left), pair.right.outside(right)
            advice = _ADVICE in map(fold, pair.surfaces(*((one.start, one.end) for one in places)))
            if places not in told and (advice or pair.likeness >= SHOWN_LIKENESS):
                told.add(places)
                yield from _difference(pair, *places, opposites.loose)


def _difference(pair: Pair, left: Span, right: Span, loose: bool) -> Iterator[Difference]:
    same_place = in_the_same_place(pair, left, right)
    alike = pair.likeness >= SURE_LIKENESS
    least = SHOWN_CONTEXT if pair.likeness >= SHOWN_LIKENESS else ADVICE_CONTEXT
    shown = same_place and alike if loose else same_place or context_in_common(pair, left, right) >= least
    if not shown or _two_subjects(pair, left, right) or _mood(pair.left, left) != _mood(pair.right, right):
        return
    one, other = pair.surfaces((left.start, left.end), (right.start, right.end))
    reason = f"opposite words: “{one}” on the left, “{other}” on the right"
    sure = same_place and alike and not loose
    yield Difference("negation", left, right, reason, sure)


def _two_subjects(pair: Pair, left: Span, right: Span) -> bool:
    """Whether the last names before two words are each of somebody the other passage does not name."""
    ours, theirs = (
        [term.stem for term in unit.terms if term.end <= span.start][-SUBJECT:]
        for unit, span in ((pair.left, left), (pair.right, right))
    )
    mine = pair.left.names.intersection(ours) - {term.stem for term in pair.right.terms}
    other = pair.right.names.intersection(theirs) - {term.stem for term in pair.left.terms}
    return bool(mine - CALENDAR and other - CALENDAR)


def _mood(unit: Unit, span: Span) -> str:
    """How a word is not simply stated ("could lose"); what will be is stated."""
    reading = read(unit.text)
    place = unit.inside(span).start
    number = next(n for n, word in enumerate(reading.places) if word.start == place)
    return reading.mood(number).removeprefix("will")


@lru_cache(maxsize=1)
def all_opposites() -> tuple[Opposites, ...]:
    """The pairs of groups of `opposite_words`, in their order."""
    found = []
    for line in OPPOSITES.strip().splitlines():
        one, other = (_group(side) for side in line.removeprefix("?").split(":"))
        found.append(Opposites(one, other, line.startswith("?")))
    return tuple(found)


def _group(words: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in words.split())


def denies_the_opposite(text: str, other: str) -> bool:
    """Whether one text denies a word and the other states its opposite: "none of them died", "all survived"."""
    denied = {*read(text).folded} - stated(text).keys()
    said = stated(other).keys()
    return any(
        not denied.isdisjoint(here) and not said.isdisjoint(there)
        for opposites in all_opposites()
        for here, there in ((opposites.one, opposites.other), (opposites.other, opposites.one))
    )


def stated(text: str) -> dict[str, Span]:
    """Every word and phrase that is neither negated nor only supposed, with the first place it stands in."""
    reading = read(text)
    places = reading.places
    found: dict[str, Span] = {}
    for number in range(len(places)):
        if number in reading.governed or number in reading.supposed:
            continue
        for length in range(1, min(_LONGEST, len(places) - number) + 1):
            phrase = " ".join(reading.folded[number : number + length])
            if length == 1 or phrase in _phrases():
                found.setdefault(phrase, Span(places[number].start, places[number + length - 1].end))
    return found


@lru_cache(maxsize=1)
def _phrases() -> frozenset[str]:
    return frozenset(w for o in all_opposites() for w in (*o.one, *o.other) if " " in w)


def _only(words: dict[str, Span], group: Collection[str], opposite: Collection[str]) -> Span | None:
    if not words.keys().isdisjoint(opposite):
        return None
    return min((words[word] for word in group if word in words), default=None)
