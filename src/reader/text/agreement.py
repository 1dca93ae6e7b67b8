"""Whether two figures count the same thing, and whether they can both be true."""

from __future__ import annotations

import math
from typing import Literal, TypeAlias

from reader.text.figure import Figure
from reader.text.units import DAYS, METRES

Agreement: TypeAlias = Literal["same", "compatible", "conflict"]

_ABOUT, _BOTH_ABOUT, _VAGUE = 0.16, 0.05, 0.1
_WITHIN = 0.99
_ROUNDING = 0.02
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
    "more than 100" with "at least 130", "year-long" with 13 months, "3.5 million" with 3,512,000, 100 km with 62
    miles; two exact figures in one unit must be equal.
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
    """How far apart figures in two units may be: half of what the coarser one is stated in."""
    if a.unit not in METRES:
        return max(_scale(a)[1] * a.step, _scale(b)[1] * b.step) / 2
    unit = max(_scale(a)[1] * min(a.step, 1.0), _scale(b)[1] * min(b.step, 1.0)) / 2
    return max(unit, _BOTH_ABOUT * max(abs(a.value * _scale(a)[1]), abs(b.value * _scale(b)[1])))


def _rounded(a: Figure, b: Figure) -> bool:
    """Is the coarser figure what the finer one rounds to?"""
    coarse, fine = (a, b) if a.step >= b.step else (b, a)
    if coarse.step == fine.step or not fine.value:
        return False
    off = abs(coarse.value - fine.value)
    return coarse.scaled and off <= coarse.step / 2 * (1 + 1e-9) and off <= _ROUNDING * abs(fine.value)


def _scale(figure: Figure) -> tuple[str, float]:
    """The unit a figure can be converted to, and the factor."""
    if figure.kind == "duration" and figure.unit in DAYS:
        return "day", DAYS[figure.unit]
    if figure.unit in METRES:
        return "m", METRES[figure.unit]
    return figure.unit, 1.0


def _scaled(figure: Figure) -> tuple[float, float]:
    factor = _scale(figure)[1]
    return figure.low * factor, figure.high * factor


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
