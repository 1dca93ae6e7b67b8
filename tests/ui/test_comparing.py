"""What the footer says `c` compares with is what `c` compares with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reader.library import telling
from reader.ui.screens.comparison import ComparisonScreen
from reader.ui.widgets.bar import Bar
from reader.ui.widgets.footer import Footer

from .seen import WIDE, Make, app_of, said, words


async def test_the_footer_names_the_report_that_is_put_beside(
    tmp_path: Path, make_app: Make, settle: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    async with make_app(tmp_path / "empty").run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        library = app_of(pilot).library
        assert library is not None
        here = next(row.id for row in library.articles() if row.title.startswith("Bridge falls"))
        first, *others = telling.partners(library, here)
        assert first.source != library.partners(here)[0].source
        browse.open_article(here)
        await settle(pilot)
        assert f"compare with {first.source}" in words(browse.query_one(Footer))
        await pilot.press("c")
        await settle(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ComparisonScreen) and screen.loaded is not None
        assert screen.loaded.right.article.source == first.source
        assert f"partner 1/{1 + len(others)}" in words(screen.query_one("#head", Bar))


async def test_no_report_is_offered_where_there_is_no_other_of_the_story(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=WIDE) as pilot:
        browse = await settle(pilot)
        await pilot.press("G", "enter")
        await settle(pilot)
        assert "compare with" not in words(browse.query_one(Footer))
        await pilot.press("c")
        await settle(pilot)
        assert app_of(pilot).screen is browse
        assert any("no other report of this story" in told for told in said(pilot))
