"""Scored documents, and conjunctions of them.

A scored part is its documents with a non-zero value each, and how values become scores.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from reader.search.whoosh_engine.arrays import Array


@dataclass(frozen=True, slots=True)
class Scored:
    """Documents in ascending order, a non-zero value for each, and what turns values into scores."""

    docs: Array
    values: Array
    score: Callable[[Array], Array]

    def scores(self) -> Array:
        """The score of each document."""
        return self.score(self.values)


class Joint:
    """The documents some scored parts have in common, and the value of each part for them."""

    def __init__(self, size: int, docs: Array | None = None) -> None:
        self._size = size
        self._values: list[Array] = []
        self.parts: list[Scored] = []
        self.docs = np.zeros(0, dtype=np.int64) if docs is None else docs
        self._open = docs is None

    def keep(self, part: Scored) -> None:
        """Go on with the documents another part has too."""
        self.parts.append(part)
        if self._open:
            self.docs, self._values, self._open = part.docs, [part.values], False
            return
        found = look_up(part, self.docs, self._size)
        kept = found != 0
        if not kept.all():
            self.cut(kept)
            found = found[kept]
        self._values.append(found)

    def drop(self, part: Scored) -> None:
        """Go on without the documents a part has."""
        self.cut(look_up(part, self.docs, self._size) == 0)

    def cut(self, kept: Array) -> None:
        """Go on with some of the documents."""
        self.docs, self._values = self.docs[kept], [values[kept] for values in self._values]

    def scored(self) -> Scored:
        """The documents with the scores of all parts added."""
        if len(self.parts) == 1:
            return Scored(self.docs, self._values[0], self.parts[0].score)
        total = self.parts[0].score(self._values[0])
        for part, values in zip(self.parts[1:], self._values[1:], strict=True):
            total += part.score(values)
        return Scored(self.docs, total, as_they_are)


def as_they_are(values: Array) -> Array:
    """Values that are scores already."""
    return values


def look_up(part: Scored, docs: Array, size: int) -> Array:
    """The value a part has for each of some documents, 0 where it has none."""
    if len(docs) * 16 < len(part.docs):
        places = np.searchsorted(part.docs, docs)
        places[places == len(part.docs)] = 0
        return np.where(part.docs[places] == docs, part.values[places], 0).astype(part.values.dtype)
    row = np.zeros(size, dtype=part.values.dtype)
    row[part.docs] = part.values
    return row[docs]


NOTHING = Scored(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32), as_they_are)
"""No document."""
