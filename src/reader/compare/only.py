"""Passages only one article has: how much they weigh and how far down they stand."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reader.compare.terms import WORD
from reader.compare.units import Unit
from reader.model import OnlyOne, Span


def only(side: Sequence[Unit], linked: Collection[Span]) -> tuple[OnlyOne, ...]:
    """The compared body passages that no link touches, in the article's order."""
    return tuple(
        OnlyOne(unit.passage.start, unit.passage.end, round(weight(unit), 3), round(unit.placement, 3))
        for unit in side
        if unit.span not in linked and unit.passage.kind == "body"
    )


def weight(unit: Unit, part: Span | None = None) -> float:
    """How much its absence elsewhere matters: a lead, figures, quotations and names count, colour less.

    Of a passage of which only a `part` is missing, that part counts.
    """
    span = part or unit.span
    words = unit.text[span.start - unit.passage.start : span.end - unit.passage.start]
    within = [term for term in unit.terms if span.start <= term.start < span.end]
    figures = sum(match.group()[0].isdigit() for match in WORD.finditer(words))
    names = {term.stem for term in within} & unit.names
    quoted = any(quote.start < span.end and span.start < quote.end for quote in unit.quotes)
    found = (
        0.15
        + 0.30 * (1 - unit.placement) ** 2
        + 0.15 * min(1.0, figures / 2)
        + 0.15 * quoted
        + 0.15 * min(1.0, len(names) / 3)
        + 0.10 * min(1.0, len(within) / 15)
    )
    return min(1.0, found)
