"""Names that finding missed or cut: the user's forms, handles, other scripts, hyphens, people called like places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reader.entities.cyrillic import in_cases, is_ordinary
from reader.entities.names import fold
from reader.entities.nicknames import by_initials, nicknamed
from reader.entities.people import OFFICE_ACCOUNTS
from reader.entities.profiles import Profiles
from reader.entities.spans import Spans
from reader.entities.surname_places import given_back
from reader.entities.torn import joined
from reader.entities.trimming import trimmed
from reader.model import Mention

_HANDLE = re.compile(r"(?<![\w.@/])@\w{3,}")


def completed(text: str, names: Sequence[Mention], profiles: Profiles) -> list[Mention]:
    """The names with those of the profiles that were not recognised, which replace shorter ones inside them."""
    found = _placed(trimmed(text, list(names), profiles), _own(text, profiles))
    found = _placed(_placed_in_cases(text, found, profiles), _bundled(text, profiles))
    found = by_initials(text, nicknamed(text, joined(text, found, profiles)), profiles)
    return given_back(text, found, profiles)


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
        if is_ordinary(text, start, folded):
            continue
        if (ids or folded in OFFICE_ACCOUNTS) and folded not in profiles.ignored:
            yield Mention(start, end, profiles.entries[ids[0]].type if ids else "PERSON")


def _placed_in_cases(text: str, names: list[Mention], profiles: Profiles) -> list[Mention]:
    """The names with forms in Cyrillic letters that stand in another case, which replace unknown longer ones."""
    cases = [it for it in in_cases(text, profiles) if fold(it[2]) not in profiles.ignored]
    if not cases:
        return names
    more = [Mention(a, b, profiles.entries[profiles.forms[fold(form)][0]].type) for a, b, form in cases]
    within = Spans(more)
    kept = [
        m
        for m in names
        if not within.overlap(m.start, m.end) or fold(text[m.start : m.end]) in profiles.forms
    ]
    return _placed(kept, more)


def _placed(names: Sequence[Mention], more: Iterable[Mention]) -> list[Mention]:
    whole = Spans(names)
    found = [m for m in more if not whole.resist(m.start, m.end)]
    if not found:
        return list(names)
    taken = Spans(found)
    return sorted((*found, *(m for m in names if not taken.overlap(m.start, m.end))), key=lambda m: m.start)
