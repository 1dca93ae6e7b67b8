"""How the screens put dates, counts and sources into words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.model import DateBasis

if TYPE_CHECKING:
    from reader.library import Row

WORDS_A_MINUTE = 230
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_BARS = "▁▂▃▄▅▆▇█"


def day(date: dt.date, weekday: bool = False) -> str:
    """A date as `16 Mar 2023`, with the weekday if asked."""
    text = f"{date.day} {_MONTHS[date.month - 1]} {date.year}"
    return f"{_DAYS[date.weekday()]} {text}" if weekday else text


def dated(date: dt.date | None, basis: DateBasis, weekday: bool = False, full: bool = False) -> str:
    """A date and how it is known; only the less certain ways are named unless `full`."""
    if date is None:
        return "undated"
    if basis == "story":
        return f"undated (story: {day(date, weekday)})"
    known = f" ({basis})" if basis == "text" or (full and basis != "none") else ""
    return day(date, weekday) + known


def period(first: dt.date | None, last: dt.date | None) -> str:
    """From the first to the last date, said once where they are one."""
    if first is None or last is None:
        return day(first or last) if first or last else "undated"  # type: ignore[arg-type]
    return day(first) if first == last else f"{day(first)} – {day(last)}"


def month(text: str) -> str:
    """A month as `Mar 2023`, given as `2023-03`."""
    return f"{_MONTHS[int(text[5:7]) - 1]} {text[:4]}"


def count(number: int, one: str, many: str = "") -> str:
    """`1 article`, `3 articles`, `12,000 articles`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def reading_time(words: int) -> str:
    """How long the words take to read, in whole minutes."""
    return f"{max(1, round(words / WORDS_A_MINUTE))} min"


def sparkline(values: Sequence[int]) -> str:
    """A small bar for each value; nothing at all is a space."""
    top = max(values, default=0)
    return "".join(_BARS[(value * 7 + top - 1) // top] if value else " " for value in values) if top else ""


def bar(number: int, most: int, width: int) -> str:
    """A bar that is `width` cells long for the greatest number, at least a sliver for any."""
    eighths = max(1, round(number * width * 8 / most)) if most else 0
    return "█" * (eighths // 8) + (" ▏▎▍▌▋▊▉"[eighths % 8] if eighths % 8 else "")


def status(row: Row) -> str:
    """The row's state as glyphs: ● unread, ★ starred."""
    return ("" if row.read else "●") + ("★" if row.starred else "")
