from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import threading
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from reader.errors import StoreError
from reader.store.database import NAME, Database, connect_to_read
from reader.store.lock import Lock
from reader.store.schema import VERSION, migrate


def test_a_library_of_a_newer_reader_is_refused_untouched(tmp_path: Path) -> None:
    Database(tmp_path).close()
    with sqlite3.connect(tmp_path / NAME) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(StoreError, match="newer reader"):
        Database(tmp_path)


def test_a_failed_migration_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    connection.execute("CREATE TABLE story (mine TEXT)")
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    assert tables == ["story"]
    connection.close()


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"not a database at all" * 200)
    with pytest.raises(StoreError, match=NAME):
        Database(tmp_path)


def test_threads_read_what_another_wrote(tmp_path: Path) -> None:
    database = Database(tmp_path)
    with database.transaction() as connection:
        connection.execute("INSERT INTO setting VALUES ('a', '1')")
    seen: list[object] = []
    thread = threading.Thread(target=lambda: seen.extend(database.rows("SELECT value FROM setting")))
    thread.start()
    thread.join()
    assert seen == [("1",)]
    database.close()


def hold(directory: Path, answers: Connection) -> None:
    with Lock(directory).hold("adding articles"):
        answers.send(os.getpid())
        signal.pause()


def test_the_holder_of_the_lock_is_named_and_its_death_frees_it(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=hold, args=(tmp_path, theirs))
    process.start()
    pid = ours.recv()
    told: list[str] = []
    with pytest.raises(StoreError, match=f"process {pid} is adding articles since"), Lock(tmp_path).hold("x"):
        pass
    with pytest.raises(StoreError), Lock(tmp_path).hold("x", wait_seconds=0.2, waiting=told.append):
        pass
    assert len(told) == 1
    process.kill()
    process.join()
    with Lock(tmp_path).hold("x", wait_seconds=5):
        pass


def test_a_thread_may_hold_the_lock_twice_but_another_may_not(tmp_path: Path) -> None:
    lock = Lock(tmp_path)
    refused: list[StoreError] = []

    def other() -> None:
        try:
            with lock.hold("searching"):
                pass
        except StoreError as error:
            refused.append(error)

    with lock.hold("adding articles"), lock.hold("updating"):
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert "adding articles" in refused[0].message
    with Lock(tmp_path).hold("again"):
        pass


def test_a_log_beside_a_database_that_can_not_be_written_to_is_read(tmp_path: Path) -> None:
    made = Database(tmp_path)
    with made.transaction() as connection:
        connection.execute("CREATE TABLE kept (word TEXT)")
        connection.execute("INSERT INTO kept VALUES ('late')")
    assert made.path.with_name(f"{made.path.name}-wal").stat().st_size
    reading = connect_to_read(made.path)
    assert reading.execute("SELECT word FROM kept").fetchall() == [("late",)]
    with pytest.raises(sqlite3.OperationalError):
        reading.execute("DELETE FROM kept")
    reading.close()
    made.close()
