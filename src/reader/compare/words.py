"""The words that differ inside a pair of linked passages."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from reader.compare.terms import fold
from reader.model import Span

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:['’-]\w+)*")

LONG = 600
"""Words in a passage from which the fast matcher is used."""


def word_marks(left_text: str, right_text: str) -> tuple[list[Span], list[Span]]:
    """The stretches of changed words on each side, as offsets into each text; whatever their case."""
    lefts, rights = list(_TOKEN.finditer(left_text)), list(_TOKEN.finditer(right_text))
    left_words = [fold(match.group()) for match in lefts]
    right_words = [fold(match.group()) for match in rights]
    left_spans: list[Span] = []
    right_spans: list[Span] = []
    for i1, i2, j1, j2 in _changes(left_words, right_words):
        if i2 > i1:
            left_spans.append(Span(lefts[i1].start(), lefts[i2 - 1].end()))
        if j2 > j1:
            right_spans.append(Span(rights[j1].start(), rights[j2 - 1].end()))
    return left_spans, right_spans


def _changes(left: list[str], right: list[str]) -> list[tuple[int, int, int, int]]:
    if max(len(left), len(right)) > LONG:
        from rapidfuzz.distance import Indel

        codes = Indel.opcodes(left, right)
        return [(c.src_start, c.src_end, c.dest_start, c.dest_end) for c in codes if c.tag != "equal"]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return [(i1, i2, j1, j2) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal"]
