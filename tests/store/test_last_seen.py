from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.model import Annotated, Article, Entity, Mention
from reader.store import annotation_cache, articles, names
from reader.store.database import Database
from reader.store.schema import MIGRATIONS, statements

MIRA = Entity("person:mira-tandova", "Mira Tandova", "PERSON")
OSKAR = Entity("person:oskar-brill", "Oskar Brill", "PERSON")
FIRST = dt.date(2031, 1, 1)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path)
    yield database
    database.close()


def put(database: Database, path: str, date: dt.date | None, *entities: Entity) -> int:
    text = f"{path} " + ", ".join(entity.name for entity in entities)
    at = {entity: text.index(entity.name) for entity in entities}
    mentions = tuple(
        Mention(at[e], at[e] + len(e.name), "PERSON", e.id) for e in sorted(entities, key=at.get)
    )  # type: ignore[arg-type]
    article = Article("", text, path, "given", "Velsin Post", "metadata", date=date, path=path)
    annotated = Annotated(article, mentions, (), {entity.id: entity for entity in entities})
    with database.transaction() as connection:
        number = articles.put(connection, article, 1).number
        annotation_cache.put(connection, number, annotation_cache.pack(annotated, mentions, "r1", "v1"))
    return number


def last(database: Database) -> dict[str, dt.date | None]:
    return {row.id: row.last for row in names.rows(database)}


def test_the_last_date_a_name_is_seen_on_follows_every_change(database: Database) -> None:
    chance = random.Random(7)
    held: dict[str, tuple[dt.date | None, tuple[Entity, ...]]] = {}
    for _ in range(250):
        path = f"/{chance.randrange(12)}.txt"
        if chance.random() < 0.3 and path in held:
            with database.transaction() as connection:
                number = connection.execute("SELECT number FROM article WHERE path = ?", (path,)).fetchone()[
                    0
                ]
                articles.remove(connection, number)
            del held[path]
        else:
            date = FIRST + dt.timedelta(chance.randrange(9)) if chance.random() < 0.8 else None
            named = tuple(chance.sample((MIRA, OSKAR), chance.randrange(3)))
            put(database, path, date, *named)
            held[path] = date, named
        expected = {
            entity.id: max((d for d, named in held.values() if d and entity in named), default=None)
            for entity in (MIRA, OSKAR)
            if any(entity in named for _, named in held.values())
        }
        assert last(database) == expected


def test_a_name_in_very_many_articles_is_last_seen_where_it_is_still_named(database: Database) -> None:
    numbers = [put(database, f"/{day}.txt", FIRST + dt.timedelta(day), MIRA) for day in range(305)]
    with database.transaction() as connection:
        for number in numbers[-2:]:
            articles.remove(connection, number)
    assert last(database) == {MIRA.id: FIRST + dt.timedelta(302)}
    put(database, "/302.txt", FIRST - dt.timedelta(40), MIRA)
    assert last(database) == {MIRA.id: FIRST + dt.timedelta(301)}


def test_an_older_database_learns_when_its_names_were_last_seen(database: Database, tmp_path: Path) -> None:
    put(database, "/1.txt", FIRST, MIRA, OSKAR)
    put(database, "/2.txt", FIRST + dt.timedelta(3), MIRA)
    with database.transaction() as connection:
        for trigger in ("posting_added", "posting_removed", "article_removed", "article_redated"):
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute("ALTER TABLE entity DROP COLUMN last")
        for statement in statements(MIGRATIONS[0]):
            if "CREATE TRIGGER" in statement:
                connection.execute(statement)
        for later in ("TRIGGER annotation_renewed", "TRIGGER story_shrunk", "INDEX story_to_link"):
            connection.execute(f"DROP {later}")
        for table in ("in_story", "spelling"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("ALTER TABLE story DROP COLUMN linked")
        connection.execute("PRAGMA user_version = 3")
    database.close()
    older = Database(tmp_path)
    assert last(older) == {MIRA.id: FIRST + dt.timedelta(3), OSKAR.id: FIRST}
    older.close()


def test_names_found_anew_are_counted_as_they_are_now(database: Database) -> None:
    put(database, "/1.txt", FIRST, MIRA)
    put(database, "/1.txt", FIRST, MIRA, OSKAR)
    assert {row.id: (row.articles, row.mentions) for row in names.rows(database)} == {
        MIRA.id: (1, 1),
        OSKAR.id: (1, 1),
    }
    replaced = replace(MIRA, name="M. Tandova", id="person:m-tandova")
    put(database, "/1.txt", FIRST, replaced)
    assert last(database) == {replaced.id: FIRST}
