"""How often each entity is named in the articles found: exact, over all of them, in a millisecond or two.

Few articles are counted one by one; for many, a bitmap of each of the commonest entities is
intersected with the bitmap of what was found, so that only these are counted.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reader.store import names, outbox
from reader.store.database import Database
from reader.store.reading import counter

SHOWN = 12
BITMAPS = 192
FEW = 4000
"""Up to so many articles are counted one by one."""
FRESH_SECONDS = 20.0
"""Names found anew in known articles are looked at so often."""


@dataclass(frozen=True, slots=True)
class _Table:
    """Entity keys of all articles in one row; article n has `keys[starts[n]:ends[n]]`."""

    sequence: int
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    keys: NDArray[np.int32]
    common: NDArray[np.int32]
    bitmaps: NDArray[np.uint64]


class EntityCounts:
    """Counts entities over found articles; what it needs is loaded at the first use and kept up to date."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._table: _Table | None = None
        self._renamed = 0
        self._read_at = 0.0
        self._guard = threading.Lock()

    def names(self, found: Collection[int]) -> dict[str, int]:
        """The entities named in most of the articles `found`, by name, commonest first."""
        top = self.top(found, SHOWN)
        labels = names.labels(self._database, [key for key, _ in top])
        return {labels[key].name: count for key, count in top if key in labels}

    def top(self, found: Collection[int], limit: int) -> list[tuple[int, int]]:
        """(entity key, number of articles) of the entities named in most of the articles `found`."""
        if not len(found):
            return []
        table = self._current()
        numbers = _array(found)
        numbers = numbers[numbers < len(table.starts)]
        keys, counts = _few(table, numbers) if len(numbers) <= FEW else _many(table, numbers)
        best = _greatest(counts, limit)
        return [(int(keys[i]), int(counts[i])) for i in best if counts[i]]

    def exactly(self, found: Collection[int], limit: int) -> list[tuple[int, int]]:
        """The same of all entities, however many articles there are."""
        table = self._current()
        numbers = _array(found)
        keys, counts = _few(table, numbers[numbers < len(table.starts)])
        return [(int(keys[i]), int(counts[i])) for i in _greatest(counts, limit)]

    def _current(self) -> _Table:
        with self._guard:
            sequence = outbox.sequence(self._database)
            renamed = counter(self._database, "names")
            aged = time.monotonic() - self._read_at > FRESH_SECONDS
            if self._table is None or (renamed != self._renamed and aged):
                self._table = _table(self._database, sequence)
                self._renamed, self._read_at = renamed, time.monotonic()
            elif self._table.sequence != sequence:
                self._table = _extended(self._table, self._database, sequence)
            return self._table


def _table(database: Database, sequence: int) -> _Table:
    rows = names.named_by_article(database, -1)
    lengths = np.fromiter((len(keys) // 4 for _, keys in rows), np.int64, len(rows))
    numbers = np.fromiter((number for number, _ in rows), np.int64, len(rows))
    size = int(numbers[-1]) + 1 if len(rows) else 0
    starts, ends = np.zeros(size, np.int64), np.zeros(size, np.int64)
    ends[numbers] = np.cumsum(lengths)
    starts[numbers] = ends[numbers] - lengths
    keys = np.frombuffer(b"".join(keys for _, keys in rows), np.int32)
    return _with_bitmaps(sequence, starts, ends, keys)


def _extended(table: _Table, database: Database, sequence: int) -> _Table:
    """The table with what changed since; articles that are gone are never asked for."""
    rows = names.named_by_article(database, table.sequence)
    if len(rows) > FEW:
        return _table(database, sequence)
    size = max([len(table.starts), *(number + 1 for number, _ in rows)])
    starts, ends = np.zeros(size, np.int64), np.zeros(size, np.int64)
    starts[: len(table.starts)], ends[: len(table.ends)] = table.starts, table.ends
    at = len(table.keys)
    for number, keys in rows:
        starts[number], ends[number] = at, at + len(keys) // 4
        at = int(ends[number])
    added = np.frombuffer(b"".join(keys for _, keys in rows), np.int32)
    return _with_bitmaps(sequence, starts, ends, np.concatenate([table.keys, added]))


def _with_bitmaps(
    sequence: int,
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    keys: NDArray[np.int32],
    few: int = FEW,
) -> _Table:
    total = np.bincount(keys) if len(keys) else np.zeros(1, np.int64)
    common = np.argsort(-total, kind="stable")[:BITMAPS].astype(np.int32)
    if len(starts) <= few:
        return _Table(sequence, starts, ends, keys, common, np.zeros((0, 0), np.uint64))
    place = np.full(len(total), -1, np.int64)
    place[common] = np.arange(len(common))
    numbers, columns = _spread(starts, ends, np.arange(len(starts)))
    rows = place[keys[columns]]
    bits = np.zeros((len(common), _whole_words(len(starts))), bool)
    bits[rows[rows >= 0], numbers[rows >= 0]] = True
    return _Table(sequence, starts, ends, keys, common, np.packbits(bits, axis=1).view(np.uint64))


def _whole_words(bits: int) -> int:
    """So many bits as whole 64-bit words have."""
    return -(-bits // 64) * 64


def _spread(
    starts: NDArray[np.int64], ends: NDArray[np.int64], numbers: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The article and the place in `keys` of each entity of these articles."""
    lengths = ends[numbers] - starts[numbers]
    before = np.cumsum(lengths) - lengths
    places = np.arange(int(lengths.sum())) + np.repeat(starts[numbers] - before, lengths)
    return np.repeat(numbers, lengths), places


def _array(found: Collection[int]) -> NDArray[np.int64]:
    """Numbers as an array: the one they have already, as an engine's answer does, or a new one."""
    array = getattr(found, "array", None)
    return array if isinstance(array, np.ndarray) else np.fromiter(found, np.int64, len(found))


def _few(table: _Table, numbers: NDArray[np.int64]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    _, places = _spread(table.starts, table.ends, numbers)
    counts = np.bincount(table.keys[places])
    keys = np.flatnonzero(counts)
    return keys.astype(np.int32), counts[keys]


def _greatest(counts: NDArray[np.int64], limit: int) -> NDArray[np.int64]:
    """Where the greatest counts are, greatest first, of equal ones the first."""
    if len(counts) > limit:
        least = np.partition(counts, len(counts) - limit)[len(counts) - limit]
        places = np.flatnonzero(counts >= least)
    else:
        places = np.arange(len(counts))
    return places[np.argsort(-counts[places], kind="stable")[:limit]]


def _many(table: _Table, numbers: NDArray[np.int64]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    found = np.zeros(_whole_words(len(table.starts)), bool)
    found[numbers] = True
    common = np.bitwise_count(table.bitmaps & np.packbits(found).view(np.uint64)).sum(axis=1, dtype=np.int64)
    return table.common, common
