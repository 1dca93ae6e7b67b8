"""How likely two articles report the same event: words, names and days."""

from __future__ import annotations

import datetime as dt
import math

from reader.stories.features import Features

SAME_STORY = 0.135
"""The least mean similarity at which articles are reports of one event."""

WINDOW_DAYS = 14
"""Articles further apart are never one story."""

_SAME_DAY = 1.5
_FADING_DAYS = 6.0


def similarity(one: Features, other: Features, one_date: dt.date | None, other_date: dt.date | None) -> float:
    """The likeness of two articles, from 0; dates that are close raise it, an unknown date does not."""
    near = nearness(one_date, other_date)
    if near == 0.0:
        return 0.0
    return near * cosine(one, other) * math.sqrt(0.2 + 0.8 * shared_names(one, other))


def nearness(one: dt.date | None, other: dt.date | None) -> float:
    """What the days between two articles multiply their likeness by."""
    if one is None or other is None:
        return 1.0
    days = abs((one - other).days)
    return _SAME_DAY * math.exp(-days / _FADING_DAYS) if days <= WINDOW_DAYS else 0.0


def cosine(one: Features, other: Features) -> float:
    """The cosine of two articles' words."""
    if len(one.terms) > len(other.terms):
        one, other = other, one
    theirs = other.terms
    return sum(weight * theirs[stem] for stem, weight in one.terms.items() if stem in theirs)


def shared_names(one: Features, other: Features) -> float:
    """How far each article's prominent names are known to the other, 0..1 (geometric mean)."""
    return math.sqrt(_known(one, other) * _known(other, one))


def _known(one: Features, other: Features) -> float:
    total = sum(one.names.values())
    if not total or not other.known:
        return 0.5
    return sum(weight for name, weight in one.names.items() if name in other.known) / total
