"""Paragraphs: blank lines, single line breaks, and text that was hard-wrapped."""

from __future__ import annotations

import itertools
import re

from reader.model import Span

_LINE = re.compile(r"[^\n]+")
_ENDS_SENTENCE = re.compile(r"[.!?…:;。！？؟۔।][\"'”’»›)\]」』]*\s*$")
_BULLET = re.compile(r"\s*(?:[-*•–—]|\d{1,2}[.)])\s")
_MAX_WRAP = 120


def paragraph_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The paragraphs of `text[start:end]`, trimmed of white space, in order.

    A blank line always parts two paragraphs. A single line break does so too, unless the text is
    hard-wrapped or the next line goes on in lower case after a line that ends no sentence.
    """
    end = len(text) if end is None else end
    lines = [span for found in _LINE.finditer(text, start, end) if (span := trim(text, *found.span()))]
    width = _wrap_width(text, lines)
    spans: list[Span] = []
    for previous, line in zip([None, *lines], lines, strict=False):
        if previous and _continues(text, previous, line, width):
            spans[-1] = Span(spans[-1].start, line.end)
        else:
            spans.append(line)
    return spans


def trim(text: str, start: int, end: int) -> Span | None:
    """`text[start:end]` without the white space around it, None if nothing is left."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    return Span(start, end) if start < end else None


def _touch(text: str, first: Span, second: Span) -> bool:
    """Are two lines parted by one line break only?"""
    return text.count("\n", first.end, second.start) == 1


def _open_ended(text: str, line: Span) -> bool:
    return not _ENDS_SENTENCE.search(text, max(line.start, line.end - 8), line.end)


def _wrap_width(text: str, lines: list[Span]) -> int:
    """The width the text was wrapped at, 0 if it was not."""
    touching = [a for a, b in itertools.pairwise(lines) if _touch(text, a, b)]
    width = max((line.end - line.start for line in lines), default=0)
    if width > _MAX_WRAP or len(touching) < 2:
        return 0
    full = [a for a in touching if _open_ended(text, a) and a.end - a.start > width * 0.6]
    return width if len(full) * 2 >= len(touching) else 0


def _continues(text: str, previous: Span, line: Span, width: int) -> bool:
    """Does `line` go on with the paragraph of the line before it?"""
    if not _touch(text, previous, line) or _BULLET.match(text, line.start, line.end):
        return False
    if _open_ended(text, previous) and text[line.start].islower():
        return True
    return previous.end - previous.start > width * 0.6 if width else False
