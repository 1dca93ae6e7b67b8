from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Article, Span
from reader.store import articles, lists, reading
from reader.store.database import Database

TEXT = "The mayor smiled. The council paused. The mayor smiled again, and the council went home."
ARTICLE = Article("", TEXT, "Mayor", "given", "Velsin Post", "metadata", path="/mayor.txt")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path)
    with database.transaction() as connection:
        articles.put(connection, ARTICLE, parser=1)
    yield database
    database.close()


def noted(database: Database, words: str, text: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    span = Span(start, start + len(words))
    with database.transaction() as connection:
        reading.set_note(connection, 1, "why?", span)
    return span


def reread(database: Database, text: str) -> None:
    with database.transaction() as connection:
        assert articles.put(connection, replace(ARTICLE, text=text), parser=1).kind == "updated"


def test_read_starred_and_tags_show_in_the_rows(database: Database) -> None:
    with database.transaction() as connection:
        reading.set_read(connection, 1, True)
        reading.set_starred(connection, 1, True)
        reading.set_tags(connection, 1, ["town, later", "town"])
    row = lists.articles(database)[0]
    assert (row.read, row.starred, row.tags) == (True, True, ("later", "town"))
    with database.transaction() as connection:
        reading.set_read(connection, 1, False)
    row = lists.articles(database)[0]
    assert (row.read, row.starred) == (False, True)


def test_a_note_moves_with_its_words(database: Database) -> None:
    noted(database, "mayor smiled", TEXT, nth=1)
    changed = "An opening sentence was added. " + TEXT
    reread(database, changed)
    (note,) = reading.notes(database, 1)
    assert note.start == changed.index("mayor smiled again")
    assert not note.lost


def test_a_note_whose_words_are_gone_is_kept_and_said_to_be_lost(database: Database) -> None:
    noted(database, "council paused", TEXT)
    reread(database, "Something else altogether.")
    (note,) = reading.notes(database, 1)
    assert (note.lost, note.text, note.quote) == (True, "why?", "council paused")
    reread(database, TEXT)
    (note,) = reading.notes(database, 1)
    assert not note.lost


def test_an_empty_note_is_removed(database: Database) -> None:
    span = noted(database, "council", TEXT)
    with database.transaction() as connection:
        reading.set_note(connection, 1, "on the whole", None)
        reading.set_note(connection, 1, " ", span)
    assert [note.text for note in reading.notes(database, 1)] == ["on the whole"]


@given(st.text("abc ", max_size=60), st.text("xyz", min_size=1, max_size=8), st.text("abc ", max_size=60))
def test_words_that_stand_once_are_found_wherever_they_went(before: str, quote: str, after: str) -> None:
    assert reading.locate(before + quote + after, 3, quote, "", "") == len(before)


@given(st.text("ab", max_size=40), st.integers(0, 40), st.text("ab", min_size=1, max_size=3))
def test_what_is_located_is_the_quotation(text: str, start: int, quote: str) -> None:
    found = reading.locate(text, start, quote, "a", "b")
    assert (found is None) == (quote not in text)
    if found is not None:
        assert text[found : found + len(quote)] == quote


def test_saved_searches_and_the_session_survive(database: Database, tmp_path: Path) -> None:
    with database.transaction() as connection:
        reading.save_search(connection, "ferries", "ferry after:2031")
        reading.save_search(connection, "mayors", "mayor")
        reading.save_search(connection, "mayors", "")
        reading.set_setting(connection, "session", {"panes": [1, 2]})
    again = Database(tmp_path)
    assert [(one.name, one.query) for one in reading.saved_searches(again)] == [
        ("ferries", "ferry after:2031")
    ]
    assert reading.setting(again, "session") == {"panes": [1, 2]}
    again.close()
