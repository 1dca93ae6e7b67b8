"""One commit of the index, open for searching: postings and columns over all its segments as one row of documents.

Everything is read when it is first asked for; decoded arrays stay in a cache bounded in bytes.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import DTypeLike

from reader.errors import SearchIndexError
from reader.search.whoosh_engine.arrays import Array, damaged
from reader.search.whoosh_engine.contents import Contents, read_contents
from reader.search.whoosh_engine.copies import MARKS
from reader.search.whoosh_engine.held import Cache, OpenSegment
from reader.search.whoosh_engine.postings import LENGTHS, TITLE_GAP, length_bytes

K1, B = 1.2, 0.75
"""BM25's parameters, Whoosh's own."""

_NARROW = (1 << 32) - (1 << 20)
"""Up to here position numbers fit 32 bits, the last document's too."""

REMEMBERED = 4_000
"""Answers about words that a snapshot remembers at once."""

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class Postings:
    """The living documents of a term in ascending order, and a code for each (see `postings`).

    `df` counts the removed ones too, as Whoosh does.
    """

    docs: Array
    codes: Array
    df: int


class Snapshot:
    """The index as one commit left it."""

    def __init__(self, directory: Path, contents: Contents, earlier: Snapshot | None = None) -> None:
        self.contents = contents
        held: dict[str, OpenSegment] = earlier.opened if earlier else {}
        self.opened: dict[str, OpenSegment] = {
            segment.id: held.get(segment.id) or OpenSegment(directory, segment)
            for segment in contents.segments
        }
        self.segments: Sequence[OpenSegment] = tuple(self.opened.values())
        sizes = [segment.documents for segment in contents.segments]
        self.bases = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
        self.size = int(self.bases[-1])
        self.count = sum(segment.count for segment in contents.segments)
        self.cache = Cache()
        self._answers: dict[object, object] = {}

    def remember(self, question: object, answer: Callable[[], _Answer]) -> _Answer:
        """What a question about this commit was answered before, or is now."""
        known = self._answers.get(question)
        if known is None:
            if len(self._answers) >= REMEMBERED:
                self._answers.clear()
            known = self._answers[question] = answer()
        return known  # type: ignore[return-value]

    @cached_property
    def alive(self) -> Array | None:
        """A bool for each document, or None when none is deleted."""
        if self.count == self.size:
            return None
        return ~np.concatenate([segment.mask for segment in self.contents.segments])

    @cached_property
    def numbers(self) -> Array:
        """The article number of each document."""
        return self._column("numbers").astype(np.int64)

    @cached_property
    def dates(self) -> Array:
        """The ordinal of each document's date, 0 for none."""
        return self._column("dates")

    @cached_property
    def years(self) -> Array:
        """The year of each document, 0 for none."""
        epoch = np.datetime64("0001-01-01") - np.timedelta64(1, "D")
        days = epoch + self.dates.astype("timedelta64[D]")
        return np.where(self.dates > 0, days.astype("datetime64[Y]").astype(np.int64) + 1970, 0)

    @cached_property
    def marks(self) -> Array:
        """The marks of each document, in rows (see `copies`)."""
        return self._column("marks").astype(np.uint8, copy=False).reshape(-1, MARKS)

    @cached_property
    def sources(self) -> tuple[Array, tuple[str, ...]]:
        """The source of each document as an index into the names beside."""
        names: dict[str, int] = {}
        columns = [np.zeros(0, dtype=np.int64)]
        for segment in self.segments:
            ids = [names.setdefault(name, len(names)) for name in segment.file.facts["sources"]]
            columns.append(np.array(ids, dtype=np.int64)[segment.file.read("sources")])
        return np.concatenate(columns), tuple(names)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the articles."""
        found = {language for segment in self.segments for language in segment.file.facts["languages"]}
        return tuple(sorted(found)) or ("en",)

    def table(self, field: str) -> Array:
        """BM25 without idf for each code of a field: indexed by weight and length byte in one number."""
        return self.cache.get(("table", field), lambda: (self._table(field),))[0]

    def _table(self, field: str) -> Array:
        total = sum(segment.file.facts["lengths"][field] for segment in self.segments)
        average = total / (self.size or 1) or 1
        norm = K1 * ((1 - B) + B * LENGTHS / average)
        weights = np.arange(256, dtype=np.float64)[:, None]
        return (weights * (K1 + 1) / (weights + norm[None, :])).astype(np.float32).ravel()

    def idf(self, df: int) -> float:
        """Whoosh's inverse document frequency."""
        return math.log(self.size / (df + 1)) + 1 if self.size else 0.0

    def df(self, field: str, term: str) -> int:
        """How many documents hold a term, deleted ones too."""
        return int(self.cache.get(("term", field, term), lambda: self._term(field, term))[1])

    def lengths(self, field: str) -> Array:
        """The length byte of each document."""
        return self.cache.get(("lengths", field), lambda: (length_bytes(self._column(f"{field}.lengths")),))[
            0
        ]

    def rows(self, field: str) -> Array:
        """Where the position numbers of each document start."""
        return self.cache.get(("rows", field), lambda: (self._rows(field),))[0]

    def postings(self, field: str, term: str) -> Postings:
        """The documents of a term over all segments; empty for an unknown term."""
        docs, codes, df = self.cache.get(("postings", field, term), lambda: self._postings(field, term))
        return Postings(docs, codes, int(df))

    def places(self, field: str, term: str) -> Array:
        """Where a term stands: sorted position numbers, in removed documents too."""
        return self.cache.get(("places", field, term), lambda: (self._places(field, term),))[0]

    def place_count(self, field: str, term: str) -> int:
        """How often a term stands, in removed documents too."""
        return self.remember(
            ("places", field, term),
            lambda: sum(last - first for *_, first, last in self._find(field, term, "position_starts")),
        )

    def places_in(self, field: str, term: str, docs: Array) -> Array:
        """Where a term stands in a few documents, in ascending order; nothing else is decoded."""
        rows, found = self.rows(field), [np.zeros(0, dtype=self.rows(field).dtype)]
        starts, spans = (self._find(field, term, part) for part in ("starts", "position_starts"))
        for (base, segment, low, high), (*_, first, _last) in zip(starts, spans, strict=True):
            held = segment.file.read(f"{field}.docs", low, high)
            freqs = segment.file.read(f"{field}.freqs", low, high)
            ends = np.cumsum(freqs, dtype=np.int64) + first
            at = np.searchsorted(held, docs - base)
            at = at[held[np.minimum(at, len(held) - 1)] == docs - base]
            for index in at.tolist():
                end = int(ends[index])
                positions = segment.file.read(f"{field}.positions", end - int(freqs[index]), end)
                found.append(rows[held[index] + base] + positions)
        return np.concatenate(found)

    def _rows(self, field: str) -> Array:
        rows = np.zeros(self.size, dtype=np.uint64)
        np.cumsum(self._column(f"{field}.lengths")[:-1] + np.uint64(TITLE_GAP + 1), out=rows[1:])
        return rows if self.size and rows[-1] > _NARROW else rows.astype(np.uint32)

    def _postings(self, field: str, term: str) -> tuple[Array, Array, Array]:
        docs, codes = [], []
        for base, segment, low, high in self._find(field, term, "starts"):
            docs.append(segment.file.read(f"{field}.docs", low, high) + np.int64(base))
            codes.append(segment.file.read(f"{field}.codes", low, high))
        all_docs, all_codes = _joined(docs, np.int64), _joined(codes, np.uint16)
        df = np.array(len(all_docs))
        if self.alive is not None:
            kept = self.alive[all_docs]
            all_docs, all_codes = all_docs[kept], all_codes[kept]
        return all_docs, all_codes, df

    def _places(self, field: str, term: str) -> Array:
        rows = self.rows(field)
        starts = self._find(field, term, "starts")
        spans = self._find(field, term, "position_starts")
        made = np.empty(sum(last - first for *_, first, last in spans), dtype=rows.dtype)
        at = 0
        for (base, segment, low, high), (*_, first, last) in zip(starts, spans, strict=True):
            docs = segment.file.read(f"{field}.docs", low, high) + np.int64(base)
            row = np.repeat(rows[docs], segment.file.read(f"{field}.freqs", low, high))
            positions = segment.file.read(f"{field}.positions", first, last)
            np.add(row, positions, out=made[at : at + len(row)])
            at += len(row)
        return made

    def _term(self, field: str, term: str) -> tuple[Array, Array]:
        """(where each segment lists a term, -1 for nowhere; how many documents hold it)."""
        encoded = term.encode("utf-8", "surrogatepass")
        found = [segment.terms(f"{field}.terms").find(encoded) for segment in self.segments]
        starts = [segment.starts(f"{field}.starts") for segment in self.segments]
        df = sum(int(at[i + 1] - at[i]) for at, i in zip(starts, found, strict=True) if i is not None)
        return np.array([-1 if index is None else index for index in found]), np.array(df)

    def _find(self, field: str, term: str, part: str) -> list[tuple[int, OpenSegment, int, int]]:
        indexes = self.cache.get(("term", field, term), lambda: self._term(field, term))[0].tolist()
        places = []
        for base, segment, index in zip(self.bases.tolist(), self.segments, indexes, strict=False):
            if index >= 0:
                starts = segment.starts(f"{field}.{part}")
                places.append((base, segment, int(starts[index]), int(starts[index + 1])))
        return places

    def _column(self, name: str) -> Array:
        return np.concatenate(
            [np.zeros(0, np.int32), *(segment.file.read(name) for segment in self.segments)]
        )


def _joined(parts: Sequence[Array], kind: DTypeLike) -> Array:
    if len(parts) == 1:
        return parts[0]
    return np.concatenate(parts) if parts else np.zeros(0, dtype=kind)


def open_snapshot(directory: Path, earlier: Snapshot | None = None) -> Snapshot:
    """Open the newest commit, sharing the files an earlier snapshot has open; the earlier stays usable."""
    for attempt in range(5):
        contents: Contents | None = None
        try:
            contents = read_contents(directory)
            return Snapshot(directory, contents, earlier)
        except FileNotFoundError as error:
            # A newer commit removed what this one named: look again, unless it is the newest that lacks a file.
            if attempt == 4:
                raise damaged(f"{error.filename} is missing") from error
        except OSError as error:
            raise SearchIndexError(
                f"the search index can't be read: {error}", "run `reader rebuild`"
            ) from error
    raise AssertionError
