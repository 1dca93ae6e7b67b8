"""Several segments into one, without their deleted documents, a bounded run of terms at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from reader.errors import Cancelled
from reader.search.whoosh_engine.arrays import Array, ArrayFile, ArrayWriter
from reader.search.whoosh_engine.copies import MARKS
from reader.search.whoosh_engine.inverter import write_surfaces
from reader.search.whoosh_engine.postings import FIELDS, Chunk, FieldStream, Terms

CHUNK = 1_000_000
"""Postings merged at a time."""


@dataclass(frozen=True, slots=True)
class Source:
    """A segment to merge and where each of its documents goes; -1 for one that is dropped."""

    file: ArrayFile
    destination: Array


def destinations(files: Sequence[ArrayFile], deleted: Sequence[Array]) -> list[Source]:
    """Number the living documents of the segments one after another; `deleted` has a bool per document."""
    sources, base = [], 0
    for file, gone in zip(files, deleted, strict=True):
        destination = np.where(gone, -1, base + np.cumsum(~gone) - 1)
        base += int((~gone).sum())
        sources.append(Source(file, destination))
    return sources


def merge(
    sources: Sequence[Source], path: Path, cancelled: Callable[[], bool] = lambda: False
) -> tuple[int, int]:
    """Write the merged segment file; (its size, its checksum). Raises `Cancelled` when asked to stop."""
    writer = ArrayWriter(path)
    try:
        kept = [source.destination >= 0 for source in sources]
        text_terms: dict[bytes, int] = {}
        for name in FIELDS:
            terms = _merge_field(name, sources, writer, path.parent, cancelled)
            if name == "text":
                text_terms = terms
            lengths = _column(sources, kept, f"{name}.lengths")
            writer.write(f"{name}.lengths", lengths)
            writer.facts.setdefault("lengths", {})[name] = int(lengths.sum())
        _merge_surfaces(sources, writer, text_terms)
        _merge_columns(sources, kept, writer)
        return writer.close()
    except BaseException:
        writer.abandon()
        raise


def _column(sources: Sequence[Source], kept: Sequence[Array], name: str) -> Array:
    return np.concatenate([source.file.read(name)[keep] for source, keep in zip(sources, kept, strict=True)])


def _merge_columns(sources: Sequence[Source], kept: Sequence[Array], writer: ArrayWriter) -> None:
    for name in ("numbers", "dates"):
        writer.write(name, _column(sources, kept, name))
    rows = [s.file.read("marks").reshape(-1, MARKS)[keep] for s, keep in zip(sources, kept, strict=True)]
    writer.write("marks", np.concatenate(rows).ravel())
    names: dict[str, int] = {}
    languages: dict[str, int] = {}
    columns = []
    for source, keep in zip(sources, kept, strict=True):
        ids = [names.setdefault(name, len(names)) for name in source.file.facts["sources"]]
        columns.append(np.array(ids, dtype="<u4")[source.file.read("sources")[keep]])
        for language, count in source.file.facts["languages"].items():
            languages[language] = languages.get(language, 0) + count
    writer.write("sources", np.concatenate(columns))
    writer.facts |= {
        "documents": int(sum(keep.sum() for keep in kept)),
        "sources": list(names),
        "languages": languages,
    }


class _Field:
    """One field of one segment, its terms numbered among those of all."""

    def __init__(self, source: Source, name: str, number: dict[bytes, int]) -> None:
        self._source, self._name = source, name
        terms = Terms(source.file, f"{name}.terms").list()
        self.numbers = np.fromiter(map(number.__getitem__, terms), np.int64, len(terms))
        self.starts = source.file.read(f"{name}.starts").astype(np.int64)
        self.position_starts = source.file.read(f"{name}.position_starts").astype(np.int64)
        self.df = np.diff(self.starts)

    def read(self, low: int, high: int) -> tuple[Array, Array, Array, Array, Array]:
        """(term numbers, new documents, codes, frequencies, positions) of the living postings of a run of terms."""
        first, last = np.searchsorted(self.numbers, (low, high))
        span = self.starts[first], self.starts[last]
        file, name = self._source.file, self._name
        docs = self._source.destination[file.read(f"{name}.docs", *span)]
        codes = file.read(f"{name}.codes", *span)
        freqs = file.read(f"{name}.freqs", *span).astype(np.int64)
        positions = file.read(f"{name}.positions", self.position_starts[first], self.position_starts[last])
        numbers = np.repeat(self.numbers[first:last], self.df[first:last])
        alive = docs >= 0
        if alive.all():
            return numbers, docs, codes, freqs, positions
        return numbers[alive], docs[alive], codes[alive], freqs[alive], positions[np.repeat(alive, freqs)]


def _merge_field(
    name: str, sources: Sequence[Source], writer: ArrayWriter, directory: Path, cancelled: Callable[[], bool]
) -> dict[bytes, int]:
    union: set[bytes] = set()
    for source in sources:
        union.update(Terms(source.file, f"{name}.terms").list())
    terms = sorted(union)
    number = {term: index for index, term in enumerate(terms)}
    fields = [_Field(source, name, number) for source in sources]
    upto = np.zeros(len(terms) + 1, dtype=np.int64)
    for field in fields:
        upto[field.numbers + 1] += field.df
    np.cumsum(upto, out=upto)
    stream = FieldStream(
        name,
        directory,
        _widest(sources, f"{name}.freqs"),
        _widest(sources, f"{name}.positions"),
    )
    kept: dict[bytes, int] = {}
    low = 0
    while low < len(terms):
        if cancelled():
            raise Cancelled
        high = max(low + 1, int(np.searchsorted(upto, upto[low] + CHUNK, side="right")) - 1)
        chunk = _merge_run(fields, terms, low, high)
        for term in chunk.terms:
            kept[term] = len(kept)
        stream.add(chunk)
        low = high
    stream.finish(writer)
    return kept


def _merge_run(fields: Sequence[_Field], terms: list[bytes], low: int, high: int) -> Chunk:
    """Place every posting directly: segments follow one another within a term, so nothing needs sorting."""
    runs = [field.read(low, high) for field in fields]
    per_run = [np.bincount(numbers - low, minlength=high - low) for numbers, *_ in runs]
    df = np.sum(per_run, axis=0)
    free = np.cumsum(df) - df
    size = int(df.sum())
    docs, codes, freqs = (np.empty(size, dtype=np.int64) for _ in range(3))
    targets = []
    for (numbers, run_docs, run_codes, run_freqs, _), counts in zip(runs, per_run, strict=True):
        target = np.repeat(free - (np.cumsum(counts) - counts), counts) + np.arange(len(numbers))
        free += counts
        docs[target], codes[target], freqs[target] = run_docs, run_codes, run_freqs
        targets.append(target)
    starts = np.cumsum(freqs) - freqs
    positions = np.empty(int(freqs.sum()), dtype=np.int64)
    for (_, _, _, run_freqs, run_positions), target in zip(runs, targets, strict=True):
        shift = np.repeat(starts[target] - (np.cumsum(run_freqs) - run_freqs), run_freqs)
        positions[shift + np.arange(len(run_positions))] = run_positions
    used = np.flatnonzero(df)
    return Chunk([terms[low + index] for index in used.tolist()], df[used], docs, codes, freqs, positions)


def _widest(sources: Sequence[Source], name: str) -> str:
    return str(np.result_type(*(source.file.dtype(name) for source in sources)).newbyteorder("<").str)


def _merge_surfaces(sources: Sequence[Source], writer: ArrayWriter, terms: dict[bytes, int]) -> None:
    totals: dict[tuple[bytes, int], list[int]] = {}
    for source in sources:
        names = Terms(source.file, "text.terms").list()
        columns = (source.file.read(f"surfaces.{part}").tolist() for part in ("term", "count", "capital"))
        for form, term, count, capital in zip(Terms(source.file, "surfaces").list(), *columns, strict=True):
            index = terms.get(names[term])
            if index is not None:
                total = totals.setdefault((form, index), [0, 0])
                total[0] += count
                total[1] += capital
    rows = sorted(totals)
    counts = np.array([totals[row] for row in rows], dtype=np.int64).reshape(-1, 2)
    write_surfaces(writer, [row[0] for row in rows], [row[1] for row in rows], counts[:, 0], counts[:, 1])
