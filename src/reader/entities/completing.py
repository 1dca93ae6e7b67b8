"""Names that finding missed or cut: the user's forms, handles, other scripts, hyphens, people called like places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

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
    found = _placed(found, _bundled(text, profiles))
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
        if (ids or folded in OFFICE_ACCOUNTS) and folded not in profiles.ignored:
            yield Mention(start, end, profiles.entries[ids[0]].type if ids else "PERSON")


def _placed(names: Sequence[Mention], more: Iterable[Mention]) -> list[Mention]:
    whole = Spans(names)
    found = [m for m in more if not whole.resist(m.start, m.end)]
    if not found:
        return list(names)
    taken = Spans(found)
    return sorted((*found, *(m for m in names if not taken.overlap(m.start, m.end))), key=lambda m: m.start)
