"""An installed spaCy pipeline as the recogniser: an extra, never needed."""

from __future__ import annotations

import importlib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Any

from reader.entities.tokens import Sentence, TokenSpan
from reader.errors import ConfigError
from reader.model import EntityType

TYPES: dict[str, EntityType] = {
    "PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE",
    "NORP": "GROUP", "EVENT": "OTHER", "LAW": "OTHER", "WORK_OF_ART": "OTHER", "PRODUCT": "OTHER",
    "LANGUAGE": "OTHER", "MISC": "OTHER",
}  # fmt: skip
UNUSED = ["tagger", "parser", "lemmatizer", "attribute_ruler", "senter"]


@cache
def pipeline() -> Any:
    """Return the first installed English pipeline, loaded for names only."""
    try:
        spacy = importlib.import_module("spacy")
    except ImportError as error:
        raise ConfigError("spaCy is not installed", "pip install 'parallax-reader[spacy]'") from error
    names = sorted(name for name in spacy.util.get_installed_models() if name.startswith("en"))
    if not names:
        raise ConfigError(
            "no English spaCy pipeline is installed", "install one, or use the bundled recogniser"
        )
    return spacy.load(names[-1], exclude=UNUSED)


def recognise_document(text: str, document: Sequence[Sentence]) -> list[list[TokenSpan]]:
    """Return the names of each sentence of `document`, which are tokens of `text`."""
    found: list[list[TokenSpan]] = []
    for tokens in document:
        begin = tokens[0].start
        starts = [token.start for token in tokens]
        ends = [token.end for token in tokens]
        names = pipeline()(text[begin : tokens[-1].end]).ents
        spans = []
        for name in names:
            first = bisect_right(ends, begin + name.start_char)
            last = bisect_left(starts, begin + name.end_char)
            if name.label_ in TYPES and first < last:
                spans.append(TokenSpan(first, last, TYPES[name.label_]))
        found.append(spans)
    return found
