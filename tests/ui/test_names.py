from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.screen import Screen

from reader.library import Library
from reader.model import Span
from reader.ui.bindings import ACTIONS
from reader.ui.screens.browse import BrowseScreen
from reader.ui.screens.dialogs import ChoiceList
from reader.ui.screens.entity_card import EntityCardScreen
from reader.ui.widgets.article_text import questioned
from reader.ui.widgets.filters import Filters
from reader.ui.widgets.listings import EntityList
from reader.ui.widgets.pane import PaneLine
from reader.ui.widgets.panes import Panes
from reader.ui.widgets.results import Entry, Results
from reader.ui.widgets.search_bar import Answer, QueryInput
from reader.ui.widgets.tab_line import TabLine

from .seen import NARROW, WIDE, Make, view


def line(browse: BrowseScreen) -> str:
    return browse.query_one(Panes).current.query_one(PaneLine).render_line(0).text


async def test_the_line_below_says_what_is_highlighted_and_that_there_is_none(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "☻ person" in line(browse)
        await pilot.press("e")
        assert "persons only: ☻ person" in line(browse)
        await pilot.press("e", "e", "e")
        assert "groups only: none here" in line(browse)
        await pilot.press("right_curly_bracket")
        await pilot.pause()
        assert pilot.app.told[-1].startswith("none of these names")  # type: ignore[attr-defined]
        await pilot.press("e")
        assert "all: ☻" in line(browse) and "◷ date" in line(browse)
        await pilot.press("e")
        assert "nothing highlighted" in line(browse)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_what_a_capital_stands_for_is_told_with_its_evidence(
    tmp_path: Path, make_app: Make, settle: Any, size: tuple[int, int]
) -> None:
    (tmp_path / "oslo.txt").write_text(
        "The pier is open. Oslo rejected the plan on Monday.\n", encoding="utf-8"
    )
    with Library.open(tmp_path / "capital") as library:
        library.add([tmp_path / "oslo.txt"])
    async with make_app(tmp_path / "capital").run_test(size=size) as pilot:
        browse = await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("right_curly_bracket")
        assert "Oslo → Norway’s government: subject of “rejected” · place" in line(browse)


async def test_going_round_from_the_last_name_or_match_shows(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        last = len(view(browse).shown_mentions)
        await pilot.press("right_curly_bracket")
        assert f"1 of {last}" in line(browse) and "↻" not in line(browse)
        await pilot.press("left_curly_bracket")
        assert f"{last} of {last}" in line(browse) and "↺ from the end" in line(browse)
        await pilot.press("right_curly_bracket")
        assert f"1 of {last}" in line(browse) and "↻ from the start" in line(browse)
        await pilot.press("f", *"voss", "enter")
        number = len(view(browse).matches)
        assert number == 2 and "1 of 2" in line(browse)
        await pilot.press("n")
        assert "2 of 2" in line(browse) and "↻" not in line(browse)
        await pilot.press("n")
        assert "1 of 2" in line(browse) and "↻ from the start" in line(browse)


async def test_an_unsure_name_is_questioned_with_its_evidence(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        article = view(browse)
        assert article.annotated is not None
        first, *others = article.annotated.mentions
        unsure = replace(first, sure=False, evidence="two captains are called so")
        article.show(replace(article.annotated, mentions=(unsure, *others)))
        assert "?1 unsure" in line(browse)
        await pilot.press("g", "right_curly_bracket")
        assert "?" in line(browse) and "unsure: two captains are called so" in line(browse)


@given(st.text("ab (", max_size=30), st.lists(st.integers(0, 29), max_size=6, unique=True))
def test_the_questions_stand_where_spaces_stood(text: str, starts: list[int]) -> None:
    spans = [Span(start, start + 1) for start in sorted(starts) if start < len(text)]
    drawn, widened = questioned(text, spans)
    changed = [at for at, (old, new) in enumerate(zip(text, drawn, strict=True)) if old != new]
    assert all(text[at] == " " and drawn[at] == "?" for at in changed)
    for span, wide in zip(spans, widened, strict=True):
        assert wide.start <= span.start and span.end <= wide.end
        beside = {*range(wide.start, span.start), *range(span.end, wide.end)}
        assert all(at in changed or text[at] == "(" for at in beside)
        assert not beside or beside & set(changed)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("she said “Voss” was", "she said?“Voss” was"),
        ("she said (“Voss”) was", "she said?(“Voss”) was"),
        ("an—“Voss” was", "an—“Voss”?was"),
        ("Irena—Voss—left", "Irena—Voss—left"),
        ("Voss was", "Voss was"),
        ("“Voss” was", "“Voss” was"),
    ],
)
def test_a_question_stands_outside_the_marks_around_a_name(text: str, drawn: str) -> None:
    start = text.index("Voss")
    assert questioned(text, [Span(start, start + 4)])[0] == drawn


@pytest.mark.parametrize("begin", ["", "“"])
@pytest.mark.parametrize("width", [14, 60])
async def test_an_unsure_name_at_the_very_start_has_its_mark_in_the_margin(
    tmp_path: Path, make_app: Make, settle: Any, begin: str, width: int
) -> None:
    (tmp_path / "pier.txt").write_text(
        f"A pier\n\n{begin}Irena Voss left.\n\nThen the an—Irena Voss left town.\n", encoding="utf-8"
    )
    with Library.open(tmp_path / "library") as library:
        library.add([tmp_path / "pier.txt"])
    async with make_app(tmp_path / "library").run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        article = view(browse)
        article._text_width = width
        assert article.annotated is not None
        text, name = article.annotated.article.text, "Irena Voss"
        assert text.startswith(f"{begin}Irena")
        first = next(m for m in article.annotated.mentions if m.type == "PERSON")
        last = text.rindex(name)
        unsure = [replace(first, start=at, end=at + len(name), sure=False) for at in (text.index(name), last)]
        article.show(replace(article.annotated, mentions=tuple(unsure)))
        shown = [article.render_line(y).text.rstrip() for y in range(15)]
        assert any(one.startswith(f" ?{begin}Irena") for one in shown)
        assert any("an—Irena Voss?" in one for one in shown)
        assert sum(one.count("?") for one in shown) == 2
        assert "?2 unsure" in line(browse)


@pytest.mark.parametrize("colourless", [True, False])
async def test_an_unsure_name_has_a_question_mark_in_the_text_with_and_without_colour(
    library_copy: Path, make_app: Make, settle: Any, monkeypatch: pytest.MonkeyPatch, colourless: bool
) -> None:
    if colourless:
        monkeypatch.setenv("NO_COLOR", "1")
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press("slash", *"orchard", "enter", "enter")
        await settle(pilot)
        article = view(browse)
        assert article.annotated is not None
        text = article.annotated.article.text
        unsure = [
            replace(m, sure=False)
            for m in article.annotated.mentions
            if text[m.start : m.end] in ("Tomas Brandt", "Brandt")
        ]
        article.show(replace(article.annotated, mentions=tuple(unsure)))
        shown = [article.render_line(y).text.rstrip() for y in range(12)]
        assert any("grower?Tomas Brandt" in one for one in shown)
        assert any(one.startswith(" ?Brandt lit") for one in shown)
        assert "?2 unsure" in line(browse)
        await pilot.press("}")
        assert article.eye is not None and text[article.eye.start : article.eye.end] == "Tomas Brandt"


async def test_only_what_two_sources_report_of_a_name(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press("slash", *"quay", "enter", "3", "f", *"voss", "enter", "enter")
        await settle(pilot)
        await pilot.press("o")
        await settle(pilot)
        assert pilot.app.screen is browse
        assert browse.query_one(QueryInput).value == ""
        chosen = {(facet.group, facet.value) for facet in browse.query_one(Filters).chosen}
        assert chosen == {("entity", "Irena Voss"), ("source", "The Tide Post"), ("source", "North Gazette")}
        assert browse.query_one(Results).row_count == 2


async def test_a_narrow_screen_says_which_name_and_sources_are_shown_and_n_goes_to_the_name(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        await pilot.press("3", "f", *"voss", "enter", "enter")
        await settle(pilot)
        await pilot.press("o")
        await settle(pilot)
        answer = browse.query_one(Answer).render_line(0).text
        assert "filter: Irena Voss, North Gazette, The Tide Post" in answer
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("n")
        article = view(browse)
        assert article.annotated is not None and article.eye is not None
        assert article.annotated.article.text[article.eye.start : article.eye.end] == "Irena Voss"
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, EntityCardScreen)


async def test_the_header_of_the_names_says_the_type_and_the_order(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        await pilot.press("3", "e", "full_stop")
        await settle(pilot)
        number = len(browse.query_one(EntityList).rows)
        assert browse.query_one(TabLine).render_line(0).text.endswith(f"{number} persons by articles ")


async def test_copies_are_counted_in_the_list(library_copy: Path, make_app: Make, settle: Any) -> None:
    async with make_app(library_copy).run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        results = browse.query_one(Results)
        assert results.entry is not None
        results.show(1, [Entry(results.entry.row, copies=3)])
        assert "+3 copies" in results.render_line(0).text


def labels(screen: Screen[Any]) -> list[str]:
    return [choice.label for choice in screen.query_one(ChoiceList).choices]


async def test_help_and_palette_offer_the_readers_own_actions_this_place_first(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    app = make_app(library_copy)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("colon")
        await settle(pilot)
        offered = labels(app.screen)
        assert set(offered) <= {action.about for action in ACTIONS}
        assert offered[0] == "A line down" and offered[-1] == "Leave the reader"
        await pilot.press(*"damage", "enter")
        await settle(pilot)
        await settle(pilot)
        assert any("sound" in told or "checking" in told for told in app.told)
        if app.browse is not app.screen:
            await pilot.press("escape")
        await pilot.press("question_mark")
        await settle(pilot)
        assert labels(app.screen)[0] == "A line down"
        assert not any("ctrl+c" in choice.detail for choice in app.screen.query_one(ChoiceList).choices)


async def test_the_index_is_rebuilt_from_the_palette(library_copy: Path, make_app: Make, settle: Any) -> None:
    app = make_app(library_copy)
    async with app.run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        await pilot.press("colon", *"rebuild the", "enter")
        for _ in range(3000):
            await pilot.pause(0.01)
            if any(told.startswith("rebuilt") for told in app.told):
                break
        assert "rebuilt from 3 articles" in app.told
        await settle(pilot)
        assert browse.query_one(Results).row_count == 3
