"""What was recognised in articles: annotations kept by text, written with the entities they name."""

from __future__ import annotations

import json
import sqlite3
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias, get_args

from reader.entities.names import fold
from reader.model import NAME_TYPES, Annotated, Article, Entity, EntityType, Mention, Quote, Span
from reader.store.articles import text_hash
from reader.store.database import Database
from reader.store.names import forget_forms
from reader.store.reading import bump

TYPES: tuple[EntityType, ...] = get_args(EntityType)
QUICK = "quick"
"""The version of an annotation made by rules alone, to be replaced by a full one."""
FAILED = "failed"
"""Stands for the recogniser where an article could not be annotated."""
_TYPE_NUMBERS = {name: number for number, name in enumerate(TYPES)}


Named: TypeAlias = tuple[tuple[Entity, Mapping[str, int]], ...]
"""Entities, each with the forms it is written in and how often."""


@dataclass(frozen=True, slots=True)
class Packed:
    """An annotation ready to be stored, made in any process.

    `mentions` is what `recogniser` found before linking, `data` the linked whole of `version`.
    """

    key: bytes
    recogniser: str
    mentions: bytes
    version: str
    data: bytes
    named: Named


KEPT = 20_000
"""So many entities are remembered while articles are written."""


@dataclass(slots=True)
class Known:
    """Entities just written: id to (key, name, type, aliases); and the ids of merged ones."""

    entities: dict[str, tuple[int, str, str, frozenset[str]]] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)


def annotation_key(article: Article) -> bytes:
    """What an annotation depends on: text and passages, the date and place it is told from, title and language."""
    passages = ";".join(f"{p.start},{p.end},{p.kind},{p.paragraph}" for p in article.passages)
    around = (article.title, article.title_basis, str(article.date), article.dateline or "", article.language)
    return text_hash("\0".join((*around, passages, article.text)))


def pack(annotated: Annotated, mentions: Iterable[Mention], recogniser: str, version: str) -> Packed:
    """Make an annotation compact: compressed JSON, and the forms each entity is written in."""
    ids = list(annotated.entities)
    place = {id: number for number, id in enumerate(ids)}
    linked, in_title = (
        [
            [m.start, m.end, _TYPE_NUMBERS[m.type], place.get(m.entity, m.entity),
             place.get(m.refers_to or "", m.refers_to), int(m.sure), m.evidence]
            for m in names
        ]
        for names in (annotated.mentions, annotated.in_title)
    )  # fmt: skip
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
    return Packed(
        key=annotation_key(annotated.article),
        recogniser=recogniser,
        mentions=_squeeze([[m.start, m.end, _TYPE_NUMBERS[m.type], m.evidence] for m in mentions]),
        version=version,
        data=_squeeze([linked, quotes, entities, in_title]),
        named=named(annotated),
    )


def named(annotated: Annotated) -> Named:
    """The entities an article names and the forms it writes them in; where only an office stands for one, by that."""
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    offices: defaultdict[str, Counter[str]] = defaultdict(Counter)
    article = annotated.article
    written = [(mention, article.text) for mention in annotated.mentions]
    for mention, text in (*written, *((mention, article.title) for mention in annotated.in_title)):
        surface = text[mention.start : mention.end]
        for id in {mention.entity, mention.refers_to or mention.entity}:
            if id in annotated.entities and annotated.entities[id].type in NAME_TYPES:
                (names if mention.type in NAME_TYPES else offices)[id][surface] += 1
    return tuple((annotated.entities[id], dict(forms)) for id, forms in {**offices, **names}.items())


def unpack(article: Article, data: bytes) -> Annotated:
    """The annotation of an article as it was packed."""
    mentions, quotes, entities, *rest = _unsqueeze(data)
    ids = [id for id, *_ in entities]

    def name(value: int | str | None) -> str | None:
        return ids[value] if isinstance(value, int) else value

    def linked(rows: Iterable[Any]) -> tuple[Mention, ...]:
        return tuple(
            Mention(start, end, TYPES[type], name(entity) or "", name(refers), bool(sure), evidence)
            for start, end, type, entity, refers, sure, evidence in rows
        )

    return Annotated(
        article=article,
        mentions=linked(mentions),
        quotes=tuple(
            Quote(start, end, name(speaker), cue, _span(speaker_span), _span(cue_span))
            for start, end, speaker, cue, speaker_span, cue_span in quotes
        ),
        entities={id: Entity(id, name, type, tuple(aliases)) for id, name, type, aliases in entities},
        in_title=linked(rest[0]) if rest else (),
    )


def unpack_mentions(data: bytes) -> tuple[Mention, ...]:
    """The mentions as they were recognised, before linking."""
    return tuple(
        Mention(start, end, TYPES[type], evidence=evidence) for start, end, type, evidence in _unsqueeze(data)
    )


_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _squeeze(value: Any) -> bytes:
    return zlib.compress(_compact(value).encode("utf-8", "surrogatepass"), 3)


def _unsqueeze(data: bytes) -> Any:
    return json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _span(pair: list[int] | None) -> Span | None:
    return Span(*pair) if pair else None


def put(connection: sqlite3.Connection, number: int, packed: Packed, known: Known | None = None) -> None:
    """Store the annotation of an article and who it names, in place of what was there."""
    keys = put_named(connection, number, packed.named, known or Known())
    connection.execute(
        "INSERT OR REPLACE INTO annotation VALUES (?, ?, ?, ?, ?, ?, ?)",
        (number, packed.key, packed.recogniser, packed.mentions, packed.version, packed.data, keys),
    )


def put_named(connection: sqlite3.Connection, number: int, named: Named, known: Known) -> bytes:
    """Store who an article names, in place of what was there; returns their keys as 32-bit integers."""
    counted: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for entity, forms in named:
        counted[_put_entity(connection, entity, known)].update(forms)
    known_postings = set(connection.execute("SELECT * FROM posting WHERE number = ?", (number,)))
    postings = {(key, number, forms.total(), _compact(forms)) for key, forms in counted.items()}
    gone = [(key, number) for key, *_ in known_postings - postings]
    connection.executemany("DELETE FROM posting WHERE entity = ? AND number = ?", gone)
    connection.executemany("INSERT INTO posting VALUES (?, ?, ?, ?)", sorted(postings - known_postings))
    return array("i", counted).tobytes()


def _put_entity(connection: sqlite3.Connection, entity: Entity, known: Known) -> int:
    if entity.id in known.merged:
        entity = _merged(connection, entity, known.merged[entity.id])
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
    elif not found[3] or found[1:3] != (entity.name, entity.type) or not aliases <= found[3]:
        new = aliases - found[3]
        found = (found[0], entity.name, entity.type, aliases | found[3])
        connection.execute(
            "UPDATE entity SET name = ?, type = ?, aliases = ? WHERE key = ?",
            (entity.name, entity.type, json.dumps(sorted(found[3]), ensure_ascii=False), found[0]),
        )
        _put_forms(connection, found[0], {entity.name, *new})
    if len(known.entities) >= KEPT:
        known.entities.clear()
    known.entities[entity.id] = found
    return found[0]


def _merged(connection: sqlite3.Connection, entity: Entity, id: str) -> Entity:
    """The entity that this one goes by, with this one's names among its own."""
    row = connection.execute("SELECT name, type FROM entity WHERE id = ?", (id,)).fetchone()
    name, type = row or (entity.name, entity.type)
    return Entity(id, name, type, (entity.name, *entity.aliases))


def _put_forms(connection: sqlite3.Connection, key: int, names: Iterable[str]) -> None:
    forms = {folded for name in names if (folded := fold(name))}
    words = {word for form in forms for word in form.split()}
    connection.executemany("INSERT OR IGNORE INTO entity_form VALUES (?, ?)", ((form, key) for form in forms))
    connection.executemany("INSERT OR IGNORE INTO entity_word VALUES (?, ?)", ((word, key) for word in words))


def forget_aliases(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Forget what entities are called that no other articles name: those are to be annotated anew now."""
    keys = connection.execute(
        "SELECT entity FROM posting JOIN entity ON key = entity "
        "WHERE number IN (SELECT value FROM json_each(?)) GROUP BY entity HAVING count(*) = articles",
        (_compact(list(numbers)),),
    ).fetchall()
    forget_forms(connection, (key for (key,) in keys))


def forget_lost(connection: sqlite3.Connection, known: Known, id: str, forms: Iterable[str]) -> None:
    """Forget those of the forms of an entity that no article has any more."""
    id = known.merged.get(id, id)
    row = connection.execute("SELECT key, name, aliases FROM entity WHERE id = ?", (id,)).fetchone()
    if row is None:
        return
    key, name, aliases = row[0], row[1], json.loads(row[2])
    lost = {
        " ".join(form.split())
        for form in forms
        if not connection.execute(
            "SELECT 1 FROM posting WHERE entity = ? AND instr(forms, ?) LIMIT 1", (key, _compact(form))
        ).fetchone()
    }
    kept = [alias for alias in aliases if alias not in lost]
    if kept == aliases:
        return
    forget_forms(connection, [key])
    connection.execute(
        "UPDATE entity SET aliases = ? WHERE key = ?", (json.dumps(kept, ensure_ascii=False), key)
    )
    _put_forms(connection, key, {name, *kept})
    known.entities.pop(id, None)


def forget_unused(connection: sqlite3.Connection) -> None:
    """Drop entities nobody names any more."""
    connection.execute("DELETE FROM entity WHERE articles = 0")
    bump(connection, "names")


def cached(database: Database, article: Article, version: str | None) -> Annotated | None:
    """The kept annotation of an article, or of the same text elsewhere, if it is of this version; None: of any."""
    rows = database.rows(
        "SELECT data FROM annotation WHERE key = ?1 AND version = coalesce(?2, version) LIMIT 1",
        annotation_key(article),
        version,
    )
    return unpack(article, rows[0][0]) if rows else None


def recognised(database: Database, article: Article, recogniser: str) -> tuple[Mention, ...] | None:
    """The mentions kept of the same text, if this recogniser found them."""
    rows = database.rows(
        "SELECT mentions FROM annotation WHERE key = ? AND recogniser = ? LIMIT 1",
        annotation_key(article),
        recogniser,
    )
    return unpack_mentions(rows[0][0]) if rows else None


def of_version(database: Database, version: str) -> list[int]:
    """The numbers of articles with an annotation of this version."""
    rows = database.rows("SELECT number FROM annotation WHERE version = ? ORDER BY number", version)
    return [number for (number,) in rows]


def to_link(database: Database, recogniser: str, version: str) -> list[int]:
    """The numbers of articles whose mentions this recogniser found, but that are not linked as of `version`."""
    rows = database.rows(
        "SELECT number FROM annotation WHERE recogniser = ? AND version <> ? ORDER BY number",
        recogniser,
        version,
    )
    return [number for (number,) in rows]


def failed(database: Database) -> list[str]:
    """The ids of the articles that could not be annotated."""
    rows = database.rows(
        "SELECT id FROM annotation JOIN article USING (number) WHERE recogniser = ? ORDER BY number", FAILED
    )
    return [id for (id,) in rows]


def lacking(database: Database, version: str) -> list[int]:
    """The numbers of articles without an annotation of this version."""
    rows = database.rows(
        "SELECT number FROM article LEFT JOIN annotation USING (number) "
        "WHERE annotation.version IS NULL OR annotation.version <> ? ORDER BY number",
        version,
    )
    return [number for (number,) in rows]
