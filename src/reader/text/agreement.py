"""Whether two figures count the same thing, and whether they can both be true."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Literal, TypeAlias

from reader.text.figure import Figure
from reader.text.units import CONVERTED, DAYS

Agreement: TypeAlias = Literal["same", "compatible", "conflict"]

_ABOUT, _BOTH_ABOUT, _VAGUE = 0.16, 0.05, 0.1
_WITHIN = 0.99
_ROUNDING = 0.05
_WRITTEN_OUT = 100
_NEVER_ROUNDED = frozenset({"ordinal", "age", "time"})
_PEOPLE = frozenset({"person", "dead", "injured", "missing", "arrested"})


def comparable(a: Figure, b: Figure) -> bool:
    """Are two figures of one kind, in units that convert, and of one noun and fate as far as both name one?

    Years are never comparable here: dates are compared as dates.
    """
    if a.kind != b.kind or a.kind == "year" or _scale(a)[0] != _scale(b)[0]:
        return False
    if a.fate and b.fate and a.fate != b.fate:
        return False
    if not a.noun or not b.noun or a.noun == b.noun:
        return True
    return "person" in (a.noun, b.noun) and {a.noun, b.noun} <= _PEOPLE


def conflict(a: Figure, b: Figure) -> Agreement:
    """`same` if two figures say the same, `conflict` if both can't be true as stated, else `compatible`.

    Figures that are not comparable are compatible. "About 20" agrees with 23, "more than 20" with 25,
    "more than 100" with "at least 130", "year-long" with 13 months, "3.5 million" with 3,512,000, 2,000 with 1,987,
    100 km with 62 miles, 40 °C with 104 °F; two exact figures in one unit must be equal but for rounding.
    """
    if not comparable(a, b):
        return "compatible"
    if a.kind == "score":
        return "same" if (a.low, a.high) in ((b.low, b.high), (b.high, b.low)) else "conflict"
    left, right = _scaled(a), _scaled(b)
    if all(_close(x, y) for x, y in zip(left[:2], right[:2], strict=True)):
        return "same"
    if a.bound == b.bound and a.unit == b.unit and a.bound != "vague":
        return _agree_alike(a, b)
    slack = 0.0 if a.unit == b.unit else _converted(a, b)
    low_a, high_a = _widened(a)
    low_b, high_b = _widened(b)
    return "compatible" if max(low_a, low_b) - slack <= min(high_a, high_b) * (1 + 1e-9) else "conflict"


def _agree_alike(a: Figure, b: Figure) -> Agreement:
    """Two figures qualified in one way: both bounds can hold, else their stated values must agree, up to rounding."""
    if a.bound in ("least", "most"):
        return "compatible"
    if a.bound == "range":
        return "conflict"
    if a.bound in ("about", "nearly"):
        off = abs(a.value - b.value)
        return "compatible" if off <= _BOTH_ABOUT * max(abs(a.value), abs(b.value)) else "conflict"
    return "compatible" if _rounded(a, b) else "conflict"


def _converted(a: Figure, b: Figure) -> float:
    """How far apart figures in two units may be: half of what either is stated in, and a share of the larger."""
    steps = [_scale(figure)[1] * figure.step for figure in (a, b)]
    if a.unit not in CONVERTED:
        return max(steps) / 2
    unit = sum(_scale(figure)[1] * min(figure.step, 1.0) for figure in (a, b)) / 2
    share = 0.0 if _scale(a)[0] == "celsius" else _BOTH_ABOUT
    return max(unit, share * max(abs(_in_base(a, a.value)), abs(_in_base(b, b.value))))


def _rounded(a: Figure, b: Figure) -> bool:
    """Is one figure what the other rounds to: 12 and 12.4, 1.2 and 1.23 million, 2,000 and 1,987?"""
    off = abs(a.value - b.value)
    return a.kind not in _NEVER_ROUNDED and any(
        off <= step / 2 * (1 + 1e-9)
        for coarse, fine in ((a, b), (b, a))
        for step in _rounded_to(coarse, off)
        if off and fine.step < step
    )


def _rounded_to(figure: Figure, off: float) -> Iterator[float]:
    """What a figure may be rounded to: its last digit, or the noughts it ends with, if that takes but little away."""
    last = figure.step if figure.scaled else min(figure.step, 1.0)
    yield last
    digits = round(abs(figure.value) / last)
    least = _WRITTEN_OUT / 10 if figure.kind == "measure" else _WRITTEN_OUT
    if digits >= least and off <= _ROUNDING * abs(figure.value):
        yield last * 10.0 ** _noughts(digits)


def _noughts(number: int) -> int:
    return len(str(number)) - len(str(number).rstrip("0"))


def _scale(figure: Figure) -> tuple[str, float, float]:
    """The unit a figure can be converted to, the factor, and where its own unit has the zero."""
    if figure.kind == "duration" and figure.unit in DAYS:
        return "day", DAYS[figure.unit], 0.0
    return CONVERTED.get(figure.unit, (figure.unit, 1.0, 0.0))


def _in_base(figure: Figure, value: float) -> float:
    """A value in a figure's unit, converted."""
    _, factor, zero = _scale(figure)
    return (value - zero) * factor


def _scaled(figure: Figure) -> tuple[float, float]:
    return _in_base(figure, figure.low), _in_base(figure, figure.high)


def _close(x: float, y: float) -> bool:
    return x == y or (math.isfinite(x) and math.isfinite(y) and math.isclose(x, y, rel_tol=1e-6))


def _widened(figure: Figure) -> tuple[float, float]:
    """The span of values a figure leaves open, in its base unit."""
    low, high = _scaled(figure)
    step = figure.step * _scale(figure)[1]
    half = step / 2 if figure.scaled and figure.bound == "exact" else 0.0
    return low - _slack(figure, low, step) - half, high + _slack(figure, high, step) + half


def _slack(figure: Figure, value: float, step: float) -> float:
    """How far off an approximate figure may be: never as far as the next one it could have been stated as."""
    if not math.isfinite(value):
        return 0.0
    if figure.bound == "vague":
        return _VAGUE * abs(value)
    if not figure.approximate or figure.bound != "about":
        return 0.0
    return min(_ABOUT * abs(value), step if figure.step == 1 else _WITHIN * step / (1 + figure.scaled))
