"""The Whoosh schema of the index: two fields of words and three columns.

`text` holds title and body in one: a word of the title weighs four times, one of the lead twice (BM25F on weighted
frequencies). `title` holds the title alone. The bodies themselves stay in the store.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Positions

from reader.search.analysis import WORDS, pieces
from reader.search.whoosh_engine.inverter import LEAD, LEAD_WEIGHT, TITLE_WEIGHT
from reader.search.whoosh_engine.postings import TITLE_GAP

Value = tuple[str, str, str]
"""What a field of words is given: title, body and language."""


class ArrayPositions(Positions):  # type: ignore[misc]
    """Whoosh's positions format on raw 32-bit arrays; splits, folds and stems in one pass."""

    def __init__(self, with_body: bool, field_boost: float = 1.0) -> None:
        super().__init__(field_boost)
        self.with_body = with_body

    def word_values(
        self, value: Value, analyzer: Any, **kwargs: Any
    ) -> Iterable[tuple[bytes, int, float, bytes]]:
        """Yield (term, frequency, weight, encoded positions) for each term of an article."""
        title, body, language = value
        found: dict[str, list[int]] = defaultdict(list)
        weights: dict[str, float] = defaultdict(float)
        width = 0
        for term, position, end in _occurrences(title, language):
            width = end
            found[term].append(position)
            weights[term] += TITLE_WEIGHT if self.with_body else 1
        if self.with_body:
            for term, position, _ in _occurrences(body, language):
                found[term].append(position + width + TITLE_GAP)
                weights[term] += LEAD_WEIGHT if position < LEAD else 1
        for term, positions in found.items():
            encoded = term.encode("utf-8", "surrogatepass")
            yield encoded, len(positions), min(weights[term], 255.0), self.encode(positions)

    def encode(self, positions: Iterable[int]) -> bytes:
        """Positions as little-endian 32-bit numbers."""
        return b"".join(position.to_bytes(4, "little") for position in positions)

    def decode_positions(self, value: bytes) -> list[int]:
        """The positions of a posting."""
        return [int.from_bytes(value[i : i + 4], "little") for i in range(0, len(value), 4)]

    def decode_frequency(self, value: bytes) -> int:
        """How many positions a posting has."""
        return len(value) // 4


class Words(FieldType):  # type: ignore[misc]
    """A field of analysed words, scored by length."""

    analyzer = None
    unique = stored = False
    column_type = vector = spelling = None
    indexed = scorable = True
    multitoken_query = "default"

    def __init__(self, with_body: bool) -> None:
        self.format = ArrayPositions(with_body)

    def index(self, value: Value, **kwargs: Any) -> Iterable[tuple[bytes, int, float, bytes]]:
        """The postings of one article."""
        return self.format.word_values(value, None)

    def to_bytes(self, value: str | bytes) -> bytes:
        """A term as the index holds it."""
        return value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")

    def from_bytes(self, value: bytes) -> str:
        """A term as text."""
        return value.decode("utf-8", "surrogatepass")

    def sortable_terms(self, reader: Any, fieldname: str) -> Iterator[bytes]:
        """Every term of the field, sorted."""
        yield from reader.lexicon(fieldname)

    def separate_spelling(self) -> bool:
        """No extra field for spelling; the engine has its own table of surface words."""
        return False


def schema() -> Schema:
    """The schema of every index this engine makes."""
    return Schema(
        text=Words(with_body=True),
        title=Words(with_body=False),
        number=COLUMN(NumericColumn("I")),
        date=COLUMN(NumericColumn("i")),
        source=COLUMN(NumericColumn("I")),
    )


def _occurrences(text: str, language: str) -> Iterator[tuple[str, int, int]]:
    position = 0
    for raw in WORDS.findall(text):
        found = pieces(raw, language)
        end = position + max((piece.at + 1 for piece in found), default=0)
        for piece in found:
            yield piece.term, position + piece.at, end
            if piece.exact:
                yield piece.exact, position + piece.at, end
        position = end
