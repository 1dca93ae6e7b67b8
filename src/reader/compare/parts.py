"""Parts of linked passages that one article tells alone: clauses of which the other article has next to nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum
from typing import NamedTuple

from reader.compare.only import weight
from reader.compare.terms import Term, stem, terms
from reader.compare.units import Unit
from reader.model import Annotated, Link, OnlyOne, Span
from reader.text.parts import clauses

WORDS = 4
"""Content words, names and titles left out, that a part has."""

TOLD = 0.2
"""Share of the weight of those words up to which there may be signs that the other article has the part too."""

NAME = 2
"""How much a name that is found there counts as a sign: names weigh little, but tell who a part is about."""

REST = 0.25
"""Share of the weight of the sentence's other words that its counterparts have: it is for them that it is linked."""

SPARE = 0.7
"""How much the words of a counterpart that the sentence does not explain may weigh, as a share of the part's own:
they may be the part in other words."""

START = 5
"""Letters in common at the start of two words that may mean one thing ("inquire", "inquiry")."""

_MEASURES = frozenset(
    stem(word)
    for word in "hour day week month year decade dozen hundred thousand million billion percent".split()
)

Weights = Mapping[str, float]


def parts(
    left: Annotated,
    right: Annotated,
    lefts: Sequence[Unit],
    rights: Sequence[Unit],
    links: Iterable[Link],
    weights: Weights,
) -> tuple[tuple[OnlyOne, ...], tuple[OnlyOne, ...]]:
    """The parts of linked passages that only the left article tells, and those that only the right one does.

    Texts in two languages are not searched: no word of the one would be found in the other.
    """
    if left.article.language != right.article.language:
        return (), ()
    of_left: dict[Span, list[Span]] = defaultdict(list)
    of_right: dict[Span, list[Span]] = defaultdict(list)
    for link in links:
        of_left[link.left].append(link.right)
        of_right[link.right].append(link.left)
    ours, theirs = _Told(left, lefts, of_left, weights), _Told(right, rights, of_right, weights)
    return tuple(_parts(ours, theirs)), tuple(_parts(theirs, ours))


@dataclass(frozen=True)
class _Told:
    """What an article tells, passage by passage, and which passages of the other one each is linked to."""

    annotated: Annotated
    units: Sequence[Unit]
    partners: Mapping[Span, Sequence[Span]]
    weights: Weights

    @cached_property
    def words(self) -> dict[Span, frozenset[str]]:
        """The words of each passage, as they are recognised again."""
        return {unit.span: _heard(unit.terms) for unit in self.units}

    @cached_property
    def anywhere(self) -> frozenset[str]:
        """The words of all passages and of the title."""
        return _heard(terms(self.annotated.article.title)).union(*self.words.values())

    def among(self, spans: Iterable[Span]) -> frozenset[str]:
        """The words of some passages."""
        return frozenset[str]().union(*(self.words[span] for span in spans))


def _parts(mine: _Told, other: _Told) -> Iterator[OnlyOne]:
    text = mine.annotated.article.text
    spare = _spare(other, mine)
    for unit in mine.units:
        linked = mine.partners.get(unit.span, ())
        if not linked or unit.passage.kind != "body":
            continue
        quoted = [Span(quote.start, quote.end) for quote in unit.quotes]
        spans = clauses(text, unit.passage.start, unit.passage.start + len(unit.text), quoted)
        if len(spans) == 1:
            continue
        for span in spans:
            inside = {term.stem for term in unit.terms if span.start <= term.start < span.end}
            rest = {term.stem for term in unit.terms if not span.start <= term.start < span.end}
            part = _Part(
                inside - unit.names, (inside & unit.names) - rest, rest - unit.names, span is spans[0]
            )
            if _is_missing(part, other, other.among(linked), [spare[one] for one in linked]):
                yield OnlyOne(span.start, span.end, round(weight(unit, span), 3), round(unit.placement, 3))


class _Part(NamedTuple):
    """The words of a clause, the names that only it has in its sentence, and the words of the other clauses."""

    words: set[str]
    names: set[str]
    rest: set[str]
    opens: bool


def _is_missing(part: _Part, other: _Told, linked: frozenset[str], spare: Sequence[set[str]]) -> bool:
    """Whether nothing speaks for the other article telling a part, be it in other words.

    `linked` are the words of the passages its sentence is linked to, `spare` those of each that the sentence
    does not explain. A figure or measure on both sides speaks for it, the same or another.
    """
    weights = other.weights
    measures = {word for word in part.words if _measures(word)}
    theirs = any(_measures(word) for words in spare for word in words)
    figures = {word for word in measures if word[0].isdigit()}
    if len(part.words) < WORDS or figures & other.anywhere or (measures and theirs):
        return False
    own = _weigh(part.words, weights)
    signs = (
        _weigh(_known(part.words, other.anywhere), weights)
        + _weigh(_known(part.words, linked), weights)
        + NAME * _weigh(_known(part.names, other.anywhere), weights)
    )
    if signs > TOLD * own or _weigh(_known(part.rest, linked), weights) < REST * _weigh(part.rest, weights):
        return False
    left_over = max(_weigh(words, weights) for words in spare)
    return left_over <= SPARE * own or not (part.opens or _known(part.names, linked))


def _measures(word: str) -> bool:
    return word[0].isdigit() or word in _MEASURES


def _spare(other: _Told, mine: _Told) -> dict[Span, set[str]]:
    """The words of each linked passage of `other` that what it is linked to does not have."""
    found = {}
    for unit in other.units:
        if unit.span in other.partners:
            words = {term.stem for term in unit.terms} - unit.names
            found[unit.span] = words - _known(words, mine.among(other.partners[unit.span]))
    return found


def _heard(words: Iterable[Term]) -> frozenset[str]:
    """The words by which something is recognised again: stems, and their first letters."""
    stems = {word.stem for word in words}
    return frozenset(stems | {_start(stem) for stem in stems})


def _start(stem: str) -> str:
    return f"{stem[:START]}-"


def _weigh(stems: Iterable[str], weights: Weights) -> float:
    return fsum(weights[stem] for stem in stems)


def _known(stems: Iterable[str], heard: Collection[str]) -> set[str]:
    return {stem for stem in stems if stem in heard or _start(stem) in heard}
