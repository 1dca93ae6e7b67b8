from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.app import App
from textual.widgets import Input

from reader.ui.screens.browse import BrowseScreen
from reader.ui.widgets.panes import Panes
from reader.ui.widgets.search_bar import QueryInput

from .seen import NARROW, WIDE, Make


def burst(app: App[int], *keys: str) -> None:
    """Keys one right after the other, as a fast typist or a paste in the terminal gives them."""
    characters = {"slash": "/"}
    for key in keys:
        character = characters.get(key, key if len(key) == 1 else None)
        app.post_message(events.Key("space" if key == " " else key, character))


async def test_slash_selects_the_old_query_so_that_typing_replaces_it(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        field = browse.query_one(QueryInput)
        await pilot.press("slash", *"door", "escape", "slash", *"ferry")
        assert field.value == "ferry"
        await pilot.press("enter", "slash", "end", *" leak")
        assert field.value == "ferry leak"
        await pilot.press("enter", "slash", "escape")
        assert field.value == "ferry leak"


async def test_lines_pasted_into_the_search_are_all_kept(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    app = make_app(library_copy)
    async with app.run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        await pilot.press("slash")
        await pilot.pause()
        app.post_message(events.Paste("ferry\r\n\r\nleak\n"))
        await settle(pilot)
        assert browse.query_one(QueryInput).value == "ferry leak"
        app.post_message(events.Paste(" quay"))
        await settle(pilot)
        assert browse.query_one(QueryInput).value == "ferry leak quay"


async def test_a_prefilled_prompt_is_replaced_but_tags_and_notes_are_gone_on_with(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    app = make_app(library_copy)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"quay", "enter", "S", *"harbour", "enter")
        await settle(pilot)
        await pilot.press("plus", *"sea", "enter")
        await settle(pilot)
        await pilot.press("plus", *"wind", "enter")
        await settle(pilot)
        assert app.library is not None
        assert [(kept.name, kept.query) for kept in app.library.saved_searches()] == [("harbour", "quay")]
        assert {"sea", "wind"} in [set(row.tags) for row in app.library.articles()]


async def test_nothing_typed_at_once_is_lost_or_taken_for_a_command(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    app = make_app(library_copy)
    async with app.run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        burst(app, "slash", *"quay", "escape", "slash", *"qin kuleba")
        await settle(pilot)
        assert browse.query_one(QueryInput).value == "qin kuleba"
        await pilot.press("escape", "escape")
        await settle(pilot)
        burst(app, "a", *"ask Voss", "ctrl+s")
        await settle(pilot)
        assert app.library is not None
        assert [app.library.note(row.id) for row in app.library.articles()].count("ask Voss") == 1
        burst(app, "slash", *"orchards", "enter", "enter")
        await settle(pilot)
        shown = browse.query_one(Panes).current.view.annotated
        assert browse.stage == "article"
        assert shown is not None and shown.article.title.endswith("orchards of Mirren")
        burst(app, "slash", *"leak")
        await settle(pilot)
        assert browse.query_one(QueryInput).value == "leak"
        assert isinstance(app.focused, Input)


async def test_what_is_typed_while_the_library_opens_is_kept(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("enter", "ctrl+q")
    app = make_app(library_copy)
    async with app.run_test(size=WIDE) as pilot:
        burst(app, "slash", *"lund bay")
        browse = await settle(pilot)
        assert browse.query_one(QueryInput).value == "lund bay"
        assert app.focused is browse.query_one(QueryInput)


async def test_what_is_typed_while_the_main_screen_comes_stands_after_what_came_before(
    library_copy: Path, make_app: Make, settle: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(library_copy)
    begin = BrowseScreen.begin

    def begun(browse: BrowseScreen, session: Any) -> None:
        burst(app, *"quay")
        begin(browse, session)

    monkeypatch.setattr(BrowseScreen, "begin", begun)
    async with app.run_test(size=WIDE) as pilot:
        burst(app, "slash")
        browse = await settle(pilot)
        assert browse.query_one(QueryInput).value == "quay"


async def test_f_in_the_list_of_articles_opens_nothing_and_says_what_searches(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    app = make_app(library_copy)
    async with app.run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        await pilot.press("f")
        await pilot.pause()
        assert app.screen is browse and not isinstance(app.focused, Input)
        assert app.told[-1].startswith("/ searches the library")
