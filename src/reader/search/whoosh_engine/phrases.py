"""Words next to each other: positions compared as sorted numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reader.errors import Cancelled
from reader.search.engine import Cancelled as Asked
from reader.search.whoosh_engine.arrays import Array
from reader.search.whoosh_engine.snapshot import Snapshot

_SHIFT = 32
_OFFSET = 1 << 16


def phrase_docs(
    snapshot: Snapshot, field: str, alternatives: Sequence[Sequence[str]], docs: Array, cancelled: Asked
) -> Array:
    """Those of `docs` where a term of each alternative follows one of the alternative before."""
    rows = []
    for offset, terms in enumerate(alternatives):
        if cancelled():
            raise Cancelled
        rows.append(occurrences(snapshot, field, terms, docs) - offset)
    rows.sort(key=len)
    found = rows[0]
    for row in rows[1:]:
        found = found[_among(found, row)]
    return docs[np.unique(found >> _SHIFT)]


def occurrences(snapshot: Snapshot, field: str, terms: Sequence[str], docs: Array) -> Array:
    """Where the terms stand in some documents: (index into `docs`, position) as one sorted number each."""
    rows = [_occurrences(snapshot, field, term, docs) for term in terms]
    rows = [row for row in rows if len(row)]
    if len(rows) == 1:
        return rows[0]
    return np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *rows]))


def _occurrences(snapshot: Snapshot, field: str, term: str, docs: Array) -> Array:
    postings = snapshot.postings(field, term)
    if not len(postings.docs) or not len(docs):
        return np.zeros(0, dtype=np.int64)
    places = np.searchsorted(postings.docs, docs)
    places[places == len(postings.docs)] = 0
    here = np.flatnonzero(postings.docs[places] == docs)
    places = places[here]
    starts, positions = snapshot.positions(field, term)
    counts = starts[places + 1] - starts[places]
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    gather = np.repeat(starts[places] - (ends - counts), counts) + np.arange(total)
    return (np.repeat(here, counts) << _SHIFT) + positions[gather] + _OFFSET


def _among(some: Array, all_of_them: Array) -> Array:
    if not len(all_of_them):
        return np.zeros(len(some), dtype=np.bool_)
    places = np.searchsorted(all_of_them, some)
    places[places == len(all_of_them)] = 0
    among: Array = all_of_them[places] == some
    return among
