"""Two annotated articles -> what they share, word differently, contradict and leave out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reader.compare.align import THRESHOLD, align, linked, without_rivals_of_twins
from reader.compare.dates import COPIED
from reader.compare.differences import Stated, differences, kind_of, same_words, stated
from reader.compare.measured import measured_alike, written_alike
from reader.compare.notes import notes
from reader.compare.only import only
from reader.compare.overview import headlines, leads, voices
from reader.compare.pair import Pair
from reader.compare.parts import parts
from reader.compare.quotes import SharedQuote, shared_quotes
from reader.compare.units import Unit, units
from reader.compare.weights import Matrix, word_weights
from reader.model import NAME_TYPES, Annotated, Comparison, Link
from reader.text.numbers import Figure

MOST_READ = 400_000
"""Characters of pairs of passages in other words that are searched for differences, the surest first."""


def compare(left: Annotated, right: Annotated) -> Comparison:
    """Compare two reports passage by passage; the sides stay as given.

    Every compared body passage ends in `links`, `only_left` or `only_right`. Articles longer than
    `units.MAX_PASSAGES` passages or `units.MAX_CHARS` characters are compared as far as that; of what lies
    behind, a note tells how much it is, as it does of how many links are beyond `MOST_READ`.
    """
    lefts, rights = units(left), units(right)
    weights = word_weights(lefts, rights)
    quotes = shared_quotes(lefts, rights, left, right, weights)
    links, unread = _links(lefts, rights, left, right, weights, quotes)
    left_names, right_names = _entities(left), _entities(right)
    return Comparison(
        left.article.id,
        right.article.id,
        links,
        only(lefts, {link.left for link in links}),
        only(rights, {link.right for link in links}),
        tuple(sorted(left_names & right_names)),
        tuple(sorted(left_names - right_names)),
        tuple(sorted(right_names - left_names)),
        notes(left, right, lefts, rights, links, unread),
        voices(left, right),
        headlines(left.article, right.article),
        leads(left.article, right.article, links),
        *parts(left, right, lefts, rights, links, weights),
    )


def _links(
    lefts: Sequence[Unit],
    rights: Sequence[Unit],
    left: Annotated,
    right: Annotated,
    weights: Mapping[str, float],
    quotes: Sequence[SharedQuote],
) -> tuple[tuple[Link, ...], int]:
    """The links, and how many of them were not searched for differences."""
    alignment = align(lefts, rights, weights, quotes)
    quoted: dict[tuple[int, int], list[SharedQuote]] = defaultdict(list)
    for quote in quotes:
        quoted[quote.left_unit, quote.right_unit].append(quote)
    score = alignment.score.copy()
    for place, found in quoted.items():
        share = max(quote.share for quote in found)
        score[place] = max(score[place], THRESHOLD + (1 - THRESHOLD) * share)
    ours, theirs = stated(left, lefts, right), stated(right, rights, left)
    links = []
    pairs = linked(without_rivals_of_twins(score, alignment.likeness, quoted))
    pairs = sorted(
        [*pairs, *_by_figures(lefts, rights, _written(ours, left), _written(theirs, right), pairs)]
    )
    twins = _unlinked_twins(left, right, lefts, rights, pairs)
    score[twins, twins] = 1.0
    pairs = sorted([*pairs, *zip(twins, twins, strict=True)])
    told = {
        (i, j): Pair(lefts[i], rights[j], left, right, float(alignment.likeness[i, j]), weights)
        for i, j in pairs
    }
    worded_otherwise = [place for place in pairs if not same_words(told[place])]
    read = _surest([told[place] for place in worded_otherwise], score)
    searched = read | set(told).difference(worded_otherwise)
    reprint = 2 * sum(pair.likeness >= COPIED for pair in told.values()) >= min(len(lefts), len(rights))
    for (i, j), pair in told.items():
        between = quoted.get((i, j), [])
        parted = differences(pair, between, ours, theirs, reprint) if (i, j) in searched else ()
        links.append(
            Link(
                lefts[i].span,
                rights[j].span,
                kind_of(pair, parted, between),
                round(min(max(float(score[i, j]), THRESHOLD), 1.0), 4),
                tuple(quote.pair for quote in between),
                parted,
            )
        )
    return tuple(links), len(worded_otherwise) - len(read)


def _unlinked_twins(
    left: Annotated,
    right: Annotated,
    lefts: Sequence[Unit],
    rights: Sequence[Unit],
    pairs: Sequence[tuple[int, int]],
) -> list[int]:
    """Passages of the same text twice that say too little to be linked by their words ("Why?")."""
    if left.article.text.split() != right.article.text.split():
        return []
    rows, columns = {i for i, _ in pairs}, {j for _, j in pairs}
    both = range(min(len(lefts), len(rights)))
    return [i for i in both if i not in rows and i not in columns and lefts[i].text == rights[i].text]


def _surest(pairs: Sequence[Pair], score: Matrix) -> set[tuple[int, int]]:
    """The places of the pairs with the best scores, as many as `MOST_READ` allows for."""
    found: set[tuple[int, int]] = set()
    room = MOST_READ
    places = {(pair.left.number, pair.right.number): pair for pair in pairs}
    for place in sorted(places, key=lambda place: (-score[place], abs(place[0] - place[1]), sum(place))):
        room -= len(places[place].left.text) + len(places[place].right.text)
        if room < 0:
            break
        found.add(place)
    return found


def _by_figures(
    lefts: Sequence[Unit],
    rights: Sequence[Unit],
    ours: Mapping[Figure, str],
    theirs: Mapping[Figure, str],
    pairs: Sequence[tuple[int, int]],
) -> list[tuple[int, int]]:
    """Further pairs that go together by a figure, where one of the two has no other partner."""
    rows, columns = {i for i, _ in pairs}, {j for _, j in pairs}
    found = {
        *measured_alike(lefts, rights, list(ours), list(theirs)),
        *written_alike(lefts, rights, ours, theirs),
    }
    return [(i, j) for i, j in found if i not in rows or j not in columns]


def _written(stated: Stated, annotated: Annotated) -> dict[Figure, str]:
    text = annotated.article.text
    return {figure: text[figure.start : figure.end] for figure in stated.figures}


def _entities(annotated: Annotated) -> set[str]:
    return {m.entity for m in annotated.mentions if m.entity and m.type in NAME_TYPES}
