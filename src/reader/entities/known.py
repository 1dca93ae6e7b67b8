"""The names the rest of a library already has, so that one person keeps one id from article to article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reader.entities.names import fold, one_person, parts, skeleton, surname
from reader.model import Entity


class KnownNames:
    """Entities met so far, found by full name in any transliteration, or by a surname only one has."""

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
        elif len(words := parts(entity.name)) > 1:
            for form in (entity.name, *entity.aliases):
                if len(parts(form)) > 1:
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
        alike = {i: e for i, e in near.items() if one_person(name, e.name)}
        return next(iter(alike.values())) if len(alike) == 1 else None

    def only_bearer(self, word: str) -> Entity | None:
        """The one person with this surname, None when there are none or several."""
        named = self._by_word.get(skeleton(word), {})
        bearers = [e for e in named.values() if surname(parts(e.name)[-1]) == word]
        return bearers[0] if len(bearers) == 1 else None


def one_name(mentions: Mapping[Entity, int]) -> dict[str, str]:
    """Which ids of a library are one person: id to the id it should be, for those that change.

    `mentions` counts each entity's mentions. Spellings of one full name come together under the commonest, and
    a person known by surname alone becomes the only one who bears it.
    """
    known = KnownNames()
    merged: dict[str, str] = {}
    ranked = sorted(mentions, key=lambda e: (-mentions[e], e.id))
    full = [e for e in ranked if e.type == "PERSON" and len(parts(e.name)) > 1]
    for entity in full:
        same = known.person(entity.name)
        if same:
            merged[entity.id] = same.id
        else:
            known.add(entity)
    for entity in ranked:
        words = parts(entity.name)
        if entity.type == "PERSON" and len(words) == 1 and (bearer := known.only_bearer(words[0])):
            merged[entity.id] = bearer.id
    return merged
