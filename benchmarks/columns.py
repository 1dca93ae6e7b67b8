"""Gold sets in columns, read as the running text that print would have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reader.model import Passage

TYPES = {"PERSON": "PER", "ORG": "ORG", "PLACE": "LOC"}
NO_SPACE_BEFORE = frozenset(". , : ; ? ! ) ] } % 's ’s 'S n't 're 've 'll 'd 'm ' '' ”".split()) - {"'"}
NO_SPACE_AFTER = frozenset("( [ { $ # “ ``".split())


class Gold(NamedTuple):
    """A text, its sentences and the (start, end, type) of its names."""

    text: str
    passages: tuple[Passage, ...]
    spans: frozenset[tuple[int, int, str]]


Sentence = list[tuple[str, str]]


def read_columns(path: Path, word: int, label: int, separator: str | None = None) -> Iterator[list[Sentence]]:
    """Yield documents as sentences of (word, BIO label)."""
    document: list[Sentence] = []
    sentence: Sentence = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith(("# doc", "# newdoc", "-DOCSTART-")) and document:
            yield document
            document = []
        if not line.strip():
            if sentence:
                document.append(sentence)
            sentence = []
        elif not line.startswith(("# ", "-DOCSTART-")):
            fields = line.split(separator)
            sentence.append((fields[word], fields[label]))
    if document:
        yield document


def running_text(document: list[Sentence], types: frozenset[str] = frozenset(TYPES.values())) -> Gold:
    """Join words into running text, keeping where each gold name lies."""
    text = ""
    passages: list[Passage] = []
    spans: list[tuple[int, int, str]] = []
    for sentence in document:
        begin, glue, quoted, open_type = len(text), True, False, ""
        for word, label in sentence:
            quote = word == '"'
            closes = quote and quoted
            if not glue and word not in NO_SPACE_BEFORE and not closes:
                text += " "
            start = len(text)
            text += {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}.get(word, word)
            quoted = quoted != quote
            glue = word in NO_SPACE_AFTER or (quote and quoted)
            kind = label.partition("-")[2]
            if kind and kind == open_type and not label.startswith("B-"):
                spans[-1] = (spans[-1][0], len(text), kind)
            elif kind:
                spans.append((start, len(text), kind))
            open_type = kind
        passages.append(Passage(begin, len(text), "body", len(passages)))
        text += "\n"
    return Gold(text, tuple(passages), frozenset(span for span in spans if span[2] in types))
