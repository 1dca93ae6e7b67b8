"""Dates of the same thing on both sides of a link that are different days."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from reader.compare.days import DatedMention, may_agree, other_time_of_day, surely_apart
from reader.compare.figures import one_digit_apart
from reader.compare.pair import Pair
from reader.compare.place import context_in_common, in_the_same_frame, nearness, owners_differ
from reader.compare.terms import fold, stem
from reader.compare.units import Unit
from reader.model import Difference, Span
from reader.text.foreign import is_foreign
from reader.text.speech import ALWAYS_SPEECH
from reader.text.tense import governor

SURE = 3.0
"""Evidence from which two conflicting dates surely date the same thing."""

SHOWN = 3.0
"""Evidence from which the difference is shown at all."""

_NEIGHBOURS = 500
"""Days under which two whole years are neighbours, which a story often names side by side."""

_BOTH_KNOWN = 2.0
"""Evidence against a difference where either article has the other's date too, elsewhere."""

_YEAR = re.compile(r"\d{4}")
_LOOSE = frozenset({"by", "before", "after"})
"""Bounds that two dates may both hold for: what was done by Friday was perhaps done on Monday."""

_REPEATABLE = ALWAYS_SPEECH | {
    "spoke",
    "spoken",
    "talked",
    "discussed",
    "praised",
    "criticised",
    "criticized",
}
"""What is done on one day as well as on the next."""

COPIED = 0.8
"""Likeness from which passages may be one report, published twice."""

_REPEATED = 0.45
"""Likeness from which the same word for a day dates the same thing, wherever it stands."""

_PUBLISHED_AGAIN = dt.timedelta(days=7)
"""Days between two articles from which the same word for a day cannot stand for the same day in a copy."""


def date_differences(
    pair: Pair, left_all: Sequence[DatedMention], right_all: Sequence[DatedMention], reprint: bool = False
) -> Iterator[Difference]:
    """Dates of the linked passages that cannot be the same and seem to date the same thing.

    `reprint` if one article may be the other, published again: the same word for a day is the same day then.
    """
    lefts, rights = _inside(left_all, pair.left), _inside(right_all, pair.right)
    open_left = [one for one in lefts if not any(_agree(pair, one, other) for other in rights)]
    open_right = [one for one in rights if not any(_agree(pair, other, one) for other in lefts)]
    found = sorted(
        (
            (
                _evidence(pair, left, right, open_left, open_right)
                - _BOTH_KNOWN * (_stated(left, right_all) and _stated(right, left_all)),
                left,
                right,
            )
            for left in open_left
            for right in open_right
            if not _guessed(left, right) or (left.weekday and right.weekday)
        ),
        key=lambda claim: (-claim[0], *nearness(pair, _at(claim[1]), _at(claim[2]))),
    )
    taken: set[DatedMention] = set()
    for evidence, left, right in found:
        if evidence >= SHOWN and not {left, right} & taken:
            taken |= {left, right}
            sure = _is_sure(pair, left, right, evidence) and not (reprint and left.words == right.words)
            yield _difference(pair, left, right, sure)
    yield from _times_of_day(pair, lefts, rights)


def repeated_differences(
    pair: Pair, left_all: Sequence[DatedMention], right_all: Sequence[DatedMention], reprint: bool
) -> Iterator[Difference]:
    """Words for a day that both passages have, of which one stands for another day than the other.

    A stretch of days may be one of several in which the same happened.
    """
    lefts, rights = _inside(left_all, pair.left), _inside(right_all, pair.right)
    if len(lefts) == len(rights) and not _published_together(pair):
        for left, right in zip(lefts, rights, strict=True):
            if not may_agree(left, right):
                sure = left.precise and right.precise and left.days == right.days == 1
                yield _difference(pair, left, right, sure and not reprint)


def _agree(pair: Pair, left: DatedMention, right: DatedMention) -> bool:
    return may_agree(left, right) or (
        left.words == right.words and pair.likeness >= COPIED and _published_together(pair)
    )


def _published_together(pair: Pair) -> bool:
    left, right = pair.left_article.article.date, pair.right_article.article.date
    return not (left and right) or abs(left - right) < _PUBLISHED_AGAIN


def _guessed(left: DatedMention, right: DatedMention) -> bool:
    return left.guessed or right.guessed


def _is_sure(pair: Pair, left: DatedMention, right: DatedMention, evidence: float) -> bool:
    return (
        evidence >= SURE
        and left.precise
        and right.precise
        and not _guessed(left, right)
        and not (left.words == right.words and (left.days > 1 or _published_together(pair)))
        and surely_apart(left, right)
        and _date_one_thing(pair, left, right)
    )


def _date_one_thing(pair: Pair, left: DatedMention, right: DatedMention) -> bool:
    """Whether both dates belong to the same verb, in the same way; something may be said on several days.

    A year that both name is held to date one thing by the words around it alone, as days in other languages are.
    """
    if is_foreign(pair.left_article.article.language) or is_foreign(pair.right_article.article.language):
        return True
    if _YEAR.search(left.words) and _YEAR.search(right.words):
        return True
    ours = governor(pair.left_text, left.start, left.end)
    theirs = governor(pair.right_text, right.start, right.end)
    if ours.bound != theirs.bound or ours.bound in _LOOSE or owners_differ(pair, _at(left), _at(right)):
        return False
    if not ours.verb and not theirs.verb:
        return in_the_same_frame(pair, _at(left), _at(right))
    if {ours.verb, theirs.verb} & _REPEATABLE and not (left.named and right.named):
        return False
    return _one_verb(ours.verb, theirs.verb)


def _one_verb(one: str, other: str) -> bool:
    return bool(one and other) and (fold(one) == fold(other) or stem(one) == stem(other) != "")


def _times_of_day(
    pair: Pair, lefts: Sequence[DatedMention], rights: Sequence[DatedMention]
) -> Iterator[Difference]:
    """Parts of one day at which the same thing was done, if neither side has the other's as well."""
    for left in lefts:
        for right in rights:
            if (
                other_time_of_day(left, right)
                and not any(left.part == one.part for one in rights)
                and not any(right.part == one.part for one in lefts)
                and _evidence(pair, left, right, [left], [right]) >= SHOWN
                and _date_one_thing(pair, left, right)
            ):
                one, other = pair.surfaces((left.start, left.end), (right.start, right.end))
                reason = f"different times of day: {one} on the left, {other} on the right"
                yield Difference("date", _at(left), _at(right), reason, sure=False)


def _inside(dates: Sequence[DatedMention], unit: Unit) -> list[DatedMention]:
    first, end = (
        bisect_left(dates, at, key=attrgetter("start")) for at in (unit.passage.start, unit.passage.end)
    )
    return list(dates[first:end])


def _stated(one: DatedMention, dates: Sequence[DatedMention]) -> bool:
    """Whether an article has the same date somewhere."""
    return any((one.first, one.last) == (other.first, other.last) for other in dates)


def _evidence(
    pair: Pair,
    left: DatedMention,
    right: DatedMention,
    open_left: Sequence[DatedMention],
    open_right: Sequence[DatedMention],
) -> float:
    where, there = _at(left), _at(right)
    digit = one_digit_apart(*pair.surfaces((left.start, left.end), (right.start, right.end)))
    same_words = left.words == right.words and pair.likeness >= _REPEATED
    same_place = same_words or in_the_same_frame(pair, where, there)
    years = max(left.days, right.days) > _NEIGHBOURS / 2
    close = years and abs((left.first - right.first).days) < _NEIGHBOURS
    return (
        1.5 * same_place
        + (0.1 if close else 2.0) * digit
        + 1.0 * (len(open_left) == len(open_right) == 1)
        + 0.3 * (left.days == right.days)
        + 1.5 * context_in_common(pair, where, there)
        + 3.0 * pair.likeness
        - (0.0 if digit else 1.0 if same_place and not years else 2.2)
    )


def _difference(pair: Pair, left: DatedMention, right: DatedMention, sure: bool) -> Difference:
    one, other = pair.surfaces((left.start, left.end), (right.start, right.end))
    reason = f"different dates: {one} ({_range(left)}) on the left, {other} ({_range(right)}) on the right"
    if _guessed(left, right):
        undated = "the articles have" if left.guessed and right.guessed else "one article has"
        reason = f"the days of the week differ: {one} on the left, {other} on the right; {undated} no date"
    return Difference("date", _at(left), _at(right), reason, sure)


def _at(mention: DatedMention) -> Span:
    return Span(mention.start, mention.end)


def _range(mention: DatedMention) -> str:
    return " or ".join(
        first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
        for first, last in mention.readings
    )
