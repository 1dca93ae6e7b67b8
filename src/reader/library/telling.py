"""Which other report of an event to put beside one: the one that most can be seen from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import HARD, Comparison

if TYPE_CHECKING:
    from reader.library import Library

LOOKED_AT = 4
"""So many of the likeliest partners are compared."""


def most_telling(library: Library, id: str) -> str | None:
    """The report of the same story that differs most in figures, dates, names and denials; None without any.

    Among equals it is the likeliest partner.
    """
    story = library.story_of(id)
    if story is None:
        return None
    partners = [partner.id for partner in library.partners(id) if partner.id in story.articles][:LOOKED_AT]
    if len(partners) < 2:
        return partners[0] if partners else None
    return max(partners, key=lambda other: hard_differences(library.compare(id, other)))


def hard_differences(comparison: Comparison) -> int:
    """How many figures, dates, names and denials surely differ."""
    return sum(
        difference.sure and difference.type in HARD
        for link in comparison.links
        for difference in link.differences
    )
