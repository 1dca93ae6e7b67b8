"""The outbox: what the search index has still to be told, written together with each change."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Literal

from reader.store.database import Database


@dataclass(frozen=True, slots=True)
class Change:
    """An outbox entry: the article `number` was put or dropped."""

    sequence: int
    number: int
    operation: Literal["put", "drop"]


def record(connection: sqlite3.Connection, number: int, operation: Literal["put", "drop"]) -> None:
    """Note that an article was put or dropped."""
    cursor = connection.execute("INSERT INTO outbox (number, operation) VALUES (?, ?)", (number, operation))
    connection.execute("UPDATE article SET changed = ? WHERE number = ?", (cursor.lastrowid, number))


def sequence(database: Database) -> int:
    """The sequence of the last change to any article."""
    rows = database.rows("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'")
    return int(rows[0][0]) if rows else 0


def changes(database: Database, after: int) -> list[Change] | None:
    """The last change of each article after this sequence; None if that is not known any more."""
    (forgotten,) = database.rows("SELECT coalesce(max(value), 0) FROM counter WHERE name = 'forgotten'")[0]
    if after < forgotten or after > sequence(database):
        return None
    rows = database.rows(
        "SELECT max(sequence), number, operation FROM outbox WHERE sequence > ? GROUP BY number ORDER BY 1",
        after,
    )
    return [Change(*row) for row in rows]


def forget(connection: sqlite3.Connection, upto: int) -> None:
    """Drop outbox entries the index has on disk."""
    connection.execute("DELETE FROM outbox WHERE sequence <= ?", (upto,))
    connection.execute(
        "INSERT INTO counter VALUES ('forgotten', ?1) "
        "ON CONFLICT (name) DO UPDATE SET value = max(value, ?1)",
        (upto,),
    )
