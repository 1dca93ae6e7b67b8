"""What titles and descriptions of persons say: which office, and whether somebody who has one may be called so."""

from __future__ import annotations

import re
from functools import cache

from reader.entities.role_words import offices

LEADERS = ("leader", "supreme leader", "president", "prime minister", "chancellor", "monarch", "crown prince")
"""The offices whose holder may be called a country's leader, the likeliest first."""

HEADS = ("secretary general", "director general", "president")
"""The offices whose holder may be called the chief of a body."""

_TOO_VAGUE = frozenset(
    "leader general major justice head chief chair minister officer agent adviser advisor analyst expert aide"
    " lawyer attorney counsel prince king candidate nominee contender lawmaker professor founder mp pm fm"
    " counterpart director commander whip spokesman spokeswoman spokesperson deputy manager prof trooper".split()
)
"""Words that with "the" alone often mean no one person."""

_OF_THE_ONLY = frozenset("candidate nominee contender lawmaker professor director commander justice".split())
"""Those of them that do where only one person here has the office."""

_SECONDS = ("vice", "deputy", "assistant", "under", "lieutenant", "lt.", "co-")

MODIFIERS = (
    r"(?i:(?:former|acting|new|newly elected|outgoing|incoming|then|interim|longtime|current|late|senior|visiting"
    r"|embattled|wartime|veteran|fellow|retired|retiring|freshman|presumptive|same|federal|[a-z]+-term"
    r"|[\w-]+-year-old|(?:vice[- ])?presidential|gubernatorial|senatorial|congressional|mayoral)[- ])*"
)


@cache
def role_pattern() -> str:
    """A regular expression for any role word in any case, the longest first, without a group."""
    words = sorted(offices(), key=lambda word: (-len(word), word))
    joined = "|".join(re.escape(word).replace(r"\ ", r"[ \n]").replace(r"\-", "[- ]") for word in words)
    return rf"(?i:(?:{joined}))(?!\w)"


@cache
def role_endings() -> frozenset[str]:
    """The last words of all role words: a quick sign that a role may stand somewhere."""
    words = offices()
    return frozenset(words) | frozenset(word.split()[-1] for word in words)


def office_of(phrase: str) -> str | None:
    """The canonical office a phrase speaks of, or None: "Foreign Minster" is the foreign minister."""
    words = " ".join(phrase.lower().split())
    known = offices()
    while words:
        if words in known or words.replace("-", " ") in known:
            return known.get(words) or known[words.replace("-", " ")]
        _, _, words = words.partition(" ")
    return None


def describes_one(role: str) -> bool:
    """Whether "the" with this role speaks of one person, as "the senator" does and "the general" may not."""
    return role.lower() not in _TOO_VAGUE


def means_the_only(role: str) -> bool:
    """Whether "the" with this vague role speaks of the one person here who has it: "the nominee"."""
    return role.lower() in _OF_THE_ONLY


def also_called(role: str) -> tuple[str, ...]:
    """The offices whose holders go by a word that stands for several: "the lawmaker"."""
    return ("representative", "senator") if role.lower() in ("lawmaker", "legislator") else ()


def is_lower(title: str) -> bool:
    """Whether a title is that of a second: a vice president is nowhere called the president."""
    return title.lower().startswith(_SECONDS)


def counts_as(held: str, asked: str) -> bool:
    """Whether a holder of the office `held` may be called by `asked`: a president is a leader."""
    return held == asked or held in also(asked)


def also(asked: str) -> tuple[str, ...]:
    """The offices whose holders may be called by `asked`, the likeliest first."""
    if asked == "leader":
        return LEADERS
    if asked == "diplomat":
        return ("top diplomat", "foreign minister", "ambassador")
    return ("top diplomat", "foreign minister") if asked == "top diplomat" else (asked,)
