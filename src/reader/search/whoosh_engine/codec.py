"""Whoosh's plug-in points over segments of raw arrays, so that `searcher.search()` reads the same index.

The engine's own evaluator does not go through these readers; Whoosh does, and is the oracle in the tests.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec.base import PerDocumentReader, TermsReader
from whoosh.codec.whoosh3 import W3Codec, W3FieldCursor, W3Segment, W3TermInfo
from whoosh.columns import ColumnReader
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex
from whoosh.matching import ListMatcher

from reader.search.whoosh_engine.arrays import Array, ArrayFile
from reader.search.whoosh_engine.contents import NAME, Segment, read_contents
from reader.search.whoosh_engine.posting_writer import ArraySegmentWriter, DocumentWriter, PostingWriter
from reader.search.whoosh_engine.postings import FIELDS, LENGTHS, Terms, length_bytes
from reader.search.whoosh_engine.schema import schema

COLUMNS = {"number": "numbers", "date": "dates", "source": "sources"}


class ArraySegment(W3Segment):  # type: ignore[misc]
    """A segment as Whoosh knows it."""

    def __init__(self, segment: Segment) -> None:
        removed = set(np.flatnonzero(segment.mask).tolist()) or None
        super().__init__(ArrayCodec(), NAME, segment.documents, segment.id, removed)
        self.segment = segment
        self.documents = DocumentWriter()

    def should_assemble(self) -> bool:
        """A segment is one file already."""
        return False


class ArrayCodec(W3Codec):  # type: ignore[misc]
    """Segments of raw arrays; the engine writes them whole (`inverter`, `merging`), Whoosh posting by posting."""

    length_stats = False
    """Lengths come from the documents themselves."""

    def new_segment(self, storage: Any, indexname: str) -> ArraySegment:
        """A segment to be written."""
        return ArraySegment(Segment(secrets.token_hex(8), 0, 0, 0))

    def per_document_writer(self, storage: Any, segment: ArraySegment) -> DocumentWriter:
        """What takes the documents of a new segment."""
        segment.documents = DocumentWriter()
        return segment.documents

    def field_writer(self, storage: Any, segment: ArraySegment) -> PostingWriter:
        """What takes the postings of a new segment, after its documents."""
        return PostingWriter(Path(storage.folder), segment, segment.documents)

    def terms_reader(self, storage: Any, segment: ArraySegment) -> ArrayTermsReader:
        """The terms and postings of a segment."""
        return ArrayTermsReader(segment.segment.open(Path(storage.folder)))

    def per_document_reader(self, storage: Any, segment: ArraySegment) -> ArrayDocuments:
        """The lengths and columns of a segment."""
        return ArrayDocuments(segment.segment.open(Path(storage.folder)), segment)


class ArrayIndex(FileIndex):  # type: ignore[misc]
    """Whoosh's index object on a directory of this engine."""

    def __init__(self, directory: Path) -> None:
        self.storage = FileStorage(str(directory))
        self.indexname = NAME
        self._directory = directory
        self._schema = schema()

    def writer(self, procs: int = 1, **options: Any) -> ArraySegmentWriter:
        """Whoosh's writer on this index; one process."""
        return ArraySegmentWriter(self, codec=ArrayCodec(), **options)

    def _read_toc(self) -> TOC:
        contents = read_contents(self._directory)
        return TOC(self._schema, [ArraySegment(one) for one in contents.segments], contents.generation)


class ArrayTermsReader(TermsReader):  # type: ignore[misc]
    """The inverted side of a segment."""

    def __init__(self, file: ArrayFile) -> None:
        self._file = file
        self._terms = {name: Terms(file, f"{name}.terms") for name in FIELDS}
        self._starts = {name: file.read(f"{name}.starts").astype(np.int64) for name in FIELDS}
        self._position_starts = {
            name: file.read(f"{name}.position_starts").astype(np.int64) for name in FIELDS
        }

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._terms[term[0]].find(term[1]) is not None

    def indexed_field_names(self) -> tuple[str, ...]:
        """The fields of words."""
        return FIELDS

    def cursor(self, fieldname: str, fieldobj: Any) -> W3FieldCursor:
        """Not offered: nothing of Whoosh's that is used needs it."""
        raise NotImplementedError

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Every (field, term), sorted."""
        return ((name, term) for name in sorted(FIELDS) for term in self._terms[name].list())

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Every (field, term) from a term on."""
        return (term for term in self.terms() if term >= (fieldname, prefix))

    def items(self) -> Iterator[tuple[tuple[str, bytes], W3TermInfo]]:
        """Every (field, term) with its facts."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], W3TermInfo]]:
        """Every (field, term) with its facts from a term on."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> W3TermInfo:
        """The facts of a term."""
        docs, codes, _ = self._postings(fieldname, text)
        weights, lengths = codes >> 8, LENGTHS[codes & 255]
        return W3TermInfo(
            weight=float(weights.sum()),
            df=len(docs),
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=float(weights.max()),
            minid=int(docs[0]),
            maxid=int(docs[-1]),
        )

    def frequency(self, fieldname: str, text: bytes) -> float:
        """The total weight of a term."""
        return float(self.term_info(fieldname, text).weight())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """How many documents have a term, deleted ones too."""
        return len(self._postings(fieldname, text)[0])

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ListMatcher:
        """Whoosh's cursor over the postings of a term."""
        docs, codes, index = self._postings(fieldname, text)
        first, last = self._starts[fieldname][index], self._starts[fieldname][index + 1]
        freqs = self._file.read(f"{fieldname}.freqs", first, last).tolist()
        start = self._position_starts[fieldname]
        positions = self._file.read(f"{fieldname}.positions", start[index], start[index + 1]).tolist()
        values, at = [], 0
        for freq in freqs:
            values.append(format_.encode(positions[at : at + freq]))
            at += freq
        return ListMatcher(
            docs.tolist(),
            (codes >> 8).astype(float).tolist(),
            values,
            format_,
            scorer=scorer,
            term=(fieldname, text),
            terminfo=self.term_info(fieldname, text),
        )

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _postings(self, fieldname: str, text: bytes) -> tuple[Array, Array, int]:
        index = self._terms[fieldname].find(text)
        if index is None:
            raise KeyError(f"no term {fieldname}:{text!r}")
        first, last = self._starts[fieldname][index], self._starts[fieldname][index + 1]
        docs = self._file.read(f"{fieldname}.docs", first, last)
        return docs, self._file.read(f"{fieldname}.codes", first, last), index


class ArrayColumn(ColumnReader):  # type: ignore[misc]
    """A column of numbers as Whoosh reads it."""

    def __init__(self, values: Array) -> None:
        self._values = values

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, docnum: int) -> int:
        return int(self._values[docnum])

    def sort_key(self, docnum: int) -> int:
        """What the document is sorted by."""
        return self[docnum]


class ArrayDocuments(PerDocumentReader):  # type: ignore[misc]
    """The document side of a segment."""

    def __init__(self, file: ArrayFile, segment: ArraySegment) -> None:
        self._file = file
        self._segment = segment
        self._lengths = {name: file.read(f"{name}.lengths") for name in FIELDS}
        self._numbers = file.read("numbers")

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def doc_count(self) -> int:
        """How many documents live."""
        return int(self._segment.doc_count())

    def doc_count_all(self) -> int:
        """How many documents there are, deleted ones too."""
        return int(self._segment.doc_count_all())

    def has_deletions(self) -> bool:
        """Whether some are deleted."""
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Whether one is deleted."""
        return bool(self._segment.is_deleted(docnum))

    def deleted_docs(self) -> Iterator[int]:
        """The deleted ones."""
        return iter(self._segment.deleted_docs())

    def supports_columns(self) -> bool:
        """Columns are there."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Whether a field is a column."""
        return fieldname in COLUMNS

    def column_reader(self, fieldname: str, column: Any) -> ArrayColumn:
        """A column's values."""
        return ArrayColumn(self._file.read(COLUMNS[fieldname]))

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """A document's length in a field, rounded as Whoosh rounds it."""
        if fieldname not in FIELDS:
            return default
        return int(LENGTHS[length_bytes(self._lengths[fieldname][docnum : docnum + 1])[0]])

    def field_length(self, fieldname: str) -> int:
        """The words of a field over all documents."""
        return int(self._file.facts["lengths"].get(fieldname, 0))

    def stored_fields(self, docnum: int) -> dict[str, int]:
        """What a hit carries: the article's number."""
        return {"number": int(self._numbers[docnum])}
