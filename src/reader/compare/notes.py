"""What a reader should know of a comparison as a whole, in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence

from reader.compare.units import MAX_PASSAGES, Unit, takes_part
from reader.model import Annotated, Link


def notes(
    left: Annotated, right: Annotated, lefts: Sequence[Unit], rights: Sequence[Unit], links: Sequence[Link]
) -> tuple[str, ...]:
    """Remarks on the pair: the same text twice, an empty side, two languages, nothing shared, a cut."""
    found = []
    sides = (("left", left, lefts), ("right", right, rights))
    empty = [name for name, _, side in sides if not side]
    if empty:
        both = len(empty) == 2
        found.append("Both articles are empty." if both else f"The {empty[0]} article is empty.")
    elif left.article.text.split() == right.article.text.split():
        found.append("Both sides are the same text.")
    elif left.article.language != right.article.language:
        found.append(
            f"The articles are in two languages ({left.article.language} and {right.article.language}): "
            "only names, figures and words spelled alike can be matched."
        )
    if lefts and rights and not links:
        found.append("The two articles share no statement.")
    for name, annotated, side in sides:
        total = sum(takes_part(p, annotated.article.text) for p in annotated.article.passages)
        if total > MAX_PASSAGES:
            found.append(
                f"Only the first {len(side):,} of {total:,} passages of the {name} article were compared."
            )
    return tuple(found)
