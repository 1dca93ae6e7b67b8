"""Names made anew: where rules alone have looked, where they are from an older reader or other profiles."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TypeAlias

from reader.errors import Cancelled
from reader.library.annotating import annotator
from reader.library.own_profiles import profile_files
from reader.library.preparing import annotated, started_pool
from reader.model import Article, Mention, Progress
from reader.store import annotation_cache, articles, merging
from reader.store.annotation_cache import QUICK, Known, Packed
from reader.store.database import Database
from reader.store.lock import InUse, Lock
from reader.store.reading import bump

AT_ONCE = 24
UNDER_WAY = 12
ALONE = 100
"""So few articles, mostly linked anew only, are not worth starting processes for."""
LINKED = 2000
"""So many articles whose links are out of date are linked anew on the side, in some seconds."""
NAMER = "naming.lock"
WAIT_SECONDS = 60.0

Part: TypeAlias = "tuple[int, Article, tuple[Mention, ...] | None]"
Made: TypeAlias = "list[tuple[int, Article, Packed]]"


class Renamer:
    """Annotates articles of a library anew, and holds its lock for a batch at a time only."""

    def __init__(self, directory: Path, database: Database, lock: Lock) -> None:
        self._directory, self._database, self._lock = directory, database, lock
        self._namer = Lock(directory, NAMER)

    def catch_up(
        self,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
        notice: Callable[[str], None],
    ) -> None:
        """Find names properly where rules alone have looked, and link anew where links are out of date.

        Very many links are left to a rebuild, and everything to another process that is at it or is adding.
        """
        made = annotator(profile_files(self._directory, self._database))
        late = annotation_cache.to_link(self._database, made.recogniser, made.version)
        try:
            if len(late) <= LINKED:
                self.rename(late, progress, cancelled)
            with self._namer.hold("finding names"):
                while quick := annotation_cache.of_version(self._database, QUICK):
                    if not self.rename(quick, progress, cancelled):
                        break
        except InUse as error:
            notice(f"Some names are those of a first look, and found properly later: {error.message}.")

    def rename(
        self, numbers: Sequence[int], progress: Callable[[Progress], None], cancelled: Callable[[], bool]
    ) -> int:
        """Annotate these articles anew; mentions of the current recogniser are only linked anew.

        Returns how many were; articles that change meanwhile are left out. Raises `Cancelled` when stopped;
        what was done until then stays.
        """
        if not numbers:
            return 0
        seen = renamed = 0
        for made in self._made(numbers, profile_files(self._directory, self._database)):
            with self._lock.hold("finding names", WAIT_SECONDS):
                renamed += self._put(made)
            seen += len(made)
            progress(Progress("finding names", seen, len(numbers)))
            if cancelled():
                raise Cancelled
        with (
            self._lock.hold("finding names", WAIT_SECONDS),
            self._database.transaction(bulk=True) as connection,
        ):
            annotation_cache.forget_unused(connection)
        return renamed

    def _put(self, made: Made) -> int:
        known = Known(merged=merging.merged(self._database))
        renamed = 0
        with self._database.transaction(bulk=True) as connection:
            for number, article, packed in made:
                if articles.is_current(connection, number, article):
                    annotation_cache.put(connection, number, packed, known)
                    renamed += 1
            bump(connection, "names")
        return renamed

    def _made(self, numbers: Sequence[int], files: tuple[Path, ...]) -> Iterator[Made]:
        recogniser = annotator(files).recogniser
        starts = range(0, len(numbers), AT_ONCE)
        batches = (self._parts(numbers[start : start + AT_ONCE], recogniser) for start in starts)
        if len(numbers) <= ALONE:
            yield from (_joined(batch, annotate_parts(batch, files)) for batch in batches)
            return
        under_way: deque[tuple[list[Part], Future[list[Packed]]]] = deque()
        with started_pool() as pool:
            for batch in batches:
                under_way.append((batch, pool.submit(annotate_parts, batch, files)))
                if len(under_way) > UNDER_WAY:
                    yield _finished(*under_way.popleft())
            while under_way:
                yield _finished(*under_way.popleft())

    def _parts(self, numbers: Sequence[int], recogniser: str) -> list[Part]:
        return [
            (number, article, annotation_cache.recognised(self._database, article, recogniser))
            for number, article in articles.get_many(self._database, numbers)
        ]


def annotate_parts(parts: Sequence[Part], files: tuple[Path, ...]) -> list[Packed]:
    """Annotate articles, in whatever process this runs."""
    return [annotated(article, files, mentions=mentions) for _, article, mentions in parts]


def _finished(parts: list[Part], future: Future[list[Packed]]) -> Made:
    return _joined(parts, future.result())


def _joined(parts: list[Part], packed: list[Packed]) -> Made:
    return [(number, article, one) for (number, article, _), one in zip(parts, packed, strict=True)]
