"""Whether what two linked passages say at some place is said of two people or bodies."""

from __future__ import annotations

import re

from reader.compare.names import same_bearer
from reader.compare.pair import Pair, name_of
from reader.compare.units import Unit
from reader.model import Mention, Span

_SPEAKS = re.compile(
    r"\s+(?:\w+\s+)?(?:sa(?:id|ys?|ying)|told|tells|claimed|added|insist(?:ed|s))\b", re.IGNORECASE
)
_OWNS = re.compile(r"['’]")
_BREAK = re.compile(r"[,;:.!?—–]|--|\b(?:but|although|though|whereas|while|because)\b", re.IGNORECASE)


def of_two(pair: Pair, left: Span, right: Span) -> bool:
    """Whether the last names before two places are of two, whom the other passages do not name.

    One such stranger is enough if it stands in the clause of its place. Who only speaks is passed over unless
    both sides name nobody else, and so is whose something is.
    """
    (ours, speakers), (theirs, other_speakers) = _names(pair.left, left), _names(pair.right, right)
    if bool(ours) != bool(theirs):
        return False
    one, other = (ours or speakers)[-1:], (theirs or other_speakers)[-1:]
    if not one or not other or _same(pair, one[0], other[0]):
        return False
    strange = not any(_same(pair, one[0], their) for their in pair.right.mentions)
    other_strange = not any(_same(pair, our, other[0]) for our in pair.left.mentions)
    return (
        (strange and other_strange)
        or (strange and _in_one_clause(pair.left, one[0], left))
        or (other_strange and _in_one_clause(pair.right, other[0], right))
    )


def _names(unit: Unit, place: Span) -> tuple[list[Mention], list[Mention]]:
    """Who is named before a place without speaking, and who speaks."""
    named: list[Mention] = []
    speaking: list[Mention] = []
    for mention in unit.mentions:
        end = mention.end - unit.passage.start
        if mention.end > place.start or mention.type not in ("PERSON", "ORG") or _OWNS.match(unit.text, end):
            continue
        (speaking if _SPEAKS.match(unit.text, end) else named).append(mention)
    return named, speaking


def _in_one_clause(unit: Unit, name: Mention, place: Span) -> bool:
    return not _BREAK.search(unit.text, name.end - unit.passage.start, place.start - unit.passage.start)


def _same(pair: Pair, left: Mention, right: Mention) -> bool:
    ours = name_of(left, pair.left_text, pair.left_article.entities)
    theirs = name_of(right, pair.right_text, pair.right_article.entities)
    return same_bearer(left, ours, right, theirs)
