"""The sample library: made from the articles shipped with the program, made anew with each version."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from reader import __version__
from reader.paths import data_dir, private_dir, shipped
from reader.store.lock import Lock
from reader.store.schema import VERSION

if TYPE_CHECKING:
    from reader.library.facade import Library

STAMP = "made-from"
WAIT_SECONDS = 30.0


def directory() -> Path:
    """Where the sample library lies."""
    return data_dir() / "sample"


def opened(kind: type[Library]) -> Library:
    """The sample library, filled if it is new or from another version."""
    folder, stamp = directory(), _stamp()
    made = folder / STAMP
    with Lock(private_dir(data_dir())).hold("making the sample library", WAIT_SECONDS):
        if not made.is_file() or made.read_text(encoding="utf-8") != stamp:
            shutil.rmtree(folder, ignore_errors=True)
            with kind(folder) as library:
                library.add([shipped("seeds")])
            made.write_text(stamp, encoding="utf-8")
    return kind(folder, is_sample=True)


def _stamp() -> str:
    """The versions and the shipped files, in short; where they lie counts, for profiles are read there."""
    folder = shipped("seeds")
    digest = hashlib.blake2b(f"{__version__} {VERSION} {folder}".encode(), digest_size=8)
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(path.name.encode() + path.read_bytes())
    return f"{__version__} {digest.hexdigest()}"
