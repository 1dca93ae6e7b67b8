"""Snippets that show why an article was found: the stretch that covers most of the query's words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from reader.model import Query, Span
from reader.search.matcher import Occurrence, Unit, occurrences, telling, units

SCANNED = 200_000
"""How much of a text is looked through for its best stretch, in characters."""

SOUGHT = 8
"""The best stretch is chosen by so many telling words of the query, the next ones where none of these is there."""

_SPACES = re.compile(r"\s{2,}|[^\S ]")
"""White space that is no single blank."""

_SENTENCE_END = re.compile(r"[.!?…。！？][\"”’»)\]]*\s+(?=[^\s])")


Snippet = tuple[str, tuple[Span, ...]]
"""A stretch of a text on one line, and the marked words as offsets into it."""


def snippets(texts: Iterable[tuple[str, str]], query: Query, width: int = 240) -> Iterator[Snippet]:
    """The best stretch of about `width` characters of each (text, language)."""
    words: dict[str, tuple[Sequence[Unit], Sequence[int]]] = {}
    for text, language in texts:
        if language not in words:
            asked = units(query, language)
            words[language] = asked, telling(asked)
        yield _snippet(text[:SCANNED], *words[language], width)


def snippet(text: str, query: Query, language: str = "en", width: int = 240) -> Snippet:
    """The best stretch of one text."""
    return next(snippets([(text, language)], query, width))


def match_spans(text: str, query: Query, language: str = "en") -> list[Span]:
    """The stretches of `text` that match the query, sorted and without overlaps."""
    return _spans(occurrences(text, units(query, language)))


def _snippet(text: str, words: Sequence[Unit], chosen: Sequence[int], width: int) -> Snippet:
    parts = (chosen[at : at + SOUGHT] for at in range(0, len(chosen), SOUGHT))
    found = next(filter(None, (occurrences(text, words, part) for part in parts)), [])
    first, last = _best(found, width) if found else (0, 0)
    start, end = _stretch(text, first, last, width)
    return _on_one_line(text, start, end, _spans(occurrences(text[start:end], words)))


def _spans(found: Iterable[Occurrence]) -> list[Span]:
    return [Span(one.start, one.end) for one in found]


def _best(found: Sequence[Occurrence], width: int) -> tuple[int, int]:
    """The window with the most distinct words, then the most words, then the earliest."""
    best, best_key = (found[0].start, found[0].end), (0, 0)
    inside: Counter[int] = Counter()
    right = -1
    for left, one in enumerate(found):
        while right < left or (right + 1 < len(found) and found[right + 1].end - one.start <= width * 3 // 4):
            right += 1
            inside[found[right].unit] += 1
        key = (len(inside), min(right + 1 - left, 6))
        if key > best_key:
            best, best_key = (one.start, found[right].end), key
        inside[one.unit] -= 1
        if not inside[one.unit]:
            del inside[one.unit]
    return best


def _stretch(text: str, first: int, last: int, width: int) -> tuple[int, int]:
    """Widen first..last to about `width`, from a sentence start where one is near, to whole words."""
    spare = max(0, width - (last - first))
    start = max(0, first - spare // 3)
    window = text[max(0, first - spare * 2 // 3) : first]
    ends = [match.end() for match in _SENTENCE_END.finditer(window)]
    breaks = window.rfind("\n") + 1
    near = max([*ends[-1:], breaks], default=0)
    if first - spare * 2 // 3 <= 0 and not near:
        start = 0
    elif near:
        start = first - len(window) + near
    else:
        start = _word_edge(text, start, forward=True, limit=first)
    while start < len(text) and text[start].isspace():
        start += 1
    end = min(len(text), max(last, start + width))
    if end < len(text):
        end = _word_edge(text, end, forward=False, limit=max(last, start + 1))
    return start, end


def _word_edge(text: str, at: int, forward: bool, limit: int) -> int:
    """The nearest place between two words, not past `limit`; `at` itself where there is none."""
    if at in (0, len(text)):
        return at
    place = at
    while place != limit and 0 < place < len(text) and abs(place - at) < 40:
        if text[place - 1].isspace() != text[place].isspace():
            return place
        place += 1 if forward else -1
    return at


def _on_one_line(text: str, start: int, end: int, found: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Fold white space to single blanks, carrying the marks along, and put … where text goes on."""
    spaces = [(match.start(), match.end()) for match in _SPACES.finditer(text[start:end])]
    lead = "… " if start > 0 else ""
    line = lead + _SPACES.sub(" ", text[start:end])

    def placed(at: int) -> int:
        return len(lead) + at - sum(min(at, last) - first - 1 for first, last in spaces if first + 1 < at)

    marks = tuple(Span(placed(one.start), placed(one.end)) for one in found)
    return (line.rstrip() + " …" if end < len(text.rstrip()) else line.rstrip()), marks
