"""The dates of an article with the days they may stand for, and whether two of them can be the same."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from operator import attrgetter

from reader.compare.terms import fold
from reader.text.dates import DateMention, find_dates
from reader.text.foreign import find_foreign_days
from reader.text.not_figures import overlaps

_SOME_DAY = dt.date(2001, 7, 1)
"""The anchor of two undated articles: only dates that name a month or year are read by it, and days of the week."""

_NAMED = re.compile(r"\d{4}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:\w+ ){0,2}((?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.IGNORECASE)
_PART = re.compile(r"\b(morning|afternoon|evening|night)\b|(?<=to)(night)", re.IGNORECASE)
_PART_BEFORE = re.compile(r"\b(early|late)(?: on)?\s+$", re.IGNORECASE)
_HOURS = {
    "early": (0, 9),
    "morning": (0, 12),
    "afternoon": (12, 18),
    "evening": (17, 24),
    "late": (15, 24),
    "night": (18, 30),
}
"""From when to when a part of a day may be; a night ends on the next day."""

_WEEK = 7


@dataclass(frozen=True, slots=True)
class DatedMention:
    """A date with what it was resolved to; `guessed` if the day of publication had to be guessed for it.

    `also` are other days that it may be as well. `precise` unless its wording is vague. `words` are compared as
    they stand; `weekday` and `part` are the day of the week and the part of the day if it is no more than that.
    """

    start: int
    end: int
    first: dt.date
    last: dt.date
    also: tuple[dt.date, dt.date] | None
    precise: bool
    guessed: bool
    named: bool
    words: str
    weekday: str
    part: str

    @property
    def days(self) -> int:
        """How many days it spans."""
        return (self.last - self.first).days + 1

    @property
    def readings(self) -> tuple[tuple[dt.date, dt.date], ...]:
        """All stretches of days that it may stand for, the earliest first."""
        stated = (self.first, self.last)
        return tuple(sorted((stated, self.also))) if self.also else (stated,)


def dated(
    text: str, date: dt.date | None, other: dt.date | None, language: str = "en"
) -> tuple[DatedMention, ...]:
    """The dates of an article, resolved by its own date, else by the other article's, else as named."""
    anchor = date or other or _SOME_DAY
    foreign = [
        _mention(text, found, named=True, undated=False)
        for found in find_foreign_days(text, language, anchor)
    ]
    places = [(one.start, one.end) for one in foreign]
    made = [
        _mention(text, found, bool(_NAMED.search(text, found.start, found.end)), date is None)
        for found in find_dates(text, anchor)
        if not overlaps(places, found.start, found.end)
    ]
    kept = [one for one in made if one.named or one.weekday or date or other]
    return tuple(sorted([*foreign, *kept], key=attrgetter("start")))


def _mention(text: str, found: DateMention, named: bool, undated: bool) -> DatedMention:
    day = None if named else _WEEKDAY.match(text, found.start, found.end)
    return DatedMention(
        found.start,
        found.end,
        found.first,
        found.last,
        found.also,
        found.precise,
        undated and found.relative and not named,
        named,
        fold(text[found.start : found.end]),
        fold(day[1]) if day else "",
        _part(text, found.start, found.end),
    )


def _part(text: str, start: int, end: int) -> str:
    found = _PART.search(text, start, end) or _PART_BEFORE.search(text, max(0, start - 12), start)
    return (found[1] or found[2]).lower() if found else ""


def may_agree(one: DatedMention, other: DatedMention) -> bool:
    """Whether two dates can be the same; days of the week, where their own date is not known, by their names."""
    if (one.guessed or other.guessed) and one.weekday and other.weekday:
        return one.weekday == other.weekday
    return any(
        ours[0] <= theirs[1] and theirs[0] <= ours[1] for ours in one.readings for theirs in other.readings
    )


def surely_apart(one: DatedMention, other: DatedMention) -> bool:
    """Whether two dates that differ are further apart than reports of one thing put it.

    "Yesterday" is a day off in a report that is published a day late, and the night of Wednesday early Thursday.
    """
    (_, end), (start, _) = sorted((_hours(one), _hours(other)))
    from_today = any(m.days <= _WEEK and not m.named and not m.weekday for m in (one, other))
    if from_today:
        return start - end > dt.timedelta()
    return start > end if one.part or other.part else start >= end


def other_time_of_day(one: DatedMention, other: DatedMention) -> bool:
    """Whether two dates are one day, but parts of it that have no hour in common."""
    if not (one.part and other.part) or one.days > 1 or (one.first, one.last) != (other.first, other.last):
        return False
    (_, end), (start, _) = sorted((_hours(one), _hours(other)))
    return start >= end


def _hours(mention: DatedMention) -> tuple[dt.datetime, dt.datetime]:
    first, last = _HOURS.get(mention.part, (0, 24))
    midnight = dt.time()
    return (
        dt.datetime.combine(mention.first, midnight) + dt.timedelta(hours=first),
        dt.datetime.combine(mention.last, midnight) + dt.timedelta(hours=last),
    )
