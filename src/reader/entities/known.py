"""The names that other reports of an event have, so that one person keeps one id from article to article."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from reader.entities.names import fold, one_person, parts, skeleton, surname
from reader.model import Entity

_PEOPLE_ENDING = re.compile(r"(?:ian|an|n|ese|ish|i|er|ite)s?$")
_PLACE_ENDINGS = ("", "a", "ia", "y", "e", "o")
_INITIAL = re.compile(r"person:\w-")


class KnownNames:
    """Entities met so far, found by full name in any transliteration, or by a surname only one has.

    A person is known by name and aliases as far as these are more than a word.
    """

    def __init__(self, entities: Iterable[Entity] = ()) -> None:
        self._bodies: dict[str, Entity] = {}
        self._whole: dict[str, Entity] = {}
        self._by_word: dict[str, dict[str, Entity]] = {}
        for entity in entities:
            self.add(entity)

    def add(self, entity: Entity) -> None:
        """Remember an entity; the first to have a name keeps it."""
        if entity.type != "PERSON":
            self._bodies.setdefault(fold(entity.name), entity)
        else:
            for form in full_forms(entity):
                words = parts(form)
                self._whole.setdefault(skeleton(form), entity)
                for word in {skeleton(surname(words[0])), skeleton(surname(words[-1]))}:
                    self._by_word.setdefault(word, {}).setdefault(entity.id, entity)

    def body(self, name: str) -> Entity | None:
        """The organisation, place or group of this name."""
        return self._bodies.get(fold(name))

    def person(self, name: str) -> Entity | None:
        """The person of this full name, also in another transliteration or with a slip."""
        if entity := self._whole.get(skeleton(name)):
            return entity
        words = parts(name)
        near = {
            i: e
            for word in (words[0], words[-1])
            for i, e in self._by_word.get(skeleton(surname(word)), {}).items()
        }
        alike = {i: e for i, e in near.items() if any(one_person(name, form) for form in full_forms(e))}
        return next(iter(alike.values())) if len(alike) == 1 else None

    def only_bearer(self, word: str) -> Entity | None:
        """The one person with this surname in any transliteration, None when there are none or several."""
        heard = skeleton(word)
        bearers = [
            e
            for e in self._by_word.get(heard, {}).values()
            if any(skeleton(surname(parts(form)[-1])) == heard for form in full_forms(e))
        ]
        return bearers[0] if len(bearers) == 1 else None

    def meant_by(self, entity: Entity) -> Entity | None:
        """Who is meant where a report has nothing but a surname: its only bearer; of a people: the place."""
        if entity.type == "PERSON":
            words = parts(entity.name)
            return self.only_bearer(surname(words[0])) if len(words) == 1 else None
        places = (self.body(name) for name in homes(entity.name)) if entity.type == "GROUP" else ()
        return next((place for place in places if place and place.type == "PLACE"), None)


def full_forms(person: Entity) -> list[str]:
    """The forms of a name that are more than a word."""
    return [form for form in dict.fromkeys((person.name, *person.aliases)) if len(parts(form)) > 1]


def homes(people: str) -> list[str]:
    """The folded names that a place may have whose people are called so, by their ending: Kestrian, Kestria."""
    ending = _PEOPLE_ENDING.search(people)
    stem = fold(people[: ending.start()]) if ending else ""
    return [stem + tail for tail in _PLACE_ENDINGS] if len(stem) > 3 else []


def one_name(
    mentions: Mapping[Entity, int], profiled: Container[str] = frozenset()
) -> tuple[KnownNames, dict[str, str]]:
    """The names of one event's reports, and which ids are one person's: id to the id it should be.

    `mentions` counts the mentions of each id's entity. Spellings of one full name come together under the first by
    `rank`; ids of the profiles stay as they are.
    """
    known = KnownNames()
    spellings: dict[str, str] = {}
    for entity in sorted(mentions, key=lambda e: rank(e.id, mentions[e], profiled)):
        forms = full_forms(entity) if entity.type == "PERSON" and entity.id not in profiled else []
        if same := next((person for form in forms if (person := known.person(form))), None):
            spellings[entity.id] = same.id
            known.add(replace(same, aliases=tuple(forms)))
        else:
            known.add(entity)
    return known, spellings


def rank(id: str, mentions: int, profiled: Container[str]) -> tuple[bool, bool, int, str]:
    """Which of several ids one person goes by, the least: that of a profile, of no initial, the commonest."""
    return id not in profiled, _INITIAL.match(id) is not None, -mentions, id
