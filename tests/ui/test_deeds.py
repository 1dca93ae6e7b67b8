"""Tags, notes of several lines, the original, and dialogs that stay where they are."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.widgets import Input, TextArea

from reader.library import Library
from reader.ui import originals
from reader.ui.bindings import BY_ID
from reader.ui.screens.note_pad import NotePad

from .seen import NARROW, WIDE, Make, notices, said, view, words


async def test_tags_are_parted_by_spaces_or_commas(library_copy: Path, make_app: Make, settle: Any) -> None:
    async with make_app(library_copy).run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        await pilot.press("plus")
        assert "separated by spaces or commas" in str(pilot.app.screen.query_one(".hint").render())
        await pilot.press(*"china, peace-talks,#sea")
        await pilot.press("enter")
        await settle(pilot)
        assert browse.target is not None and set(browse.target.tags) == {"china", "peace-talks", "sea"}


async def test_a_note_has_lines_and_what_is_pasted_does_not_leave_it(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press("enter", "a", *"call Voss")
        pilot.app.post_message(events.Paste(" back\nmark\nq"))
        await pilot.press("enter", *"q")
        await settle(pilot)
        assert isinstance(pilot.app.screen, NotePad)
        await pilot.press("escape")
        await settle(pilot)
        assert view(browse).note == "call Voss back\nmark\nq\nq"
        assert "✎ call Voss back mark q q" in words(view(browse))
        await pilot.press("U")
        await settle(pilot)
        assert view(browse).note == ""
    with Library.open(library_copy) as library:
        assert all(not library.note(row.id) for row in library.articles())


async def test_a_note_on_an_article_that_is_gone_is_not_lost(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        row = browse.target
        assert row is not None
        await pilot.press("a", *"call Voss")
        with Library.open(library_copy) as shell:
            shell.remove([row.id])
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, NotePad)
        assert pilot.app.screen.query_one(TextArea).text == "call Voss" == pilot.app.clipboard
        told = next(told for told in said(pilot) if "is no longer in the library" in told)
        assert row.title[:20] in told
        assert not any(row.id in told or "reader list" in told for told in said(pilot))
        await pilot.press("escape")
        await settle(pilot)
        assert pilot.app.screen is browse
        assert browse.target_id not in (None, row.id)


async def test_an_article_out_of_a_file_of_many_says_in_which_it_lies(
    tmp_path: Path, make_app: Make, settle: Any
) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text('{"title": "A pier", "text": "The pier of Lund Bay was mended."}\n', encoding="utf-8")
    with Library.open(tmp_path / "library") as library:
        library.add([many])
    async with make_app(tmp_path / "library").run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("o")
        await settle(pilot)
        assert f"it lies in {many}" in said(pilot)[-1]


async def test_the_box_of_the_help_stays_where_it_is_while_somebody_types(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await pilot.press("question_mark")
        await pilot.pause()
        before = pilot.app.screen.query_one("#box").region
        for letter in "undo it":
            await pilot.press(letter)
            await pilot.pause()
            assert pilot.app.screen.query_one("#box").region == before
        assert pilot.app.screen.query_one(Input).value == "undo it"


@pytest.fixture
def no_desktop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """No desktop, no program for files; gives the folder of programs."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "VISUAL", "EDITOR", "PAGER", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}/usr/bin{os.pathsep}/bin")
    return programs


async def test_nothing_is_said_to_open_where_nothing_does(
    library_copy: Path, make_app: Make, settle: Any, no_desktop: Path
) -> None:
    async with make_app(library_copy).run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        await pilot.press("o")
        await settle(pilot)
        (notice,) = notices(browse)
        assert "no desktop, so nothing opens " in notice and "EDITOR" in notice
        assert not any(told.startswith("opening ") for told in said(pilot))


@pytest.mark.skipif(sys.platform != "linux", reason="xdg-open is of Linux desktops")
def test_a_program_of_the_desktop_that_fails_is_told(
    library_copy: Path, no_desktop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":9")
    program = no_desktop / "xdg-open"
    program.write_text('#!/bin/sh\necho "$1" > "$0.asked"\nexit 3\n', encoding="utf-8")
    program.chmod(0o755)
    with Library.open(library_copy) as library:
        article = library.article(library.articles()[0].id)
    with pytest.raises(originals.UsageError, match=r"xdg-open ended with an error \(3\)"):
        originals.opened(article)
    assert Path(f"{program}.asked").read_text(encoding="utf-8").strip() == article.path
    monkeypatch.setenv("EDITOR", "ed -s")
    assert originals.opened(article).command == ("ed", "-s", article.path)
    program.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    assert originals.opened(article) == originals.Opened(article.path or "")


def test_a_program_in_the_terminal_that_fails_is_told() -> None:
    originals.run((sys.executable, "-c", "pass"))
    with pytest.raises(originals.UsageError, match="ended with an error"):
        originals.run((sys.executable, "-c", "raise SystemExit(2)"))
    with pytest.raises(originals.UsageError, match="no-such-editor"):
        originals.run(("no-such-editor", "file"))


async def test_leaving_the_article_leaves_its_match(library_copy: Path, make_app: Make, settle: Any) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press("slash", *"ferry", "enter", "enter", "n")
        await settle(pilot)
        line = browse.query_one("PaneLine")
        assert "match 1 of" in words(line)
        await pilot.press("escape")
        await settle(pilot)
        assert "match 1 of" not in words(line)


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is suspended there")
def test_the_reader_can_be_suspended() -> None:
    assert (BY_ID["suspend"].keys, BY_ID["suspend"].name) == ("ctrl+z", "suspend_process")
