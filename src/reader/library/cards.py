"""The card of an entity: how it is written, by whom, when, beside whom, and what it said."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from reader.errors import UsageError
from reader.model import Annotated
from reader.store import names
from reader.store.database import Database
from reader.store.lists import day
from reader.store.rows import CardQuote, EntityCard, Together

if TYPE_CHECKING:
    from reader.library.facets import EntityCounts

LOOKED_INTO = 60
"""Roles and quotations are taken from so many of the newest articles."""
TOGETHER = 12
QUOTES = 20


def card(
    database: Database, counts: EntityCounts, annotated: Callable[[str], Annotated], id: str
) -> EntityCard:
    """The card of the entity with this id; raises `UsageError` for an unknown one."""
    key = names.key_of(database, id)
    found = names.rows(database, [key]) if key is not None else []
    if key is None or not found:
        raise UsageError(f"there is no entity {id!r} in the library", "reader entities lists them")
    row = found[0]
    by_source: Counter[str] = Counter()
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for source, written, articles, mentions in names.written(database, key):
        by_source[source] += mentions
        for form, count in written.items():
            forms[source][form] += count * articles
    months = names.months(database, key)
    roles, quotes = _said([annotated(id) for id in names.newest_with(database, key, LOOKED_INTO)], id)
    return EntityCard(
        id=row.id,
        name=row.name,
        type=row.type,
        aliases=row.aliases,
        articles=row.articles,
        mentions=row.mentions,
        first=day(months[0][2]) if months else None,
        last=day(months[-1][3]) if months else None,
        forms=tuple(sum(forms.values(), Counter[str]()).most_common()),
        by_source=tuple(by_source.most_common()),
        forms_by_source={source: tuple(written.most_common()) for source, written in forms.items()},
        roles=roles,
        together=_together(database, counts, names.named_in(database, [key]), key),
        quotes=quotes,
        timeline=tuple((month, articles) for month, articles, _, _ in months),
    )


def _said(articles: list[Annotated], id: str) -> tuple[tuple[tuple[str, int], ...], tuple[CardQuote, ...]]:
    """The roles an entity is given and the words it is quoted with."""
    from reader.entities.called import evened, roles_of

    roles: Counter[str] = Counter()
    quotes: list[CardQuote] = []
    for annotated in articles:
        article = annotated.article
        roles.update(roles_of(annotated).get(id, Counter()))
        quotes += [
            CardQuote(article.id, article.source, article.date, article.text[q.start : q.end], q.start, q.end)
            for q in annotated.quotes
            if q.speaker == id
        ]
    return tuple(evened(roles).most_common()), tuple(quotes[:QUOTES])


def _together(
    database: Database, counts: EntityCounts, numbers: Collection[int], key: int
) -> tuple[Together, ...]:
    top = [(other, count) for other, count in counts.top(numbers, TOGETHER + 1) if other != key][:TOGETHER]
    labels = names.labels(database, [other for other, _ in top])
    return tuple(
        Together(labels[other].id, labels[other].name, labels[other].type, count)
        for other, count in top
        if other in labels
    )
