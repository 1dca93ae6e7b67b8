from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library

FILES = {
    "ferry.txt": " date 2031-05-02 \nVELSIN: The ferry to Osk was late again on Friday, the harbour said.\n\n"
    'Mira Tandova, who runs the harbour, said "the boat will be mended by Monday". Nobody minded.\n',
    "ferry_too.txt": " date 2031-05-03 \nThe harbour of Velsin blamed a broken engine for the late ferry.\n\n"
    "Mira Tandova promised a new engine. The mayor, Oskar Brill, asked for two.\n",
    "library.txt": "The town library opens on Sundays from June, said Oskar Brill. It has 12,000 books.\n",
    "bees.txt": " date 2030-08-11 \nBeekeepers near Osk counted 40 hives. That is 12 more than a year ago.\n",
}


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as library:
        yield library


@pytest.fixture
def filled(library: Library, folder: Path) -> Library:
    library.add([folder])
    return library
