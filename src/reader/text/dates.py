"""Dates in a text: absolute ones, and relative ones resolved against the day the text was published."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reader.text.calendar import MONTHS, WEEKDAYS, make_date, month_span, parse_date, part_of, year_span
from reader.text.relative_dates import RELATIVE, Days, Readings, in_some_year, weekday
from reader.text.tense import governor

__all__ = ["DateMention", "find_dates", "parse_date"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date a text names, from `first` to `last`; where its sentence leaves open whether it lies behind or ahead,
    it may be `also` other days.

    `precise` unless its wording is vague, its direction was guessed, or "last week" was another one the day before
    publication; `relative` if the day of publication was needed to resolve it.
    """

    start: int
    end: int
    first: dt.date
    last: dt.date
    precise: bool
    relative: bool
    also: Days | None = None


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

    `anchor` is the day of publication. "Thursday", "March 7" and "in February" are the last ones up to it or the
    next ones as the verb says that governs them; where it leaves that open, "Thursday" is the last one, the others
    the nearest ones, earlier ones being preferred. Without an anchor only dates that name their year are found.
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
    readers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], dt.date | None], Readings]], ...] = (
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
            if found := read(match, anchor):
                groups = match.groupdict()
                yield _mention(_span(match), found, not groups.get("part"), not _names_year(match))


def _span(match: re.Match[str]) -> tuple[int, int]:
    """Where a date stands, without the preposition that it was found by."""
    return match.span("span") if match.groupdict().get("span") else match.span()


def _mention(span: tuple[int, int], found: Readings, precise: bool, relative: bool) -> DateMention:
    (first, last), *others = found
    return DateMention(*span, first, last, precise, relative, others[0] if others else None)


def _names_year(match: re.Match[str]) -> bool:
    return match.re in (_ISO, _NUMERIC) or bool(match.groupdict().get("year"))


def _read_iso(match: re.Match[str], anchor: dt.date | None) -> Readings:
    day = make_date(int(match["year"]), int(match["month"]), int(match["day"]))
    return ((day, day),) if day else ()


def _read_numeric(match: re.Match[str], anchor: dt.date | None) -> Readings:
    day = parse_date(match.group())
    return ((day, day),) if day else ()


def _month(match: re.Match[str]) -> int:
    return MONTHS[match["month"].lower().rstrip(".")]


def _read_day(match: re.Match[str], anchor: dt.date | None) -> Readings:
    month = _month(match)
    number = int(re.sub(r"\D", "", match["day"]))
    until = int(match["until"] or number)
    years = [int(match["year"])] if match["year"] else _years(anchor)
    days = [
        (first, last)
        for year in years
        if (first := make_date(year, month, number))
        and (last := make_date(year, month, until))
        and first <= last
    ]
    return _in_some_year(match, anchor, days)


def _years(anchor: dt.date | None) -> list[int]:
    """The years that a day without one may lie in."""
    return (
        [year for step in (-1, 0, 1) if dt.MINYEAR <= (year := anchor.year + step) <= dt.MAXYEAR]
        if anchor
        else []
    )


def _in_some_year(match: re.Match[str], anchor: dt.date | None, days: list[Days]) -> Readings:
    if len(days) < 2 or not anchor:
        return tuple(days)
    return in_some_year(anchor, governor(match.string, *_span(match)).lean, days)


def _read_month_year(match: re.Match[str], anchor: dt.date | None) -> Readings:
    return (part_of(month_span(int(match["year"]), _month(match)), _part(match)),)


def _part(match: re.Match[str]) -> str:
    return (match["part"] or "").removeprefix("the ").replace("middle", "mid")


def _read_month(match: re.Match[str], anchor: dt.date | None) -> Readings:
    if anchor is None:
        return ()
    which = (match["which"] or "").strip()
    if not (which or match["part"] or re.fullmatch(_SURE_MONTH, match["month"]) or _says_when(match)):
        return ()
    month = _month(match)
    if which == "last":
        years = [anchor.year - (1 if month >= anchor.month else 0)]
    elif which == "next":
        years = [anchor.year + (1 if month <= anchor.month else 0)]
    else:
        years = [anchor.year] if which == "this" else _years(anchor)
    spans = [month_span(year, month) for year in years if dt.MINYEAR <= year < dt.MAXYEAR]
    return _in_some_year(match, anchor, [part_of(span, _part(match)) for span in spans])


def _says_when(match: re.Match[str]) -> bool:
    """Does a preposition make a month of what could be a name or a verb (`in May`, but not `and April Oke`)?"""
    before = match.string[match.start() : match.start("span")].strip().lower()
    named = re.match(r" [A-Z]", match.string[match.end() : match.end() + 2])
    return before in ("in", "since", "until", "during") or bool(before and not named)


def _read_year(match: re.Match[str], anchor: dt.date | None) -> Readings:
    year = int(match["year"])
    if match["decade"]:
        return ((dt.date(year, 1, 1), dt.date(year + 9, 12, 31)),) if year % 10 == 0 else ()
    return (part_of(year_span(year), _part(match)),)


def _relative(text: str, anchor: dt.date | None) -> Iterator[DateMention]:
    if anchor is None:
        return
    for match, days, sure in weekday(text, anchor):
        yield _mention(match.span(), days, sure, True)
    lower = text.lower()
    for needed, pattern, resolve, precise in RELATIVE:
        for match in pattern.finditer(text) if needed in lower else ():
            try:
                stretch = resolve(match, anchor)
                steady = stretch[0] == stretch[1] or stretch == resolve(match, anchor - dt.timedelta(days=1))
            except OverflowError:
                continue
            yield _mention(match.span(), (stretch,), precise and steady, True)
