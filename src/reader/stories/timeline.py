"""A story day by day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from reader.stories.model import Moment, StoryArticle


def timeline(articles: Iterable[StoryArticle]) -> tuple[Moment, ...]:
    """The days of a story with what was reported on each, undated articles last."""
    days: defaultdict[dt.date | None, list[str]] = defaultdict(list)
    for article in sorted(articles, key=lambda one: (one.source, one.id)):
        days[article.date].append(article.id)
    ordered = sorted(days, key=lambda day: (day is None, day or dt.date.min))
    return tuple(Moment(day, tuple(days[day])) for day in ordered)
