"""When typing has paused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.rhythm import LONGEST_SECONDS, Rhythm


def typed(*apart: float) -> tuple[Rhythm, float]:
    """A rhythm after a key, and keys so many seconds apart; and when the last came."""
    rhythm, now = Rhythm(), 100.0
    rhythm.key(now)
    for seconds in apart:
        now += seconds
        rhythm.key(now)
    return rhythm, now


def test_nothing_is_waited_for_before_the_first_key() -> None:
    assert Rhythm().left(0.0) == 0.0


def test_after_one_key_the_next_is_awaited_for_a_while() -> None:
    rhythm, now = typed()
    assert 0.15 < rhythm.left(now) < LONGEST_SECONDS


@given(st.floats(0.03, 0.9 * LONGEST_SECONDS), st.integers(2, 9))
def test_a_steady_typist_is_not_interrupted_and_has_paused_soon_after(apart: float, keys: int) -> None:
    rhythm, now = typed(*[apart] * keys)
    assert rhythm.left(now + apart) > 0
    assert rhythm.left(now + 2 * apart) == 0


def test_a_key_that_comes_quicker_does_not_make_the_next_late() -> None:
    rhythm, now = typed(0.2, 0.2, 0.05)
    assert rhythm.left(now + 0.2) > 0


def test_keys_far_apart_are_no_typing() -> None:
    slow, at = typed(2.0, 2.0)
    once, then = typed()
    assert slow.left(at) == pytest.approx(once.left(then))
