"""Which files were read whole, so that adding a folder again looks only at what is new."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from reader.store.database import Database


def known(database: Database, path: str, mark: str) -> list[str] | None:
    """The ids of the articles of a file that was read with this mark, if they are all still there."""
    rows = database.rows("SELECT key, articles FROM file WHERE path = ? AND mark = ?", path, mark)
    if not rows:
        return None
    key, articles = rows[0]
    ids = database.rows(
        "SELECT id FROM file_article JOIN article USING (number) WHERE file_article.file = ? ORDER BY number",
        key,
    )
    return [id for (id,) in ids] if len(ids) == articles else None


def remember(connection: sqlite3.Connection, path: str, mark: str, numbers: Iterable[int]) -> None:
    """Keep that a file was read whole and gave these articles."""
    numbers = set(numbers)
    connection.execute("DELETE FROM file WHERE path = ?", (path,))
    cursor = connection.execute(
        "INSERT INTO file (path, mark, articles) VALUES (?, ?, ?)", (path, mark, len(numbers))
    )
    connection.executemany(
        "INSERT INTO file_article VALUES (?, ?)", ((cursor.lastrowid, number) for number in numbers)
    )
