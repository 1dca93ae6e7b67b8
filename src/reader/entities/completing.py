"""Names that finding missed or cut: the user's forms, handles, other scripts, hyphens, people called like places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reader.entities.gazetteers import gazetteers
from reader.entities.names import fold
from reader.entities.people import OFFICE_ACCOUNTS
from reader.entities.profiles import Profiles
from reader.entities.spans import Spans
from reader.model import Mention

_HANDLE = re.compile(r"(?<![\w.@/])@\w{3,}")


def completed(text: str, names: Sequence[Mention], profiles: Profiles) -> list[Mention]:
    """The names with those of the profiles that were not recognised, which replace shorter ones inside them."""
    found = _placed(names, _own(text, profiles))
    found = _placed(found, _bundled(text, profiles))
    return _joined(text, found)


def _own(text: str, profiles: Profiles) -> Iterator[Mention]:
    """The user's own forms, wherever they stand."""
    for start, end in profiles.own_forms.find(text):
        yield Mention(start, end, profiles.entries[profiles.own[fold(text[start:end])]].type)


def _bundled(text: str, profiles: Profiles) -> Iterator[Mention]:
    """Forms in other scripts and with a hyphen, and handles, as the profiles have them."""
    handles = (match.span() for match in _HANDLE.finditer(text)) if "@" in text else ()
    for start, end in (*profiles.odd_forms.find(text), *handles):
        folded = fold(text[start:end])
        ids = profiles.forms.get(folded, ())
        if (ids or folded in OFFICE_ACCOUNTS) and folded not in profiles.ignored:
            yield Mention(start, end, profiles.entries[ids[0]].type if ids else "PERSON")


def _placed(names: Sequence[Mention], more: Iterable[Mention]) -> list[Mention]:
    whole = Spans(names)
    found = [m for m in more if not whole.resist(m.start, m.end)]
    if not found:
        return list(names)
    taken = Spans(found)
    return sorted((*found, *(m for m in names if not taken.overlap(m.start, m.end))), key=lambda m: m.start)


def _joined(text: str, names: list[Mention]) -> list[Mention]:
    """A place and a surname right after it as one person, if the place is a given name: Paris, Jordan.

    Not where somebody else here bears the surname.
    """
    cut = [(a, b) for a, b in pairwise(names) if _is_cut(text, a, b)]
    if not cut:
        return names
    full = (text[m.start : m.end].split() for m in names if m.type == "PERSON")
    borne = {words[-1] for words in full if len(words) > 1}
    gone: set[Mention] = set()
    whole: list[Mention] = []
    for place, person in cut:
        if text[person.start : person.end] not in borne:
            gone |= {place, person}
            whole.append(Mention(place.start, person.end, "PERSON"))
    return sorted((*whole, *(m for m in names if m not in gone)), key=lambda m: m.start)


def _is_cut(text: str, place: Mention, person: Mention) -> bool:
    if (place.type, person.type) != ("PLACE", "PERSON") or text[place.end : person.start] != " ":
        return False
    lists = gazetteers()
    given, family = text[place.start : place.end], text[person.start : person.end]
    return given in lists.given and family in lists.surnames
