"""Names in sports results: who stands beside a score, in a table line or beside "beat" is a team."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.entities.gazetteers import Gazetteers
from reader.entities.lookup import name_words, phrase_at
from reader.entities.tokens import Sentence, TokenSpan, words_of
from reader.entities.vocabulary import DEFEATS, FUNCTION_WORDS

LONGEST_LINE = 24
TABLE_NUMBERS = 3


def score_names(tokens: Sentence, lists: Gazetteers) -> list[TokenSpan]:
    """Return the names of a line that is all names and numbers: countries are places, the others teams."""
    if not 2 <= len(tokens) <= LONGEST_LINE:
        return []
    numbers = sum([text[0].isdigit() for text, _, _ in tokens])
    found = list(_scored(tokens)) if numbers else []
    table = (
        len(found) == 1
        and found[0][0] == 0
        and numbers >= TABLE_NUMBERS
        and _all_numbers(tokens, found[0][1])
    )
    if not table and not (
        len(found) == 2 and sum(end - start for start, end in found) + 2 >= len(tokens) * 0.6
    ):
        return []
    return [_typed(tokens, start, end, lists) for start, end in found]


def opponents(tokens: Sentence, spans: Sequence[TokenSpan], lists: Gazetteers) -> Iterator[TokenSpan]:
    """Yield the spans, with towns and counties that beat each other as teams."""
    for span in spans:
        if span.type == "PLACE" and words_of(tokens, span.start, span.end) not in lists.certain:
            after = tokens[span.end].text if span.end < len(tokens) else ""
            before = tokens[span.start - 1].text if span.start else ""
            if after in DEFEATS or before in DEFEATS:
                span = TokenSpan(span.start, span.end, "ORG")
        yield span


def _scored(tokens: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the runs of name words that a number of one to three figures follows."""
    start: int | None = None
    for i, (named, (text, _, _)) in enumerate(zip(name_words(tokens), tokens, strict=True)):
        if named and text not in FUNCTION_WORDS:
            start = i if start is None else start
        elif start is not None:
            if text.isdigit() and len(text) <= 3:
                yield start, i
            start = None


def _all_numbers(tokens: Sentence, start: int) -> bool:
    return all(not token.text[0].isalpha() for token in tokens[start:])


def _typed(tokens: Sentence, start: int, end: int, lists: Gazetteers) -> TokenSpan:
    match = phrase_at(tokens, start, lists, shouted=True)
    words = tuple(word.title() for word in words_of(tokens, start, end))
    country = match == (end, "PLACE") and words in lists.certain
    return TokenSpan(start, end, "PLACE" if country else "ORG")
