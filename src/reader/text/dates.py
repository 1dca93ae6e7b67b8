"""Dates in a text: absolute ones, and relative ones resolved against the day the text was published."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reader.text.calendar import MONTHS, WEEKDAYS, make_date, month_span, parse_date, part_of, year_span
from reader.text.relative_dates import RELATIVE, nearest, weekday

__all__ = ["DateMention", "find_dates", "parse_date"]

Days = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date a text names, from `first` to `last`; `precise` unless its wording is vague or its direction
    was guessed, `relative` if the day of publication was needed to resolve it.
    """

    start: int
    end: int
    first: dt.date
    last: dt.date
    precise: bool
    relative: bool


_FULL = "|".join(name.capitalize() for name in MONTHS if len(name) > 3 or name == "may")
_SHORT = "|".join(f"{name.capitalize()}\\." for name in MONTHS if len(name) <= 4 and name != "may")
_CAPS = "|".join(name.upper() for name in MONTHS if len(name) > 4)
_MONTH = rf"(?:{_FULL}|{_SHORT}|{_CAPS})"
_SURE_MONTH = (
    r"(?:January|February|July|September|October|November|December|Jan\.|Feb\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY = "|".join(name.capitalize() for name in WEEKDAYS)
_PART = r"(?:(?P<part>early|late|mid|the (?:beginning|start|middle|end) of|(?:beginning|start|end) of)[ -](?:in )?)?"
_BEFORE = r"in|since|until|till|by|of|from|through|during|before|after|around|for|between|and|to|end|fiscal"
_BEFORE_MONTH = rf"(?<!\w)(?:{_BEFORE}|on|coming) "

_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b")
_NUMERIC = re.compile(r"\b\d{1,2}([./])\d{1,2}\1\d{4}\b")
_MONTH_DAY = re.compile(
    rf"\b(?:(?:{_WEEKDAY}),? )?(?P<month>{_MONTH}) (?P<day>{_DAY})"
    rf"(?:(?:[–-]| to | and )(?P<until>\d{{1,2}})(?!\d|[,.]\d))?(?:,? (?P<year>{_YEAR}))?(?![\d.,]*\d)"
)
_DAY_MONTH = re.compile(
    rf"\b(?:(?:{_WEEKDAY}),? )?(?:the )?(?P<day>{_DAY})(?:(?:[–-]| to | and )(?P<until>\d{{1,2}}))? (?:of )?"
    rf"(?P<month>{_MONTH})(?:,? (?P<year>{_YEAR}))?(?!\w)"
)
_MONTH_YEAR = re.compile(rf"\b{_PART}(?P<month>{_MONTH}),? (?:of )?(?P<year>{_YEAR})\b")
_MONTH_ALONE = re.compile(
    rf"(?:{_BEFORE_MONTH})?(?<!\w)(?P<span>{_PART}(?P<which>last |next |this )?(?P<month>{_MONTH}))(?![\w-]| \d\d?\b)"
)
_BEFORE_YEAR = rf"(?:\b(?:{_BEFORE}|the|year|last)[ -]|\(|(?=\b(?:early|late|mid)[ -]))"
_YEAR_ALONE = re.compile(rf"{_BEFORE_YEAR}(?P<span>{_PART}(?P<year>{_YEAR}))(?P<decade>s?)(?![\w%]|[.,]\d)")
_ODD_YEAR = re.compile(
    rf"\b(?:{_BEFORE}|the|year)[ -](?P<span>(?P<part>)(?P<year>[1-9]\d{{3}})(?P<decade>))(?![\w%-]|[.,]\d"
    r"|(?: [\w-]+){0,1} (?:[a-z]+s|people|men|women|children|troops|million|billion|percent)\b)",
    re.IGNORECASE,
)
"""Four digits that can only be a year, though one far off."""


def find_dates(text: str, anchor: dt.date | None) -> list[DateMention]:
    """The dates a text names, sorted and not overlapping.

    `anchor` is the day of publication. "Thursday" is the last one up to it, "March 7" and "in February" the
    nearest ones, earlier ones being preferred. Without an anchor only dates that name their year are found.
    """
    found: list[DateMention] = []
    for read in (_absolute, _relative):
        found.extend(read(text, anchor))
    return _longest(found)


def _longest(found: list[DateMention]) -> list[DateMention]:
    """Of overlapping mentions, the longest."""
    kept: list[DateMention] = []
    for mention in sorted(found, key=lambda mention: (mention.start, -mention.end)):
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept


def _absolute(text: str, anchor: dt.date | None) -> Iterator[DateMention]:
    readers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], dt.date | None], Days | None]], ...] = (
        (_ISO, _read_iso),
        (_NUMERIC, _read_numeric),
        (_MONTH_DAY, _read_day),
        (_DAY_MONTH, _read_day),
        (_MONTH_YEAR, _read_month_year),
        (_MONTH_ALONE, _read_month),
        (_YEAR_ALONE, _read_year),
        (_ODD_YEAR, _read_year),
    )
    for pattern, read in readers:
        for match in pattern.finditer(text):
            if days := read(match, anchor):
                groups = match.groupdict()
                start, end = match.span("span") if groups.get("span") else match.span()
                yield DateMention(start, end, *days, not groups.get("part"), not _names_year(match))


def _names_year(match: re.Match[str]) -> bool:
    return match.re in (_ISO, _NUMERIC) or bool(match.groupdict().get("year"))


def _read_iso(match: re.Match[str], anchor: dt.date | None) -> Days | None:
    day = make_date(int(match["year"]), int(match["month"]), int(match["day"]))
    return (day, day) if day else None


def _read_numeric(match: re.Match[str], anchor: dt.date | None) -> Days | None:
    day = parse_date(match.group())
    return (day, day) if day else None


def _month(match: re.Match[str]) -> int:
    return MONTHS[match["month"].lower().rstrip(".")]


def _read_day(match: re.Match[str], anchor: dt.date | None) -> Days | None:
    month = _month(match)
    number = int(re.sub(r"\D", "", match["day"]))
    until = int(match["until"] or number)
    if match["year"]:
        first, last = (
            make_date(int(match["year"]), month, number),
            make_date(int(match["year"]), month, until),
        )
    elif anchor:
        first = nearest(anchor, [make_date(anchor.year + step, month, number) for step in (-1, 0, 1)])
        last = make_date(first.year, month, until) if first else None
    else:
        return None
    return (first, last) if first and last and first <= last else None


def _read_month_year(match: re.Match[str], anchor: dt.date | None) -> Days | None:
    return part_of(month_span(int(match["year"]), _month(match)), _part(match))


def _part(match: re.Match[str]) -> str:
    return (match["part"] or "").removeprefix("the ").replace("middle", "mid")


def _read_month(match: re.Match[str], anchor: dt.date | None) -> Days | None:
    if anchor is None:
        return None
    which = (match["which"] or "").strip()
    if not (which or match["part"] or re.fullmatch(_SURE_MONTH, match["month"]) or _says_when(match)):
        return None
    month = _month(match)
    if which == "last":
        year = anchor.year - (1 if month >= anchor.month else 0)
    elif which == "next":
        year = anchor.year + (1 if month <= anchor.month else 0)
    elif which == "this":
        year = anchor.year
    else:
        middle = nearest(
            anchor, [dt.date(anchor.year + step, month, min(anchor.day, 28)) for step in (-1, 0, 1)]
        )
        year = middle.year if middle else anchor.year
    return part_of(month_span(year, month), _part(match))


def _says_when(match: re.Match[str]) -> bool:
    """Does a preposition make a month of what could be a name or a verb (`in May`, but not `and April Oke`)?"""
    before = match.string[match.start() : match.start("span")].strip().lower()
    named = re.match(r" [A-Z]", match.string[match.end() : match.end() + 2])
    return before in ("in", "since", "until", "during") or bool(before and not named)


def _read_year(match: re.Match[str], anchor: dt.date | None) -> Days | None:
    year = int(match["year"])
    if match["decade"]:
        return (dt.date(year, 1, 1), dt.date(year + 9, 12, 31)) if year % 10 == 0 else None
    return part_of(year_span(year), _part(match))


def _relative(text: str, anchor: dt.date | None) -> Iterator[DateMention]:
    if anchor is None:
        return
    for match, first, last, precise in weekday(text, anchor):
        yield DateMention(match.start(), match.end(), first, last, precise, True)
    lower = text.lower()
    for needed, pattern, resolve, precise in RELATIVE:
        for match in pattern.finditer(text) if needed in lower else ():
            try:
                first, last = resolve(match, anchor)
            except OverflowError:
                continue
            yield DateMention(match.start(), match.end(), first, last, precise, True)
