"""Figures as the comparison reads them: ages after names, degrees in a scale, votes as scores, shares in words."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reader.text.not_figures import overlaps
from reader.text.numbers import Figure
from reader.text.qualifiers import qualifier
from reader.text.units import DAYS

_AGE = re.compile(r"(?<=[^\W\d_], )\d{1,3}(?=,)")
_SCALE = re.compile(r"[ -]?(?P<letter>[CF])\b|[ -]?(?P<name>[Cc]elsius|[Cc]entigrade|[Ff]ahrenheit)\b")
_BARE_SCALE = re.compile(r"[CF]\b(?![-–'’])")
_MINUS = re.compile(r"(?:(?:^|(?<=[\s(]))[-−–]|\bminus )$", re.IGNORECASE)
_HOURLY = re.compile(r"(?: ?/ ?h(?:our|r)?| (?:an|per) hour| ?p/?h)\b", re.IGNORECASE)
_SPEEDS = {"km": "kmh", "mile": "mph", "nautical mile": "knot"}
_VOTES = re.compile(
    r" (?:votes?|ballots?)(?: in favou?r)? (?:to|against|and) | (?:to|against) ", re.IGNORECASE
)
_BALLOT = re.compile(
    r"\b(?:by|vot\w+|won|wins?|lost|beat\w*|defeat\w*|passed|approved|rejected|backed|adopted|carried)\b[^.;,\d]*$",
    re.IGNORECASE,
)
_FOR = re.compile(
    r" (?:votes? |voting |voted )?(?:in favou?r|for)(?: of it)?(?:,| and| to|, and) ", re.IGNORECASE
)
_AGAINST = re.compile(r" (?:votes? |voting |voted |were )?(?:against|opposed)\b", re.IGNORECASE)
_SHARES = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_MOVED = (
    r"by|up|down|r[io]ses?|risen|fell|falls?|fallen|gr[eo]ws?|grown|dropp?(?:ed|s)?|shrank|shrunk|declined?|jumped|climbed|"
    r"surged|soared|slipped|slumped|plunged|increased?|decreased?|gained|cut|lost|reduced|raised|lowered"
)
_ROUGHLY = r"(?:(?:about|around|nearly|almost|some|roughly|more than|over|at least|less than|up to) )?"
_SHARE = re.compile(
    rf"\b(?:{_MOVED}|in) {_ROUGHLY}(?P<share>(?:(?:an?|one)[ -])?(?P<part>{'|'.join(_SHARES)}))"
    r"(?=[.,;:)!?]|$|\s+(?:last|this|since|in|from|to|over|on|after|during|compared|within|by|and|between|as|for|at|"
    r"while|more|less|year)\b)",
    re.IGNORECASE,
)
_MULTIPLIED = re.compile(
    r"\b(?:(?P<half>halv(?:e[sd]?|ing))|(?P<two>doubl(?:es|ing))|(?P<three>(?:tripl|trebl)(?:es?|ing)))\b",
    re.I,
)
_CHANGED = re.compile(
    rf"\b(?:{_MOVED}|(?:rise|increase|drop|fall|decline|growth|jump|cut|surge|reduction) of) {_ROUGHLY}$",
    re.I,
)
_CHANGE = re.compile(
    r" (?:rise|increase|drop|fall|decline|growth|jump|cut|surge|reduction|more|less|higher|lower)\b", re.I
)
_REACH = 40


def quantities(figures: Sequence[Figure], text: str) -> tuple[Figure, ...]:
    """The figures of a text in any language with what the signs and units beside them tell."""
    return tuple(_in_scales([_hourly(figure, text) for figure in _ages(figures, text)], text))


def in_words(figures: Sequence[Figure], text: str) -> tuple[Figure, ...]:
    """The figures of an English text with votes as one score, and with those told in words alone."""
    read = list(_scored(figures, text))
    words = _in_words(text, [figure for figure in read if figure.kind != "ordinal"])
    places = [(word.start, word.end) for word in words]
    kept = [figure for figure in read if not overlaps(places, figure.start, figure.end)]
    return tuple(sorted([*kept, *words], key=lambda figure: figure.start))


def _ages(figures: Sequence[Figure], text: str) -> Iterator[Figure]:
    """A bare number after a name ("Ana Roe, 56, said") is an age, and "5 percent last year" is not of years."""
    ages = {match.start() for match in _AGE.finditer(text)}
    for figure in figures:
        aged = figure.kind == "cardinal" and figure.start in ages and not figure.noun
        when = figure.kind == "percent" and figure.noun in DAYS
        yield (
            replace(figure, kind="age", unit="year") if aged else replace(figure, noun="") if when else figure
        )


def _hourly(figure: Figure, text: str) -> Figure:
    """A distance an hour is a speed."""
    told = _HOURLY.match(text, figure.end) if figure.unit in _SPEEDS else None
    return replace(figure, unit=_SPEEDS[figure.unit], end=told.end()) if told else figure


def _in_scales(figures: Sequence[Figure], text: str) -> list[Figure]:
    """Degrees are of Celsius or Fahrenheit where that is said, if only of the second of two."""
    found: list[Figure] = []
    for figure in reversed(figures):
        following = found[-1] if found else None
        read = _in_scale(figure, text)
        if (
            read.unit == "degree"
            and following
            and following.unit in ("celsius", "fahrenheit")
            and following.start - read.end <= len(" and ")
        ):
            read = replace(read, unit=following.unit)
        found.append(read)
    return found[::-1]


def _in_scale(figure: Figure, text: str) -> Figure:
    bare = figure.kind == "cardinal" and not figure.unit and not figure.noun and figure.bound != "vague"
    told = (_SCALE if figure.unit == "degree" else _BARE_SCALE).match(text, figure.end)
    if not told or not (bare or figure.unit == "degree"):
        return figure
    unit = "celsius" if told.group().strip(" -").lower().startswith("c") else "fahrenheit"
    read = replace(figure, kind="measure", unit=unit, end=told.end())
    below = _MINUS.search(text, max(0, figure.start - 6), figure.start) if bare else None
    if not below or figure.bound != "exact":
        return read
    return replace(read, start=below.start(), low=-read.high, high=-read.low, value=-read.value)


def _scored(figures: Sequence[Figure], text: str) -> Iterator[Figure]:
    """Votes for and against are one score: "212 votes to 198", "212 in favour and 198 against"."""
    second: Figure | None = None
    for one, other in pairwise([*figures, None]):
        if one is None or one is second:
            continue
        second = other if other and _is_vote(one, other, text) else None
        if second:
            yield replace(
                one, end=second.end, high=second.value, unit="score", noun="", kind="score", fate=""
            )
        else:
            yield one


def _is_vote(one: Figure, other: Figure, text: str) -> bool:
    if any(f.kind != "cardinal" or f.unit or f.bound != "exact" or f.step < 1 for f in (one, other)):
        return False
    if _FOR.fullmatch(text, one.end, other.start):
        return bool(_AGAINST.match(text, other.end))
    if not _VOTES.fullmatch(text, one.end, other.start):
        return False
    between = text[one.end : other.start]
    return (
        "ote" in between
        or "allot" in between
        or bool(_BALLOT.search(text[max(0, one.start - _REACH) : one.start]))
    )


def _in_words(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """Changes told without a number: "by a quarter", "in half", "halved"."""
    found = [
        share(text, *match.span("share"), _SHARES[match["part"].lower()]) for match in _SHARE.finditer(text)
    ]
    for match in _MULTIPLIED.finditer(text):
        value = 0.5 if match["half"] else 2.0 if match["two"] else 3.0
        found.append(Figure(*match.span(), value, value, "time", "", False, "multiple", value=value))
    taken = [(figure.start, figure.end) for figure in figures]
    return sorted(
        (one for one in found if not overlaps(taken, one.start, one.end)), key=lambda one: one.start
    )


def share(text: str, start: int, end: int, value: float, step: float = 5.0) -> Figure:
    """The percentage that words at a place of a text stand for, about or as they are qualified."""
    told = qualifier(text, start, end, end)
    bound = "about" if told == "exact" else told
    low = 0.0 if bound == "most" else value * 0.88 if bound == "nearly" else value
    high = math.inf if bound == "least" else value
    loose = bound in ("about", "nearly")
    return Figure(start, end, low, high, "percent", "", loose, "percent", bound, value, step, True)


def is_change(figure: Figure, text: str) -> bool:
    """Whether a share tells by how much something changed, not how much it is."""
    before = text[max(0, figure.start - _REACH) : figure.start]
    return bool(_CHANGED.search(before) or _CHANGE.match(text, figure.end))
