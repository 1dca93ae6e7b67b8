"""What stays in memory: decoded arrays up to a number of bytes, and what of a segment is read again and again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TypeVar

from reader.search.whoosh_engine.arrays import Array, ArrayFile
from reader.search.whoosh_engine.contents import Segment
from reader.search.whoosh_engine.postings import Terms

CACHE_BYTES = 96 << 20
_ENTRY_BYTES = 500
"""What a cache entry takes besides its values, about."""

_T = TypeVar("_T", bound=tuple[Array, ...])


class Cache:
    """Arrays by key, the longest unused given up when they exceed a number of bytes."""

    def __init__(self, limit: int = CACHE_BYTES) -> None:
        self._limit = limit
        self._held: OrderedDict[object, tuple[Array, ...]] = OrderedDict()
        self._lock = Lock()
        self.size = 0

    def get(self, key: object, make: Callable[[], _T]) -> _T:
        """The arrays under a key, made if they are not held."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]  # type: ignore[return-value]
        made = make()
        with self._lock:
            if key not in self._held:
                self._held[key] = made
                self.size += _cost(made)
            while self.size > self._limit and len(self._held) > 1:
                _, dropped = self._held.popitem(last=False)
                self.size -= _cost(dropped)
        return made


def _cost(arrays: tuple[Array, ...]) -> int:
    return _ENTRY_BYTES + sum(part.nbytes for part in arrays)


class OpenSegment:
    """A segment's file and the parts of it that stay decoded."""

    def __init__(self, directory: Path, segment: Segment) -> None:
        self.file: ArrayFile = segment.open(directory)
        self._terms: dict[str, Terms] = {}
        self._starts: dict[str, Array] = {}

    def terms(self, name: str) -> Terms:
        """A sorted list of byte strings of the segment."""
        if name not in self._terms:
            self._terms[name] = Terms(self.file, name)
        return self._terms[name]

    def starts(self, name: str) -> Array:
        """Where each term's part of an array starts, and the last one ends."""
        if name not in self._starts:
            self._starts[name] = self.file.read(name)
        return self._starts[name]

    @cached_property
    def surface_counts(self) -> Array:
        """How often each surface word occurs."""
        return self.file.read("surfaces.count")

    @cached_property
    def surface_capitals(self) -> Array:
        """How often each surface word has a capital."""
        return self.file.read("surfaces.capital")

    @cached_property
    def surface_terms(self) -> Array:
        """The index of each surface word's term in `text`."""
        return self.file.read("surfaces.term")
