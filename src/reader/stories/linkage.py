"""Average-link clustering: groups whose members are on average alike enough."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def average_link(similarities: NDArray[np.float64], threshold: float) -> list[list[int]]:
    """Group the rows of a symmetric matrix as long as two groups' mean similarity reaches `threshold`.

    Nearest-neighbour chains: O(n²) in time; average linkage has no inversions, so cutting their merges at
    the threshold gives the same groups as merging the closest first (Müllner 2011, arXiv:1109.2378).
    """
    count = len(similarities)
    matrix = similarities.astype(np.float64, copy=True)
    np.fill_diagonal(matrix, -1.0)
    sizes = np.ones(count)
    groups: list[list[int]] = [[row] for row in range(count)]
    alive = np.ones(count, dtype=bool)
    chain: list[int] = []
    while True:
        if not chain:
            rows = np.flatnonzero(alive)
            if not len(rows):
                return sorted(sorted(group) for group in groups if group)
            chain.append(int(rows[0]))
        here = chain[-1]
        nearest = int(matrix[here].argmax())
        if len(chain) > 1 and matrix[here, chain[-2]] >= matrix[here, nearest]:
            nearest = chain[-2]
        if matrix[here, nearest] < threshold:
            _retire(matrix, alive, here)
            chain.pop()
        elif len(chain) > 1 and nearest == chain[-2]:
            del chain[-2:]
            _merge(matrix, sizes, groups, here, nearest)
            alive[nearest] = False
        else:
            chain.append(nearest)


def _retire(matrix: NDArray[np.float64], alive: NDArray[np.bool_], row: int) -> None:
    """Leave a group as it is: nothing is near enough to it."""
    alive[row] = False
    matrix[row] = -1.0
    matrix[:, row] = -1.0


def _merge(
    matrix: NDArray[np.float64], sizes: NDArray[np.float64], groups: list[list[int]], into: int, gone: int
) -> None:
    total = sizes[into] + sizes[gone]
    row = (matrix[into] * sizes[into] + matrix[gone] * sizes[gone]) / total
    row[into] = row[gone] = -1.0
    row[(matrix[into] < 0) | (matrix[gone] < 0)] = -1.0
    matrix[into], matrix[:, into] = row, row
    matrix[gone], matrix[:, gone] = -1.0, -1.0
    sizes[into] = total
    groups[into] += groups[gone]
    groups[gone] = []
