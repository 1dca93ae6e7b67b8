"""The text, the footer and the cursor are of one article, and the way back leads where one came from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reader.model import Page
from reader.ui.widgets.filters import Filters
from reader.ui.widgets.footer import Footer
from reader.ui.widgets.panes import Panes
from reader.ui.widgets.results import Results
from reader.ui.widgets.search_bar import Answer, QueryInput, SearchBar
from reader.ui.widgets.tab_line import TabLine

from .seen import MEDIUM, NARROW, WIDE, Make, cursor_title, text_title

ORCHARD = "Late frost spares the orchards of Mirren"


async def test_the_text_follows_a_search_begun_in_the_article_and_its_end(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        first = text_title(browse)
        await pilot.press("enter", "slash", *"pears")
        await settle(pilot)
        assert text_title(browse) == cursor_title(browse) == ORCHARD
        await pilot.press("enter", "escape")
        await settle(pilot)
        assert text_title(browse) == cursor_title(browse) == first


async def test_nothing_found_stands_beside_no_article(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press("enter", "slash", *"zzyzx")
        await settle(pilot)
        assert cursor_title(browse) is None and text_title(browse) is None
        assert "Esc" in browse.query_one(Panes).current.view.render_line(1).text
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert text_title(browse) == cursor_title(browse) is not None


@pytest.mark.parametrize("tab", ["3", "4"])
async def test_beside_names_and_sources_stands_no_article(
    library_copy: Path, make_app: Make, settle: Any, tab: str
) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press(tab)
        await settle(pilot)
        assert text_title(browse) is None and browse.target is None
        await pilot.press("1")
        await settle(pilot)
        assert text_title(browse) == cursor_title(browse) is not None


async def test_back_from_an_article_reached_otherwise_all_are_of_the_line_under_the_cursor(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        assert browse.query_one(Results).entry is not None
        other = next(id for id in browse.query_one(Results).ids() if id != browse.target_id)
        browse.open_article(other)
        await settle(pilot)
        assert browse.footer_labels()
        await pilot.press("escape")
        await settle(pilot)
        assert text_title(browse) == cursor_title(browse)
        assert browse.footer_labels() == {}


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_back_from_a_search_reached_through_a_card_is_the_former_search_and_article(
    library_copy: Path, make_app: Make, settle: Any, size: tuple[int, int]
) -> None:
    async with make_app(library_copy).run_test(size=size) as pilot:
        browse = await settle(pilot)
        await pilot.press("slash", *"passengers", "enter", "j", "enter", "right_curly_bracket")
        await settle(pilot)
        former = text_title(browse)
        assert former is not None and browse.query_one(Results).selected == 1
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("slash")
        await settle(pilot)
        assert browse.query_one(QueryInput).value.startswith("entity:")
        assert browse.stage == "list"
        await pilot.press("escape")
        await settle(pilot)
        assert browse.query_one(QueryInput).value == "passengers"
        assert browse.stage == "article" and text_title(browse) == former
        await pilot.press("escape")
        await settle(pilot)
        assert browse.query_one(QueryInput).value == "passengers"
        assert text_title(browse) == cursor_title(browse) == former
        await pilot.press("escape")
        await settle(pilot)
        assert browse.query_one(QueryInput).value == ""


async def test_the_old_list_is_gone_as_soon_as_another_is_asked_for(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press("slash", *"ferry", "enter")
        await settle(pilot)
        browse.search_for("pears")
        assert browse.query_one(Results).row_count == 0
        assert "searching" in browse.query_one(Results).empty_text()
        assert "searching" in browse.query_one(Answer).render_line(0).text
        await settle(pilot)
        assert text_title(browse) == cursor_title(browse) == ORCHARD


async def test_back_from_the_articles_of_a_source_are_the_sources(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press("4")
        await settle(pilot)
        await pilot.press("j", "enter")
        await settle(pilot)
        assert browse.tab == "articles" and browse.query_one(Results).row_count == 2
        await pilot.press("escape")
        await settle(pilot)
        assert browse.tab == "sources" and browse.query_one(Filters).chosen == ()


async def test_what_c_compares_in_two_panes_is_said(library_copy: Path, make_app: Make, settle: Any) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press("enter", "v")
        await settle(pilot)
        await pilot.press("j", "enter")
        await settle(pilot)
        assert browse.footer_labels() == {"compare": "compare the two panes"}
        assert "compare the two panes" in browse.query_one(Footer).render_line(1).text


@pytest.mark.parametrize("size", [WIDE, MEDIUM])
async def test_the_tabs_keep_their_names_beside_the_order(
    library_copy: Path, make_app: Make, settle: Any, size: tuple[int, int]
) -> None:
    async with make_app(library_copy).run_test(size=size) as pilot:
        browse = await settle(pilot)
        await pilot.press("3")
        await settle(pilot)
        line = browse.query_one(TabLine).render_line(0).text
        assert all(name in line for name in ("1 Articles", "2 Stories", "3 Names", "4 Sources"))
        assert "mentions" in line


async def test_how_a_query_was_read_takes_the_room_the_query_leaves(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=MEDIUM) as pilot:
        browse = await settle(pilot)
        browse.search_for("after:2031-05 before:2031-06 ferry leak")
        await settle(pilot)
        bar = browse.query_one(SearchBar)
        page = Page(bar.query_text, "from 1 May 2031, up to 31 May 2031, and: ferry, leak", 2, 4, 1.0, ())
        bar.answer(page)
        await pilot.pause()
        shown = browse.query_one(Answer).render_line(0).text
        assert len(shown) > 72 and browse.query_one(QueryInput).size.width >= len(bar.query_text)
