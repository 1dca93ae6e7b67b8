"""Two annotated articles -> what they share, word differently, contradict and leave out."""

from __future__ import annotations

from reader.compare.align import align
from reader.compare.only import only
from reader.compare.units import units
from reader.model import NAME_TYPES, Annotated, Comparison, Link, LinkKind


def compare(left: Annotated, right: Annotated) -> Comparison:
    """Compare two reports passage by passage; the sides stay as given."""
    lefts, rights = units(left), units(right)
    links = []
    for i, j, score in align(lefts, rights).pairs:
        same = lefts[i].text.split() == rights[j].text.split()
        kind: LinkKind = "same" if same else "wording"
        links.append(Link(lefts[i].span, rights[j].span, kind, score))
    left_names, right_names = _entities(left), _entities(right)
    return Comparison(
        left.article.id,
        right.article.id,
        tuple(links),
        only(lefts, {link.left for link in links}),
        only(rights, {link.right for link in links}),
        tuple(sorted(left_names & right_names)),
        tuple(sorted(left_names - right_names)),
        tuple(sorted(right_names - left_names)),
    )


def _entities(annotated: Annotated) -> set[str]:
    return {m.entity for m in annotated.mentions if m.entity and m.type in NAME_TYPES}
