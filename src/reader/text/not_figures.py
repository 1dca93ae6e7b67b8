"""Numbers that count nothing: dates, decades, phone numbers, versions, addresses; and the times of a day."""

from __future__ import annotations

import re
from bisect import bisect_left

from reader.text.figure import Figure

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_MASK = re.compile(
    r"(?=[\dhwJFMASOND@#+(’'])(?:https?://\S+|www\.\S+|[@#]\w+"
    r"|\b\d{4}-\d{1,2}-\d{1,2}(?:T[\d:.Z+]+)?|\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b"
    rf"|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:(?:,| of)? (?:19|20)\d\d)?(?![\d.,]*\d)"
    rf"|\b{_MONTH},? (?:1[5-9]|20)\d\d\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}(?:,? (?:1[5-9]|20)\d\d)?\b"
    r"|\b(?:1[5-9]|20)\d0s\b|(?<!\w)['’]\d0s\b|\b(?:1[5-9]|20)\d\d[–/-](?:\d\d|(?:1[5-9]|20)\d\d)\b"
    r"|\+\d[\d() -]{6,}\d|\b\(?\d{3}\)?[ -]\d{3}-\d{4}\b|\b\d+(?:\.\d+){2,}|\b24/7\b|\b9/11\b)"
)
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap])\.?m\b\.?"
    r"|\b(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?::[0-5]\d)?\b",
    re.IGNORECASE,
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
