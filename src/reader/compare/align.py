"""Which passages of two articles say the same thing: a calibrated score for every pair, many to many.

Two logistic regressions, one after the other: the first weighs what a pair of passages shares, the second
corrects its answer by how much of the two articles is told by both, since a likeness that means little between
two long reports on one matter means much between a report and its summary, and, between reports that were
written apart, by where the passages stand: both open with the news.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reader.compare.quotes import SharedQuote
from reader.compare.units import Unit
from reader.compare.weights import Matrix, gram_cosine, shared, shared_words

THRESHOLD = 0.34
"""Score from which two passages are linked."""

MOST_LINKS = 8
"""Links of one passage: a phrase that comes back in every paragraph would link everything with everything."""

SAME = 0.9
"""Shared words from which two passages are the same, and even two lists of numbers are linked."""

TWIN = 0.8
"""Shared words from which a passage has found its counterpart and needs no other."""

BIAS = -6.21
COEFFICIENTS: dict[str, float] = {
    "containment": -0.99,
    "dice": 3.75,
    "grams": 16.70,
    "amount": 1.03,
    "mutual": 1.23,
    "quote": 3.00,
    "distinctive": 1.04,
    "neighbours": 2.97,
    "runs": -0.53,
}
"""Fitted by `benchmarks/compare.py --fit`, as are those of the second regression below."""

COVERAGE_BIAS, COVERAGE_SLOPE, COVERAGE, DEPTH = -2.86, 0.99, 4.81, -2.26

OPENING = 2.0
"""What two openings count for: set by hand, to a third of what fits pairs of reports of one event best, since two
articles on one matter may also open with two events."""

RELATED, RELATED_WIDTH = 0.16, 0.02
"""Coverage from which two articles are on one matter at all, and how sharply."""

APART, APART_WIDTH = 0.42, 0.05
"""Coverage from which one article is the summary or copy of the other rather than a report of its own."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """`score` and `likeness` (share of weighted words) of every pair of passages, left x right."""

    score: Matrix
    likeness: Matrix


def align(
    left: Sequence[Unit],
    right: Sequence[Unit],
    weights: Mapping[str, float],
    quotes: Iterable[SharedQuote],
) -> Alignment:
    """Score every pair of passages; from `THRESHOLD` on two passages are linked."""
    if not left or not right:
        nothing = np.zeros((len(left), len(right)), dtype=np.float32)
        return Alignment(nothing, nothing)
    found = features(left, right, weights, quotes)
    first = np.full_like(found["dice"], BIAS)
    for name, value in found.items():
        first += value * np.float32(COEFFICIENTS[name])
    covered = coverage(_logistic(first))
    second = COVERAGE_BIAS + COVERAGE_SLOPE * first + np.float32(COVERAGE * covered)
    place = DEPTH * depth(len(left), len(right)) + OPENING * opening(len(left), len(right))
    second += place * np.float32(apart(covered))
    score = _logistic(second)
    score[_tables(left, right) & (found["dice"] < SAME)] = 0
    score[_only_names(left, right, weights) & (found["dice"] < SAME)] = 0
    return Alignment(score, found["dice"])


def without_rivals_of_twins(
    score: Matrix, likeness: Matrix, quoted: Iterable[tuple[int, int]] = ()
) -> Matrix:
    """The scores without the other pairs of passages that have a counterpart in nearly the same words.

    Pairs with a quotation in common (`quoted`) stay unless both passages have one.
    """
    twins = likeness >= TWIN
    rows, columns = np.any(twins, axis=1, keepdims=True), np.any(twins, axis=0, keepdims=True)
    rivals = (rows | columns) & ~twins
    for place in quoted:
        rivals[place] &= rows[place[0], 0] & columns[0, place[1]]
    return np.where(rivals, np.float32(0), score)


def linked(score: Matrix) -> list[tuple[int, int]]:
    """The pairs that reach `THRESHOLD`, at most `MOST_LINKS` a passage but each passage's best in any case.

    Of equal scores the ones at the same depth of both articles come first.
    """
    rows, columns = score.shape
    if not rows or not columns:
        return []
    ordered = score - np.float32(1e-4) * depth(rows, columns)
    kept = np.zeros(score.shape, dtype=bool)
    by_row, by_column = _ranks(ordered), _ranks(ordered.T).T
    kept |= (by_row < MOST_LINKS) & (by_column < MOST_LINKS)
    kept |= (by_row == 0) | (by_column == 0)
    return [(int(i), int(j)) for i, j in np.argwhere(kept & (score >= THRESHOLD))]


def _ranks(score: Matrix) -> NDArray[np.intp]:
    """Each value's place in its row, 0 for the greatest."""
    order = np.argsort(-score, axis=1, kind="stable")
    ranks: NDArray[np.intp] = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(score.shape[1])[None, :], axis=1)
    return ranks


def _tables(left: Sequence[Unit], right: Sequence[Unit]) -> NDArray[np.bool_]:
    """The pairs that have a list of numbers on either side."""
    ours = np.array([[unit.is_table] for unit in left])
    theirs = np.array([[unit.is_table for unit in right]])
    either: NDArray[np.bool_] = ours | theirs
    return either


def features(
    left: Sequence[Unit], right: Sequence[Unit], weights: Mapping[str, float], quotes: Iterable[SharedQuote]
) -> dict[str, Matrix]:
    """What speaks for each pair of passages, by name of the coefficient; each left x right, symmetric."""
    words = shared_words(left, right, weights)
    ours, theirs = [_plain(unit) for unit in left], [_plain(unit) for unit in right]
    grams = gram_cosine([unit.text for unit in left], [unit.text for unit in right])
    containment, dice = words.containment(), words.dice()
    likeness: Matrix = np.asarray((containment + dice + grams) / 3, dtype=np.float32)
    return {
        "containment": containment,
        "dice": dice,
        "grams": grams,
        "amount": np.log1p(words.both),
        "mutual": _mutual(likeness),
        "quote": _quoted(quotes, likeness.shape),
        "distinctive": _distinctive(ours, theirs),
        "neighbours": _neighbours(likeness),
        "runs": _runs(left, right),
    }


def coverage(probability: Matrix) -> float:
    """How much of both articles is told by the other: the mean of every passage's best score, 0..1."""
    return float(probability.max(axis=1).mean() + probability.max(axis=0).mean()) / 2


def apart(covered: float) -> float:
    """How far the articles are reports of one matter written apart, 0..1, from how much of either both tell."""
    related = 1 / (1 + math.exp((RELATED - covered) / RELATED_WIDTH))
    return related / (1 + math.exp((covered - APART) / APART_WIDTH))


def opening(rows: int, columns: int) -> Matrix:
    """How near both passages of each pair stand to the opening of their article, 0..1."""
    nearness = [1 / np.sqrt(np.arange(1, count + 1)) for count in (rows, columns)]
    return np.asarray(np.outer(*nearness), dtype=np.float32)


def depth(rows: int, columns: int) -> Matrix:
    """How far apart the passages of each pair stand, as a share of the articles."""
    shares = np.abs(np.linspace(0, 1, rows)[:, None] - np.linspace(0, 1, columns)[None, :])
    return np.asarray(shares, dtype=np.float32)


def _logistic(value: Matrix) -> Matrix:
    return np.asarray(1 / (1 + np.exp(-value)), dtype=np.float32)


def _mutual(likeness: Matrix) -> Matrix:
    """How near each pair comes to the best either passage has, 0..1."""
    floor = np.float32(1e-6)
    of_left = likeness / np.maximum(likeness.max(axis=1, keepdims=True), floor)
    of_right = likeness / np.maximum(likeness.max(axis=0, keepdims=True), floor)
    return np.asarray(np.sqrt(of_left * of_right), dtype=np.float32)


def _quoted(quotes: Iterable[SharedQuote], shape: tuple[int, ...]) -> Matrix:
    """The share in common of the best quotation a pair of passages has together."""
    best: Matrix = np.zeros(shape, dtype=np.float32)
    for quote in quotes:
        place = quote.left_unit, quote.right_unit
        best[place] = max(best[place], quote.share)
    return best


def _only_names(
    left: Sequence[Unit], right: Sequence[Unit], weights: Mapping[str, float]
) -> NDArray[np.bool_]:
    """The pairs that share nothing but names, titles and words of saying."""
    both = shared([_plain(unit) for unit in left], [_plain(unit) for unit in right], weights).both
    return np.asarray(both <= 0)


def _plain(unit: Unit) -> set[str]:
    """The content words that are no names or titles."""
    return {term.stem for term in unit.terms} - unit.names


def _distinctive(ours: Sequence[set[str]], theirs: Sequence[set[str]]) -> Matrix:
    """How many words (logarithm) a pair shares that no other passage of either article has."""
    passages = Counter(stem for bag in (*ours, *theirs) for stem in bag)
    once = {stem: 1.0 for stem, count in passages.items() if count == 2}
    return np.log1p(
        shared([bag & once.keys() for bag in ours], [bag & once.keys() for bag in theirs], once).both
    )


def _runs(left: Sequence[Unit], right: Sequence[Unit]) -> Matrix:
    """How many neighbouring content words (logarithm) a pair shares, pairs of two names left out."""
    ours, theirs = [_neighbouring(unit) for unit in left], [_neighbouring(unit) for unit in right]
    return np.log1p(shared(ours, theirs, {pair: 1.0 for bag in (*ours, *theirs) for pair in bag}).both)


def _neighbouring(unit: Unit) -> set[str]:
    return {
        f"{one.stem} {other.stem}"
        for one, other in pairwise(unit.terms)
        if not (one.stem in unit.names and other.stem in unit.names)
    }


def _neighbours(likeness: Matrix) -> Matrix:
    """How like one of the two passages is to a neighbour of the other: a statement told in two sentences."""
    framed = np.pad(likeness, 1)
    rows = np.maximum(framed[:-2, 1:-1], framed[2:, 1:-1])
    return np.maximum(rows, np.maximum(framed[1:-1, :-2], framed[1:-1, 2:]))
