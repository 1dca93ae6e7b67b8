"""The same quotation in two articles: word for word, translated twice, or direct in one and indirect in the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import fsum

import numpy as np

from reader.compare.quoted import (
    MIN_FRAGMENT,
    MOST_PIECES,
    Piece,
    in_order,
    longest_run,
    pieces,
    two_speakers,
    words_in_order,
)
from reader.compare.terms import Term
from reader.compare.units import Unit
from reader.compare.weights import shared
from reader.model import Annotated, QuotePair, Span

QUOTED = 0.52
"""Share of the shorter quotation's weight the other must hold, both quoted."""

SAME_SPEAKER = 0.5
"""The same where both are known to be one person's words."""

SAME_OPENING = 0.37
"""The same where one of the two words they open with is the same, or they have `MIN_RUN` words in a row in common."""

OTHER_SPEAKER = 0.8
"""The same where two different people are named as speakers."""

UNQUOTED = 0.62
"""The same where the other article has the words without quotation marks."""

SAME_WORDS = 0.75
"""Share of the words of two quotations of one person in the same order that makes them one in two wordings."""

RETOLD = 0.5
"""The same where they begin with the same two words and share `MIN_FRAGMENT` content words."""

SENTENCE = 6
"""Words from which that share means anything."""

MIN_TERMS = 3
"""Content words two wordings must share."""

MIN_RUN = 3
"""Words of a fragment ("out of control") that must stand in the other quotation as they are."""

CHANCE = 8
"""Words in a row (half as many content words) that two people do not happen to say alike."""


TIGHT = 0.5
"""Share of the weight of the words found without marks that must be the quotation's."""

MOST_TRIED = 4_000
"""Pairs of a quotation with what may be the same that are looked at, those with most in common first."""

MOST_PAIRS = 20
"""Quotations that are told of one pair of passages."""

_STRAY = 0.45


@dataclass(frozen=True, slots=True)
class SharedQuote:
    """A quotation both articles have: its passages, its words on either side, the share in common."""

    left_unit: int
    right_unit: int
    pair: QuotePair
    share: float

    def mirrored(self) -> SharedQuote:
        """The same with the sides exchanged."""
        return SharedQuote(
            self.right_unit, self.left_unit, QuotePair(self.pair.right, self.pair.left), self.share
        )


def shared_quotes(
    left: Sequence[Unit],
    right: Sequence[Unit],
    left_article: Annotated,
    right_article: Annotated,
    weights: Mapping[str, float],
) -> list[SharedQuote]:
    """The quotations of either article that the other has too, in the left article's order.

    From more than `MOST_PIECES` on, quotations are only looked for among the other's quotations, and only so
    many of them.
    """
    lefts, rights = pieces(left, left_article), pieces(right, right_article)
    found = list(_quoted(lefts[:MOST_PIECES], rights[:MOST_PIECES], weights))
    if max(len(lefts), len(rights)) <= MOST_PIECES:
        found.extend(_unquoted(lefts, right, rights, weights))
        found.extend(quote.mirrored() for quote in _unquoted(rights, left, lefts, weights))
    return sorted(_best(found), key=lambda quote: (quote.pair.left, quote.pair.right))


def _quoted(
    lefts: Sequence[Piece], rights: Sequence[Piece], weights: Mapping[str, float]
) -> Iterator[SharedQuote]:
    for i, j in sorted(_with_a_run(lefts, rights), key=_nearness)[:MOST_TRIED]:
        one, other = lefts[i], rights[j]
        run = longest_run(one.words, other.words)
        whole = run == min(len(one.words), len(other.words))
        if (one.said or other.said) and whole and (run >= CHANCE or not two_speakers(one, other)):
            yield SharedQuote(one.unit, other.unit, QuotePair(one.span, other.span), 1.0)
    for one, other in product(lefts, rights):
        if one.speaker and one.speaker == other.speaker:
            share = words_in_order(one.words, other.words)
            enough = share == 1.0 or min(len(one.words), len(other.words)) >= SENTENCE
            if (share >= SAME_WORDS and enough and one.stems & other.stems) or _retold(one, other, share):
                yield SharedQuote(one.unit, other.unit, QuotePair(one.span, other.span), share)
    for i, j, share in _candidates(lefts, [piece.stems for piece in rights], weights, of_smaller=True):
        one, other = lefts[i], rights[j]
        if not (one.said or other.said):
            continue
        least = CHANCE // 2 if two_speakers(one, other) else MIN_TERMS
        if one.speaker and one.speaker == other.speaker and longest_run(one.words, other.words) > MIN_RUN:
            least = MIN_FRAGMENT
        alike = share >= _needed(one, other) and in_order(one.terms, other.terms) >= least
        if alike or _fragment(one, other) or _fragment(other, one):
            yield SharedQuote(one.unit, other.unit, QuotePair(one.span, other.span), share)


def _retold(one: Piece, other: Piece, share: float) -> bool:
    """Whether two sentences of one person begin alike and have half their words in the same order."""
    return (
        share >= RETOLD
        and min(len(one.words), len(other.words)) >= SENTENCE
        and one.words[:2] == other.words[:2]
        and in_order(one.terms, other.terms) >= MIN_FRAGMENT
    )


def _fragment(short: Piece, whole: Piece) -> bool:
    """Whether a few quoted words, not all of them names, stand in a longer quotation.

    They stand there side by side; or, unless two people speak, in order and `MIN_RUN` of the words in a row.
    """
    ours, theirs = ([term.stem for term in piece.terms] for piece in (short, whole))
    if not short.said or len(ours) < MIN_FRAGMENT:
        return False
    if len(ours) < len(theirs) and longest_run(ours, theirs) == len(ours):
        return not all(term.proper for term in short.terms[1:])
    run = 0 if two_speakers(short, whole) else longest_run(short.words, whole.words)
    return run >= MIN_RUN and in_order(short.terms, whole.terms) == len(ours)


def _needed(one: Piece, other: Piece) -> float:
    if one.speaker is None or other.speaker is None:
        return QUOTED
    if one.speaker != other.speaker:
        return OTHER_SPEAKER
    openings = [{term.stem for term in piece.terms[:MIN_FRAGMENT]} for piece in (one, other)]
    alike = openings[0] & openings[1] or longest_run(one.words, other.words) >= MIN_RUN
    return SAME_OPENING if alike else SAME_SPEAKER


def _with_a_run(lefts: Sequence[Piece], rights: Sequence[Piece]) -> list[tuple[int, int]]:
    """Pairs of pieces that have `MIN_RUN` words in a row in common."""
    places: dict[tuple[str, ...], set[int]] = {}
    for number, piece in enumerate(rights):
        for run in _runs(piece.words):
            places.setdefault(run, set()).add(number)
    return sorted(
        {(i, j) for i, piece in enumerate(lefts) for run in _runs(piece.words) for j in places.get(run, ())}
    )


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[n : n + MIN_RUN]) for n in range(len(words) - MIN_RUN + 1))


def _unquoted(
    side: Sequence[Piece], others: Sequence[Unit], their_pieces: Sequence[Piece], weights: Mapping[str, float]
) -> Iterator[SharedQuote]:
    stems = [frozenset(term.stem for term in unit.terms) for unit in others]
    spoken = [piece for piece in side if piece.said]
    for i, j, _ in _candidates(spoken, stems, weights):
        piece, unit = spoken[i], others[j]
        window = _window(piece, unit.terms, weights)
        found = [term for term in unit.terms if window.start <= term.start < window.end]
        inside = frozenset(term.stem for term in found)
        common = _weight(piece.stems & inside, weights)
        share = common / max(_weight(piece.stems, weights), 1e-6)
        tight = common / max(_weight(inside, weights), 1e-6)
        if in_order(piece.terms, found) >= MIN_TERMS and share >= UNQUOTED and tight >= TIGHT:
            theirs = [p for p in their_pieces if p.unit == unit.number and len(p.stems & piece.stems) > 1]
            touching = [p for p in theirs if p.span.start < window.end and window.start < p.span.end]
            long = in_order(piece.terms, found) >= CHANCE // 2
            if long or not any(two_speakers(piece, other) for other in touching):
                span = touching[0].span if touching else window
                yield SharedQuote(piece.unit, unit.number, QuotePair(piece.span, span), round(share, 3))


def _candidates(
    side: Sequence[Piece],
    others: Sequence[frozenset[str]],
    weights: Mapping[str, float],
    of_smaller: bool = False,
) -> Iterator[tuple[int, int, float]]:
    """Pairs that share a third of the weight of the piece (or of the smaller of two pieces)."""
    if not side or not others:
        return
    both = shared([set(piece.stems) for piece in side], [set(stems) for stems in others], weights)
    whole = np.broadcast_to(both.left[:, None], both.both.shape)
    share = both.containment() if of_smaller else both.both / np.maximum(whole, np.float32(1e-6))
    found = [(int(i), int(j), round(float(share[i, j]), 3)) for i, j in np.argwhere(share >= 1 / 3)]
    if len(found) > MOST_TRIED:
        found = sorted(found, key=lambda one: (-one[2], *_nearness(one)))[:MOST_TRIED]
    yield from found


def _nearness(place: Sequence[float]) -> tuple[float, float]:
    """What pairs are tried in order of: how near they stand, and how far ahead."""
    return abs(place[0] - place[1]), place[0] + place[1]


def _window(piece: Piece, words: Sequence[Term], weights: Mapping[str, float]) -> Span:
    """The stretch of `words` that holds the most of the quotation's words and the fewest others."""
    best = total = 0.0
    found = Span(0, 0)
    start = 0
    for number, word in enumerate(words):
        if total <= 0:
            total, start = 0.0, number
        weight = weights.get(word.stem, 0.0)
        total += weight if word.stem in piece.stems else -_STRAY * weight
        if total > best:
            best, found = total, Span(words[start].start, word.end)
    return found


def _best(found: Iterable[SharedQuote]) -> list[SharedQuote]:
    """Of several pairs over the same words of the same two passages, the one with most in common."""
    kept: dict[tuple[int, int], list[SharedQuote]] = {}
    for quote in sorted(found, key=_rank):
        others = kept.setdefault((quote.left_unit, quote.right_unit), [])
        if len(others) < MOST_PAIRS and not any(_overlap(quote.pair, other.pair) for other in others):
            others.append(quote)
    return [quote for quotes in kept.values() for quote in quotes]


def _rank(quote: SharedQuote) -> tuple[float, ...]:
    """The one with most in common first, then the earliest and tightest; the same from either side."""
    left, right = quote.pair.left, quote.pair.right
    words = left.end - left.start + right.end - right.start
    return -quote.share, left.start + right.start, abs(left.start - right.start), words


def _overlap(one: QuotePair, other: QuotePair) -> bool:
    return (
        one.left.start < other.left.end
        and other.left.start < one.left.end
        and one.right.start < other.right.end
        and other.right.start < one.right.end
    )


def _weight(stems: Iterable[str], weights: Mapping[str, float]) -> float:
    return fsum(weights.get(stem, 0.0) for stem in stems)
