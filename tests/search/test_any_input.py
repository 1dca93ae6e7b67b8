"""Whatever is typed is read, searched for and shown; nothing raises and no mark lies outside its snippet."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from typed_inputs import inputs

from reader.model import Filter, Query
from reader.search.engine import Indexable
from reader.search.loosen import any_word
from reader.search.query import parse
from reader.search.snippets import match_spans, snippet
from reader.search.whoosh_engine.engine import WhooshEngine

WORDS = (
    "the of a and in harbour ferry minister Orla Gates talks grain ships canal Velmar Ardane island bridge "
    "closed reopened waits year-long 1,200 U.S. élan 東京都の港 гавани Thursday children's negotiations storm"
).split()
TODAY = dt.date(2024, 5, 1)


def texts() -> dict[int, str]:
    rng = random.Random(4)
    return {n: " ".join(rng.choices(WORDS, k=80)) + "." for n in range(1, 61)}


def resolve(asked: Filter) -> list[int]:
    return list(range(1, 30)) if len(asked.value) % 2 else []


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory):
    engine = WhooshEngine(tmp_path_factory.mktemp("index"))
    articles = [
        Indexable(n, text[:40], text, f"Paper {n % 5}", TODAY - dt.timedelta(n) if n % 7 else None, "en")
        for n, text in texts().items()
    ]
    engine.apply(articles[:40], [], 1)
    engine.apply(articles[40:], [3, 4], 2)
    yield engine
    engine.close()


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_typed_gets_an_answer(engine: WhooshEngine, seed: int):
    stored = texts()
    for typed in inputs(WORDS, 500, seed):
        query: Query | None = parse(typed, TODAY)
        engine.suggest(query)
        while query is not None:
            answer = engine.search(query, resolve, 20)
            assert len(answer.numbers) == min(20, answer.total) == len(answer.scores), typed
            assert answer.total <= engine.count and sum(answer.sources.values()) == answer.total, typed
            for number in answer.numbers[:3]:
                shown, marks = snippet(stored[number], query)
                assert all(0 <= mark.start < mark.end <= len(shown) for mark in marks), typed
                match_spans(stored[number], query)
            query = any_word(query) if not answer.total else None


def asked(typed: str) -> Query | None:
    return any_word(parse(typed, TODAY))


def test_any_of_the_words_is_said_and_keeps_the_conditions(engine: WhooshEngine):
    wider = asked("storm nosuchword source:Paper -ferry ")
    assert wider is not None and wider.read_as.startswith("any of the words, as none has all: ")
    found = engine.search(wider, lambda _: list(range(1, 30)), 50)
    assert found.total
    for number in found.numbers:
        assert "storm" in texts()[number] and "ferry" not in texts()[number] and number < 30


def test_only_some_of_very_many_words_are_looked_for_instead():
    wider = asked(" ".join(f"word{n}" for n in range(30)) + " source:Paper ")
    assert wider is not None and wider.root is not None
    assert wider.read_as.startswith("any of the first 16 words, as none has all: ")
    assert wider.root.parts[0].parts[-1].text == "word15"


def test_a_phrase_gives_way_to_its_words_and_stop_words_to_the_others(engine: WhooshEngine):
    assert engine.search(parse('"storm nosuchword"', TODAY), resolve).total == 0
    storms = engine.search(parse("storm ", TODAY), resolve).total
    for typed in ('"storm nosuchword"', "the storm of nosuchword "):
        wider = asked(typed)
        assert wider is not None and engine.search(wider, resolve).total == storms


@pytest.mark.parametrize(
    "typed",
    ["", "storm", "storm OR ferry", "-storm", "source:x storm", "(storm OR ferry) tag:x", "after:2020 "],
)
def test_nothing_is_wider_than_one_word_or_any_of_them(typed: str):
    assert asked(typed) is None
