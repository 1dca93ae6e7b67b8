"""Writing and reading articles, and the outbox the search index follows."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from reader.errors import UsageError
from reader.model import Article, Passage
from reader.store import outbox
from reader.store.database import Database
from reader.store.lists import day, iso
from reader.store.reading import reanchor

ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
ID_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Put:
    """What became of an article that was put."""

    kind: Literal["added", "updated", "unchanged"]
    id: str
    number: int


def text_hash(text: str) -> bytes:
    """What tells one text from another (16 bytes)."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def digest(article: Article) -> bytes:
    """What tells one reading of an article from another: the text and all that was derived from it."""
    parts = (
        article.text, article.title, article.title_basis, article.source, article.source_basis,
        str(article.date), article.date_basis, article.date_evidence or "", article.dateline or "",
        article.language, article.url or "", json.dumps(article.authors), _passages(article),
    )  # fmt: skip
    return text_hash("\0".join(parts))


def put(connection: sqlite3.Connection, article: Article, parser: int, file: str | None = None) -> Put:
    """Store an article under its origin (its path, else its url), together with its outbox entry.

    `file` is the file it was read from, where that holds more than one.

    The same origin with the same content is unchanged, with other content updated: id, state and notes stay.
    A text that its source already has under another origin is unchanged too; if that file is gone,
    the article moves to the new one. The same text from another source is another article.
    """
    origin = article.path or article.url or text_hash(article.text).hex()
    file = file or article.path
    columns = _columns(article, parser, file)
    known = connection.execute(
        "SELECT id, number, digest FROM article WHERE origin = ?", (origin,)
    ).fetchone()
    if known is None:
        twin = connection.execute(
            "SELECT id, number, file FROM article WHERE text_hash = ? AND source = ?",
            (columns["text_hash"], article.source),
        ).fetchone()
        if twin is not None:
            if twin[2] and file and not Path(twin[2]).exists():
                connection.execute(
                    "UPDATE article SET origin = ?, path = ?, file = ?, name = ? WHERE number = ?",
                    (origin, article.path, file, Path(file).name, twin[1]),
                )
            return Put("unchanged", twin[0], twin[1])
        return _insert(connection, article, origin, columns)
    id, number, old = known
    if old == columns["digest"]:
        return Put("unchanged", id, number)
    _update(connection, number, article, columns)
    return Put("updated", id, number)


def _insert(connection: sqlite3.Connection, article: Article, origin: str, columns: Mapping[str, Any]) -> Put:
    id = _new_id(connection)
    added = (article.added or dt.datetime.now(dt.UTC)).isoformat(timespec="seconds")
    values = {"id": id, "origin": origin, "added": added, "changed": 0, **columns}
    names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
    cursor = connection.execute(f"INSERT INTO article ({names}) VALUES ({marks})", values)
    number = int(cursor.lastrowid or 0)
    connection.execute("INSERT INTO content VALUES (?, ?, ?)", (number, article.text, _passages(article)))
    outbox.record(connection, number, "put")
    return Put("added", id, number)


def _update(
    connection: sqlite3.Connection, number: int, article: Article, columns: Mapping[str, Any]
) -> None:
    sets = ", ".join(f"{name} = :{name}" for name in columns)
    connection.execute(
        f"UPDATE article SET {sets}, version = version + 1 WHERE number = :number",
        {**columns, "number": number},
    )
    connection.execute(
        "UPDATE content SET text = ?, passages = ? WHERE number = ?",
        (article.text, _passages(article), number),
    )
    reanchor(connection, number, article.text)
    outbox.record(connection, number, "put")


def remove(connection: sqlite3.Connection, number: int) -> None:
    """Forget an article and all that hangs on it; adding its file again makes a new one."""
    connection.execute("DELETE FROM article WHERE number = ?", (number,))
    outbox.record(connection, number, "drop")


def _new_id(connection: sqlite3.Connection) -> str:
    import secrets

    while True:
        id = "".join(secrets.choice(ALPHABET) for _ in range(ID_LENGTH))
        if connection.execute("SELECT 1 FROM article WHERE id = ?", (id,)).fetchone() is None:
            return id


def _columns(article: Article, parser: int, file: str | None) -> dict[str, Any]:
    return {
        "path": article.path, "file": file, "name": Path(file).name if file else None, "url": article.url,
        "title": article.title, "title_basis": article.title_basis,
        "source": article.source, "source_basis": article.source_basis,
        "date": iso(article.date), "sort_date": iso(article.date), "date_basis": article.date_basis,
        "date_evidence": article.date_evidence, "dateline": article.dateline, "language": article.language,
        "authors": json.dumps(article.authors, ensure_ascii=False), "words": len(article.text.split()),
        "digest": digest(article), "text_hash": text_hash(article.text), "parser": parser,
    }  # fmt: skip


def _passages(article: Article) -> str:
    return json.dumps(
        [[p.start, p.end, p.kind, p.paragraph] for p in article.passages], separators=(",", ":")
    )


_SELECT = """
    SELECT number, id, text, title, title_basis, source, source_basis, date, date_basis, date_evidence,
           dateline, path, url, language, passages, authors, added
    FROM article JOIN content USING (number)
"""


def get(database: Database, id: str) -> Article:
    """The article with this id; raises `UsageError` if there is none."""
    found = database.rows(f"{_SELECT} WHERE id = ?", id)
    if not found:
        raise UsageError(f"there is no article {id!r} in the library", "reader list shows what there is")
    return _article(found[0])[1]


def get_many(database: Database, numbers: Iterable[int]) -> list[tuple[int, Article]]:
    """Articles by number, each with its number; those that are gone are left out."""
    wanted = json.dumps(list(numbers))
    rows = database.rows(f"{_SELECT} WHERE number IN (SELECT value FROM json_each(?))", wanted)
    return [_article(row) for row in rows]


def _article(row: tuple[Any, ...]) -> tuple[int, Article]:
    (number, id, text, title, title_basis, source, source_basis, date, date_basis, date_evidence,
     dateline, path, url, language, passages, authors, added) = row  # fmt: skip
    return number, Article(
        id=id, text=text, title=title, title_basis=title_basis, source=source, source_basis=source_basis,
        date=dt.date.fromisoformat(date) if date else None, date_basis=date_basis,
        date_evidence=date_evidence, dateline=dateline, path=path, url=url, language=language,
        passages=tuple(Passage(*passage) for passage in json.loads(passages)),
        authors=tuple(json.loads(authors)), added=dt.datetime.fromisoformat(added),
    )  # fmt: skip


def is_stored(database: Database, article: Article) -> bool:
    """Whether this very reading of the article is stored."""
    rows = database.rows("SELECT digest FROM article WHERE origin = ?", article.path or article.url)
    return bool(rows) and rows[0][0] == digest(article)


def is_current(connection: sqlite3.Connection, number: int, article: Article) -> bool:
    """Whether the stored article of this number is still as this one was read."""
    row = connection.execute("SELECT digest FROM article WHERE number = ?", (number,)).fetchone()
    return row is not None and row[0] == digest(article)


def numbers_of(database: Database, ids: Iterable[str]) -> dict[str, int]:
    """The numbers of these ids; unknown ids are left out."""
    wanted = json.dumps(list(ids))
    rows = database.rows(
        "SELECT id, number FROM article WHERE id IN (SELECT value FROM json_each(?))", wanted
    )
    return dict(rows)


def number_of(database: Database, id: str) -> int:
    """The number of this id; raises `UsageError` if there is no such article."""
    rows = database.rows("SELECT number FROM article WHERE id = ?", id)
    if not rows:
        raise UsageError(f"there is no article {id!r} in the library", "reader list shows what there is")
    return int(rows[0][0])


def for_index(
    database: Database, numbers: Iterable[int]
) -> list[tuple[int, str, str, str, dt.date | None, str]]:
    """(number, title, text, source, date, language) of these articles, by number."""
    rows = database.rows(
        "SELECT number, title, text, source, date, language FROM article JOIN content USING (number) "
        "WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number",
        json.dumps(list(numbers)),
    )
    return [
        (number, title, text, source, day(date), language)
        for number, title, text, source, date, language in rows
    ]


def all_numbers(database: Database) -> list[int]:
    """The numbers of all articles, rising."""
    return [number for (number,) in database.rows("SELECT number FROM article ORDER BY number")]
