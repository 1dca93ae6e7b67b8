"""Words of opposite sense in two linked passages: exports rose here, exports fell there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from reader.compare.lexicon import NEGATIONS
from reader.compare.pair import Pair
from reader.compare.place import context_in_common, in_the_same_place
from reader.compare.terms import WORD, fold
from reader.model import Difference, Span

SHOWN_LIKENESS = 0.3
"""Shared words of two passages from which opposite words in them are told."""

SURE_LIKENESS = 0.5
"""The same for being sure of it, where the words also stand in the same place."""

SHOWN_CONTEXT = 0.5
"""Share of the words around that both must have where the two do not stand in the same place."""

NEGATED = 3
"""Words behind a negation that it may negate."""

PAIRS = """
rose risen rising increased grew climbed jumped soared : fell fallen falling decreased declined dropped shrank plunged
opened reopened reopen : closed shut closure
accepted approved endorsed : rejected refused
survived alive : died dead killed
guilty convicted : innocent acquitted
won victory : lost defeat
safe harmless : unsafe dangerous poisonous contaminated
legal lawful : illegal unlawful
allowed permitted allow permit : banned forbidden prohibited ban forbid prohibit
strengthened tightened tighten : weakened loosened eased loosen ease
raised raise : lowered cut reduced lower reduce
succeeded success : failed failure
hired appointed : fired dismissed sacked
included : excluded
freed released : jailed detained imprisoned
advanced : retreated withdrew
majority : minority
earlier : later
higher : lower
true correct accurate : false wrong inaccurate untrue
attended : skipped boycotted
praised welcomed : criticised criticized condemned
confirmed : denied
"""
"""Two groups of words a line, each the opposite of the other."""


def opposite_differences(pair: Pair) -> Iterator[Difference]:
    """A word of the left passage in whose stead the right one has its opposite, neither of them negated."""
    if pair.likeness < SHOWN_LIKENESS:
        return
    ours, theirs = _words(pair.left.text), _words(pair.right.text)
    for one, other in _opposites():
        for here, there in ((one, other), (other, one)):
            left, right = _only(ours, here, there), _only(theirs, there, here)
            if left and right:
                yield from _difference(
                    pair, _shifted(left, pair.left.passage.start), _shifted(right, pair.right.passage.start)
                )


def _difference(pair: Pair, left: Span, right: Span) -> Iterator[Difference]:
    same_place = in_the_same_place(pair, left, right)
    if same_place or context_in_common(pair, left, right) >= SHOWN_CONTEXT:
        one, other = pair.surfaces((left.start, left.end), (right.start, right.end))
        reason = f"opposite words: “{one}” on the left, “{other}” on the right"
        yield Difference("negation", left, right, reason, same_place and pair.likeness >= SURE_LIKENESS)


@lru_cache(maxsize=1)
def _opposites() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    lines = (line.split(":") for line in PAIRS.strip().splitlines())
    return tuple((frozenset(one.split()), frozenset(other.split())) for one, other in lines)


def _words(text: str) -> dict[str, Span]:
    """Every word that is not negated, with the first place it stands in."""
    found: dict[str, Span] = {}
    reach = 0
    for match in WORD.finditer(text):
        word = fold(match.group())
        negating = word in NEGATIONS or word.endswith("n't")
        if not negating and not reach:
            found.setdefault(word, Span(*match.span()))
        reach = NEGATED if negating else max(0, reach - 1)
    return found


def _only(words: dict[str, Span], group: frozenset[str], opposite: frozenset[str]) -> Span | None:
    if not words.keys().isdisjoint(opposite):
        return None
    return min((span for word, span in words.items() if word in group), default=None)


def _shifted(span: Span, start: int) -> Span:
    return Span(span.start + start, span.end + start)
