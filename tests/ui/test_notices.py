from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reader.ui.widgets.filters import Filters
from reader.ui.widgets.footer import Footer
from reader.ui.widgets.notice import Notice
from reader.ui.widgets.search_bar import QueryInput

from .seen import NARROW, WIDE, Make, app_of, notices, words


async def test_a_notice_stands_above_the_keys_until_the_next_one_or_a_key(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        await pilot.press("m")
        await pilot.pause()
        assert notices(browse) == ["marked: c compares it with another"]
        notice = browse.query_one(Notice)
        assert (notice.region.y, notice.region.height) == (22, 1)
        assert "? help" in words(browse.query_one(Footer))
        app_of(pilot).say("one thing")
        app_of(pilot).say("another")
        await pilot.pause()
        assert notices(browse) == ["another"]
        await pilot.press("j")
        await pilot.pause()
        assert notices(browse) == []


async def test_an_error_has_two_lines_at_most_and_stays_where_it_arose(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        await pilot.press("question_mark")
        help_screen = pilot.app.screen
        app_of(pilot).tell_on(browse, "the harbour is closed " * 9, "wait until it opens")
        await pilot.pause()
        assert notices(help_screen) == []
        await pilot.press("escape")
        await pilot.pause()
        assert len(notices(browse)) == 1
        assert browse.query_one(Notice).region.height == 2
        await pilot.press("j")
        await pilot.pause()
        assert notices(browse) == []


async def test_what_textual_says_itself_is_a_notice_too(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        browse.notify("[b]plain[/]")
        await pilot.pause()
        assert notices(browse) == ["[b]plain[/]"]
        assert not pilot.app.query("Toast")


async def test_escape_takes_back_filters_then_the_query_and_never_leaves(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    app = make_app(library_copy)
    async with app.run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press("slash", *"ferry", "enter")
        await settle(pilot)
        await pilot.press("h", "j", "enter", "l")
        await settle(pilot)
        assert browse.query_one(Filters).chosen
        await pilot.press("escape")
        await settle(pilot)
        assert not browse.query_one(Filters).chosen
        assert browse.query_one(QueryInput).value == "ferry"
        await pilot.press("escape")
        await settle(pilot)
        assert browse.query_one(QueryInput).value == ""
        await pilot.press("escape", "escape", "escape")
        await pilot.pause()
        assert notices(browse) == ["q leaves the reader"]
        assert app.return_value is None
        await pilot.press("q")
    assert app.return_value == 0


@pytest.mark.parametrize("keys", [("question_mark",), ("slash",), ("t",), ("3", "enter")])
async def test_ctrl_q_leaves_from_anywhere(
    library_copy: Path, make_app: Make, settle: Any, keys: tuple[str, ...]
) -> None:
    app = make_app(library_copy)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        await pilot.press("ctrl+q")
    assert app.return_value == 0


async def test_what_the_library_wants_known_is_told_as_it_arises(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    (contents,) = (library_copy / "index").glob("*.toc")
    contents.write_bytes(b"")
    app = make_app(library_copy)
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"ferry")
        for _ in range(400):
            await pilot.pause(0.01)
            if app.told:
                break
        assert any("it is being rebuilt" in told for told in app.told)
