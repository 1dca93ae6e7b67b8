"""Figures that count the same thing on both sides of a link and can't both be right."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from math import isclose
from operator import attrgetter

from reader.compare.clashes import (
    Clash,
    as_written,
    bare,
    clash,
    counted,
    one_currency,
    reason,
    same_noun,
    unit_missing,
)
from reader.compare.pair import Pair
from reader.compare.place import (
    context_in_common,
    in_the_same_place,
    nearness,
    owner_in_common,
    owners_differ,
)
from reader.compare.readings import as_one_kind
from reader.compare.terms import WORD, fold, stem
from reader.compare.units import Unit
from reader.compare.wholes import as_levels_and_changes, make_a_whole
from reader.compare.words import aligned_words
from reader.model import Difference, Span
from reader.text.numbers import Figure, comparable, conflict
from reader.text.units import CONVERTED

SURE = 3.1
"""Evidence from which two conflicting figures surely count the same thing."""

SHOWN = 2.0
"""Evidence from which the difference is shown at all."""

OF_WHAT = 4
"""Words after two measures that, being the same, tell the same quantity."""

MOST_FIGURES = 40
"""Figures in a passage from which it is a table, whose cells can't be told apart without its head."""

_DIGIT_WEIGHTS = (0.8, 2.0, 2.6, 3.2)
"""Evidence in two figures of 1, 2, 3, 4 or more digits that part in one of them."""

_SURELY = ("figures", "currency")
_LOOSER = ("bound", "range", "vague", "rounded", "near")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Claim:
    """Two figures that clash, how, and how much speaks for their counting the same thing."""

    left: Figure
    right: Figure
    clash: Clash
    evidence: float


def figure_differences(
    pair: Pair, left_all: Sequence[Figure], right_all: Sequence[Figure]
) -> Iterator[Difference]:
    """Figures of the linked passages that conflict; `left_all` and `right_all` are the whole articles'."""
    lefts, rights = inside(left_all, pair.left), inside(right_all, pair.right)
    if max(len(lefts), len(rights)) > MOST_FIGURES:
        return
    open_left = [one for one in lefts if not any(_agree_here(pair, one, other) for other in rights)]
    open_right = [other for other in rights if not any(_agree_here(pair, one, other) for one in lefts)]
    agreed = min(len(lefts) - len(open_left), len(rights) - len(open_right), 2)
    claims = [
        Claim(
            left,
            right,
            found,
            0.6 * agreed + _evidence(pair, left, right, open_left, open_right, left_all, right_all),
        )
        for left in open_left
        for right in open_right
        if not as_levels_and_changes(left, pair.left_text, right, pair.right_text)
        and (found := _clash(pair, left, right))
    ]
    claims += [
        Claim(left, right, "unit", SHOWN)
        for left in lefts
        for right in rights
        if unit_missing(left, right) and at_one_place(pair, left, right)
    ]
    shown = [claim for claim in claims if claim.evidence >= SHOWN]
    loose = {figure for claim in shown if claim.clash in _LOOSER for figure in (claim.left, claim.right)}
    taken: set[Figure] = set()
    for claim in sorted(shown, key=lambda c: (-c.evidence, *nearness(pair, _at(c.left), _at(c.right)))):
        if not {claim.left, claim.right} & taken:
            taken |= {claim.left, claim.right}
            together = make_a_whole(claim.left, claim.right, lefts, rights)
            yield _difference(pair, claim, not together and not {claim.left, claim.right} & loose)


def at_one_place(pair: Pair, left: Figure, right: Figure) -> bool:
    """Whether both figures stand between the same neighbouring words, or as the same number among them."""
    if in_the_same_place(pair, _at(left), _at(right)):
        return True
    one = _number_at(pair.left_text, left) - pair.left.passage.start
    other = _number_at(pair.right_text, right) - pair.right.passage.start
    return any(
        block.left.start <= one < block.left.end
        and block.right.start <= other < block.right.end
        and _words_before(pair.left.text, block.left.start, one)
        == _words_before(pair.right.text, block.right.start, other)
        for block in aligned_words(pair.left.text, pair.right.text)
    )


def _number_at(text: str, figure: Figure) -> int:
    """Where the number itself starts, behind its signs."""
    found = _DIGIT.search(text, figure.start, figure.end) or WORD.search(text, figure.start, figure.end)
    return found.start() if found else figure.start


def _words_before(text: str, start: int, end: int) -> int:
    return sum(1 for _ in WORD.finditer(text, start, end))


def inside(figures: Sequence[Figure], unit: Unit) -> list[Figure]:
    """The figures of a whole article that stand in one passage."""
    first, end = (
        bisect_left(figures, at, key=attrgetter("start")) for at in (unit.passage.start, unit.passage.end)
    )
    return list(figures[first:end])


def agree(one: Figure, other: Figure) -> bool:
    """Whether two figures state one value, or values that can both be right of one thing."""
    if (one.low, one.high, one.unit) == (other.low, other.high, other.unit):
        return True
    if one.kind != other.kind or (one.kind != "score" and one.unit == other.unit and _apart(one, other)):
        return False
    return bool(one.unit or same_noun(one, other)) and conflict(one, replace(other, noun=one.noun)) == "same"


def _apart(one: Figure, other: Figure) -> bool:
    """Whether two figures in one unit are surely not the same, told without looking any closer."""
    return not isclose(one.low, other.low, rel_tol=1e-5) and one.low != other.low


def _agree_here(pair: Pair, one: Figure, other: Figure) -> bool:
    """Whether two figures of a linked pair agree; a number alone may leave out the unit the other has."""
    one, other = as_one_kind(pair, one, other)
    if agree(one, other):
        return True
    if one.unit != other.unit and one.unit in CONVERTED and comparable(one, other):
        return conflict(one, replace(other, noun=one.noun)) == "compatible"
    if (one.low, one.high) != (other.low, other.high):
        return False
    return bare(one) or bare(other) or (one.kind == other.kind == "money" and one_currency(one, other))


def _clash(pair: Pair, left: Figure, right: Figure) -> Clash | None:
    """How two figures part; nouns that mean the same, or all digits but one, make them of one thing."""
    alike = one_digit_apart(*_surfaces(pair, left, right))
    left, right = as_one_kind(pair, left, right)
    if "year" in (left.kind, right.kind):
        misread = alike and left.kind != right.kind and _year_or_bare(left) and _year_or_bare(right)
        return "figures" if misread else None
    found = clash(left, right, alike)
    if found == "currency" and not at_one_place(pair, left, right):
        return "amounts"
    if found in _LOOSER and found != "near" and not _of_one_thing(pair, left, right):
        return None
    opposite = found == "figures" and left.value == -right.value
    return "sign" if opposite and not at_one_place(pair, left, right) else found


def _of_one_thing(pair: Pair, left: Figure, right: Figure) -> bool:
    """Whether both are in one unit or count the same by name, or stand in one place and may do so."""
    if same_noun(left, right):
        return True
    return comparable(left, right) and (bool(left.unit) or at_one_place(pair, left, right))


def _year_or_bare(figure: Figure) -> bool:
    return figure.kind == "year" or (figure.kind == "cardinal" and not figure.unit and figure.step == 1)


def _evidence(
    pair: Pair,
    left: Figure,
    right: Figure,
    open_left: Sequence[Figure],
    open_right: Sequence[Figure],
    left_all: Sequence[Figure],
    right_all: Sequence[Figure],
) -> float:
    where, there = _at(left), _at(right)
    alone = (
        sum(f.kind == left.kind and f.unit == left.unit for f in open_left)
        == 1
        == sum(f.kind == right.kind and f.unit == right.unit for f in open_right)
    )
    sole = _sole(left, left_all) and _sole(right, right_all)
    left_elsewhere = any(agree(left, figure) for figure in right_all)
    right_elsewhere = any(agree(right, figure) for figure in left_all)
    stated = left_elsewhere or right_elsewhere
    same_place = at_one_place(pair, left, right)
    digits = _likeness_of_digits(pair, left, right)
    quantity = same_quantity(pair, left, right)
    same_person = left.kind == right.kind == "age" and owner_in_common(pair, where, there)
    return (
        1.5 * same_place
        + 0.7 * (left.kind == "measure" or same_noun(left, right))
        + 0.3 * bool(left.unit)
        + 1.5 * sole
        + 1.0 * alone
        + digits
        + 1.5 * context_in_common(pair, where, there)
        + 3.0 * pair.likeness
        - 0.7 * (stated and not same_place)
        - 1.3 * (left_elsewhere and right_elsewhere)
        + 1.2 * quantity
        + 1.5 * same_person
        - 1.0 * (_far_apart(left, right) and not same_place and not digits and not sole and not quantity)
        - 2.0 * (not _says_whose(pair, left, right) and owners_differ(pair, where, there))
        - 6.0 * (stated and not same_person and owners_differ(pair, where, there, before=True))
    )


def same_quantity(pair: Pair, left: Figure, right: Figure) -> bool:
    """Whether the same words say of what and per what both are: "of cresol per litre"."""
    if left.kind != "measure" or right.kind != "measure":
        return False
    ours, theirs = (
        [fold(match.group()) for match in islice(WORD.finditer(text, figure.end), OF_WHAT)]
        for text, figure in ((pair.left_text, left), (pair.right_text, right))
    )
    return ours == theirs and len(ours) == OF_WHAT and any(stem(word) for word in ours)


def _sole(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether it is the article's one figure in a unit of measure."""
    return figure.kind == "measure" and sum(one.unit == figure.unit for one in figures) == 1


def _says_whose(pair: Pair, left: Figure, right: Figure) -> bool:
    """Whether both are ages told of the noun that follows ("71-year-old man"), not of a name nearby."""
    return all("-old" in surface for surface in _surfaces(pair, left, right))


def _far_apart(left: Figure, right: Figure) -> bool:
    """Whether one figure is so many times the other that they hardly estimate one quantity."""
    small, large = sorted((abs(left.value), abs(right.value)))
    return large > 3 * small


def _likeness_of_digits(pair: Pair, left: Figure, right: Figure) -> float:
    """The longer two figures are that part in one digit, the less likely that is by chance."""
    one, other = _surfaces(pair, left, right)
    if not one_digit_apart(one, other):
        return 0.0
    weight = _DIGIT_WEIGHTS[min(len(_DIGIT.findall(one)), len(_DIGIT_WEIGHTS)) - 1]
    return min(_DIGIT_WEIGHTS[-1], weight + 0.5 * (left.scaled and right.scaled))


def one_digit_apart(one: str, other: str) -> bool:
    """Whether two figures are written alike but for one digit."""
    ours, theirs = _DIGIT.findall(one), _DIGIT.findall(other)
    return (
        len(ours) == len(theirs) > 0
        and sum(a != b for a, b in zip(ours, theirs, strict=True)) == 1
        and re.sub(r"[^\d.]", "", one).find(".") == re.sub(r"[^\d.]", "", other).find(".")
    )


def _at(figure: Figure) -> Span:
    return Span(figure.start, figure.end)


def _surfaces(pair: Pair, left: Figure, right: Figure) -> tuple[str, str]:
    return pair.surfaces((left.start, left.end), (right.start, right.end))


def _difference(pair: Pair, claim: Claim, alone: bool) -> Difference:
    """The difference claimed; sure only if either figure is `alone` in what it may be set against."""
    left, right = claim.left, claim.right
    one, other = as_written(pair.left_text, left), as_written(pair.right_text, right)
    return Difference(
        "number",
        _at(left),
        _at(right),
        reason(claim.clash, one, other, counted(left, right)),
        alone and claim.clash in _SURELY and claim.evidence >= SURE,
    )
