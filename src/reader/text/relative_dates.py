"""Words for days that depend on today: weekdays, `last month`, `two days ago`, `earlier this week`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator

from reader.text.calendar import WEEKDAYS, month_span, year_span
from reader.text.numerals import ONES, TENS
from reader.text.tense import governor
from reader.text.units import DAYS
from reader.text.verb_groups import Lean

Days = tuple[dt.date, dt.date]
Readings = tuple[Days, ...]
"""The stretch of days that words stand for, or two that they may stand for, the likelier one first."""

Resolve = Callable[[re.Match[str], dt.date], Days]

_LENGTHS = {**DAYS, "fortnight": 14.0}

_WEEKDAY = re.compile(
    r"(?P<which>\b[Ll]ast |\b[Nn]ext |\b[Tt]his (?:past |coming )?)?\b(?P<day>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)"
    r"day(?! (?:Times|Telegraph|Mirror|Express|Mail|Post|Herald|School))"
    r"(?: (?:night|morning|evening|afternoon))?\b"
)
_NAMED_DAY = re.compile(r"(?:Black|Good|Bloody|Super|Palm|Easter|Ash|Maundy|Holy|Cyber|Shrove) $")
_WEEK = dt.timedelta(days=7)
_SLACK = dt.timedelta(days=3)
"""How far the day of publication may be off for a day without a year to lie behind it or ahead."""


def in_some_year(anchor: dt.date, lean: Lean, candidates: Iterable[Days]) -> Readings:
    """Which of the same days of several years is meant: the last one if it lies behind, the next one if ahead.

    If it may be either, the nearest one, one ahead of it counting as twice as far, and the one on the other side.
    """
    every = sorted(candidates)
    behind = [days for days in every if days[0] <= anchor + _SLACK][-1:]
    ahead = [days for days in every if days[1] >= anchor - _SLACK][:1]
    if lean != "either" and (ahead if lean == "ahead" else behind):
        return tuple(ahead if lean == "ahead" else behind)
    both = sorted({*behind, *ahead}, key=lambda days: _distance(anchor, days))
    return tuple(both)


def _distance(anchor: dt.date, days: Days) -> int:
    if days[0] <= anchor <= days[1]:
        return 0
    off = (days[0] - anchor).days
    return 2 * off if off > 0 else (anchor - days[1]).days


def weekday(text: str, anchor: dt.date) -> Iterator[tuple[re.Match[str], Readings, bool]]:
    """The weekdays named in a text: the match, what it stands for, and whether that is sure."""
    for match in _WEEKDAY.finditer(text):
        if not _NAMED_DAY.search(text, max(0, match.start() - 80), match.start()):
            try:
                days, sure = _weekday(match, anchor)
            except OverflowError:
                continue
            yield match, tuple((day, day) for day in days), sure


def _weekday(match: re.Match[str], anchor: dt.date) -> tuple[tuple[dt.date, ...], bool]:
    number = WEEKDAYS.index(match["day"].lower() + "day")
    which = (match["which"] or "").lower().strip()
    monday = anchor - dt.timedelta(days=anchor.weekday())
    latest = anchor - dt.timedelta(days=(anchor.weekday() - number) % 7)
    if which == "this":
        return (monday + dt.timedelta(days=number),), False
    if which in ("last", "this past"):
        day = latest if latest < anchor else latest - _WEEK
        return (day, day - _WEEK) if which == "last" and day >= monday else (day,), True
    if which in ("next", "this coming"):
        day = latest + _WEEK
        return (day, day + _WEEK) if which == "next" and day < monday + _WEEK else (day,), True
    lean = governor(match.string, *match.span()).lean
    if lean == "back":
        return (latest,), True
    if lean == "ahead" and latest < anchor:
        return (latest + _WEEK,), False
    return (latest, latest + _WEEK), False


def _day(offset: int) -> Resolve:
    def resolve(match: re.Match[str], anchor: dt.date) -> Days:
        day = anchor + dt.timedelta(days=offset)
        return day, day

    return resolve


def _shift(word: str) -> int:
    return {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1}.get(word, 0)


def _calendar_unit(match: re.Match[str], anchor: dt.date) -> Days:
    """`last week`, `this month`, `earlier this year`, `next week`."""
    shift = _shift(match["which"].lower())
    unit = match["unit"].lower()
    if unit == "week":
        first = anchor - dt.timedelta(days=anchor.weekday() - 7 * shift)
        last = first + dt.timedelta(days=6)
    elif unit == "weekend":
        monday = anchor - dt.timedelta(days=anchor.weekday())
        first = monday + dt.timedelta(days=5 + 7 * shift)
        last = first + dt.timedelta(days=1)
    elif unit == "month":
        first, last = month_span(anchor.year, anchor.month + shift)
    else:
        first, last = year_span(anchor.year + shift)
    when = (match["when"] or "").lower().strip()
    if when == "earlier":
        last = max(first, min(last, anchor))
    elif when == "later":
        first = min(last, max(first, anchor))
    return first, last


def _count(words: str) -> tuple[float, float]:
    """How many, at least and at most: `two`, `a`, `several`, nothing."""
    words = words.lower().strip()
    if not words:
        return 2, 9
    if words in ("a", "an", "one"):
        return 1, 1
    if words in ("several", "a few"):
        return 2, 9
    if words == "a couple of":
        return 2, 3
    number = float(ONES.get(words, TENS.get(words, 0)) or (float(words) if words.isdecimal() else 2))
    return number, number


def _ago(match: re.Match[str], anchor: dt.date) -> Days:
    """`two days ago` is a day; `two weeks ago` and all vaguer ones a stretch around it."""
    low, high = _count(match["count"] or "")
    length = _LENGTHS[match["unit"].lower().rstrip("s")]
    if (match["more"] or "").lower().startswith(("more", "over")):
        high = max(low * 2, low + 1)
    slack = 0 if length <= 1 and low == high else int(length * 0.5)
    first = anchor - dt.timedelta(days=round(high * length) + slack)
    last = anchor - dt.timedelta(days=max(0, round(low * length) - slack))
    return first, min(last, anchor)


def _recent(match: re.Match[str], anchor: dt.date) -> Days:
    """`in recent days`, `over the past two weeks`."""
    _, high = _count(match["count"] or "")
    length = _LENGTHS[match["unit"].lower().rstrip("s")]
    return anchor - dt.timedelta(days=round(high * max(length, 1))), anchor


_COUNT = (
    r"\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|several|a few"
    r"|a couple of"
)
_UNITS = r"day|days|week|weeks|fortnight|month|months|year|years|decade|decades"
_MORE = r"(?P<more>(?:more than|over|nearly|almost|about|around|some) )?"


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b{words}\b", re.IGNORECASE)


RELATIVE: tuple[tuple[str, re.Pattern[str], Resolve, bool], ...] = (
    ("", _pattern("(?:yesterday|last night)"), _day(-1), True),
    ("", _pattern("(?:today|tonight|this (?:morning|afternoon|evening))"), _day(0), True),
    ("tomorrow", _pattern("tomorrow"), _day(1), True),
    ("before yesterday", _pattern("the day before yesterday"), _day(-2), True),
    (
        "",
        _pattern("(?P<when>)(?P<which>last|this|next) (?P<unit>week|weekend|month|year)"),
        _calendar_unit,
        True,
    ),
    (
        " this ",
        _pattern("(?P<when>earlier|later) (?P<which>this) (?P<unit>week|month|year)"),
        _calendar_unit,
        True,
    ),
    (" ago", _pattern(f"{_MORE}(?P<count>{_COUNT}) (?P<unit>days?) ago"), _ago, True),
    (" ago", _pattern(f"{_MORE}(?P<count>(?:{_COUNT}) )?(?P<unit>{_UNITS}) ago"), _ago, False),
    (" recent ", _pattern(f"in recent (?P<count>)(?P<unit>{_UNITS})"), _recent, False),
    (
        " the ",
        _pattern(f"(?:in|over|during|for) the (?:past|last) (?P<count>(?:{_COUNT}) )?(?P<unit>{_UNITS})"),
        _recent,
        False,
    ),
)
"""Words a text must hold for the pattern to be worth trying, pattern, how it is resolved, and whether exactly."""
