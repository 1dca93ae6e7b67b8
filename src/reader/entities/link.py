"""Linking: from names in a text to the people, bodies and places they mean. Cheap, and apart from recognition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reader.entities.bodies import Bodies
from reader.entities.choice import Choice
from reader.entities.completing import completed
from reader.entities.known import KnownNames
from reader.entities.metonymy import is_dateline, reading
from reader.entities.names import fold
from reader.entities.nominals import Nominals
from reader.entities.people import People
from reader.entities.profiles import Profiles
from reader.entities.spans import Spans
from reader.entities.versions import LINKED
from reader.model import NAME_TYPES, Article, Entity, Mention

VERSION = LINKED
"""Changes whenever the same mentions may be linked differently with the same profiles."""


@dataclass(frozen=True, slots=True)
class Linker:
    """Links an article's mentions to entities; `known` are the names other reports of its event have."""

    profiles: Profiles
    known: KnownNames = field(default_factory=KnownNames)

    def link(
        self, article: Article, mentions: Sequence[Mention]
    ) -> tuple[tuple[Mention, ...], dict[str, Entity]]:
        """Fill entity, referent and evidence, and add ROLE mentions for descriptions of persons.

        A GROUP ("Chinese") is linked to its country, party or faith; any other mention takes the type of
        what it is linked to. The entities are those mentioned.
        """
        kept = [m for m in mentions if not self._ignored(article.text[m.start : m.end])]
        names = completed(article.text, [m for m in kept if m.type in NAME_TYPES], self.profiles)
        choices = self._choices(article, names)
        linked = [
            self._linked(article, mention, choice)
            for mention, choice in zip(names, choices, strict=True)
            if choice.id not in self.profiles.ignored
        ]
        described = Nominals(article.text, linked, self.profiles, article.date).find()
        nominals = [m for m in described if m.entity not in self.profiles.ignored]
        taken = Spans((*linked, *nominals))
        quiet = [m for m in kept if m.type not in NAME_TYPES and not taken.overlap(m.start, m.end)]
        everything = sorted((*linked, *nominals, *quiet), key=lambda m: (m.start, m.end))
        return tuple(everything), self._entities(article.text, everything, choices)

    def _ignored(self, surface: str) -> bool:
        return fold(surface) in self.profiles.ignored

    def _choices(self, article: Article, names: Sequence[Mention]) -> list[Choice]:
        is_person = [self._is_person(m, article.text[m.start : m.end]) for m in names]
        persons = [i for i, person in enumerate(is_person) if person]
        others = [i for i, person in enumerate(is_person) if not person]
        people = People(article.text, self.profiles, self.known, article.date)
        found = dict(zip(persons, people.resolve([names[i] for i in persons]), strict=True))
        entries = self.profiles.entries
        countries = Counter(entries[c.id].of for c in found.values() if c.id in entries)
        bodies = Bodies(article.text, self.profiles, self.known, countries)
        found |= dict(zip(others, bodies.resolve([names[i] for i in others]), strict=True))
        return [found[index] for index in range(len(names))]

    def _is_person(self, mention: Mention, surface: str) -> bool:
        """Whether to look for a person: profiles that know the form overrule what it was recognised as."""
        entries, folded = self.profiles.entries, fold(surface)
        if own := entries.get(self.profiles.own.get(folded, "")):
            return own.type == "PERSON"
        if mention.type != "GROUP" and " " in folded:
            kinds = {entries[i].type == "PERSON" for i in self.profiles.forms.get(folded, ())}
            if len(kinds) == 1:
                return kinds.pop()
        return mention.type == "PERSON"

    def _linked(self, article: Article, mention: Mention, choice: Choice) -> Mention:
        profile = self.profiles.entries.get(choice.id)
        refers_to, evidence = None, choice.evidence
        byword = (
            profile is not None and profile.stands_for and profile.stands_for not in self.profiles.ignored
        )
        if profile and byword and mention.type != "GROUP":
            power = self.profiles.entries.get(profile.stands_for)
            country = power.name if power else ""
            if is_dateline(article.text, mention.start, mention.end, article.dateline):
                evidence += "; a place: the dateline"
            else:
                seat = profile.type == "ORG"
                meant = reading(article.text, mention.start, mention.end, country, seat)
                if meant.power:
                    refers_to = profile.stands_for
                    evidence += f"; stands for the government of {country or refers_to}: {meant.evidence}"
                else:
                    evidence += f"; a place: {meant.evidence}"
        kind = profile.type if profile else choice.type
        kind = kind if mention.type != "GROUP" else "GROUP"
        return Mention(mention.start, mention.end, kind, choice.id, refers_to, choice.sure, evidence)

    def _entities(
        self, text: str, mentions: Iterable[Mention], choices: Iterable[Choice]
    ) -> dict[str, Entity]:
        names = {choice.id: choice for choice in choices}
        forms: dict[str, dict[str, None]] = {}
        for mention in mentions:
            if mention.entity:
                seen = forms.setdefault(mention.entity, {})
                if mention.type in NAME_TYPES:
                    seen[" ".join(text[mention.start : mention.end].split())] = None
            if mention.refers_to:
                forms.setdefault(mention.refers_to, {})
        return {entity_id: self._entity(entity_id, names, tuple(seen)) for entity_id, seen in forms.items()}

    def _entity(self, entity_id: str, names: Mapping[str, Choice], seen: tuple[str, ...]) -> Entity:
        profile, choice = self.profiles.entries.get(entity_id), names.get(entity_id)
        if profile:
            never = {fold(form) for form in profile.never}
            forms = dict.fromkeys(form for form in (*profile.forms, *seen) if fold(form) not in never)
            return Entity(entity_id, profile.name, profile.type, tuple(forms))
        if choice:
            return Entity(entity_id, choice.name, choice.type, seen)
        return Entity(entity_id, entity_id.partition(":")[2].replace("-", " ").title(), "OTHER", seen)
