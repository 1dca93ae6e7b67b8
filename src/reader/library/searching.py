"""A query from what was typed to a page of hits with snippets and facets."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.library.indexing import Index, never
from reader.library.masks import Masks
from reader.model import Hit, Page, Query
from reader.store import lists, reading
from reader.store.database import Database

if TYPE_CHECKING:
    from reader.library.facets import EntityCounts
    from reader.search.engine import Answer

SNIPPET_WIDTH = 240
FRESHNESS = 0.2
"""Where new articles are preferred, the newest counts so much more: little against another word found."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What a query was taken for, and its answer; `corrected` is a near spelling whose hits these are."""

    query: Query
    answer: Answer
    suggestion: str | None = None
    corrected: str | None = None
    told: tuple[str, ...] = ()


def answered(
    database: Database,
    index: Index,
    masks: Masks,
    text: str,
    within: str = "",
    upto: int = 0,
    cancelled: Callable[[], bool] = never,
    freshness: float = 0.0,
) -> Answered:
    """Ask a query of the articles that the filters `within`, another query, admit.

    Where nothing is found, a near spelling is asked, else for any of the words, and `read_as` says so.
    """
    from reader.library.hints import absent_sources, with_year
    from reader.search import query as queries
    from reader.search.loosen import any_word

    today = dt.date.today()
    filters = queries.parse(within, today)

    def read(text: str) -> Query:
        return queries.within(queries.parse(text, today), filters)

    def asked(query: Query) -> Answer:
        return index.ask(lambda engine: engine.search(query, masks.resolve, upto, cancelled, freshness))

    query = read(text)
    answer = asked(query)
    if answer.total or query.root is None:
        return Answered(query, answer)
    told = absent_sources(database, query)
    suggestion = index.ask(lambda engine: engine.suggest(query))
    if suggestion is not None:
        better = read(suggestion)
        found = asked(better)
        if found.total:
            read_as = f"{better.read_as} (nothing for {text.strip()})"
            return Answered(replace(better, text=text, read_as=read_as), found, suggestion, suggestion, told)
    if (wider := any_word(query)) is not None and (found := asked(wider)).total:
        return Answered(wider, found, told=told)
    if (dated := with_year(text)) is not None and asked(read(dated)).total:
        return Answered(query, answer, dated, told=told)
    return Answered(query, answer, told=told)


def search(
    database: Database,
    index: Index,
    masks: Masks,
    counts: EntityCounts,
    text: str,
    limit: int,
    offset: int,
    cancelled: Callable[[], bool],
    prefer_fresh: bool = False,
    within: str = "",
) -> Page:
    """Answer a query: `limit` hits after the first `offset`, and counts over all that match.

    Names and tags are counted when they are looked at, while the library is open. Nothing asked is the whole list,
    undated articles beside their story.
    """
    from reader.search.counts import Counts

    started = time.perf_counter()
    upto = limit + offset if text.strip() or within.strip() else 0
    freshness = FRESHNESS if prefer_fresh else 0.0
    found = answered(database, index, masks, text, within, upto, cancelled, freshness)
    query, answer = found.query, found.answer
    if query.root is None:
        numbers = tuple(lists.newest(database, limit, offset))
        hits = _hits(database, query, numbers, (0.0,) * len(numbers), {})
    else:
        copies = dict(zip(answer.numbers, answer.copies, strict=False))
        hits = _hits(database, query, answer.numbers[offset:], answer.scores[offset:], copies)
    facets = {
        "source": dict(answer.sources),
        "year": dict(answer.years),
        "entity": Counts(lambda: counts.names(matching(answer))),
        "tag": Counts(lambda: reading.tags_among(database, matching(answer))),
    }
    took_ms = (time.perf_counter() - started) * 1000
    return Page(
        query.text,
        "; ".join((query.read_as, *found.told, *answer.notes)),
        answer.total,
        answer.undated,
        round(took_ms, 2),
        hits,
        facets,
        found.suggestion,
        found.corrected,
    )


def matching(answer: Answer) -> Collection[int]:
    """The numbers of all articles found."""
    return answer.matching if len(answer.matching) else answer.numbers


def _hits(
    database: Database,
    query: Query,
    numbers: Sequence[int],
    scores: Sequence[float],
    copies: Mapping[int, int],
) -> tuple[Hit, ...]:
    from reader.search.snippets import snippets

    rows = lists.by_number(database, numbers)
    texts = lists.texts(database, numbers)
    known = [(number, score) for number, score in zip(numbers, scores, strict=True) if number in rows]
    shown = snippets([texts[number] for number, _ in known], query, SNIPPET_WIDTH)
    hits = []
    for (number, score), (line, marks) in zip(known, shown, strict=True):
        row = rows[number]
        hits.append(
            Hit(
                row.id,
                row.title,
                row.source,
                row.own_date,
                score,
                line,
                marks,
                copies.get(number, 0),
                row.date if row.date_basis == "story" else None,
            )
        )
    return tuple(hits)
