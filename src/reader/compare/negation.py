"""Where one of two linked passages denies what the other states."""

from __future__ import annotations

from collections.abc import Iterator

from reader.compare.clause import Shared, likeness_around, of_another_matter, same_clause
from reader.compare.denials import Denial, Reading, read
from reader.compare.opposites import denies_the_opposite
from reader.compare.pair import Pair
from reader.compare.statements import counts, stated_against
from reader.compare.subjects import of_two
from reader.model import Difference, Span

SHOWN_LIKENESS = 0.3
"""Shared words of two passages from which a negation in one of them is told."""

SHOWN_AROUND = 0.15
"""The same for the clauses that the denied and the stated word stand in."""

SURE_LIKENESS = 0.45
"""The same for being sure of it, where the two clauses run in the same words."""


def negation_differences(pair: Pair) -> Iterator[Difference]:
    """Where one side denies what the other states; sure where the two run in the same words but for the negation.

    Nothing is told if each side denies something of its own: they may say the same in other words.
    """
    if pair.likeness < SHOWN_LIKENESS:
        return
    ours, theirs = read(pair.left.text), read(pair.right.text)
    mine, other = _alone(ours, theirs), _alone(theirs, ours)
    if bool(mine) == bool(other):
        return
    if denies_the_opposite(ours.text, theirs.text) if mine else denies_the_opposite(theirs.text, ours.text):
        return
    alone = len(mine or other) == 1
    found = (_difference(pair, denial, bool(mine), alone) for denial in mine or other)
    yield from [difference for difference in found if difference][:1]


def _alone(ours: Reading, theirs: Reading) -> list[Denial]:
    """The negations of a text that govern no word that the other negates as well."""
    negated = {theirs.stems[n] for n in theirs.governed} - {""}
    return [denial for denial in ours.denials if negated.isdisjoint(ours.stems[n] for n in denial.governed)]


def _difference(pair: Pair, denial: Denial, on_left: bool, alone: bool) -> Difference | None:
    one, other = (pair.left, pair.right) if on_left else (pair.right, pair.left)
    ours, theirs = read(one.text), read(other.text)
    denied, stated = denial.denied, stated_against(denial, ours, theirs)
    if denied is None or stated is None or ours.stems[denied] in one.names:
        return None
    shared = Shared(pair, *((denied, stated) if on_left else (stated, denied)))
    spans = one.outside(_over(ours, denial.number, denied)), other.outside(_over(theirs, stated, stated))
    left, right = spans if on_left else spans[::-1]
    if of_two(pair, left, right) or of_another_matter(shared):
        return None
    aside = {(on_left, n) for n in range(denial.number, denial.governed.start)}
    if denial.nobody or ours.folded[denial.number] == "no":
        aside |= {(not on_left, n) for n, word in enumerate(theirs.folded) if counts(word)}
    same = same_clause(shared, aside)
    if not same and likeness_around(shared) < SHOWN_AROUND:
        return None
    where, elsewhere = ("left", "right") if on_left else ("right", "left")
    reason = f"negated on the {where}, not on the {elsewhere}"
    return Difference("negation", left, right, reason, same and alone and pair.likeness >= SURE_LIKENESS)


def _over(side: Reading, first: int, last: int) -> Span:
    return Span(side.places[first].start, side.places[last].end)
