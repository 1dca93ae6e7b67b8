"""What is marked in linked passages: told differences, and words one side alone has where the rest runs alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from reader.compare.terms import Term, terms
from reader.compare.words import outside
from reader.model import HARD, Difference, DifferenceType, Span

MARKED: frozenset[DifferenceType] = HARD | {"attribution"}
"""The differences whose words are marked; quotations and wordings show by their changed words."""

ALIKE = 0.5
"""Share of the content words of the longer of two passages that both have, from which they run alike."""

MarkKind: TypeAlias = Literal["sure", "unsure", "changed"]


class Mark(NamedTuple):
    """A stretch of a passage and why it is marked."""

    start: int
    end: int
    kind: MarkKind


def changed_words(text: str, others: Iterable[str], told: Iterable[tuple[Difference, Span]]) -> list[Span]:
    """The content words that no counterpart has in whatever place, if the text runs alike with one of them.

    In a quotation it is enough that most of it is there, and in words `told` to be exchanged nothing has to be.
    Neighbours are one stretch.
    """
    own, theirs = terms(text), [_stems(terms(other)) for other in others]
    known = frozenset[str]().union(*theirs)
    new = [term for term in own if term.stem not in known]
    if not any(_alike(_stems(own), stems) for stems in theirs):
        within = [
            span
            for one, span in told
            if one.type == "wording" or (one.type == "quote" and _mostly(known, _inside(own, [span])))
        ]
        new = _inside(new, within)
    return _joined(text, new)


def _inside(found: Iterable[Term], stretches: Sequence[Span]) -> list[Term]:
    return [term for term in found if any(one.start <= term.start < one.end for one in stretches)]


def _mostly(known: frozenset[str], found: Sequence[Term]) -> bool:
    return sum(term.stem in known for term in found) >= ALIKE * len(found)


def _stems(found: Iterable[Term]) -> frozenset[str]:
    return frozenset(term.stem for term in found)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= ALIKE * max(len(one), len(other))


def marks(
    text: str, others: Iterable[str], told: Iterable[tuple[Difference, Span]], parts: Sequence[Span] = ()
) -> list[Mark]:
    """The marks of a passage in its order, none over another.

    `told` are its differences, each with where in the passage it stands; `parts` are what only this side
    tells, which has no changed words.
    """
    found = list(told)
    sure = _merged(span for one, span in found if one.type in MARKED and one.sure)
    unsure = outside(_merged(span for one, span in found if one.type in MARKED and not one.sure), sure)
    holes = sorted([*sure, *unsure, *parts])
    changed = outside(changed_words(text, others, found), holes)
    kinds: tuple[tuple[MarkKind, Sequence[Span]], ...] = (
        ("sure", sure),
        ("unsure", unsure),
        ("changed", changed),
    )
    return sorted(Mark(span.start, span.end, kind) for kind, spans in kinds for span in spans)


def within(passage: Span, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans that lie in a passage, from its start."""
    for span in spans:
        if passage.start <= span.start and span.end <= passage.end:
            yield Span(span.start - passage.start, span.end - passage.start)


def told_within(
    passage: Span, differences: Iterable[Difference], left: bool
) -> Iterator[tuple[Difference, Span]]:
    """The differences that have words in a passage of one side, with where in it these stand."""
    for one in differences:
        span = one.left if left else one.right
        for place in within(passage, [span] if span else []):
            yield one, place


def _joined(text: str, found: Sequence[Term]) -> list[Span]:
    made: list[Span] = []
    for term in found:
        if made and text[made[-1].end : term.start].strip("- \n") == "":
            made[-1] = Span(made[-1].start, term.end)
        else:
            made.append(Span(term.start, term.end))
    return made


def _merged(spans: Iterable[Span]) -> list[Span]:
    made: list[Span] = []
    for span in sorted(spans):
        if made and span.start < made[-1].end:
            made[-1] = Span(made[-1].start, max(made[-1].end, span.end))
        elif span.start < span.end:
            made.append(span)
    return made
