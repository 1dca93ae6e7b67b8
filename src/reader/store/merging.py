"""Entities that turned out to be one: kept as a table, and applied to who is named where."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace

from reader.model import Annotated, Entity
from reader.store import annotation_cache, articles, names
from reader.store.annotation_cache import Known, pack
from reader.store.database import Database


def merged(database: Database) -> dict[str, str]:
    """The id each merged entity goes by."""
    return dict(database.rows("SELECT old, new FROM merged"))


def in_one_story(database: Database, one: str, other: str) -> bool:
    """Whether reports of one event name both."""
    return bool(
        database.rows(
            "SELECT 1 FROM entity e JOIN posting p ON p.entity = e.key JOIN story_article m USING (number) "
            "WHERE e.id = ? AND m.story IN (SELECT m2.story FROM entity e2 JOIN posting p2 ON p2.entity = e2.key "
            "JOIN story_article m2 ON m2.number = p2.number WHERE e2.id = ?) LIMIT 1",
            one,
            other,
        )
    )


def merge(connection: sqlite3.Connection, database: Database, ids: Mapping[str, str]) -> None:
    """Let each id go by another from now on, in what is stored as well."""
    connection.executemany("INSERT OR REPLACE INTO merged VALUES (?, ?)", ids.items())
    numbers = [number for old in ids for number in _naming(database, old)]
    known = Known(merged=merged(database))
    for number, article in articles.get_many(database, set(numbers)):
        ((recogniser, mentions, version, data),) = connection.execute(
            "SELECT recogniser, mentions, version, data FROM annotation WHERE number = ?", (number,)
        )
        annotated = annotation_cache.unpack(article, data)
        packed = pack(annotated, annotation_cache.unpack_mentions(mentions), recogniser, version)
        annotation_cache.put(connection, number, packed, known)


def _naming(database: Database, id: str) -> Iterable[int]:
    key = names.key_of(database, id)
    return names.named_in(database, [key]) if key is not None else ()


def applied(database: Database, annotated: Annotated) -> Annotated:
    """An annotation with merged entities under the ids they go by."""
    wanted = json.dumps(list(annotated.entities))
    ids: dict[str, str] = dict(
        database.rows("SELECT old, new FROM merged WHERE old IN (SELECT value FROM json_each(?))", wanted)
    )
    if not ids:
        return annotated
    kept: dict[str, Entity] = {id: entity for id, entity in annotated.entities.items() if id not in ids}
    kept |= {id: entity for id, entity in names.entities(database, ids.values()).items() if id not in kept}
    return replace(
        annotated,
        mentions=tuple(
            replace(m, entity=ids.get(m.entity, m.entity), refers_to=ids.get(m.refers_to or "", m.refers_to))
            for m in annotated.mentions
        ),
        quotes=tuple(replace(q, speaker=ids.get(q.speaker or "", q.speaker)) for q in annotated.quotes),
        entities=kept,
    )
