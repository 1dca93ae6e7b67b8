"""The engine finds what Whoosh finds on the same index, with the same scores, and what reading every word finds."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import pytest
from engine_oracle import plain_matches, resolve, stock_index, whoosh_query
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from reader.model import And, DateRange, Filter, Node, Not, Or, Phrase, Query, Term
from reader.search.engine import Indexable
from reader.search.whoosh_engine.codec import ArrayIndex
from reader.search.whoosh_engine.engine import WhooshEngine
from reader.search.whoosh_engine.ranking import Ranking

VOCABULARY = [
    "river",
    "rivers",
    "bridge",
    "talks",
    "talking",
    "the",
    "of",
    "minister",
    "harbour",
    "élan",
    "grain",
]
word = st.sampled_from(VOCABULARY)
text = st.lists(word, max_size=14).map(" ".join)
dates = st.none() | st.dates(dt.date(2019, 1, 1), dt.date(2024, 12, 31))


@st.composite
def batches(draw: st.DrawFn) -> list[tuple[list[Indexable], list[int]]]:
    """Commits one after another: articles added or replaced, others removed."""
    made = []
    for _ in range(draw(st.integers(1, 4))):
        numbers = draw(st.lists(st.integers(1, 30), min_size=1, max_size=12, unique=True))
        changed = [
            Indexable(n, draw(text), draw(text), draw(st.sampled_from("ABC")), draw(dates), "en")
            for n in numbers
        ]
        made.append((changed, draw(st.lists(st.integers(1, 30), max_size=4))))
    return made


leaves = st.one_of(
    st.builds(Term, word, st.sampled_from(["any", "title"])),
    st.builds(Phrase, st.lists(word, min_size=2, max_size=3).map(tuple), st.sampled_from(["any", "title"])),
)
conditions = st.one_of(
    st.builds(Filter, st.just("tag"), st.sampled_from(["odd", "even"])),
    st.builds(DateRange, dates, dates),
)


def trees(base: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.recursive(
        base,
        lambda part: st.one_of(
            st.builds(And, st.lists(part, min_size=2, max_size=3).map(tuple)),
            st.builds(Or, st.lists(part, min_size=2, max_size=3).map(tuple)),
            st.builds(Not, part),
        ),
        max_leaves=6,
    )


def build(
    directory: Path, commits: list[tuple[list[Indexable], list[int]]], merge: bool
) -> tuple[WhooshEngine, dict]:
    engine = WhooshEngine(directory, Ranking(nearness=0, copies_last=False))
    articles: dict[int, Indexable] = {}
    for sequence, (changed, removed) in enumerate(commits, 1):
        removed = [number for number in removed if number not in {article.number for article in changed}]
        engine.apply(changed, removed, sequence, bulk=True)
        for number in removed:
            articles.pop(number, None)
        articles |= {article.number: article for article in changed}
    if merge:
        engine.optimise()
    return engine, articles


def ask(root: Node | None, sort: str = "relevance") -> Query:
    return Query("", root, "", sort)


PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
SETTINGS = settings(
    max_examples=40, deadline=None, phases=PHASES, suppress_health_check=[HealthCheck.too_slow]
)


@SETTINGS
@given(batches(), trees(leaves | conditions), st.booleans())
def test_it_finds_what_reading_every_word_finds(commits, root, merge):
    with tempfile.TemporaryDirectory() as directory:
        engine, articles = build(Path(directory), commits, merge)
        answer = engine.search(ask(root), resolve, limit=100)
        expected = plain_matches(articles, root)
        assert set(answer.matching) == expected == set(answer.numbers)
        assert answer.total == len(expected)
        assert sum(answer.sources.values()) == len(expected)
        assert sum(answer.years.values()) == sum(articles[n].date is not None for n in expected)
        assert engine.count == len(articles)
        newest = engine.search(ask(root, "date"), resolve, limit=100).numbers
        shown = [articles[n].date or dt.date.min for n in newest]
        assert set(newest) == expected and shown == sorted(shown, reverse=True)
        engine.close()


def without(part: Node, other: Node) -> And:
    return And((part, Not(other)))


# Whoosh reads "a or not b" as "a without b", so that only conjunctions are negated here.
positive = st.recursive(
    leaves,
    lambda part: st.one_of(
        st.builds(And, st.lists(part, min_size=2, max_size=3).map(tuple)),
        st.builds(Or, st.lists(part, min_size=2, max_size=3).map(tuple)),
        st.builds(without, part, part),
    ),
    max_leaves=6,
)


@SETTINGS
@given(batches(), positive, st.booleans())
def test_it_scores_as_whoosh_does_on_the_same_index(commits, root, merge):
    with tempfile.TemporaryDirectory() as directory:
        engine, _ = build(Path(directory), commits, merge)
        answer = engine.search(ask(root), resolve, limit=100)
        with ArrayIndex(Path(directory)).searcher() as searcher:
            results = searcher.search(whoosh_query(root), limit=None)
            assert {hit["number"] for hit in results} == set(answer.numbers)
            if isinstance(root, Term | Phrase) or (
                isinstance(root, Or | And) and all(map(_is_word, root.parts))
            ):
                theirs = {hit["number"]: hit.score for hit in results}
                ours = dict(zip(answer.numbers, answer.scores, strict=True))
                assert ours == pytest.approx(theirs, rel=1e-4)
                assert list(answer.scores) == sorted(answer.scores, reverse=True)
        engine.close()


def _is_word(node: Node) -> bool:
    return isinstance(node, Term | Phrase)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.builds(Indexable, st.integers(1, 99), text, text, st.just("A"), dates, st.just("en")),
                min_size=1, max_size=10, unique_by=lambda article: article.number), leaves)  # fmt: skip
def test_its_postings_are_those_whoosh_would_have_written(articles, root):
    with tempfile.TemporaryDirectory() as directory:
        engine = WhooshEngine(Path(directory))
        engine.apply(articles, [], 1)
        answer = engine.search(ask(root), resolve, limit=100)
        with stock_index(articles).searcher() as searcher:
            column = searcher.reader().column_reader("number")
            results = searcher.search(whoosh_query(root), limit=None)
            theirs = {column[hit.docnum]: hit.score for hit in results}
        assert dict(zip(answer.numbers, answer.scores, strict=True)) == pytest.approx(theirs, rel=1e-4)
        engine.close()


def test_whoosh_reads_its_terms_and_columns():
    with tempfile.TemporaryDirectory() as directory:
        engine = WhooshEngine(Path(directory))
        engine.apply([Indexable(7, "Bridge", "the bridge of grain", "A", dt.date(2020, 1, 2), "en")], [], 1)
        engine.apply([Indexable(9, "Harbour", "grain", "B", dt.date(2021, 1, 2), "en")], [], 2)
        with ArrayIndex(Path(directory)).searcher() as searcher:
            from whoosh.query import Every
            from whoosh.query import Term as WhooshTerm

            assert set(searcher.reader().lexicon("title")) == {b"=bridge", b"bridg", b"harbour"}
            newest_first = searcher.search(WhooshTerm("text", "grain"), sortedby="date", reverse=True)
            assert [hit["number"] for hit in newest_first] == [9, 7]
            assert len(searcher.search(Every(), limit=None)) == 2
        engine.close()


def test_what_whoosh_writes_through_the_codec_the_engine_reads():
    articles = [
        Indexable(7, "The bridge", "the bridge of grain " * 40, "A", dt.date(2020, 1, 2), "en"),
        Indexable(9, "Harbour", "grain talks", "B", None, "en"),
        Indexable(4, "Harbour", "talks", "B", None, "en"),
        *(Indexable(n, "Orchard", "pears", "C", None, "en") for n in (11, 12)),
    ]
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        ours, theirs = WhooshEngine(Path(one)), WhooshEngine(Path(other))
        ours.apply(articles, [], 1)
        ours.apply([], [4], 2)
        writer = ArrayIndex(Path(other)).writer()
        for article in articles:
            value = (article.title, article.text, article.language)
            day = article.date.toordinal() if article.date else 0
            writer.add_document(
                title=value, text=value, number=article.number, date=day, source=article.source
            )
        writer.commit()
        writer = ArrayIndex(Path(other)).writer()
        writer.delete_document(2)
        writer.commit()
        ArrayIndex(Path(other)).writer().cancel()
        for root in (Term("grain"), Phrase(("bridge", "of", "grain")), Term("harbour", "title"), None):
            mine, whooshs = (engine.search(ask(root), resolve) for engine in (ours, theirs))
            assert mine.numbers == whooshs.numbers and mine.total == whooshs.total > 0
            assert mine.scores == pytest.approx(whooshs.scores)
            assert dict(mine.sources) == dict(whooshs.sources) and dict(mine.years) == dict(whooshs.years)
        ours.close()
        theirs.close()
