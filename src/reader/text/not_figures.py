"""Numbers that count nothing: dates, years, names, phone numbers, addresses; and ages and the times of a day."""

from __future__ import annotations

import re
from bisect import bisect_left

from reader.text.calendar import MONTH_NAME
from reader.text.figure import Figure
from reader.text.measure import Measure
from reader.text.numerals import FRACTIONS, Numeral, Token, touching, word_at
from reader.text.qualifiers import is_qualified
from reader.text.units import UNITS, head_noun

_MASK = re.compile(
    r"(?=[\dhwJFMASOND@#+(’'])(?:https?://\S+|www\.\S+|[@#]\w+"
    r"|\b\d{4}-\d{1,2}-\d{1,2}(?:T[\d:.Z+]+)?|\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b"
    rf"|\b{MONTH_NAME} \d{{1,2}}(?:st|nd|rd|th)?(?:(?:,| of)? (?:19|20)\d\d)?(?![\d.,]*\d)"
    rf"|\b{MONTH_NAME},? (?:1[5-9]|20)\d\d\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH_NAME}(?:,? (?:1[5-9]|20)\d\d)?\b"
    r"|\b(?:1[5-9]|20)\d0s\b|(?<!\w)['’]\d0s\b|\b(?:1[5-9]|20)\d\d[–/-](?:\d\d|(?:1[5-9]|20)\d\d)\b"
    r"|\+\d[\d() -]{6,}\d|\b\(?\d{3}\)?[ -]\d{3}-\d{4}\b|\b\d+(?:\.\d+){2,}|\b24/7\b|\b9/11\b)"
)
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap])\.?m\b\.?"
    r"|\b(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?::[0-5]\d)?\b",
    re.IGNORECASE,
)

_TEMPORAL = frozenset(
    "in since by until till of from during before after late early mid year the around through".split()
)
_COUNTED_ONE = frozenset(
    "person man woman child civilian soldier officer million billion thousand hundred".split()
)


def masked_spans(text: str) -> list[tuple[int, int]]:
    """The stretches of a text whose numbers are no figures, sorted."""
    return [found.span() for found in _MASK.finditer(text)]


def overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Does a stretch overlap one of the sorted spans?"""
    at = bisect_left(spans, (start, end))
    return any(first < end and start < last for first, last in spans[max(0, at - 1) : at + 1])


def clock_times(text: str, masks: list[tuple[int, int]]) -> list[Figure]:
    """The times of day in a text, in hours, outside the masked stretches."""
    found: list[Figure] = []
    for match in _CLOCK.finditer(text):
        hour = int(match["hour"] or match["hour24"])
        minute = int(match["minute"] or match["minute24"] or 0)
        if match["half"]:
            hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
        if overlaps(masks, *match.span()):
            continue
        value = hour + minute / 60
        found.append(Figure(match.start(), match.end(), value, value, "clock", kind="time", value=value))
    return found


def in_a_name(tokens: list[Token], index: int) -> bool:
    """Is the number part of a name or code: G7, MH17, F-16, #5, 24/7?"""
    if not touching(tokens, index):
        return False
    before = tokens[index - 1]
    if before.text in ("-", "–", "/", ".", "#", "@", "_", "'", "’"):
        joined = touching(tokens, index - 1)
        two_before = tokens[index - 2] if index > 1 else None
        if before.text in ("#", "@", "_"):
            return True
        return joined and two_before is not None and (two_before.word[0].isalpha() or before.text == "/")
    return (
        tokens[index].number
        and before.word[0].isalpha()
        and before.word not in ("us", "a", "c", "hk", "au", "ca")
    )


def counts_one(text: str, tokens: list[Token], index: int, numeral: Numeral) -> bool:
    """Is `one` a count here, not `one of`, `no one`, `one another`, `One China`?"""
    if tokens[index].text[0].isupper() and index and tokens[index - 1].text not in ".!?":
        return False
    following = word_at(tokens, numeral.after)
    if numeral.after > index + 1:
        return True
    if word_at(tokens, index - 1) in (
        "no",
        "any",
        "every",
        "each",
        "this",
        "that",
        "the",
        "which",
        "another",
    ):
        return False
    if following in ("-", "of", "another", "day", "side", "hand", "thing", "way", "who", "that"):
        return following == "-" and word_at(tokens, numeral.after + 1) in UNITS
    if following in UNITS or following in _COUNTED_ONE:
        return True
    return following.isalpha() and is_qualified(text, tokens[index].start)


def is_age(tokens: list[Token], index: int, measure: Measure) -> bool:
    """Is a bare number a person's age (`Marsh, 45, said`; `aged 45`)?"""
    if measure.unit or not 0 < measure.numeral.low < 120 or measure.numeral.after != index + 1:
        return False
    before = word_at(tokens, index - 1)
    if before in ("aged", "age"):
        return True
    named = index > 1 and tokens[index - 2].text[0].isupper() and tokens[index].number
    return before == "," and named and word_at(tokens, index + 1) in (",", ".", ";")


def is_year(tokens: list[Token], index: int, numeral: Numeral) -> bool:
    """Is a bare four-digit number a year?"""
    token = tokens[index]
    if len(token.text) != 4 or not token.text.isdigit() or not 1500 <= int(token.text) <= 2099:
        return False
    if numeral.after != index + 1 or (index and tokens[index - 1].text in "$€£¥"):
        return False
    following, before = word_at(tokens, index + 1), word_at(tokens, index - 1)
    if following in UNITS or following in FRACTIONS:
        return False
    return before in _TEMPORAL or not head_noun(tokens, index + 1)
