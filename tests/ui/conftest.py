from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.library import Library
from reader.ui.app import ReaderApp
from reader.ui.screens import browse_comparing, browse_lists
from reader.ui.screens.browse import BrowseScreen

from .seen import Settle

FERRY = {
    "tide-post_ferry.md": """---
title: Ferry between Lund Bay and Ostrel is halted
source: The Tide Post
date: 2031-05-04
---
Harbour master Irena Voss halted the ferry between Lund Bay and Ostrel on Sunday after a leak was found.

"Nobody was in danger at any time," Voss told The Tide Post. About 120 passengers waited on the quay.

The Ostrel Shipping Company says the ferry will sail again within 3 days.
""",
    "north-gazette_ferry.md": """---
title: Leak stops the Ostrel ferry
source: North Gazette
date: 2031-05-05
---
A leak has stopped the ferry between Lund Bay and Ostrel, harbour master Irena Voss said on Sunday.

"No one was in danger at any time," Voss said. Some 150 passengers were left on the quay.

The Ostrel Shipping Company hopes to sail again within a week.
""",
    "tide-post_orchard.md": """---
title: Late frost spares the orchards of Mirren
source: The Tide Post
date: 2031-04-11
---
The orchards of Mirren came through the late frost, grower Tomas Brandt said on Friday.

Brandt lit 400 small fires between the rows. He expects a good harvest of pears.
""",
}


@pytest.fixture(scope="session")
def ferry_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of three short articles, two of them on one event; copy it before changing it."""
    folder = tmp_path_factory.mktemp("articles")
    for name, text in FERRY.items():
        (folder / name).write_text(text, encoding="utf-8")
    directory = tmp_path_factory.mktemp("library") / "library"
    with Library.open(directory) as library:
        report = library.add([folder])
    assert report.added == len(FERRY)
    return directory


@pytest.fixture
def library_copy(ferry_library: Path, tmp_path: Path) -> Path:
    """A copy of that library to change at will."""
    return Path(shutil.copytree(ferry_library, tmp_path / "library"))


@pytest.fixture
def make_app(tmp_path: Path) -> Callable[[Path], ReaderApp]:
    """Makes the app on a library, away from the user's settings."""
    (tmp_path / "config").mkdir()

    def make(library: Path) -> ReaderApp:
        return ReaderApp(library, cache=tmp_path / "cache" / "startup.json", config=tmp_path / "config")

    return make


@pytest.fixture(autouse=True)
def quick_previews(monkeypatch: pytest.MonkeyPatch) -> None:
    """The preview, the filters and the footer follow the list at once."""
    monkeypatch.setattr(browse_lists.Lists, "quiet", 0.01)
    monkeypatch.setattr(browse_lists, "NAMES_SECONDS", 0.01)
    monkeypatch.setattr(browse_comparing, "PARTNER_SECONDS", 0.01)


@pytest.fixture
def settle() -> Settle:
    """Waits until the library is open and nothing is under way any more; gives the main screen."""

    async def wait(pilot: Pilot[int]) -> BrowseScreen:
        app = pilot.app
        assert isinstance(app, ReaderApp)
        quiet = 0
        for _ in range(2000):
            await pilot.pause(0.01)
            busy = app.browse is None or any(worker.is_running for worker in app.workers)
            quiet = 0 if busy else quiet + 1
            if quiet >= 6:
                break
        assert app.browse is not None
        return app.browse

    return wait
