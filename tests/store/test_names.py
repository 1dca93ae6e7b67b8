from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Annotated, Article, Entity, Mention, Quote, Span
from reader.store import annotation_cache, articles, names
from reader.store.database import Database

TEXT = "Mira Tandova met Oskar Brill in Velsin. Tandova smiled."
MIRA = Entity("person:mira-tandova", "Mira Tandova", "PERSON", ("Tandova",))
OSKAR = Entity("person:oskar-brill", "Oskar Brill", "PERSON")
VELSIN = Entity("place:velsin", "Velsin", "PLACE")
TOWN = Entity("org:town-council", "Town council", "ORG")
MENTIONS = (
    Mention(0, 12, "PERSON", MIRA.id),
    Mention(17, 28, "PERSON", OSKAR.id, sure=False, evidence="named in full"),
    Mention(32, 38, "PLACE", VELSIN.id, refers_to=TOWN.id),
    Mention(40, 47, "PERSON", MIRA.id),
)
ARTICLE = Article("", TEXT, "A meeting", "given", "Velsin Post", "metadata", path="/a.txt")
ANNOTATED = Annotated(
    ARTICLE,
    MENTIONS,
    (Quote(0, 4, MIRA.id, "said", Span(0, 12), None),),
    {e.id: e for e in (MIRA, OSKAR, VELSIN, TOWN)},
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path)
    yield database
    database.close()


def put(database: Database, annotated: Annotated = ANNOTATED) -> int:
    with database.transaction() as connection:
        number = articles.put(connection, annotated.article, 1).number
        packed = annotation_cache.pack(annotated, annotated.mentions, "r1", "v1")
        annotation_cache.put(connection, number, packed)
        return number


offsets = st.integers(0, 50)
mentions = st.builds(
    Mention,
    offsets,
    offsets,
    st.sampled_from(annotation_cache.TYPES),
    st.sampled_from(["", MIRA.id, OSKAR.id, "unknown:id"]),
    st.sampled_from([None, VELSIN.id]),
    st.booleans(),
    st.text(max_size=5),
)
spans = st.none() | st.builds(Span, offsets, offsets)
quotes = st.builds(
    Quote,
    offsets,
    offsets,
    st.sampled_from([None, MIRA.id, "a spokesman"]),
    st.none() | st.text(max_size=4),
    spans,
    spans,
)


@given(st.lists(mentions, max_size=4), st.lists(quotes, max_size=3))
def test_an_annotation_is_unpacked_as_it_was_packed(found: list[Mention], said: list[Quote]) -> None:
    annotated = replace(ANNOTATED, mentions=tuple(found), quotes=tuple(said))
    packed = annotation_cache.pack(annotated, found, "r", "v")
    assert annotation_cache.unpack(ARTICLE, packed.data) == annotated


def test_the_cache_answers_for_the_same_text_and_version_only(database: Database) -> None:
    put(database)
    assert annotation_cache.cached(database, ARTICLE, "v1") == ANNOTATED
    assert annotation_cache.cached(database, ARTICLE, "v2") is None
    assert annotation_cache.cached(database, replace(ARTICLE, text=TEXT + " "), "v1") is None
    kept = annotation_cache.recognised(database, ARTICLE, "r1")
    assert kept is not None
    assert [(m.start, m.end, m.type) for m in kept] == [(m.start, m.end, m.type) for m in MENTIONS]


def test_mentions_are_counted_for_what_is_named_and_what_it_stands_for(database: Database) -> None:
    put(database)
    counted = {row.id: (row.articles, row.mentions) for row in names.rows(database)}
    assert counted == {MIRA.id: (1, 2), OSKAR.id: (1, 1), VELSIN.id: (1, 1), TOWN.id: (1, 1)}


def test_annotating_again_replaces_what_was_counted(database: Database) -> None:
    number = put(database)
    with database.transaction() as connection:
        fewer = replace(ANNOTATED, mentions=MENTIONS[:1])
        annotation_cache.put(connection, number, annotation_cache.pack(fewer, (), "r2", "v2"))
    assert [(row.id, row.mentions) for row in names.rows(database)] == [(MIRA.id, 1)]


def test_removing_an_article_takes_its_names_along(database: Database) -> None:
    number = put(database)
    with database.transaction() as connection:
        articles.remove(connection, number)
        annotation_cache.forget_unused(connection)
    assert names.rows(database) == []
    assert not database.rows("SELECT form FROM entity_form UNION SELECT word FROM entity_word")


@pytest.mark.parametrize(
    "asked", ["person:mira-tandova", "mira tandova", "TANDOVA", "mira", "Tandóva", "mira tan"]
)
def test_an_entity_is_meant_by_id_form_word_or_beginning(database: Database, asked: str) -> None:
    put(database)
    keys = names.matching(database, asked)
    assert [row.id for row in names.rows(database, keys)] == [MIRA.id]


@pytest.mark.parametrize("asked", ["", "   ", "ta", "nobody", "mira brill", "%"])
def test_what_names_nobody_matches_nobody(database: Database, asked: str) -> None:
    put(database)
    assert names.matching(database, asked) == []


def test_only_the_wanted_types_are_meant(database: Database) -> None:
    put(database)
    assert names.matching(database, "velsin", ("PERSON",)) == []
    assert len(names.matching(database, "velsin", ("PLACE",))) == 1


def test_aliases_are_the_forms_that_articles_have(database: Database) -> None:
    put(database)
    known = {**ANNOTATED.entities, MIRA.id: replace(MIRA, aliases=("Tandova", "M. Tandova", "Captain Quill"))}
    text = TEXT + " Later M. Tandova left. M. Tandova!"
    first, second = text.index("M. Tandova"), text.rindex("M. Tandova")
    more = (Mention(first, first + 10, "PERSON", MIRA.id), Mention(second, second + 10, "PERSON", MIRA.id))
    other = replace(ARTICLE, path="/b.txt", text=text)
    put(database, replace(ANNOTATED, article=other, entities=known, mentions=(*ANNOTATED.mentions, *more)))
    row = next(row for row in names.rows(database) if row.id == MIRA.id)
    assert set(row.aliases) == {"Tandova", "M. Tandova"}
    assert row.articles == 2
    assert len(names.articles_of(database, [MIRA.id])[MIRA.id]) == 2
    assert names.matching(database, "Captain Quill")
