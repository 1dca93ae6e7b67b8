"""Splits text into the words that recognition works on, with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate, pairwise
from typing import NamedTuple, TypeAlias

from reader.model import EntityType, Passage
from reader.text.abbreviations import TITLES

LONGEST_WORD = 60
"""Letters of a word that are still taken for a name; a longer one is passed over."""

SHORTENED = "|".join((*TITLES, "St", "ST", "Jr", "Sr", "No"))
TOKEN = re.compile(
    rf"""
    ( [A-Za-z]+(?=[ ,\n])                                   # most words
    | (?:https?://|www\.|pic\.twitter\.)\S+                 # addresses
    | [@\#]\w+                                              # handles and tags
    | (?:[^\W\d_]\.){{2,}}                                  # U.S., a.m.
    | (?:{SHORTENED})\.
    | (?:Inc|Corp|Ltd|Co|Bros)\.(?=[,)]|\s+[a-z(])          # not where it ends a sentence
    | [A-Z]\.(?=\s?[A-Z])                                   # an initial
    | \d+(?:[.,:]\d+)*
    | ['’](?:s|S|re|ve|ll|d|m)\b
    | [^\W\d_](?:[\w&]|['’](?!(?:s|S|re|ve|ll|d|m)\b)(?=[^\W\d_]))*
    | \S )
    """,
    re.VERBOSE,
)
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n+")


class Token(NamedTuple):
    """A word, number or mark of the text."""

    text: str
    start: int
    end: int


_token = partial(tuple.__new__, Token)
"""A token of its parts, made as fast as can be."""

Sentence: TypeAlias = Sequence[Token]


class TokenSpan(NamedTuple):
    """Tokens `start` to `end` (exclusive) of a sentence that name something."""

    start: int
    end: int
    type: EntityType


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of `text[start:end]`."""
    parts = TOKEN.split(text[start:end])
    borders = list(accumulate(map(len, parts), initial=start))
    return list(map(_token, zip(parts[1::2], borders[1:-1:2], borders[2::2], strict=True)))


def words_of(tokens: Sentence, start: int, end: int) -> tuple[str, ...]:
    """Return the words of a span."""
    if end - start == 1:
        return (tokens[start].text,)
    return tuple([token.text for token in tokens[start:end]])


def sentences(text: str, passages: Sequence[Passage], limit: int) -> Iterator[list[Token]]:
    """Yield the tokens sentence by sentence, at most about `limit` of them in all."""
    left = limit
    for start, end in _bounds(text, passages):
        tokens = tokenise(text, start, min(end, start + 12 * left))
        for first in range(0, min(len(tokens), left), 250):
            yield tokens[first : first + 250]
        left -= len(tokens)
        if left <= 0:
            return


def _bounds(text: str, passages: Sequence[Passage]) -> Iterable[tuple[int, int]]:
    if passages:
        return [(passage.start, passage.end) for passage in passages]
    cuts = [0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)]
    return [(a, b) for a, b in pairwise(cuts) if a < b]
