from __future__ import annotations

from pathlib import Path
from time import sleep
from typing import Any

import pytest
from textual.keys import _character_to_key

from reader.library import Library
from reader.ui.bindings import ACTIONS, NO_KEY, PLACES
from reader.ui.phrases import day
from reader.ui.screens.browse import BrowseScreen
from reader.ui.widgets.filters import Filters
from reader.ui.widgets.listings import EntityList
from reader.ui.widgets.panes import Panes
from reader.ui.widgets.results import Entry, Results
from reader.ui.widgets.search_bar import Answer, QueryInput

from .seen import MEDIUM, NARROW, WIDE, Make, view


def titles(browse: BrowseScreen) -> list[str]:
    results = browse.query_one(Results)
    entries = [results._entries[index] for index in range(results.row_count)]
    return [entry.row.title for entry in entries]


async def test_the_newest_article_is_listed_first_and_shown(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        assert titles(browse)[0] == "Leak stops the Ostrel ferry"
        shown = view(browse).annotated
        assert shown is not None and shown.article.title == "Leak stops the Ostrel ferry"


async def test_hits_come_while_typing_and_enter_goes_to_the_list(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press("slash", *"orch")
        await settle(pilot)
        assert titles(browse) == ["Late frost spares the orchards of Mirren"]
        assert browse.query_one(QueryInput).value == "orch"
        await pilot.press("enter")
        assert browse.focused is browse.query_one(Results)
        await pilot.press("enter")
        await settle(pilot)
        article = view(browse)
        assert browse.focused is article
        found = (
            {article.annotated.article.text[m.start : m.end] for m in article.matches}
            if article.annotated
            else set()
        )
        assert found == {"orchards"}


async def test_letters_typed_at_once_after_slash_are_no_commands(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        pilot.app.simulate_key("slash")
        for letter in "quay":
            pilot.app.simulate_key(letter)
        await settle(pilot)
        assert browse.query_one(QueryInput).value == "quay"


async def test_back_undoes_step_by_step_and_leaves_at_last(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    app = make_app(library_copy)
    async with app.run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        await pilot.press("slash", *"ferry", "enter", "enter")
        await settle(pilot)
        assert browse.stage == "article"
        await pilot.press("escape")
        assert browse.stage == "list"
        await pilot.press("escape")
        await settle(pilot)
        assert browse.query_one(QueryInput).value == ""
        assert len(titles(browse)) == 3
        await pilot.press("escape")
        assert app.is_running and app.return_value is None
        await pilot.press("q")
    assert app.return_value == 0


@pytest.mark.parametrize(
    ("size", "list_too", "filters_too"), [(WIDE, True, True), (MEDIUM, True, False), (NARROW, False, False)]
)
async def test_as_much_stands_side_by_side_as_fits(
    library_copy: Path, make_app: Make, settle: Any, size: tuple[int, int], list_too: bool, filters_too: bool
) -> None:
    async with make_app(library_copy).run_test(size=size) as pilot:
        browse = await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert browse.query_one(Panes).display
        assert browse.query_one("#left").display is list_too
        assert browse.query_one(Filters).display is filters_too


async def test_split_fills_the_new_pane_with_the_next_article(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press("enter", "v")
        await settle(pilot)
        assert browse.stage == "list"
        await pilot.press("j", "enter")
        await settle(pilot)
        panes = browse.query_one(Panes).panes
        shown = [pane.view.annotated.article.source for pane in panes if pane.view.annotated]
        assert shown == ["North Gazette", "The Tide Post"]
        await pilot.press("z")
        assert [pane.display for pane in panes] == [False, True]
        await pilot.press("escape", "h")
        assert browse.focused is panes[0].view
        await pilot.press("q")
        await settle(pilot)
        assert len(browse.query_one(Panes).panes) == 1


async def test_compare_takes_the_partner_or_the_marked_one(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    app = make_app(library_copy)
    async with app.run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press("c")
        await settle(pilot)
        assert type(app.screen).__name__ == "ComparisonScreen"
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is browse
        await pilot.press("G", "c")
        await settle(pilot)
        assert app.screen is browse
        assert any("no other report" in told for told in app.told)
        await pilot.press("m", "g", "c")
        await settle(pilot)
        assert type(app.screen).__name__ == "ComparisonScreen"


async def test_names_are_stepped_through_and_lead_to_their_card(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    app = make_app(library_copy)
    async with app.run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        article = view(browse)
        await pilot.press("e", "right_curly_bracket")
        assert article.mention is not None and article.mention.type == "PERSON"
        await pilot.press("enter")
        await settle(pilot)
        assert type(app.screen).__name__ == "EntityCardScreen"
        await pilot.press("enter")
        await settle(pilot)
        assert browse.query_one(QueryInput).value == 'entity:"Irena Voss"'
        assert len(titles(browse)) == 2


async def test_filters_hide_and_are_kept_apart_from_the_query(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press("h", "j", "enter")
        await settle(pilot)
        assert browse.query_one(Filters).query_text == 'source:"The Tide Post"'
        assert browse.query_one(QueryInput).value == ""
        assert len(titles(browse)) == 2
        await pilot.press("x")
        await settle(pilot)
        assert len(titles(browse)) == 3


async def test_state_of_an_article_is_kept(library_copy: Path, make_app: Make, settle: Any) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press("enter", "asterisk")
        await settle(pilot)
        await pilot.press("plus", *"sea quay", "enter")
        await settle(pilot)
        await pilot.press("a", *"look again", "escape")
        await settle(pilot)
        assert view(browse).note == "look again"
    with Library.open(library_copy) as library:
        row = library.articles()[0]
        assert (row.read, row.starred, row.tags) == (True, True, ("quay", "sea"))
        assert library.note(row.id) == "look again"


async def test_the_screen_comes_back_as_it_was_left(library_copy: Path, make_app: Make, settle: Any) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"ferry", "enter", "enter", "v", "j", "enter")
        await settle(pilot)
        await pilot.press("ctrl+q")
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        assert browse.query_one(QueryInput).value == "ferry"
        assert len([pane for pane in browse.query_one(Panes).panes if pane.article_id]) == 2
        assert browse.stage == "article"


async def test_find_in_the_article_marks_and_goes_round(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press("enter", "f", *"ostrel", "enter")
        await settle(pilot)
        article = view(browse)
        number = len(article.matches)
        assert number >= 2
        first = article.match_index
        for _ in range(number):
            await pilot.press("n")
        assert article.match_index == first
        await pilot.press("N")
        assert article.match_index != first


async def test_what_is_copied_is_not_claimed_to_be(library_copy: Path, make_app: Make, settle: Any) -> None:
    app = make_app(library_copy)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("y")
        assert app.clipboard == "Leak stops the Ostrel ferry. North Gazette. 5 May 2031"
        assert any("Sent to the terminal" in told for told in app.told)


async def test_the_list_and_the_article_are_saved(
    library_copy: Path, make_app: Make, settle: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = make_app(library_copy)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("enter", "w", "enter")
        await settle(pilot)
        text = (tmp_path / "leak-stops-the-ostrel-ferry.md").read_text(encoding="utf-8")
        assert text.startswith("# Leak stops the Ostrel ferry\n\nNorth Gazette · 5 May 2031\n\nA leak")
        await pilot.press("w", "enter")
        await settle(pilot)
        assert any("is there already" in told for told in app.told)
        await pilot.press("h", "w", "ctrl+u", *"all.json", "enter")
        await settle(pilot)
        assert (tmp_path / "all.json").read_text(encoding="utf-8").count('"title":') == 3


async def test_names_tab_sorts_and_narrows(library_copy: Path, make_app: Make, settle: Any) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press("3")
        await settle(pilot)
        names = browse.query_one(EntityList)
        assert names.rows[0].mentions == max(row.mentions for row in names.rows)
        await pilot.press("e")
        assert {row.type for row in names.rows} == {"PERSON"}
        await pilot.press("e", "e", "e", "e", "e", *"..")
        assert names.about.endswith("by last seen")
        dates = [row.last for row in names.rows if row.last]
        assert dates == sorted(dates, reverse=True) and len(set(dates)) > 1
        assert names.selected == 0
        assert all(
            day(row.last) in names.render_line(at).text for at, row in enumerate(names.rows) if row.last
        )
        await pilot.press("j")
        chosen = names.row
        await pilot.press(".")
        assert names.row == chosen
        assert [row.name for row in names.rows] == sorted((row.name for row in names.rows), key=str.casefold)
        await pilot.press("f", *"voss", "enter")
        assert [row.name for row in names.rows] == ["Irena Voss"]


async def test_names_show_when_they_were_last_seen_where_there_is_room(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    for size, there in ((NARROW, True), (WIDE, False)):
        async with make_app(library_copy).run_test(size=size) as pilot:
            browse = await settle(pilot)
            await pilot.press("3", "f", *"voss", "enter")
            await settle(pilot)
            assert ("5 May 2031" in browse.query_one(EntityList).render_line(0).text) is there


async def test_saved_searches_come_back(library_copy: Path, make_app: Make, settle: Any) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press("slash", *"quay", "enter", "S", "ctrl+u", *"harbour", "enter")
        await settle(pilot)
        await pilot.press("escape", "s", "enter")
        await settle(pilot)
        assert browse.query_one(QueryInput).value == "quay"


async def test_an_empty_library_shows_the_sample(
    tmp_path: Path, make_app: Make, settle: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    app = make_app(tmp_path / "empty")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert app.library is not None and app.library.is_sample
        assert any("A adds" in told for told in app.told)


async def test_a_library_that_can_not_be_opened_is_explained(tmp_path: Path, make_app: Make) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    app = make_app(tmp_path / "file")
    async with app.run_test(size=NARROW) as pilot:
        for _ in range(200):
            await pilot.pause(0.02)
            says = getattr(app.screen.query_one("Outline"), "says", ())
            if len(says) > 1:
                break
        assert "q leaves the reader" in says
        await pilot.press("q")
    assert app.return_value == 0


async def test_a_hundred_thousand_rows_are_drawn_as_they_come_into_sight(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        results = browse.query_one(Results)
        row = results._entries[0].row
        results.show(100_000, [Entry(row)] * 50)
        await pilot.press("G")
        await settle(pilot)
        assert results.selected == 99_999
        assert sorted(results._asked) == [0, 1999]


def test_no_key_has_two_meanings_on_one_screen() -> None:
    together = [("app", "browse", place) for place in ("list", "article", "filters")] + [("app", "card")]
    for places in together:
        meanings: dict[str, str] = {}
        for action in ACTIONS:
            for key in action.keys.split(",") if action.place in places else ():
                assert meanings.setdefault(key, action.id) == action.id, (places, key)
    assert {action.place for action in ACTIONS} <= set(PLACES)
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    avoided = {"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+a", "ctrl+b", "ctrl+o", "ctrl+s"}
    assert not avoided & {key for action in ACTIONS for key in action.keys.split(",")}


def test_every_key_is_called_what_a_terminal_sends() -> None:
    sent = {_character_to_key(chr(code)) for code in range(33, 127)}
    sent |= {"enter", "escape", "tab", "shift+tab", "space", "up", "down", "left", "right"}
    sent |= {"home", "end", "pageup", "pagedown", "delete"}
    keys = {key for action in ACTIONS for key in action.keys.split(",") if not key.startswith(NO_KEY)}
    assert {key for key in keys if not key.startswith("ctrl+")} <= sent


async def test_keys_can_be_remapped_and_the_help_says_so(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    app = make_app(library_copy)
    assert app._config is not None
    (app._config / "config.yaml").write_text("keymap:\n  star: s\n  searches: f6\n", encoding="utf-8")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("s")
        await settle(pilot)
        assert app.library is not None and app.library.articles()[0].starred
        await pilot.press("question_mark", *"star")
        await settle(pilot)
        choice = app.screen.query_one("ChoiceList").choice  # type: ignore[attr-defined]
        assert (choice.label, choice.detail) == ("Give this article a star, or take it", "s")


async def test_themes_are_seen_at_once_and_escape_takes_them_back(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    app = make_app(library_copy)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("t", *"broadsheet")
        await pilot.pause()
        assert app.theme == "broadsheet"
        await pilot.press("escape")
        assert app.theme == "night-desk"
        await pilot.press("t", *"frost", "enter")
        await pilot.pause()
        assert app.paint.theme.name == "frost"


async def test_what_the_user_knows_of_a_name_is_kept_and_taken_back(
    library_copy: Path, make_app: Make, settle: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    app = make_app(library_copy)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("3", "f", *"voss", "enter", "enter")
        await settle(pilot)
        await pilot.press("n", "ctrl+u", *"Captain", "enter")
        await settle(pilot)
        assert app.library is not None
        assert [row.name for row in app.library.entities("Captain")] == ["Captain"]
        await pilot.press("escape", "enter")
        await settle(pilot)
        await pilot.press("U")
        await settle(pilot)
        assert [row.name for row in app.library.entities("Irena Voss")] == ["Irena Voss"]


async def test_what_is_new_since_the_last_time_is_counted_and_shown(
    library_copy: Path, make_app: Make, settle: Any, tmp_path: Path
) -> None:
    app = make_app(library_copy)
    async with app.run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        assert "new" not in browse.query_one(Answer).render_line(0).text
        await pilot.press("q")
    (tmp_path / "late.txt").write_text("A late ferry came to Lund Bay after all.\n", encoding="utf-8")
    with Library.open(library_copy) as library:
        library.add([tmp_path / "late.txt"])
    async with make_app(library_copy).run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        assert "4 articles · 1 new" in browse.query_one(Answer).render_line(0).text
        await pilot.press("colon", *"is:new", "enter")
        await settle(pilot)
        assert titles(browse) == ["A late ferry came to Lund Bay after all"]
        await pilot.press("escape", "q")
    async with make_app(library_copy).run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        assert "new" not in browse.query_one(Answer).render_line(0).text


async def test_an_answer_that_comes_while_the_reader_is_left_is_dropped(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    app = make_app(library_copy)
    given: list[bool] = []

    def late(_: object) -> bool:
        while app.is_running:
            sleep(0.001)
        return True

    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        app.ask(late, given.append)
    assert not given
