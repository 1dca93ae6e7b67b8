"""Finds the names in a text: at once by rules, or better with the trained model, then one shared pass."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from reader.entities import consistency, rules
from reader.entities.gazetteers import gazetteers
from reader.entities.held_to import located, without_ordinary
from reader.entities.quiet import role_spans, with_quiet_marks
from reader.entities.tokens import Token, sentences, tokenise
from reader.entities.versions import RECOGNISED
from reader.model import Mention, Passage

Recogniser: TypeAlias = Literal["rules", "crf", "spacy"]

VERSION = RECOGNISED
"""Changes whenever the same text may be recognised differently; annotations are cached under it."""

TOKEN_LIMIT = 60_000
"""Words and marks that are read; what follows in a longer text stays unmarked."""

LONGEST_DATELINE = 40
QUIET_LIMIT = 100_000
"""Characters in which dates and figures are marked."""


def recognise(
    text: str,
    passages: Sequence[Passage] = (),
    dateline: str | None = None,
    recogniser: Recogniser = "crf",
) -> tuple[Mention, ...]:
    """Return the mentions in `text`, sorted and apart, not yet linked to entities.

    "rules" is the quick first answer with names and titles; "crf" and "spacy" mark dates and figures too.
    """
    lists = gazetteers()
    dated = tuple(
        token.text for token in tokenise(dateline or "", 0, LONGEST_DATELINE) if token.text.isalpha()
    )
    read = (_whole(text, tokens) for tokens in sentences(text, passages, TOKEN_LIMIT) if tokens)
    document = [tokens for tokens in read if tokens]
    quick = [rules.recognise_sentence(tokens, lists) for tokens in document]
    found = consistency.settle(document, quick, lists, dated)
    if recogniser == "crf":
        from reader.entities.crf import recognise_document

        learned = recognise_document(document, found, lists)
        sober = [
            without_ordinary(tokens, spans, lists) for tokens, spans in zip(document, learned, strict=True)
        ]
        found = consistency.settle(document, located(document, sober), lists, dated)
    elif recogniser == "spacy":
        from reader.entities import spacy_pipeline

        found = consistency.settle(document, spacy_pipeline.recognise_document(text, document), lists, dated)
    mentions = [
        Mention(tokens[start].start, tokens[end - 1].end, kind)
        for tokens, names in zip(document, found, strict=True)
        for start, end, kind in sorted([*names, *role_spans(tokens, names, lists)])
    ]
    return tuple(mentions) if recogniser == "rules" else with_quiet_marks(text, mentions, QUIET_LIMIT)


def _whole(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens without a last word that the limit has cut."""
    end = tokens[-1].end
    is_cut = text[end - 1].isalpha() and text[end : end + 1].isalpha()
    return tokens[:-1] if is_cut else tokens
