"""A misspelt word: what was probably meant is shown at once, marked in the article, and said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reader.ui.widgets.panes import Panes
from reader.ui.widgets.results import Results

from .seen import Make


async def test_the_hits_of_a_near_spelling_are_shown_and_marked(
    library_copy: Path, make_app: Make, settle: Any
) -> None:
    async with make_app(library_copy).run_test(size=(160, 40)) as pilot:
        browse = await settle(pilot)
        await pilot.press("slash", *"orchrads", "enter")
        await settle(pilot)
        results = browse.query_one(Results)
        assert results.row_count == 1
        await pilot.press("enter")
        await settle(pilot)
        view = browse.query_one(Panes).current.view
        text = view.annotated.article.text
        assert {text[span.start : span.end].lower() for span in view.matches} == {"orchards"}
        said = "\n".join(str(line) for line in browse.query_one("Answer").render_line(0))
        assert "orchards… (nothing for orchrads)" in said
