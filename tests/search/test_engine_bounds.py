"""What a search may cost is bounded: what is cut short is said, and shortcuts change no answer."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from reader.model import And, Filter, Node, Not, Or, Query, Term
from reader.search.engine import Indexable
from reader.search.whoosh_engine import evaluate
from reader.search.whoosh_engine.contents import read_contents
from reader.search.whoosh_engine.engine import WhooshEngine
from reader.search.whoosh_engine.snapshot import Snapshot
from reader.search.whoosh_engine.words import near_spellings

COMMON = "the of a and in harbour ferry".split()


def ask(root: Node) -> Query:
    return Query("", root, "", "relevance")


def filled(directory: Path, texts: list[str]) -> WhooshEngine:
    engine = WhooshEngine(directory)
    articles = [Indexable(n, "", text, "Gazette", None, "en") for n, text in enumerate(texts, 1)]
    engine.apply(articles[::2], [], 1, bulk=True)
    engine.apply(articles[1::2], [], 2, bulk=True)
    return engine


def test_alternatives_beyond_the_bound_are_left_out_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    engine = filled(tmp_path, [" ".join(COMMON)] * 9 + ["storm"])
    root = Or(tuple(map(Term, [*COMMON, "storm"])))
    whole = engine.search(ask(root), lambda _: [])
    assert whole.total == 10 and not whole.notes
    monkeypatch.setattr(evaluate, "ANY_OF", 0)
    cut = engine.search(ask(root), lambda _: [])
    assert cut.total == 10 and cut.notes == ("only the rarest 6 of 8 words joined by OR are used",)
    engine.close()


def test_words_beyond_the_bound_are_widened_less_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    engine = filled(tmp_path, ["harbour harboured", "harbours", "harvest", "ferry", "ferries", "ferns"])
    both = Or((Term("har", prefix=True), Term("fer", prefix=True)))
    assert engine.search(ask(both), lambda _: []).total == 6
    monkeypatch.setattr(evaluate, "WIDENED", 3)
    cut = engine.search(ask(both), lambda _: [])
    assert 2 <= cut.total < 6
    assert cut.notes == (
        "“har” is widened to 1 of 2 words",
        "“fer” is widened to 1 of 2 words",
    )
    engine.close()


def test_a_conjunction_without_a_hit_asks_no_filter(tmp_path: Path):
    engine = filled(tmp_path, ["harbour ferry", "storm", "harbour grain"])

    def resolve(condition: Filter) -> list[int]:
        raise AssertionError(condition)

    nothing = And((Filter("tag", "x"), Term("storm"), Not(Term("grain")), Term("ferry")))
    assert engine.search(ask(nothing), resolve).total == 0
    engine.close()


letters = st.text(alphabet="abeéßдиø", min_size=1, max_size=8)


@settings(max_examples=60, deadline=None)
@given(st.lists(letters, min_size=1, max_size=30), letters)
def test_near_spellings_are_those_within_the_edits(words: list[str], form: str):
    with tempfile.TemporaryDirectory() as directory:
        engine = filled(Path(directory), [f"x{word}" for word in words])
        snapshot = Snapshot(Path(directory), read_contents(Path(directory)))
        surfaces = {raw.decode() for segment in snapshot.segments for raw in segment.terms("surfaces").list()}
        asked = f"x{form}"
        allowed = 1 if len(asked) < 6 else 2
        expected = {word for word in surfaces if word[0] == "x" and OSA.distance(asked, word) <= allowed}
        assert {word for _, word, _ in near_spellings(snapshot, asked, "x")} == expected
        engine.close()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(COMMON), max_size=12).map(" ".join), min_size=1, max_size=12), st.data()
)
def test_the_places_in_some_articles_are_those_among_all(texts: list[str], data: st.DataObject):
    with tempfile.TemporaryDirectory() as directory:
        engine = filled(Path(directory), texts)
        snapshot = Snapshot(Path(directory), read_contents(Path(directory)))
        chosen = data.draw(st.sets(st.integers(0, snapshot.size - 1)).map(sorted))
        docs = np.array(chosen, dtype=np.int64)
        places, rows = snapshot.places("text", "the"), snapshot.rows("text")
        owners = np.searchsorted(rows, places, side="right") - 1
        expected = places[np.isin(owners, docs)].tolist()
        assert snapshot.places_in("text", "the", docs).tolist() == expected
        engine.close()
