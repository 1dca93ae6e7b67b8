"""Names of the profiles in Russian and Ukrainian cases: "с Сергеем Лавровым", "в Москве", "Росії"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from reader.entities.names import fold
from reader.entities.profiles import Profiles

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_WORD = re.compile(r"[\u0400-\u052f][\u0400-\u052f’ʼ'-]*[\u0400-\u052f]")
_TITLES = tuple(
    "президент премьер министр канцлер глав госсекретар генерал лидер посол прем'єр міністр голов".split()
)
_OPENS = re.compile(r"(?:^|[.!?…\n:«“\"—–-]\s*)$")
_ORDINARY = frozenset({"того"})
_LONGEST = 3
"""Words of a form."""
_SHORT = 4
"""Letters from which the first word of a sentence may be a given name."""
_STEM = 2
"""Letters that stay the same in all cases."""


def _table(text: str) -> dict[str, tuple[str, ...]]:
    """Ending to the endings the nominative may have; "-" is none."""
    rows = (row.split(":") for row in text.split())
    return {ending: tuple(own.replace("-", "") for own in others.split(",")) for ending, others in rows}


_NOMINATIVE = _table(
    "а:-,о я:й,ь у:-,а ю:й,ь,я е:-,а,й,ь и:а,я,й,ь,ы ы:а і:-,а,я,й,ь ї:я,й ой:а,ая ей:я,а ою:а єю:я ею:я,а"
    " ом:-,о,ий,ый,ой им:ий,- ым:-,ый,ой ем:й,ь,- ём:й,ь єм:й ого:ий,ый,ой его:ий ому:ий,ый,ой ему:ий ої:а ью:ь"
    " ую:ая ой:а,ая ых:ые их:ие,і ов:ы ам:ы,і ами:ы,і ах:ы,і ові:- еві:й,ь ова:ів ову:ів овом:ів ові:ів,-"
    " єва:їв єву:їв єві:їв євом:їв"
)
_HERS = re.compile(r"(?:[оеё]в|[иы]н)[ау]$")
_FEMININE = re.compile(r"\s+[\u0400-\u052f]+ла(?:сь|ся)?\b")


def _nominative(surface: str, profiles: Profiles) -> str:
    """The form of the profiles that a surface in another case is of; the surface itself where there is none."""
    if fold(surface) in profiles.forms:
        return surface
    words = surface.split()
    if len(words) > _LONGEST:
        return surface
    forms = (" ".join(form) for form in product(*map(_own, words)))
    return next((form for form in forms if fold(form) in profiles.forms), surface)


def meant_by(text: str, start: int, end: int, profiles: Profiles) -> str:
    """The nominative of what stands there, but of no woman's surname that looks like a man's in another case."""
    surface = text[start:end]
    own = _nominative(surface, profiles) if _CYRILLIC.match(surface) else surface
    return own if own == surface or _is_meant(text, start, end, own, profiles) else surface


def in_cases(text: str, profiles: Profiles) -> Iterator[tuple[int, int, str]]:
    """Where a text has forms of the profiles in other cases, each with its nominative."""
    if not _CYRILLIC.search(text):
        return
    begun: dict[str, set[int]] = {}
    for form in profiles.forms:
        if _CYRILLIC.match(form):
            begun.setdefault(form.partition(" ")[0], set()).add(form.count(" ") + 1)
    words = list(_WORD.finditer(text))
    reach = 0
    for index, word in enumerate(words):
        if word.start() < reach or not word[0][0].isupper():
            continue
        lengths = {length for own in _own(word[0]) for length in begun.get(fold(own), ())}
        for length in sorted(lengths, reverse=True):
            last = words[index + length - 1 : index + length]
            surface = text[word.start() : last[0].end()] if last else ""
            if surface.count(" ") != length - 1 or len(surface.split()) != length:
                continue
            own = _nominative(surface, profiles)
            if own != surface and _is_meant(text, word.start(), last[0].end(), own, profiles):
                yield word.start(), last[0].end(), own
                reach = last[0].end()
                break


def is_ordinary(text: str, start: int, folded: str) -> bool:
    """Whether a form is the first word of a sentence and then no name: "Того" (of that, not Togo)."""
    return folded in _ORDINARY and _OPENS.search(text, max(0, start - 3), start) is not None


def _own(word: str) -> list[str]:
    """The word, and what it may be in the nominative."""
    found = [word]
    for size in (4, 3, 2, 1):
        if len(word) >= size + _STEM:
            found += [word[:-size] + ending for ending in _NOMINATIVE.get(word[-size:], ())]
    return found


def _is_meant(text: str, start: int, end: int, own: str, profiles: Profiles) -> bool:
    """Whether a word is no woman's surname ("Анна Лаврова", "Лаврова сказала") and no part of a longer name."""
    if " " in own or profiles.entries[profiles.forms[fold(own)][0]].type != "PERSON":
        return True
    before = text[max(0, start - 40) : start]
    previous = before.split()[-1] if before.strip() and before[-1] == " " else ""
    may_be_hers = _HERS.search(text, start, end) is not None
    if not previous[:1].isupper() or not previous[-1].isalpha():
        return not (may_be_hers and _FEMININE.match(text, end))
    opens = _OPENS.search(before[: len(before) - len(previous) - 1]) is not None
    return previous.lower().startswith(_TITLES) or (opens and (not may_be_hers or len(previous) < _SHORT))
