"""Names made anew where they are from an older reader or other profiles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reader.errors import Cancelled
from reader.library.annotating import annotator, profile_files
from reader.model import Progress
from reader.store import annotation_cache, articles
from reader.store.annotation_cache import Known
from reader.store.database import Database

AT_ONCE = 50


def rename(
    directory: Path,
    database: Database,
    progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> None:
    """Annotate what lacks a current annotation; recognised mentions that are current are only linked anew."""
    made = annotator(profile_files(directory))
    numbers = annotation_cache.lacking(database, made.version)
    known = Known()
    for start in range(0, len(numbers), AT_ONCE):
        if cancelled():
            raise Cancelled
        progress(Progress("finding names", start, len(numbers)))
        with database.transaction(bulk=True) as connection:
            for number, article in articles.get_many(database, numbers[start : start + AT_ONCE]):
                mentions = annotation_cache.recognised(database, article, made.recogniser)
                annotation_cache.put(connection, number, made.annotate(article, mentions)[1], known)
    with database.transaction(bulk=True) as connection:
        annotation_cache.forget_unused(connection)
