"""The quotations of one article as they are compared: cut at its passages, with who says them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.compare.overview import TERM, attributed
from reader.compare.terms import WORD, Term, fold, stem, terms
from reader.compare.units import Unit
from reader.model import Annotated, Quote, Span

MOST_PIECES = 300
"""Quotations of one article beyond which a comparison saves work."""

MIN_FRAGMENT = 2
"""Content words of a fragment ("double dip") that must stand side by side in the other quotation."""

TITLE = 5
"""Content words up to which capitals throughout make a title of quoted words."""

_ARTICLE_BEFORE = re.compile(
    r"(?:\b(?:the|an?|its|his|her|their|this|that)|[^\W\d_]['’]s)\s+[\"“”‘’'«»]$", re.IGNORECASE
)
_NOUN_AFTER = re.compile(r"[\"“”‘’'«»]\s+([a-z]+)")


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a quotation that stands in one passage; `said` unless it is a mere term in quotation marks."""

    unit: int
    span: Span
    words: tuple[str, ...]
    terms: tuple[Term, ...]
    speaker: str | None
    said: bool

    @property
    def stems(self) -> frozenset[str]:
        """The content words, each once."""
        return frozenset(term.stem for term in self.terms)


def pieces(side: Iterable[Unit], annotated: Annotated) -> list[Piece]:
    """The quotations of one article, cut at the borders of its passages; speakers only where linked.

    A country or a town speaks through somebody, and tells no speaker apart.
    """
    text = annotated.article.text
    found = []
    for unit in side:
        for quote in unit.quotes:
            length = len(text[quote.start : quote.end].split())
            said = attributed(quote, length) and (length > TERM or not _names_a_thing(text, quote))
            span = Span(max(quote.start, unit.passage.start), min(quote.end, unit.passage.end))
            words = tuple(fold(match.group()) for match in WORD.finditer(text, span.start, span.end))
            if len(words) > 1 and not _is_a_title(text[quote.start : quote.end]):
                content = tuple(terms(text, span.start, span.end))
                entity = annotated.entities.get(quote.speaker or "")
                speaker = entity.id if entity and entity.type != "PLACE" else None
                found.append(Piece(unit.number, span, words, content, speaker, said))
    return found


def _names_a_thing(text: str, quote: Quote) -> bool:
    """Whether quoted words stand between an article and a noun: the "no-limits" partnership."""
    after = _NOUN_AFTER.match(text, quote.end)
    return bool(
        after and stem(after[1]) and _ARTICLE_BEFORE.search(text, max(0, quote.start - 30), quote.start)
    )


def _is_a_title(words: str) -> bool:
    """Whether quoted words are the name of a programme, a book, a motto: "Face the Nation"."""
    found = WORD.findall(words)
    content = [word for word in found if stem(word)]
    return any(
        1 < len(some) <= TITLE and all(word[0].isupper() for word in some) for some in (content, found)
    )


def words_in_order(one: Sequence[str], other: Sequence[str]) -> float:
    """Share of the longer one's words that both have in the same order."""
    from rapidfuzz.distance import LCSseq

    return round(LCSseq.normalized_similarity(one, other), 3)


def two_speakers(one: Piece, other: Piece) -> bool:
    """Whether two different people are named as who says them."""
    return one.speaker is not None and other.speaker is not None and one.speaker != other.speaker


def in_order(one: Sequence[Term], other: Sequence[Term]) -> int:
    """How many content words both have in the same order; 0 if hardly any but names are common to them."""
    from rapidfuzz.distance import LCSseq

    plain = {term.stem for term in one if not term.proper} & {term.stem for term in other if not term.proper}
    if len(plain) < MIN_FRAGMENT:
        return 0
    return LCSseq.similarity([term.stem for term in one], [term.stem for term in other])


def longest_run(left: Sequence[str], right: Sequence[str]) -> int:
    """How many words in a row both have in the same order."""
    places: dict[str, list[int]] = {}
    for number, word in enumerate(right):
        places.setdefault(word, []).append(number)
    best = 0
    ending: dict[int, int] = {}
    for word in left:
        ending = {place: ending.get(place - 1, 0) + 1 for place in places.get(word, ())}
        best = max(best, max(ending.values(), default=0))
    return best
