from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import pytest

from reader.library import Library
from reader.ui.widgets.results import Results
from reader.ui.widgets.search_bar import QueryInput

from .seen import Make, lines

ARTICLES = 64
SMALL = (80, 24)


@pytest.fixture(scope="module")
def long_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with more articles than fit on a screen, all found by one word."""
    folder = tmp_path_factory.mktemp("long")
    for number in range(ARTICLES):
        (folder / f"{number:02}.md").write_text(
            f"---\ntitle: Buoy {number} is painted\nsource: Buoy Letter\ndate: 2031-01-01\n---\n"
            f"Workers painted buoy number {number} green.\n",
            encoding="utf-8",
        )
    directory = tmp_path_factory.mktemp("long-library") / "library"
    with Library.open(directory) as library:
        library.add([folder])
    return directory


async def test_what_is_typed_fills_the_screen_at_once_and_the_rest_follows(
    long_library: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(long_library).run_test(size=SMALL) as pilot:
        browse = await settle(pilot)
        results = browse.query_one(Results)
        await pilot.press("slash", *"buoy")
        await settle(pilot)
        assert results.row_count == ARTICLES
        first = results.ids()
        assert len(first) >= results.size.height // results.row_height
        shown = lines(results)
        assert len({line for line in shown[::2] if "Buoy" in line}) == -(-results.size.height // 2)
        await pilot.press("enter", "G")
        await settle(pilot)
        assert len(results.ids()) == ARTICLES and results.ids()[: len(first)] == first
        assert not [line for line in lines(results) if line.strip("▌ ") == "…"]
        assert results.entry is not None and results.selected == ARTICLES - 1


async def test_a_query_longer_than_its_field_is_seen_at_its_end_and_at_its_beginning(
    long_library: Path, make_app: Make, settle: Any
) -> None:
    words = "green " * 15 + "buoy"
    async with make_app(long_library).run_test(size=SMALL) as pilot:
        browse = await settle(pilot)
        field = browse.query_one(QueryInput)
        await pilot.press("slash", *("space" if key == " " else key for key in words))
        await settle(pilot)
        assert field.render_line(0).text.rstrip().endswith("green buoy")
        await pilot.press("home")
        await pilot.pause()
        assert field.render_line(0).text.startswith("green green")
        await pilot.press("end", *["backspace"] * (len(words) - 5))
        await pilot.pause()
        assert field.render_line(0).text.rstrip() == "green"


async def test_memory_is_python_s_again_after_the_screens(
    long_library: Path, make_app: Make, settle: Any
) -> None:
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    async with make_app(long_library).run_test(size=SMALL) as pilot:
        await settle(pilot)
    assert gc.get_threshold() == before and gc.get_freeze_count() <= frozen
