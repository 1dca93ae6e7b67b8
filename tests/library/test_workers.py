"""Work spread over processes: the same index as from one, stopped at once, and continued."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from reader.errors import Cancelled
from reader.library import Library, indexing, renaming
from reader.library.workers import Workers
from reader.model import Progress
from reader.search.engine import Indexable
from reader.search.whoosh_engine import writing
from reader.search.whoosh_engine.contents import read_contents
from reader.search.whoosh_engine.engine import WhooshEngine

ARTICLES = 60


def article(number: int) -> Indexable:
    text = (
        f"The harbour of Velsin{number % 7} got {number} boats. Orsk's mayor\u2014re-elected\u2014was glad. "
        * 3
    )
    return Indexable(
        number, f"Boats {number}", text, f"Paper {number % 3}", dt.date(2021, 1, 1 + number % 28), "en"
    )


def content(directory: Path) -> list[tuple[object, ...]]:
    """Every array and fact of every segment."""
    found: list[tuple[object, ...]] = []
    for segment in read_contents(directory).segments:
        file = segment.open(directory)
        arrays = {name: file.read(name).tolist() for name in sorted(file._entries)}
        found.append((segment.documents, segment.mask.tolist(), dict(file.facts), arrays))
        file.close()
    return found


def test_the_index_is_the_same_from_several_processes_and_from_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "SEGMENT_CHARACTERS", 3000)
    articles = [*map(article, range(ARTICLES)), article(5)]
    one, several = WhooshEngine(tmp_path / "one"), WhooshEngine(tmp_path / "several")
    one.apply(articles, [3], 1, bulk=True)
    with Workers(lambda: False) as workers:
        several.apply(articles, [3], 1, bulk=True, spread=workers.spread)
    assert several.count == one.count == ARTICLES
    assert content(tmp_path / "one") == content(tmp_path / "several")
    assert len(content(tmp_path / "one")) > 3


def slow(seconds: Sequence[float]) -> float:
    time.sleep(seconds[0])
    return seconds[0]


def test_work_under_way_ends_when_it_is_stopped() -> None:
    asked: list[float] = []

    def cancelled() -> bool:
        asked.append(time.monotonic())
        return len(asked) > 3

    with pytest.raises(Cancelled), Workers(cancelled) as workers:
        list(workers.spread(slow, [(600.0,)] * 6))
    assert asked


def test_results_come_in_order_and_nothing_is_read_far_ahead() -> None:
    taken: list[int] = []

    def items() -> Iterator[Sequence[float]]:
        for number in range(200):
            taken.append(number)
            yield (number / 1e6,)

    with Workers(lambda: False) as workers:
        results = workers.spread(slow, items())
        assert next(results) == 0
        assert len(taken) < 200
        assert list(results) == [number / 1e6 for number in range(1, 200)]


@pytest.mark.parametrize("phase", ["indexing", "finding names"])
def test_an_addition_stopped_in_any_phase_goes_on_where_it_was(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, phase: str
) -> None:
    monkeypatch.setattr("reader.library.adding.QUICK_FROM", 10)
    monkeypatch.setattr(indexing, "SPREAD_FROM", 10)
    monkeypatch.setattr(writing, "SEGMENT_CHARACTERS", 500)
    monkeypatch.setattr(renaming, "ALONE", 5)
    monkeypatch.setattr(renaming, "AT_ONCE", 4)
    many = tmp_path / "many"
    many.mkdir()
    for number in range(40):
        text = f"Report {number}: the council of Velsin met. Mira Tandova spoke.\n"
        (many / f"{number:03}.txt").write_text(text, encoding="utf-8")
    seen: list[Progress] = []
    with pytest.raises(Cancelled):
        library.add([many], seen.append, lambda: any(progress.what == phase for progress in seen))
    library.add([many])
    assert library.count() == library.search("council").total == 40
    assert library.search("person:tandova").total == 40
    assert library.doctor() == []


def test_progress_never_goes_back(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "SEGMENT_CHARACTERS", 500)
    lines = tmp_path / "many.txt"
    lines.write_text("The council of Velsin met on Friday.\n", encoding="utf-8")
    seen: list[Progress] = []
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text(
            f"The council of Orsk met {number} times.\n", encoding="utf-8"
        )
    library.add([tmp_path], seen.append)
    library.rebuild(seen.append)
    for what in ("adding", "indexing", "grouping stories"):
        done = [progress.done for progress in seen if progress.what == what]
        starts = [place for place, value in enumerate(done) if place and value < done[place - 1]]
        assert len(starts) <= 1 and all(done[place] == 0 for place in starts)
