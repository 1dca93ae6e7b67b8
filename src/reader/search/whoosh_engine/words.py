"""From words as they are typed to terms of the index: stems, names, completions, near spellings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from reader.search.analysis import WORDS, Piece, fold, known_pieces
from reader.search.whoosh_engine.arrays import Array
from reader.search.whoosh_engine.held import OpenSegment
from reader.search.whoosh_engine.postings import shapes
from reader.search.whoosh_engine.snapshot import Snapshot

COMPLETIONS, SHORT_COMPLETIONS = 24, 8
"""How many of the commonest completions a prefix stands for, and one of one or two letters."""
NEAR = 16
"""How many near spellings a fuzzy word stands for."""
ANY_LETTER = 30_000
"""Near spellings with another first letter are sought among so many of the commonest words."""
CORRECTED = 3
"""A query with more unknown words than this is in another language or none."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The terms that can stand at one position, the likeliest first, and the word they come from."""

    terms: tuple[str, ...]
    form: str


def slots(snapshot: Snapshot, text: str) -> tuple[list[Slot], tuple[str, ...]]:
    """The positions a piece of query takes, and the joined forms of its hyphened pairs."""
    return snapshot.remember(("slots", text), lambda: _slots(snapshot, text))


def _slots(snapshot: Snapshot, text: str) -> tuple[list[Slot], tuple[str, ...]]:
    found: list[Slot] = []
    joined: list[str] = []
    for raw in WORDS.findall(text):
        readings = [known_pieces(raw, language) for language in snapshot.languages]
        first = readings[0]
        ends = {piece.end for piece in first}
        seen: set[int] = set()
        for index, piece in enumerate(first):
            if piece.at in seen:
                joined.append(piece.term)
                continue
            if _is_tail(piece, first, ends):
                continue
            seen.add(piece.at)
            found.append(_slot(snapshot, [reading[index] for reading in readings]))
    return found, tuple(joined)


def _is_tail(piece: Piece, all_pieces: Sequence[Piece], ends: set[int]) -> bool:
    """Whether a piece is the single character that ends a run of pairs: the pair before already has it."""
    unspaced = piece.end - piece.start == 1 and not piece.term.isascii() and len(all_pieces) > 1
    return unspaced and piece is all_pieces[-1] and len(ends) < len(all_pieces)


def _slot(snapshot: Snapshot, readings: Sequence[Piece]) -> Slot:
    exact = next((piece.exact for piece in readings if piece.exact), "")
    if exact and is_name(snapshot, readings[0].form, exact):
        return Slot((exact,), readings[0].form)
    return Slot(tuple(dict.fromkeys(piece.term for piece in readings)), readings[0].form)


def is_name(snapshot: Snapshot, form: str, exact: str) -> bool:
    """Whether a word is mostly written with a capital in the bodies, and so names something."""
    encoded = form.encode("utf-8", "surrogatepass")
    count = capital = 0
    for segment in snapshot.segments:
        surfaces = segment.terms("surfaces")
        index = surfaces.at(encoded)
        while index < len(surfaces) and surfaces[index] == encoded:
            count += int(segment.surface_counts[index])
            capital += int(segment.surface_capitals[index])
            index += 1
    return capital * 2 > count and snapshot.df("text", exact) > 0


def completions(snapshot: Snapshot, form: str) -> list[str]:
    """The terms of the commonest words that start with a form, the commonest first."""
    return snapshot.remember(("completions", form), lambda: _completions(snapshot, form))


def _completions(snapshot: Snapshot, form: str) -> list[str]:
    limit = COMPLETIONS if len(form) > 2 else SHORT_COMPLETIONS
    counts: dict[bytes, int] = {}
    for segment in snapshot.segments:
        found = segment.terms("surfaces").starting(form.encode("utf-8", "surrogatepass"))
        if found:
            for index in _commonest(segment, np.arange(found.start, found.stop), 4 * limit).tolist():
                term = _term_of(segment, index)
                counts[term] = counts.get(term, 0) + int(segment.surface_counts[index])
    best = sorted(counts, key=lambda term: (-counts[term], term))[:limit]
    return [term.decode("utf-8", "surrogatepass") for term in best]


def near(snapshot: Snapshot, form: str) -> list[str]:
    """The terms of words within one edit (two from six letters on) that share the first letter."""
    spellings = near_spellings(snapshot, form, form[:1])
    terms: dict[str, None] = {}
    for _, _, term in spellings:
        terms.setdefault(term.decode("utf-8", "surrogatepass"))
    return list(terms)[:NEAR]


def near_spellings(snapshot: Snapshot, form: str, prefix: str) -> list[tuple[int, str, bytes]]:
    """(edits, word, term) of the near spellings of a form that start with a prefix, the best first."""
    return snapshot.remember(("near", form, prefix), lambda: _near_spellings(snapshot, form, prefix))


def _near_spellings(snapshot: Snapshot, form: str, prefix: str) -> list[tuple[int, str, bytes]]:
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    allowed = 1 if len(form) < 6 else 2
    found: dict[tuple[str, bytes], tuple[int, int]] = {}
    for segment in snapshot.segments:
        words = segment.terms("surfaces")
        scope = words.starting(prefix.encode("utf-8", "surrogatepass"))
        limit = len(scope) if prefix else ANY_LETTER // len(snapshot.segments)
        frequent = _commonest(segment, np.arange(scope.start, scope.stop), limit)
        alike = _alike(segment, frequent, form, allowed)
        choices = {index: words[index].decode("utf-8", "surrogatepass") for index in alike}
        for word, edits, index in extract(
            form, choices, scorer=OSA.distance, score_cutoff=allowed, limit=None
        ):
            key = (word, _term_of(segment, index))
            before = found.get(key, (edits, 0))[1]
            found[key] = (edits, before + int(segment.surface_counts[index]))
    ranked = sorted(found, key=lambda key: (found[key][0], -found[key][1], key))
    return [(found[key][0], *key) for key in ranked]


def _alike(segment: OpenSegment, indexes: Array, form: str, edits: int) -> list[int]:
    """Those of some words that by their length and letters may be a form with so many edits."""
    words = segment.terms("surfaces")
    own = np.frombuffer(form.encode("utf-8", "surrogatepass"), np.uint8)
    sizes = words.sizes(indexes).astype(np.int64)
    indexes = indexes[np.abs(sizes - len(own)) <= 2 * edits]
    if not len(indexes):
        return []
    length, beyond, letters = shapes(own, np.zeros(1, np.int64))
    lengths, beyonds, all_letters = shapes(*words.joined(indexes))
    near = (np.abs(lengths - length) <= edits) & (np.abs(beyonds - beyond) <= edits)
    near &= np.bitwise_count(all_letters ^ letters) <= 2 * edits
    found: list[int] = indexes[near].tolist()
    return found


def suggestion(snapshot: Snapshot, text: str, words: Iterable[str]) -> str | None:
    """The query with each word the index lacks replaced by its best near spelling, or None.

    Numbers, names of fields and their values (but a title's words) are left as they are.
    """
    changed = text
    plain = [word for word in dict.fromkeys(words) if not any(map(str.isdigit, word))]
    unknown = [word for word in plain if _is_unknown(snapshot, word) and _place_of(word).search(text)]
    if len(unknown) > CORRECTED:
        return None
    for word in unknown:
        form = fold(word)
        spellings = near_spellings(snapshot, form, form[:1])
        if not spellings and len(unknown) == 1:
            spellings = near_spellings(snapshot, form, "")
        if spellings:
            better = spellings[0][1].capitalize() if word[:1].isupper() else spellings[0][1]
            changed = _place_of(word).sub(better, changed, count=1)
    return changed if changed != text else None


def _place_of(word: str) -> re.Pattern[str]:
    """Where a word stands in a query as a word that is looked for."""
    return re.compile(rf"(?:(?<![\w:])|(?<=\btitle:)){re.escape(word)}(?![\w:])", re.IGNORECASE)


def _is_unknown(snapshot: Snapshot, word: str) -> bool:
    """Whether the index has no term of a word of three letters or more."""
    terms = [term for slot in slots(snapshot, word)[0] for term in slot.terms]
    return len(fold(word)) > 2 and not any(snapshot.df("text", term) for term in terms)


def _commonest(segment: OpenSegment, indexes: Array, limit: int) -> Array:
    """Those of some words that stand in a body, as many as wanted and the most frequent."""
    counts = segment.surface_counts[indexes]
    if len(indexes) > limit:
        chosen = np.argpartition(counts, len(indexes) - limit)[-limit:]
        indexes, counts = indexes[chosen], counts[chosen]
    return indexes[counts > 0]


def _term_of(segment: OpenSegment, index: int) -> bytes:
    return segment.terms("text.terms")[int(segment.surface_terms[index])]
