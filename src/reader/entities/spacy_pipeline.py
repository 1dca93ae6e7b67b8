"""An installed spaCy pipeline as the recogniser: an extra, never needed."""

from __future__ import annotations

import importlib
import importlib.util
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from importlib import metadata
from itertools import accumulate
from typing import Any

from reader.entities.tokens import Sentence, TokenSpan
from reader.errors import ConfigError
from reader.model import EntityType

TYPES: dict[str, EntityType] = {
    "PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE",
    "NORP": "GROUP", "EVENT": "OTHER", "LAW": "OTHER", "WORK_OF_ART": "OTHER", "PRODUCT": "OTHER",
    "LANGUAGE": "OTHER", "MISC": "OTHER",
}  # fmt: skip
UNUSED = [
    "tagger",
    "parser",
    "lemmatizer",
    "trainable_lemmatizer",
    "morphologizer",
    "attribute_ruler",
    "senter",
]
LIMIT = 20_000
"""Words and marks that a pipeline reads; the rest of a long text is left to the rules."""

SIZES = ("lg", "md", "sm")
"""Of several pipelines of a language the first of these is taken, any other one after them."""
ANY_LANGUAGE = "xx"
INSTALL = "pip install 'parallax-reader[spacy]'"
BUNDLED = "or say `recogniser: bundled`"


def installed() -> dict[str, str]:
    """Return the versions of the installed pipelines by name; spaCy itself is not loaded."""
    found = metadata.entry_points(group="spacy_models")
    return {point.name: point.dist.version if point.dist else "" for point in found}


def by_language() -> dict[str, str]:
    """Return the pipeline that is taken for each language, by its two letters."""

    def rank(name: str) -> tuple[int, str]:
        size = name.rpartition("_")[2]
        return SIZES.index(size) if size in SIZES else len(SIZES), name

    return {name.partition("_")[0]: name for name in sorted(installed(), key=rank, reverse=True)}


def chosen(name: str = "") -> list[str]:
    """Return the pipelines that are used: the one of this name, else one for each language.

    Raises `ConfigError` if spaCy or the pipeline is not installed.
    """
    if importlib.util.find_spec("spacy") is None:
        raise ConfigError("spaCy is not installed", f"{INSTALL}, {BUNDLED}")
    there = ", ".join(sorted(installed())) or "none"
    if name and name not in installed():
        raise ConfigError(
            f"the spaCy pipeline {name} is not installed (installed: {there})",
            f"python -m spacy download {name}, {BUNDLED}",
        )
    if not name and not installed():
        raise ConfigError("no spaCy pipeline is installed", f"python -m spacy download NAME, {BUNDLED}")
    return [name] if name else sorted(by_language().values())


def version(name: str = "") -> str:
    """Return spaCy's version and those of the pipelines used; raises `ConfigError` as `chosen` does."""
    names, versions = chosen(name), installed()
    return " ".join([f"spacy {metadata.version('spacy')}", *(f"{one} {versions[one]}" for one in names)])


@cache
def for_language(language: str) -> str:
    """Return the name of the pipeline for a language, or an empty one; raises `ConfigError` as `chosen` does."""
    chosen()
    known = by_language()
    return known.get(language) or known.get(ANY_LANGUAGE, "")


@cache
def pipeline(name: str) -> Any:
    """Return an installed pipeline, loaded for names only; raises `ConfigError` if that can't be done."""
    chosen(name)
    spacy = importlib.import_module("spacy")
    try:
        loaded = spacy.load(name, exclude=UNUSED)
    except (OSError, ValueError, ImportError, AttributeError) as error:
        reason = str(error).strip().partition("\n")[0]
        raise ConfigError(
            f"the spaCy pipeline {name} can't be loaded ({reason})", f"install it anew, {BUNDLED}"
        ) from error
    if not any("doc.ents" in loaded.get_pipe_meta(part).assigns for part in loaded.pipe_names):
        raise ConfigError(f"the spaCy pipeline {name} finds no names", f"take another one, {BUNDLED}")
    return loaded


def recognise_document(
    text: str, document: Sequence[Sentence], ruled: Sequence[Sequence[TokenSpan]], name: str
) -> list[list[TokenSpan]]:
    """Return the names of each sentence of `document`, which are tokens of `text`; past `LIMIT` those `ruled`."""
    found = list(map(list, ruled))
    sizes = accumulate(len(tokens) for tokens in document)
    read = [tokens for tokens, size in zip(document, sizes, strict=True) if size <= LIMIT]
    parsed = pipeline(name).pipe(text[tokens[0].start : tokens[-1].end] for tokens in read)
    for number, (tokens, sentence) in enumerate(zip(read, parsed, strict=True)):
        begin = tokens[0].start
        starts = [token.start for token in tokens]
        ends = [token.end for token in tokens]
        spans = []
        for one in sentence.ents:
            first = bisect_right(ends, begin + one.start_char)
            last = bisect_left(starts, begin + one.end_char)
            if one.label_ in TYPES and first < last:
                spans.append(TokenSpan(first, last, TYPES[one.label_]))
        found[number] = spans
    return found
