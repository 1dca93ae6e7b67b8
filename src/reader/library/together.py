"""What the reports of one event say of each other's names: who a bare surname is, how one person is spelt."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from reader.entities.known import KnownNames, one_name, rank
from reader.model import Annotated, Entity
from reader.store import story_links
from reader.store.database import Database
from reader.store.story_links import Counts, Spelling

Others = tuple[Entity, ...]
"""Whom other reports name, as far as one needs them."""


@dataclass(frozen=True, slots=True)
class Together:
    """The names of an event's reports, and the persons they spell differently."""

    known: KnownNames
    spellings: tuple[Spelling, ...]
    profiled: Container[str]

    def others(self, own: Counts) -> Others:
        """Who is meant by names of a report that it does not give in full itself."""
        open_names = sorted((it for it in own if it.id not in self.profiled), key=lambda it: it.id)
        meant = (self.known.meant_by(entity) for entity in open_names)
        return tuple(dict.fromkeys(entity for entity in meant if entity))


def together(own: Mapping[int, Counts], profiled: Container[str]) -> Together:
    """See the reports of an event together; `own` has whom each names by itself, `profiled` ids never change.

    The order of the reports does not matter.
    """
    counts: Counter[str] = Counter()
    entities: dict[str, Entity] = {}
    for names in own.values():
        for entity, count in names.items():
            counts[entity.id] += count
            entities[entity.id] = _both(entities.get(entity.id, entity), entity)
    known, same = one_name({entity: counts[id] for id, entity in entities.items()}, profiled)
    shared = same | {id: id for id in same.values()}
    spellings = tuple(Spelling(id, shared[id], counts[id]) for id in sorted(shared))
    return Together(known, spellings, profiled)


def _both(one: Entity, other: Entity) -> Entity:
    """An entity by what two reports call it."""
    aliases = sorted({*one.aliases, *other.aliases})
    return Entity(one.id, min(one.name, other.name), one.type, tuple(aliases))


def others_of(database: Database, number: int, annotated: Annotated, profiled: Container[str]) -> Others:
    """Whom the other reports of its event name, as far as this article, just annotated, needs them."""
    numbers = story_links.companions(database, number)
    if not numbers:
        return ()
    own = story_links.by_themselves(database, numbers)
    own[number] = story_links.counted(annotated)
    return together(own, profiled).others(own[number])


def context(version: str, others: Sequence[Entity]) -> bytes:
    """What tells whether an article has to be linked anew: by whom, and in the light of what."""
    said = json.dumps([version, [[it.id, it.name, it.type, it.aliases] for it in others]])
    return hashlib.blake2b(said.encode(), digest_size=16).digest()


def one_id(spellings: Sequence[Spelling], profiled: Container[str]) -> dict[str, str]:
    """The id each spelling goes by in the whole library, for those that go by another than their own.

    Spellings that share a story, or a chain of them, are one person, called by the first of them by `rank`.
    """
    counts: Counter[str] = Counter()
    leads: dict[str, str] = {}

    def root(id: str) -> str:
        while (above := leads.setdefault(id, id)) != id:
            leads[id] = leads[above]
            id = leads[id]
        return id

    for it in spellings:
        counts[it.id] += it.mentions
        leads[root(it.id)] = root(it.same)
    best: dict[str, str] = {}
    for id in sorted(counts, key=lambda id: rank(id, counts[id], profiled)):
        best.setdefault(root(id), id)
    ids = {id: best[root(id)] for id in counts if id not in profiled}
    return {id: other for id, other in ids.items() if id != other}
