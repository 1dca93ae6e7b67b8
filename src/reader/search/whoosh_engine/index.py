"""The index directory: a table of contents that names the segments and the sequence they reached.

Whoosh pickles its table of contents, and opening a foreign one runs code. This one is JSON behind a checksum and
nothing in the directory is ever unpickled. It is written aside, made durable and renamed, after its segments were.
"""

from __future__ import annotations

import base64
import json
import os
import re
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex

from reader.errors import SearchIndexError
from reader.search.whoosh_engine.arrays import damaged
from reader.search.whoosh_engine.codec import ArraySegment
from reader.search.whoosh_engine.schema import schema

NAME = "MAIN"
FORMAT = 1
_MAGIC = b"RDRTOC01"
_TOC_FILE = re.compile(rf"_{NAME}_([0-9]+)\.toc")


@dataclass(frozen=True, slots=True)
class Contents:
    """What one commit left: its generation, the outbox sequence it reached and its segments."""

    generation: int
    sequence: int
    segments: tuple[ArraySegment, ...]


class ArrayIndex(FileIndex):  # type: ignore[misc]
    """Whoosh's index object on a directory of this engine."""

    def __init__(self, directory: Path) -> None:
        self.storage = FileStorage(str(directory))
        self.indexname = NAME
        self.directory = directory
        self._schema = schema()

    def contents(self) -> Contents:
        """The newest commit."""
        return read_contents(self.directory)

    def _read_toc(self) -> TOC:
        contents = self.contents()
        return TOC(self._schema, list(contents.segments), contents.generation)


def prepare(directory: Path) -> None:
    """Make the directory, ours alone, with an empty index in it if there is none."""
    directory.mkdir(parents=True, exist_ok=True)
    directory.chmod(0o700)
    if latest_generation(directory) < 0:
        if any(directory.glob(f"{NAME}_*.seg")):
            raise damaged("its table of contents is missing")
        write_contents(directory, Contents(0, 0, ()))


def latest_generation(directory: Path) -> int:
    """The newest generation in a directory, -1 for none."""
    found = (_TOC_FILE.fullmatch(name) for name in os.listdir(directory))
    return max((int(match[1]) for match in found if match), default=-1)


def read_contents(directory: Path) -> Contents:
    """Read the newest table of contents; raises `SearchIndexError` for a damaged or foreign one."""
    generation = latest_generation(directory)
    if generation < 0:
        raise damaged("its table of contents is missing")
    data = (directory / f"_{NAME}_{generation}.toc").read_bytes()
    head, body = data[: len(_MAGIC) + 4], data[len(_MAGIC) + 4 :]
    if head != _MAGIC + zlib.crc32(body).to_bytes(4, "little"):
        raise damaged("its table of contents does not match its checksum")
    content: dict[str, Any] = json.loads(body)
    if content["format"] != FORMAT:
        raise SearchIndexError("the search index has another format", "run `reader rebuild` to make it anew")
    if content["generation"] != generation:
        raise damaged("its table of contents was renamed")
    segments = tuple(_segment(entry) for entry in content["segments"])
    return Contents(generation, content["sequence"], segments)


def write_contents(directory: Path, contents: Contents) -> None:
    """Make a commit durable: after this, and not before, it is what the directory holds."""
    body = json.dumps(
        {
            "format": FORMAT,
            "generation": contents.generation,
            "sequence": contents.sequence,
            "segments": [_entry(segment) for segment in contents.segments],
        }
    ).encode()
    aside = directory / f"{NAME}_toc.tmp"
    with aside.open("wb") as file:
        file.write(_MAGIC + zlib.crc32(body).to_bytes(4, "little") + body)
        file.flush()
        os.fsync(file.fileno())
    aside.rename(directory / f"_{NAME}_{contents.generation}.toc")
    sync_directory(directory)


def sync_directory(directory: Path) -> None:
    """Make the names in a directory durable."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def clean(directory: Path, contents: Contents) -> None:
    """Remove the files no commit needs any more; an open reader keeps what it has open."""
    kept = {segment.path(directory).name for segment in contents.segments}
    kept.add(f"_{NAME}_{contents.generation}.toc")
    for path in directory.iterdir():
        ours = _TOC_FILE.fullmatch(path.name) or (
            path.name.startswith(f"{NAME}_") and path.suffix in (".seg", ".tmp")
        )
        if ours and path.name not in kept:
            path.unlink(missing_ok=True)


def _entry(segment: ArraySegment) -> dict[str, Any]:
    deleted = ""
    if segment.has_deletions():
        bits = np.zeros(segment.doc_count_all(), dtype=bool)
        bits[list(segment.deleted_docs())] = True
        deleted = base64.b64encode(zlib.compress(np.packbits(bits).tobytes(), 1)).decode()
    return {
        "id": segment.segid,
        "documents": segment.doc_count_all(),
        "size": segment.size,
        "checksum": segment.checksum,
        "deleted": deleted,
    }


def _segment(entry: dict[str, Any]) -> ArraySegment:
    deleted: set[int] = set()
    if entry["deleted"]:
        packed = np.frombuffer(zlib.decompress(base64.b64decode(entry["deleted"])), dtype=np.uint8)
        deleted = set(np.flatnonzero(np.unpackbits(packed, count=entry["documents"])).tolist())
    return ArraySegment(NAME, entry["id"], entry["documents"], entry["size"], entry["checksum"], deleted)
