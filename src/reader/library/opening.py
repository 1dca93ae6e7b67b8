"""The directory of a library."""

from __future__ import annotations

from pathlib import Path

from reader.errors import StoreError
from reader.paths import private_dir
from reader.store.database import is_read_only


def made(directory: Path) -> Path:
    """The library's directory, its owner's alone; raises `StoreError` if it can't be.

    One that is there but can't be written to stays as it is, to be read.
    """
    try:
        directory = directory.expanduser()
        return directory if is_read_only(directory) else private_dir(directory)
    except OSError as error:
        raise StoreError(
            f"the library's directory can't be used ({directory}: {error.strerror})",
            "give another: --library DIR",
        ) from error
