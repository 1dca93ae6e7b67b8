"""The card of an entity: how it is written, by whom, when, beside whom, and what it said."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import UsageError
from reader.model import Annotated, Article
from reader.store import names
from reader.store.database import Database
from reader.store.lists import day
from reader.store.rows import CardQuote, EntityCard, Role, Together

if TYPE_CHECKING:
    from reader.library.facets import EntityCounts

LOOKED_INTO = 90
"""Roles and quotations are taken from so many of the newest articles, of all sources in turn."""
TOGETHER = 12
QUOTES = 20


class Place(NamedTuple):
    """A stretch of an article."""

    article: Article
    start: int
    end: int


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
            forms[source][" ".join(form.split())] += count * articles
    from reader.entities.doubt import unsure_forms

    months = names.months(database, key)
    looked_into = [annotated(newest) for newest in names.newest_with(database, key, LOOKED_INTO)]
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
        roles=_roles(looked_into, id),
        together=_together(database, counts, names.named_in(database, [key]), key),
        quotes=_quotes(looked_into, id),
        timeline=tuple((month, articles) for month, articles, _, _ in months),
        looked_into=len(looked_into),
        unsure=tuple(unsure_forms(looked_into, id).most_common()),
    )


def _roles(articles: Sequence[Annotated], id: str) -> tuple[Role, ...]:
    """What an entity is called and by whom: charged words first, then what not all say, commonest first."""
    from reader.entities.called import called
    from reader.entities.epithets import is_charged
    from reader.entities.roles import office_of

    uses: defaultdict[str, list[tuple[str, Place]]] = defaultdict(list)
    for annotated in articles:
        for one in called(annotated, id):
            place = Place(annotated.article, one.start, one.end)
            uses[one.phrase.lower()].append((one.phrase, place))
    speakers = {place.article.source for used in uses.values() for _, place in used}
    by_office: defaultdict[str, set[str]] = defaultdict(set)
    for lowered, used in uses.items():
        by_office[office_of(lowered) or lowered] |= {place.article.source for _, place in used}
    roles: list[Role] = []
    for lowered, used in uses.items():
        sources = Counter(place.article.source for _, place in used)
        _, newest = max(used, key=lambda use: (str(use[1].article.date or ""), -use[1].start))
        ((phrase, _),) = Counter(phrase for phrase, _ in used).most_common(1)
        charged = is_charged(lowered)
        others = sources if charged else by_office[office_of(lowered) or lowered]
        alone = len(sources) == len(others) == 1 < len(speakers)
        roles.append(
            Role(
                phrase, len(used), _by_number(sources), charged, alone,
                newest.article.id, newest.start, newest.end,
            )
        )  # fmt: skip
    return tuple(
        sorted(
            roles,
            key=lambda role: (
                not role.charged,
                len(role.sources) == len(speakers),
                -role.number,
                role.phrase,
            ),
        )
    )


def _by_number(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _quotes(articles: Sequence[Annotated], id: str) -> tuple[CardQuote, ...]:
    """The words an entity is quoted with, the newest first."""
    from reader.entities.doubt import surely_said

    quotes = [
        CardQuote(
            it.id, it.source, it.date, it.text[q.start : q.end], q.start, q.end, surely_said(annotated, q)
        )
        for annotated in articles
        for it in (annotated.article,)
        for q in annotated.quotes
        if q.speaker == id
    ]
    return tuple(sorted(quotes, key=lambda quote: str(quote.date or ""), reverse=True)[:QUOTES])


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
