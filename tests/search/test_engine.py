"""What a person asks of the engine: words, names, completions, near spellings, other scripts, likeness."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import Cancelled
from reader.model import And, DateRange, Node, Not, Or, Phrase, Query, Term
from reader.search.engine import Indexable
from reader.search.whoosh_engine.engine import WhooshEngine
from reader.search.whoosh_engine.ranking import Ranking

TEXTS = {
    1: (
        "Harbour talks resume",
        "The ministers of Ardane and Velland met at the harbour. Their year-long talks resumed.",
    ),
    2: (
        "Grain ships wait",
        "Some 1,200 ships with grain wait outside the harbour, Minister Orla Gates said in Velmar.",
    ),
    3: (
        "Gates of the old canal",
        "Workers closed the old gates of the canal. The gate needs paint, and another gate rust.",
    ),
    4: (
        "Quiet Monday",
        "Nothing happened on Monday. Negotiators negotiated; a negotiation ended without talks or a harbour.",
    ),
    5: ("東京の港", "東京都の港で会議が開かれた。"),
    6: ("Переговоры", "Министры продолжили переговоры в гавани."),
    7: (
        "A ferry for the island",
        "The U.S. envoy told us that a ferry will run. Mrs Gates and Mr Gates were there.",
    ),
}
DATES = {
    1: dt.date(2023, 3, 1),
    2: dt.date(2023, 3, 9),
    3: dt.date(2021, 7, 1),
    4: None,
    5: None,
    6: dt.date(2020, 1, 1),
}
LANGUAGES = {5: "ja", 6: "ru"}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhooshEngine]:
    engine = WhooshEngine(tmp_path_factory.mktemp("index"))
    articles = [
        Indexable(n, title, text, "Gazette" if n % 2 else "Courier", DATES.get(n), LANGUAGES.get(n, "en"))
        for n, (title, text) in TEXTS.items()
    ]
    engine.apply(articles[:4], [], 1)
    engine.apply(articles[4:], [], 2)
    yield engine
    engine.close()


def found(engine: WhooshEngine, root: Node | None) -> list[int]:
    return list(engine.search(Query("", root, ""), lambda _: []).numbers)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("harbour", {1, 2, 4}),
        ("HARBOURS", {1, 2, 4}),
        ("1200", {2}),
        ("1,200", {2}),
        ("year-long", {1}),
        ("yearlong", {1}),
        ("東京", {5}),
        ("港", {5}),
        ("都", {5}),
        ("переговоров", {6}),
        ("Gates", {2, 3, 7}),
        ("gates", {2, 3, 7}),
        ("U.S.", {7}),
        ("***", set()),
        pytest.param("w" * 100_000, set(), id="100,000 letters"),
    ],
)
def test_a_word_finds_its_forms(engine: WhooshEngine, word: str, expected: set[int]):
    assert set(found(engine, Term(word))) == expected


def test_a_capital_asks_for_the_name_where_it_is_one(engine: WhooshEngine, tmp_path: Path):
    small = WhooshEngine(tmp_path)
    small.apply(
        [
            Indexable(1, "Canal", "They shut the gate. Another gate is open.", "A", None, "en"),
            Indexable(
                2, "Fund", "Orla Gates gave money. Mrs Gates smiled, and people like Gates.", "A", None, "en"
            ),
        ],
        [],
        1,
    )
    assert found(small, Term("Gates")) == [2]
    assert set(found(small, Term("gates"))) == {1, 2}
    small.close()


def test_a_prefix_finds_completions_and_puts_the_word_itself_first(engine: WhooshEngine):
    assert set(found(engine, Term("har", prefix=True))) == {1, 2, 4}
    assert set(found(engine, Term("negotiat", prefix=True))) == {4}
    assert set(found(engine, Term("перег", prefix=True))) == {6}
    assert found(engine, Term("gate", prefix=True))[0] == 3
    assert found(engine, Term("h", prefix=True))


def test_a_near_spelling_is_found_where_asked_for(engine: WhooshEngine):
    assert found(engine, Term("harbuor")) == []
    assert set(found(engine, Term("harbuor", fuzzy=True))) == {1, 2, 4}


def test_phrases_with_stop_words_and_across_title_and_body(engine: WhooshEngine):
    assert found(engine, Phrase(("of", "the", "old", "canal"))) == [3]
    assert found(engine, Phrase(("the", "old", "ga"), prefix=True)) == [3]
    assert found(engine, Phrase(("talks", "resume", "the"))) == []
    assert found(engine, Phrase(("東京都",))) == [5]


def test_the_title_alone(engine: WhooshEngine):
    assert found(engine, Term("harbour", field="title")) == [1]
    assert found(engine, Phrase(("grain", "ships"), field="title")) == [2]


def test_a_word_in_the_title_weighs_more(engine: WhooshEngine):
    assert found(engine, Term("harbour"))[0] == 1


def test_near_words_come_first(tmp_path: Path):
    filler = "word " * 30
    articles = [
        Indexable(1, "A", f"salt {filler} mine", "S", None, "en"),
        Indexable(2, "B", f"{filler} salt mine", "S", None, "en"),
        *(Indexable(n, "C", filler, "S", None, "en") for n in range(3, 12)),
    ]
    for ranking, first in ((Ranking(), 2), (Ranking(nearness=0), 1)):
        engine = WhooshEngine(tmp_path / str(first), ranking)
        engine.apply(articles, [], 1)
        assert found(engine, And((Term("salt"), Term("mine"))))[0] == first
        engine.close()


def test_fresh_articles_come_first_only_if_asked_for(tmp_path: Path):
    articles = [Indexable(n, "A", "salt mine", "S", dt.date(2015 + n, 1, 1), "en") for n in range(4)]
    engine = WhooshEngine(tmp_path)
    engine.apply(articles, [], 1)
    for freshness, expected in ((0.0, (0, 1, 2, 3)), (0.2, (3, 2, 1, 0))):
        answer = engine.search(Query("", Term("salt"), ""), lambda _: [], freshness=freshness)
        assert answer.numbers == expected
    engine.close()


def test_what_is_lifted_stays_lifted_on_later_pages(tmp_path: Path):
    days = [dt.date(2000, 1, 1) + dt.timedelta(n * 37 % 263) for n in range(263)]
    articles = [
        Indexable(n, "", f"salt {'rain ' * (n % 5)} mine {'dust ' * (n % 7)}", "S", day, "en")
        for n, day in enumerate(days)
    ]
    engine = WhooshEngine(tmp_path)
    engine.apply(articles, [], 1)
    query = Query("", And((Term("salt"), Term("mine"))), "")
    whole = engine.search(query, lambda _: [], 263, freshness=0.2).numbers
    assert len(set(whole)) == 263
    for limit in (1, 50, 100, 199, 200, 201, 250):
        assert engine.search(query, lambda _: [], limit, freshness=0.2).numbers == whole[:limit]
    engine.close()


def test_undated_articles_are_counted_apart(engine: WhooshEngine):
    since = DateRange(dt.date(2022, 1, 1), None)
    answer = engine.search(Query("", And((Term("harbour"), since)), ""), lambda _: [])
    assert (set(answer.numbers), answer.total, answer.undated) == ({1, 2}, 2, 1)
    assert engine.search(Query("", Term("harbour"), ""), lambda _: []).undated == 0
    assert dict(answer.years) == {"2023": 2} and dict(answer.sources) == {"Courier": 1, "Gazette": 1}


def test_without_words_the_newest_come_first(engine: WhooshEngine):
    assert found(engine, None)[:4] == [2, 1, 3, 6]
    assert found(engine, Not(Term("harbour")))[0] == 3


def test_it_suggests_words_as_they_are_spelled(engine: WhooshEngine):
    query = Query("Harbur -talks feryr", And((Term("Harbur"), Not(Term("talks")), Term("feryr"))), "")
    assert engine.suggest(query) == "Harbour -talks ferry"
    assert engine.suggest(Query("harbour", Term("harbour"), "")) is None
    assert engine.suggest(Query("xqzjvk", Or((Term("xqzjvk"),)), "")) is None


def test_like_articles(engine: WhooshEngine):
    alike = engine.similar("The harbour talks of ministers resumed after a year", exclude=[4])
    assert alike[0][0] == 1 and 4 not in dict(alike) and alike[0][1] > alike[-1][1]
    assert engine.similar("") == ()


def test_it_stops_when_asked_to(engine: WhooshEngine):
    with pytest.raises(Cancelled):
        engine.search(Query("", Term("harbour"), ""), lambda _: [], cancelled=lambda: True)


def test_the_last_of_two_versions_in_one_commit_counts(tmp_path: Path):
    engine = WhooshEngine(tmp_path)
    engine.apply(
        [Indexable(1, "A", text, "S", None, "en") for text in ("first draft", "second version")], [], 1
    )
    assert engine.count == 1
    assert found(engine, Term("draft")) == [] and found(engine, Term("version")) == [1]
    engine.close()
