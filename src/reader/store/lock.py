"""One writer of the library at a time, and who that is."""

from __future__ import annotations

import datetime as dt
import errno
import fcntl
import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from reader.errors import StoreError
from reader.store.database import ReadOnly

NAME = "lock"
PAUSE_SECONDS = 0.05


class InUse(StoreError):
    """Another process, or another thread, holds the lock."""


class Lock:
    """A lock in a library's directory; the system frees it if its holder dies."""

    def __init__(self, directory: Path, name: str = NAME) -> None:
        self._path = directory / name
        self._threads = threading.RLock()
        self._depth = 0

    @contextmanager
    def hold(
        self, doing: str, wait_seconds: float = 0.0, waiting: Callable[[str], None] = lambda _: None
    ) -> Iterator[None]:
        """Hold the lock, waiting up to `wait_seconds` for another holder; `waiting` is told once who that is.

        A thread may hold it several times over. Raises `InUse` that says who has it and since when, and
        `ReadOnly` where nothing can be written.
        """
        if not self._threads.acquire(timeout=wait_seconds):
            raise self._in_use()
        try:
            self._depth += 1
            if self._depth > 1:
                yield
                return
            with self._opened() as file:
                self._wait(file, wait_seconds, waiting)
                since = dt.datetime.now().isoformat(" ", "seconds")
                file.truncate(0)
                json.dump({"pid": os.getpid(), "since": since, "doing": doing}, file)
                file.flush()
                yield
                file.truncate(0)
        finally:
            self._depth -= 1
            self._threads.release()

    def _opened(self) -> IO[str]:
        try:
            return self._path.open("a+", encoding="utf-8")
        except OSError as error:
            if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
                raise ReadOnly(self._path.parent) from error
            raise

    def holder(self) -> str:
        """Who holds the lock, in words."""
        try:
            held = json.loads(self._path.read_text(encoding="utf-8"))
            return f"process {held['pid']} is {held['doing']} since {held['since']}"
        except (OSError, ValueError, KeyError, TypeError):
            return "another process is writing"

    def _wait(self, file: IO[str], wait_seconds: float, waiting: Callable[[str], None]) -> None:
        until = time.monotonic() + wait_seconds
        told = False
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except BlockingIOError:
                if time.monotonic() >= until:
                    raise self._in_use() from None
            if not told:
                waiting(self.holder())
                told = True
            time.sleep(PAUSE_SECONDS)

    def _in_use(self) -> InUse:
        return InUse(f"the library is in use: {self.holder()}", "wait until it has finished and try again")
