"""The date conditions of the query language: `after:2023-03`, `before:`, `on:`, `newer:2w`, `older:1y`."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from reader.model import DateRange

DATE_FIELDS = frozenset({"after", "since", "before", "until", "on", "newer", "older"})

_PARTIAL = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$")
_AGE = re.compile(r"(\d{1,4})\s*(d|w|m|y)[a-z]*$", re.IGNORECASE)
_DAYS = {"d": 1, "w": 7, "m": 30.44, "y": 365.25}


def date_range(name: str, value: str, today: dt.date) -> DateRange | None:
    """What `name:value` admits, or None if the value is no date.

    `after:` and `since:` include the period they name, `before:` excludes it, `until:` includes it.
    """
    if name in ("newer", "older"):
        age = _AGE.match(value)
        if age is None:
            return None
        try:
            day = today - dt.timedelta(days=round(int(age[1]) * _DAYS[age[2].lower()]))
        except OverflowError:
            day = dt.date.min
        return DateRange(day, None) if name == "newer" else DateRange(None, day)
    period = _period(value, today)
    if period is None:
        return None
    first, last = period
    if name in ("after", "since"):
        return DateRange(first, None)
    if name == "before":
        return DateRange(None, first - dt.timedelta(days=1)) if first > dt.date.min else None
    if name == "until":
        return DateRange(None, last)
    return DateRange(first, last)


def describe_range(dates: DateRange) -> str:
    """A date condition in words, both ends included."""
    if dates.first and dates.last:
        if dates.first == dates.last:
            return f"on {_day(dates.first)}"
        return f"from {_day(dates.first)} to {_day(dates.last)}"
    if dates.first:
        return f"from {_day(dates.first)}"
    return f"up to {_day(dates.last)}" if dates.last else "at any time"


def _day(date: dt.date) -> str:
    return f"{date.day} {calendar.month_abbr[date.month]} {date.year}"


def _period(value: str, today: dt.date) -> tuple[dt.date, dt.date] | None:
    lowered = value.lower()
    if lowered in ("today", "yesterday"):
        day = today - dt.timedelta(days=lowered == "yesterday")
        return day, day
    partial = _PARTIAL.match(value)
    if partial is not None:
        year, month, day_number = (int(part) if part else 0 for part in partial.groups())
        try:
            if not partial[2]:
                return dt.date(year, 1, 1), dt.date(year, 12, 31)
            if not partial[3]:
                return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
            day = dt.date(year, month, day_number)
        except ValueError:
            return None
        return day, day
    from reader.text.dates import parse_date

    written = parse_date(value)
    return (written, written) if written else None
