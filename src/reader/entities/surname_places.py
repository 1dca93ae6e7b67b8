"""Surnames that finding takes for the place they are called like: "Ada Jordan left. Jordan said no more."."""

from __future__ import annotations

import re

from reader.entities.names import fold
from reader.entities.profiles import Profiles
from reader.model import Mention

_MR = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sen|Rep|Gov|Prof|Judge|Justice|Sir|Dame)\.? $")
_PLACED = re.compile(
    r"(?i)(?:\b(?:in|to|from|near|across|at|into|outside|inside|throughout|around|through|toward|towards|the|for|left"
    r"|between|off|via|southern|northern|eastern|western|central|downtown|visit(?:s|ed|ing)?|leav(?:e|es|ing)|entered)"
    r"|, )\s*$"
)
_OF = re.compile(r"\bof $")
_OWNED = re.compile(r"['’]s?\b")
_POWER = re.compile(
    r"['’]s? (?:government|king|queen|president|prime|foreign|parliament|army|capital|economy|border|people|state)\b"
    r"|, [A-Z]|-|/| (?:and|or) [A-Z]| (?:police|officials|authorities|residents|voters|troops|mayor|court|airport)\b"
)


def given_back(text: str, names: list[Mention], profiles: Profiles) -> list[Mention]:
    """The names with a place made a person where it is the surname of somebody named in full before.

    After Mr or Mrs it is; elsewhere only if nothing in the text
    says that the place is meant, and its people are not spoken of.
    """
    first: dict[str, int] = {}
    for mention in names:
        words = text[mention.start : mention.end].split()
        if mention.type == "PERSON" and len(words) > 1:
            first.setdefault(words[-1], mention.start)
    doubted = [m for m in names if m.type == "PLACE" and text[m.start : m.end] in first]
    if not doubted:
        return names
    placed = {fold(text[m.start : m.end]) for m in names if m.type == "PLACE" and _is_placed(text, m)}
    peoples = {profiles.peoples.get(fold(text[m.start : m.end]), "") for m in names if m.type == "GROUP"}
    changed = {
        m
        for m in doubted
        if _MR.search(text, max(0, m.start - 9), m.start)
        or (
            m.start > first[text[m.start : m.end]]
            and (folded := fold(text[m.start : m.end])) not in placed
            and peoples.isdisjoint(profiles.forms.get(folded, ()))
        )
    }
    return [Mention(m.start, m.end, "PERSON") if m in changed else m for m in names]


def _is_placed(text: str, place: Mention) -> bool:
    before, end = max(0, place.start - 12), place.end
    if text[place.start : end].isupper() or _POWER.match(text, end):
        return True
    if _PLACED.search(text, before, place.start):
        return True
    return _OF.search(text, before, place.start) is not None and not _OWNED.match(text, end)
