"""Files and folders: which can be read, and their bytes within bounds."""

from __future__ import annotations

import gzip
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from reader.errors import ConfigError, IngestError
from reader.ingest import sources

MAX_BYTES = 20_000_000
KINDS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
}
"""The kind of content each file suffix stands for; each may be followed by `.gz`."""


def kind_of(name: str) -> str | None:
    """The kind of content a file name promises, None if it promises none."""
    return KINDS.get(Path(name.lower().removesuffix(".gz")).suffix)


def find_files(path: Path) -> Iterator[Path]:
    """The readable files in a folder and below, sorted; a file is itself.

    Hidden entries are skipped, and links to folders are not followed twice. A `sources.yaml` comes up only if
    it is broken, and a folder only if it can't be read, so that `read_path` can say so.
    """
    if not is_folder(path):
        yield path
        return
    yield from _walk(path, set())


def _walk(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    try:
        status = folder.stat()
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    if (status.st_dev, status.st_ino) in seen:
        return
    seen.add((status.st_dev, status.st_ino))
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if is_folder(entry):
            yield from _walk(entry, seen)
        elif entry.name == sources.FILE_NAME:
            if _is_broken(entry):
                yield entry
        elif kind_of(entry.name):
            yield entry


def is_folder(path: Path) -> bool:
    """Is this a folder, as far as one may know?"""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _is_broken(path: Path) -> bool:
    try:
        sources.load(path)
    except ConfigError:
        return True
    return False


def read_capped(path: Path) -> bytes:
    """The bytes of a file, unpacked if it is `.gz`.

    Raises `IngestError` naming the file if it can't be read, is empty or larger than `MAX_BYTES`.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            next(path.iterdir(), None)
            raise IngestError(f"{path}: this is a folder", "Add the folder itself to add what is in it.")
        if not stat.S_ISREG(mode):
            raise IngestError(f"{path}: this is no regular file", "Save what it gives as a file.")
        with open_binary(path) as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    except (EOFError, zlib.error) as error:
        raise IngestError(f"{path}: the compressed file is damaged", "Fetch it again.") from error
    if len(data) > MAX_BYTES:
        raise IngestError(
            f"{path}: larger than {MAX_BYTES // 1_000_000} MB",
            "Split it, or give it as JSON Lines with one article a line.",
        )
    if not data.strip():
        raise IngestError(f"{path}: the file is empty", "Nothing was saved in it.")
    return data


def open_binary(path: Path) -> IO[bytes]:
    """Open a file for reading bytes, unpacking `.gz`."""
    return cast("IO[bytes]", gzip.open(path)) if path.name.lower().endswith(".gz") else path.open("rb")


def unreadable(path: Path, error: OSError) -> IngestError:
    """Why a path can't be read, in words."""
    if isinstance(error, gzip.BadGzipFile):
        return IngestError(
            f"{path}: not a gzip file, though its name says so", "Rename it, or fetch it again."
        )
    if isinstance(error, FileNotFoundError):
        return IngestError(f"{path}: there is no such file", "Check the path.")
    if isinstance(error, PermissionError):
        return IngestError(f"{path}: you have no right to read it", "Change its permissions (chmod u+r).")
    return IngestError(f"{path}: {error.strerror or 'it can’t be read'}", "Check the disk and the path.")
