from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.library import Library
from reader.ui.app import ReaderApp
from reader.ui.screens.comparison import ComparisonScreen
from reader.ui.screens.story import SHOWN, StoryScreen, Timeline
from reader.ui.widgets.bar import Bar
from reader.ui.widgets.matrix_view import MatrixView

from .seen import NARROW, SLIM, WIDE, Make, lines, said, words

Open = Callable[..., Awaitable[StoryScreen]]


@pytest.fixture
def open_story(settle: Any) -> Open:
    """Opens the story of the fire over the main screen; what it closes with goes to `closed`."""

    async def open_it(pilot: Pilot[int], closed: list[Any] | None = None) -> StoryScreen:
        await settle(pilot)
        app = pilot.app
        assert isinstance(app, ReaderApp)
        assert app.library is not None
        (story,) = app.library.stories()
        screen = StoryScreen(story.id)
        await app.push_screen(screen, closed.append if closed is not None else None)
        await settle(pilot)
        return screen

    return open_it


def bar(screen: StoryScreen, id: str) -> str:
    return words(screen.query_one(f"#{id}", Bar))


def select(matrix: MatrixView, label: str) -> None:
    """Put the cursor on the first row that contains some words."""
    matrix.selected = next(at for at, row in enumerate(matrix.rows) if label in row.label)


async def test_the_table_has_a_column_a_source_and_says_where_each_has_it(
    mill_library: Path, make_app: Make, open_story: Open
) -> None:
    async with make_app(mill_library).run_test(size=WIDE) as pilot:
        screen = await open_story(pilot)
        matrix = screen.query_one(MatrixView)
        assert set(matrix.sources) == {"The Tide Post", "North Gazette", "The Evening Sail"}
        head = bar(screen, "sources")
        assert all(source in head for source in matrix.sources)
        assert "3 reports" in bar(screen, "head")
        select(matrix, "smoke")
        await pilot.pause()
        assert matrix.row is not None
        assert matrix.row.kind == "quote"
        assert set(matrix.row.cells) == {"The Tide Post", "North Gazette"}
        told = {}
        for _ in matrix.sources:
            told[matrix.sources[matrix.column]] = bar(screen, "told")
            await pilot.press("l")
        assert "The Tide Post, paragraph 3" in told["The Tide Post"]
        assert "run through smoke" in told["The Tide Post"]
        assert "walk through smoke" in told["North Gazette"]
        assert told["The Evening Sail"] == "The Evening Sail does not have this"


async def test_what_differs_is_said_of_the_source_that_differs(
    mill_library: Path, make_app: Make, open_story: Open
) -> None:
    async with make_app(mill_library).run_test(size=WIDE) as pilot:
        screen = await open_story(pilot)
        matrix = screen.query_one(MatrixView)
        apart = [
            (row, source) for row in matrix.rows for source, cell in row.cells.items() if not cell.agrees
        ]
        row, source = next((row, source) for row, source in apart if "17" in row.cells[source].wording)
        assert source == "North Gazette"
        assert row.differs
        matrix.selected = list(matrix.rows).index(row)
        matrix.column = list(matrix.sources).index(source)
        await pilot.pause()
        assert "differs from what most others have" in bar(screen, "told")
        assert any("≠" in line for line in lines(matrix))


async def test_f_goes_through_the_kinds_of_rows(mill_library: Path, make_app: Make, open_story: Open) -> None:
    async with make_app(mill_library).run_test(size=NARROW) as pilot:
        screen = await open_story(pilot)
        matrix = screen.query_one(MatrixView)
        every = list(matrix.rows)
        for name, belongs in (*SHOWN[1:], SHOWN[0]):
            await pilot.press("G", "f")
            assert list(matrix.rows) == [row for row in every if belongs(row)]
            assert matrix.rows
            assert matrix.selected == 0
            assert name == "everything" or name in bar(screen, "head")
        assert {row.kind for row in every} >= {"quote", "only"}


async def test_f_says_which_kinds_there_are_no_rows_of(
    mill_library: Path, make_app: Make, open_story: Open
) -> None:
    async with make_app(mill_library).run_test(size=NARROW) as pilot:
        screen = await open_story(pilot)
        assert screen.loaded is not None
        alone = tuple(row for row in screen.loaded.matrix.rows if row.kind == "only")
        screen.loaded = replace(screen.loaded, matrix=replace(screen.loaded.matrix, rows=alone))
        await pilot.press("f")
        assert said(pilot)[-1] == "no row shows what differs, quotations"
        assert "in one source only" in bar(screen, "head")
        await pilot.press("f")
        assert said(pilot)[-1] == "no row shows in several sources"
        assert f"{len(alone)} rows" in bar(screen, "head")


async def test_a_narrow_table_has_columns_wide_enough_to_read(
    mill_library: Path, make_app: Make, open_story: Open
) -> None:
    async with make_app(mill_library).run_test(size=NARROW) as pilot:
        screen = await open_story(pilot)
        matrix = screen.query_one(MatrixView)
        select(matrix, "smoke")
        seen: set[str] = set()
        for source in matrix.sources:
            heading = bar(screen, "sources")
            last = lines(matrix)[matrix.selected * 3 + 2 - matrix.scroll_offset.y]
            assert all(len(column) >= 22 for column in last.split("│")[1:])
            assert source in heading
            seen |= {heading.split("│")[0].strip()}
            await pilot.press("l")
        assert seen == {"sources 1–2 of 3 ▸", "◂ sources 2–3 of 3"}


async def test_the_timeline_takes_the_place_of_the_table(
    mill_library: Path, make_app: Make, open_story: Open, settle: Any
) -> None:
    closed: list[Any] = []
    async with make_app(mill_library).run_test(size=NARROW) as pilot:
        screen = await open_story(pilot, closed)
        timeline, matrix = screen.query_one(Timeline), screen.query_one(MatrixView)
        assert (timeline.display, matrix.display) == (False, True)
        await pilot.press("t")
        assert (timeline.display, matrix.display) == (True, False)
        assert screen.focused is timeline
        assert timeline.rows[0].source == "The Tide Post"
        assert "3 Jun 2031" in lines(timeline)[0]
        await pilot.press("t")
        assert screen.focused is matrix
        await pilot.press("t", "j", "enter")
        await settle(pilot)
        assert closed == [(timeline.rows[1].id, 0)]


async def test_compare_takes_the_marked_report_or_the_next_one_of_the_row(
    mill_library: Path, make_app: Make, open_story: Open, settle: Any
) -> None:
    app = make_app(mill_library)
    async with app.run_test(size=WIDE) as pilot:
        screen = await open_story(pilot)
        matrix = screen.query_one(MatrixView)
        select(matrix, "smoke")
        matrix.column = list(matrix.sources).index("North Gazette")
        here = matrix.cell.article if matrix.cell else ""
        await pilot.press("c")
        await settle(pilot)
        assert isinstance(app.screen, ComparisonScreen)
        assert app.screen.ids[0] == here
        assert matrix.row is not None
        assert set(app.screen.ids) == {cell.article for cell in matrix.row.cells.values()}
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is screen
        await pilot.press("m", "t")
        timeline = screen.query_one(Timeline)
        timeline.selected = next(
            at for at, row in enumerate(timeline.rows) if row.source == "The Evening Sail"
        )
        await pilot.press("c")
        await settle(pilot)
        assert isinstance(app.screen, ComparisonScreen)
        assert app.screen.ids == (here, timeline.rows[timeline.selected].id)


async def test_a_passage_chosen_in_a_comparison_closes_the_story_too(
    mill_library: Path, make_app: Make, open_story: Open, settle: Any
) -> None:
    app = make_app(mill_library)
    closed: list[Any] = []
    async with app.run_test(size=WIDE) as pilot:
        await open_story(pilot, closed)
        await pilot.press("t", "c")
        await settle(pilot)
        assert isinstance(app.screen, ComparisonScreen)
        left = app.screen.ids[0]
        await pilot.press("f", "enter")
        await settle(pilot)
        assert app.screen is app.browse
        assert [place[0] for place in closed] == [left]


async def test_enter_opens_the_passage_of_a_cell(
    mill_library: Path, make_app: Make, open_story: Open, settle: Any
) -> None:
    closed: list[Any] = []
    async with make_app(mill_library).run_test(size=NARROW) as pilot:
        screen = await open_story(pilot, closed)
        matrix = screen.query_one(MatrixView)
        select(matrix, "smoke")
        matrix.column = list(matrix.sources).index("The Evening Sail")
        await pilot.press("enter")
        await pilot.pause()
        assert closed == []
        assert any("does not have it" in told for told in pilot.app.told)  # type: ignore[attr-defined]
        matrix.column = list(matrix.sources).index("The Tide Post")
        cell = matrix.cell
        assert cell is not None
        await pilot.press("enter")
        await settle(pilot)
        assert closed == [(cell.article, cell.span.start)]
    with Library.open(mill_library) as library:
        assert "smoke" in library.article(cell.article).text[cell.span.start : cell.span.end]


async def test_the_coverage_is_saved_and_never_over_a_file(
    mill_library: Path,
    make_app: Make,
    open_story: Open,
    settle: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    async with make_app(mill_library).run_test(size=NARROW) as pilot:
        screen = await open_story(pilot)
        for name in ("fire.md", "fire.json", "fire.json", "fire.txt"):
            await pilot.press("w", "ctrl+u", *name, "enter")
            await settle(pilot)
        said = list(pilot.app.told)  # type: ignore[attr-defined]
        assert any("is there already" in one for one in said)
        assert any("has to end in .md or .json" in one for one in said)
        matrix = screen.query_one(MatrixView)
    table = (tmp_path / "fire.md").read_text(encoding="utf-8").splitlines()
    rows = [line for line in table if line.startswith("|")]
    assert len(rows) == len(matrix.rows) + 2
    assert {line.replace("\\|", "").count("|") for line in rows} == {5}
    data = json.loads((tmp_path / "fire.json").read_text(encoding="utf-8"))
    assert data["sources"] == list(matrix.sources)
    assert not (tmp_path / "fire.txt").exists()


@pytest.mark.parametrize(("size", "sources"), [(SLIM, 2), (NARROW, 2), (WIDE, 3)])
async def test_every_line_fits_and_the_selected_source_is_shown(
    mill_library: Path, make_app: Make, open_story: Open, size: tuple[int, int], sources: int
) -> None:
    async with make_app(mill_library).run_test(size=size) as pilot:
        screen = await open_story(pilot)
        matrix = screen.query_one(MatrixView)
        for _ in matrix.sources:
            assert matrix.sources[matrix.column][:10] in bar(screen, "sources")
            label, column, shown = matrix.columns(size[0] - 2)
            assert len(shown) >= sources
            assert label + len(shown) * (column + 1) <= size[0] - 2
            for index in range(len(matrix.rows)):
                for line in matrix.draw_row(index, size[0] - 2, matrix.paint.text):
                    assert sum(segment.cell_length for segment in line) <= size[0] - 2
            for one in screen.query(Bar):
                for drawn in one._draw(size[0]):
                    assert sum(segment.cell_length for segment in drawn) <= size[0]
            await pilot.press("right")


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        pytest.param(WIDE, ("f", "f", "l"), id="wide-quotations"),
        pytest.param(NARROW, ("f", "f", "f", "l"), id="narrow-one-source"),
        pytest.param(NARROW, ("t", "j"), id="narrow-timeline"),
    ],
)
def test_the_story_looks_as_it_did(
    mill_library: Path,
    make_app: Make,
    open_story: Open,
    settle: Any,
    snap_compare: Any,
    size: tuple[int, int],
    keys: tuple[str, ...],
) -> None:
    async def press(pilot: Pilot[int]) -> None:
        await open_story(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)

    assert snap_compare(make_app(mill_library), terminal_size=size, run_before=press)
