"""The passages of an article as the comparison weighs them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from reader.compare.lexicon import TITLES
from reader.compare.terms import Term, fold, stem, terms
from reader.model import NAME_TYPES, Annotated, Mention, Passage, Quote, Span
from reader.text.passages import TWEET_FOOTER

MAX_PASSAGES = 1_500
"""Passages of one article that are compared; nothing is said of what lies behind them."""

MAX_CHARS = 300_000
"""Characters of one article that are compared."""

MAX_PASSAGE_CHARS = 6_000
"""Characters of one passage that are read: a "sentence" longer than that is a table or a list."""

_TITLE_STEMS = frozenset(stem(title) for title in TITLES)


@dataclass(frozen=True, slots=True)
class Unit:
    """One passage: its content words, names and quotations.

    `text` is its words up to `MAX_PASSAGE_CHARS`, `names` the stems that name somebody or give a title.
    """

    number: int
    passage: Passage
    text: str
    terms: tuple[Term, ...]
    names: frozenset[str]
    entities: frozenset[str]
    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...]
    placement: float

    @property
    def span(self) -> Span:
        """Where the passage stands in the article."""
        return Span(self.passage.start, self.passage.end)

    def inside(self, span: Span) -> Span:
        """A span of the article, counted from where the passage starts."""
        return Span(span.start - self.passage.start, span.end - self.passage.start)

    def outside(self, span: Span) -> Span:
        """A span counted from where the passage starts, as one of the article."""
        return Span(span.start + self.passage.start, span.end + self.passage.start)

    def folded(self, span: Span) -> str:
        """The words at a span of the article, as they are compared."""
        inside = self.inside(span)
        return fold(self.text[inside.start : inside.end])

    @property
    def is_table(self) -> bool:
        """Whether it is mostly numbers, which make no statement."""
        return sum(term.stem[0].isdigit() for term in self.terms) > 2 / 3 * len(self.terms)


def takes_part(passage: Passage, text: str) -> bool:
    """Whether a passage is compared: not a teaser (another article's headline), not the line under a post."""
    words = text[passage.start : passage.end].strip()
    return bool(words) and passage.kind != "teaser" and not TWEET_FOOTER.fullmatch(words)


def units(annotated: Annotated) -> list[Unit]:
    """The first `MAX_PASSAGES` passages within `MAX_CHARS` characters that take part in a comparison."""
    article = annotated.article
    text = article.text
    passages = article.passages or (Passage(0, len(text)),)
    mentions = [m for m in annotated.mentions if m.type in NAME_TYPES]
    starts = [m.start for m in mentions]
    taking_part = [p for p in passages if takes_part(p, text)]
    found: list[Unit] = []
    compared = bisect_left(taking_part, MAX_CHARS, key=attrgetter("start"))
    for number, passage in enumerate(taking_part[: min(max(1, compared), MAX_PASSAGES)]):
        inside = mentions[bisect_left(starts, passage.start) : bisect_left(starts, passage.end)]
        end = min(passage.end, passage.start + MAX_PASSAGE_CHARS)
        words = terms(text, passage.start, end)
        found.append(
            Unit(
                number,
                passage,
                text[passage.start : end],
                tuple(words),
                _names(words, inside),
                frozenset(m.refers_to or m.entity for m in inside if m.entity),
                tuple(inside),
                tuple(q for q in annotated.quotes if q.start < passage.end and passage.start < q.end),
                number / max(1, len(taking_part) - 1),
            )
        )
    return found


def _names(words: Sequence[Term], mentions: Sequence[Mention]) -> frozenset[str]:
    ends = [m.end for m in mentions]
    names = set()
    for word in words:
        index = bisect_left(ends, word.end)
        inside = index < len(mentions) and mentions[index].start <= word.start
        if inside or word.proper or word.stem in _TITLE_STEMS:
            names.add(word.stem)
    return frozenset(names)
