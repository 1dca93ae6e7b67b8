"""How what is marked in the passages of a comparison looks; no App needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from rich.style import Style

from reader.model import Span
from reader.ui.paint import Paint
from reader.ui.render import Marks
from reader.ui.widgets.comparison_blocks import ONLY, Side
from reader.ui.widgets.comparison_sides import Mark, Shown


def mark_style(what: str, paint: Paint) -> Style:
    """How a mark looks: what surely differs is set off from all else, changed words are only underlined."""
    if what == "focus":
        return Style(reverse=False) + paint.current + Style(underline2=True)
    if what == "changed":
        return Style(underline=True)
    if what == "quote":
        return paint.link["quote"]
    if what in ONLY.values():
        return paint.link[what] + Style(underline=True)
    hue = paint.difference.get(what.rstrip("?"), paint.warning)
    unsure = what.endswith("?")
    return hue + (Style(bold=True, italic=True, underline=True) if unsure else Style(bold=True, reverse=True))


def merge(shown: Shown, style: Callable[[str], Style], focus: set[Span]) -> Marks:
    """The marks of a passage cut at every edge, each stretch with all the styles that lie over it."""
    marks = [*shown.marks, *(Mark(*shown.moved(span), "focus") for span in focus)]
    edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)})
    made: list[tuple[int, int, Style]] = []
    order = {"only_left": 0, "only_right": 0, "quote": 1, "changed": 2, "focus": 9}
    for start, end in pairwise(edges):
        over = [mark.what for mark in marks if mark.start <= start and end <= mark.end]
        if over:
            combined = Style.null()
            for what in sorted(set(over), key=lambda what: order.get(what, 5)):
                combined = combined + style(what)
            made.append((start, end, combined))
    return Marks.of(made)


def focus_of(
    stretches: Iterable[tuple[Side, Span]], shown_of: Mapping[Side, Sequence[tuple[Span, Shown]]]
) -> frozenset[tuple[Shown, Span]]:
    """Stretches of the two articles, each within the passage it lies in."""
    return frozenset(
        (shown, Span(where.start - span.start, where.end - span.start))
        for side, where in stretches
        for span, shown in shown_of[side]
        if span.start <= where.start and where.end <= span.end
    )
