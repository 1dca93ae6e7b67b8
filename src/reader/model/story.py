"""Stories: reports of one event."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """Reports of one event; `independent` counts those that are not copies of another."""

    id: str
    label: str
    first: dt.date | None
    last: dt.date | None
    articles: tuple[str, ...]
    sources: tuple[str, ...]
    independent: int


@dataclass(frozen=True, slots=True)
class Partner:
    """Another source's report of the same event; `score` is 0..1."""

    id: str
    source: str
    score: float
