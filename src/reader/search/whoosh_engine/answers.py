"""From what matches to an answer: the best of it, and counts made when they are looked at."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property

import numpy as np

from reader.search.counts import Counts
from reader.search.whoosh_engine.arrays import Array
from reader.search.whoosh_engine.snapshot import Snapshot

_GROUP = 16
"""The greatest of so many keys stands for them: as many groups as are wanted bound the best from below."""


def best(keys: Array, limit: int) -> Array:
    """Indexes of the greatest keys, greatest first, of equal ones the first."""
    count = len(keys)
    if limit <= 0 or not count:
        return np.zeros(0, dtype=np.int64)
    groups = count // _GROUP
    if groups > limit:
        peaks = keys[: groups * _GROUP].reshape(_GROUP, groups).max(axis=0)
        candidates = np.flatnonzero(keys >= np.partition(peaks, groups - limit)[groups - limit])
    else:
        candidates = np.arange(count)
    order = np.argsort(-keys[candidates], kind="stable")[:limit]
    return candidates[order]


def newest(snapshot: Snapshot, docs: Array, limit: int) -> Array:
    """Indexes of the newest documents, newest first; undated ones last, of equal dates the last added."""
    keys = snapshot.dates[docs].astype(np.int64) * max(1, snapshot.size) + docs
    return best(keys, limit)


class Numbers(Collection[int]):
    """The article numbers of documents, looked up when they are asked for."""

    def __init__(self, snapshot: Snapshot, docs: Array) -> None:
        self._snapshot, self._docs = snapshot, docs

    @cached_property
    def array(self) -> Array:
        """The numbers as an array, in order of document."""
        return self._snapshot.numbers[self._docs]

    @cached_property
    def _set(self) -> frozenset[int]:
        return frozenset(self.array.tolist())

    def __len__(self) -> int:
        return len(self._docs)

    def __iter__(self) -> Iterator[int]:
        return iter(self.array.tolist())

    def __contains__(self, number: object) -> bool:
        return number in self._set


def source_counts(snapshot: Snapshot, docs: Array) -> Counts:
    """How many of the documents each source has."""

    def count() -> dict[str, int]:
        ids, names = snapshot.sources
        counts = np.bincount(ids[docs], minlength=len(names)).tolist()
        return {name: n for name, n in zip(names, counts, strict=True) if n}

    return Counts(count)


def year_counts(snapshot: Snapshot, docs: Array) -> Counts:
    """How many of the documents are of each year; the undated are left out."""

    def count() -> dict[str, int]:
        counts = np.bincount(snapshot.years[docs], minlength=1).tolist()
        return {str(year): n for year, n in enumerate(counts) if n and year}

    return Counts(count)
