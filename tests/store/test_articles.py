from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import UsageError
from reader.model import Article, Passage
from reader.store import articles, files, outbox
from reader.store.database import Database

TEXT = "The ferry to Osk was late. Nobody in Port Velsin minded."
ARTICLE = Article(
    id="",
    text=TEXT,
    title="Late ferry",
    title_basis="given",
    source="Velsin Post",
    source_basis="metadata",
    date=dt.date(2031, 5, 2),
    date_basis="header",
    path="/news/ferry.txt",
    passages=(Passage(0, 26), Passage(27, len(TEXT))),
    authors=("Mira Tandova",),
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path)
    yield database
    database.close()


def put(database: Database, article: Article) -> articles.Put:
    with database.transaction() as connection:
        return articles.put(connection, article, parser=1)


def test_an_article_comes_back_as_it_was_put(database: Database) -> None:
    done = put(database, ARTICLE)
    found = articles.get(database, done.id)
    assert done.kind == "added"
    assert replace(found, id="", added=None) == ARTICLE


def test_the_same_again_is_unchanged(database: Database) -> None:
    first, again = put(database, ARTICLE), put(database, ARTICLE)
    assert again == articles.Put("unchanged", first.id, first.number)
    assert outbox.sequence(database) == 1


def test_other_content_at_the_same_path_updates_and_keeps_the_id(database: Database) -> None:
    first = put(database, ARTICLE)
    again = put(database, replace(ARTICLE, text=TEXT.replace("late", "early")))
    assert again == articles.Put("updated", first.id, first.number)
    assert "early" in articles.get(database, first.id).text


def test_a_newly_found_date_alone_updates(database: Database) -> None:
    put(database, replace(ARTICLE, date=None, date_basis="none"))
    assert put(database, ARTICLE).kind == "updated"


def test_the_same_text_from_another_source_is_another_article(database: Database) -> None:
    first = put(database, ARTICLE)
    other = put(database, replace(ARTICLE, source="Osk Herald", path="/news/copy.txt"))
    assert other.kind == "added"
    assert other.id != first.id


def test_a_copy_of_a_file_of_the_same_source_is_no_new_article(database: Database, tmp_path: Path) -> None:
    original = tmp_path / "ferry.txt"
    original.write_text("x")
    first = put(database, replace(ARTICLE, path=str(original)))
    copy = put(database, replace(ARTICLE, path="/elsewhere/ferry.txt"))
    assert copy == articles.Put("unchanged", first.id, first.number)
    assert articles.get(database, first.id).path == str(original)


def test_a_moved_file_takes_its_article_along(database: Database) -> None:
    first = put(database, ARTICLE)
    moved = put(database, replace(ARTICLE, path="/archive/ferry.txt"))
    assert moved.kind == "unchanged"
    assert articles.get(database, first.id).path == "/archive/ferry.txt"
    assert put(database, replace(ARTICLE, path="/archive/ferry.txt", text="New.")).id == first.id


def test_a_removed_article_leaves_nothing_and_comes_back_as_a_new_one(database: Database) -> None:
    first = put(database, ARTICLE)
    with database.transaction() as connection:
        articles.remove(connection, first.number)
    with pytest.raises(UsageError):
        articles.get(database, first.id)
    assert not database.rows("SELECT 1 FROM content")
    again = put(database, ARTICLE)
    assert again.kind == "added"
    assert again.number > first.number
    assert again.id != first.id


def test_the_outbox_tells_the_last_change_of_each_article(database: Database) -> None:
    first = put(database, ARTICLE)
    second = put(database, replace(ARTICLE, path="/b", source="Osk Herald"))
    put(database, replace(ARTICLE, title="Very late ferry"))
    with database.transaction() as connection:
        articles.remove(connection, second.number)
    changes = outbox.changes(database, after=0)
    assert changes is not None
    assert [(change.number, change.operation) for change in changes] == [
        (first.number, "put"),
        (second.number, "drop"),
    ]
    assert outbox.changes(database, after=4) == []


def test_what_is_forgotten_or_yet_to_come_is_not_known(database: Database) -> None:
    put(database, ARTICLE)
    with database.transaction() as connection:
        outbox.forget(connection, 1)
    assert outbox.changes(database, after=0) is None
    assert outbox.changes(database, after=1) == []
    assert outbox.changes(database, after=2) is None


def test_an_article_and_its_outbox_entry_stand_or_fall_together(database: Database) -> None:
    with pytest.raises(RuntimeError), database.transaction() as connection:
        articles.put(connection, ARTICLE, parser=1)
        raise RuntimeError
    assert outbox.sequence(database) == 0
    assert not database.rows("SELECT 1 FROM article")


def test_a_file_is_known_while_all_its_articles_are_there(database: Database) -> None:
    first = put(database, ARTICLE)
    with database.transaction() as connection:
        files.remember(connection, "/news/ferry.txt", "mark", [first.number])
    assert files.known(database, "/news/ferry.txt", "mark") == [first.id]
    assert files.known(database, "/news/ferry.txt", "another mark") is None
    with database.transaction() as connection:
        articles.remove(connection, first.number)
    assert files.known(database, "/news/ferry.txt", "mark") is None


def test_lone_surrogates_do_not_stop_storing(database: Database) -> None:
    assert articles.text_hash("\ud800") != articles.text_hash("\ud801")
