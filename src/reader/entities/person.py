"""Somebody an article names: every form and place in which it does so."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from reader.entities.names import fold, generation, same_but_middle, surname
from reader.entities.profile import Profile


@dataclass(slots=True)
class Person:
    """Somebody an article names, with every full form and place it does so.

    `forms` lead to their words, `named` are the stretches where more than the surname stands, `called` the folded
    words used alone, each after she for Mrs, he for Mr or nothing.
    """

    id: str
    name: str
    words: tuple[str, ...]
    profile: Profile | None
    sure: bool
    evidence: str
    seen: list[int] = field(default_factory=list)
    named: list[tuple[int, int]] = field(default_factory=list)
    called: set[tuple[str, str]] = field(default_factory=set)
    forms: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def last_seen(self, before: int) -> int:
        """Where the person was named last before an offset; -1 where never."""
        index = bisect_left(self.seen, before)
        return self.seen[index - 1] if index else -1

    def has_surname(self, word: str) -> bool:
        """Whether the folded word is the surname, or a form used alone."""
        return surname(self.words[-1]) == word or (
            self.profile is not None and word in {fold(form) for form in self.profile.forms}
        )

    def goes_by(self, words: tuple[str, ...]) -> bool:
        """Whether a full name, in words, differs from one of the person's only in the middle or by a short form."""
        return any(same_but_middle(words, own) for own in self.forms.values())

    def is_of(self, name: str) -> bool:
        """Whether a name's Jr., Sr. or III does not speak against its meaning this person."""
        said, own = generation(name), generation(self.name)
        if self.profile is not None:
            return is_of(self.profile, name)
        return not (said and own) or said == own

    def is_never(self, folded: str) -> bool:
        """Whether the user said that this form is not this person."""
        return self.profile is not None and folded in {fold(form) for form in self.profile.never}


def is_of(profile: Profile, name: str) -> bool:
    """Whether a name is without Jr., Sr. or III, or the profile has the same in one of its forms."""
    said = generation(name)
    return not said or said in {generation(form) for form in (profile.name, *profile.forms)}
