"""Finds the names in a text: at once by rules, or better with the trained model, then one shared pass."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from reader.entities import consistency, rules
from reader.entities.borders import titles
from reader.entities.gazetteers import gazetteers
from reader.entities.held_to import located, without_ordinary
from reader.entities.quiet import role_spans, with_quiet_marks
from reader.entities.tokens import Token, sentences, tokenise
from reader.entities.versions import RECOGNISED
from reader.model import Mention, Passage

Recogniser: TypeAlias = str
""""rules", "crf", "spacy" or "spacy:PIPELINE"."""

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
    language: str = "en",
    quick: bool = False,
) -> tuple[Mention, ...]:
    """Return the mentions in `text`, sorted and apart, not yet linked to entities.

    "rules" is the fastest; "spacy" takes the installed pipeline of the `language`, or the bundled model where there
    is none. A `quick` answer has names and titles, but no dates and figures. Raises `ConfigError` if spaCy or the
    pipeline can't be used.
    """
    lists = gazetteers()
    dated = tuple(
        token.text for token in tokenise(dateline or "", 0, LONGEST_DATELINE) if token.text.isalpha()
    )
    read = (_whole(text, tokens) for tokens in sentences(text, passages, TOKEN_LIMIT) if tokens)
    document = [tokens for tokens in read if tokens]
    titled = [titles(tokens, lists) for tokens in document]
    ruled = [rules.recognise_sentence(tokens, lists) for tokens in document]
    found = consistency.settle(document, ruled, lists, dated, titled)
    pipeline = _pipeline(recogniser, language)
    if pipeline:
        from reader.entities import spacy_pipeline

        taught = spacy_pipeline.recognise_document(text, document, found, pipeline)
        found = consistency.settle(document, taught, lists, dated, titled)
    elif recogniser != "rules":
        from reader.entities.crf import recognise_document

        learned = recognise_document(document, found, lists)
        sober = [
            without_ordinary(tokens, spans, lists) for tokens, spans in zip(document, learned, strict=True)
        ]
        found = consistency.settle(document, located(document, sober), lists, dated, titled)
    mentions = [
        Mention(tokens[start].start, tokens[end - 1].end, kind)
        for tokens, names, roles in zip(document, found, titled, strict=True)
        for start, end, kind in sorted([*names, *role_spans(tokens, names, roles)])
    ]
    return tuple(mentions) if quick else with_quiet_marks(text, mentions, QUIET_LIMIT)


def version(recogniser: Recogniser = "crf") -> str:
    """Return what changes whenever this recogniser may find other mentions; annotations are cached under it.

    Raises `ConfigError` if spaCy or the pipeline is not installed.
    """
    if not recogniser.startswith("spacy"):
        return f"{recogniser} {RECOGNISED}"
    from reader.entities import spacy_pipeline

    return f"{spacy_pipeline.version(recogniser.partition(':')[2])} {RECOGNISED}"


def _pipeline(recogniser: Recogniser, language: str) -> str:
    """The name of the spaCy pipeline to take; empty for another recogniser."""
    kind, _, name = recogniser.partition(":")
    if kind != "spacy":
        return ""
    from reader.entities import spacy_pipeline

    return name or spacy_pipeline.for_language(language)


def _whole(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens without a last word that the limit has cut."""
    end = tokens[-1].end
    is_cut = text[end - 1].isalpha() and text[end : end + 1].isalpha()
    return tokens[:-1] if is_cut else tokens
