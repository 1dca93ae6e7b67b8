"""Word weights local to a pair of articles, and the matrices of what two sets of passages share."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reader.compare.units import Unit

Matrix = NDArray[np.float32]

NAME_DISCOUNT = 0.35
"""What the weight of a name or title is multiplied by: two reports of one event share them everywhere."""

GRAM = 4
"""Characters in a gram."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What each left passage shares with each right one: `both[i, j]`, and all that each holds."""

    both: Matrix
    left: Matrix
    right: Matrix

    def containment(self) -> Matrix:
        """Shared weight over the smaller side's, 0..1."""
        return _ratio(self.both, np.minimum(self.left[:, None], self.right[None, :]))

    def dice(self) -> Matrix:
        """Twice the shared weight over both sides', 0..1."""
        return _ratio(2 * self.both, self.left[:, None] + self.right[None, :])


def _ratio(upper: Matrix, lower: Matrix) -> Matrix:
    return np.divide(upper, lower, out=np.zeros_like(upper), where=lower > 0)


def word_weights(left: Sequence[Unit], right: Sequence[Unit]) -> dict[str, float]:
    """Stem to weight: inverse passage frequency over both articles, names and titles discounted."""
    frequency: Counter[str] = Counter()
    as_name: Counter[str] = Counter()
    for unit in (*left, *right):
        frequency.update({term.stem for term in unit.terms})
        as_name.update(unit.names)
    total = len(left) + len(right)
    return {
        key: math.log(1 + total / count) * (NAME_DISCOUNT if as_name[key] * 2 >= count else 1.0)
        for key, count in frequency.items()
    }


def shared_words(left: Sequence[Unit], right: Sequence[Unit], weights: Mapping[str, float]) -> Shared:
    """Weight of the words two passages share."""
    return shared(
        [{t.stem for t in unit.terms} for unit in left],
        [{t.stem for t in unit.terms} for unit in right],
        weights,
    )


def shared(left: Sequence[set[str]], right: Sequence[set[str]], weights: Mapping[str, float]) -> Shared:
    """Shared weight of any bags of keys; only keys both sides have enter the product."""
    common = set().union(*left) & set().union(*right)
    columns = {key: number for number, key in enumerate(sorted(common))}
    scale = np.sqrt(np.array([weights[key] for key in columns], dtype=np.float32))
    return Shared(
        _rows(left, columns, scale) @ _rows(right, columns, scale).T,
        np.array([sum(weights[k] for k in bag) for bag in left], dtype=np.float32),
        np.array([sum(weights[k] for k in bag) for bag in right], dtype=np.float32),
    )


def _rows(bags: Sequence[set[str]], columns: dict[str, int], scale: Matrix) -> Matrix:
    matrix = np.zeros((len(bags), len(columns)), dtype=np.float32)
    for row, bag in enumerate(bags):
        hits = [columns[key] for key in bag if key in columns]
        matrix[row, hits] = scale[hits]
    return matrix


def gram_cosine(left: Sequence[str], right: Sequence[str]) -> Matrix:
    """Cosine of the passages' character 4-grams, weighted by inverse passage frequency."""
    lefts, rights = [_grams(t) for t in left], [_grams(t) for t in right]
    codes, counts = np.unique(np.concatenate([*lefts, *rights]), return_counts=True)
    weights = np.log(1 + (len(left) + len(right)) / counts).astype(np.float32)
    common = np.isin(codes, np.concatenate(lefts)) & np.isin(codes, np.concatenate(rights))
    column = np.cumsum(common) - 1

    def rows(side: Sequence[NDArray[np.uint64]]) -> Matrix:
        matrix = np.zeros((len(side), int(common.sum())), dtype=np.float32)
        for number, grams in enumerate(side):
            places = np.searchsorted(codes, grams)
            norm = float(np.linalg.norm(weights[places])) or 1.0
            kept = places[common[places]]
            matrix[number, column[kept]] = weights[kept] / norm
        return matrix

    return rows(lefts) @ rows(rights).T


def _grams(text: str) -> NDArray[np.uint64]:
    squeezed = " ".join(text.casefold().split())
    codes = np.frombuffer(f" {squeezed} ".encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    if len(codes) < GRAM:
        return np.array([], dtype=np.uint64)
    mixed = np.zeros(len(codes) - GRAM + 1, dtype=np.uint64)
    for offset in range(GRAM):
        mixed = mixed * np.uint64(2_097_169) + codes[offset : offset + len(mixed)]
    unique: NDArray[np.uint64] = np.unique(mixed)
    return unique
