"""A query from what was typed to a page of hits with snippets and facets."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from reader.library.indexing import Index
from reader.library.masks import Masks
from reader.model import Hit, Page, Query
from reader.store import lists
from reader.store.database import Database

if TYPE_CHECKING:
    from reader.library.facets import EntityCounts
    from reader.search.engine import Answer, Engine

SNIPPET_WIDTH = 240
FRESHNESS = 0.2
"""Where new articles are preferred, the newest counts so much more: little against another word found."""


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
) -> Page:
    """Answer a query: `limit` hits after the first `offset`, and counts over all that match.

    Names are counted when they are looked at, while the library is open. Nothing asked is the whole list, undated
    articles beside their story. Where nothing is found, the hits of a near spelling are shown, else articles with
    any of the words, and `read_as` says so.
    """
    from reader.library.hints import absent_sources, with_year
    from reader.search.counts import Counts
    from reader.search.loosen import any_word
    from reader.search.query import parse

    started = time.perf_counter()
    today = dt.date.today()
    query = parse(text, today)
    upto = limit + offset if query.root is not None else 0
    freshness = FRESHNESS if prefer_fresh else 0.0

    def asked(query: Query, engine: Engine) -> Answer:
        return engine.search(query, masks.resolve, upto, cancelled, freshness)

    answer = index.ask(partial(asked, query))
    suggestion = corrected = None
    told: tuple[str, ...] = ()
    if not answer.total and query.root is not None:
        told = absent_sources(database, query)
        suggestion = index.ask(lambda engine: engine.suggest(query))
        if suggestion is not None:
            better = parse(suggestion, today)
            found = index.ask(partial(asked, better))
            if found.total:
                corrected, answer = suggestion, found
                read_as = f"nothing for {text.strip()}; shown: {better.read_as}"
                query = replace(better, text=text, read_as=read_as)
            else:
                suggestion = None
        if not answer.total and (wider := any_word(query)) is not None:
            found = index.ask(partial(asked, wider))
            query, answer = (wider, found) if found.total else (query, answer)
        if not answer.total and (dated := with_year(text)) is not None:
            suggestion = dated if index.ask(partial(asked, parse(dated, today))).total else None
    if query.root is None:
        numbers = tuple(lists.newest(database, limit, offset))
        hits = _hits(database, query, numbers, (0.0,) * len(numbers), {})
    else:
        copies = dict(zip(answer.numbers, answer.copies, strict=False))
        hits = _hits(database, query, answer.numbers[offset:], answer.scores[offset:], copies)
    facets = {
        "source": dict(answer.sources),
        "year": dict(answer.years),
        "entity": Counts(lambda: counts.names(_matching(answer))),
    }
    took_ms = (time.perf_counter() - started) * 1000
    read_as = "; ".join((query.read_as, *told, *answer.notes))
    return Page(
        query.text,
        read_as,
        answer.total,
        answer.undated,
        round(took_ms, 2),
        hits,
        facets,
        suggestion,
        corrected,
    )


def _matching(answer: Answer) -> Collection[int]:
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
