from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from .seen import Make


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        pytest.param((160, 48), (), id="wide"),
        pytest.param((110, 30), ("enter", "v", "j", "enter", "right_curly_bracket"), id="medium-split"),
        pytest.param((80, 24), ("enter", "right_curly_bracket", "enter"), id="narrow-card"),
        pytest.param((80, 24), ("question_mark", *"star"), id="narrow-help"),
    ],
)
def test_screens_look_as_they_did(
    library_copy: Path,
    make_app: Make,
    settle: Any,
    snap_compare: Any,
    size: tuple[int, int],
    keys: tuple[str, ...],
) -> None:
    async def press(pilot: Pilot[int]) -> None:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        await settle(pilot)

    assert snap_compare(make_app(library_copy), terminal_size=size, run_before=press)
