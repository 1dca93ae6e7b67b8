"""The words that make a number approximate or a bound: `about`, `more than`, `up to`, `or so`."""

from __future__ import annotations

import re

from reader.text.figure import Bound

_QUALIFIERS: tuple[tuple[Bound, str], ...] = (
    ("least", r"no fewer than|no less than|at least|a minimum of"),
    (
        "most",
        r"no more than|as many as|as much as|up to|at most|a maximum of|less than|fewer than|under|below",
    ),
    ("least", r"more than|over|above|upwards? of|in excess of|exceed(?:s|ed|ing)?|top(?:s|ped|ping)"),
    ("nearly", r"nearly|almost|close to|just short of|approaching|not quite"),
    ("about", r"about|around|roughly|approximately|some|an estimated|estimated(?: at)?|circa|~|≈|or so"),
)
_QUALIFIER = re.compile(
    "|".join(f"(?P<q{number}>\\b(?:{words}))" for number, (_, words) in enumerate(_QUALIFIERS)).join(
        (r"(?:", r")(?: (?:the|a|its|their))?\s*$")
    ),
    re.IGNORECASE,
)
_AFTERWARDS: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("least", re.compile(r"\+|-plus\b| or more\b| plus\b| or above\b")),
    ("most", re.compile(r" or (?:less|fewer|under)\b")),
    ("about", re.compile(r" or so\b|-odd\b|-ish\b")),
)
_BETWEEN = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_REACH = 24


def qualifier(text: str, start: int, number_end: int, end: int) -> Bound:
    """How the number at `text[start:number_end]`, with its unit up to `end`, is qualified by its neighbours."""
    for bound, pattern in _AFTERWARDS:
        if pattern.match(text, number_end) or pattern.match(text, end):
            return bound
    found = _QUALIFIER.search(text[max(0, start - _REACH) : start])
    return _QUALIFIERS[int(found.lastgroup[1:])][0] if found and found.lastgroup else "exact"


def is_qualified(text: str, start: int) -> bool:
    """Does a qualifier stand before `start`?"""
    return _QUALIFIER.search(text[max(0, start - _REACH) : start]) is not None


def qualified_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the number at `text[start:end]` with its qualifier on either side."""
    ahead = max(0, start - _REACH)
    before = _QUALIFIER.search(text[ahead:start]) or _BETWEEN.search(text[ahead:start])
    after = next((match for _, pattern in _AFTERWARDS if (match := pattern.match(text, end))), None)
    return ahead + before.start() if before else start, after.end() if after else end
