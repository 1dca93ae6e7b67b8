"""Months and weekdays, and dates given as a whole string, as metadata and header lines give them."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
MONTH_NAME = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
"""A pattern for the name of a month, in full or shortened."""

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:$|[T ,])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:$|T)")
_DAY_MONTH = re.compile(
    rf"(?:[a-z]+,? )?(\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?({_MONTH})\.?,?[ -](\d{{4}})\b", re.I
)
_MONTH_DAY = re.compile(rf"(?:[a-z]+,? )?({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.I)
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})\b")


def parse_date(text: str) -> dt.date | None:
    """Read a whole string as a date: ISO 8601, RFC 2822, `16 March 2023`, `March 16, 2023`, `16.3.2023`.

    A time after the date is ignored. None if it is no date, an impossible one, or ambiguous (`3/4/2023`).
    """
    text = " ".join(text.split())[:100]
    if found := _ISO.match(text) or _COMPACT.match(text):
        return make_date(*map(int, found.groups()))
    if found := _DAY_MONTH.match(text):
        return make_date(int(found[3]), MONTHS[found[2].lower()], int(found[1]))
    if found := _MONTH_DAY.match(text):
        return make_date(int(found[3]), MONTHS[found[1].lower()], int(found[2]))
    if found := _NUMERIC.match(text):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        if found[2] == "." or first == second or first > 12:
            return make_date(year, second, first)
        return make_date(year, first, second) if second > 12 else None
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def make_date(year: int, month: int, day: int) -> dt.date | None:
    """A date, or None if the calendar has none such."""
    try:
        return dt.date(year, month, day)
    except (ValueError, OverflowError):
        return None


def month_span(year: int, month: int) -> tuple[dt.date, dt.date]:
    """The first and the last day of a month; `month` may be 0 or 13 for a neighbouring year's."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return dt.date(year, month, 1), following - dt.timedelta(days=1)


def year_span(year: int) -> tuple[dt.date, dt.date]:
    """The first and the last day of a year."""
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def part_of(span: tuple[dt.date, dt.date], part: str) -> tuple[dt.date, dt.date]:
    """The early, middle or late third of a stretch of days; all of it for any other word."""
    first, last = span
    third = dt.timedelta(days=((last - first).days + 1) // 3)
    if part.startswith(("early", "beginning", "start")):
        return first, first + third
    if part.startswith(("late", "end")):
        return last - third, last
    if part.startswith("mid"):
        return first + third, last - third
    return span
