"""Figures and dates that two passages tell of others: how many seats one party won, and how many another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reader.compare.denials import unstated
from reader.compare.exchanged_words import is_speech
from reader.compare.names import of_one, same_bearer
from reader.compare.pair import Pair, name_of
from reader.compare.place import CALENDAR, in_the_same_place
from reader.compare.terms import WORD, fold
from reader.compare.units import Unit
from reader.model import Annotated, Difference, Mention, Span

_OWNERS = ("PERSON", "ORG", "PLACE", "GROUP")
_OWNED = ("number", "date")
_EVENT_IN = re.compile(r"[^\W\d_]\s+(?:in|at|near|outside)\s+(?:the\s+)?$")


def unsure_of_others(pair: Pair, found: Iterable[Difference]) -> Iterator[Difference]:
    """The same differences, but that none in figures or dates is sure where the passages tell of others.

    Nor is one where only one side says that it is so, and the other denies or supposes it.
    """
    for one in found:
        if one.sure and one.type in _OWNED and one.left and one.right:
            stated = unstated(pair.left.text, pair.left.inside(one.left)) == unstated(
                pair.right.text, pair.right.inside(one.right)
            )
            yield replace(one, sure=stated and not _of_others(pair, one.left, one.right))
        else:
            yield one


def _of_others(pair: Pair, left: Span, right: Span) -> bool:
    """Whether the names nearest to two spans stand in the same place and neither is of whom the other side names."""
    ours, theirs = _nearest(pair.left, left), _nearest(pair.right, right)
    if not ours or not theirs or not in_the_same_place(pair, _at(ours), _at(theirs)):
        return False
    return not (
        any(_same(pair, ours, other) for other in _names(pair.right))
        or any(_same(pair, one, theirs) for one in _names(pair.left))
        or any(_speaks(text, name) for text, name in ((pair.left_text, ours), (pair.right_text, theirs)))
        or _one_event(pair, ours, left, theirs, right)
    )


def _names(unit: Unit) -> list[Mention]:
    """The names of a passage; words that are written as names but were not recognised, too."""
    found = [mention for mention in unit.mentions if mention.type in _OWNERS]
    loose = [
        Mention(term.start, term.end, "OTHER")
        for term in unit.terms
        if term.proper
        and term.stem not in CALENDAR
        and not any(m.start < term.end and term.start < m.end for m in unit.mentions)
    ]
    return found + loose


def _nearest(unit: Unit, span: Span) -> Mention | None:
    return min(_names(unit), key=lambda m: max(span.start - m.end, m.start - span.end), default=None)


def _at(mention: Mention) -> Span:
    return Span(mention.start, mention.end)


def _same(pair: Pair, left: Mention, right: Mention) -> bool:
    return same_bearer(left, _name(left, pair.left_article), right, _name(right, pair.right_article))


def _name(mention: Mention, article: Annotated) -> str:
    return name_of(mention, article.article.text, article.entities)


def _speaks(text: str, mention: Mention) -> bool:
    """Whether a name is of who tells it, not of whom it is told."""
    after = WORD.search(text, mention.end)
    return after is not None and is_speech(fold(after.group()))


def _one_event(pair: Pair, ours: Mention, left: Span, theirs: Mention, right: Span) -> bool:
    """Whether both names tell where something was that has the figure, one more exactly: "a fire in Linz hurt 14"."""
    return of_one(pair, ours, theirs) and all(
        name.end <= span.start and _EVENT_IN.search(unit.text, 0, name.start - unit.passage.start)
        for unit, name, span in ((pair.left, ours, left), (pair.right, theirs, right))
    )
