"""Adding from the screens: what is typed behind the folder offered, and what becomes of the sample."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from reader.library import Library
from reader.ui.app import ReaderApp
from reader.ui.screens.adding import AddScreen, without_prefill
from reader.ui.screens.browse import BrowseScreen
from reader.ui.widgets.progress_line import ProgressLine
from reader.ui.widgets.results import Results

from .seen import WIDE, Make, said

SIZE = (120, 40)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/here//work/x", "/work/x"),
        ("/here/~/news", "~/news"),
        ("/here/https://a.example/b", "https://a.example/b"),
        ("/here/news/2031", "/here/news/2031"),
        ("/here/", "/here/"),
        ("/there//x", "/there//x"),
    ],
)
def test_a_whole_path_or_an_address_takes_the_place_of_the_folder_offered(typed: str, meant: str) -> None:
    assert without_prefill(typed, "/here/") == meant


def shown(app: ReaderApp) -> tuple[bool, bool]:
    """Whether the sample is shown, and whether there is anything in what is shown."""
    assert app.library is not None
    return app.library.is_sample, app.library.count() > 0


async def test_a_whole_path_can_be_typed_and_a_failure_leaves_the_sample(
    tmp_path: Path, make_app: Make, settle: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    app = make_app(tmp_path / "own")
    wrong = f"{tmp_path}/nothing.txt"
    async with app.run_test(size=SIZE) as pilot:
        browse = await settle(pilot)
        await pilot.press("A")
        await pilot.pause()
        assert isinstance(app.screen, AddScreen)
        await pilot.press(*("slash" if letter == "/" else letter for letter in wrong))
        await pilot.pause()
        assert app.screen.query_one(Input).value == wrong
        await pilot.press("enter")
        assert isinstance(browse, BrowseScreen)
        await pilot.pause(0.3)
        while browse.query_one(ProgressLine).job is not None:
            await pilot.pause(0.1)
        await settle(pilot)
        assert [Path(failure.path) for failure in browse.failures] == [Path(wrong)]
        assert shown(app) == (True, True)

        (tmp_path / "quay.txt").write_text("The quay of Osk is wet, said Mira Tandova.\n", encoding="utf-8")
        browse.add_sources([str(tmp_path / "quay.txt")])
        while browse.query_one(ProgressLine).job is not None:
            await pilot.pause(0.1)
        for _ in range(100):
            await pilot.pause(0.02)
            if shown(app) == (False, True):
                break
        assert shown(app) == (False, True)


async def test_what_another_program_adds_is_shown_or_told_of(
    library_copy: Path, make_app: Make, settle: Any, tmp_path: Path
) -> None:
    def add(name: str) -> None:
        (tmp_path / name).write_text(f"The {name} came to Lund Bay.\n", encoding="utf-8")
        with Library.open(library_copy) as library:
            library.add([tmp_path / name])

    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        add("boat.txt")
        browse.look_around()
        await settle(pilot)
        assert browse.query_one(Results).row_count == 4
        assert said(pilot)[-1] == "1 new article"
        await pilot.press("enter")
        await settle(pilot)
        add("raft.txt")
        browse.look_around()
        browse.look_around()
        await settle(pilot)
        assert browse.query_one(Results).row_count == 4
        assert [told for told in said(pilot) if "r shows" in told] == ["1 new article: r shows it"]
        await pilot.press("r")
        await settle(pilot)
        assert browse.query_one(Results).row_count == 5
