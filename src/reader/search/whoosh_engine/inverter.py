"""Articles in, a segment file out: every word is looked up once and the rest is array work.

A raw word (a match of `analysis.WORDS`) is analysed when it is first seen in a language and then is a number.
An article is the numbers of its words; at the end whole arrays of them are expanded to postings and sorted.
"""

from __future__ import annotations

import datetime as dt
import zlib
from array import array
from collections import Counter
from pathlib import Path

import numpy as np

from reader.search.analysis import WORDS, pieces
from reader.search.engine import Indexable
from reader.search.whoosh_engine.arrays import Array, ArrayWriter
from reader.search.whoosh_engine.copies import marks
from reader.search.whoosh_engine.postings import (
    FIELDS,
    TITLE_GAP,
    Chunk,
    FieldStream,
    length_bytes,
    write_terms,
)

TITLE_WEIGHT, LEAD_WEIGHT = 4, 2
LEAD = 60
"""How many words open an article: its lead."""
LONGEST_TERM = 64
_NO_SURFACE = 0xFFFFFFFF


class _RawWords(dict[str, int]):
    """The number of each raw word of a language, given out by an inverter."""

    def __init__(self, inverter: Inverter, language: str) -> None:
        super().__init__()
        self._inverter = inverter
        self._language = language

    def __missing__(self, raw: str) -> int:
        number = self[raw] = self._inverter.learn(raw, self._language)
        return number


class Inverter:
    """Collects articles and writes them as one segment."""

    def __init__(self) -> None:
        self._raw: dict[str, _RawWords] = {}
        self._terms: dict[str, int] = {}
        self._surfaces: dict[tuple[str, int], int] = {}
        self._entry_ends = array("I", [0])
        self._widths, self._hashes = array("I"), array("I")
        self._entry_term, self._entry_at = array("I"), array("I")
        self._entry_surface, self._entry_capital = array("I"), array("B")
        self.tokens = array("I")
        self._sizes = array("I")
        self._numbers, self._dates, self._sources = array("I"), array("i"), array("I")
        self._source_ids: dict[str, int] = {}
        self._languages: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._numbers)

    def add(self, article: Indexable) -> None:
        """Take an article in."""
        words = self._raw.get(article.language)
        if words is None:
            words = self._raw[article.language] = _RawWords(self, article.language)
        find = WORDS.findall
        title = [words[raw] for raw in find(article.title)]
        body = [words[raw] for raw in find(article.text)]
        self.tokens.extend(title)
        self.tokens.extend(body)
        self._sizes.extend((len(title), len(body)))
        self._numbers.append(article.number)
        self._dates.append(days(article.date))
        self._sources.append(self._source_ids.setdefault(article.source, len(self._source_ids)))
        self._languages[article.language] += 1

    def learn(self, raw: str, language: str) -> int:
        """Analyse a raw word that was not seen before; its number."""
        number = len(self._widths)
        found = pieces(raw, language)
        self._hashes.append(
            zlib.crc32("".join(piece.form for piece in found).encode("utf-8", "surrogatepass"))
        )
        width = 0
        for piece in found:
            width = max(width, piece.at + 1)
            term = self._term(piece.term[:LONGEST_TERM])
            surface = self._surfaces.setdefault((piece.form[:LONGEST_TERM], term), len(self._surfaces))
            self._entry(term, piece.at, surface, raw[piece.start : piece.start + 1].isupper())
            if piece.exact:
                self._entry(self._term(piece.exact[:LONGEST_TERM]), piece.at, _NO_SURFACE, False)
        self._widths.append(width)
        self._entry_ends.append(len(self._entry_term))
        return number

    def _term(self, term: str) -> int:
        return self._terms.setdefault(term, len(self._terms))

    def _entry(self, term: int, at: int, surface: int, capital: bool) -> None:
        self._entry_term.append(term)
        self._entry_at.append(at)
        self._entry_surface.append(surface)
        self._entry_capital.append(capital)

    def write(self, path: Path) -> tuple[int, int]:
        """Write the segment file; (its size, its checksum)."""
        writer = ArrayWriter(path)
        try:
            self._write(writer, path.parent)
            return writer.close()
        except BaseException:
            writer.abandon()
            raise

    def _write(self, writer: ArrayWriter, directory: Path) -> None:
        count = len(self)
        tokens = np.frombuffer(self.tokens, dtype=np.uint32)
        sizes = np.frombuffer(self._sizes, dtype=np.uint32).astype(np.int64)
        parts = np.repeat(np.arange(2 * count), sizes)  # part 2n is the title of document n, 2n + 1 its body
        widths = np.frombuffer(self._widths, dtype=np.uint32).astype(np.int64)[tokens]
        upto = np.cumsum(widths) - widths
        first_token = np.cumsum(sizes) - sizes
        part_start = np.append(upto, widths.sum())[first_token]
        positions = upto - part_start[parts]
        title_width = np.bincount(parts, weights=widths, minlength=2 * count)[0::2].astype(np.int64)

        ends = np.frombuffer(self._entry_ends, dtype=np.uint32).astype(np.int64)
        entries_of = np.diff(ends)[tokens]
        total = int(entries_of.sum())
        owner = np.repeat(np.arange(len(tokens)), entries_of)
        within = np.arange(total) - np.repeat(np.cumsum(entries_of) - entries_of, entries_of)
        entry = ends[:-1][tokens[owner]] + within
        part = parts[owner]
        at = positions[owner] + np.frombuffer(self._entry_at, dtype=np.uint32)[entry]
        docs, in_body = part >> 1, (part & 1).astype(bool)
        weights = np.where(in_body, np.where(at < LEAD, LEAD_WEIGHT, 1), TITLE_WEIGHT)
        terms = sorted(self._terms)
        rank = np.empty(len(terms), dtype=np.int64)
        rank[np.fromiter(map(self._terms.__getitem__, terms), np.int64, len(terms))] = np.arange(len(terms))
        ranks = rank[np.frombuffer(self._entry_term, dtype=np.uint32)[entry]]
        encoded = [term.encode("utf-8", "surrogatepass") for term in terms]

        place = np.where(in_body, at + title_width[docs] + TITLE_GAP, at)
        lengths = {"text": np.bincount(docs, minlength=count)}
        text = invert(encoded, ranks, docs, place, weights, lengths["text"])
        heading = ~in_body
        lengths["title"] = np.bincount(docs[heading], minlength=count)
        title = invert(
            encoded,
            ranks[heading],
            docs[heading],
            at[heading],
            np.ones(int(heading.sum()), np.int64),
            lengths["title"],
        )
        for name, chunk in zip(FIELDS, (text, title), strict=True):
            stream = FieldStream(name, directory, *smallest_types(chunk))
            stream.add(chunk)
            stream.finish(writer)
            writer.write(f"{name}.lengths", lengths[name].astype("<u4"))
        self._write_surfaces(writer, entry[in_body], text.terms, encoded)
        in_bodies = (parts & 1).astype(np.bool_)
        hashes = np.frombuffer(self._hashes, dtype=np.uint32)[tokens[in_bodies]]
        writer.write("marks", marks(hashes, parts[in_bodies] >> 1, count).ravel())
        writer.write("numbers", np.frombuffer(self._numbers, dtype="<u4"))
        writer.write("dates", np.frombuffer(self._dates, dtype="<i4"))
        writer.write("sources", np.frombuffer(self._sources, dtype="<u4"))
        writer.facts = {
            "documents": count,
            "sources": list(self._source_ids),
            "languages": dict(self._languages),
            "lengths": {name: int(lengths[name].sum()) for name in FIELDS},
        }

    def _write_surfaces(
        self, writer: ArrayWriter, entries: Array, kept: list[bytes], encoded: list[bytes]
    ) -> None:
        surface = np.frombuffer(self._entry_surface, dtype=np.uint32)
        seen = np.bincount(entries, minlength=len(surface))
        capital = seen * np.frombuffer(self._entry_capital, dtype=np.uint8)
        real = surface != _NO_SURFACE
        size = len(self._surfaces)
        counts = np.bincount(surface[real], weights=seen[real], minlength=size).astype(np.int64)
        capitals = np.bincount(surface[real], weights=capital[real], minlength=size).astype(np.int64)
        index = {term: number for number, term in enumerate(kept)}
        names = list(self._terms)
        rows = sorted(
            (form.encode("utf-8", "surrogatepass"), index[stem], number)
            for (form, term), number in self._surfaces.items()
            if (stem := names[term].encode("utf-8", "surrogatepass")) in index
        )
        order = np.array([row[2] for row in rows], dtype=np.int64)
        write_surfaces(
            writer, [row[0] for row in rows], [row[1] for row in rows], counts[order], capitals[order]
        )


def write_surfaces(
    writer: ArrayWriter, forms: list[bytes], terms: list[int] | Array, counts: Array, capitals: Array
) -> None:
    """Write the words as they are spelled: each with its term, how often it stands there and capitalised."""
    write_terms(writer, "surfaces", forms)
    writer.write("surfaces.term", np.asarray(terms, dtype="<u4"))
    writer.write("surfaces.count", counts.astype("<u4"))
    writer.write("surfaces.capital", capitals.astype("<u4"))


def invert(
    terms: list[bytes], ranks: Array, docs: Array, positions: Array, weights: Array, lengths: Array
) -> Chunk:
    """Sort occurrences, given in order of document and position, to the postings of each term."""
    keys = (ranks.astype(np.uint64) << np.uint64(32)) | np.arange(len(ranks), dtype=np.uint64)
    keys.sort()
    order = (keys & np.uint64(0xFFFFFFFF)).astype(np.int64)
    ranks, docs = (keys >> np.uint64(32)).astype(np.int64), docs[order]
    fresh = np.ones(len(ranks), dtype=np.bool_)
    fresh[1:] = (ranks[1:] != ranks[:-1]) | (docs[1:] != docs[:-1])
    starts = np.flatnonzero(fresh)
    if not len(starts):
        empty = np.zeros(0, dtype=np.int64)
        return Chunk([], empty, empty, empty, empty, empty)
    freqs = np.diff(np.append(starts, len(ranks)))
    weight = np.minimum(np.add.reduceat(weights[order], starts), 255)
    used, df = np.unique(ranks[starts], return_counts=True)
    docs = docs[starts]
    codes = (weight << 8) | length_bytes(lengths)[docs]
    return Chunk([terms[rank] for rank in used.tolist()], df, docs, codes, freqs, positions[order])


def smallest_types(chunk: Chunk) -> tuple[str, str]:
    """The narrowest types for a chunk's frequencies and positions."""

    def narrow(values: Array) -> str:
        return str(np.min_scalar_type(int(values.max(initial=0))).newbyteorder("<").str)

    return narrow(chunk.freqs), narrow(chunk.positions)


def days(date: dt.date | None) -> int:
    """A date as stored: its proleptic ordinal, 0 for an unknown one."""
    return date.toordinal() if date else 0
