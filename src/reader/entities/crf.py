"""The trained recogniser: a linear-chain CRF over the words' features."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import get_args

import pycrfsuite

from reader.entities.features import sentence_features, written
from reader.entities.gazetteers import Gazetteers
from reader.entities.tokens import Sentence, TokenSpan
from reader.model import EntityType

MODEL = "entities.crfsuite"
MODEL_LIMIT = 20_000
"""Words and marks the model labels; the rest of a long text is left to the rules."""

TYPES: dict[str, EntityType] = {name: name for name in get_args(EntityType)}


@cache
def tagger() -> pycrfsuite.Tagger:
    """Return the bundled model, ready to label."""
    loaded = pycrfsuite.Tagger()
    with resources.as_file(resources.files("reader.entities") / "data" / MODEL) as path:
        loaded.open(str(path))
    return loaded


def recognise_document(
    document: Sequence[Sentence], ruled: Sequence[Sequence[TokenSpan]], lists: Gazetteers
) -> list[list[TokenSpan]]:
    """Return the names of each sentence; past `MODEL_LIMIT` words those of the rules."""
    found = list(map(list, ruled))
    words = written(document)
    seen = 0
    for number, tokens in enumerate(document):
        seen += len(tokens)
        if seen > MODEL_LIMIT:
            break
        found[number] = spans_of(tagger().tag(sentence_features(tokens, found[number], lists, words)))
    return found


def spans_of(labels: Sequence[str]) -> list[TokenSpan]:
    """Return the spans that BIO labels describe; an I without its B begins a span."""
    spans: list[TokenSpan] = []
    for i, label in enumerate(labels):
        mark, _, kind = label.partition("-")
        if mark == "I" and spans and spans[-1].end == i and spans[-1].type == kind:
            spans[-1] = TokenSpan(spans[-1].start, i + 1, spans[-1].type)
        elif mark != "O":
            spans.append(TokenSpan(i, i + 1, TYPES[kind]))
    return spans
