"""How fast long work goes and how long it takes yet, told in a way that does not jump about."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable

from reader.model import Progress

COSTS = {"adding": 5.0, "indexing": 0.6, "grouping stories": 1.6, "finding names": 9.5, "linking names": 0.1}
"""How long an article takes in each phase, against one another."""
FOLLOWING = {
    "adding": ("indexing", "grouping stories", "finding names"),
    "indexing": ("grouping stories",),
}
"""What is done after a phase that all begins with."""
NAMES_AT_ONCE = 200
"""Up to so many articles have their names found while they are added."""
WINDOW_SECONDS = 20.0
UNKNOWN_SECONDS = 2.0
"""Before so long nothing is said of the time left."""
EASING_SECONDS = 5.0
"""A new estimate is taken over bit by bit in about so long, so that the seconds count down."""


class Pace:
    """Watches progress: `rate` is in articles a second of this phase, `left` in seconds to the end of all.

    Either is None while it is unknown.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._what = ""
        self._done = 0
        self._rest: dict[str, int] = {}
        self._work = 0.0
        self._worked: deque[tuple[float, float]] = deque()
        self._steps: deque[tuple[float, float]] = deque()
        self._told_at = 0.0
        self.rate: float | None = None
        self.left: float | None = None

    def tell(self, progress: Progress) -> None:
        """Take in how far it is."""
        now = self._clock()
        if progress.what != self._what:
            self._enter(progress, now)
        step = progress.done - self._done
        self._done = progress.done
        self._work += step * COSTS.get(progress.what, 1.0)
        if progress.what == "indexing":  # its total is that of a part of the articles
            self._rest[progress.what] = max(0, self._rest[progress.what] - step)
        else:
            self._rest[progress.what] = max(0, (progress.total or 0) - progress.done)
        self._steps.append((now, progress.done))
        self._worked.append((now, self._work))
        self.rate = _slope(self._steps)
        self._estimate(now)

    def in_words(self) -> str:
        """Rate and time left, as far as they are known."""
        rate = "" if self.rate is None else f"{self.rate:,.0f}/s" if self.rate >= 10 else f"{self.rate:.1f}/s"
        left = "" if self.left is None else f"about {in_words(self.left)} left"
        return " · ".join(filter(None, (rate, left)))

    def _enter(self, progress: Progress, now: float) -> None:
        if not self._what:
            phases = (progress.what, *FOLLOWING.get(progress.what, ()))
            articles = (progress.total or 0) - progress.done
            few = articles <= NAMES_AT_ONCE
            self._rest = dict.fromkeys(phases[:3] if few else phases, articles)
            self._told_at = now
        order = list(self._rest)
        self._rest.setdefault(progress.what, progress.total or 0)
        if progress.what in order[2:]:
            self._rest |= dict.fromkeys(order[: order.index(progress.what)], 0)
        self._what, self._done = progress.what, progress.done
        self._steps.clear()

    def _estimate(self, now: float) -> None:
        speed = _slope(self._worked)
        if speed is None or now - self._worked[0][0] < UNKNOWN_SECONDS:
            return
        estimate = sum(COSTS.get(what, 1.0) * rest for what, rest in self._rest.items()) / speed
        passed = now - self._told_at
        self._told_at = now
        if self.left is None:
            self.left = estimate
            return
        expected = max(0.0, self.left - passed)
        self.left = expected + (estimate - expected) * (1 - math.exp(-passed / EASING_SECONDS))


def _slope(points: deque[tuple[float, float]]) -> float | None:
    """How fast the last points rise, a second; forgets those before."""
    while len(points) > 2 and points[0][0] < points[-1][0] - WINDOW_SECONDS:
        points.popleft()
    (since, first), (now, last) = points[0], points[-1]
    return (last - first) / (now - since) if last > first and now > since else None


def in_words(seconds: float) -> str:
    """A time left, in no finer steps than it is known."""
    if seconds < 10:
        return f"{max(1, round(seconds))} s"
    if seconds < 90:
        return f"{round(seconds / 5) * 5} s"
    return f"{round(seconds / 60)} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
