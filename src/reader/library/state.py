"""What the reader did: read, starred, tags, notes, saved searches and the session."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from reader.model import Span
from reader.store import articles, reading
from reader.store.database import Database
from reader.store.rows import Note, SavedSearch


class ReadingState:
    """The part of a library that keeps what its reader did; every call is on disk when it returns."""

    _database: Database

    def tags(self) -> list[tuple[str, int]]:
        """The tags in use and how many articles have each."""
        return reading.tags(self._database)

    def set_read(self, id: str, read: bool = True) -> None:
        """Mark an article as read or unread."""
        self._write(reading.set_read, id, read)

    def set_starred(self, id: str, starred: bool = True) -> None:
        """Give an article a star, or take it."""
        self._write(reading.set_starred, id, starred)

    def set_tags(self, id: str, tags: Iterable[str]) -> None:
        """Replace an article's tags."""
        self._write(reading.set_tags, id, tags)

    def set_note(self, id: str, text: str, span: Span | None = None) -> None:
        """Write the note on an article, or on a stretch of it; an empty text removes it."""
        self._write(reading.set_note, id, text, span)

    def note(self, id: str) -> str:
        """The note on the whole article, or nothing."""
        return next((note.text for note in self.notes(id) if note.start is None), "")

    def notes(self, id: str) -> list[Note]:
        """All notes on an article: on the whole of it first, then in the order of the text."""
        return reading.notes(self._database, articles.number_of(self._database, id))

    def save_search(self, name: str, query: str) -> None:
        """Keep a query under a name; an empty query forgets it."""
        with self._database.transaction() as connection:
            reading.save_search(connection, name, query)

    def saved_searches(self) -> list[SavedSearch]:
        """The kept queries, by name."""
        return reading.saved_searches(self._database)

    def session(self) -> dict[str, Any]:
        """What the screens last kept (open panes, position); empty at first."""
        return dict(reading.setting(self._database, "session") or {})

    def save_session(self, session: Mapping[str, Any]) -> None:
        """Keep what the screens need to come back as they were; plain JSON values.

        A library that can only be read keeps nothing.
        """
        if self._database.read_only:
            return
        with self._database.transaction() as connection:
            reading.set_setting(connection, "session", session)

    def begin_visit(self) -> None:
        """Before the first visit nothing is new; from then on, what is added after the last visit's end."""
        if reading.setting(self._database, reading.SEEN) is None:
            self.end_visit()

    def end_visit(self) -> None:
        """From now on only articles that are added later are new; nothing where that can't be kept."""
        if self._database.read_only:
            return
        with self._database.transaction() as connection:
            reading.see_all(connection)

    def _write(self, change: Callable[..., None], id: str, *values: object) -> None:
        number = articles.number_of(self._database, id)
        with self._database.transaction() as connection:
            change(connection, number, *values)
