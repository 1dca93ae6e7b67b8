"""Name lists, read once from the files beside this module; `data/README.md` tells where they come from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from reader.entities.role_words import titles
from reader.entities.tokens import tokenise

Words = tuple[str, ...]

PHRASE_FILES = (
    ("cities.txt", "city"),
    ("regions.txt", "region"),
    ("large_cities.txt", "PLACE"),
    ("others.txt", "OTHER"),
    ("people.txt", "PERSON"),
    ("demonyms.txt", "GROUP"),
    ("groups.txt", "GROUP"),
    ("organisations.txt", "ORG"),
    ("countries.txt", "PLACE"),
    ("places.txt", "PLACE"),
    ("nations.txt", "PLACE"),
)
"""From the weakest to the strongest; "city" and "region" need a context that supports them."""

CERTAIN_FILES = (
    "countries.txt",
    "nations.txt",
    "demonyms.txt",
    "groups.txt",
    "organisations.txt",
    "people.txt",
)
"""Names that keep their type whatever a recogniser says."""

SPELLINGS = (
    ("Organization", "Organisation"),
    ("Defense", "Defence"),
    ("Labor ", "Labour "),
    ("Center", "Centre"),
    ("Program ", "Programme "),
)

PLAIN = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteers:
    """Phrases with their kind, the longest phrase by first word, titles, and sets of single words.

    Two are equal only if they are the same one, so that what is worked out of them can be remembered.
    """

    phrases: dict[Words, str]
    longest: dict[str, int]
    roles: frozenset[Words]
    longest_role: dict[str, int]
    certain: frozenset[Words]
    given: frozenset[str]
    surnames: frozenset[str]
    organisation_words: frozenset[str]
    place_words: frozenset[str]
    common: frozenset[str]


@cache
def gazetteers() -> Gazetteers:
    """Return the bundled lists."""
    phrases: dict[Words, str] = {}
    for file, kind in PHRASE_FILES:
        for name in _lines(file):
            for spelling in _spellings(name) if kind == "ORG" else (name,):
                phrases[_words(spelling)] = kind
            if kind == "GROUP" and name[-1] not in "shz":
                phrases[_words(name + "s")] = kind
    certain = frozenset(
        _words(s) for file in CERTAIN_FILES for name in _lines(file) for s in _spellings(name)
    )
    longest: dict[str, int] = {}
    for words in phrases:
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    roles = frozenset(tuple(word.rstrip(".") for word in _words(title) if word != ".") for title in titles())
    longest_role: dict[str, int] = {}
    for words in roles:
        longest_role[words[0]] = max(longest_role.get(words[0], 0), len(words))
    return Gazetteers(
        phrases=phrases,
        longest=longest,
        roles=roles,
        longest_role=longest_role,
        certain=certain,
        given=frozenset(_lines("given.txt")),
        surnames=frozenset(_lines("surnames.txt")),
        organisation_words=frozenset(_lines("organisation_words.txt")),
        place_words=frozenset(_lines("place_words.txt")),
        common=frozenset(_lines("common.txt")),
    )


def _spellings(name: str) -> tuple[str, ...]:
    other = name
    for american, british in SPELLINGS:
        other = other.replace(american, british)
    return (name,) if other == name else (name, other)


def _words(name: str) -> Words:
    if PLAIN.fullmatch(name):
        return (name,)
    return tuple(token.text for token in tokenise(name))


def _lines(file: str) -> list[str]:
    text = (resources.files("reader.entities") / "data" / file).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]
