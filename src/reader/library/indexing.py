"""The search index kept in step with the database: opened late, replayed, mended by a rebuild."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reader.errors import SearchIndexError, SearchIndexLocked, SearchIndexOutdated, StoreError
from reader.model import Progress
from reader.paths import private_dir
from reader.store import articles, lists, outbox
from reader.store.database import Database, ReadOnly
from reader.store.lock import InUse, Lock

if TYPE_CHECKING:
    from reader.search.engine import Engine, Indexable, Spread

NAME = "index"
READ_AT_ONCE = 200
REBUILDING, REBUILD_WAIT = "rebuilding the search index", 30.0
"""What a rebuild is called, and how many seconds it waits for another process."""
TOLD_SECONDS = 5.0
"""How often a rebuild that nobody asked for says how far it is."""
BULK = 200
"""From so many changes on, the engine is told that they are many."""
SPREAD_FROM = 1000
"""Fewer changes are analysed here: they are one row."""

Item = TypeVar("Item")
Result = TypeVar("Result")


def never() -> bool:
    """Nobody cancels."""
    return False


def silent(_: Progress) -> None:
    """Nobody watches."""


class Index:
    """The index of a library's directory; usable from any thread."""

    def __init__(
        self, directory: Path, database: Database, lock: Lock, notice: Callable[[str], None]
    ) -> None:
        self._directory = directory / NAME
        self._database = database
        self._lock = lock
        self._notice = notice
        self._engine: Engine | None = None
        self._guard = threading.RLock()
        self._told_at = 0.0

    def ask(self, question: Callable[[Engine], Result]) -> Result:
        """Put a question to the engine once it has caught up; a damaged or outdated index is rebuilt and asked again.

        Where it can't catch up (a full disk), it answers as of its last state.
        """
        engine: Engine | None = None
        try:
            self._try_to_catch_up()
            engine = self._opened()
            answer = question(engine)
            rebuilt = self._engine is not None and self._engine is not engine
            return question(self._opened()) if rebuilt else answer
        except SearchIndexLocked:
            raise
        except SearchIndexError as error:
            self._mend(error, engine or self._engine)
            return question(self._opened())

    def _try_to_catch_up(self) -> None:
        try:
            self.catch_up()
        except StoreError as error:
            self._notice(error.message)
        except SearchIndexLocked:
            raise
        except SearchIndexError as error:
            self._opened().check()
            self._notice(error.message)

    def catch_up(
        self,
        progress: Callable[[Progress], None] = silent,
        cancelled: Callable[[], bool] = never,
        spread: Spread = map,
    ) -> None:
        """Tell the index what changed since it was last written, unless another process is doing so.

        One that can't be opened is rebuilt. `spread` has the articles analysed, if they are many.
        """
        try:
            engine = self._opened()
        except SearchIndexLocked:
            raise
        except SearchIndexError as error:
            self._mend(error, None, progress, cancelled, spread)
            return
        if engine.sequence == outbox.sequence(self._database):
            return
        try:
            with self._lock.hold("updating the search index"), self._guard:
                self._replay(progress, cancelled, spread)
        except (InUse, ReadOnly, SearchIndexLocked):
            return

    def _mend(
        self,
        error: SearchIndexError,
        failed: Engine | None,
        progress: Callable[[Progress], None] = silent,
        cancelled: Callable[[], bool] = never,
        spread: Spread = map,
    ) -> None:
        """Rebuild the index and say so, unless another thread or process has meanwhile; `failed` is None if it can't
        be opened. Where nobody watches, it is told now and then how far this is.
        """
        with self._lock.hold(REBUILDING, REBUILD_WAIT), self._guard:
            if self._engine is not failed or (failed is None and self._opens()):
                return
            self._say_why(error)
            self.rebuild(self._told if progress is silent else progress, cancelled, spread)

    def _opens(self) -> bool:
        try:
            self._opened()
        except SearchIndexError:
            return False
        return True

    def _say_why(self, error: SearchIndexError) -> None:
        if isinstance(error, SearchIndexOutdated):
            self._notice("The search index is of another version of reader; it is being rebuilt.")
        else:
            self._notice(
                f"The search index was damaged ({error.message}); it is being rebuilt. Nothing is lost."
            )

    def _told(self, progress: Progress) -> None:
        now = time.monotonic()
        if progress.done == 0:
            self._told_at = now
        elif now - self._told_at > TOLD_SECONDS and progress.total:
            self._told_at = now
            self._notice(f"Rebuilding the search index: {progress.done:,} of {progress.total:,} articles.")

    def _replay(
        self, progress: Callable[[Progress], None], cancelled: Callable[[], bool], spread: Spread
    ) -> None:
        engine = self._opened()
        upto = outbox.sequence(self._database)
        changes = outbox.changes(self._database, engine.sequence)
        if changes is None:
            self._notice("The search index did not belong to this state of the library; it has been rebuilt.")
            self.rebuild(progress, cancelled, spread)
            return
        put = [change.number for change in changes if change.operation == "put"]
        dropped = [change.number for change in changes if change.operation == "drop"]
        told = Told(len(put), progress, spread if len(put) >= SPREAD_FROM else map)
        engine.apply(self._indexables(put), dropped, upto, cancelled, len(put) >= BULK, told)
        if len(put) >= BULK:
            engine.optimise(cancelled)
        with self._database.transaction(bulk=True) as connection:
            outbox.forget(connection, upto)

    def rebuild(
        self,
        progress: Callable[[Progress], None] = silent,
        cancelled: Callable[[], bool] = never,
        spread: Spread = map,
    ) -> int:
        """Make the index anew from the stored articles; returns how many. `spread` has them analysed, if many."""
        with self._lock.hold(REBUILDING, REBUILD_WAIT), self._guard:
            self.close()
            try:
                engine = self._opened()
                engine.clear()
            except SearchIndexLocked:
                raise
            except SearchIndexError:
                import shutil

                self.close()
                shutil.rmtree(self._directory, ignore_errors=True)
                engine = self._opened()
            upto = outbox.sequence(self._database)
            numbers = list(articles.all_numbers(self._database))
            told = Told(len(numbers), progress, spread if len(numbers) >= SPREAD_FROM else map)
            engine.apply(self._indexables(numbers), (), upto, cancelled, True, told)
            engine.optimise(cancelled)
            with self._database.transaction(bulk=True) as connection:
                outbox.forget(connection, upto)
            return len(numbers)

    def problem(self) -> str | None:
        """What is wrong with the index, or None."""
        try:
            engine = self._opened()
            if engine.sequence != outbox.sequence(self._database):
                return "it is behind the database"
            engine.check()
            have, should = engine.count, lists.count(self._database)
            return None if have == should else f"it holds {have} articles instead of {should}"
        except SearchIndexError as error:
            return error.message

    def close(self) -> None:
        """Let go of the engine; it is opened again when needed."""
        with self._guard:
            if self._engine is not None:
                self._engine.close()
                self._engine = None

    def _opened(self) -> Engine:
        with self._guard:
            if self._engine is None:
                from reader.search.whoosh_engine import open_engine

                own = self._directory if self._database.read_only else private_dir(self._directory)
                self._engine = open_engine(own)
            return self._engine

    def _indexables(self, numbers: Sequence[int]) -> Iterator[Indexable]:
        from reader.search.engine import Indexable

        for start in range(0, len(numbers), READ_AT_ONCE):
            for row in articles.for_index(self._database, numbers[start : start + READ_AT_ONCE]):
                yield Indexable(*row)


class Told:
    """A `Spread` that tells how many articles are done."""

    def __init__(self, total: int, progress: Callable[[Progress], None], spread: Spread) -> None:
        self._total, self._progress, self._spread = total, progress, spread

    def __call__(
        self, task: Callable[[Sequence[Item]], Result], rows: Iterable[Sequence[Item]], /
    ) -> Iterator[Result]:
        """The results, in order; the items are rows of articles."""
        sizes: deque[int] = deque()
        done = 0

        def noted() -> Iterator[Sequence[Item]]:
            for row in rows:
                sizes.append(len(row))
                yield row

        self._progress(Progress("indexing", 0, self._total))
        for result in self._spread(task, noted()):
            done += sizes.popleft()
            self._progress(Progress("indexing", done, self._total))
            yield result
