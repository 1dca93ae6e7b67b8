"""Two figures read as of one kind, where the words allow for it: pounds as a weight, "doubled" as 100 percent."""

from __future__ import annotations

import re
from dataclasses import replace
from math import isclose

from reader.compare.pair import Pair
from reader.compare.quantities import is_change, share
from reader.text.numbers import Figure
from reader.text.units import CONVERTED

_CHANGES = re.compile(r"doubl|tripl|trebl|quadrupl|halv", re.IGNORECASE)
_POUNDS = re.compile(r"\bpounds?\b", re.IGNORECASE)
_ABOUT = 40.0
"""Percent in which a change told as a multiple is stated."""

_WARMER = 12.0
"""Degrees up to which a temperature may be how much warmer it is."""

_OFF = 0.06
"""How far two differences in temperature may be apart for one to be the other converted, as a share."""


def as_one_kind(pair: Pair, left: Figure, right: Figure) -> tuple[Figure, Figure]:
    """Both figures, one of them in the unit of the other where it can be read so."""
    return (
        _read_beside(left, right, pair.left_text, pair.right_text),
        _read_beside(right, left, pair.right_text, pair.left_text),
    )


def _read_beside(one: Figure, other: Figure, text: str, other_text: str) -> Figure:
    if one.unit == "gbp" and CONVERTED.get(other.unit, ("", 0, 0))[0] == "kg":
        weight = _POUNDS.search(text, one.start, one.end)
        return replace(one, unit="lb", kind="measure") if weight else one
    if one.kind == "multiple" and other.kind == "percent" and is_change(other, other_text):
        change = abs(one.value - 1) * 100
        return share(text, one.start, one.end, change, _ABOUT) if _CHANGES.match(text, one.start) else one
    if one.unit == "fahrenheit" and other.unit == "celsius":
        warmer = abs(other.value) <= _WARMER and isclose(one.value / 1.8, other.value, rel_tol=_OFF)
        return other if warmer else one
    if one.unit == "degree" and other.unit in ("celsius", "fahrenheit"):
        return replace(one, unit=_scale_beside(one, other))
    return one


def _scale_beside(bare: Figure, scaled: Figure) -> str:
    """The scale in which degrees without one come nearer to degrees with one."""
    fahrenheit = scaled.value if scaled.unit == "fahrenheit" else scaled.value * 1.8 + 32
    celsius = (fahrenheit - 32) / 1.8
    return min((abs(bare.value - celsius), "celsius"), (abs(bare.value - fahrenheit) / 1.8, "fahrenheit"))[1]
