"""Which passages of two articles say the same thing: a calibrated score for every pair, many to many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from reader.compare.units import Unit
from reader.compare.weights import Matrix, gram_cosine, shared_words, word_weights

THRESHOLD = 0.4
"""Score from which two passages are linked."""

BIAS = -0.98
COEFFICIENTS: dict[str, float] = {
    "containment": -1.13,
    "dice": 0.38,
    "grams": 18.04,
    "amount": 1.08,
    "mutual": 2.32,
    "sequence": 2.11,
    "closeness": 1.81,
}
"""Logistic regression over the features below, fitted by `benchmarks/compare.py --fit`."""

_CLOSENESS_SEEN = (-3.6, -2.2)
"""The range of `closeness` the regression was fitted on; beyond it the nearest end is used."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """`score` and `likeness` (share of weighted words) of every pair, left x right, and the pair's word weights."""

    score: Matrix
    likeness: Matrix
    weights: Mapping[str, float]


def features(left: Sequence[Unit], right: Sequence[Unit], weights: Mapping[str, float]) -> dict[str, Matrix]:
    """What speaks for each pair of passages, by name of the coefficient; each left x right, symmetric."""
    words = shared_words(left, right, weights)
    grams = gram_cosine([unit.text for unit in left], [unit.text for unit in right])
    containment, dice = words.containment(), words.dice()
    likeness: Matrix = np.asarray((containment + dice + grams) / 3, dtype=np.float32)
    closeness = np.clip(np.log(likeness.mean() + 1e-4), *_CLOSENESS_SEEN)
    return {
        "containment": containment,
        "dice": dice,
        "grams": grams,
        "amount": np.log1p(words.both),
        "mutual": _mutual(likeness),
        "sequence": _sequence(likeness),
        "closeness": np.full_like(likeness, closeness),
    }


def _mutual(likeness: Matrix) -> Matrix:
    """How near each pair comes to the best either passage has, 0..1."""
    floor = np.float32(1e-6)
    of_left = likeness / np.maximum(likeness.max(axis=1, keepdims=True), floor)
    of_right = likeness / np.maximum(likeness.max(axis=0, keepdims=True), floor)
    return np.asarray(np.sqrt(of_left * of_right), dtype=np.float32)


def _sequence(likeness: Matrix) -> Matrix:
    """The likeness of the passages just before or just after the pair, whichever is more."""
    framed = np.pad(likeness, 1)
    return np.maximum(framed[:-2, :-2], framed[2:, 2:])


def scores(found: dict[str, Matrix]) -> Matrix:
    """The probability that two passages say the same thing, for each pair."""
    total = np.float32(BIAS) + sum(value * np.float32(COEFFICIENTS[name]) for name, value in found.items())
    return np.asarray(1 / (1 + np.exp(-total)), dtype=np.float32)


def align(left: Sequence[Unit], right: Sequence[Unit]) -> Alignment:
    """Score every pair of passages; from `THRESHOLD` on two passages are linked."""
    if not left or not right:
        nothing = np.zeros((len(left), len(right)), dtype=np.float32)
        return Alignment(nothing, nothing, {})
    weights = word_weights(left, right)
    found = features(left, right, weights)
    return Alignment(scores(found), found["dice"], weights)
