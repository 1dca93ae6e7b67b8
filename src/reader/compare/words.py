"""The words that differ, and those that stand in both, inside a pair of linked passages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from reader.compare.terms import fold
from reader.model import Span

_TURNED = {"insert": "delete", "delete": "insert"}
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:['’-]\w+)*")

LONG = 600
"""Words in a passage from which the fast matcher is used."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words at the same place of two texts; a span is empty where its side has nothing there."""

    left: Span
    right: Span


def changes(left_text: str, right_text: str) -> list[Stretch]:
    """What has to be replaced, added or left out to turn one text's words into the other's."""
    lefts, rights, codes = _compared(left_text, right_text)
    return [
        Stretch(_over(lefts, i1, i2), _over(rights, j1, j2))
        for tag, i1, i2, j1, j2 in codes
        if tag != "equal"
    ]


@lru_cache(maxsize=64)
def aligned_words(left_text: str, right_text: str) -> tuple[Stretch, ...]:
    """The words both texts have in the same order, with an empty stretch before and after all."""
    lefts, rights, codes = _compared(left_text, right_text)
    inner = [
        Stretch(_over(lefts, i1, i2), _over(rights, j1, j2))
        for tag, i1, i2, j1, j2 in codes
        if tag == "equal"
    ]
    return (
        Stretch(Span(0, 0), Span(0, 0)),
        *inner,
        Stretch(Span(len(left_text), len(left_text)), Span(len(right_text), len(right_text))),
    )


def outside(spans: Sequence[Span], holes: Sequence[Span]) -> list[Span]:
    """What of the spans lies outside the holes, which are in order."""
    made: list[Span] = []
    for span in spans:
        at = span.start
        for hole in holes:
            if hole.start < span.end and at < hole.end:
                if at < hole.start:
                    made.append(Span(at, hole.start))
                at = hole.end
        if at < span.end:
            made.append(Span(at, span.end))
    return made


@lru_cache(maxsize=64)
def _compared(
    left_text: str, right_text: str
) -> tuple[list[Span], list[Span], list[tuple[str, int, int, int, int]]]:
    lefts = [Span(*match.span()) for match in _TOKEN.finditer(left_text)]
    rights = [Span(*match.span()) for match in _TOKEN.finditer(right_text)]
    left_words = [fold(left_text[span.start : span.end]) for span in lefts]
    right_words = [fold(right_text[span.start : span.end]) for span in rights]
    return lefts, rights, _opcodes(left_words, right_words)


def _opcodes(left: list[str], right: list[str]) -> list[tuple[str, int, int, int, int]]:
    """How `left` becomes `right`; the other way round, the same with the sides exchanged."""
    if (len(left), left) < (len(right), right):
        return [(_TURNED.get(tag, tag), i1, i2, j1, j2) for tag, j1, j2, i1, i2 in _matched(right, left)]
    return _matched(left, right)


def _matched(left: list[str], right: list[str]) -> list[tuple[str, int, int, int, int]]:
    if max(len(left), len(right)) > LONG:
        from rapidfuzz.distance import Indel

        codes = Indel.opcodes(left, right)
        return [(c.tag, c.src_start, c.src_end, c.dest_start, c.dest_end) for c in codes]
    return list(SequenceMatcher(None, left, right, autojunk=False).get_opcodes())


def _over(tokens: Sequence[Span], first: int, last: int) -> Span:
    if first == last:
        place = tokens[first - 1].end if first else 0
        return Span(place, place)
    return Span(tokens[first].start, tokens[last - 1].end)
