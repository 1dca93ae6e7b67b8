"""What the stories room works on: an article as far as stories need it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """An article to be grouped; `entities` counts the mentions of each entity id in it."""

    id: str
    source: str
    date: dt.date | None
    title: str
    text: str
    entities: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moment:
    """What was reported on one day of a story: the articles by id; `date` is None for undated ones."""

    date: dt.date | None
    articles: tuple[str, ...]
