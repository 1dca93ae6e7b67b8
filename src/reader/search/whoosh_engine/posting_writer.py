"""Whoosh's own writer into segments of raw arrays, posting by posting: `ArrayIndex.writer()`.

The engine does not use it (`inverter` is many times as fast); it makes the codec one that any program on Whoosh can
write through, and the tests compare the two.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec.base import FieldWriter, PerDocumentWriter
from whoosh.writing import SegmentWriter

from reader.search.whoosh_engine.arrays import ArrayWriter
from reader.search.whoosh_engine.contents import Contents, Segment, clean, read_contents, write_contents
from reader.search.whoosh_engine.copies import MARKS
from reader.search.whoosh_engine.inverter import smallest_types, write_surfaces
from reader.search.whoosh_engine.postings import FIELDS, Chunk, FieldStream, length_bytes

Item = tuple[str, bytes, int, float, bytes]
"""A posting as Whoosh hands it on: field, term, document, weight, encoded positions."""


class DocumentWriter(PerDocumentWriter):  # type: ignore[misc]
    """Collects the lengths and columns of each document."""

    def __init__(self) -> None:
        self.is_closed = False
        self.rows: list[dict[str, Any]] = []

    def start_doc(self, docnum: int) -> None:
        """Begin a document."""
        self.rows.append({})

    def add_field(self, fieldname: str, fieldobj: Any, value: Any, length: int) -> None:
        """Keep the length of a field."""
        self.rows[-1][f"{fieldname}.lengths"] = length

    def add_column_value(self, fieldname: str, columnobj: Any, value: Any) -> None:
        """Keep the value of a column."""
        self.rows[-1][fieldname] = value

    def cancel_doc(self) -> None:
        """Take back the document begun."""
        self.rows.pop()

    def close(self) -> None:
        """All documents are in."""
        self.is_closed = True

    def column(self, name: str, default: Any = 0) -> list[Any]:
        """The values of a column or length, one a document."""
        return [row.get(name, default) for row in self.rows]


class PostingWriter(FieldWriter):  # type: ignore[misc]
    """Turns sorted postings into the arrays of a segment file."""

    def __init__(self, directory: Path, segment: Any, documents: DocumentWriter) -> None:
        self.is_closed = False
        self._directory = directory
        self._segment = segment
        self._documents = documents
        self._chunks: dict[str, Chunk] | None = None

    def add_postings(self, schema: Any, lengths: Any, items: Iterable[Item]) -> None:
        """Take all postings, sorted by field, term and document."""
        self._chunks = {
            name: self._chunk(name, postings) for name, postings in groupby(items, lambda item: item[0])
        }

    def _chunk(self, field: str, items: Iterable[Item]) -> Chunk:
        terms: list[bytes] = []
        df: list[int] = []
        postings: list[tuple[int, int, int]] = []
        values: list[bytes] = []
        for _, term, document, weight, value in items:
            if not terms or terms[-1] != term:
                terms.append(term)
                df.append(0)
            df[-1] += 1
            postings.append((document, int(weight), len(value) // 4))
            values.append(value)
        docs, weights, freqs = np.array(postings, dtype=np.int64).reshape(-1, 3).T
        sizes = length_bytes(np.array(self._documents.column(f"{field}.lengths"), dtype=np.int64))
        positions = np.frombuffer(b"".join(values), dtype="<u4")
        return Chunk(terms, np.array(df), docs, (weights << 8) | sizes[docs], freqs, positions)

    def close(self) -> None:
        """Write the segment file, if there is anything to write."""
        self.is_closed = True
        if self._chunks is None:
            return
        segment: Segment = self._segment.segment
        writer = ArrayWriter(segment.path(self._directory))
        try:
            self._write(writer, self._chunks)
            size, checksum = writer.close()
        except BaseException:
            writer.abandon()
            raise
        count = len(self._documents.rows)
        self._segment.segment = replace(segment, documents=count, size=size, checksum=checksum)

    def _write(self, writer: ArrayWriter, chunks: dict[str, Chunk]) -> None:
        nothing = np.zeros(0, dtype=np.int64)
        totals = {}
        for name in FIELDS:
            chunk = chunks.get(name, Chunk([], nothing, nothing, nothing, nothing, nothing))
            stream = FieldStream(name, self._directory, *smallest_types(chunk))
            stream.add(chunk)
            stream.finish(writer)
            lengths = np.array(self._documents.column(f"{name}.lengths"), dtype="<u4")
            writer.write(f"{name}.lengths", lengths)
            totals[name] = int(lengths.sum())
        write_surfaces(writer, [], [], nothing, nothing)
        writer.write("numbers", np.array(self._documents.column("number"), dtype="<u4"))
        writer.write("dates", np.array(self._documents.column("date"), dtype="<i4"))
        names: dict[str, int] = {}
        sources = [names.setdefault(str(name), len(names)) for name in self._documents.column("source", "")]
        writer.write("sources", np.array(sources, dtype="<u4"))
        count = len(self._documents.rows)
        writer.write("marks", np.zeros(count * MARKS, dtype=np.uint8))
        writer.facts = {"documents": count, "sources": list(names), "languages": {}, "lengths": totals}


class ArraySegmentWriter(SegmentWriter):  # type: ignore[misc]
    """Whoosh's writer, with commits of this engine's kind; merging is the engine's too."""

    def _merge_segments(self, mergetype: Any, optimize: Any, merge: Any) -> list[Any]:
        return list(self.segments)

    def _commit_toc(self, segments: list[Any]) -> None:
        directory = Path(self.storage.folder)
        kept = []
        for one in segments:
            mask = one.segment.mask.copy()
            mask[list(one.deleted_docs())] = True
            kept.append(replace(one.segment, removed=mask if mask.any() else None))
        after = Contents(self.generation, read_contents(directory).sequence, tuple(kept))
        write_contents(directory, after)
        clean(directory, after)
