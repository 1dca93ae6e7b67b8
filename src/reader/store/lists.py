"""Rows for lists, sources, and names people give to articles."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any, Literal

from reader.store.database import Database
from reader.store.rows import Row, SourceRow

Order = Literal["date", "added", "source", "title"]

_COLUMNS = """
    a.number, a.id, a.title, a.source, a.sort_date,
    CASE WHEN a.date IS NULL AND a.sort_date IS NOT NULL THEN 'story' ELSE a.date_basis END, a.words,
    coalesce(r.read, 0), coalesce(r.starred, 0),
    (SELECT group_concat(tag, ' ') FROM tag WHERE tag.number = a.number), s.id, coalesce(s.size, 0)
"""
_JOINS = """
    LEFT JOIN reading r ON r.number = a.number
    LEFT JOIN story_article sa ON sa.number = a.number
    LEFT JOIN story s ON s.key = sa.story
"""
_ORDERS: dict[Order, str] = {
    "date": "a.sort_date DESC, a.number DESC",
    "added": "a.number DESC",
    "source": "a.source, a.sort_date DESC, a.number DESC",
    "title": "a.title COLLATE NOCASE, a.number",
}


def count(database: Database) -> int:
    """How many articles there are."""
    return int(database.rows("SELECT count(*) FROM article")[0][0])


def articles(
    database: Database, order: Order = "date", limit: int | None = None, offset: int = 0
) -> list[Row]:
    """Rows in an order: newest first unless told otherwise, undated ones beside their story or last."""
    sql = f"""SELECT {_COLUMNS} FROM
        (SELECT * FROM article a ORDER BY {_ORDERS[order]} LIMIT ? OFFSET ?) a
        {_JOINS} ORDER BY {_ORDERS[order]}"""
    return [_row(values)[1] for values in database.rows(sql, -1 if limit is None else limit, offset)]


def newest(database: Database, limit: int, offset: int) -> list[int]:
    """The numbers of the articles in the order of their dates, undated ones beside their story or last."""
    rows = database.rows(
        f"SELECT number FROM article a ORDER BY {_ORDERS['date']} LIMIT ? OFFSET ?", limit, offset
    )
    return [number for (number,) in rows]


def by_number(database: Database, numbers: Iterable[int]) -> dict[int, Row]:
    """Rows by article number."""
    return dict(_chosen(database, "number", numbers))


def by_id(database: Database, ids: Iterable[str]) -> list[Row]:
    """Rows in the order of the ids; unknown ids are left out."""
    ids = list(ids)
    found = {row.id: row for _, row in _chosen(database, "id", ids)}
    return [found[id] for id in ids if id in found]


def _chosen(database: Database, column: str, wanted: Iterable[Any]) -> list[tuple[int, Row]]:
    sql = f"""SELECT {_COLUMNS} FROM article a {_JOINS}
        WHERE a.{column} IN (SELECT value FROM json_each(?))"""
    return [_row(values) for values in database.rows(sql, json.dumps(list(wanted)))]


def _row(values: tuple[Any, ...]) -> tuple[int, Row]:
    number, id, title, source, date, basis, words, read, starred, tags, story, reports = values
    tagged = tuple(sorted(tags.split(" "))) if tags else ()
    return number, Row(
        id, title, source, day(date), basis, words, bool(read), bool(starred), tagged, story, reports
    )


def day(text: str | None) -> dt.date | None:
    """The date the database has as text."""
    return dt.date.fromisoformat(text) if text else None


def iso(date: dt.date | None) -> str | None:
    """A date as the database keeps it."""
    return date.isoformat() if date else None


def texts(database: Database, numbers: Iterable[int]) -> dict[int, tuple[str, str]]:
    """The (text, language) of articles by number."""
    rows = database.rows(
        "SELECT number, text, language FROM article JOIN content USING (number) "
        "WHERE number IN (SELECT value FROM json_each(?))",
        json.dumps(list(numbers)),
    )
    return {number: (text, language) for number, text, language in rows}


def sources(database: Database, numbers: Iterable[int] | None = None) -> list[SourceRow]:
    """The sources, by name: of all articles, or of these."""
    where = "" if numbers is None else "WHERE number IN (SELECT value FROM json_each(?))"
    rows = database.rows(
        f"SELECT source, count(*), min(date), max(date) FROM article {where} GROUP BY source ORDER BY source",
        *(() if numbers is None else (json.dumps(list(numbers)),)),
    )
    return [SourceRow(name, articles, day(first), day(last)) for name, articles, first, last in rows]


# --- what a name can mean ---


def with_path(database: Database, path: str) -> list[str]:
    """The ids of the articles read from this path."""
    return [
        id
        for (id,) in database.rows(
            "SELECT id FROM article WHERE path = ?1 OR file = ?1 ORDER BY number", path
        )
    ]


def with_name(database: Database, prefix: str, limit: int) -> list[tuple[str, str]]:
    """(id, file name) of articles whose file's name begins so."""
    rows = database.rows(
        "SELECT id, name FROM article WHERE name >= ?1 AND name < ?1 || char(1114111) "
        "ORDER BY name, number LIMIT ?2",
        prefix,
        limit,
    )
    return [(id, name) for id, name in rows]


def with_id(database: Database, prefix: str, limit: int) -> list[tuple[str, str]]:
    """(id, title) of articles whose id begins so."""
    rows = database.rows(
        "SELECT id, title FROM article WHERE id >= ?1 AND id < ?1 || char(1114111) ORDER BY id LIMIT ?2",
        prefix,
        limit,
    )
    return [(id, title) for id, title in rows]
