"""Connections to the database, one a thread, and transactions."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from reader.errors import StoreError
from reader.store.schema import VERSION, migrate

NAME = "library.sqlite3"
BUSY_SECONDS = 30.0


class ReadOnly(StoreError):
    """The library can be read but not changed."""

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"this library can only be read: {directory} can't be written to",
            "copy it to a folder of your own, or give another: --library DIR",
        )


def is_read_only(directory: Path) -> bool:
    """Whether there is a database in the directory that can't be written to."""
    file = directory / NAME
    return file.is_file() and not (os.access(directory, os.W_OK) and os.access(file, os.W_OK))


class Database:
    """The database file of a library; threads use their own connections to it.

    One that can't be written to is opened for reading (`read_only`), and writing raises `ReadOnly`.
    """

    def __init__(self, directory: Path) -> None:
        self.path = directory / NAME
        self._local = threading.local()
        self._open: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        self.read_only = is_read_only(directory)
        with mapped(self.path):
            if self.read_only:
                self._check_version()
            else:
                migrate(self.connection)

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection, in autocommit mode."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            with mapped(self.path):
                connection = connect_to_read(self.path) if self.read_only else connect(self.path)
            self._local.connection = connection
            with self._guard:
                self._open.append(connection)
        return connection

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows a SELECT gives."""
        with mapped(self.path):
            return self.connection.execute(sql, values).fetchall()

    def need_write(self) -> None:
        """Raise `ReadOnly` where nothing can be kept."""
        if self.read_only:
            raise ReadOnly(self.path.parent)

    @contextmanager
    def transaction(self, bulk: bool = False) -> Iterator[sqlite3.Connection]:
        """Write all or nothing, on disk when it returns.

        `bulk` is quicker: a power cut may cost the last transactions, but never the whole database.
        """
        self.need_write()
        connection = self.connection
        with mapped(self.path):
            connection.execute(f"PRAGMA synchronous = {'NORMAL' if bulk else 'FULL'}")
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close every thread's connection."""
        with self._guard:
            for connection in self._open:
                connection.close()
            self._open.clear()
        self._local = threading.local()

    def _check_version(self) -> None:
        """Raise `StoreError` for a schema that would have to be changed to be read."""
        (found,) = self.connection.execute("PRAGMA user_version").fetchone()
        if found < VERSION:
            raise StoreError(
                f"this library is of an older reader, and {self.path.parent} can't be written to",
                "copy it to a folder of your own: it is brought up to date there",
            )
        migrate(self.connection)


def connect_to_read(path: Path) -> sqlite3.Connection:
    """Open a database that can't be written to: with the changes in its log where SQLite can read them there."""
    options = ("mode=ro", "mode=ro&immutable=1") if _has_log(path) else ("mode=ro&immutable=1",)
    for number, option in enumerate(options, 1):
        connection = sqlite3.connect(
            f"file:{quote(str(path.absolute()))}?{option}",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            break
        except sqlite3.OperationalError:
            connection.close()
            if number == len(options):
                raise
    return connection


def _has_log(path: Path) -> bool:
    log = path.with_name(f"{path.name}-wal")
    return log.is_file() and log.stat().st_size > 0


def connect(path: Path) -> sqlite3.Connection:
    """Open the database in WAL mode, foreign keys on."""
    connection = sqlite3.connect(
        path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.execute("PRAGMA cache_size = -16000")
    connection.execute("PRAGMA mmap_size = 134217728")
    return connection


@contextmanager
def mapped(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into `StoreError`s that say what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise StoreError(
                "another program is writing to the library", "wait until it has finished and try again"
            ) from error
        raise StoreError(
            f"the library can't be used ({path}: {error})",
            "see whether the disk is full and who may write there",
        ) from error
    except sqlite3.DatabaseError as error:
        raise StoreError(
            f"the library's database is damaged ({path}: {error})",
            "move it away and add your files again, or put back a copy",
        ) from error
