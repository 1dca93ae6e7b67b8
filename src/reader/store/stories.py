"""The stories last computed: which articles belong together."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterable

from reader.model import Story
from reader.store.articles import numbers_of
from reader.store.database import Database
from reader.store.lists import day, iso
from reader.store.reading import bump


def replace(
    connection: sqlite3.Connection, database: Database, old: Iterable[int], found: Iterable[Story]
) -> None:
    """Keep the stories `found` in place of those with the keys `old`; an id that another has is lengthened."""
    connection.execute(
        "DELETE FROM story WHERE key IN (SELECT value FROM json_each(?))", (json.dumps(list(old)),)
    )
    found = list(found)
    numbers = numbers_of(database, (id for story in found for id in story.articles))
    for story in found:
        id = story.id
        while connection.execute("SELECT 1 FROM story WHERE id = ?", (id,)).fetchone():
            id += "+"
        cursor = connection.execute(
            "INSERT INTO story (id, label, first, last, sources, independent, size) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                id, story.label, iso(story.first), iso(story.last),
                json.dumps(story.sources, ensure_ascii=False), story.independent, len(story.articles),
            ),
        )  # fmt: skip
        connection.executemany(
            "INSERT OR REPLACE INTO story_article VALUES (?, ?, ?)",
            (
                (numbers[id], cursor.lastrowid, place)
                for place, id in enumerate(story.articles)
                if id in numbers
            ),
        )
    bump(connection, "stories")


def set_as_of(connection: sqlite3.Connection, sequence: int) -> None:
    """Keep the outbox sequence the stories were computed at; -1 to have them computed anew."""
    connection.execute("INSERT OR REPLACE INTO counter VALUES ('stories as of', ?)", (sequence,))


def as_of(database: Database) -> int:
    """The outbox sequence the stories were computed at; -1 if never."""
    rows = database.rows("SELECT value FROM counter WHERE name = 'stories as of'")
    return int(rows[0][0]) if rows else -1


def sizes_among(database: Database, numbers: Iterable[int]) -> dict[str, int]:
    """The ids of the stories of these articles, with how many of them belong to each."""
    return dict(
        database.rows(
            "SELECT s.id, count(*) FROM story_article m JOIN story s ON s.key = m.story "
            "WHERE m.number IN (SELECT value FROM json_each(?)) GROUP BY s.key",
            json.dumps(list(numbers)),
        )
    )


def stories(database: Database, id: str | None = None) -> list[Story]:
    """The stories, newest first; or the one with this id."""
    where, values = ("WHERE s.id = ?", (id,)) if id is not None else ("", ())
    members: defaultdict[str, list[str]] = defaultdict(list)
    for story, article in database.rows(
        "SELECT s.id, a.id FROM story s JOIN story_article m ON m.story = s.key "
        "JOIN article a USING (number) "
        f"{where} ORDER BY s.key, m.place",
        *values,
    ):
        members[story].append(article)
    rows = database.rows(
        "SELECT id, label, first, last, sources, independent FROM story s "
        f"{where} ORDER BY last DESC, first DESC, key",
        *values,
    )
    return [
        Story(id, label, day(first), day(last), tuple(members[id]), tuple(json.loads(sources)), independent)
        for id, label, first, last, sources, independent in rows
        if members[id]
    ]


def story_of(database: Database, article: str) -> Story | None:
    """The story of an article."""
    rows = database.rows(
        "SELECT s.id FROM article a JOIN story_article m USING (number) "
        "JOIN story s ON s.key = m.story WHERE a.id = ?",
        article,
    )
    return next(iter(stories(database, rows[0][0])), None) if rows else None


def numbers_in(database: Database, name: str) -> array[int]:
    """The numbers of the articles in stories with this id, or whose label has this in it."""
    rows = database.rows(
        "SELECT number FROM story_article JOIN story ON story.key = story_article.story "
        "WHERE story.id = ?1 OR instr(lower(label), lower(?1)) ORDER BY number",
        name,
    )
    return array("q", [number for (number,) in rows])


# --- for grouping ---


def by_date(database: Database, after: int = -1) -> tuple[list[int], list[int]]:
    """The numbers of the articles changed after this outbox sequence: dated ones from the oldest on, undated ones."""
    rows = database.rows(
        "SELECT number, date IS NULL FROM article WHERE changed > ? ORDER BY date, number", after
    )
    return [number for number, undated in rows if not undated], [
        number for number, undated in rows if undated
    ]


def days_before(database: Database, number: int, days: int, limit: int) -> list[int]:
    """The numbers of the latest articles before this one and in so many days before its date."""
    rows = database.rows(
        "SELECT a.number FROM article a, article b WHERE b.number = ? AND a.date >= date(b.date, ?) "
        "AND a.date <= b.date AND (a.date < b.date OR a.number < b.number) "
        "ORDER BY a.date DESC, a.number DESC LIMIT ?",
        number,
        f"-{days} days",
        limit,
    )
    return [number for (number,) in rows]


def within_days(database: Database, number: int, others: Iterable[int], days: int) -> list[int]:
    """Those of `others` that are dated within so many days of this article, or where either is undated."""
    rows = database.rows(
        "SELECT a.number FROM article a, article b WHERE b.number = ? "
        "AND a.number IN (SELECT value FROM json_each(?)) "
        "AND coalesce(abs(julianday(a.date) - julianday(b.date)) <= ?, 1)",
        number,
        json.dumps(list(others)),
        days,
    )
    return [number for (number,) in rows]


def touched(database: Database, numbers: Iterable[int]) -> list[int]:
    """The keys of stories that have any of these articles."""
    rows = database.rows(
        "SELECT DISTINCT story FROM story_article WHERE number IN (SELECT value FROM json_each(?))",
        json.dumps(list(numbers)),
    )
    return [key for (key,) in rows]


def shrunk(database: Database) -> list[int]:
    """The keys of stories that have lost an article."""
    rows = database.rows(
        "SELECT key FROM story WHERE size <> (SELECT count(*) FROM story_article WHERE story = story.key)"
    )
    return [key for (key,) in rows]


def members(database: Database, keys: Iterable[int]) -> list[int]:
    """The numbers of the articles in these stories."""
    rows = database.rows(
        "SELECT number FROM story_article WHERE story IN (SELECT value FROM json_each(?))",
        json.dumps(list(keys)),
    )
    return [number for (number,) in rows]


def known(database: Database, keys: Iterable[int]) -> dict[str, str]:
    """Article id to story id for these stories."""
    rows = database.rows(
        "SELECT a.id, s.id FROM story s JOIN story_article m ON m.story = s.key JOIN article a USING (number) "
        "WHERE s.key IN (SELECT value FROM json_each(?))",
        json.dumps(list(keys)),
    )
    return dict(rows)


def for_grouping(
    database: Database, numbers: Iterable[int]
) -> list[tuple[int, tuple[str, str, dt.date | None, str, str]]]:
    """Each of these articles' number with its (id, source, date, title, text), by number."""
    rows = database.rows(
        "SELECT number, id, source, date, title, text FROM article JOIN content USING (number) "
        "WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number",
        json.dumps(list(numbers)),
    )
    return [(number, (id, source, day(date), title, text)) for number, id, source, date, title, text in rows]


def with_names_to_see(database: Database) -> int:
    """How many articles are in stories whose reports' names are not seen together yet."""
    rows = database.rows(
        "SELECT count(*) FROM story JOIN story_article ON story_article.story = story.key WHERE linked <= 0"
    )
    return int(rows[0][0])
