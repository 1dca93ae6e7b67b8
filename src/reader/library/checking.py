"""`doctor`: is the database whole, does the index belong to it, are the files there, who can read them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from reader.entities.profiles import Profiles
from reader.errors import SearchIndexError, StoreError
from reader.library.annotating import Annotator
from reader.library.indexing import Index
from reader.store import annotation_cache
from reader.store.database import Database
from reader.store.rows import Finding

LISTED = 20


def findings(directory: Path, database: Database, index: Index, annotator: Annotator) -> list[Finding]:
    """Everything that is not as it should be, with what mends it."""
    try:
        found = [*_database(database), *_index(directory, index), *_files(database)]
        lacking = len(annotation_cache.lacking(database, annotator.version))
        if lacking:
            found.append(
                Finding(
                    f"names in {lacking} articles are not up to date",
                    str(database.path),
                    "reader rebuild",
                )
            )
    except StoreError as error:
        found = [Finding(error.message, str(database.path), error.hint)]
    problems = [Finding(problem, "entity profiles", "edit the file") for problem in own_problems(annotator)]
    return [*found, *_rights(directory), *problems]


def own_problems(annotator: Annotator) -> list[str]:
    """What is wrong with the user's profile files."""
    bundled = Profiles.bundled().problems
    return [problem for problem in annotator.profiles.problems if problem not in bundled]


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
