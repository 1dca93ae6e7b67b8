"""Offices and the words for them: "top diplomat" and "FM" are words for the foreign minister.

All of them stand in `data/roles.txt`, in lower case: an office, its titles, then words that only describe a holder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

LEADERS = ("leader", "supreme leader", "president", "prime minister", "chancellor", "monarch", "crown prince")
"""The offices whose holder may be called a country's leader, the likeliest first."""

_TOO_VAGUE = frozenset(
    "leader general major justice head chief chair minister officer agent adviser advisor analyst expert aide"
    " lawyer attorney counsel prince king candidate nominee contender lawmaker professor founder mp pm fm"
    " counterpart director commander whip spokesman spokeswoman spokesperson deputy manager prof trooper".split()
)
"""Words that with "the" alone often mean no one person."""

MODIFIERS = (
    r"(?:(?:former|acting|new|newly elected|outgoing|incoming|then|interim|longtime|current|late|senior|visiting"
    r"|embattled|wartime|veteran|fellow|retired|retiring|freshman|presumptive|[a-z]+-term|[\w-]+-year-old)[- ])*"
)


def _rows() -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield office, titles and other words; the titles of no office have an empty one."""
    text = (resources.files("reader.entities") / "data" / "roles.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            office, _, words = line.partition(":")
            titles, _, others = words.partition("|")
            yield office, _listed(titles), _listed(others)


def _listed(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]


def titles() -> list[str]:
    """Every title that may stand before a name, of an office or of none."""
    return [title for _, words, _ in _rows() for title in words]


@cache
def _offices() -> dict[str, str]:
    return {word: office for office, *groups in _rows() if office for words in groups for word in words}


@cache
def role_pattern() -> str:
    """A regular expression for any role word in any case, the longest first, without a group."""
    words = sorted(_offices(), key=lambda word: (-len(word), word))
    joined = "|".join(re.escape(word).replace(r"\ ", r"[ \n]").replace(r"\-", "[- ]") for word in words)
    return rf"(?i:(?:{joined}))(?!\w)"


@cache
def role_endings() -> frozenset[str]:
    """The last words of all role words: a quick sign that a role may stand somewhere."""
    words = _offices()
    return frozenset(words) | frozenset(word.split()[-1] for word in words)


def office_of(phrase: str) -> str | None:
    """The canonical office a phrase speaks of, or None: "Foreign Minster" is the foreign minister."""
    words = " ".join(phrase.lower().split())
    known = _offices()
    while words:
        if words in known or words.replace("-", " ") in known:
            return known.get(words) or known[words.replace("-", " ")]
        _, _, words = words.partition(" ")
    return None


def describes_one(role: str) -> bool:
    """Whether "the" with this role speaks of one person, as "the senator" does and "the general" may not."""
    return role.lower() not in _TOO_VAGUE


def counts_as(held: str, asked: str) -> bool:
    """Whether a holder of the office `held` may be called by `asked`: a president is a leader."""
    return held == asked or held in also(asked)


def also(asked: str) -> tuple[str, ...]:
    """The offices whose holders may be called by `asked`, the likeliest first."""
    if asked == "leader":
        return LEADERS
    return ("top diplomat", "foreign minister") if asked in ("diplomat", "top diplomat") else (asked,)
