"""What the reader did: read, starred, tags, notes, saved searches, the session."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from reader.model import Span
from reader.store.database import Database
from reader.store.rows import Note, SavedSearch

CONTEXT = 40
SEEN = "seen up to"
"""The setting with the number of the newest article at the end of the last visit."""


def bump(connection: sqlite3.Connection, name: str) -> None:
    """Count a change, so that what was computed from the old state is computed anew."""
    connection.execute(
        "INSERT INTO counter VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1", (name,)
    )


def counter(database: Database, name: str) -> int:
    """How often this was counted."""
    rows = database.rows("SELECT value FROM counter WHERE name = ?", name)
    return int(rows[0][0]) if rows else 0


def see_all(connection: sqlite3.Connection) -> None:
    """From now on only articles that are added later are new."""
    newest = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'article'").fetchone()
    set_setting(connection, SEEN, newest[0] if newest else 0)
    bump(connection, "reading")


def new(database: Database) -> list[int]:
    """The numbers of the articles added since the last visit ended, rising; none before the first one."""
    seen = setting(database, SEEN)
    rows = database.rows("SELECT number FROM article WHERE number > ? ORDER BY number", seen)
    return [number for (number,) in rows]


def set_read(connection: sqlite3.Connection, number: int, read: bool) -> None:
    """Mark an article as read or unread."""
    connection.execute(
        "INSERT INTO reading (number, read) VALUES (?1, ?2) ON CONFLICT (number) DO UPDATE SET read = ?2",
        (number, read),
    )
    bump(connection, "reading")


def set_starred(connection: sqlite3.Connection, number: int, starred: bool) -> None:
    """Give an article a star, or take it."""
    connection.execute(
        "INSERT INTO reading (number, starred) VALUES (?1, ?2) "
        "ON CONFLICT (number) DO UPDATE SET starred = ?2",
        (number, starred),
    )
    bump(connection, "reading")


def set_tags(connection: sqlite3.Connection, number: int, tags: Iterable[str]) -> None:
    """Replace an article's tags; blanks and commas part them."""
    words = {word for tag in tags for word in tag.replace(",", " ").split()}
    connection.execute("DELETE FROM tag WHERE number = ?", (number,))
    connection.executemany("INSERT INTO tag VALUES (?, ?)", ((number, word) for word in sorted(words)))
    bump(connection, "reading")


def tags(database: Database) -> list[tuple[str, int]]:
    """The tags in use and how many articles have each."""
    return database.rows("SELECT tag, count(*) FROM tag GROUP BY tag ORDER BY tag")


def tags_among(database: Database, numbers: Collection[int]) -> dict[str, int]:
    """The tags of these articles and how many of them have each."""
    rows = database.rows("SELECT tag, number FROM tag")
    return Counter(tag for tag, number in rows if number in numbers)


# --- notes ---


def set_note(connection: sqlite3.Connection, number: int, text: str, span: Span | None) -> None:
    """Write the note on an article or on one stretch of it; an empty text removes it."""
    start, end = (span.start, span.end) if span else (None, None)
    connection.execute(
        'DELETE FROM note WHERE number = ? AND start IS ? AND "end" IS ?', (number, start, end)
    )
    if text.strip():
        quote = before = after = ""
        if span:
            (body,) = connection.execute("SELECT text FROM content WHERE number = ?", (number,)).fetchone()
            quote = body[span.start : span.end]
            before = body[max(0, span.start - CONTEXT) : span.start]
            after = body[span.end : span.end + CONTEXT]
        connection.execute(
            'INSERT INTO note (number, text, start, "end", quote, before, after) '
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (number, text, start, end, quote, before, after),
        )
    bump(connection, "reading")


def notes(database: Database, number: int) -> list[Note]:
    """All notes on an article: on the whole of it first, then in the order of the text, lost ones last."""
    rows = database.rows(
        'SELECT key, text, start, "end", quote, lost FROM note WHERE number = ? '
        "ORDER BY start IS NOT NULL, lost, start",
        number,
    )
    return [Note(key, text, start, end, quote, bool(lost)) for key, text, start, end, quote, lost in rows]


def reanchor(connection: sqlite3.Connection, number: int, text: str) -> None:
    """Move the notes of an article to where their words stand in its new text."""
    rows = connection.execute(
        "SELECT key, start, quote, before, after FROM note WHERE number = ? AND start IS NOT NULL", (number,)
    ).fetchall()
    for key, start, quote, before, after in rows:
        found = locate(text, start, quote, before, after)
        if found is None:
            connection.execute("UPDATE note SET lost = 1 WHERE key = ?", (key,))
        else:
            connection.execute(
                'UPDATE note SET start = ?, "end" = ?, lost = 0 WHERE key = ?',
                (found, found + len(quote), key),
            )


def locate(text: str, start: int, quote: str, before: str, after: str) -> int | None:
    """Where `quote` stands in `text`: the place whose surroundings fit best, then the nearest to `start`."""
    places = []
    at = text.find(quote) if quote else -1
    while at >= 0:
        fit = _common(text[max(0, at - CONTEXT) : at][::-1], before[::-1])
        fit += _common(text[at + len(quote) : at + len(quote) + CONTEXT], after)
        places.append((-fit, abs(at - start), at))
        at = text.find(quote, at + 1)
    return min(places)[2] if places else None


def _common(one: str, other: str) -> int:
    return next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


# --- searches and the session ---


def save_search(connection: sqlite3.Connection, name: str, query: str) -> None:
    """Keep a query under a name; an empty query forgets it."""
    if query.strip():
        connection.execute("INSERT OR REPLACE INTO saved_search VALUES (?, ?)", (name, query))
    else:
        connection.execute("DELETE FROM saved_search WHERE name = ?", (name,))


def saved_searches(database: Database) -> list[SavedSearch]:
    """The kept queries, by name."""
    return [SavedSearch(*row) for row in database.rows("SELECT name, query FROM saved_search ORDER BY name")]


def setting(database: Database, name: str) -> Any:
    """A kept value (plain JSON), or None."""
    rows = database.rows("SELECT value FROM setting WHERE name = ?", name)
    return json.loads(rows[0][0]) if rows else None


def set_setting(
    connection: sqlite3.Connection, name: str, value: Mapping[str, Any] | list[str] | str | int
) -> None:
    """Keep a value (plain JSON)."""
    connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, json.dumps(value)))
