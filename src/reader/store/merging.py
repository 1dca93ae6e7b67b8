"""Persons whom reports of one event spell differently: one id for all, applied to who is named where."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import replace

from reader.model import Annotated, Entity, Mention
from reader.store import names, story_links
from reader.store.annotation_cache import Known
from reader.store.database import Database


def merged(database: Database) -> dict[str, str]:
    """The id each merged entity goes by."""
    return dict(database.rows("SELECT old, new FROM merged"))


def merge(connection: sqlite3.Connection, database: Database, ids: Mapping[str, str]) -> bool:
    """Let each id go by another from now on, and by itself if it is not among `ids`; returns whether any changed.

    Who is named where, and what they are called, is stored anew for those that change.
    """
    before = merged(database)
    changed = {id for id in before.keys() | ids.keys() if before.get(id) != ids.get(id)}
    if not changed:
        return False
    concerned = changed | {known[id] for known in (before, ids) for id in changed if id in known}
    keys = [
        key
        for (key,) in connection.execute(
            "SELECT key FROM entity WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(concerned)),),
        )
    ]
    numbers = names.named_in(database, keys)
    connection.execute("DELETE FROM merged")
    connection.executemany("INSERT INTO merged VALUES (?, ?)", sorted(ids.items()))
    names.forget_forms(connection, keys)
    story_links.put_again(connection, database, numbers, Known(merged=ids))
    return True


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

    def renamed(mention: Mention) -> Mention:
        refers_to = ids.get(mention.refers_to or "", mention.refers_to)
        return replace(mention, entity=ids.get(mention.entity, mention.entity), refers_to=refers_to)

    return replace(
        annotated,
        mentions=tuple(renamed(mention) for mention in annotated.mentions),
        quotes=tuple(replace(q, speaker=ids.get(q.speaker or "", q.speaker)) for q in annotated.quotes),
        entities=kept,
        in_title=tuple(renamed(mention) for mention in annotated.in_title),
    )
