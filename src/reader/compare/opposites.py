"""Words of opposite sense in two linked passages: exports rose here, exports fell there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from reader.compare.lexicon import NEGATIONS
from reader.compare.opposite_words import OPPOSITES
from reader.compare.pair import Pair
from reader.compare.place import CALENDAR, context_in_common, in_the_same_place
from reader.compare.terms import WORD, fold
from reader.model import Difference, Span

SHOWN_LIKENESS = 0.3
"""Shared words of two passages from which opposite words in them are told."""

SURE_LIKENESS = 0.5
"""The same for being sure of it, where the words also stand in the same place."""

ADVICE_LIKENESS, ADVICE_CONTEXT = 0.1, 0.25
"""Shared words of the passages, and of those around, where one side says "not to drink", which is of one thing."""

SHOWN_CONTEXT = 0.5
"""Share of the words around that both must have where the two do not stand in the same place."""

NEGATED = 3
"""Words behind a negation that it may negate."""

NOBODY = 8
"""The same behind a negation that is the subject: "none of the passengers on the ferry died"."""

SUBJECT = 3
"""Content words before a word that name whoever does it."""

_ADVICE = "not to drink"
_SUBJECTS = frozenset({"none", "nobody", "neither"})
_LONGEST = 3
_STOP = re.compile(r"[,;:.!?]\s")


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
    if not shown or _two_subjects(pair, left, right):
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
    denied = {fold(match.group()) for match in WORD.finditer(text)} - stated(text).keys()
    said = stated(other).keys()
    return any(
        not denied.isdisjoint(here) and not said.isdisjoint(there)
        for opposites in all_opposites()
        for here, there in ((opposites.one, opposites.other), (opposites.other, opposites.one))
    )


def stated(text: str) -> dict[str, Span]:
    """Every word and phrase that is not negated, with the first place it stands in."""
    words = list(WORD.finditer(text))
    folded = [fold(match.group()) for match in words]
    denied = _denied(text, words, folded)
    found: dict[str, Span] = {}
    for number, match in enumerate(words):
        for length in range(1, _LONGEST + 1):
            phrase = " ".join(folded[number : number + length])
            known = length > 1 and phrase in _phrases()
            if (known or length == 1) and number not in denied and number + length <= len(words):
                found.setdefault(phrase, Span(match.start(), words[number + length - 1].end()))
    return found


def _denied(text: str, words: list[re.Match[str]], folded: list[str]) -> set[int]:
    """The numbers of the words that are negations or negated."""
    found: set[int] = set()
    reach = 0
    for number, word in enumerate(folded):
        if number and _STOP.search(text, words[number - 1].end(), words[number].end()):
            reach = 0
        negating = word in NEGATIONS or word.endswith("n't")
        if negating or reach:
            found.add(number)
        reach = NOBODY if word in _SUBJECTS else NEGATED if negating else max(0, reach - 1)
    opening = {n for n in found if any(" ".join(folded[n : n + k]) in _phrases() for k in (2, 3))}
    return found - opening


@lru_cache(maxsize=1)
def _phrases() -> frozenset[str]:
    return frozenset(w for o in all_opposites() for w in (*o.one, *o.other) if " " in w)


def _only(words: dict[str, Span], group: Collection[str], opposite: Collection[str]) -> Span | None:
    if not words.keys().isdisjoint(opposite):
        return None
    return min((words[word] for word in group if word in words), default=None)
