"""Names that finding drew too wide: titles before a person, a sentence after Jr., words of courtesy."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache

from reader.entities.gazetteers import gazetteers
from reader.entities.names import fold
from reader.entities.profiles import Profiles
from reader.entities.role_words import offices
from reader.entities.roles import role_pattern
from reader.model import Mention

_GENERATION = re.compile(r"(?<=\w )[JS]r\.\s+(?=[^\W\d_a-z])(?![JS]r\.)")
_PLURAL = re.compile(r"(?P<office>[A-Z][a-z]+)s\s+(?=[^\W\d_a-z])")
_GREETS = re.compile(r" to [a-z]+ (?:you|all|him|her|them|that|it|from|everyone|everybody)\b")
_OPENS = re.compile(r"(?:^|[.!?:\n\"“‘(—–]\s*)$")
_LONGEST = 100


def trimmed(text: str, names: list[Mention], profiles: Profiles) -> list[Mention]:
    """The names without what is no part of them."""
    full = {surface for m in names if m.type == "PERSON" and " " in (surface := text[m.start : m.end])}
    return [part for mention in names for part in _parts(text, mention, full, profiles)]


def _parts(text: str, mention: Mention, full: Container[str], profiles: Profiles) -> Iterator[Mention]:
    if mention.type == "PLACE" and _GREETS.match(text, mention.end):
        if not _OPENS.search(text, max(0, mention.start - 3), mention.start):
            yield mention
        return
    surface = text[mention.start : min(mention.end, mention.start + _LONGEST)]
    if " " not in surface or mention.type not in ("PERSON", "ORG"):
        yield mention
        return
    start, end = mention.start, mention.end
    if mention.type == "PERSON":
        if cut := _GENERATION.search(surface):
            end = start + len(surface[: cut.end()].rstrip())
        if (plural := _PLURAL.match(surface)) and plural["office"].lower() in offices():
            start += plural.end()
        yield Mention(start, end, "PERSON") if (start, end) != (mention.start, mention.end) else mention
        return
    titles = _titles().match(surface)
    if titles and _is_person(surface[titles.end() :], titles["joint"] is not None, full, profiles):
        yield Mention(start + titles.end(), end, "PERSON")
    else:
        yield mention


@cache
def _titles() -> re.Pattern[str]:
    """Offices and abbreviations joined before a name: "SC & FM", "State Councillor and FM"."""
    short = r"[A-Z]{1,4}\.?"
    joint = r"(?:\s*[&/]\s*|\s+and\s+)"
    one = rf"(?:{role_pattern()}\.?|{short})"
    return re.compile(rf"(?:{one}(?P<joint>{joint}))+{one}\s+|{role_pattern()}\.?\s+")


def _is_person(name: str, joint: bool, full: Container[str], profiles: Profiles) -> bool:
    """Whether the text or the profiles have a person of this name, or it looks like one after such titles."""
    if ids := profiles.forms.get(fold(name), ()):
        return all(profiles.entries[i].type == "PERSON" for i in ids)
    words, lists = name.split(), gazetteers()
    if name in full or len(words) != 2 or not all(word.isalpha() and word.istitle() for word in words):
        return name in full
    ordinary = any(word.lower() in lists.common or word in lists.organisation_words for word in words)
    return words[0] in lists.given or (joint and not ordinary)
