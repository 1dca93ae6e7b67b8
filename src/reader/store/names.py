"""What was recognised in articles: annotations kept by text, entities, and who is named where."""

from __future__ import annotations

import json
import sqlite3
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from reader.entities.names import fold
from reader.model import NAME_TYPES, Annotated, Article, Entity, EntityType, Mention, Quote, Span
from reader.store.articles import text_hash
from reader.store.database import Database
from reader.store.reading import bump
from reader.store.rows import EntityRow

TYPES: tuple[EntityType, ...] = get_args(EntityType)
_TYPE_NUMBERS = {name: number for number, name in enumerate(TYPES)}


@dataclass(frozen=True, slots=True)
class Packed:
    """An annotation ready to be stored: made in any process, kept with its version."""

    key: bytes
    version: str
    data: bytes
    named: tuple[tuple[Entity, Mapping[str, int]], ...]


@dataclass(slots=True)
class Known:
    """Entities already written in this run: id to (key, name, type, aliases)."""

    entities: dict[str, tuple[int, str, str, frozenset[str]]] = field(default_factory=dict)


def annotation_key(article: Article) -> bytes:
    """What an annotation depends on: the text, the date and place it is told from, its title and language."""
    around = (article.title, str(article.date), article.dateline or "", article.language, article.text)
    return text_hash("\0".join(around))


def pack(annotated: Annotated, version: str) -> Packed:
    """Make an annotation compact: compressed JSON, and the forms each entity is written in."""
    text = annotated.article.text
    ids = list(annotated.entities)
    place = {id: number for number, id in enumerate(ids)}
    mentions = [
        [m.start, m.end, _TYPE_NUMBERS[m.type], place.get(m.entity, m.entity),
         place.get(m.refers_to or "", m.refers_to), int(m.sure), m.evidence]
        for m in annotated.mentions
    ]  # fmt: skip
    quotes = [
        [
            q.start,
            q.end,
            place.get(q.speaker or "", q.speaker),
            q.cue,
            _pair(q.speaker_span),
            _pair(q.cue_span),
        ]
        for q in annotated.quotes
    ]
    entities = [[e.id, e.name, e.type, list(e.aliases)] for e in annotated.entities.values()]
    data = json.dumps([mentions, quotes, entities], ensure_ascii=False, separators=(",", ":"))
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mention in annotated.mentions:
        surface = text[mention.start : mention.end]
        for id in {mention.entity, mention.refers_to or mention.entity}:
            entity = annotated.entities.get(id)
            if entity is not None and entity.type in NAME_TYPES:
                forms[id][surface] += 1
    return Packed(
        key=annotation_key(annotated.article),
        version=version,
        data=zlib.compress(data.encode("utf-8", "surrogatepass"), 3),
        named=tuple((annotated.entities[id], dict(counts)) for id, counts in forms.items()),
    )


def unpack(article: Article, data: bytes) -> Annotated:
    """The annotation of an article as it was packed."""
    mentions, quotes, entities = json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))
    ids = [id for id, *_ in entities]

    def name(value: int | str | None) -> str | None:
        return ids[value] if isinstance(value, int) else value

    return Annotated(
        article=article,
        mentions=tuple(
            Mention(start, end, TYPES[type], name(entity) or "", name(refers), bool(sure), evidence)
            for start, end, type, entity, refers, sure, evidence in mentions
        ),
        quotes=tuple(
            Quote(start, end, name(speaker), cue, _span(speaker_span), _span(cue_span))
            for start, end, speaker, cue, speaker_span, cue_span in quotes
        ),
        entities={id: Entity(id, name, type, tuple(aliases)) for id, name, type, aliases in entities},
    )


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _span(pair: list[int] | None) -> Span | None:
    return Span(*pair) if pair else None


def put(connection: sqlite3.Connection, number: int, packed: Packed, known: Known | None = None) -> None:
    """Store the annotation of an article and who it names, in place of what was there."""
    known = known or Known()
    keys = array("i")
    postings = []
    for entity, forms in packed.named:
        key = _put_entity(connection, entity, known)
        keys.append(key)
        shown = json.dumps(forms, ensure_ascii=False, separators=(",", ":"))
        postings.append((key, number, sum(forms.values()), shown))
    connection.execute("DELETE FROM posting WHERE number = ?", (number,))
    connection.executemany("INSERT INTO posting VALUES (?, ?, ?, ?)", postings)
    connection.execute(
        "INSERT OR REPLACE INTO annotation VALUES (?, ?, ?, ?, ?)",
        (number, packed.key, packed.version, packed.data, keys.tobytes()),
    )


def _put_entity(connection: sqlite3.Connection, entity: Entity, known: Known) -> int:
    found = known.entities.get(entity.id)
    if found is None:
        row = connection.execute(
            "SELECT key, name, type, aliases FROM entity WHERE id = ?", (entity.id,)
        ).fetchone()
        if row is not None:
            found = (row[0], row[1], row[2], frozenset(json.loads(row[3])))
    aliases = frozenset(entity.aliases)
    if found is None:
        cursor = connection.execute(
            "INSERT INTO entity (id, name, type, aliases) VALUES (?, ?, ?, ?)",
            (entity.id, entity.name, entity.type, json.dumps(sorted(aliases), ensure_ascii=False)),
        )
        found = (int(cursor.lastrowid or 0), entity.name, entity.type, aliases)
        _put_forms(connection, found[0], {entity.name, *aliases})
    elif found[1:3] != (entity.name, entity.type) or not aliases <= found[3]:
        new = aliases - found[3]
        found = (found[0], entity.name, entity.type, aliases | found[3])
        connection.execute(
            "UPDATE entity SET name = ?, type = ?, aliases = ? WHERE key = ?",
            (entity.name, entity.type, json.dumps(sorted(found[3]), ensure_ascii=False), found[0]),
        )
        _put_forms(connection, found[0], {entity.name, *new})
    known.entities[entity.id] = found
    return found[0]


def _put_forms(connection: sqlite3.Connection, key: int, names: Iterable[str]) -> None:
    forms = {folded for name in names if (folded := fold(name))}
    words = {word for form in forms for word in form.split()}
    connection.executemany("INSERT OR IGNORE INTO entity_form VALUES (?, ?)", ((form, key) for form in forms))
    connection.executemany("INSERT OR IGNORE INTO entity_word VALUES (?, ?)", ((word, key) for word in words))


def forget_unused(connection: sqlite3.Connection) -> None:
    """Drop entities nobody names any more."""
    connection.execute("DELETE FROM entity WHERE articles = 0")
    bump(connection, "names")


def cached(database: Database, article: Article, version: str) -> Annotated | None:
    """The kept annotation of an article, or of the same text elsewhere, if it is of this version."""
    rows = database.rows(
        "SELECT data FROM annotation WHERE key = ? AND version = ? LIMIT 1", annotation_key(article), version
    )
    return unpack(article, rows[0][0]) if rows else None


def lacking(database: Database, version: str) -> list[int]:
    """The numbers of articles without an annotation of this version."""
    rows = database.rows(
        "SELECT number FROM article LEFT JOIN annotation USING (number) "
        "WHERE version IS NULL OR version <> ? ORDER BY number",
        version,
    )
    return [number for (number,) in rows]


# --- asking ---


def matching(database: Database, name: str, types: tuple[EntityType, ...] = ()) -> list[int]:
    """The keys of entities that `name` means: by id, else by a whole form, else by all its words.

    The last word may be the beginning of one, from 3 letters on.
    """
    typed = f" AND type IN ({', '.join('?' * len(types))})" if types else ""
    folded = fold(name)
    words = folded.split()
    tries: list[tuple[str, tuple[Any, ...]]] = [
        ("id = ?", (name,)),
        ("key IN (SELECT entity FROM entity_form WHERE form = ?)", (folded,)),
    ]
    if words:
        whole = " AND ".join(["key IN (SELECT entity FROM entity_word WHERE word = ?)"] * len(words))
        tries.append((whole, tuple(words)))
        if len(words[-1]) >= 3:
            last = "key IN (SELECT entity FROM entity_word WHERE word >= ? AND word < ? || char(1114111))"
            tries.append((" AND ".join([*whole.split(" AND ")[:-1], last]), (*words, words[-1])))
    for condition, values in tries:
        found = database.rows(
            f"SELECT key FROM entity WHERE articles > 0 AND {condition}{typed}", *values, *types
        )
        if found:
            return [key for (key,) in found]
    return []


def rows(
    database: Database,
    keys: Iterable[int] | None = None,
    type: EntityType | None = None,
    limit: int | None = None,
) -> list[EntityRow]:
    """Entities, most mentioned first: all, or those with these keys."""
    conditions, values = ["articles > 0"], []
    if keys is not None:
        conditions.append("key IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(list(keys)))
    if type is not None:
        conditions.append("type = ?")
        values.append(type)
    found = database.rows(
        "SELECT id, name, type, aliases, articles, mentions FROM entity "
        f"WHERE {' AND '.join(conditions)} ORDER BY mentions DESC, name LIMIT ?",
        *values,
        -1 if limit is None else limit,
    )
    return [EntityRow(row[0], row[1], row[2], tuple(json.loads(row[3])), row[4], row[5]) for row in found]


def entities(database: Database, ids: Iterable[str]) -> dict[str, Entity]:
    """Entities by id; unknown ids are left out."""
    found = database.rows(
        "SELECT id, name, type, aliases FROM entity WHERE id IN (SELECT value FROM json_each(?))",
        json.dumps(list(ids)),
    )
    return {id: Entity(id, name, type, tuple(json.loads(aliases))) for id, name, type, aliases in found}


def articles_of(database: Database, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The ids of the articles that name each of these entities, newest first."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for id, article in database.rows(
        "SELECT entity.id, article.id FROM entity JOIN posting ON posting.entity = entity.key "
        "JOIN article USING (number) WHERE entity.id IN (SELECT value FROM json_each(?)) "
        "ORDER BY article.date DESC, article.number DESC",
        json.dumps(list(ids)),
    ):
        found[id].append(article)
    return {id: tuple(articles) for id, articles in found.items()}


def named_in(database: Database, keys: Iterable[int]) -> array[int]:
    """The numbers of the articles that name any of these entities, rising."""
    found = database.rows(
        "SELECT DISTINCT number FROM posting "
        "WHERE entity IN (SELECT value FROM json_each(?)) ORDER BY number",
        json.dumps(list(keys)),
    )
    return array("q", [number for (number,) in found])


def named_by_article(database: Database, after: int) -> list[tuple[int, bytes]]:
    """(number, entity keys as 32-bit integers) of articles changed after this outbox sequence."""
    return database.rows(
        "SELECT number, entities FROM annotation JOIN article USING (number) "
        "WHERE changed > ? ORDER BY number",
        after,
    )


def labels(database: Database, keys: Iterable[int]) -> dict[int, tuple[str, str]]:
    """(id, name) of entities by key."""
    found = database.rows(
        "SELECT key, id, name FROM entity WHERE key IN (SELECT value FROM json_each(?))",
        json.dumps(list(keys)),
    )
    return {key: (id, name) for key, id, name in found}
