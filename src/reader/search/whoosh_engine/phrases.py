"""Words next to each other.

Every position of every document has a number of its own (`Snapshot.rows`), so that where a word stands is one
sorted array of numbers and a phrase is arrays, each moved by its place in the phrase, with numbers in common.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reader.errors import Cancelled
from reader.search.engine import Cancelled as Asked
from reader.search.whoosh_engine.arrays import Array
from reader.search.whoosh_engine.snapshot import Snapshot

WINDOW = 1 << 22
"""So many position numbers are compared at a time where both words are common."""
FEW, MANY = 200, 200_000
"""Where a word stands more than many times, and a few places are left to look at, only these are looked up."""


def phrase_docs(snapshot: Snapshot, field: str, slots: Sequence[Sequence[str]], cancelled: Asked) -> Array:
    """The documents where a term of each slot follows one of the slot before, removed documents too."""
    counts = [sum(snapshot.place_count(field, term) for term in terms) for terms in slots]
    first, *others = np.argsort(counts, kind="stable").tolist()
    rows, found = snapshot.rows(field), places(snapshot, field, slots[first])
    for at in others:
        if cancelled():
            raise Cancelled
        if not len(found):
            break
        few = len(found) <= FEW and counts[at] > MANY
        row = places(snapshot, field, slots[at], holders(rows, found) if few else None)
        found = among(found, row, at - first, cancelled)
    return holders(rows, found)


def holders(rows: Array, found: Array) -> Array:
    """The documents some sorted position numbers are in, each once; `rows` is where each document starts."""
    if len(found) > len(rows):
        return np.flatnonzero(np.diff(np.searchsorted(found, rows), append=len(found)))
    docs = np.searchsorted(rows, found, side="right") - 1
    fresh = np.ones(len(docs), dtype=np.bool_)
    np.not_equal(docs[1:], docs[:-1], out=fresh[1:])
    return docs[fresh]


def places(snapshot: Snapshot, field: str, terms: Sequence[str], docs: Array | None = None) -> Array:
    """Where any of the terms stands, or in some documents, as sorted position numbers; one may come twice."""
    if docs is None:
        rows = [snapshot.places(field, term) for term in terms]
    else:
        rows = [snapshot.places_in(field, term, docs) for term in terms]
    rows = [row for row in rows if len(row)]
    if len(rows) == 1:
        return rows[0]
    return np.sort(np.concatenate(rows), kind="stable") if rows else np.zeros(0, dtype=np.int64)


def among(some: Array, many: Array, shift: int, cancelled: Asked = lambda: False) -> Array:
    """Those of some sorted numbers that, moved by `shift`, are among many sorted ones."""
    if not len(many) or not len(some):
        return some[:0]
    if len(some) * 16 < len(many):
        wanted = some.astype(np.int64) + shift
        index = np.searchsorted(many, wanted.clip(0).astype(many.dtype))
        index[index == len(many)] = 0
        met: Array = some[many[index] == wanted]
        return met
    row = np.zeros(WINDOW, dtype=np.bool_)
    edges = np.arange(int(some[0]) + shift, int(some[-1]) + shift + 1 + WINDOW, WINDOW)
    mine = np.searchsorted(some, (edges - shift).astype(some.dtype)).tolist()
    theirs = np.searchsorted(many, edges.clip(0).astype(many.dtype)).tolist()
    found = []
    for n, edge in enumerate(edges[:-1].tolist()):
        if cancelled():
            raise Cancelled
        marked = np.subtract(many[theirs[n] : theirs[n + 1]], edge, dtype=np.int64)
        row[marked] = True
        inside = some[mine[n] : mine[n + 1]]
        found.append(inside[row[np.add(inside, shift - edge, dtype=np.int64)]])
        row[marked] = False
    return np.concatenate(found)
