"""The stories last computed: which articles belong together."""

from __future__ import annotations

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


def replace_all(
    connection: sqlite3.Connection, database: Database, stories: Iterable[Story], sequence: int
) -> None:
    """Keep these stories in place of the old ones, as of an outbox sequence."""
    connection.execute("DELETE FROM story_article")
    connection.execute("DELETE FROM story")
    for story in stories:
        cursor = connection.execute(
            "INSERT INTO story (id, label, first, last, sources, independent, size) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                story.id, story.label, iso(story.first), iso(story.last),
                json.dumps(story.sources, ensure_ascii=False), story.independent, len(story.articles),
            ),
        )  # fmt: skip
        numbers = numbers_of(database, story.articles)
        connection.executemany(
            "INSERT OR REPLACE INTO story_article VALUES (?, ?, ?)",
            (
                (numbers[id], cursor.lastrowid, place)
                for place, id in enumerate(story.articles)
                if id in numbers
            ),
        )
    connection.execute("INSERT OR REPLACE INTO counter VALUES ('stories as of', ?)", (sequence,))
    bump(connection, "stories")


def as_of(database: Database) -> int:
    """The outbox sequence the stories were computed at; -1 if never."""
    rows = database.rows("SELECT value FROM counter WHERE name = 'stories as of'")
    return int(rows[0][0]) if rows else -1


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
