"""Which articles a filter admits, answered from the database and kept until that changes."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader.model import EntityType, Filter
from reader.search.clause import unquoted
from reader.store import reading, stories
from reader.store.database import Database

if TYPE_CHECKING:
    Numbers = array[int]

TYPES: dict[str, tuple[EntityType, ...]] = {
    "person": ("PERSON",),
    "org": ("ORG",),
    "place": ("PLACE",),
    "entity": (),
}
"""The types of name each filter is about; none stands for any."""
_STATES = {
    "read": "SELECT number FROM reading WHERE read",
    "starred": "SELECT number FROM reading WHERE starred",
    "noted": "SELECT DISTINCT number FROM note",
    "undated": "SELECT number FROM article WHERE date IS NULL",
    "dated": "SELECT number FROM article WHERE date IS NOT NULL",
}
KEPT = 64


class Masks:
    """Answers filters with sorted arrays of article numbers."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: dict[Filter, Numbers] = {}
        self._stamp: tuple[object, ...] = ()
        self._guard = threading.Lock()

    def resolve(self, condition: Filter) -> Numbers:
        """The numbers of the articles that meet the condition; none for one that means nothing."""
        stamp = tuple(
            self._database.rows("SELECT name, value FROM counter UNION ALL SELECT * FROM sqlite_sequence")
        )
        with self._guard:
            if stamp != self._stamp or len(self._kept) > KEPT:
                self._kept.clear()
                self._stamp = stamp
            found = self._kept.get(condition)
        if found is None:
            found = self._asked(condition)
            with self._guard:
                if stamp == self._stamp:
                    self._kept[condition] = found
        return found

    def _asked(self, condition: Filter) -> Numbers:
        kind, value = condition.kind, condition.value
        if kind in TYPES:
            from reader.store import names

            return names.named_in(self._database, names.matching(self._database, value, TYPES[kind]))
        if kind == "story":
            return stories.numbers_in(self._database, value)
        if kind == "source":
            return self._of_source(value)
        if kind == "tag":
            return self._numbers("SELECT number FROM tag WHERE tag = ? COLLATE NOCASE ORDER BY number", value)
        if value.casefold() == "new":
            return numbers(reading.new(self._database))
        state = _STATES.get(value.casefold())
        return self._numbers(f"{state} ORDER BY number") if state else array("q")

    def _of_source(self, value: str) -> Numbers:
        wanted = unquoted(value).casefold()
        rows = self._database.rows("SELECT DISTINCT source FROM article")
        known = {name: unquoted(name).casefold() for (name,) in rows}
        chosen = [name for name, folded in known.items() if folded == wanted]
        chosen = chosen or [name for name, folded in known.items() if wanted in folded]
        marks = ", ".join("?" * len(chosen))
        return self._numbers(f"SELECT number FROM article WHERE source IN ({marks}) ORDER BY number", *chosen)

    def _numbers(self, sql: str, *values: object) -> Numbers:
        return numbers(number for (number,) in self._database.rows(sql, *values))


def numbers(found: Iterable[int]) -> Numbers:
    """Article numbers as a compact array."""
    return array("q", found)
