"""Names made anew: where rules alone have looked, where they are from an older reader or other profiles."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import nullcontext
from pathlib import Path
from typing import TypeAlias

from reader.errors import Cancelled
from reader.library.annotating import annotator
from reader.library.indexing import never, silent
from reader.library.merging import StoryNames
from reader.library.own_profiles import faults, profile_files
from reader.library.preparing import annotated
from reader.library.workers import Workers
from reader.model import Article, Mention, Progress
from reader.store import annotation_cache, articles, merging
from reader.store.annotation_cache import QUICK, Known, Packed
from reader.store.database import Database
from reader.store.lock import InUse, Lock
from reader.store.reading import bump

AT_ONCE = 24
UNDER_WAY = 12
AHEAD = 200
"""So many batches are begun before the stories are grouped."""
ALONE = 100
"""So few articles, mostly linked anew only, are not worth starting processes for."""
LINKED = 2000
"""So many articles whose links are out of date are linked anew on the side, in some seconds."""
NAMER = "naming.lock"
WAIT_SECONDS = 60.0

Part: TypeAlias = "tuple[int, Article, tuple[Mention, ...] | None]"
Made: TypeAlias = "list[tuple[int, Article, Packed]]"
Begun: TypeAlias = "tuple[list[Part], Future[list[Packed]]]"


class Renamer:
    """Annotates articles of a library anew, and holds its lock for a batch at a time only."""

    def __init__(self, directory: Path, database: Database, lock: Lock) -> None:
        self._directory, self._database, self._lock = directory, database, lock
        self._namer = Lock(directory, NAMER)
        self._begun: dict[tuple[int, ...], Begun] = {}

    def begin(self, workers: Workers) -> None:
        """Have the first names found properly while this process does something else; nothing is kept yet."""
        files = profile_files(self._directory, self._database)
        quick = annotation_cache.of_version(self._database, QUICK)
        if len(quick) > ALONE:
            recogniser = annotator(files).recogniser
            for numbers in list(_batches(quick))[:AHEAD]:
                self._begun[tuple(numbers)] = self._submitted(
                    workers, self._parts(numbers, recogniser), files
                )

    def catch_up(
        self,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
        notice: Callable[[str], None],
        workers: Workers,
    ) -> None:
        """Find names properly where rules alone have looked, and link anew where links are out of date.

        What is wrong with profile files is told first. Very many links are left to a rebuild, and everything
        to another process that is at it or is adding.
        """
        made = annotator(profile_files(self._directory, self._database))
        if wrong := faults(self._directory, self._database):
            more = f" (and {len(wrong) - 1} more: reader doctor)" if len(wrong) > 1 else ""
            notice(f"{wrong[0]}{more}")
        late = annotation_cache.to_link(self._database, made.recogniser, made.version)
        try:
            if len(late) <= LINKED:
                self.rename(late, progress, cancelled, workers)
            with self._namer.hold("finding names"):
                while quick := annotation_cache.of_version(self._database, QUICK):
                    if not self.rename(quick, progress, cancelled, workers):
                        break
        except InUse as error:
            notice(f"Some names are those of a first look, and found properly later: {error.message}.")

    def rename(
        self,
        numbers: Sequence[int],
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
        workers: Workers | None = None,
    ) -> int:
        """Annotate these articles anew; mentions of the current recogniser are only linked anew.

        Returns how many were; articles that change meanwhile are left out. Raises `Cancelled` when stopped;
        what was done until then stays.
        """
        if not numbers:
            return 0
        seen = renamed = 0
        with nullcontext(workers) if workers else Workers(cancelled) as workers:
            for made in self._made(numbers, profile_files(self._directory, self._database), workers):
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

    def see_together(
        self, progress: Callable[[Progress], None] = silent, cancelled: Callable[[], bool] = never
    ) -> None:
        """Let links follow what the reports of each story say together, where that may have changed."""
        StoryNames(self._database, self._lock).update(progress, cancelled)

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

    def _made(self, numbers: Sequence[int], files: tuple[Path, ...], workers: Workers) -> Iterator[Made]:
        recogniser = annotator(files).recogniser
        if len(numbers) <= ALONE:
            for batch in _batches(numbers):
                parts = self._parts(batch, recogniser)
                yield _joined(parts, annotate_parts(parts, files))
            return
        under_way: deque[Begun] = deque()
        for batch in _batches(numbers):
            begun = self._begun.pop(tuple(batch), None)
            under_way.append(begun or self._submitted(workers, self._parts(batch, recogniser), files))
            if len(under_way) > UNDER_WAY:
                parts, future = under_way.popleft()
                yield _joined(parts, workers.result(future))
        for parts, future in under_way:
            yield _joined(parts, workers.result(future))

    def _submitted(self, workers: Workers, parts: list[Part], files: tuple[Path, ...]) -> Begun:
        return parts, workers.submit(annotate_parts, parts, files)

    def _parts(self, numbers: Sequence[int], recogniser: str) -> list[Part]:
        return [
            (number, article, annotation_cache.recognised(self._database, article, recogniser))
            for number, article in articles.get_many(self._database, numbers)
        ]


def annotate_parts(parts: Sequence[Part], files: tuple[Path, ...]) -> list[Packed]:
    """Annotate articles, in whatever process this runs."""
    return [annotated(article, files, mentions=mentions) for _, article, mentions in parts]


def _batches(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    return (numbers[start : start + AT_ONCE] for start in range(0, len(numbers), AT_ONCE))


def _joined(parts: list[Part], packed: list[Packed]) -> Made:
    return [(number, article, one) for (number, article, _), one in zip(parts, packed, strict=True)]
