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

from reader.errors import SearchIndexOutdated
from reader.search.whoosh_engine.arrays import Array, ArrayFile, damaged

NAME = "MAIN"
FORMAT = 2
_MAGIC = b"RDRTOC01"
_TOC_FILE = re.compile(rf"_{NAME}_([0-9]+)\.toc")


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """A segment as the table of contents knows it: one file, its size and checksum, and what is removed from it.

    `removed` has a bool for each document, or is None when none is.
    """

    id: str
    documents: int
    size: int
    checksum: int
    removed: Array | None = None

    @property
    def removed_count(self) -> int:
        """How many documents are removed."""
        return 0 if self.removed is None else int(np.count_nonzero(self.removed))

    @property
    def count(self) -> int:
        """How many documents live."""
        return self.documents - self.removed_count

    @property
    def mask(self) -> Array:
        """A bool for each document: whether it is removed."""
        return np.zeros(self.documents, dtype=np.bool_) if self.removed is None else self.removed

    def path(self, directory: Path) -> Path:
        """Where the segment's file is."""
        return directory / f"{NAME}_{self.id}.seg"

    def open(self, directory: Path) -> ArrayFile:
        """Open the segment's file."""
        return ArrayFile(self.path(directory), self.size, self.checksum)


@dataclass(frozen=True, slots=True)
class Contents:
    """What one commit left: its generation, the outbox sequence it reached and its segments."""

    generation: int
    sequence: int
    segments: tuple[Segment, ...]


def prepare(directory: Path) -> None:
    """Make the directory, ours alone, with an empty index in it if there is none; one only to be read stays."""
    if directory.is_dir() and not os.access(directory, os.W_OK) and latest_generation(directory) >= 0:
        return
    directory.mkdir(parents=True, exist_ok=True)
    directory.chmod(0o700)
    if latest_generation(directory) < 0:
        if any(directory.glob(f"{NAME}_*.seg")):
            raise damaged("its table of contents is missing")
        write_contents(directory, Contents(0, 0, ()))


def latest_generation(directory: Path) -> int:
    """The newest generation in a directory, -1 for none."""
    found = (_TOC_FILE.fullmatch(entry.name) for entry in os.scandir(directory))
    return max((int(match[1]) for match in found if match), default=-1)


def superseded(directory: Path, generation: int) -> bool:
    """Whether a generation is no longer the newest: the next is there, or a later commit has removed both."""
    following, own = (directory / f"_{NAME}_{number}.toc" for number in (generation + 1, generation))
    return following.exists() or not own.exists()


def read_contents(directory: Path) -> Contents:
    """Read the newest table of contents; raises `SearchIndexError` for a damaged one or one of another format."""
    generation = latest_generation(directory)
    if generation < 0:
        raise damaged("its table of contents is missing")
    data = (directory / f"_{NAME}_{generation}.toc").read_bytes()
    head, body = data[: len(_MAGIC) + 4], data[len(_MAGIC) + 4 :]
    if head != _MAGIC + zlib.crc32(body).to_bytes(4, "little"):
        raise damaged("its table of contents does not match its checksum")
    try:
        content: dict[str, Any] = json.loads(body)
        if content["format"] != FORMAT:
            raise SearchIndexOutdated(
                "the search index is of another version of reader", "run `reader rebuild` to make it anew"
            )
        segments = tuple(_segment(entry) for entry in content["segments"])
        contents = Contents(content["generation"], content["sequence"], segments)
    except (ValueError, KeyError, TypeError, zlib.error) as error:
        raise damaged("its table of contents can't be read") from error
    if contents.generation != generation:
        raise damaged("its table of contents was renamed")
    return contents


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


def _entry(segment: Segment) -> dict[str, Any]:
    removed = ""
    if segment.removed is not None:
        removed = base64.b64encode(zlib.compress(np.packbits(segment.removed).tobytes(), 1)).decode()
    return {
        "id": segment.id,
        "documents": segment.documents,
        "size": segment.size,
        "checksum": segment.checksum,
        "removed": removed,
    }


def _segment(entry: dict[str, Any]) -> Segment:
    removed = None
    if entry["removed"]:
        packed = np.frombuffer(zlib.decompress(base64.b64decode(entry["removed"])), dtype=np.uint8)
        removed = np.unpackbits(packed, count=entry["documents"]).astype(np.bool_)
    return Segment(entry["id"], entry["documents"], entry["size"], entry["checksum"], removed)
