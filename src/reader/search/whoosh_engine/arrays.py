"""A file of named arrays with checksums: what a segment of the index is stored in.

Layout: the arrays one after another, each aligned to 8 bytes; a JSON directory (names, types, offsets and the
segment's own facts); a CRC-32 for each block of the array part; a footer with the sizes, and a CRC-32 over
directory and block table. Nothing in it is executable. A block is checked when it is first read, so opening
does not grow with the file; any damage is one `SearchIndexError`.
"""

from __future__ import annotations

import json
import os
import struct
import tempfile
import weakref
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, TypeAlias, cast

import numpy as np
from numpy.typing import DTypeLike, NDArray

from reader.errors import SearchIndexError

Array: TypeAlias = NDArray[Any]

MAGIC = b"RDRSEG01"
BLOCK = 1 << 14
_FOOTER = struct.Struct("<8sQQQI")
_SPOOL = 1 << 22
_COPY = 1 << 20


def damaged(what: str) -> SearchIndexError:
    """The one error any damage to the index becomes."""
    return SearchIndexError(f"the search index is damaged: {what}", "run `reader rebuild` to make it anew")


class ArrayWriter:
    """Writes a file of arrays; `close` makes it durable."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._entries: dict[str, tuple[str, int, int]] = {}
        self._sums: list[int] = []
        self._sum = 0
        self._size = 0
        self.facts: dict[str, Any] = {}

    def write(self, name: str, values: Array) -> None:
        """Append a whole array under a name."""
        values = np.ascontiguousarray(values)
        self._entries[name] = (values.dtype.str, self._size, len(values))
        self._put(values.data.cast("B") if values.size else memoryview(b""))
        self._pad()

    def copy(self, name: str, dtype: DTypeLike, stream: IO[bytes]) -> None:
        """Append what was collected in a stream of one type under a name."""
        kind = np.dtype(dtype)
        start = self._size
        stream.seek(0)
        while chunk := stream.read(_COPY):
            self._put(memoryview(chunk))
        self._entries[name] = (kind.str, start, (self._size - start) // kind.itemsize)
        self._pad()

    def close(self) -> tuple[int, int]:
        """Finish, fsync and return (file size, checksum of the directory), which the table of contents keeps."""
        if self._size % BLOCK:
            self._sums.append(self._sum)
        directory = json.dumps({"arrays": self._entries, "facts": self.facts}).encode()
        table = np.array(self._sums, dtype="<u4").tobytes()
        checksum = zlib.crc32(table, zlib.crc32(directory))
        self._file.write(directory + table)
        self._file.write(_FOOTER.pack(MAGIC, self._size, len(directory), len(table), checksum))
        self._file.flush()
        os.fsync(self._file.fileno())
        size = self._file.tell()
        self._file.close()
        return size, checksum

    def abandon(self) -> None:
        """Close and remove the half-written file."""
        self._file.close()
        Path(self._file.name).unlink(missing_ok=True)

    def _pad(self) -> None:
        if rest := self._size % 8:
            self._put(memoryview(bytes(8 - rest)))

    def _put(self, data: memoryview) -> None:
        self._file.write(data)
        start, length = 0, len(data)
        while start < length:
            stop = min(length, start + BLOCK - self._size % BLOCK)
            self._sum = zlib.crc32(data[start:stop], self._sum)
            self._size += stop - start
            start = stop
            if self._size % BLOCK == 0:
                self._sums.append(self._sum)
                self._sum = 0


class ArrayFile:
    """A file of arrays open for reading; safe to read from several threads."""

    def __init__(self, path: Path, size: int, checksum: int) -> None:
        self.name = path.name
        self._descriptor = os.open(path, os.O_RDONLY)
        self.close = weakref.finalize(self, os.close, self._descriptor)
        """Let go of the file; done by itself when nobody reads it any more."""
        try:
            self._open(size, checksum)
        except (ValueError, KeyError, TypeError, struct.error) as error:
            self.close()
            raise damaged(f"the directory of {self.name} can't be read") from error
        except BaseException:
            self.close()
            raise

    def _open(self, size: int, checksum: int) -> None:
        if os.fstat(self._descriptor).st_size != size or size < _FOOTER.size:
            raise damaged(f"{self.name} has another size than when it was written")
        footer = os.pread(self._descriptor, _FOOTER.size, size - _FOOTER.size)
        magic, self._size, directory_size, table_size, found = _FOOTER.unpack(footer)
        meta_size = size - self._size - _FOOTER.size
        if magic != MAGIC or found != checksum or directory_size + table_size != meta_size:
            raise damaged(f"{self.name} ends with another footer than it was written with")
        meta = os.pread(self._descriptor, meta_size, self._size)
        if zlib.crc32(meta) != checksum:
            raise damaged(f"the directory of {self.name} does not match its checksum")
        content = json.loads(meta[:directory_size])
        self._entries: dict[str, tuple[np.dtype[Any], int, int]] = {
            name: (np.dtype(kind), at, n) for name, (kind, at, n) in content["arrays"].items()
        }
        self.facts: Mapping[str, Any] = content["facts"]
        self._sums = np.frombuffer(meta, "<u4", offset=directory_size)
        self._checked = np.zeros(len(self._sums), dtype=bool)

    def __len__(self) -> int:
        return len(self._entries)

    def length(self, name: str) -> int:
        """How many values an array has."""
        return self._entries[name][2]

    def dtype(self, name: str) -> np.dtype[Any]:
        """The type of an array's values."""
        return self._entries[name][0]

    def read(self, name: str, start: int = 0, stop: int | None = None) -> Array:
        """The values `[start:stop]` of an array, checked, as a read-only array."""
        kind, at, length = self._entries[name]
        stop = length if stop is None else stop
        return np.frombuffer(self._bytes(at + start * kind.itemsize, at + stop * kind.itemsize), kind)

    def check(self) -> None:
        """Read every block, so that hidden damage shows."""
        for start in range(0, self._size, BLOCK * 64):
            self._bytes(start, min(self._size, start + BLOCK * 64))

    def _bytes(self, start: int, stop: int) -> memoryview:
        first, last = start // BLOCK, -(-stop // BLOCK)
        if self._checked[first:last].all():
            return self._pread(start, stop)
        data = self._pread(first * BLOCK, min(last * BLOCK, self._size))
        for block in range(first, last):
            if not self._checked[block]:
                inside = data[(block - first) * BLOCK : (block - first + 1) * BLOCK]
                if zlib.crc32(inside) != self._sums[block]:
                    raise damaged(f"block {block} of {self.name} does not match its checksum")
                self._checked[block] = True
        return data[start - first * BLOCK : stop - first * BLOCK]

    def _pread(self, start: int, stop: int) -> memoryview:
        try:
            data = os.pread(self._descriptor, stop - start, start)
        except OSError as error:
            raise damaged(f"{self.name} can't be read ({error.strerror})") from error
        if len(data) != stop - start:
            raise damaged(f"{self.name} is shorter than when it was written")
        return memoryview(data)


def spool(directory: Path) -> IO[bytes]:
    """A nameless stream that stays in memory while it is small."""
    return cast(IO[bytes], tempfile.SpooledTemporaryFile(_SPOOL, dir=str(directory)))
