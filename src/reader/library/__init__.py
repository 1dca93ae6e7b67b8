"""The facade the commands and the screens use: add, find, read, compare, and remember."""

from reader.library.facade import Library
from reader.store.rows import (
    CardQuote,
    EntityCard,
    EntityRow,
    Finding,
    Note,
    Role,
    Row,
    SavedSearch,
    SourceRow,
    Together,
)

__all__ = [
    "CardQuote",
    "EntityCard",
    "EntityRow",
    "Finding",
    "Library",
    "Note",
    "Role",
    "Row",
    "SavedSearch",
    "SourceRow",
    "Together",
]
