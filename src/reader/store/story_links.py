"""What an article's names mean in the light of the other reports of its event, kept apart from what it says itself.

`annotation` has an article's own links. Where other reports say more, `in_story` has the links that count, and
who is named where follows them. All of it can be made anew from the annotations and the stories.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from reader.model import Annotated, Article, Entity, Mention
from reader.store import annotation_cache, articles
from reader.store.annotation_cache import FAILED, QUICK, Known, Named, Packed
from reader.store.database import Database

Counts = Mapping[Entity, int]
"""Entities and how often they are named."""


class Waiting(NamedTuple):
    """A story whose names are to be looked at; `stamp` tells whether it changes meanwhile."""

    key: int
    stamp: int
    numbers: tuple[int, ...]


class Spelling(NamedTuple):
    """A person whom reports of a story spell so, and the id all the spellings share there."""

    id: str
    same: str
    mentions: int


def waiting(database: Database) -> list[Waiting]:
    """The stories whose reports' names are not looked at together yet, with their articles."""
    members: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for key, stamp, number in database.rows(
        "SELECT key, linked, number FROM story JOIN story_article ON story = key "
        "WHERE linked <= 0 ORDER BY key, number"
    ):
        members[key, stamp].append(number)
    return [Waiting(key, stamp, tuple(numbers)) for (key, stamp), numbers in members.items()]


def companions(database: Database, number: int) -> list[int]:
    """The numbers of the articles of an article's story, itself among them; none without a story."""
    rows = database.rows(
        "SELECT number FROM story_article WHERE story = (SELECT story FROM story_article WHERE number = ?)",
        number,
    )
    return [other for (other,) in rows]


def left(database: Database) -> list[int]:
    """The numbers of articles that are in no story any more and have links from one."""
    rows = database.rows(
        "SELECT number FROM in_story WHERE NOT EXISTS "
        "(SELECT 1 FROM story_article m WHERE m.number = in_story.number)"
    )
    return [number for (number,) in rows]


def contexts(database: Database, numbers: Iterable[int]) -> dict[int, bytes]:
    """What those of the articles that have been looked at were linked with."""
    rows = database.rows(
        "SELECT number, context FROM in_story WHERE number IN (SELECT value FROM json_each(?))",
        json.dumps(list(numbers)),
    )
    return dict(rows)


def by_themselves(database: Database, numbers: Iterable[int]) -> dict[int, dict[Entity, int]]:
    """Whom each of the articles names, as its own links have it; a person's aliases are the forms written there."""
    wanted = json.dumps(list(numbers))
    other = {
        number
        for (number,) in database.rows(
            "SELECT number FROM in_story WHERE data IS NOT NULL AND number IN (SELECT value FROM json_each(?1)) "
            "UNION SELECT number FROM posting WHERE entity IN "
            "(SELECT key FROM merged JOIN entity ON id = new) AND number IN (SELECT value FROM json_each(?1))",
            wanted,
        )
    }
    found: defaultdict[int, dict[Entity, int]] = defaultdict(dict)
    for number, id, name, type, forms, count in database.rows(
        "SELECT number, id, name, type, forms, count FROM posting JOIN entity ON key = entity "
        "WHERE number IN (SELECT value FROM json_each(?))",
        wanted,
    ):
        if number not in other:
            written = json.loads(forms) if type == "PERSON" else ()
            found[number][_named_so(Entity(id, name, type), written)] = count
    for number, own, _ in _linked(database, other):
        found[number] = counted(own)
    return found


def counted(annotated: Annotated) -> dict[Entity, int]:
    """How often an article names whom; a person's aliases are the forms it writes."""
    return {
        _named_so(entity, forms): sum(forms.values()) for entity, forms in annotation_cache.named(annotated)
    }


def _named_so(entity: Entity, forms: Iterable[str]) -> Entity:
    aliases = sorted({" ".join(form.split()) for form in forms}) if entity.type == "PERSON" else ()
    return Entity(entity.id, entity.name, entity.type, tuple(aliases))


def _linked(database: Database, numbers: Iterable[int]) -> Iterator[tuple[int, Annotated, Annotated]]:
    """(number, annotation by itself, the one that counts) of these articles."""
    read = dict(articles.get_many(database, numbers))
    for number, own, story in database.rows(
        "SELECT number, annotation.data, in_story.data FROM annotation LEFT JOIN in_story USING (number) "
        "WHERE number IN (SELECT value FROM json_each(?))",
        json.dumps(list(read)),
    ):
        annotated = annotation_cache.unpack(read[number], own)
        yield number, annotated, annotation_cache.unpack(read[number], story) if story else annotated


def to_link(
    database: Database, numbers: Iterable[int]
) -> Iterator[tuple[int, Article, tuple[Mention, ...], bytes]]:
    """The articles with the mentions recognised in them and their own links; not those of a first look by rules."""
    read = dict(articles.get_many(database, numbers))
    for number, mentions, data in database.rows(
        "SELECT number, mentions, data FROM annotation WHERE recogniser NOT IN (?, ?) "
        "AND number IN (SELECT value FROM json_each(?))",
        QUICK,
        FAILED,
        json.dumps(list(read)),
    ):
        yield number, read[number], annotation_cache.unpack_mentions(mentions), data


def put(
    connection: sqlite3.Connection, number: int, context: bytes, packed: Packed | None, known: Known
) -> None:
    """Keep the links an article has in its story, None where they are its own."""
    connection.execute(
        "INSERT OR REPLACE INTO in_story VALUES (?, ?, ?)", (number, context, packed and packed.data)
    )
    if packed:
        put_named(connection, number, packed.named, known)


def put_named(connection: sqlite3.Connection, number: int, named: Named, known: Known) -> None:
    """Store who an article names."""
    keys = annotation_cache.put_named(connection, number, named, known)
    connection.execute("UPDATE annotation SET entities = ? WHERE number = ?", (keys, number))


def withdraw(
    connection: sqlite3.Connection, database: Database, numbers: Iterable[int], known: Known
) -> None:
    """Let these articles have their own links again; forms that only others' names had are forgotten."""
    for number, own, counting in list(_linked(database, numbers)):
        if own is not counting:
            named = annotation_cache.named(own)
            put_named(connection, number, named, known)
            left = {entity.id: forms for entity, forms in named}
            for entity, forms in annotation_cache.named(counting):
                lost = forms.keys() - left.get(entity.id, {}).keys()
                annotation_cache.forget_lost(connection, known, entity.id, lost)
        connection.execute("DELETE FROM in_story WHERE number = ?", (number,))


def put_again(
    connection: sqlite3.Connection, database: Database, numbers: Iterable[int], known: Known
) -> None:
    """Store anew who these articles name."""
    for number, _, counting in list(_linked(database, numbers)):
        put_named(connection, number, annotation_cache.named(counting), known)


def put_spellings(connection: sqlite3.Connection, story: int, spellings: Iterable[Spelling]) -> None:
    """Keep how the reports of a story spell the same persons."""
    connection.execute("DELETE FROM spelling WHERE story = ?", (story,))
    connection.executemany("INSERT INTO spelling VALUES (?, ?, ?, ?)", ((story, *it) for it in spellings))


def spellings(database: Database) -> list[Spelling]:
    """All spellings of all stories."""
    return [Spelling(*row) for row in database.rows("SELECT id, same, count FROM spelling")]


def set_linked(connection: sqlite3.Connection, story: Waiting) -> bool:
    """Note that a story's names are looked at, unless it has changed since; returns whether."""
    cursor = connection.execute(
        "UPDATE story SET linked = 1 WHERE key = ? AND linked = ?", (story.key, story.stamp)
    )
    return cursor.rowcount == 1


def linked(database: Database, article: Article, version: str | None) -> Annotated | None:
    """The annotation an article has in its story, if its own is of this version; None: of any."""
    rows = database.rows(
        "SELECT in_story.data FROM article JOIN annotation USING (number) JOIN in_story USING (number) "
        "WHERE id = ?1 AND annotation.key = ?2 AND annotation.version = coalesce(?3, annotation.version) "
        "AND in_story.data IS NOT NULL",
        article.id,
        annotation_cache.annotation_key(article),
        version,
    )
    return annotation_cache.unpack(article, rows[0][0]) if rows else None
