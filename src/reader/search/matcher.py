"""Where the words of a query stand in a text, without analysing the whole text again.

A regular expression finds candidates by their first letters; the analysis decides on each distinct word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from reader.model import And, Node, Not, Or, Phrase, Query, Span, Term
from reader.search.analysis import fold, is_unspaced, tokens

SEEK = 3
"""Letters at the start of a word that stemming never changes."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A match in a text; `unit` tells which word or phrase of the query it is."""

    start: int
    end: int
    unit: int


def units(query: Query) -> tuple[Term | Phrase, ...]:
    """The words and phrases a matching article has, in the order they were typed; negated ones left out."""
    return tuple(dict.fromkeys(_positive(query.root))) if query.root is not None else ()


def occurrences(text: str, query: Query, language: str = "en", limit: int | None = None) -> list[Occurrence]:
    """All matches in `text` of the first `limit` words and phrases, sorted and without overlaps."""
    found: list[Occurrence] = []
    for number, unit in enumerate(units(query)[:limit]):
        found.extend(Occurrence(span.start, span.end, number) for span in _find(text, unit, language))
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Occurrence] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def match_spans(text: str, query: Query, language: str = "en") -> list[Span]:
    """The stretches of `text` that match the query, sorted and without overlaps."""
    return [Span(one.start, one.end) for one in occurrences(text, query, language)]


def _positive(node: Node) -> Iterator[Term | Phrase]:
    match node:
        case Term() | Phrase():
            yield node
        case And(parts) | Or(parts):
            for part in parts:
                yield from _positive(part)
        case Not():
            return


def _find(text: str, unit: Term | Phrase, language: str) -> Iterator[Span]:
    words = unit.words if isinstance(unit, Phrase) else (unit.text,)
    fuzzy = isinstance(unit, Term) and unit.fuzzy
    pieces = [piece for word in words for piece in _pieces(word, language)]
    if not pieces:
        return
    pattern = _pattern(tuple(pieces), unit.prefix, fuzzy)
    wanted = [frozenset(term for term, _, _ in tokens(piece, language)) for piece in pieces]
    for match in pattern.finditer(text):
        groups = match.groups()
        if all(
            _fits(found, piece, terms, language, unit.prefix and at == len(pieces) - 1, fuzzy)
            for at, (found, piece, terms) in enumerate(zip(groups, pieces, wanted, strict=True))
        ):
            yield Span(match.start(1), match.end(len(pieces)))


def _pieces(word: str, language: str) -> list[str]:
    """The surfaces in `word` that the analysis takes apart: `12-point` is two."""
    if is_unspaced(word):
        return [word]
    spans = sorted({(start, end) for _, start, end in tokens(word, language)})
    inner = [s for s in spans if not any(o != s and s[0] <= o[0] and o[1] <= s[1] for o in spans)]
    return [word[start:end] for start, end in inner]


def _fits(found: str, piece: str, wanted: frozenset[str], language: str, prefix: bool, fuzzy: bool) -> bool:
    if wanted & _terms(found, language) or is_unspaced(piece):
        return True
    if prefix and fold(found).startswith(fold(piece)):
        return True
    if fuzzy:
        from rapidfuzz.distance import OSA

        return OSA.distance(fold(found), fold(piece), score_cutoff=2) <= (1 if len(piece) < 6 else 2)
    return False


@lru_cache(maxsize=20_000)
def _terms(word: str, language: str) -> frozenset[str]:
    return frozenset(term for term, _, _ in tokens(word, language))


@lru_cache(maxsize=500)
def _pattern(pieces: tuple[str, ...], prefix: bool, fuzzy: bool) -> re.Pattern[str]:
    """One group a piece; between pieces anything but letters and digits, up to four characters."""
    parts = []
    for piece in pieces:
        folded = fold(piece)
        if is_unspaced(folded):
            parts.append(f"({re.escape(piece)})")
        elif folded.isdigit() or not folded.isalnum():
            parts.append(rf"\b({'[,.   ]?'.join(map(_letter, folded))}[\w,.]*?)\b")
        else:
            seek = 1 if fuzzy else max(1, min(SEEK, len(folded) - 1))
            spelled = r"\.?".join(map(_letter, folded)) if len(folded) <= 4 and not fuzzy else ""
            begun = "".join(map(_letter, folded[:seek])) + r"\w*"
            parts.append(rf"\b((?:{spelled}\b|{begun}))" if spelled else rf"\b({begun})")
    return re.compile(r"[\W_]{1,4}?".join(parts), re.IGNORECASE)


@lru_cache(maxsize=2_000)
def _letter(char: str) -> str:
    """A pattern for `char` and its accented forms."""
    return f"[{re.escape(char + _accented().get(char, ''))}]"


@lru_cache(maxsize=1)
def _accented() -> dict[str, str]:
    """Plain letter -> the accented letters that fold to it (Latin, Greek and Cyrillic)."""
    forms: dict[str, str] = {}
    for code in (*range(0xC0, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x2000)):
        char = chr(code)
        base = fold(char)
        if len(base) == 1 and base != char and char.islower():
            forms[base] = forms.get(base, "") + char
    return forms
