"""A query from what was typed to a page of hits with snippets and facets."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from reader.library.indexing import Index
from reader.library.masks import Masks
from reader.model import Hit, Page, Query
from reader.store import lists
from reader.store.database import Database

if TYPE_CHECKING:
    from reader.library.facets import EntityCounts
    from reader.search.engine import Answer

SNIPPET_WIDTH = 240


def search(
    database: Database,
    index: Index,
    masks: Masks,
    counts: EntityCounts,
    text: str,
    limit: int,
    offset: int,
    cancelled: Callable[[], bool],
) -> Page:
    """Answer a query: `limit` hits after the first `offset`, and counts over all that match."""
    from reader.search.query import parse

    started = time.perf_counter()
    query = parse(text, dt.date.today())
    answer = index.ask(lambda engine: engine.search(query, masks.resolve, limit + offset, cancelled))
    hits = _hits(database, query, answer, offset)
    suggestion = index.ask(lambda engine: engine.suggest(query)) if not answer.total and query.root else None
    facets = {
        "source": dict(answer.sources),
        "year": dict(answer.years),
        "entity": counts.names(_matching(answer)),
    }
    took_ms = (time.perf_counter() - started) * 1000
    return Page(
        query.text, query.read_as, answer.total, answer.undated, round(took_ms, 2), hits, facets, suggestion
    )


def _matching(answer: Answer) -> Collection[int]:
    return answer.matching if len(answer.matching) else answer.numbers


def _hits(database: Database, query: Query, answer: Answer, offset: int) -> tuple[Hit, ...]:
    from reader.search.snippets import snippet

    numbers, scores = answer.numbers[offset:], answer.scores[offset:]
    rows = lists.by_number(database, numbers)
    texts = lists.texts(database, numbers)
    hits = []
    for number, score in zip(numbers, scores, strict=True):
        row = rows.get(number)
        if row is None:
            continue
        shown, matches = snippet(*texts[number][:1], query, texts[number][1], SNIPPET_WIDTH)
        hits.append(Hit(row.id, row.title, row.source, row.date, score, shown, matches))
    return tuple(hits)
