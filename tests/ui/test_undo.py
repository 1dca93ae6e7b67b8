"""What was done last is taken back, whatever it was, step by step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reader.ui.widgets.results import Results

from .seen import NARROW, WIDE, Make, app_of, said, view


async def test_stars_tags_notes_and_marks_are_taken_back_in_turn(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        library = app_of(pilot).library
        assert library is not None

        def state() -> tuple[object, ...]:
            row = library.rows([id])[0]
            shown = browse.query_one(Results).entry.row
            assert (shown.starred, shown.read, shown.tags) == (row.starred, row.read, row.tags)
            return row.starred, row.read, row.tags, library.note(id)

        id = browse.query_one(Results).entry.row.id
        steps = [state()]
        for keys in (
            ("asterisk",),
            ("plus", *"port", "enter"),
            ("a", *"ask", "ctrl+s"),
            ("u",),
            ("asterisk",),
        ):
            await pilot.press(*keys)
            await settle(pilot)
            assert "U takes it back" in said(pilot)[-1]
            steps.append(state())
        assert steps[-1] == (False, True, ("port",), "ask")
        for before in reversed(steps[:-1]):
            await pilot.press("U")
            await settle(pilot)
            assert "taken back: " in said(pilot)[-1]
            assert state() == before
        assert "U again" not in said(pilot)[-1]
        await pilot.press("U")
        await settle(pilot)
        assert "nothing to undo" in said(pilot)[-1]


async def test_the_notice_names_the_deed_its_article_and_the_next_step(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        first = browse.query_one(Results).entry.row.title
        await pilot.press("asterisk")
        await settle(pilot)
        await pilot.press("j", "a", *"why", "escape")
        await settle(pilot)
        second = browse.query_one(Results).entry.row.title
        await pilot.press("U")
        await settle(pilot)
        taken, _, again = said(pilot)[-1].partition("\n")
        assert taken.startswith(f"taken back: note kept: “{second[:30]}")
        assert again.startswith(f"U again takes back starred: “{first[:30]}")


async def test_an_undone_note_goes_from_the_article_that_is_read(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=NARROW) as pilot:
        browse = await settle(pilot)
        await pilot.press("enter", "a", *"verify", "escape")
        await settle(pilot)
        assert view(browse).note == "verify"
        await pilot.press("U")
        await settle(pilot)
        assert view(browse).note == ""
