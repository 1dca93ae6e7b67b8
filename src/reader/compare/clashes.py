"""How two figures of one thing part: a conflict, two bounds, units or currencies, one less precise than the other."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, TypeAlias

from reader.compare.rounding import looser
from reader.compare.terms import stem
from reader.text.numbers import Figure, conflict
from reader.text.qualifiers import qualified_span
from reader.text.units import CONVERTED

Clash: TypeAlias = Literal[
    "figures",
    "bounds",
    "units",
    "scales",
    "amounts",
    "currency",
    "sign",
    "unit",
    "bound",
    "range",
    "vague",
    "rounded",
    "near",
]

REASONS: dict[Clash, str] = {
    "figures": "different figures",
    "bounds": "both give bounds",
    "units": "different figures in two units",
    "scales": "degrees that may be of Celsius and of Fahrenheit",
    "amounts": "sums in two currencies",
    "currency": "another currency",
    "sign": "a figure with and without a minus",
    "unit": "a unit on one side only",
    "bound": "one side gives a bound",
    "range": "one side gives a range",
    "vague": "one side gives no exact figure",
    "rounded": "one figure is rounded",
    "near": "one figure is approximate",
}

_OPEN = ("least", "most")
_DOLLARS = frozenset({"usd", "aud", "cad", "hkd"})


def clash(left: Figure, right: Figure, alike: bool = False) -> Clash | None:
    """How two figures of one thing part, if they do; `alike` takes them to count the same."""
    if alike or same_noun(left, right):
        right = replace(right, noun=left.noun)
    if left.kind == right.kind == "money" and left.unit != right.unit:
        return _in_two_currencies(left, right)
    if conflict(left, right) == "conflict":
        if other_scales(left, right):
            return "scales"
        in_two_units = left.unit != right.unit and left.unit in CONVERTED
        return "units" if in_two_units else looser(left, right) or "figures"
    if left.bound != right.bound or left.bound not in _OPEN:
        return looser(left, right)
    return "bounds" if conflict(_unbound(left), _unbound(right)) == "conflict" else None


def same_noun(left: Figure, right: Figure) -> bool:
    """Whether both count the same by name, whatever the ending of its case."""
    one, other = left.noun, right.noun
    return bool(one and other) and (stem(one) == stem(other) or one.rstrip("ns") == other.rstrip("ns"))


def other_scales(left: Figure, right: Figure) -> bool:
    """Whether degrees without a scale may be of Celsius on one side and of Fahrenheit on the other."""
    low, high = sorted((left.value, right.value))
    return left.unit == right.unit == "degree" and abs((high - 32) / 1.8 - low) <= 1.0


def _unbound(figure: Figure) -> Figure:
    return replace(figure, low=figure.value, high=figure.value, bound="exact")


def one_currency(left: Figure, right: Figure) -> bool:
    """Whether both sums may be of one currency: a dollar sign alone does not tell whose dollars."""
    return left.unit == right.unit or {left.unit, right.unit} <= _DOLLARS


def _in_two_currencies(left: Figure, right: Figure) -> Clash | None:
    if "cent" in (left.unit, right.unit) or one_currency(left, right):
        return None
    return "currency" if (left.low, left.high) == (right.low, right.high) else "amounts"


def unit_missing(left: Figure, right: Figure) -> bool:
    """Whether one side gives a sum or share where the other has the number alone."""
    return any(
        bare(one) and other.kind in ("money", "percent") and (one.low, one.high) == (other.low, other.high)
        for one, other in ((left, right), (right, left))
    )


def bare(figure: Figure) -> bool:
    """Whether a figure is a number alone, without what it counts."""
    return figure.kind == "cardinal" and not figure.unit and not figure.noun


def reason(clash: Clash, left: str, right: str, counted: str = "") -> str:
    """The clash in words, with both figures as they are written."""
    return f"{REASONS[clash]}{f' ({counted})' if counted else ''}: {left} on the left, {right} on the right"


def counted(left: Figure, right: Figure) -> str:
    """What two figures count; the longer of two words for it."""
    return max(left.noun, right.noun, key=lambda noun: (len(noun), noun))


def as_written(text: str, figure: Figure) -> str:
    """A figure with its qualifier, on one line: "about 20", "more than 100", "65 or more"."""
    start, end = qualified_span(text, figure.start, figure.end)
    return " ".join((text[start : figure.start].lower() + text[figure.start : end]).split())
