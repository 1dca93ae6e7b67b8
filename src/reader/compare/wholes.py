"""Figures that can both be true of one thing: a change and what it led to, a part and the rest of one whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import isclose

from reader.text.numbers import Figure

_BEFORE = re.compile(
    r"\b(by|from|to)\s+(?:(?:about|around|some|nearly|almost|over|roughly|only|just)\s+)?[$€£¥]?$"
)
_PERCENT = 100.0


def as_levels_and_changes(left: Figure, left_text: str, right: Figure, right_text: str) -> bool:
    """Whether one is a change ("by 40"), a beginning ("from 600") or an end ("to 640"), the other another one."""
    ours, theirs = _role(left, left_text), _role(right, right_text)
    return bool(ours and theirs) and ours != theirs


def _role(figure: Figure, text: str) -> str:
    found = _BEFORE.search(text, max(0, figure.start - 24), figure.start)
    return found[1] if found else ""


def make_a_whole(left: Figure, right: Figure, lefts: Sequence[Figure], rights: Sequence[Figure]) -> bool:
    """Whether two figures are a part and the rest: of 100 percent, or of a number that either side names too."""
    if left.kind != right.kind:
        return False
    whole = left.value + right.value
    if left.kind == "percent":
        return isclose(whole, _PERCENT)
    named = (one for side in (lefts, rights) for one in side if one not in (left, right))
    return any(one.kind == left.kind and isclose(one.value, whole) for one in named)
