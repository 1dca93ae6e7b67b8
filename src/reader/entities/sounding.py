"""Which people a name may mean by its sound alone, as another spelling of one of their forms."""

from __future__ import annotations

from collections.abc import Mapping

from reader.entities.names import is_foreign, is_unspaced, parts, skeleton
from reader.entities.person import Person
from reader.entities.profile import Profile
from reader.entities.profiles import Profiles

_SHORT = 5
"""Letters up to which two single words of one script sound alike by chance."""
_JOINED = 9
"""Letters from which one word may be several words joined, as in a handle."""


def heard_as(name: str, form: str) -> bool:
    """Whether a name sounds like a form, both of one word or both of several: Vani is not Wang Yi, nor Cai Tsai."""
    heard = skeleton(name)
    if heard != skeleton(form):
        return False
    several = _words(name) > 1
    if several != (_words(form) > 1):
        return len(heard) >= _JOINED
    return several or len(heard) > _SHORT or is_foreign(name) != is_foreign(form)


def people_heard(name: str, profiles: Profiles) -> list[Profile]:
    """The people of the profiles with a form that sounds like the name."""
    alike = (profiles.entries[i] for i in profiles.skeletons.get(skeleton(name), ()))
    return [p for p in alike if any(heard_as(name, form) for form in (p.name, *p.forms))]


def first_heard(name: str, by_sound: Mapping[str, Mapping[str, Person]]) -> Person | None:
    """The first person with a form that sounds like the name; forms by skeleton."""
    forms = by_sound.get(skeleton(name), {})
    return next((person for form, person in forms.items() if heard_as(name, form)), None)


def _words(name: str) -> int:
    return len(name) if is_unspaced(name) else len(parts(name))
