"""The value type of a figure found in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

FigureKind: TypeAlias = Literal[
    "cardinal",
    "ordinal",
    "percent",
    "money",
    "duration",
    "measure",
    "multiple",
    "age",
    "score",
    "time",
    "year",
]
Bound: TypeAlias = Literal["exact", "about", "nearly", "least", "most", "range", "vague"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: from `low` to `high` of `unit` (canonical singular) and `noun` (lemma), both maybe empty.

    `value` is the number stated, `bound` how it is qualified, `step` the precision it is stated in and
    `scaled` whether a decimal or a scale word ("3.5 million") sets that. An `approximate` figure may be off
    a little on either side. A score of 3-1 has `low` 3 and `high` 1; a time is in hours; a share ("two-thirds")
    is in percent. `fate` tells what befell the people counted (dead, injured, …), where that is said.
    """

    start: int
    end: int
    low: float
    high: float
    unit: str = ""
    noun: str = ""
    approximate: bool = False
    kind: FigureKind = "cardinal"
    bound: Bound = "exact"
    value: float = 0.0
    step: float = 1.0
    scaled: bool = False
    fate: str = ""
