"""Dates of the same thing on both sides of a link that are different days."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from reader.compare.figures import one_digit_apart
from reader.compare.pair import Pair
from reader.compare.place import context_in_common, in_the_same_place, nearness
from reader.compare.units import Unit
from reader.model import Difference, Span
from reader.text.dates import find_dates
from reader.text.foreign import find_foreign_days
from reader.text.not_figures import overlaps

SURE = 3.0
"""Evidence from which two conflicting dates surely date the same thing."""

SHOWN = 3.0
"""Evidence from which the difference is shown at all."""

_SOME_DAY = dt.date(2001, 7, 1)
"""The anchor of two undated articles: only dates that name a month or year are read by it."""

_NEIGHBOURS = 500
"""Days under which two whole years are neighbours, which a story often names side by side."""

_BOTH_KNOWN = 2.0
"""Evidence against a difference where either article has the other's date too, elsewhere."""

_NAMED = re.compile(r"\d{4}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DatedMention:
    """A date with what it was resolved to; `guessed` if the day of publication had to be guessed for it.

    `precise` unless its wording is vague.
    """

    start: int
    end: int
    first: dt.date
    last: dt.date
    precise: bool
    guessed: bool

    @property
    def days(self) -> int:
        """How many days it spans."""
        return (self.last - self.first).days + 1


def dated(
    text: str, date: dt.date | None, other: dt.date | None, language: str = "en"
) -> tuple[DatedMention, ...]:
    """The dates of an article, resolved by its own date, else by the other article's, else as named."""
    anchor = date or other or _SOME_DAY
    days = [
        DatedMention(m.start, m.end, m.first, m.last, True, False)
        for m in find_foreign_days(text, language, anchor)
    ]
    places = [(day.start, day.end) for day in days]
    found = [
        DatedMention(m.start, m.end, m.first, m.last, m.precise, date is None and m.relative and not named)
        for m in find_dates(text, anchor)
        if (named := bool(_NAMED.search(text, m.start, m.end))) or date or other
    ]
    found = [one for one in found if not overlaps(places, one.start, one.end)]
    return tuple(sorted([*days, *found], key=attrgetter("start")))


def date_differences(
    pair: Pair, left_all: Sequence[DatedMention], right_all: Sequence[DatedMention]
) -> Iterator[Difference]:
    """Dates of the linked passages that do not overlap and seem to date the same thing."""
    lefts, rights = _inside(left_all, pair.left), _inside(right_all, pair.right)
    open_left = [one for one in lefts if not any(_overlap(one, other) for other in rights)]
    open_right = [one for one in rights if not any(_overlap(one, other) for other in lefts)]
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
            if not (left.guessed or right.guessed)
        ),
        key=lambda claim: (-claim[0], *nearness(pair, _at(claim[1]), _at(claim[2]))),
    )
    taken: set[DatedMention] = set()
    for evidence, left, right in found:
        if evidence >= SHOWN and not {left, right} & taken:
            taken |= {left, right}
            yield _difference(pair, left, right, evidence)


def _inside(dates: Sequence[DatedMention], unit: Unit) -> list[DatedMention]:
    first, end = (
        bisect_left(dates, at, key=attrgetter("start")) for at in (unit.passage.start, unit.passage.end)
    )
    return list(dates[first:end])


def _stated(one: DatedMention, dates: Sequence[DatedMention]) -> bool:
    """Whether an article has the same date somewhere."""
    return any((one.first, one.last) == (other.first, other.last) for other in dates)


def _overlap(one: DatedMention, other: DatedMention) -> bool:
    return one.first <= other.last and other.first <= one.last


def _evidence(
    pair: Pair,
    left: DatedMention,
    right: DatedMention,
    open_left: Sequence[DatedMention],
    open_right: Sequence[DatedMention],
) -> float:
    where, there = _at(left), _at(right)
    digit = one_digit_apart(*pair.surfaces((left.start, left.end), (right.start, right.end)))
    same_place = in_the_same_place(pair, where, there)
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


def _difference(pair: Pair, left: DatedMention, right: DatedMention, evidence: float) -> Difference:
    one, other = pair.surfaces((left.start, left.end), (right.start, right.end))
    return Difference(
        "date",
        _at(left),
        _at(right),
        f"different dates: {one} ({_range(left)}) on the left, {other} ({_range(right)}) on the right",
        evidence >= SURE and left.precise and right.precise,
    )


def _at(mention: DatedMention) -> Span:
    return Span(mention.start, mention.end)


def _range(mention: DatedMention) -> str:
    if mention.days == 1:
        return mention.first.isoformat()
    return f"{mention.first.isoformat()} to {mention.last.isoformat()}"
