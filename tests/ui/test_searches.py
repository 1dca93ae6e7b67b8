"""Saved searches are found where one looks for them, shown again and forgotten."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reader.ui.screens.dialogs import ChoiceList
from reader.ui.widgets.filters import Filters
from reader.ui.widgets.footer import Footer
from reader.ui.widgets.search_bar import QueryInput

from .seen import NARROW, WIDE, Make, app_of, lines, said, words


async def test_they_are_named_where_one_searches(library_copy: Path, make_app: Make, settle: Any) -> None:
    async with make_app(library_copy).run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        footer = browse.query_one(Footer)
        await pilot.press("slash")
        assert "ctrl+r saved" in words(footer)
        await pilot.press(*"pears", "enter")
        await settle(pilot)
        assert "S keep search" in words(footer)
        await pilot.press("escape")
        await settle(pilot)
        assert "S keep search" not in words(footer)
        await pilot.press("question_mark", *"saved searches")
        labels = [choice.label for choice in pilot.app.screen.query_one(ChoiceList).choices]
        assert any(label.startswith("List the saved searches") for label in labels)


async def test_one_is_kept_while_typing_shown_again_and_forgotten_and_that_taken_back(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        library = app_of(pilot).library
        assert library is not None

        def kept() -> list[tuple[str, str]]:
            return [(one.name, one.query) for one in library.saved_searches()]

        await pilot.press("slash", *"pears", "ctrl+r")
        assert pilot.app.screen.query_one(ChoiceList).choice.label == "Keep the present search: pears"
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press(*"fruit", "enter")
        await settle(pilot)
        assert kept() == [("fruit", "pears")]
        await pilot.press("down")
        await settle(pilot)
        assert "S keep search" not in words(browse.query_one(Footer))
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert browse.query_one(QueryInput).value == ""
        await pilot.press("s", "enter")
        await settle(pilot)
        assert browse.query_one(QueryInput).value == "pears"
        await pilot.press("s", "delete")
        await settle(pilot)
        assert kept() == []
        assert "fruit" not in " ".join(lines(pilot.app.screen.query_one(ChoiceList)))
        await pilot.press("escape", "U")
        await settle(pilot)
        assert kept() == [("fruit", "pears")]
        await pilot.press("U")
        await settle(pilot)
        assert kept() == []
        assert said(pilot)[-1].startswith("taken back: search kept")


async def test_they_stand_below_the_filters(library_copy: Path, make_app: Make, settle: Any) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        filters = browse.query_one(Filters)
        assert "SEARCHES" not in words(filters)
        await pilot.press("slash", *"pears", "enter", "S", *"fruit", "enter")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert "▾ SEARCHES" in words(filters)
        await pilot.press("h", "G", "enter")
        await settle(pilot)
        assert browse.query_one(QueryInput).value == "pears"
        assert not filters.chosen


async def test_without_any_the_list_says_how_one_is_kept(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=NARROW) as pilot:
        await settle(pilot)
        await pilot.press("s")
        assert "S keeps the search" in pilot.app.screen.query_one(ChoiceList).choice.label
