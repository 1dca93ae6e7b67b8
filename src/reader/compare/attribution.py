"""Who vouches for what two linked passages say: said, claimed, admitted, hedged, or by another mouth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import fsum

from reader.compare.hedges import hedge_differences, legal_differences
from reader.compare.lexicon import DENIAL, PLAIN
from reader.compare.names import same_name
from reader.compare.pair import Pair
from reader.compare.place import nearness
from reader.compare.stances import Stance, stances
from reader.compare.terms import WORD, stems_of
from reader.compare.units import Unit
from reader.model import Annotated, Difference, Span

_SAID_ALIKE = 7
_LIKENESS = 0.25
_SAME_MATTER = 0.5
"""Share of the weight of what is said, on the side that says less, that makes it the same on both."""


def attribution_differences(pair: Pair) -> Iterator[Difference]:
    """Where one side says, claims, admits, confirms, hedges or denies what the other puts otherwise."""
    yield from _speaker_differences(pair)
    if pair.likeness < _LIKENESS:
        return
    yield from legal_differences(pair)
    ours, theirs = stances(pair.left), stances(pair.right)
    kinds, their_kinds = {one.kind for one in ours}, {one.kind for one in theirs}
    if not ours or not theirs or kinds & their_kinds:
        yield from hedge_differences(pair, kinds, their_kinds)
        return
    both = [(one, other) for one, other in product(ours, theirs) if _same_saying(pair, one, other)]
    if both:
        yield _stance_difference(
            pair,
            *min(both, key=lambda two: nearness(pair, two[0].span, two[1].span)),
            len(ours) == len(theirs) == 1,
        )


def _same_saying(pair: Pair, one: Stance, other: Stance) -> bool:
    """Whether one speaker says the same: a denial and a plain "did not" are no difference."""
    denied = {one.kind, other.kind} == {DENIAL, PLAIN} and (one.denies or other.denies)
    strangers = one.subject and other.subject and not one.subject & other.subject
    return not denied and not strangers and _in_common(pair, one, other) >= _SAME_MATTER


def _in_common(pair: Pair, one: Stance, other: Stance) -> float:
    common, *sides = (
        fsum(pair.weights.get(word, 0.0) for word in words)
        for words in (one.said & other.said, one.said, other.said)
    )
    return common / min(sides) if min(sides) else 0.0


def _stance_difference(pair: Pair, one: Stance, other: Stance, alone: bool) -> Difference:
    words = pair.surfaces((one.span.start, one.span.end), (other.span.start, other.span.end))
    reason = f"the left {one.kind} (“{words[0]}”), the right {other.kind} (“{words[1]}”)"
    known = bool(one.subject & other.subject) or not (one.subject or other.subject)
    sure = alone and known and pair.alike and {one.kind, other.kind} != {DENIAL, PLAIN}
    return Difference("attribution", one.span, other.span, reason, sure)


def _speaker_differences(pair: Pair) -> Iterator[Difference]:
    """The same quoted words in the mouths of two people."""
    both = product(_quoted(pair.left, pair.left_article), _quoted(pair.right, pair.right_article))
    for one, other in sorted(both, key=lambda two: nearness(pair, two[0].span, two[1].span)):
        if one.words == other.words and not same_name(one.speaker, other.speaker, "PERSON"):
            reason = f"the same words said by {one.speaker} on the left, by {other.speaker} on the right"
            yield Difference("attribution", one.span, other.span, reason, sure=False)
            return


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A quotation long enough not to be said alike by chance, and the name of whoever says it."""

    span: Span
    words: tuple[str, ...]
    speaker: str


def _quoted(unit: Unit, annotated: Annotated) -> Iterator[_Quoted]:
    for quote in unit.quotes:
        speaker = annotated.entities.get(quote.speaker or "")
        span = Span(max(quote.start, unit.passage.start), min(quote.end, unit.passage.end))
        words = tuple(WORD.findall(unit.folded(span)))
        if (
            speaker
            and speaker.type == "PERSON"
            and len(words) >= _SAID_ALIKE
            and len(stems_of(" ".join(words))) > 1
        ):
            yield _Quoted(span, words, speaker.name)
