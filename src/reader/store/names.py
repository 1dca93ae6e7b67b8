"""Asking for entities, and who is named where."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from reader.entities.names import fold
from reader.model import Entity, EntityType
from reader.store.database import Database
from reader.store.lists import day
from reader.store.rows import EntityRow


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
    """Entities, most mentioned first: all, or those with these keys; as aliases the forms that articles have."""
    conditions, values = ["articles > 0"], []
    if keys is not None:
        conditions.append("key IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(list(keys)))
    if type is not None:
        conditions.append("type = ?")
        values.append(type)
    found = database.rows(
        "SELECT key, id, name, type, aliases, articles, mentions, last FROM entity "
        f"WHERE {' AND '.join(conditions)} ORDER BY mentions DESC, name LIMIT ?",
        *values,
        -1 if limit is None else limit,
    )
    forms = forms_of(database, [key for key, *_ in found])
    return [
        EntityRow(id, name, type, _occurring(aliases, forms.get(key, {})), articles, mentions, day(last))
        for key, id, name, type, aliases, articles, mentions, last in found
    ]


def rows_among(
    database: Database, articles: Mapping[int, int], numbers: Iterable[int] | None
) -> list[EntityRow]:
    """Entities by key as `articles` has them in order, with these counts of articles.

    Mentions and forms are those in the articles `numbers`; without these there are 0 mentions, and all forms.
    """
    found = database.rows(
        "SELECT key, id, name, type, aliases, last FROM entity WHERE key IN (SELECT value FROM json_each(?))",
        json.dumps(list(articles)),
    )
    by_key = {key: values for key, *values in found}
    counts = Counter[int]()
    forms: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for key, written, mentions in [] if numbers is None else _named_in(database, numbers):
        counts[key] += mentions
        forms[key].update(dict.fromkeys(json.loads(written)))
    rows = []
    for key, number in articles.items():
        if key in by_key:
            id, name, type, aliases, last = by_key[key]
            own = _once(aliases) if numbers is None else _occurring(aliases, forms[key])
            rows.append(EntityRow(id, name, type, own, number, counts[key], day(last)))
    return rows


def _once(aliases: str) -> tuple[str, ...]:
    """The forms, of those that differ by case one that is not all capitals."""
    forms = json.loads(aliases)
    kept = {form.casefold(): form for form in sorted(forms, key=str.isupper, reverse=True)}
    return tuple(form for form in forms if kept[form.casefold()] == form)


def _named_in(database: Database, numbers: Iterable[int]) -> list[tuple[int, str, int]]:
    """(entity, forms, mentions) in these articles."""
    return database.rows(
        "SELECT entity, forms, sum(count) FROM posting WHERE number IN (SELECT value FROM json_each(?)) "
        "GROUP BY entity, forms",
        json.dumps(list(numbers)),
    )


def _occurring(aliases: str, forms: Iterable[str]) -> tuple[str, ...]:
    """Those of the forms that are names of an entity itself: Beijing, where it stands for China, is none of it."""
    own = {alias.casefold() for alias in json.loads(aliases)}
    return tuple(form for form in forms if form.casefold() in own)


def forms_of(database: Database, keys: Iterable[int]) -> dict[int, dict[str, int]]:
    """How often articles have each form of these entities, the commonest first; of forms that differ by case one."""
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for key, forms, articles in database.rows(
        "SELECT entity, forms, count(*) FROM posting "
        "WHERE entity IN (SELECT value FROM json_each(?)) GROUP BY entity, forms",
        json.dumps(list(keys)),
    ):
        for form, count in json.loads(forms).items():
            counts[key][" ".join(form.split())] += count * articles
    found: dict[int, dict[str, int]] = {}
    for key, written in counts.items():
        commonest = sorted(written, key=lambda form: (-written[form], form))
        first = {form.casefold(): form for form in reversed(commonest)}
        found[key] = {form: written[form] for form in commonest if first[form.casefold()] == form}
    return found


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


def forget_forms(connection: sqlite3.Connection, keys: Iterable[int]) -> None:
    """Forget what these entities are called, to be told anew by the articles that name them."""
    each = [(key,) for key in keys]
    connection.executemany("UPDATE entity SET aliases = '[]' WHERE key = ?", each)
    for table in ("entity_form", "entity_word"):
        connection.executemany(f"DELETE FROM {table} WHERE entity = ?", each)


def labels(database: Database, keys: Iterable[int]) -> dict[int, Entity]:
    """Entities by key, without their aliases."""
    found = database.rows(
        "SELECT key, id, name, type FROM entity WHERE key IN (SELECT value FROM json_each(?))",
        json.dumps(list(keys)),
    )
    return {key: Entity(id, name, type) for key, id, name, type in found}


def key_of(database: Database, id: str) -> int | None:
    """The key of the entity with this id."""
    rows = database.rows("SELECT key FROM entity WHERE id = ?", id)
    return int(rows[0][0]) if rows else None


def written(database: Database, key: int) -> list[tuple[str, dict[str, int], int, int]]:
    """How an entity is written: (source, forms with their counts, articles that have just these, mentions)."""
    rows = database.rows(
        "SELECT source, forms, count(*), sum(count) FROM posting JOIN article USING (number) "
        "WHERE entity = ? GROUP BY source, forms",
        key,
    )
    return [(source, json.loads(forms), articles, mentions) for source, forms, articles, mentions in rows]


def months(database: Database, key: int) -> list[tuple[str, int, str, str]]:
    """When an entity is named: (month, articles, first date, last date), the oldest first."""
    return database.rows(
        "SELECT substr(date, 1, 7) AS month, count(*), min(date), max(date) "
        "FROM posting JOIN article USING (number) WHERE entity = ? AND date IS NOT NULL "
        "GROUP BY month ORDER BY month",
        key,
    )


def newest_with(database: Database, key: int, limit: int, among: int = 2000) -> list[str]:
    """The ids of newest articles that name an entity: the newest of each source, then the next ones.

    Sources are told apart `among` so many of the newest.
    """
    rows = database.rows(
        "SELECT id FROM (SELECT id, date, number, row_number() OVER "
        "(PARTITION BY source ORDER BY date DESC, number DESC) AS turn FROM article WHERE number IN "
        "(SELECT number FROM posting JOIN article USING (number) WHERE entity = ? "
        "ORDER BY date DESC, number DESC LIMIT ?)) ORDER BY turn, date DESC, number DESC LIMIT ?",
        key,
        among,
        limit,
    )
    return [id for (id,) in rows]
