"""Names made anew: where rules alone have looked, where they are from an older reader or other profiles."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path

from reader.errors import Cancelled
from reader.library.annotating import annotator, profile_files
from reader.library.preparing import annotated, started_pool
from reader.model import Article, Mention, Progress
from reader.store import annotation_cache, articles, merging
from reader.store.annotation_cache import Known, Packed
from reader.store.database import Database
from reader.store.reading import bump

AT_ONCE = 24
UNDER_WAY = 12
ALONE = 100
"""So few articles, mostly linked anew only, are not worth starting processes for."""

Part = tuple[int, Article, "tuple[Mention, ...] | None"]


def rename(
    directory: Path,
    database: Database,
    numbers: Sequence[int],
    progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> None:
    """Annotate these articles anew; mentions of the current recogniser are only linked anew.

    Raises `Cancelled` when stopped; what was done until then stays.
    """
    files = profile_files(directory)
    known, done = Known(merged=merging.merged(database)), 0
    for named in _annotated(database, numbers, files):
        with database.transaction(bulk=True) as connection:
            for number, packed in named:
                if packed is not None:
                    annotation_cache.put(connection, number, packed, known)
            bump(connection, "names")
        done += len(named)
        progress(Progress("finding names", done, len(numbers)))
        if cancelled():
            raise Cancelled
    with database.transaction(bulk=True) as connection:
        annotation_cache.forget_unused(connection)


def _annotated(
    database: Database, numbers: Sequence[int], files: tuple[Path, ...]
) -> Iterator[list[tuple[int, Packed | None]]]:
    starts = range(0, len(numbers), AT_ONCE)
    batches = (_parts(database, numbers[start : start + AT_ONCE], files) for start in starts)
    if len(numbers) <= ALONE:
        yield from (annotate_parts(batch, files) for batch in batches)
        return
    under_way: deque[Future[list[tuple[int, Packed | None]]]] = deque()
    with started_pool() as pool:
        try:
            for batch in batches:
                under_way.append(pool.submit(annotate_parts, batch, files))
                if len(under_way) > UNDER_WAY:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _parts(database: Database, numbers: Sequence[int], files: tuple[Path, ...]) -> list[Part]:
    recogniser = annotator(files).recogniser
    return [
        (number, article, annotation_cache.recognised(database, article, recogniser))
        for number, article in articles.get_many(database, numbers)
    ]


def annotate_parts(parts: Sequence[Part], files: tuple[Path, ...]) -> list[tuple[int, Packed | None]]:
    """Annotate articles, in whatever process this runs."""
    return [(number, annotated(article, files, mentions=mentions)) for number, article, mentions in parts]
