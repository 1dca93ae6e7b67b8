"""Where the words of a query stand in a text, without analysing the whole text again.

A text is folded letter by letter, so that offsets stay; plain search finds the places where a word of the query may
begin, and the analysis decides on each distinct word there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from reader.model import And, Node, Not, Or, Phrase, Query, Term
from reader.search.analysis import FUNCTION_WORDS, fold, is_unspaced, tokens

SEEK = 3
"""Letters at the start of a word that stemming never changes."""

_WORD = re.compile(r"[^\W_]*")
_GAP = 4
"""Between two words of a phrase stand up to so many characters that are no letters or digits."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A match in a text; `unit` tells which word or phrase of the query it is."""

    start: int
    end: int
    unit: int


Unit: TypeAlias = "tuple[Piece, ...]"
"""A word or phrase of a query."""


def occurrences(text: str, units: Sequence[Unit], chosen: Sequence[int] | None = None) -> list[Occurrence]:
    """All matches in `text`, or those of chosen units, sorted and without overlaps."""
    plain = folded(text)
    found = [
        Occurrence(start, end, number)
        for number in (range(len(units)) if chosen is None else chosen)
        for start, end in _find(text, plain, units[number])
    ]
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Occurrence] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def units(query: Query, language: str) -> tuple[Unit, ...]:
    """The words and phrases a matching article has, in the order they were typed; negated ones left out."""
    asked = dict.fromkeys(_positive(query.root)) if query.root is not None else {}
    return tuple(pieces for unit in asked if (pieces := _pieces(unit, language)))


def telling(units: Sequence[Unit]) -> Sequence[int]:
    """Which units are more than function words, those sought by most letters first; all where none is."""
    found = [at for at, unit in enumerate(units) if len(unit) > 1 or unit[0].form not in FUNCTION_WORDS]
    return sorted(found or range(len(units)), key=lambda at: -len(units[at][0].starts[0]))


def folded(text: str) -> str:
    """The text in lower case without accents, each letter in its place."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    if len(lowered) != len(text):
        lowered = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    for char in set(lowered):
        if char > "\x7f" and (base := _base(char)) != char:
            lowered = lowered.replace(char, base)
    return lowered


@lru_cache(maxsize=4_000)
def _base(char: str) -> str:
    """The letter an accented one is folded to, where it is a single one."""
    base = fold(char)
    return base if len(base) == 1 else char


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of the query and how it may begin in a folded text; `known` keeps what was decided of words there."""

    form: str
    starts: tuple[str, ...]
    terms: frozenset[str]
    language: str
    prefix: bool = False
    fuzzy: bool = False
    spaced: bool = True
    figure: re.Pattern[str] | None = None
    known: dict[str, bool] = field(default_factory=dict, compare=False)

    def end(self, text: str, plain: str, at: int) -> int:
        """Where a word at a place that matches this one ends; -1 if none does."""
        if not self.spaced:
            return at + len(self.form) if plain.startswith(self.form, at) else -1
        word = (self.figure or _WORD).match(plain, at)
        end = word.end() if word else at
        if end == at + 1 and len(self.starts) > 1 and plain.startswith(self.starts[1], at):
            end = at + len(self.starts[1])
        found = text[at:end]
        fits = self.known.get(found)
        if fits is None:
            fits = self.known[found] = bool(found) and self._fits(found)
        return end if fits else -1

    def _fits(self, found: str) -> bool:
        if self.terms & _terms(found, self.language):
            return True
        if self.prefix and fold(found).startswith(self.form):
            return True
        if not self.fuzzy:
            return False
        from rapidfuzz.distance import OSA

        allowed = 1 if len(self.form) < 6 else 2
        return OSA.distance(fold(found), self.form, score_cutoff=allowed) <= allowed


def _find(text: str, plain: str, unit: Unit) -> Iterator[tuple[int, int]]:
    first, *others = unit
    for start in first.starts:
        at = plain.find(start)
        while at >= 0:
            if not first.spaced or at == 0 or not plain[at - 1].isalnum():
                end = first.end(text, plain, at)
                for piece in others:
                    end = _next(text, plain, piece, end)
                if end > at:
                    yield at, end
            at = plain.find(start, at + 1)


def _next(text: str, plain: str, piece: Piece, before: int) -> int:
    """Where a word that follows one that ends before it ends; -1 if it does not follow."""
    if before >= 0:
        for at in range(before + 1, min(before + _GAP, len(plain)) + 1):
            if plain[at - 1].isalnum():
                break
            end = piece.end(text, plain, at)
            if end > at:
                return end
    return -1


def _positive(node: Node) -> Iterator[Term | Phrase]:
    match node:
        case Term() | Phrase():
            yield node
        case And(parts) | Or(parts):
            for part in parts:
                yield from _positive(part)
        case Not():
            return


def _pieces(unit: Term | Phrase, language: str) -> Unit:
    words = unit.words if isinstance(unit, Phrase) else (unit.text,)
    fuzzy = isinstance(unit, Term) and unit.fuzzy
    surfaces = [surface for word in words for surface in _surfaces(word, language)]
    last = len(surfaces) - 1
    return tuple(
        _piece(surface, language, unit.prefix and at == last, fuzzy) for at, surface in enumerate(surfaces)
    )


def _surfaces(word: str, language: str) -> list[str]:
    """The surfaces in `word` that the analysis takes apart: `12-point` is two."""
    if is_unspaced(word):
        return [word]
    spans = sorted({(start, end) for _, start, end in tokens(word, language)})
    inner = [s for s in spans if not any(o != s and s[0] <= o[0] and o[1] <= s[1] for o in spans)]
    return [word[start:end] for start, end in inner]


def _piece(surface: str, language: str, prefix: bool, fuzzy: bool) -> Piece:
    form, terms = fold(surface), frozenset(term for term, _, _ in tokens(surface, language))
    if is_unspaced(form):
        form = surface.lower()
        return Piece(form, (form,), terms, language, spaced=False)
    if form.isdigit() or not form.isalnum():
        figure = re.compile(rf"{'[,.   ]?'.join(map(re.escape, form))}[\w,.]*?\b")
        return Piece(form, (form[:1],), terms, language, prefix, fuzzy, figure=figure)
    seek = 1 if fuzzy else SEEK
    while seek > 1 and not all(term.startswith(form[:seek]) for term in terms):
        seek -= 1
    dotted = (".".join(form),) if 1 < len(form) <= 4 and not fuzzy else ()
    return Piece(form, (form[:seek], *dotted), terms, language, prefix, fuzzy)


@lru_cache(maxsize=20_000)
def _terms(word: str, language: str) -> frozenset[str]:
    return frozenset(term for term, _, _ in tokens(word, language))
