"""Filters hold whatever is typed, count what they would leave, and lead to all there are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.library import Library
from reader.ui.screens.dialogs import ChoiceList
from reader.ui.widgets.filters import Facet, Filters, More
from reader.ui.widgets.listings import EntityList, SourceList, StoryList
from reader.ui.widgets.results import Results
from reader.ui.widgets.search_bar import Answer, QueryInput, leading

from .seen import NARROW, WIDE, Make, view, words


def sources(browse: Any) -> set[str]:
    return {entry.row.source for entry in browse.query_one(Results)._entries.values()}


def shown(browse: Any, group: str) -> dict[str, int | None]:
    return {facet.label: facet.count for facet in browse.query_one(Filters)._facets.get(group, ())}


@pytest.mark.parametrize(
    "typed", ["orchards OR (ferry", 'orchards OR "ferry', "OR ferry", ") OR ferry", "ferry"]
)
async def test_a_filter_holds_whatever_is_left_open(
    library_copy: Path, make_app: Make, settle: Any, typed: str
) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        browse.filter_by(Facet("source", "The Tide Post", "The Tide Post"))
        await settle(pilot)
        browse.query_one(QueryInput).value = typed
        await settle(pilot)
        assert sources(browse) == {"The Tide Post"}
        with Library.open(library_copy) as library:
            kept = library.search(browse.query_text)
        assert {hit.source for hit in kept.hits} == {"The Tide Post"}


async def test_a_filter_in_force_is_told_before_how_the_query_was_read(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        for query in ("ferry passengers", "ferry passengers waited on the"):
            browse.query_one(QueryInput).value = query
            browse.filter_by(Facet("source", "The Tide Post", "The Tide Post"))
            await settle(pilot)
            browse.query_one(QueryInput).value = query
            await settle(pilot)
            told = words(browse.query_one(Answer))
            assert told.startswith("filter: The Tide Post" if len(query) < 20 else "filter: The T")
            assert told.endswith("1 article")


WORDS = st.lists(st.sampled_from(["war…", "of", "bees"]), max_size=9).map(" ".join)


@given(WORDS, WORDS, st.integers(0, 70))
def test_the_line_at_the_top_is_cut_with_one_sign_and_fits(filtered: str, read_as: str, room: int) -> None:
    lead = leading(f"filter: {filtered}", f"read as: {read_as}", room)
    assert not lead or cell_len(lead) <= room
    assert "……" not in lead


def test_a_word_that_was_cut_has_one_sign() -> None:
    assert leading("", "read as: government AND war… AND peace", 28) == "read as: government AND war…"


async def test_a_word_is_still_taken_as_a_beginning_where_a_filter_is_on(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        browse.filter_by(Facet("source", "The Tide Post", "The Tide Post"))
        await pilot.press("slash", *"orch")
        await settle(pilot)
        assert browse.query_one(Results).row_count == 1


async def test_tags_are_those_of_the_list(library_copy: Path, make_app: Make, settle: Any) -> None:
    with Library.open(library_copy) as library:
        for row in library.articles():
            library.set_tags(row.id, ["sea"] if "ferry" in row.title.lower() else ["land"])
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        assert shown(browse, "tag") == {"#sea": 2, "#land": 1}
        await pilot.press("slash", *"orchards", "enter")
        await settle(pilot)
        assert shown(browse, "tag") == {"#land": 1}


async def test_either_of_two_sources_or_years_can_be_chosen(
    library_copy: Path, make_app: Make, settle: Any, tmp_path: Path
) -> None:
    for year in (2028, 2030):
        old = tmp_path / f"old{year}.md"
        old.write_text(
            f"---\nsource: The Attic\ndate: {year}-01-02\n---\nThe ferry of {year}.\n", encoding="utf-8"
        )
    with Library.open(library_copy) as library:
        library.add(sorted(tmp_path.glob("old*.md")))
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        browse.filter_by(Facet("source", "The Tide Post", "The Tide Post"))
        await settle(pilot)
        assert shown(browse, "source") == {"The Tide Post": 2, "The Attic": 2, "North Gazette": 1}
        assert shown(browse, "year") == {"2031": 2}
        browse.filter_by(Facet("source", "North Gazette", "North Gazette"))
        await settle(pilot)
        assert sources(browse) == {"The Tide Post", "North Gazette"}
        browse.narrow_to([Facet("year", "2028", "2028"), Facet("year", "2031", "2031")])
        await settle(pilot)
        assert shown(browse, "year") == {"2028": 1, "2030": 1, "2031": 3}
        assert browse.query_one(Results).row_count == 4


async def test_all_of_a_group_can_be_chosen_from(
    library_copy: Path, make_app: Make, settle: Any, tmp_path: Path
) -> None:
    for number in range(12):
        one = tmp_path / f"one{number}.md"
        one.write_text(
            f"---\nsource: Outlet {number:02}\ndate: 2031-01-02\n---\nFerry {number}.\n", encoding="utf-8"
        )
    with Library.open(library_copy) as library:
        library.add(sorted(tmp_path.glob("one*.md")))
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        filters = browse.query_one(Filters)
        assert "Outlet 11" not in shown(browse, "source")
        browse.go("filters")
        filters.selected = filters._rows.index(More("source"))
        await pilot.press("enter", *"outlet 11")
        await settle(pilot)
        assert len(pilot.app.screen.query_one(ChoiceList).choices) == 1
        await pilot.press("enter")
        await settle(pilot)
        assert sources(browse) == {"Outlet 11"}
        assert shown(browse, "source")["Outlet 11"] == 1


async def test_the_other_lists_are_of_what_is_found(library_copy: Path, make_app: Make, settle: Any) -> None:
    async with make_app(library_copy).run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        await pilot.press("slash", *"orchards", "enter", "2")
        await settle(pilot)
        assert browse.query_one(StoryList).rows == []
        assert "nothing here of what is found" in words(browse.query_one(StoryList))
        await pilot.press("3")
        await settle(pilot)
        names = browse.query_one(EntityList)
        assert "Tomas Brandt" in {row.name for row in names.rows}
        assert "Irena Voss" not in {row.name for row in names.rows}
        assert all(row.articles == 1 for row in names.rows)
        await pilot.press("4")
        await settle(pilot)
        assert [(row.name, row.articles) for row in browse.query_one(SourceList).rows] == [
            ("The Tide Post", 1)
        ]
        browse.search_for("150 passengers")
        await pilot.press("2")
        await settle(pilot)
        (story,) = browse.query_one(StoryList).rows
        assert (story.found, len(story.story.articles)) == (1, 2)
        assert "1 of 2 reports" in words(browse.query_one(StoryList))
        browse.search_for("")
        await pilot.press("3")
        await settle(pilot)
        assert "Irena Voss" in {row.name for row in names.rows}
        assert "found" not in names.about


async def test_beside_the_other_lists_stands_what_there_is_of_their_rows(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press("2")
        await settle(pilot)
        beside = words(view(browse))
        assert "4 May 2031 · The Tide Post Ferry between Lund Bay and Ostrel is halted" in beside
        assert "5 May 2031 · North Gazette Leak stops the Ostrel ferry" in beside
        await pilot.press("3", "f", *"brandt", "enter")
        await settle(pilot)
        assert "Late frost spares the orchards" in words(view(browse))
        await pilot.press("4", "j")
        await settle(pilot)
        assert "the newest of 2 articles" in words(view(browse))
        await pilot.press("1")
        await settle(pilot)
        assert view(browse).annotated is not None
