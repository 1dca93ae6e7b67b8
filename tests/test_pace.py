"""Rate and time left: believable from the start, through all phases, whatever comes in bursts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from reader.model import Progress
from reader.pace import COSTS, Pace


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def addition(clock: Clock, articles: int, seconds_a_cost: float, burst: int) -> Iterator[Progress]:
    """A whole addition, indexed in two parts."""
    half = articles // 2

    def phase(what: str, start: int, stop: int, total: int) -> Iterator[Progress]:
        yield Progress(what, start, total)
        for done in range(start + burst, stop + 1, burst):
            clock.now += burst * COSTS[what] * seconds_a_cost
            yield Progress(what, done, total)

    for start in (0, half):
        yield from phase("adding", start, start + half, articles)
        yield from phase("indexing", 0, half, half)
    yield from phase("grouping stories", 0, articles, articles)
    yield from phase("finding names", 0, articles, articles)


@pytest.mark.parametrize("burst", [10, 100])
def test_the_time_left_is_near_the_truth_and_does_not_jump(burst: int) -> None:
    clock, seen = Clock(), []
    pace = Pace(clock)
    for progress in addition(clock, 2000, 0.002, burst):
        pace.tell(progress)
        seen.append((clock.now, pace.left))
    end = clock.now
    told = [(at, left) for at, left in seen if left is not None]
    assert told[0][0] <= 100 + 0.1 * (end - 100)
    assert all(left == pytest.approx(end - at, abs=0.1 * (end - 100)) for at, left in told)
    assert all(
        abs(later - (left - (then - at))) < 0.05 * (end - 100) for (at, left), (then, later) in pairwise(told)
    )
    assert told[-1][1] < 2


def test_the_rate_is_that_of_the_phase() -> None:
    clock = Clock()
    pace = Pace(clock)
    for done in range(0, 500, 50):
        pace.tell(Progress("adding", done, 1000))
        clock.now += 0.5
    assert pace.rate == pytest.approx(100)
    pace.tell(Progress("grouping stories", 0, 1000))
    assert pace.rate is None
    clock.now += 2
    pace.tell(Progress("grouping stories", 600, 1000))
    assert pace.rate == pytest.approx(300)
    assert pace.in_words().startswith("300/s · about ")


def test_what_was_there_already_does_not_count_as_work() -> None:
    clock = Clock()
    pace = Pace(clock)
    for done in range(9000, 9500, 50):
        pace.tell(Progress("adding", done, 10_000))
        clock.now += 1
    assert pace.rate == pytest.approx(50)
    assert pace.left is not None and pace.left == pytest.approx(
        10 + 20 * sum(COSTS.values()) / 5 - 20, rel=0.3
    )


def test_a_job_without_a_total_has_no_time_left() -> None:
    pace = Pace()
    pace.tell(Progress("looking", 3))
    assert pace.in_words() == ""
