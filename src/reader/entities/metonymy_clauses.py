"""What the clause a capital stands in says of it: of what it is the subject, and what is its own."""

from __future__ import annotations

import re

from reader.entities.metonymy_words import (
    ACTS,
    ADDRESSED,
    CITY_ACTS,
    CITY_MATTERS,
    EITHER,
    MATTER_ENDINGS,
    MATTERS,
    STATES,
    lemmas,
)

_TOKEN = re.compile(r"[\w’'-]+|[^\w\s]")
_POSSESSIVE = re.compile(r"(?:[’']s\b|(?<=s)[’'](?!\w))\s*")
_ASIDE = re.compile(r"\s*(?:,\s[^,;:()]{1,70},|\s[—–-]\s[^—–]{1,70}\s[—–-]\s|\([^()]{1,60}\))")
_TIME = re.compile(
    r"\s*\b(?:(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight"
    r"|(?:last|this)\s+(?:week|month|year|spring|summer|autumn|winter))\b",
    re.IGNORECASE,
)
_LEADING = 14
"""So many words after a name are looked at."""
_ADVERBS = frozenset(
    "again also always already both even ever first later long meanwhile much never now often once only"
    " rather seldom since"
    " so soon still then therefore though thus too twice not".split()
)
_MODALS = frozenset(
    "will would shall should can could may might must cannot do does did dare won't wouldn't shouldn't can't couldn't"
    " mustn't needn't don't doesn't didn't".split()
)
_BE = frozenset("be been being is was are were isn't wasn't aren't weren't".split())
_HAVE = frozenset("has have had having hasn't haven't hadn't".split())
_ENDS_NOUN_PHRASE = frozenset(
    "of in on to for with and or but at by from is was are were has have had will would can could may"
    " might should must"
    " that which who when while as over about under against after before".split()
)
_SAME_AS_BASE = frozenset("put cut set let quit beat shut spread broadcast bid".split())


def own_matter(after: str) -> tuple[bool, str] | None:
    """Whether what follows an 's is a government's matter, and its word; None where no 's follows."""
    if (match := _POSSESSIVE.match(after)) is None:
        return None
    for token in _TOKEN.findall(after[match.end() :])[:6]:
        word = token.lower()
        if word in _ENDS_NOUN_PHRASE or not token[0].isalnum():
            break
        if word in CITY_MATTERS:
            return False, word
        if word in MATTERS or word.endswith(MATTER_ENDINGS):
            return True, word
    return False, ""


def has_matter(words: str) -> str:
    """The first word that is a government's matter among these, before their phrase ends."""
    word: str
    for token in _TOKEN.findall(words)[:6]:
        word = token.lower()
        if word in CITY_MATTERS or word in _ENDS_NOUN_PHRASE or not token[0].isalnum():
            return ""
        if word in MATTERS or word.endswith(MATTER_ENDINGS):
            return word
    return ""


def deed(after: str, plural: bool, sport: bool) -> str:
    """What the subject before `after` does as a government does it, as it is written; empty otherwise.

    `plural` tells that several are the subject, `sport` that the sentence is of sport.
    """
    while match := _ASIDE.match(after) or _TIME.match(after):
        after = after[match.end() :]
    tokens = _TOKEN.findall(after)[:_LEADING]
    auxiliaries: list[str] = []
    for at, token in enumerate(tokens):
        word = token.lower().replace("’", "'")
        if word in _MODALS or word in _BE or word in _HAVE or (word == "to" and at == len(auxiliaries)):
            auxiliaries.append(word)
        elif (
            word not in _ADVERBS
            and not (word.endswith("ly") and word not in ("rely", "apply", "reply"))
            and token != ","
        ):
            said = " ".join([*auxiliaries[-2:], token])
            rest = [one.lower() for one in tokens[at + 1 :]]
            return said if _is_deed(word, rest, auxiliaries, plural, sport) else ""
    return ""


def _is_deed(word: str, rest: list[str], auxiliaries: list[str], plural: bool, sport: bool) -> bool:
    bases = lemmas(word)
    last = auxiliaries[-1] if auxiliaries else ""
    acts = bool(bases & ACTS) or (not sport and bool(bases & EITHER) and bool(has_matter(" ".join(rest))))
    if last in _BE:
        if word.endswith("ing"):
            return acts or (not sport and not bases & (CITY_ACTS | EITHER))
        return word in STATES or (
            bool(bases & ADDRESSED) and word not in bases - {word} and rest[:1] != ["by"]
        )
    if last in _HAVE:
        done = not sport and word.endswith("ed") and not bases & (CITY_ACTS | EITHER)
        return acts or done or bool(has_matter(" ".join((word, *rest))))
    if last in _MODALS or last == "to":
        return acts or (not sport and not bases & (CITY_ACTS | EITHER) and word.isalpha())
    if word.endswith("s") and rest and (rest[0] in _BE | _HAVE | _MODALS or rest[0].endswith("ed")):
        return False
    inflected = word not in bases - {word} and (word not in ACTS | EITHER or word in _SAME_AS_BASE)
    return acts and (plural or inflected)
