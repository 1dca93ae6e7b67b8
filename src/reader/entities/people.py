"""Which person each name in an article means: full names first, then surnames, handles and given names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reader.entities.choice import Choice
from reader.entities.names import bare, fold, one_person, parts, skeleton, slug, surname
from reader.entities.profile import Profile
from reader.entities.profiles import Profiles
from reader.entities.roles import counts_as
from reader.entities.titles import title_before
from reader.model import Entity, Mention

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|_")
_MRS = re.compile(r"(?:Mrs|Ms|Miss)\.?\s+$")
_MR = re.compile(r"Mr\.?\s+$")


@dataclass(slots=True)
class Person:
    """Somebody an article names in full, or as fully as it ever does."""

    id: str
    name: str
    words: tuple[str, ...]
    profile: Profile | None
    sure: bool
    evidence: str
    seen: list[int] = field(default_factory=list)
    by_surname: bool = False
    forms: set[str] = field(default_factory=set)


class People:
    """The persons of one article, found in two passes over its person mentions."""

    def __init__(
        self, text: str, profiles: Profiles, known: Mapping[str, Entity], day: dt.date | None
    ) -> None:
        self._text = text
        self._profiles = profiles
        self._known = _by_surname(known.values())
        self._day = day
        self._persons: list[Person] = []
        self._by_form: dict[str, Person] = {}
        self._by_word: dict[str, list[Person]] = {}

    def resolve(self, mentions: Sequence[Mention]) -> list[Choice]:
        """The person of every mention, in the order given."""
        found: dict[int, Choice] = {}
        for full in (True, False):
            for index, mention in enumerate(mentions):
                name = self._name(mention)
                if (len(parts(name)) > 1) == full:
                    found[index] = self._full(name, mention) if full else self._single(name, mention)
        return [found[index] for index in range(len(mentions))]

    def _name(self, mention: Mention) -> str:
        surface = self._text[mention.start : mention.end]
        name = bare(surface)
        if surface.startswith("@") and fold(name) not in self._profiles.forms:
            name = " ".join(_CAMEL.split(name))
        return name.title() if name.isupper() and len(name) > 4 else name

    # --- full names ---

    def _full(self, name: str, mention: Mention) -> Choice:
        folded = fold(name)
        person = self._by_form.get(folded)
        if person is None:
            person = self._same_person(name) or self._add(name, *self._looked_up(name))
            self._by_form[folded] = person
        person.forms.add(name)
        person.seen.append(mention.start)
        same = fold(person.name) == folded
        evidence = person.evidence if same else f"a spelling of {person.name}"
        return Choice(person.id, person.name, "PERSON", person.sure, evidence)

    def _same_person(self, name: str) -> Person | None:
        words = parts(name)
        for person in self._by_word.get(surname(words[-1]), ()):
            if _one_with_middle(words, person.words):
                if len(words) > len(person.words) and person.profile is None:
                    person.words = words
                return person
        looked_up, _, _ = self._looked_up(name)
        if looked_up is not None:
            return next((p for p in self._persons if p.id == looked_up.id), None)
        for word in dict.fromkeys(words):
            for person in self._by_word.get(surname(word), ()):
                if any(one_person(name, form) for form in (*person.forms, person.name)):
                    return person
        whole = skeleton(name)
        return next((p for p in self._persons if any(skeleton(f) == whole for f in p.forms)), None)

    def _looked_up(self, name: str) -> tuple[Profile | None, bool, str]:
        entries, folded = self._profiles.entries, fold(name)
        if folded in self._profiles.own:
            profile = entries.get(self._profiles.own[folded])
            return profile, True, "one of your own forms"
        ids = [i for i in self._profiles.forms.get(folded, ()) if entries[i].type == "PERSON"]
        if ids:
            return entries[ids[0]], len(ids) == 1, "named in the profiles"
        ids = list(self._profiles.skeletons.get(skeleton(name), ()))
        if ids and name[:1].isascii():
            ids = [i for i in ids if parts(entries[i].name)[0][:1] == fold(name)[:1]]
        if ids:
            return entries[ids[0]], len(ids) == 1, f"another spelling of {entries[ids[0]].name}"
        near = {i for word in parts(name) for i in self._profiles.by_part.get(surname(word), ())}
        alike = sorted(i for i in near if one_person(name, entries[i].name))
        if alike:
            return entries[alike[0]], len(alike) == 1, f"a slip for {entries[alike[0]].name}"
        return None, True, "named in full"

    def _add(self, name: str, profile: Profile | None, sure: bool, evidence: str) -> Person:
        if profile is not None:
            person = Person(profile.id, profile.name, parts(profile.name), profile, sure, evidence)
        else:
            entity_id = self._profiles.final(slug("person", name))
            person = Person(entity_id, name, parts(name), None, sure, evidence)
        self._persons.append(person)
        self._by_form.setdefault(fold(person.name), person)
        for word in {surname(w) for w in (*person.words, *parts(name))}:
            self._by_word.setdefault(word, []).append(person)
        return person

    # --- one word only ---

    def _single(self, name: str, mention: Mention) -> Choice:
        folded = fold(name)
        word = surname(folded)
        own = self._profiles.own.get(folded)
        if own and own in self._profiles.entries:
            person = self._of(self._profiles.entries[own], "one of your own forms")
            return self._chosen(person, mention, True, person.evidence)
        candidates = self._candidates(name, word, mention)
        if len(candidates) == 1:
            person, evidence = candidates[0]
            return self._chosen(person, mention, person.sure, evidence)
        if candidates:
            person, evidence = self._nearest(candidates, mention)
            return self._chosen(person, mention, False, f"{evidence}; others here share the name")
        return self._outside(name, folded, mention)

    def _candidates(self, name: str, word: str, mention: Mention) -> list[tuple[Person, str]]:
        here = self._by_word.get(word, [])
        allowed = [p for p in here if not (p.profile and fold(name) in {fold(f) for f in p.profile.never})]
        named = self._forms_of(name)
        for profile in named:
            if not any(p.id == profile.id for p in allowed) and (
                not allowed or self._has_office(profile, mention)
            ):
                allowed.append(self._of(profile, f"a form of {profile.name}"))
        exact = [(p, f"the surname of {p.name}") for p in allowed if _is_surname(word, p)]
        if exact:
            return exact
        if allowed:
            return [(p, f"part of the name {p.name}") for p in allowed]
        whole = skeleton(name)
        return [
            (p, f"another spelling of {p.name}")
            for p in self._persons
            if whole in {skeleton(p.name), *(skeleton(w) for w in p.words if len(w) > 3)}
            or any(skeleton(form) == whole for form in p.forms)
        ]

    def _forms_of(self, name: str) -> list[Profile]:
        entries = self._profiles.entries
        ids = self._profiles.forms.get(fold(name)) or self._profiles.skeletons.get(skeleton(name), ())
        return [entries[i] for i in ids if entries[i].type == "PERSON"]

    def _has_office(self, profile: Profile, mention: Mention) -> bool:
        title = title_before(self._text, mention.start)
        return title is not None and any(counts_as(t.office, title.office) for t in profile.tenures)

    def _nearest(self, candidates: list[tuple[Person, str]], mention: Mention) -> tuple[Person, str]:
        before = self._text[max(0, mention.start - 6) : mention.start]
        titled = [c for c in candidates if c[0].profile and self._has_office(c[0].profile, mention)]
        if len(titled) == 1:
            return titled[0]
        pool = titled or candidates
        female = [c for c in pool if _woman(c[0])]
        if _MRS.search(before) and female:
            pool = female
        elif _MR.search(before) and len(female) < len(pool):
            pool = [c for c in pool if not _woman(c[0])]
        by_surname = [c for c in pool if c[0].by_surname]
        return max(by_surname or pool, key=lambda c: _last_seen(c[0], mention.start))

    def _of(self, profile: Profile, evidence: str) -> Person:
        for person in self._persons:
            if person.id == profile.id:
                return person
        return self._add(profile.name, profile, True, evidence)

    def _outside(self, name: str, folded: str, mention: Mention) -> Choice:
        entries = self._profiles.entries
        holders = [entries[i] for i in self._profiles.by_part.get(surname(folded), ())]
        titled = [p for p in holders if self._has_office(p, mention) and self._serves(p)]
        if len(titled) == 1:
            person = self._of(titled[0], f"the surname of {titled[0].name}, with the title")
            return self._chosen(person, mention, True, person.evidence)
        known = self._known.get(surname(folded), [])
        if len(known) == 1:
            person = Person(known[0].id, known[0].name, parts(known[0].name), None, False, "")
            self._remember(person)
            evidence = f"the only {name} in the library is {known[0].name}"
            return self._chosen(person, mention, False, evidence)
        person = self._add(name, None, True, "named by one word only")
        return self._chosen(person, mention, True, person.evidence)

    def _remember(self, person: Person) -> None:
        self._persons.append(person)
        for word in {surname(w) for w in person.words}:
            self._by_word.setdefault(word, []).append(person)

    def _serves(self, profile: Profile) -> bool:
        day = self._day
        return day is None or any(t.held_on(day) for t in profile.tenures)

    def _chosen(self, person: Person, mention: Mention, sure: bool, evidence: str) -> Choice:
        person.seen.append(mention.start)
        person.by_surname = True
        return Choice(person.id, person.name, "PERSON", sure, evidence)


def _is_surname(word: str, person: Person) -> bool:
    return surname(person.words[-1]) == word or (
        person.profile is not None and word in {fold(form) for form in person.profile.forms}
    )


def _last_seen(person: Person, before: int) -> int:
    return max((at for at in person.seen if at < before), default=-1)


def _woman(person: Person) -> bool:
    return person.profile is not None and "she" in person.profile.people


def _one_with_middle(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    if surname(left[-1]) != surname(right[-1]) or min(len(left), len(right)) < 2:
        return False
    a, b = left[0], right[0]
    return a == b or (1 in (len(a), len(b)) and a[0] == b[0])


def _by_surname(entities: Iterable[Entity]) -> Mapping[str, list[Entity]]:
    found: dict[str, list[Entity]] = {}
    for entity in entities:
        words = parts(entity.name)
        if entity.type == "PERSON" and len(words) > 1:
            found.setdefault(surname(words[-1]), []).append(entity)
    return found
