"""From a passage the way leads back to the comparison or story it was opened out of, as that was left."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reader.ui.screens.browse import BrowseScreen
from reader.ui.screens.comparison import ComparisonScreen
from reader.ui.screens.story import StoryScreen
from reader.ui.widgets.footer import Footer
from reader.ui.widgets.matrix_view import MatrixView
from reader.ui.widgets.results import Results

from .seen import NARROW, WIDE, Make, text_title, words

BACK = "Esc back to the comparison"


async def test_esc_goes_back_to_the_comparison_as_it_was(
    mill_library: Path, make_app: Make, settle: Any
) -> None:
    app = make_app(mill_library)
    async with app.run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        await pilot.press("slash", *"tarn", "enter", "c")
        await settle(pilot)
        await pilot.press("x", "p", "n", "n", "s")
        await settle(pilot)
        await pilot.press("s", "n", "d")
        screen = app.screen
        assert isinstance(screen, ComparisonScreen)
        ids, block, stop, top = screen.ids, screen.block, screen.stop, screen.column("left").scroll_y
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen is browse and browse.stage == "article"
        assert words(browse.query_one(Footer)).startswith(BACK)
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is screen
        assert (screen.ids, screen.block, screen.stop) == (ids, block, stop)
        assert screen.column("left").scroll_y == top
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("c")
        await settle(pilot)
        assert app.screen is screen and screen.block == block
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is browse and screen not in app.screen_stack
        assert BACK not in words(browse.query_one(Footer))
        await pilot.press("escape")
        assert browse.stage == "list"


async def test_from_another_article_esc_goes_to_the_list(
    mill_library: Path, make_app: Make, settle: Any
) -> None:
    app = make_app(mill_library)
    async with app.run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press("c")
        await settle(pilot)
        first = app.screen
        await pilot.press("n", "enter")
        await settle(pilot)
        here = browse.target_id
        browse.query_one(Results).select(here or "")
        await pilot.press("h", "j", "enter")
        await settle(pilot)
        assert browse.stage == "article" and browse.target_id != here
        assert BACK not in words(browse.query_one(Footer))
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is browse and browse.stage == "list"
        await pilot.press("c")
        await settle(pilot)
        assert isinstance(app.screen, ComparisonScreen) and app.screen is not first
        assert not first.is_running


async def test_esc_goes_back_to_the_table_of_a_story_and_to_a_comparison_over_it(
    mill_library: Path, make_app: Make, settle: Any
) -> None:
    app = make_app(mill_library)
    async with app.run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press("2")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        story = app.screen
        assert isinstance(story, StoryScreen)
        await pilot.press("f", "j")
        shown, selected = story.shown, story.query_one(MatrixView).selected
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, BrowseScreen) and text_title(browse)
        assert words(browse.query_one(Footer)).startswith("Esc back to the story")
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is story
        assert (story.shown, story.query_one(MatrixView).selected) == (shown, selected)
        await pilot.press("c")
        await settle(pilot)
        comparison = app.screen
        await pilot.press("n", "enter")
        await settle(pilot)
        assert app.screen is browse
        assert words(browse.query_one(Footer)).startswith(BACK)
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is comparison
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is story
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is browse
