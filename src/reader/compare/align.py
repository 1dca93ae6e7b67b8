"""Which passages of two articles say the same thing: a calibrated score for every pair, many to many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reader.compare.units import Unit
from reader.compare.weights import Matrix, gram_cosine, shared_pairs, shared_words, word_weights

THRESHOLD = 0.45
"""Score from which two passages are linked."""

BIAS = -4.7
COEFFICIENTS: dict[str, float] = {
    "containment": 0.5,
    "dice": 2.9,
    "grams": 15.2,
    "pairs": -6.6,
    "amount": 0.62,
    "best_of_left": 2.2,
    "best_of_right": 0.2,
}
"""Logistic regression over the features below, fitted by `benchmarks/compare.py --fit`."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs of passages that are linked, as (left number, right number, score), in left order."""

    pairs: tuple[tuple[int, int, float], ...]


def features(left: Sequence[Unit], right: Sequence[Unit]) -> dict[str, Matrix]:
    """What speaks for each pair of passages, by name of the coefficient; each left x right."""
    weights = word_weights(left, right)
    words = shared_words(left, right, weights)
    grams = gram_cosine([unit.text for unit in left], [unit.text for unit in right])
    containment, dice = words.containment(), words.dice()
    likeness = (containment + dice + grams) / 3
    floor = np.float32(1e-6)
    return {
        "containment": containment,
        "dice": dice,
        "grams": grams,
        "pairs": shared_pairs(left, right, weights).dice(),
        "amount": np.log1p(words.both),
        "best_of_left": likeness / np.maximum(likeness.max(axis=1, keepdims=True), floor),
        "best_of_right": likeness / np.maximum(likeness.max(axis=0, keepdims=True), floor),
    }


def scores(found: dict[str, Matrix]) -> Matrix:
    """The probability that two passages say the same thing, for each pair."""
    total = np.float32(BIAS) + sum(value * np.float32(COEFFICIENTS[name]) for name, value in found.items())
    return np.asarray(1 / (1 + np.exp(-total)), dtype=np.float32)


def align(left: Sequence[Unit], right: Sequence[Unit], threshold: float = THRESHOLD) -> Alignment:
    """Link every pair of passages whose score reaches `threshold`."""
    if not left or not right:
        return Alignment(())
    probability = scores(features(left, right))
    linked = np.argwhere(probability >= threshold)
    return Alignment(tuple((int(i), int(j), round(float(probability[i, j]), 4)) for i, j in linked))
