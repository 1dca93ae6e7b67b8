"""What is put above BM25F: words near each other, and new articles if asked for.

Only the best candidates by BM25F are looked at, so that a lift costs the same in any library.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import numpy as np

from reader.model import And, Node, Term
from reader.search.whoosh_engine import words
from reader.search.whoosh_engine.answers import best
from reader.search.whoosh_engine.arrays import Array
from reader.search.whoosh_engine.copies import distinct_first, originals
from reader.search.whoosh_engine.phrases import places
from reader.search.whoosh_engine.snapshot import Snapshot

CANDIDATES = 200
COMMON_SHARE = 0.35
"""Nearness to a word in a greater share of the articles says nothing."""
REACH = 8.0
"""Words so far apart get half the lift."""
HALF_LIFE = 365.0
"""Days after which an article is half as fresh."""

Pair = tuple[Sequence[str], Sequence[str]]
"""The terms of two neighbouring words."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """How much nearness lifts a score, as a share of it (0 leaves BM25F alone); whether copies wait."""

    nearness: float = 0.3
    copies_last: bool = True


def rank(
    snapshot: Snapshot,
    ranking: Ranking,
    root: Node | None,
    docs: Array,
    scores: Array,
    limit: int,
    freshness: float = 0.0,
) -> tuple[Array, Array, tuple[int, ...]]:
    """(indexes of the best into `docs`, their scores, how many copies each has among the best), best first.

    The newest article's score is lifted by the share `freshness`, an older one's by less.
    """
    pairs = _pairs(snapshot, root) if ranking.nearness and len(docs) else []
    order: Callable[[int], tuple[Array, Array]] = partial(_best, scores)
    if pairs or (freshness and len(docs)):
        order = _lifted(snapshot, ranking, pairs, freshness, docs, scores)
    if not ranking.copies_last:
        return *order(limit), ()
    looked_at = min(limit + limit // 2, CANDIDATES)
    while True:
        chosen, lifted = order(max(limit, looked_at))
        first = originals(snapshot.marks[docs[chosen[:looked_at]]])
        if looked_at == CANDIDATES or np.count_nonzero(first == np.arange(len(first))) >= limit:
            break
        looked_at = min(2 * looked_at, CANDIDATES)
    places, copies = distinct_first(first)
    beyond = np.arange(len(first), len(chosen))
    places = np.append(places, beyond)[:limit]
    return chosen[places], lifted[places], (*copies.tolist(), *[0] * len(beyond))[:limit]


def _best(scores: Array, count: int) -> tuple[Array, Array]:
    chosen = best(scores, count)
    return chosen, scores[chosen]


def _lifted(
    snapshot: Snapshot, ranking: Ranking, pairs: Sequence[Pair], freshness: float, docs: Array, scores: Array
) -> Callable[[int], tuple[Array, Array]]:
    """What gives the best so many indexes into `docs` and their scores, the best by BM25F among themselves lifted."""
    top = np.sort(best(scores, CANDIDATES))
    lift = np.ones(len(top), dtype=np.float32)
    for left, right in pairs:
        lift += ranking.nearness / len(pairs) * nearness(snapshot, left, right, docs[top])
    if freshness:
        dates = snapshot.dates
        age = (dates.max() - dates[docs[top]]) / HALF_LIFE
        lift += np.where(dates[docs[top]] > 0, freshness * 0.5**age, 0)
    lifted = scores[top] * lift
    order = best(lifted, CANDIDATES)

    def first(count: int) -> tuple[Array, Array]:
        chosen = top[order[:count]]
        if count <= CANDIDATES:
            return chosen, lifted[order[:count]]
        others = best(scores, count)[CANDIDATES:]
        return np.append(chosen, others), np.append(lifted[order], scores[others])

    return first


def nearness(snapshot: Snapshot, left: Sequence[str], right: Sequence[str], docs: Array) -> Array:
    """For each of some documents, in ascending order, how near two words come: 1 side by side, towards 0 afar."""
    rows = snapshot.rows("text")
    ours, theirs = (places(snapshot, "text", terms) for terms in (left, right))
    if not len(ours) or not len(theirs):
        return np.zeros(len(docs), dtype=np.float32)
    first = np.searchsorted(ours, rows[docs])
    last = np.searchsorted(ours, rows[np.minimum(docs + 1, snapshot.size - 1)])
    last[docs == snapshot.size - 1] = len(ours)
    counts = last - first
    ends = np.cumsum(counts)
    here = ours[np.repeat(first - (ends - counts), counts) + np.arange(int(ends[-1]))]
    after = np.searchsorted(theirs, here)
    beside = (theirs[np.minimum(after, len(theirs) - 1)], theirs[np.maximum(after, 1) - 1])
    distance = np.minimum(*(np.abs(side.astype(np.int64) - here.astype(np.int64)) for side in beside))
    closest = np.full(len(docs), np.inf)
    has = counts > 0
    closest[has] = np.minimum.reduceat(distance, (ends - counts)[has])
    near: Array = (1 / (1 + np.maximum(closest - 1, 0) / REACH)).astype(np.float32)
    return near


def _pairs(snapshot: Snapshot, root: Node | None) -> list[Pair]:
    """The neighbouring words of a conjunction that are rare enough to tell."""
    if not isinstance(root, And):
        return []
    slots = []
    for part in root.parts:
        if isinstance(part, Term) and part.field == "any" and not part.prefix:
            found, _ = words.slots(snapshot, part.text)
            if len(found) == 1:
                slots.append(found[0].terms)
    rare = [terms for terms in slots if _df(snapshot, terms) <= COMMON_SHARE * snapshot.size]
    return list(pairwise(rare))


def _df(snapshot: Snapshot, terms: Sequence[str]) -> int:
    return sum(snapshot.df("text", term) for term in terms)
