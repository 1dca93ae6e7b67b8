from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.library import EntityCard, Library
from reader.paths import config_dir
from reader.ui.screens.browse import BrowseScreen
from reader.ui.screens.card_lines import over_time
from reader.ui.screens.card_view import CardView
from reader.ui.screens.dialogs import ChoiceList
from reader.ui.screens.entity_card import EntityCardScreen
from reader.ui.widgets.filters import Filters
from reader.ui.widgets.listings import EntityList
from reader.ui.widgets.panes import Panes
from reader.ui.widgets.results import Results
from reader.ui.widgets.search_bar import QueryInput

from .seen import NARROW, WIDE, Make, app_of, notices, said

TORN = {
    "Harbour Post/one.md": (
        "2031-03-02",
        "Militant leader Idris Voln took the pass, the army said on Sunday.",
    ),
    "Harbour Post/two.md": (
        "2031-05-04",
        "Snow fell. Militant leader Idris Voln holds the pass with Ulla Rehn.",
    ),
    "Morning Wire/one.md": ("2031-03-03", 'Rebel commander Idris Voln took the pass. "We stay," Voln said.'),
}


@pytest.fixture
def torn(tmp_path: Path, own_home: None) -> Path:
    for name, (date, text) in TORN.items():
        path = tmp_path / "pass" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        front = f"---\ntitle: The pass, {date}\nsource: {path.parent.name}\ndate: {date}\n---\n"
        path.write_text(f"{front}{text}\n", encoding="utf-8")
    with Library.open(tmp_path / "torn") as library:
        library.add([tmp_path / "pass"])
    return tmp_path / "torn"


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))


async def opened(pilot: Pilot[Any], settle: Any, name: str = "voln") -> BrowseScreen:
    browse: BrowseScreen = await settle(pilot)
    await pilot.press("3", "f", *name, "enter", "enter")
    await settle(pilot)
    return browse


def lines(pilot: Pilot[Any]) -> list[str]:
    view = pilot.app.screen.query_one(CardView)
    return ["".join(segment.text for segment in line) for entry in view.entries for line in entry.lines]


async def test_changes_to_names_are_taken_back_in_turn_with_other_deeds(
    torn: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(torn).run_test(size=WIDE) as pilot:
        await settle(pilot)
        library = app_of(pilot).library
        assert library is not None

        def state() -> tuple[bool, set[str]]:
            return any(row.starred for row in library.articles()), {
                row.name for row in library.entities("voln")
            }

        before = state()
        await pilot.press("asterisk")
        await settle(pilot)
        starred = state()
        await opened(pilot, settle)
        await pilot.press("n", *"Volna Pass", "enter")
        await settle(pilot)
        renamed = state()
        assert before != starred != renamed and "U takes it back" in said(pilot)[-1]
        await pilot.press("U")
        await settle(pilot)
        assert state() == starred
        assert "U again takes back starred" in said(pilot)[-1]
        await pilot.press("U")
        await settle(pilot)
        assert state() == before


async def test_the_card_is_never_seen_empty(
    torn: Path, make_app: Make, settle: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[tuple[int, int]] = []
    resized = CardView.on_resize

    def resize(view: CardView) -> None:
        sizes.append((view.size.height, len(view.entries)))
        resized(view)

    monkeypatch.setattr(CardView, "on_resize", resize)
    async with make_app(torn).run_test(size=NARROW) as pilot:
        await opened(pilot, settle)
    assert sizes and all(height > 3 and entries for height, entries in sizes)


async def test_a_card_that_takes_a_while_is_said_to_be_read(
    torn: Path, make_app: Make, settle: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, card = Event(), Library.entity_card

    def slow(library: Library, id: str) -> EntityCard:
        go.wait(20)
        return card(library, id)

    monkeypatch.setattr(Library, "entity_card", slow)
    async with make_app(torn).run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        await pilot.press("3", "f", *"voln", "enter", "enter")
        for _ in range(400):
            await pilot.pause(0.01)
            if notices(browse):
                break
        assert notices(browse) == ["reading what there is about Idris Voln …"]
        go.set()
        await settle(pilot)
        assert pilot.app.screen.query_one(CardView).entries
        assert notices(browse) == []


async def choose(pilot: Pilot[Any], settle: Any, words: str) -> None:
    """Go to the entry that has these words with the keyboard, and press Enter."""
    view = pilot.app.screen.query_one(CardView)
    texts = ["".join(segment.text for line in entry.lines for segment in line) for entry in view.entries]
    at = next(at for at, text in enumerate(texts) if words in text)
    await pilot.press("g", *["j"] * at, "enter")
    await settle(pilot)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_card_says_who_calls_a_name_what(
    torn: Path, make_app: Make, settle: Any, size: tuple[int, int]
) -> None:
    async with make_app(torn).run_test(size=size) as pilot:
        await opened(pilot, settle)
        shown = [" ".join(line.split()) for line in lines(pilot)]
        assert shown[:3] == [
            "in 3 articles · 4 mentions · 2 sources",
            "called ≠ Militant leader 2 Harbour Post 2",
            "≠ Rebel commander 1 Morning Wire 1",
        ]
        assert "written Idris Voln 3 Harbour Post 2, Morning Wire 1" in shown
        assert "seen 2 Mar 2031 – 4 May 2031 █ ▅ by month" in shown
        assert all(len(line) <= size[0] for line in lines(pilot))


async def test_a_role_and_a_quotation_lead_to_their_place_in_the_article(
    torn: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(torn).run_test(size=NARROW) as pilot:
        for words, title, marked in (
            ("Militant leader", "The pass, 2031-05-04", "Militant leader"),
            ("“We stay,”", "The pass, 2031-03-03", "We stay,"),
        ):
            browse = await opened(pilot, settle)
            await choose(pilot, settle, words)
            assert pilot.app.screen is browse and browse.stage == "article"
            view = browse.query_one(Panes).current.view
            assert view.annotated is not None and view.eye is not None
            assert view.annotated.article.title == title
            assert view.annotated.article.text[view.eye.start : view.eye.end] == marked
            await pilot.press("right_curly_bracket")
            assert view.place is None and view.mention is not None


@pytest.mark.parametrize(
    ("words", "query", "number"),
    [
        ("3 articles", 'entity:"Idris Voln"', 3),
        ("  Voln", 'entity:"Idris Voln" "Voln"', 3),
        ("written    Idris Voln", 'entity:"Idris Voln"', 3),
        ("Harbour Post   ", 'entity:"Idris Voln" source:"Harbour Post"', 2),
    ],
)
async def test_other_lines_lead_to_a_search(
    torn: Path, make_app: Make, settle: Any, words: str, query: str, number: int
) -> None:
    async with make_app(torn).run_test(size=WIDE) as pilot:
        browse = await opened(pilot, settle)
        await choose(pilot, settle, words)
        assert browse.query_one(QueryInput).value == query
        assert browse.query_one(Results).row_count == number


async def test_a_name_with_marks_of_quotation_is_searched_for(
    torn: Path, make_app: Make, settle: Any
) -> None:
    with Library.open(torn) as library:
        library.edit_entity("rename", "person:idris-voln", 'Idris "Old „Fox” V." Voln')
    async with make_app(torn).run_test(size=NARROW) as pilot:
        browse = await opened(pilot, settle)
        await pilot.press("slash")
        await settle(pilot)
        assert browse.query_one(QueryInput).value == 'entity:"Idris Old Fox V. Voln"'
        assert browse.query_one(Results).row_count == 3


async def test_the_timeline_opens_by_month_and_a_month_leads_to_its_articles(
    torn: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(torn).run_test(size=NARROW) as pilot:
        browse = await opened(pilot, settle)
        await choose(pilot, settle, "by month")
        assert [line for line in lines(pilot) if "Mar 2031 " in line]
        await choose(pilot, settle, "Mar 2031    ")
        assert browse.query_one(QueryInput).value == 'entity:"Idris Voln" on:2031-03'
        assert browse.query_one(Results).row_count == 2


async def test_a_name_beside_it_has_its_card_over_this_one(torn: Path, make_app: Make, settle: Any) -> None:
    async with make_app(torn).run_test(size=WIDE) as pilot:
        browse = await opened(pilot, settle)
        first = pilot.app.screen
        await choose(pilot, settle, "Ulla Rehn")
        assert isinstance(pilot.app.screen, EntityCardScreen) and pilot.app.screen is not first
        await pilot.press("escape")
        assert pilot.app.screen is first
        await choose(pilot, settle, "Ulla Rehn")
        await pilot.press("slash")
        await settle(pilot)
        assert pilot.app.screen is browse
        assert browse.query_one(QueryInput).value == 'entity:"Ulla Rehn"'


@pytest.mark.parametrize("where", ["main screen", "card"])
async def test_a_change_to_a_name_is_told_kept_and_taken_back(
    torn: Path, make_app: Make, settle: Any, where: str
) -> None:
    def rows(browse: BrowseScreen) -> list[str]:
        return [row.name for row in browse.query_one(EntityList).rows]

    async with make_app(torn).run_test(size=NARROW) as pilot:
        browse = await opened(pilot, settle)
        await pilot.press("n", *"Idris V.", "enter")
        await settle(pilot)
        assert pilot.app.screen is browse and rows(browse) == ["Idris V."]
        assert pilot.app.told[-1] == "Idris Voln is now called Idris V. · U takes it back"  # type: ignore[attr-defined]
    assert "Idris V." in (config_dir() / "entities.yaml").read_text(encoding="utf-8")
    async with make_app(torn).run_test(size=NARROW) as pilot:
        browse = await opened(pilot, settle, "idris")
        if where == "main screen":
            await pilot.press("escape")
        await pilot.press("U")
        await settle(pilot)
        assert pilot.app.screen is browse and rows(browse) == ["Idris Voln"]
        assert pilot.app.told[-1] == "taken back: Idris Voln is now called Idris V."  # type: ignore[attr-defined]


async def test_the_card_tells_its_keys(torn: Path, make_app: Make, settle: Any) -> None:
    async with make_app(torn).run_test(size=NARROW) as pilot:
        browse = await opened(pilot, settle)
        await pilot.press("?")
        await settle(pilot)
        choices = pilot.app.screen.query_one(ChoiceList)
        assert "Call it differently" in [choice.label for choice in choices.choices]
        await pilot.press(*"two sources", "enter")
        await settle(pilot)
        assert pilot.app.screen is browse
        chosen = {facet.value for facet in browse.query_one(Filters).chosen}
        assert chosen == {"Idris Voln", "Harbour Post", "Morning Wire"}


async def test_a_change_on_a_card_over_another_leaves_both(torn: Path, make_app: Make, settle: Any) -> None:
    async with make_app(torn).run_test(size=WIDE) as pilot:
        browse = await opened(pilot, settle)
        await choose(pilot, settle, "Ulla Rehn")
        await pilot.press("i")
        await settle(pilot)
        assert pilot.app.screen is browse
        assert [row.name for row in browse.query_one(EntityList).rows] == ["Idris Voln"]


def test_months_without_articles_are_gaps_and_a_long_time_is_told_in_longer_steps() -> None:
    months = (("2030-11", 2), ("2031-02", 5))
    assert over_time(months) == [2, 0, 0, 5]
    assert over_time(months, steps=2) == [2, 5]
    assert over_time(months, steps=3) == [2, 5]


async def test_the_cursor_stays_on_a_name_that_is_changed_and_on_the_next_one_when_it_is_gone(
    torn: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(torn).run_test(size=WIDE) as pilot:
        browse: BrowseScreen = await settle(pilot)
        listing = browse.query_one(EntityList)
        await pilot.press("3")
        await settle(pilot)
        names = [row.name for row in listing.rows]
        assert names[0] == "Idris Voln" and "Ulla Rehn" in names[1:]
        await pilot.press(*["j"] * names.index("Ulla Rehn"), "enter")
        await settle(pilot)
        await pilot.press("n", *"Ulla R.", "enter")
        await settle(pilot)
        assert listing.row is not None and listing.row.name == "Ulla R."
        await pilot.press("U")
        await settle(pilot)
        assert listing.row.name == "Ulla Rehn"
        listing.selected = 0
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("i")
        assert "taking it out of the names …" in pilot.app.told  # type: ignore[attr-defined]
        await settle(pilot)
        assert listing.row is not None and listing.row.name == names[1]
