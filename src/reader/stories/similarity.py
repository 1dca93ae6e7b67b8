"""How likely two articles report the same event: words, names and days."""

from __future__ import annotations

import datetime as dt
import math

from reader.stories.features import Features

SAME_STORY = 0.11
"""The least mean similarity at which articles are reports of one event."""

WINDOW_DAYS = 14
"""Articles further apart are never one story."""

_SAME_DAY = 1.5
_FADING_DAYS = 6.0
_STRONG = 0.32
_WEAK = 0.35
_SAME_WEEKDAY = 1.1
_OTHER_WEEKDAY = 0.7


def similarity(one: Features, other: Features, one_date: dt.date | None, other_date: dt.date | None) -> float:
    """The likeness of two articles, from 0: what they say, and how near their days are.

    An undated article is like a dated one only if its content is strongly so. Where a date is missing, the
    weekdays that the leads name count.
    """
    if one_date is not None and other_date is not None:
        near = nearness(one_date, other_date)
        return near * content(one, other) if near else 0.0
    alike = content(one, other)
    if one.weekdays and other.weekdays:
        alike *= _OTHER_WEEKDAY if one.weekdays.isdisjoint(other.weekdays) else _SAME_WEEKDAY
    one_dated = one_date is not None or other_date is not None
    return alike * _WEAK if one_dated and alike < _STRONG else alike


def nearness(one: dt.date, other: dt.date) -> float:
    """What the days between two articles multiply their likeness by; 0 outside the window."""
    days = abs((one - other).days)
    return _SAME_DAY * math.exp(-days / _FADING_DAYS) if days <= WINDOW_DAYS else 0.0


def content(one: Features, other: Features) -> float:
    """How alike the words of two articles are, less so if they don't share their prominent names."""
    alike = cosine(one, other)
    return alike * math.sqrt(0.2 + 0.8 * shared_names(one, other)) if alike else 0.0


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
