"""Whether two stretches of a linked pair stand for each other: same place, same words around."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from math import fsum

from reader.compare.lexicon import words_in
from reader.compare.pair import Pair
from reader.compare.terms import Term, stem
from reader.compare.units import Unit
from reader.compare.words import aligned_words
from reader.model import Span

CONTEXT = 4
"""Content words before and after a figure or date that tell what it belongs to."""

GAP = 60
"""Characters between two words in common beyond which what stands between is in no certain place."""

OWNER = 3
"""Words of the name of somebody whose age is told."""

SAME_CONTEXT = 0.5
"""Share of the words around two spans that makes them tell of one thing."""

CALENDAR = frozenset(
    stem(word)
    for word in words_in("""
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september october november december
    """)
)
"""Days and months, which are written as names and name nobody."""


def in_the_same_place(pair: Pair, left: Span, right: Span) -> bool:
    """Whether both spans lie between the same neighbouring words of the two passages."""
    blocks = aligned_words(pair.left.text, pair.right.text)
    ours, theirs = pair.left.inside(left), pair.right.inside(right)
    return any(
        one.left.end <= ours.start
        and ours.end <= following.left.start
        and one.right.end <= theirs.start
        and theirs.end <= following.right.start
        and max(following.left.start - one.left.end, following.right.start - one.right.end) <= GAP
        for one, following in pairwise(blocks)
    )


def in_the_same_frame(pair: Pair, left: Span, right: Span) -> bool:
    """The same for spans that may have words in common themselves: "on 3 June in Norr", "on 13 June in Norr"."""
    ours, theirs = pair.left.inside(left), pair.right.inside(right)
    before = after = None
    for block in aligned_words(pair.left.text, pair.right.text):
        one, other = block.left, block.right
        begins = _begins_before(one, ours), _begins_before(other, theirs)
        ends = _ends_after(one, ours), _ends_after(other, theirs)
        if all(begins):
            before = min(one.end, ours.start), min(other.end, theirs.start)
        if all(ends):
            after = max(one.start, ours.end), max(other.start, theirs.end)
            break
        if any(begins) != all(begins) or any(ends):
            return False
    if before is None or after is None:
        return False
    return max(after[0] - before[0], after[1] - before[1]) <= GAP


def _begins_before(words: Span, span: Span) -> bool:
    return words.start < span.start or words.end <= span.start


def _ends_after(words: Span, span: Span) -> bool:
    return words.end > span.end or words.start >= span.end


def context_in_common(pair: Pair, left: Span, right: Span) -> float:
    """Share of the content words around two spans that both have, weighted as in the alignment."""
    ours = _around(pair.left.terms, left)
    theirs = _around(pair.right.terms, right)
    if not ours or not theirs:
        return 0.0
    common = fsum(pair.weights.get(word, 0.0) for word in ours & theirs)
    least = min(fsum(pair.weights.get(word, 0.0) for word in side) for side in (ours, theirs))
    return common / least if least else 0.0


def nearness(pair: Pair, left: Span, right: Span) -> tuple[int, int]:
    """What claims that are else alike are told in order of: how far on both stand, and how far apart."""
    one, other = pair.left.inside(left).start, pair.right.inside(right).start
    return one + other, abs(one - other)


def _around(terms: Sequence[Term], span: Span, following: int = CONTEXT) -> set[str]:
    before = [t.stem for t in terms if t.end <= span.start][-CONTEXT:]
    after = [t.stem for t in terms if t.start >= span.end][:following]
    return {*before, *after}


def owners_differ(pair: Pair, left: Span, right: Span, before: bool = False) -> bool:
    """Whether each span stands near a name (`before`: just after one) and the sides' names have none in common."""
    ours, theirs = (
        _around(words, span, 0 if before else CONTEXT) & names - CALENDAR
        for words, span, names in (
            (pair.left.terms, left, pair.left.names),
            (pair.right.terms, right, pair.right.names),
        )
    )
    return bool(ours and theirs) and not ours & theirs


def owner_in_common(pair: Pair, left: Span, right: Span) -> bool:
    """Whether a name that an age stands beside ("Ana Roe, 56,", "56-year-old Ana Roe") is also the other's."""
    return bool(_owner(pair.left, left) & _owner(pair.right, right))


def _owner(unit: Unit, age: Span) -> set[str]:
    """The words of the name that follows a span with a space between, else of the one before its comma."""
    following = [term for term in unit.terms if term.start > age.end]
    before = [term for term in reversed(unit.terms) if term.end < age.start]
    for words, near in ((following, 1), (before, 2)):
        if words and min(abs(words[0].start - age.end), abs(age.start - words[0].end)) == near:
            named = list(takewhile(lambda term: term.stem in unit.names, words[:OWNER]))
            if named:
                return {term.stem for term in named}
    return set()
