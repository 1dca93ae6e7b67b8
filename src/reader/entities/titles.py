"""The role words that stand before or after a name: "Foreign Minister Qin", "Xi, president of China"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reader.entities.roles import MODIFIERS, office_of, role_endings, role_pattern

_NO_TITLE = (
    r"(?:for|by|with|to|from|against|at|on|in|when|after|but|while|and|or|said|says|told|if|that|than)\b"
)
"""Words after a name's comma that lead away from it: ", running for president" gives nobody the title."""

_REACH = 90
_LONGEST_WORD = 30


@dataclass(frozen=True, slots=True)
class Title:
    """A role phrase beside a name, its canonical office, and where it stands in the text."""

    phrase: str
    office: str
    start: int
    end: int
    former: bool = False


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){MODIFIERS}(?P<role>{role_pattern()}),?[ \n]+[\"“]?$")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        rf",[ \n]+(?:(?:who is|who was|[A-Z][\w.’'-]+|(?!{_NO_TITLE})[a-z]+)[ \n]+){{0,4}}?"
        rf"(?P<role>{role_pattern()})(?![’']s?\b)"
    )


def title_before(text: str, start: int) -> Title | None:
    """The role phrase that ends where a name starts."""
    words = text[max(0, start - _LONGEST_WORD) : start].rstrip(' \n,"“').split()
    if not words or words[-1].lower() not in role_endings():
        return None
    match = _before().search(text, max(0, start - _REACH), start)
    return _title(match, text) if match else None


def title_after(text: str, end: int) -> Title | None:
    """The role phrase in apposition after a name: ", the Ukrainian president," or ", president of China"."""
    match = _after().match(text, end, end + _REACH)
    return _title(match, text) if match else None


def _title(match: re.Match[str], text: str) -> Title:
    start, end = match.span("role")
    phrase = " ".join(text[start:end].split())
    return Title(phrase, office_of(phrase) or phrase.lower(), start, end, "former" in match[0].lower())
