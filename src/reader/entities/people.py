"""Which person each name in an article means: full names first, then surnames, handles and given names."""

from __future__ import annotations

import datetime as dt
import re
from bisect import insort
from collections.abc import Sequence
from itertools import chain, pairwise

from reader.entities.choice import Choice
from reader.entities.cyrillic import meant_by
from reader.entities.gazetteers import gazetteers
from reader.entities.known import KnownNames
from reader.entities.names import (
    are_two,
    bare,
    fold,
    generation,
    initials,
    is_acronym,
    one_person,
    parts,
    skeleton,
    slug,
    surname,
    without_nickname,
)
from reader.entities.namesakes import fitting, honorific, pronoun
from reader.entities.person import Person, is_of
from reader.entities.profile import Profile
from reader.entities.profiles import Profiles
from reader.entities.roles import counts_as
from reader.entities.sounding import first_heard, people_heard
from reader.entities.titles import title_before
from reader.model import Mention

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|_")
_RELATIVE = re.compile(r"\b(?:father|mother|son|daughter|brother|elder|younger|Rev\.)\W+(?:\w+\W+)?$")
OFFICE_ACCOUNTS = {
    "potus": ("place:united-states", "president"),
    "flotus": ("place:united-states", "first lady"),
}
"""Accounts that go with an office, folded: whose and which."""
_ONE_AND_THE_SAME = re.compile(
    r"[.!?][\"”’']?\s|[\n(=]|\b(?:aka|a\.k\.a|alias|also|formerly|known|called|spel[lt]\w*|or)\b",
    re.IGNORECASE,
)
"""Between two names: another sentence, or words that make them one person's."""
_ROYAL = frozenset("prince princess king queen sultan emir sheikh".split())
_THRONES = frozenset({"monarch", "crown prince"})
_PRINCELY = re.compile(r"\b(?:Prince|Princess|King|Queen|Sultan|Emir|Sheikh) $")
_COMPARED = 40
"""Fuller families than this are not compared name by name; a report has none."""


class People:
    """The persons of one article, found in two passes over its person mentions."""

    def __init__(self, text: str, profiles: Profiles, known: KnownNames, day: dt.date | None) -> None:
        self._text = text
        self._profiles = profiles
        self._known = known
        self._day = day
        self._by_id: dict[str, Person] = {}
        self._by_form: dict[str, Person] = {}
        self._by_word: dict[str, dict[str, Person]] = {}
        self._by_part: dict[str, dict[str, Person]] = {}
        self._by_sound: dict[str, dict[str, Person]] = {}
        self._apart: dict[str, set[str]] = {}

    def resolve(self, mentions: Sequence[Mention]) -> list[Choice]:
        """The person of every mention, in the order given."""
        names = [self._name(mention) for mention in mentions]
        bearers = {word for name in names if len(words := parts(name)) > 1 for word in words}
        for index, (mention, follower) in enumerate(pairwise(mentions)):
            joined = self._text[mention.end : follower.start].strip() == "and"
            if joined and len(parts(names[index + 1])) == 2 and fold(names[index]) not in bearers:
                names[index] = self._with_surname(names[index], names[index + 1])
        full = [len(parts(name)) > 1 for name in names]
        self._tell_apart([(m, name) for m, name, whole in zip(mentions, names, full, strict=True) if whole])
        found: dict[int, Choice] = {}
        for index, name in enumerate(names):
            if full[index]:
                found[index] = self._full(name, mentions[index])
        for index, name in enumerate(names):
            if not full[index]:
                found[index] = self._single(name, mentions[index])
        return [found[index] for index in range(len(mentions))]

    def _tell_apart(self, full: Sequence[tuple[Mention, str]]) -> None:
        """Note the names that look like slips for each other but stand in one sentence: John Holt and John Hold."""
        for (one, left), (other, right) in chain(pairwise(full), zip(full, full[2:], strict=False)):
            if are_two(left, right) and not _ONE_AND_THE_SAME.search(self._text, one.end, other.start):
                self._apart.setdefault(fold(left), set()).add(fold(right))
                self._apart.setdefault(fold(right), set()).add(fold(left))

    def _is_slip(self, name: str, form: str) -> bool:
        return one_person(name, form) and fold(form) not in self._apart.get(fold(name), ())

    def _name(self, mention: Mention) -> str:
        surface = self._text[mention.start : mention.end]
        name = bare(meant_by(self._text, mention.start, mention.end, self._profiles))
        if surface.startswith("@") and fold(name) not in self._profiles.forms:
            name = " ".join(_CAMEL.split(name))
        return name.title() if name.isupper() and len(name) > 4 else name

    def _with_surname(self, given: str, other: str) -> str:
        """In "Ada and Mia Holt" Ada is Ada Holt, unless the profiles or other reports know the word by itself."""
        alone = self._profiles_called(given, fold(given)) or self._known.only_bearer(fold(given))
        return given if alone or given not in gazetteers().given else f"{given} {other.split()[-1]}"

    # --- full names ---

    def _full(self, name: str, mention: Mention) -> Choice:
        folded, at = fold(name), mention.start
        person = self._by_form.get(folded) or self._same_person(name, at) or self._new(name)
        self._remember(person, name)
        insort(person.seen, at)
        person.named.append((at, mention.end))
        same = fold(person.name) == folded
        return _choice(person, person.evidence if same else f"a spelling of {person.name}", person.sure)

    def _same_person(self, name: str, at: int) -> Person | None:
        words = parts(name)
        if folded_own := self._profiles.own.get(fold(name)):
            return self._by_id.get(folded_own)
        if words[-1] == generation(name):
            family = self._by_word.get(surname(words[0]), {}).values()
            return next((p for p in family if generation(p.name) == words[-1]), None)
        if fold(name) not in self._profiles.forms and (royal := self._royal(words)):
            return royal
        bearers = [p for p in self._by_word.get(surname(words[-1]), {}).values() if self._may_be(p, name)]
        if person := next((p for p in bearers if p.goes_by(words)), None):
            relative = generation(name) != generation(person.name) and _RELATIVE.search(
                self._text, max(0, at - 25), at
            )
            return None if relative else person
        if (person := first_heard(name, self._by_sound)) and self._may_be(person, name):
            return person
        sharing = [self._by_part.get(skeleton(surname(word)), {}) for word in words]
        near = {i: p for people in sharing if len(people) <= _COMPARED for i, p in people.items()}
        return next((p for p in near.values() if any(self._is_slip(name, form) for form in p.forms)), None)

    def _royal(self, words: tuple[str, ...]) -> Person | None:
        """The only one of a given name who is called a prince or has a throne, for "Prince" and that name."""
        if len(words) != 2 or words[0] not in _ROYAL:
            return None
        bearers = self._by_word.get(words[1], {}).values()
        royals = [p for p in bearers if p.words[0] == words[1] and self._is_royal(p)]
        royals += [
            p for p in bearers if p.words[0] in _ROYAL and p.words[1:2] == words[1:] and len(p.words) > 2
        ]
        return royals[0] if len(royals) == 1 else None

    def _is_royal(self, person: Person) -> bool:
        if person.profile and any(tenure.office in _THRONES for tenure in person.profile.tenures):
            return True
        return any(_PRINCELY.search(self._text, max(0, start - 12), start) for start, _ in person.named)

    def _may_be(self, person: Person, name: str) -> bool:
        """Whether a full name may mean this person: no Jr. speaks against it, nor a profile called just so."""
        if person.profile is None and generation(person.name) and not generation(name):
            return fold(name) not in self._profiles.forms
        return person.is_of(name)

    def _new(self, name: str) -> Person:
        profile, sure, evidence = self._looked_up(name)
        if profile is not None:
            return self._of(profile, evidence, sure)
        name = without_nickname(name)
        if (entity := self._known.person(name)) and fold(entity.name) not in self._apart.get(fold(name), ()):
            evidence = "named so in other reports of this event"
            return self._add(Person(entity.id, entity.name, parts(entity.name), None, sure, evidence))
        entity_id = self._profiles.final(slug("person", name))
        return self._add(Person(entity_id, name, parts(name), None, sure, evidence))

    def _looked_up(self, name: str) -> tuple[Profile | None, bool, str]:
        name = without_nickname(name)
        entries, folded = self._profiles.entries, fold(name)
        if own := entries.get(self._profiles.own.get(folded, "")):
            return own, True, "one of your own forms"
        ids = [i for i in self._profiles.forms.get(folded, ()) if entries[i].type == "PERSON"]
        if ids:
            return entries[ids[0]], len(ids) == 1, "named in the profiles"
        heard = people_heard(" ".join(parts(name)), self._profiles)
        if ids := [p.id for p in heard if is_of(p, name)]:
            return entries[ids[0]], len(ids) == 1, f"another spelling of {entries[ids[0]].name}"
        sharing = (self._profiles.by_part.get(skeleton(surname(word)), ()) for word in parts(name))
        near = {i for ids in sharing if len(ids) <= _COMPARED for i in ids}
        alike = sorted(i for i in near if self._is_slip(name, entries[i].name) and is_of(entries[i], name))
        if alike:
            return entries[alike[0]], len(alike) == 1, f"a slip for {entries[alike[0]].name}"
        return None, True, "named in full"

    def _of(self, profile: Profile, evidence: str, sure: bool = True) -> Person:
        person = self._by_id.get(profile.id)
        return person or self._add(
            Person(profile.id, profile.name, parts(profile.name), profile, sure, evidence)
        )

    def _add(self, person: Person) -> Person:
        self._by_id.setdefault(person.id, person)
        self._remember(person, person.name)
        return person

    def _remember(self, person: Person, form: str) -> None:
        if form in person.forms:
            return
        words = person.forms[form] = parts(form)
        self._by_form.setdefault(fold(form), person)
        self._by_sound.setdefault(skeleton(form), {}).setdefault(form, person)
        for word in words:
            self._by_word.setdefault(surname(word), {}).setdefault(person.id, person)
            self._by_part.setdefault(skeleton(surname(word)), {}).setdefault(person.id, person)
            if len(word) > 3:
                self._by_sound.setdefault(skeleton(word), {}).setdefault(word, person)

    # --- one word only ---

    def _single(self, name: str, mention: Mention) -> Choice:
        folded = fold(name)
        choice = self._alone(name, folded, mention)
        if person := self._by_id.get(choice.id):
            insort(person.seen, mention.start)
            person.called.add((honorific(self._text, mention.start), surname(folded)))
            if not person.has_surname(surname(folded)):
                person.named.append((mention.start, mention.end))
        return choice

    def _alone(self, name: str, folded: str, mention: Mention) -> Choice:
        at = mention.start
        if own := self._profiles.entries.get(self._profiles.own.get(folded, "")):
            return _choice(self._of(own, "one of your own forms"), "one of your own forms", True)
        if holder := self._account(folded, at):
            evidence = f"the account of the office {holder.name} held on the day of this report"
            return _choice(self._of(holder, evidence), evidence, True)
        candidates = self._candidates(name, folded, at)
        if not candidates:
            return self._outside(name, folded, at)
        if len(candidates) == 1 and self._is_another(candidates[0], at):
            return self._unnamed(name, folded)
        person = candidates[0] if len(candidates) == 1 else self._likeliest(candidates, folded, mention)
        if person.has_surname(surname(folded)):
            evidence = f"the surname of {person.name}"
        else:
            evidence = f"part of the name {person.name}, or another spelling of it"
        doubt = "others here share it" if len(candidates) > 1 else self._doubt(person, name, at)
        return _choice(person, f"{evidence}; {doubt}" if doubt else evidence, person.sure and not doubt)

    def _doubt(self, person: Person, name: str, at: int) -> str:
        """Why a word may mean another than its only bearer: one whose name begins so, or no public figure."""
        word, said = surname(fold(name)), honorific(self._text, at)
        begun = (p for p in self._by_word.get(word, {}).values() if len(p.words) > 1 and p.words[0] == word)
        if any(p is not person for p in begun) and not (said and name in gazetteers().given):
            return "another name here begins so"
        only_known = said and person.profile and not person.named
        return "not named in full here" if only_known and not pronoun(self._text, person) else ""

    def _is_another(self, person: Person, at: int) -> bool:
        """Whether Mr or Mrs before a surname speaks against the only one here who has it."""
        said = honorific(self._text, at)
        return said != "" and pronoun(self._text, person) not in ("", said)

    def _unnamed(self, name: str, folded: str) -> Choice:
        entity_id = self._profiles.final(slug("person", name))
        return Choice(
            entity_id, name, "PERSON", False, "by Mr or Mrs not the one of this surname who is named in full"
        )

    def _account(self, folded: str, at: int) -> Profile | None:
        """Who held the office that an account is named after, as @POTUS."""
        day, key = self._day, OFFICE_ACCOUNTS.get(folded)
        if key is None or day is None or self._text[at] != "@":
            return None
        held = (i for i, tenure in self._profiles.offices.get(key, ()) if tenure.held_on(day))
        return next((self._profiles.entries[i] for i in held), None)

    def _candidates(self, name: str, folded: str, at: int) -> list[Person]:
        """Who in the article bears the word as a surname, else as another part of the name."""
        word = surname(folded)
        bearers = [p for p in self._by_word.get(word, {}).values() if not p.is_never(folded)]
        for profile in self._profiles_called(name, folded):
            if profile.id not in {p.id for p in bearers} and (not bearers or self._has_office(profile, at)):
                bearers.append(self._of(profile, f"a form of {profile.name}"))
        if bearers:
            return [p for p in bearers if p.has_surname(word)] or bearers
        if is_acronym(name) and (meant := [p for p in self._by_id.values() if initials(p.name) == name]):
            return meant
        heard = first_heard(name, self._by_sound)
        return [heard] if heard and not heard.is_never(folded) else []

    def _profiles_called(self, name: str, folded: str) -> list[Profile]:
        entries, forms = self._profiles.entries, self._profiles.forms
        ids = forms.get(folded) or forms.get(surname(folded)) or ()
        people = [entries[i] for i in ids if entries[i].type == "PERSON"]
        return people or people_heard(name, self._profiles)

    def _likeliest(self, candidates: list[Person], folded: str, mention: Mention) -> Person:
        """By title, by he or she, by who needs no Jr. beside a known one, then by use.

        Who is already called so, by this word with or without Mr or Mrs, outranks who was named first.
        """
        at = mention.start
        titled = [p for p in candidates if p.profile and self._has_office(p.profile, at)]
        pool = titled or fitting(self._text, candidates, at, mention.end)
        pool = (
            [p for p in pool if p.profile or not generation(p.name)] if any(p.profile for p in pool) else pool
        )
        word = surname(folded)
        just_so = [p for p in pool if (honorific(self._text, at), word) in p.called]
        so = just_so or [p for p in pool if any(word == other for _, other in p.called)]
        if called := so or [p for p in pool if any(p.has_surname(other) for _, other in p.called)]:
            return max(called, key=lambda p: p.last_seen(at))
        return min(pool, key=lambda p: p.seen[0] if p.seen else at)

    def _has_office(self, profile: Profile, at: int) -> bool:
        title = title_before(self._text, at)
        return title is not None and any(counts_as(t.office, title.office) for t in profile.tenures)

    def _outside(self, name: str, folded: str, at: int) -> Choice:
        """Somebody the article never names in full: by title from the profiles, else from other reports."""
        holders = (
            self._profiles.entries[i] for i in self._profiles.by_part.get(skeleton(surname(folded)), ())
        )
        titled = [
            p for p in holders if self._has_office(p, at) and self._serves(p) and not self._barred(p, folded)
        ]
        if len(titled) == 1:
            evidence = f"the surname of {titled[0].name}, with the office"
            return _choice(self._of(titled[0], evidence), evidence, True)
        if bearer := self._known.only_bearer(surname(folded)):
            evidence = f"the only {name} in other reports of this event is {bearer.name}"
            person = Person(bearer.id, bearer.name, parts(bearer.name), None, False, evidence)
            return _choice(self._add(person), evidence, False)
        entity_id = self._profiles.final(slug("person", name))
        person = Person(entity_id, name, parts(name) or (folded,), None, True, "named by one word only")
        return _choice(self._add(person), person.evidence, True)

    def _barred(self, profile: Profile, folded: str) -> bool:
        return folded in {fold(form) for form in profile.never}

    def _serves(self, profile: Profile) -> bool:
        return self._day is None or any(t.held_on(self._day) for t in profile.tenures)


def _choice(person: Person, evidence: str, sure: bool) -> Choice:
    return Choice(person.id, person.name, "PERSON", sure, evidence)
