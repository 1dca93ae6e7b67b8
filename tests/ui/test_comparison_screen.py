from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.library import Library
from reader.model import Difference, Partner
from reader.ui.messages import Answer
from reader.ui.screens.comparison import ComparisonScreen
from reader.ui.screens.dialogs import ChoiceList
from reader.ui.widgets.bar import Bar
from reader.ui.widgets.comparison_blocks import SHOWN
from reader.ui.widgets.comparison_layout import GUTTER
from reader.ui.widgets.comparison_view import ColumnsView, PanelView
from reader.ui.widgets.panes import Panes

from .seen import NARROW, SLIM, WIDE, Make, app_of, lines, said, words

Open = Callable[..., Awaitable[ComparisonScreen]]
INQUIRY = "and the mayor announced an inquiry into the repair contracts."


@pytest.fixture
def names(mill_library: Path) -> dict[str, str]:
    """The ids of the reports by source; the garden is "garden"."""
    with Library.open(mill_library) as library:
        rows = library.articles()
    return {("garden" if "moss" in row.title else row.source): row.id for row in rows}


@pytest.fixture
def compare(settle: Any, names: dict[str, str]) -> Open:
    """Opens a comparison over the main screen; what it closes with goes to `closed`."""

    async def open_it(
        pilot: Pilot[int],
        left: str = "The Tide Post",
        right: str = "North Gazette",
        closed: list[Any] | None = None,
    ) -> ComparisonScreen:
        await settle(pilot)
        screen = ComparisonScreen(names[left], names[right])
        await pilot.app.push_screen(screen, closed.append if closed is not None else None)
        await settle(pilot)
        return screen

    return open_it


def told(screen: ComparisonScreen) -> str:
    return words(screen.query_one("#told", Bar))


def head(screen: ComparisonScreen) -> str:
    return " ".join(lines(screen.query_one("#head", Bar)))


def kind(screen: ComparisonScreen) -> str:
    return screen.blocks[screen.block].kind


def difference(screen: ComparisonScreen) -> Difference | None:
    return screen.stop.difference if screen.stop is not None else None


async def test_links_are_stepped_through_both_ways_and_round(
    mill_library: Path, make_app: Make, compare: Open
) -> None:
    async with make_app(mill_library).run_test(size=NARROW) as pilot:
        screen = await compare(pilot)
        linked = [index for index, block in enumerate(screen.blocks) if block.links]
        assert len(linked) == 5
        seen = []
        for _ in linked:
            await pilot.press("n")
            seen.append(screen.block)
        assert seen == linked
        await pilot.press("n")
        assert screen.block == linked[0]
        await pilot.press("N")
        assert screen.block == linked[-1]
        left = screen.column("left")
        first, top = left.first_rows[screen.block], round(left.scroll_y)
        assert top <= first < top + left.size.height


async def test_differences_are_explained_where_they_are(
    mill_library: Path, make_app: Make, compare: Open
) -> None:
    async with make_app(mill_library).run_test(size=NARROW) as pilot:
        screen = await compare(pilot)
        found = []
        for _ in screen.stops:
            await pilot.press("d")
            found.append(screen.stop)
        assert tuple(found) == screen.stops
        types = {stop.difference.type for stop in screen.stops if stop.difference}
        assert {"number", "date", "quote"} <= types
        await pilot.press("d")
        assert screen.stop == screen.stops[0]
        assert "14" in told(screen)
        assert "17" in told(screen)
        await pilot.press("D")
        assert screen.stop == screen.stops[-1]


async def test_figures_and_dates_have_a_step_of_their_own(
    mill_library: Path, make_app: Make, compare: Open
) -> None:
    async with make_app(mill_library).run_test(size=NARROW) as pilot:
        screen = await compare(pilot)
        seen = []
        for key in ("f", "f", "f", "F"):
            await pilot.press(key)
            one = difference(screen)
            assert one is not None
            seen.append(one.type)
        assert seen == ["number", "date", "number", "date"]
        assert "June" in told(screen)


async def test_what_only_one_side_says_is_found(mill_library: Path, make_app: Make, compare: Open) -> None:
    async with make_app(mill_library).run_test(size=NARROW) as pilot:
        screen = await compare(pilot)
        await pilot.press("left_square_bracket")
        assert kind(screen) == "only_left"
        assert "only A says this" in told(screen)
        seen = set()
        for _ in range(3):
            await pilot.press("right_square_bracket")
            assert kind(screen) == "only_right"
            seen.add(screen.block)
        assert len(seen) == 2


async def test_a_part_that_one_side_tells_is_stepped_to_and_told(
    tmp_path: Path, make_app: Make, settle: Any
) -> None:
    (tmp_path / "post.txt").write_text(f"The council closed the harbour bridge, {INQUIRY}", encoding="utf-8")
    (tmp_path / "ledger.txt").write_text(
        "The harbour bridge was closed by the council.\n\nCherry growers fear a late frost in the valley.",
        encoding="utf-8",
    )
    with Library.open(tmp_path / "library") as library:
        ids = [library.add([tmp_path / name]).ids[0] for name in ("post.txt", "ledger.txt")]
    async with make_app(tmp_path / "library").run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = ComparisonScreen(*ids)
        await pilot.app.push_screen(screen)
        await settle(pilot)
        assert "0 + 1 part only in A" in head(screen)
        await pilot.press("right_square_bracket")
        assert kind(screen) == "only_right"
        await pilot.press("left_square_bracket")
        assert "only A says this part · 10 words" in told(screen)
        view = screen.column("left")
        assert {shown.text[slice(*shown.moved(span))] for shown, span in view.focus_marks} == {INQUIRY}
        await pilot.press("left_square_bracket")
        assert "only A says this part" in told(screen)
        await pilot.press("d")
        assert "no differences in what is linked" in said(pilot)
        listed = screen.query_one(PanelView)
        at = next(i for i, line in enumerate(listed.lines) if "… and the mayor" in line.text)
        await pilot.press("right_square_bracket", "shift+tab")
        listed.selected = at
        await pilot.press("enter")
        await settle(pilot)
        assert "only A says this part" in told(screen)


async def test_the_head_adds_up_and_the_help_says_what_it_counts(
    mill_library: Path, make_app: Make, compare: Open
) -> None:
    async with make_app(mill_library).run_test(size=NARROW) as pilot:
        screen = await compare(pilot)
        strip = re.search(r"(\d+) links:  ❝(\d+)  =(\d+)  ≈(\d+)  ≠(\d+)  ◂(\d+)", head(screen))
        assert strip is not None
        counted, *kinds = strip.groups()
        signs = Counter(block.kind for block in screen.blocks)
        assert int(counted) == sum(map(int, kinds[:4])) == sum(bool(block.links) for block in screen.blocks)
        assert kinds[:4] == [str(signs[kind]) for kind in ("quote", "same", "wording", "differs")]
        assert kinds[4] == str(signs["only_left"])
        await pilot.press("question_mark")
        listed = [
            f"{choice.group} {choice.label}" for choice in pilot.app.screen.query_one(ChoiceList).choices
        ]
        assert listed[0].startswith("links pairs of a passage")
        assert any(line.startswith("≠ where a figure, date or name differs") for line in listed)


async def test_a_step_that_leads_nowhere_else_says_so(
    mill_library: Path, make_app: Make, compare: Open
) -> None:
    async with make_app(mill_library).run_test(size=NARROW) as pilot:
        screen = await compare(pilot)
        figures = [stop for stop in screen.stops if stop.difference.type in ("number", "date")]
        for key, found, what in (
            ("d", screen.stops, "difference"),
            ("f", figures, "figure or date that differs"),
        ):
            await pilot.press(*[key] * len(found), key)
            assert len(found) > 1
            assert said(pilot)[-1] == f"round to the first {what}"


async def test_the_only_difference_is_said_to_be_the_only_one(
    mill_library: Path, make_app: Make, compare: Open
) -> None:
    async with make_app(mill_library).run_test(size=NARROW) as pilot:
        screen = await compare(pilot)
        screen.stops = screen.stops[:1]
        await pilot.press("d", "d")
        assert said(pilot)[-1] == "this is the only difference"


async def test_swapping_keeps_what_is_under_the_eye(
    mill_library: Path, make_app: Make, compare: Open, settle: Any
) -> None:
    async with make_app(mill_library).run_test(size=NARROW) as pilot:
        screen = await compare(pilot)
        await pilot.press("n", "n", "n")
        here = screen.blocks[screen.block]
        await pilot.press("x")
        await settle(pilot)
        assert here.left[0] in screen.blocks[screen.block].right
        await pilot.press("p")
        await settle(pilot)
        assert screen.block == 0


async def test_a_report_in_the_panel_is_compared_with_and_blank_lines_are_stepped_over(
    mill_library: Path, make_app: Make, compare: Open, settle: Any, names: dict[str, str]
) -> None:
    async with make_app(mill_library).run_test(size=WIDE) as pilot:
        screen = await compare(pilot)
        listed = screen.query_one(PanelView)
        await pilot.press("shift+tab")
        for _ in listed.lines:
            assert listed.lines[listed.selected].text
            await pilot.press("j")
        listed.selected = next(at for at, line in enumerate(listed.lines) if line.text == "HEADLINES")
        await pilot.press("enter")
        assert said(pilot)[-1].startswith("this line leads nowhere")
        (other,) = [at for at, line in enumerate(listed.lines) if line.report]
        listed.selected = other
        await pilot.press("enter")
        await settle(pilot)
        assert screen.ids == (names["The Tide Post"], names["The Evening Sail"])


async def test_the_partners_are_the_reports_of_the_same_story(
    tmp_path: Path, make_app: Make, settle: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    async with make_app(tmp_path / "empty").run_test(size=NARROW) as pilot:
        await settle(pilot)
        library = app_of(pilot).library
        assert library is not None
        left = next(row.id for row in library.articles() if "cresol" in row.title)
        story, alike = library.story_of(left), [one.id for one in library.partners(left)]
        assert story is not None and set(alike) - set(story.articles)
        screen = ComparisonScreen(left, alike[0])
        await pilot.app.push_screen(screen)
        await settle(pilot)
        assert screen.loaded is not None
        assert {one.id for one in screen.loaded.partners} == set(story.articles) - {left}


async def test_a_passage_opens_in_the_pane_that_has_its_article(
    mill_library: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(mill_library).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press("slash", *"mill", "enter", "enter", "v", "j", "enter")
        await settle(pilot)
        before = [pane.article_id for pane in browse.query_one(Panes).panes]
        await pilot.press("c")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ComparisonScreen)
        await pilot.press("n", "enter")
        await settle(pilot)
        assert [pane.article_id for pane in browse.query_one(Panes).panes] == before
        assert browse.query_one(Panes).current.article_id == before[0]


async def test_linked_only_keeps_the_eye_on_its_link(
    mill_library: Path, make_app: Make, compare: Open
) -> None:
    async with make_app(mill_library).run_test(size=NARROW) as pilot:
        screen = await compare(pilot)
        await pilot.press("n", "n", "n")
        number = screen.blocks[screen.block].number
        await pilot.press("equals_sign")
        assert all(block.links for block in screen.blocks)
        assert screen.blocks[screen.block].number == number
        assert "linked only" in head(screen)
        await pilot.press("right_square_bracket")
        assert "nothing only in B" in said(pilot)
        await pilot.press("equals_sign")
        assert {block.kind for block in screen.blocks} >= {"only_left", "only_right"}
        assert screen.blocks[screen.block].number == number


async def test_what_differs_is_told_before_any_step_to_it(
    mill_library: Path, make_app: Make, compare: Open
) -> None:
    async with make_app(mill_library).run_test(size=NARROW) as pilot:
        screen = await compare(pilot)
        await pilot.press("N")
        while kind(screen) != "differs":
            await pilot.press("N")
        assert screen.stop is None
        assert "date “3 June” / “4 June”" in told(screen)


async def test_the_eye_goes_along_when_its_passage_is_scrolled_away(
    mill_library: Path, make_app: Make, compare: Open, settle: Any
) -> None:
    async with make_app(mill_library).run_test(size=(80, 14)) as pilot:
        screen = await compare(pilot)
        for order in ("aligned", "own"):
            assert screen.order == order
            await pilot.press("n", "j")
            here = screen.block
            assert kind(screen) == "differs"
            await pilot.press("G")
            await settle(pilot)
            assert screen.block != here and screen.column("left").in_sight
            await pilot.press("g", "N", "o")
            await settle(pilot)


async def test_one_kind_of_passages_is_shown_and_those_there_are_none_of_are_told(
    mill_library: Path, make_app: Make, compare: Open
) -> None:
    async with make_app(mill_library).run_test(size=NARROW) as pilot:
        screen = await compare(pilot)
        every = screen.blocks
        for number, name in ((2, "what differs"), (3, "quotations"), (4, "what one side has"), (0, "")):
            await pilot.press("e")
            assert screen.blocks == tuple(filter(SHOWN[number].belongs, every))
            assert screen.blocks and name in head(screen)
        await pilot.press("equals_sign", "e")
        assert "what differs" in head(screen)
        screen = await compare(pilot, right="The Evening Sail")
        await pilot.press("e")
        while not said(pilot) or not said(pilot)[-1].startswith("no passage shows"):
            await pilot.press("e")
        assert "quotations" in said(pilot)[-1]


async def test_a_long_note_can_be_read_to_its_end(
    mill_library: Path, make_app: Make, compare: Open, settle: Any
) -> None:
    async with make_app(mill_library).run_test(size=NARROW) as pilot:
        screen = await compare(pilot)
        assert screen.loaded is not None
        for words_, shown in ((20, "head"), (80, "panel")):
            note = " ".join(f"word{number}" for number in range(words_))
            comparison = replace(screen.loaded.comparison, notes=(note,))
            screen._arrived(replace(screen.loaded, comparison=comparison))
            await settle(pilot)
            if shown == "head":
                assert note in " ".join(head(screen).split())
            else:
                assert "… s shows all" in head(screen)
                listed = " ".join(line.text for line in screen.query_one(PanelView).lines)
                assert f"NOTES {note}" in listed


async def test_of_very_long_articles_it_is_said_that_comparing_takes_a_while(
    mill_library: Path, make_app: Make, compare: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with make_app(mill_library).run_test(size=NARROW) as pilot:
        screen = await compare(pilot)
        for most, told_ in (
            (1_000_000, "comparing …"),
            (10, "comparing … 168 words take a while · Esc leaves"),
        ):
            monkeypatch.setattr("reader.ui.screens.comparison.LONG_WORDS", most)
            screen._load()
            screen.loaded = None
            assert " ".join(head(screen).split()).strip("─ ") == f"COMPARE {told_}"


async def test_in_their_own_order_one_side_follows_the_other(
    mill_library: Path, make_app: Make, compare: Open, settle: Any
) -> None:
    async with make_app(mill_library).run_test(size=(80, 14)) as pilot:
        screen = await compare(pilot)
        await pilot.press("o")
        await settle(pilot)
        left, right = screen.column("left"), screen.column("right")
        assert right.display
        assert "tied" in head(screen)
        stood = []
        for step in range(1, 5):
            await pilot.press("j")
            await settle(pilot)
            assert left.scroll_y == step
            assert round(right.scroll_y) == min(right.max_scroll_y, round(screen._target(left, right)))
            stood.append(right.scroll_y)
        assert 0 < stood[0] < right.max_scroll_y
        await pilot.press("tab", "g")
        await settle(pilot)
        assert screen.focused is right
        await pilot.press("j", "j", "j")
        await settle(pilot)
        assert right.scroll_y == 3
        assert round(left.scroll_y) == min(left.max_scroll_y, round(screen._target(right, left)))


async def test_letting_go_and_tying_again_keeps_how_the_sides_stand(
    mill_library: Path, make_app: Make, compare: Open, settle: Any
) -> None:
    async with make_app(mill_library).run_test(size=(80, 14)) as pilot:
        screen = await compare(pilot)
        await pilot.press("o")
        await settle(pilot)
        left, right = screen.column("left"), screen.column("right")
        await pilot.press("t", "j", "j")
        await settle(pilot)
        assert "not tied" in head(screen)
        assert (left.scroll_y, right.scroll_y) == (2, 0)
        await pilot.press("tab", "j", "j", "j", "j", "j", "t", "tab")
        await settle(pilot)
        apart = right.scroll_y - screen._target(left, right)
        assert (left.scroll_y, right.scroll_y) == (2, 5)
        await pilot.press("j")
        await settle(pilot)
        assert left.scroll_y == 3
        assert abs(right.scroll_y - screen._target(left, right) - apart) <= 1


async def test_back_in_the_aligned_order_both_sides_stand_in_one_view(
    mill_library: Path, make_app: Make, compare: Open, settle: Any
) -> None:
    async with make_app(mill_library).run_test(size=NARROW) as pilot:
        screen = await compare(pilot)
        await pilot.press("n", "o")
        await settle(pilot)
        assert [len(row.cells) for row in screen.column("left").rows[:1]] == [1]
        await pilot.press("o")
        await settle(pilot)
        assert not screen.column("right").display
        assert {len(row.cells) for row in screen.column("left").rows} == {2}
        assert kind(screen) == "differs"


async def test_sides_are_swapped(
    mill_library: Path, make_app: Make, compare: Open, settle: Any, names: dict[str, str]
) -> None:
    async with make_app(mill_library).run_test(size=NARROW) as pilot:
        screen = await compare(pilot)
        await pilot.press("x")
        await settle(pilot)
        assert screen.loaded is not None
        assert screen.loaded.left.article.id == names["North Gazette"]
        assert head(screen).index("North Gazette") < head(screen).index("The Tide Post")


async def test_partners_take_turns_on_the_right(
    mill_library: Path, make_app: Make, compare: Open, settle: Any, names: dict[str, str]
) -> None:
    async with make_app(mill_library).run_test(size=WIDE) as pilot:
        screen = await compare(pilot)
        assert "/2" in head(screen)
        seen = []
        for _ in range(2):
            await pilot.press("p")
            await settle(pilot)
            assert screen.loaded is not None
            seen.append(screen.loaded.right.article.id)
        assert seen == [names["The Evening Sail"], names["North Gazette"]]


async def test_the_panel_lists_what_was_found_and_leads_to_it(
    mill_library: Path, make_app: Make, compare: Open, settle: Any
) -> None:
    async with make_app(mill_library).run_test(size=WIDE) as pilot:
        screen = await compare(pilot)
        panel = screen.query_one(PanelView)
        assert panel.display
        texts = [line.text for line in panel.lines]
        for expected in ("DIFFERENCES", "ONLY A (1)", "ONLY B (2)", "NAMES", "STORY  3 reports"):
            assert expected in texts
        await pilot.press("shift+tab", "G")
        assert screen.focused is panel
        at = next(i for i, line in enumerate(panel.lines) if "3 June / 4 June" in line.text)
        panel.selected = at
        await pilot.press("enter")
        await settle(pilot)
        one = difference(screen)
        assert one is not None
        assert one.type == "date"
        await pilot.press("s")
        assert not panel.display
        assert screen.focused is not panel
        await pilot.press("s")
        assert panel.display


async def test_every_line_of_the_panel_leads_to_its_own_differences(
    tmp_path: Path, make_app: Make, settle: Any
) -> None:
    texts = {
        "post": "The flood hurt 14 people, wrecked 30 houses and closed the old harbour bridge at Tarnow.",
        "ledger": "The flood hurt 17 people, wrecked 45 homes and shut the old harbour bridge at Tarnow.",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library") as library:
        ids = [library.add([tmp_path / f"{name}.txt"]).ids[0] for name in texts]
    async with make_app(tmp_path / "library").run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = ComparisonScreen(*ids)
        await pilot.app.push_screen(screen)
        await settle(pilot)
        panel = screen.query_one(PanelView)
        leading = {line.text: (at, line.stops) for at, line in enumerate(panel.lines) if line.stops}
        assert len(leading) == 3
        await pilot.press("shift+tab")
        for at, stops in leading.values():
            panel.selected = at
            await settle(pilot)
            for stop in (*stops, stops[0]):
                assert screen.stop == stop
                assert stop.difference.reason in told(screen)
                await pilot.press("enter")
                await settle(pilot)


@pytest.mark.parametrize(
    ("size", "columns", "panel"), [(SLIM, 1, False), (NARROW, 2, False), (WIDE, 2, True)]
)
async def test_every_row_fits_its_width(
    mill_library: Path,
    make_app: Make,
    compare: Open,
    settle: Any,
    size: tuple[int, int],
    columns: int,
    panel: bool,
) -> None:
    async with make_app(mill_library).run_test(size=size) as pilot:
        screen = await compare(pilot)
        assert screen.query_one(PanelView).display is panel
        left = screen.column("left")
        assert {len(row.cells) for row in left.rows} == {columns}
        for order in ("aligned", "own"):
            for view in screen.query(ColumnsView):
                if not view.display:
                    continue
                room = sum(view._widths) + len(view._widths) - 1
                assert room <= view.size.width
                words = " ".join(
                    cell.shown.text[cell.start : cell.end]
                    for row in view.rows
                    for cell in row.cells
                    if cell.shown
                )
                assert "Nobody should have to" in words
                for row in view.rows:
                    for cell, width in zip(row.cells, view._widths, strict=True):
                        used = max(GUTTER, len(cell.gutter) + 1) + (cell.end - cell.start)
                        assert used <= width or cell.shown is None, (order, cell)
                        assert len(cell.note) <= width - GUTTER
            await pilot.press("o")
            await settle(pilot)
        for bar in screen.query(Bar):
            for drawn in bar._draw(size[0]):
                assert sum(segment.cell_length for segment in drawn) <= size[0]


async def test_a_change_of_size_keeps_the_place(
    mill_library: Path, make_app: Make, compare: Open, settle: Any
) -> None:
    async with make_app(mill_library).run_test(size=WIDE) as pilot:
        screen = await compare(pilot)
        await pilot.press("d", "d", "d")
        stop = screen.stop
        await pilot.resize_terminal(*SLIM)
        await settle(pilot)
        assert screen.stop == stop
        assert {len(row.cells) for row in screen.column("left").rows} == {1}
        await pilot.resize_terminal(*NARROW)
        await settle(pilot)
        assert {len(row.cells) for row in screen.column("left").rows} == {2}


async def test_enter_closes_with_the_passage_under_the_eye(
    mill_library: Path, make_app: Make, compare: Open, settle: Any, names: dict[str, str]
) -> None:
    closed: list[Any] = []
    async with make_app(mill_library).run_test(size=NARROW) as pilot:
        screen = await compare(pilot, closed=closed)
        await pilot.press("f")
        start = screen.blocks[screen.block].left[0].start
        await pilot.press("enter")
        await settle(pilot)
        assert closed == [(names["The Tide Post"], start)]
        screen = await compare(pilot, closed=closed)
        await pilot.press("right_square_bracket")
        start = screen.blocks[screen.block].right[0].start
        await pilot.press("enter")
        await settle(pilot)
        assert closed[1] == (names["North Gazette"], start)
        await compare(pilot, closed=closed)
        await pilot.press("escape")
        await settle(pilot)
        assert closed[2] is None


async def test_the_comparison_is_saved_and_never_over_a_file(
    mill_library: Path,
    make_app: Make,
    compare: Open,
    settle: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    async with make_app(mill_library).run_test(size=NARROW) as pilot:
        await compare(pilot)
        for name in ("fire.md", "fire.html", "fire.json", "fire.md", "fire.pdf"):
            await pilot.press("w", "ctrl+u", *name, "enter")
            await settle(pilot)
        heard = said(pilot)
        assert any("is there already" in one for one in heard)
        assert any("has to end in .md, .html or .json" in one for one in heard)
    assert (tmp_path / "fire.md").read_text(encoding="utf-8").startswith("# Fire at the Tarn paper mill")
    assert "<html" in (tmp_path / "fire.html").read_text(encoding="utf-8")
    data = json.loads((tmp_path / "fire.json").read_text(encoding="utf-8"))
    assert len(data["links"]) == 5
    assert not (tmp_path / "fire.pdf").exists()


async def test_what_shares_nothing_says_so(mill_library: Path, make_app: Make, compare: Open) -> None:
    async with make_app(mill_library).run_test(size=NARROW) as pilot:
        screen = await compare(pilot, right="garden")
        assert screen.loaded is not None
        (note,) = screen.loaded.comparison.notes
        await pilot.press("n")
        assert "no links" in said(pilot)
        await pilot.press("d")
        assert "no differences in what is linked" in said(pilot)
        await pilot.press("equals_sign")
        assert note in " ".join(lines(screen.column("left")))
        assert note in told(screen)
        await pilot.press("enter")
        assert pilot.app.screen is screen


async def test_a_note_is_told_where_the_columns_are_not_empty(
    mill_library: Path, make_app: Make, compare: Open
) -> None:
    async with make_app(mill_library).run_test(size=NARROW) as pilot:
        screen = await compare(pilot, right="The Tide Post")
        assert screen.loaded is not None
        (note,) = screen.loaded.comparison.notes
        assert note in head(screen) + told(screen)


async def test_without_colour_brackets_carry_the_changes(
    mill_library: Path, make_app: Make, compare: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with make_app(mill_library).run_test(size=WIDE) as pilot:
        screen = await compare(pilot)
        await pilot.press("f")
        view = screen.column("left")
        assert any("«14»" in line and "«17»" in line for line in lines(view))
        lit = {shown.text[slice(*shown.moved(span))] for shown, span in view.focus_marks}
        assert lit == {"14", "17"}
        assert any("[walk]" in line for line in lines(view))


async def test_a_poor_terminal_gets_plain_signs(
    mill_library: Path, make_app: Make, compare: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "linux")
    async with make_app(mill_library).run_test(size=WIDE) as pilot:
        screen = await compare(pilot)
        await pilot.press("f")
        shown = "\n".join([*lines(screen.column("left")), head(screen), told(screen)])
        assert "!1" in shown
        assert not set("❝≈≠◂▸") & set(shown)


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        pytest.param(WIDE, ("f",), id="wide-figure"),
        pytest.param(NARROW, ("n", "n", "n", "o"), id="narrow-own-order"),
        pytest.param(SLIM, ("right_square_bracket",), id="stacked"),
    ],
)
def test_the_comparison_looks_as_it_did(
    mill_library: Path,
    make_app: Make,
    compare: Open,
    settle: Any,
    snap_compare: Any,
    size: tuple[int, int],
    keys: tuple[str, ...],
) -> None:
    async def press(pilot: Pilot[int]) -> None:
        await compare(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)

    assert snap_compare(make_app(mill_library), terminal_size=size, run_before=press)


async def test_an_answer_to_a_screen_that_was_left_is_dropped(
    mill_library: Path, make_app: Make, settle: Any, names: dict[str, str]
) -> None:
    app = make_app(mill_library)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = ComparisonScreen(names["The Tide Post"], names["North Gazette"])
        await app.push_screen(screen)
        await settle(pilot)
        loaded = screen.loaded
        await pilot.press("escape")
        await settle(pilot)
        app.post_message(Answer(loaded, screen._arrived))
        await settle(pilot)
        assert app.is_running
        assert screen not in app.screen_stack
    assert app.return_code in (None, 0)


async def test_a_comparison_is_shown_before_the_other_reports_are_known_and_can_be_left_then(
    library_copy: Path, make_app: Make, settle: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.library import telling

    asked, go_on = Event(), Event()
    partners = telling.partners

    def late(library: Library, id: str) -> tuple[Partner, ...]:
        asked.set()
        go_on.wait(10)
        return partners(library, id)

    async with make_app(library_copy).run_test(size=(120, 36)) as pilot:
        browse = await settle(pilot)
        library = app_of(pilot).library
        assert library is not None
        pair = [row.id for row in library.articles() if "erry" in row.title]
        monkeypatch.setattr(telling, "partners", late)
        for again in (True, False):
            asked.clear()
            go_on.clear()
            browse._compare((pair[0], pair[1]))
            while not asked.is_set():
                await pilot.pause(0.01)
            screen = pilot.app.screen
            assert isinstance(screen, ComparisonScreen) and screen.loaded is not None
            assert "partner 1/1" not in words(screen.query_one("#head", Bar))
            if again:
                await pilot.press("escape")
            go_on.set()
            await settle(pilot)
        assert "partner 1/1" in words(screen.query_one("#head", Bar))
