"""Figures that agree as one side states its less precisely: "about 20" and 23, "5 to 7" and 6, 12 and 12.4."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, TypeAlias

from reader.text.numbers import Figure, comparable, conflict

Looseness: TypeAlias = Literal["bound", "range", "vague", "rounded", "near"]

_FAR = 0.3
"""Share of its value beyond which nothing is "about" a figure, however round it is."""

_OPEN = ("least", "most")


def looser(left: Figure, right: Figure) -> Looseness | None:
    """What makes the less precise one of two figures in one unit that can, or nearly can, both be right."""
    right = replace(right, noun=left.noun)
    if left.unit != right.unit or not comparable(left, right) or _alike(left, right):
        return None
    if conflict(left, right) == "conflict":
        return "near" if _near(left, right) or _near(right, left) else None
    bounds: set[str] = {left.bound, right.bound}
    if len(bounds) == 1:
        return "rounded" if bounds & {"exact", "about"} else None
    if "vague" in bounds:
        return "vague"
    if "range" in bounds:
        return "range"
    return "bound" if bounds & set(_OPEN) else "rounded"


def _alike(left: Figure, right: Figure) -> bool:
    """Whether both state one value; a share in words is told in whole percent."""
    off = abs(left.value - right.value)
    in_words = any(
        figure.kind == "percent" and figure.approximate and figure.step > 1 for figure in (left, right)
    )
    return off < 1 if in_words else off == 0


def _near(about: Figure, other: Figure) -> bool:
    """Whether a figure is too near to one told as approximate to be surely another."""
    if not about.approximate or about.bound == "vague" or other.bound in ("range", *_OPEN):
        return False
    off = abs(about.value - other.value)
    far = max(_FAR * abs(about.value), 0.0 if about.scaled else min(about.step, 1.0))
    return off <= far and off < (1 if about.scaled else 2) * about.step
