"""Words for days that depend on today: weekdays, `last month`, `two days ago`, `earlier this week`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator

from reader.text.calendar import WEEKDAYS, month_span, year_span
from reader.text.numerals import ONES, TENS
from reader.text.units import DAYS

Days = tuple[dt.date, dt.date]
Resolve = Callable[[re.Match[str], dt.date], Days]

_LENGTHS = {**DAYS, "fortnight": 14.0}

_WEEKDAY = re.compile(
    r"(?P<which>\b[Ll]ast |\b[Nn]ext |\b[Tt]his (?:past |coming )?)?\b(?P<day>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)"
    r"day(?! (?:Times|Telegraph|Mirror|Express|Mail|Post|Herald|School))"
    r"(?: (?:night|morning|evening|afternoon))?\b"
)
_NAMED_DAY = re.compile(r"(?:Black|Good|Bloody|Super|Palm|Easter|Ash|Maundy|Holy|Cyber|Shrove) $")
_AHEAD = re.compile(
    r"\b(?:will|due|scheduled|set to|expected|expects|plans? to|planned for|by|until|ahead of|upcoming|slated"
    r"|takes? place|deadline|starting|beginning|later)\b[^.!?;“”\"]{0,60}$"
)
_BEHIND = re.compile(
    r"\b(?:said|told|announced|reported|was|were|had|met|spoke|late|earlier)\b[^.!?;]{0,60}$"
)


def nearest(anchor: dt.date, candidates: Iterable[dt.date | None]) -> dt.date | None:
    """The candidate nearest to `anchor`, one ahead of it counting as twice as far."""
    dated = [candidate for candidate in candidates if candidate]
    return min(dated, key=lambda day: _distance(anchor, day), default=None)


def _distance(anchor: dt.date, day: dt.date) -> int:
    days = (day - anchor).days
    return 2 * days if days > 0 else -days


def weekday(text: str, anchor: dt.date) -> Iterator[tuple[re.Match[str], dt.date, dt.date, bool]]:
    """The weekdays named in a text: the match, first and last day, and whether the direction is sure."""
    for match in _WEEKDAY.finditer(text):
        before = text[max(0, match.start() - 80) : match.start()]
        if _NAMED_DAY.search(before):
            continue
        number = WEEKDAYS.index(match["day"].lower() + "day")
        which = (match["which"] or "").lower().strip()
        back = (anchor.weekday() - number) % 7
        sure = True
        if which == "last":
            day = anchor - dt.timedelta(days=back or 7)
        elif which in ("next", "this coming"):
            day = anchor + dt.timedelta(days=7 - back)
        elif back and not which and _AHEAD.search(before) and not _BEHIND.search(before):
            day, sure = anchor + dt.timedelta(days=7 - back), False
        else:
            day = anchor - dt.timedelta(days=back)
            sure = which != "this"
        yield match, day, day, sure


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
