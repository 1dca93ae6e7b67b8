"""`doctor`: is the database whole, does the index belong to it, are the files there, who can read them."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from reader.errors import ConfigError, SearchIndexError, StoreError
from reader.library import own_profiles
from reader.library.annotating import Annotator
from reader.library.indexing import Index
from reader.library.storytelling import FRESHENED
from reader.paths import config_dir, shipped
from reader.store import annotation_cache
from reader.store.database import Database
from reader.store.rows import Finding

LISTED = 20


def findings(
    directory: Path, database: Database, index: Index, annotator: Annotator, behind: Callable[[], int]
) -> list[Finding]:
    """Everything that is not as it should be, with what mends it; `behind` counts changes the stories lack."""
    try:
        found = [*_database(database), *_index(directory, index), *_files(database)]
        found += _names(database, annotator, behind())
    except StoreError as error:
        found = [Finding(error.message, str(database.path), error.hint)]
    return [*found, *_rights(directory), *_profiles(directory, database), *_settings()]


def _names(database: Database, annotator: Annotator, behind: int) -> Iterator[Finding]:
    lacking = len(annotation_cache.lacking(database, annotator.version))
    if lacking:
        yield Finding(
            f"the names in {_articles(lacking)} are not up to date", str(database.path), "reader rebuild"
        )
    failed = annotation_cache.failed(database)
    if failed:
        more = ", …" if len(failed) > LISTED else ""
        yield Finding(
            f"in {_articles(len(failed))} no names could be looked for: {', '.join(failed[:LISTED])}{more}",
            str(database.path),
            "none needed: they can be read and searched",
        )
    if behind > FRESHENED:
        yield Finding(f"the stories do not know of {behind:,} changes", str(database.path), "reader rebuild")


def _profiles(directory: Path, database: Database) -> Iterator[Finding]:
    """What is wrong with the user's profile files."""
    for problem in own_profiles.faults(directory, database):
        yield Finding(problem, "entity profiles", "edit the file")
    for path in own_profiles.met(database):
        if not own_profiles.is_there(path):
            yield Finding(
                "profiles that lay beside added files are gone",
                str(path),
                "put it back, or add the folder again",
            )


def _settings() -> Iterator[Finding]:
    """What is wrong with the user's settings and themes."""
    from reader import config, themes

    folder = config_dir()
    settings, problems = config.load(folder)
    for problem in problems:
        yield Finding(problem, str(folder / config.FILE_NAME), "edit the file; the rest of it is used")
    found, faults = themes.load((shipped("themes"), folder / "themes"))
    for fault in faults:
        yield Finding(fault, str(folder / "themes"), "edit the file; the other themes are used")
    if settings.theme and settings.theme not in {theme.name for theme in found}:
        names = ", ".join(sorted(theme.name for theme in found))
        yield Finding(
            f"there is no theme “{settings.theme}”", str(folder / config.FILE_NAME), f"one of {names}"
        )
    kind, _, name = settings.recogniser.partition(":")
    if kind == "spacy":
        from reader.entities import spacy_pipeline

        try:
            for pipeline in spacy_pipeline.chosen(name):
                spacy_pipeline.pipeline(pipeline)
        except ConfigError as error:
            yield Finding(error.message, str(folder / config.FILE_NAME), error.hint)


def _articles(number: int) -> str:
    return f"{number:,} article" if number == 1 else f"{number:,} articles"


def _database(database: Database) -> Iterator[Finding]:
    for (said,) in database.rows("PRAGMA integrity_check"):
        if said != "ok":
            yield Finding(
                f"the database is damaged: {said}", str(database.path), "put back a copy, or add again"
            )
    broken = database.rows("PRAGMA foreign_key_check")
    if broken:
        yield Finding(f"{len(broken)} rows belong to nothing", str(database.path), "reader rebuild")


def _index(directory: Path, index: Index) -> Iterator[Finding]:
    with suppress(SearchIndexError):
        index.catch_up()
    problem = index.problem()
    if problem:
        yield Finding(f"the search index: {problem}", str(directory / "index"), "reader rebuild")


def _files(database: Database) -> Iterator[Finding]:
    rows = database.rows(
        "SELECT DISTINCT file FROM article WHERE file IS NOT NULL AND url IS NULL ORDER BY file"
    )
    missing = [file for (file,) in rows if not Path(file).exists()]
    for file in missing[:LISTED]:
        yield Finding("the file an article was read from is gone", file, "none needed: the text is kept")
    if len(missing) > LISTED:
        more = len(missing) - LISTED
        yield Finding(
            f"{more} more files are gone", str(Path(missing[-1]).parent), "none needed: the text is kept"
        )


def _rights(directory: Path) -> Iterator[Finding]:
    if os.name != "posix":
        return
    status = directory.stat()
    if status.st_uid != os.getuid():
        yield Finding(
            "the library belongs to another user", str(directory), f"chown {os.getuid()} {directory}"
        )
    elif stat.S_IMODE(status.st_mode) & 0o077:
        yield Finding("others can read the library", str(directory), f"chmod 700 {directory}")
