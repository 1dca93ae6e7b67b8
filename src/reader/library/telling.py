"""Which other reports of an event to put beside one: first the one that most can be seen from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import HARD, Comparison, Partner

if TYPE_CHECKING:
    from reader.library import Library

LOOKED_AT = 4
"""So many of the likeliest partners are compared."""


def partners(library: Library, id: str) -> tuple[Partner, ...]:
    """Other sources' reports of the same story, the most telling first; none where there is no story.

    Of the likeliest, those that differ most in figures, dates, names and denials come first; the others follow.
    """
    story = library.story_of(id)
    if story is None:
        return ()
    likeliest = [partner for partner in library.partners(id) if partner.id in story.articles]
    if len(likeliest) < 2:
        return tuple(likeliest)
    looked_at, others = likeliest[:LOOKED_AT], likeliest[LOOKED_AT:]
    telling = sorted(looked_at, key=lambda one: -hard_differences(library.compare(id, one.id)))
    return (*telling, *others)


def hard_differences(comparison: Comparison) -> int:
    """How many figures, dates, names and denials surely differ."""
    return sum(
        difference.sure and difference.type in HARD
        for link in comparison.links
        for difference in link.differences
    )
