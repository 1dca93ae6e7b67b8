"""An article is removed once that is confirmed; ordinary words find what there is to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from reader.library import Library
from reader.ui.screens.dialogs import ChoiceList, Picker
from reader.ui.widgets.panes import Panes

from .seen import NARROW, WIDE, Make, cursor_title, said, text_title


@pytest.mark.parametrize("key", ["D", "delete"])
async def test_an_article_is_removed_once_that_is_confirmed(
    library_copy: Path, make_app: Make, settle: Any, key: str
) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press("j", "enter")
        await settle(pilot)
        gone, title = browse.target_id, text_title(browse)
        path = Path(browse.reader.library.article(gone).path)
        await pilot.press(key, "enter")
        await settle(pilot)
        assert browse.target_id == gone
        await pilot.press(key)
        await pilot.pause()
        assert not pilot.app.screen.query(Input)
        await pilot.press("x", "n")
        await settle(pilot)
        assert pilot.app.screen is browse and browse.target_id == gone
        await pilot.press(key, "down", "enter")
        await settle(pilot)
        assert any(f"removed: “{title}”" in told for told in said(pilot))
        assert browse.stage == "list"
        assert cursor_title(browse) == "Late frost spares the orchards of Mirren" == text_title(browse)
        assert all(pane.article_id != gone for pane in browse.query_one(Panes).panes)
    with Library.open(library_copy) as library:
        assert gone not in {row.id for row in library.articles()}
        assert len(library.articles()) == 2
    assert path.exists()


async def test_y_answers_whether_an_article_is_removed(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        gone = browse.target_id
        await pilot.press("D", "y")
        await settle(pilot)
        assert pilot.app.screen is browse and browse.target_id != gone
    with Library.open(library_copy) as library:
        assert gone not in {row.id for row in library.articles()}


async def test_nothing_is_removed_from_the_sample(
    tmp_path: Path, make_app: Make, settle: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    async with make_app(tmp_path / "empty").run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        await pilot.press("D")
        await settle(pilot)
        assert pilot.app.screen is browse
        assert any("nothing is removed from the sample" in told for told in said(pilot))


@pytest.mark.parametrize(
    ("word", "about"),
    [
        ("undo", "Take back the last"),
        ("quit", "Leave the reader"),
        ("export", "Save the list or the article"),
        ("delete", "Remove this article"),
        ("remove", "Remove this article"),
        ("copy", "Send the selection"),
        ("bookmark", "Give this article a star"),
        ("suspend", "Leave the reader for the shell"),
        ("refresh", "Ask the library anew"),
    ],
)
async def test_ordinary_words_find_an_action(
    library_copy: Path, make_app: Make, settle: Any, word: str, about: str
) -> None:
    async with make_app(library_copy).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await pilot.press("question_mark", *word)
        await settle(pilot)
        assert isinstance(pilot.app.screen, Picker)
        choices = pilot.app.screen.query_one(ChoiceList).choices
        assert any(choice.label.startswith(about) for choice in choices[:3])
