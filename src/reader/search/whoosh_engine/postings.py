"""How an inverted field is laid out in a segment, and the stream that writes it.

Terms are sorted by their bytes. For each term the postings are three parallel arrays sorted by document number:
`docs`, `codes` and `freqs`, and `positions` holds `freq` word positions a posting. A code is all BM25F asks of
a posting: the weighted frequency (to 255) in its high byte, the document's length as Whoosh's byte in its low one.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from whoosh.util.numeric import byte_to_length

from reader.search.whoosh_engine.arrays import Array, ArrayFile, ArrayWriter, spool

FIELDS = ("text", "title")
RUN = 128
"""Terms are looked up in runs of so many."""
TITLE_GAP = 100
"""Positions between title and body, so that no phrase runs across."""
LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], dtype=np.float64)
"""The length each length byte stands for."""


def length_bytes(lengths: Array) -> Array:
    """The byte of each length, as Whoosh rounds it."""
    return np.minimum(np.searchsorted(LENGTHS, lengths), 255).astype(np.uint8)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Postings of a run of terms: `df` postings for each term, `freqs` positions for each posting."""

    terms: list[bytes]
    df: Array
    docs: Array
    codes: Array
    freqs: Array
    positions: Array


class FieldStream:
    """Collects the chunks of one field, in order of terms, and writes them into a segment file."""

    def __init__(
        self, name: str, directory: Path, freq_type: str = "<u2", position_type: str = "<u2"
    ) -> None:
        self._name = name
        self._types = {"docs": "<i4", "codes": "<u2", "freqs": freq_type, "positions": position_type}
        self._streams = {part: spool(directory) for part in self._types}
        self._terms: list[bytes] = []
        self._df: list[Array] = []
        self._position_counts: list[Array] = []

    def add(self, chunk: Chunk) -> None:
        """Append a chunk whose terms sort after all before."""
        self._terms.extend(chunk.terms)
        self._df.append(chunk.df)
        starts = np.cumsum(chunk.df) - chunk.df
        if len(starts):
            self._position_counts.append(np.add.reduceat(chunk.freqs.astype(np.int64), starts))
        for part, kind in self._types.items():
            self._streams[part].write(getattr(chunk, part).astype(kind, copy=False).tobytes())

    def finish(self, writer: ArrayWriter) -> None:
        """Write everything collected as this field's arrays."""
        name = self._name
        write_terms(writer, f"{name}.terms", self._terms)
        writer.write(f"{name}.starts", _starts(self._df))
        writer.write(f"{name}.position_starts", _starts(self._position_counts))
        for part, kind in self._types.items():
            writer.copy(f"{name}.{part}", kind, self._streams[part])
            self._streams[part].close()


def _starts(counts: list[Array]) -> Array:
    flat = np.concatenate(counts) if counts else np.zeros(0, np.int64)
    starts = np.zeros(len(flat) + 1, dtype="<u8")
    np.cumsum(flat, out=starts[1:])
    return starts


def write_terms(writer: ArrayWriter, name: str, terms: list[bytes]) -> None:
    """Write a sorted list of byte strings as one block of bytes and the ends of each."""
    ends = np.zeros(len(terms) + 1, dtype="<u4")
    np.cumsum(np.fromiter(map(len, terms), dtype=np.int64, count=len(terms)), out=ends[1:])
    writer.write(f"{name}.bytes", np.frombuffer(b"".join(terms), dtype=np.uint8))
    writer.write(f"{name}.ends", ends)


def shapes(data: Array, starts: Array) -> tuple[Array, Array, Array]:
    """For each of some words in UTF-8: its letters, those beyond ASCII, and a bit for each by its first byte.

    An edit of a letter changes the first two by one at most, and two of the bits.
    """
    begins = (data & np.uint8(0xC0)) != 0x80
    bits = np.left_shift(begins, data & np.uint8(31), dtype=np.uint32)
    beyond = np.add.reduceat(data >= 0xC0, starts, dtype=np.int16)
    return np.add.reduceat(begins, starts, dtype=np.int16), beyond, np.bitwise_or.reduceat(bits, starts)


class Terms:
    """A sorted list of byte strings in a segment, searched where it lies."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._bytes = file.read(f"{name}.bytes").tobytes()
        self._ends = file.read(f"{name}.ends").astype(np.uint32, copy=False)
        self._end = self._ends.data

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, index: int) -> bytes:
        return self._bytes[self._end[index] : self._end[index + 1]]

    def at(self, term: bytes) -> int:
        """Where a term is or would be."""
        run = max(0, bisect_left(self._heads, term) - 1) * RUN
        return bisect_left(range(len(self)), term, run, min(run + RUN, len(self)), key=self.__getitem__)

    @cached_property
    def _heads(self) -> list[bytes]:
        """Every so many terms the first one."""
        return [self[index] for index in range(0, len(self), RUN)]

    def find(self, term: bytes) -> int | None:
        """Where a term is, or None."""
        index = self.at(term)
        return index if index < len(self) and self[index] == term else None

    def starting(self, prefix: bytes) -> range:
        """The terms that start with a prefix."""
        low = self.at(prefix)
        high = bisect_left(range(len(self)), True, lo=low, key=lambda i: not self[i].startswith(prefix))
        return range(low, high)

    def sizes(self, indexes: Array) -> Array:
        """How many bytes some terms have."""
        sizes: Array = self._ends[indexes + 1] - self._ends[indexes]
        return sizes

    def joined(self, indexes: Array) -> tuple[Array, Array]:
        """(the bytes of some terms one after another, where each starts among them)."""
        sizes = self.sizes(indexes).astype(np.int64)
        starts = np.cumsum(sizes) - sizes
        places = np.repeat(self._ends[indexes] - starts, sizes) + np.arange(int(sizes.sum()))
        return np.frombuffer(self._bytes, np.uint8)[places], starts

    def list(self, start: int = 0, stop: int | None = None) -> list[bytes]:
        """The terms `[start:stop]` as a list."""
        ends = self._ends[start : None if stop is None else stop + 1].tolist()
        return [self._bytes[a:b] for a, b in itertools.pairwise(ends)]

    @property
    def nbytes(self) -> int:
        """The memory held."""
        return len(self._bytes) + self._ends.nbytes
