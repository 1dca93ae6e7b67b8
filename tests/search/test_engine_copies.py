"""Copies of one text in many sources do not crowd out the other articles."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.model import Query, Term
from reader.search.engine import Answer, Indexable
from reader.search.whoosh_engine.engine import WhooshEngine

WORDS = [
    first + last for first in ("bar", "kel", "mor", "tis", "ven", "lop") for last in ("a", "en", "ix", "ot")
]
COPIES = 30
OWN = 12


def report(seed: int, words: int = 150) -> list[str]:
    rng = random.Random(seed)
    return ["harbour", *rng.choices(WORDS, k=words)]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhooshEngine]:
    """Thirty papers print one agency text, each with a first sentence of its own; twelve wrote their own."""
    agency = report(0, 40) + ["harbour"] * 8 + report(1)
    copies = [
        Indexable(n, "", " ".join(report(n, 10)[1:] + agency), f"Paper {n}", None, "en") for n in range(1, 31)
    ]
    own = [Indexable(100 + n, "", " ".join(report(100 + n)), f"Own {n}", None, "en") for n in range(OWN)]
    engine = WhooshEngine(tmp_path_factory.mktemp("index"))
    engine.apply(copies[:20], [], 1)
    engine.apply([*copies[20:], *own], [], 2)
    yield engine
    engine.close()


def ask(engine: WhooshEngine, limit: int, sort: str = "relevance") -> Answer:
    return engine.search(Query("", Term("harbour"), "", sort), lambda _: [], limit)


def test_one_copy_stands_for_all_and_the_others_follow_the_distinct_articles(engine: WhooshEngine):
    answer = ask(engine, 50)
    assert answer.numbers[0] <= COPIES and answer.copies[0] == COPIES - 1
    assert sorted(answer.numbers[1 : 1 + OWN]) == list(range(100, 100 + OWN))
    assert not any(answer.copies[1:])
    assert answer.total == len(answer.numbers) == len(set(answer.numbers)) == COPIES + OWN


def test_a_shorter_page_is_the_beginning_of_a_longer_one(engine: WhooshEngine):
    longest = ask(engine, 50).numbers
    for limit in range(1, 50):
        assert ask(engine, limit).numbers == longest[:limit]


def test_copies_are_known_after_merging(engine: WhooshEngine, tmp_path: Path):
    merged = WhooshEngine(tmp_path)
    for n in range(1, 11):
        merged.apply([Indexable(n, "", " ".join(report(5)), f"Paper {n}", None, "en")], [n - 5], n)
    merged.optimise()
    answer = ask(merged, 10)
    assert answer.copies == (4, 0, 0, 0, 0)
    merged.close()


def test_newest_first_keeps_its_order(engine: WhooshEngine):
    assert ask(engine, 50, "date").numbers[0] == 100 + OWN - 1
    assert ask(engine, 50, "date").copies == ()
