"""What the model's answers are held to before the shared pass: things it sees little of and a word beside tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.entities.gazetteers import Gazetteers
from reader.entities.lookup import is_common, is_shouted
from reader.entities.tokens import Sentence, TokenSpan

WITHIN = frozenset({"in", "near", "outside", "across"})
TRUST = frozenset(
    "faith confidence trust trusts belief believe believes believed interest interested".split()
)


def without_ordinary(tokens: Sentence, spans: Sequence[TokenSpan], lists: Gazetteers) -> list[TokenSpan]:
    """Return the spans without those of ordinary words only in a line in capitals."""
    shouted = is_shouted(tokens)
    return [
        span
        for span in spans
        if not (shouted and all(is_common(token.text, lists) for token in tokens[span.start : span.end]))
    ]


def located(document: Sequence[Sentence], found: Sequence[Sequence[TokenSpan]]) -> list[list[TokenSpan]]:
    """Return the spans with a single word that stands in nothing but "in Osk" a place, not a person."""
    people = set(_elsewhere(document, found))
    return [
        [
            TokenSpan(span.start, span.end, "PLACE")
            if _is_within(tokens, span) and tokens[span.start].text not in people
            else span
            for span in spans
        ]
        for tokens, spans in zip(document, found, strict=True)
    ]


def _elsewhere(document: Sequence[Sentence], found: Sequence[Sequence[TokenSpan]]) -> Iterator[str]:
    """Yield the words of persons' names that stand anywhere else."""
    for tokens, spans in zip(document, found, strict=True):
        for span in spans:
            if span.type == "PERSON" and not _is_within(tokens, span):
                yield from (token.text for token in tokens[span.start : span.end])


def _is_within(tokens: Sentence, span: TokenSpan) -> bool:
    start, end, kind = span
    if kind != "PERSON" or end - start > 1 or start == 0 or tokens[start - 1].text.lower() not in WITHIN:
        return False
    trusted = start > 1 and tokens[start - 2].text.lower() in TRUST
    owner = end < len(tokens) and tokens[end].text in {"'s", "’s"}
    return not trusted and not owner
