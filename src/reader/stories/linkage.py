"""Average-link clustering that keeps groups as tight as they were."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

TIGHTNESS = 0.4
"""Two groups are not joined if their mean similarity is less than this share of that inside either."""

_TYPICAL = 0.27
_TYPICAL_PAIRS = 2

Matrix = NDArray[np.float64]


def average_link(similarities: Matrix, threshold: float) -> list[list[int]]:
    """Group the rows of a symmetric matrix: the most alike first, while their mean similarity allows it.

    Two groups are joined if their mean similarity reaches `threshold` and the tightness of both, so that a
    dense story on one event does not take in its follow-ups. The mean inside a group is damped with two
    pairs of typical likeness. Returns sorted groups of row numbers; O(n²) memory, about O(n²) time.
    """
    return _Groups(similarities).joined(threshold)


class _Groups:
    """Groups in the making: their mean similarities to each other and the sums inside them."""

    def __init__(self, similarities: Matrix) -> None:
        count = len(similarities)
        self.mean = similarities.astype(np.float64, copy=True)
        np.fill_diagonal(self.mean, -1.0)
        self.open = self.mean.copy()
        self.nearest = self.open.argmax(axis=1)
        self.best = self.open[np.arange(count), self.nearest]
        self.sizes = np.ones(count)
        self.inside = np.zeros(count)
        self.members: list[list[int]] = [[row] for row in range(count)]

    def joined(self, threshold: float) -> list[list[int]]:
        while True:
            one = int(self.best.argmax())
            other = int(self.nearest[one])
            if self.best[one] < threshold:
                return sorted(sorted(group) for group in self.members if group)
            if self.mean[one, other] < TIGHTNESS * max(self._tightness(one), self._tightness(other)):
                self._bar(one, other)
            else:
                self._join(one, other)

    def _tightness(self, row: int) -> float:
        pairs = self.sizes[row] * (self.sizes[row] - 1) / 2
        if not pairs:
            return 0.0
        return float((self.inside[row] + _TYPICAL_PAIRS * _TYPICAL) / (pairs + _TYPICAL_PAIRS))

    def _bar(self, one: int, other: int) -> None:
        """Keep two groups apart until one of them has grown."""
        self.open[one, other] = self.open[other, one] = -1.0
        self._look_again(np.array([one, other]))

    def _join(self, into: int, gone: int) -> None:
        size, added = self.sizes[into], self.sizes[gone]
        self.inside[into] += self.inside[gone] + self.mean[into, gone] * size * added
        row = (self.mean[into] * size + self.mean[gone] * added) / (size + added)
        row[into] = row[gone] = -1.0
        for matrix in (self.mean, self.open):
            matrix[into] = matrix[:, into] = row
            matrix[gone] = matrix[:, gone] = -1.0
        self.sizes[into] += added
        self.members[into] += self.members[gone]
        self.members[gone] = []
        self.best[gone] = -1.0
        stale = np.isin(self.nearest, (into, gone)) & (self.best > -1.0)
        stale[into] = True
        self._look_again(np.flatnonzero(stale))
        closer = row > self.best
        self.nearest[closer] = into
        self.best[closer] = row[closer]

    def _look_again(self, rows: NDArray[np.intp]) -> None:
        self.nearest[rows] = self.open[rows].argmax(axis=1)
        self.best[rows] = self.open[rows, self.nearest[rows]]
