"""Which profile files a library's names are looked up in.

An `entities.yaml` is read in the user's settings (and `entities/*.yaml` there), in the library's own
directory, and, like a `sources.yaml`, beside the files that were added; where they disagree, the library's
own has the last word and those beside files the first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from reader.paths import config_dir
from reader.store.database import Database
from reader.store.reading import bump, set_setting, setting

NAME = "entities.yaml"
SETTING = "profile files"


def profile_files(directory: Path, database: Database) -> tuple[Path, ...]:
    """The profile files of the library in `directory` that are there, the later ones outranking."""
    folder = config_dir()
    files = (
        *met(database),
        folder / NAME,
        *sorted((folder / "entities").glob("*.yaml")),
        directory / NAME,
    )
    return tuple(filter(is_there, files))


def faults(directory: Path, database: Database) -> tuple[str, ...]:
    """What is wrong with the user's own profile files, each with file and line; without any nothing is read."""
    from reader.entities.profiles import Profiles
    from reader.library.annotating import annotator

    files = profile_files(directory, database)
    bundled = Profiles.bundled().problems if files else ()
    return tuple(one for one in annotator(files).profiles.problems if one not in bundled) if files else ()


def is_faulty(path: Path) -> bool:
    """Whether something is wrong with a profile file."""
    from reader.entities.profile_files import read_file

    return bool(read_file(path).problems)


def met(database: Database) -> list[Path]:
    """The profile files that lay beside added files, there or not any more."""
    return [Path(path) for path in setting(database, SETTING) or ()]


def beside(files: Iterable[Path]) -> list[Path]:
    """The profile files in the folders of these files."""
    folders = dict.fromkeys(file.parent for file in files)
    return [path.absolute() for folder in folders if is_there(path := folder / NAME)]


def is_there(path: Path) -> bool:
    """Whether this is a file, as far as one may know."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def remember(connection: sqlite3.Connection, files: Iterable[Path]) -> None:
    """Keep which profile files lie beside added files."""
    set_setting(connection, SETTING, [str(path) for path in files])
    bump(connection, "names")
