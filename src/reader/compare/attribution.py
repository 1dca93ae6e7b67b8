"""Who vouches for what two linked passages say: said, claimed, admitted, hedged, or by another mouth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from reader.compare.lexicon import HEDGES, MODALS, NEGATIONS, PLAIN, POSSIBLE, STANCES
from reader.compare.names import same_name
from reader.compare.pair import Pair
from reader.compare.place import SAME_CONTEXT, context_in_common, nearness
from reader.compare.terms import WORD, fold, stems_of
from reader.compare.units import Unit
from reader.compare.words import changes
from reader.model import Annotated, Difference, Span

_HEDGE = re.compile(rf"(?<!\w)(?:{'|'.join(HEDGES)})(?!\w)", re.IGNORECASE)
_POSSIBLE = re.compile(r"(?<!\w)(?:may|might|could)(?= (?!not\b))")
_DOUBT = re.compile(
    r"(?<!\w)(?:rul(?:ed?|ing) out|possibl[ey]|perhaps|likely|suspect\w*)(?!\w)", re.IGNORECASE
)
_DENIED = 3
_SAID_ALIKE = 7
_HEDGED_LIKENESS = 0.5


def attribution_differences(pair: Pair) -> Iterator[Difference]:
    """Where one side says, claims, admits, confirms or denies what the other puts otherwise."""
    yield from _speaker_differences(pair)
    if pair.likeness < 0.25:
        return
    ours = _stances(pair.left_text, pair.left.passage.start, pair.left.passage.end)
    theirs = _stances(pair.right_text, pair.right.passage.start, pair.right.passage.end)
    if not ours or not theirs or set(ours) & set(theirs):
        yield from _hedge_differences(pair, ours, theirs)
        return
    left, right = _marked(ours), _marked(theirs)
    if left == right or {left, right} == {PLAIN}:
        return
    one, other = pair.surfaces((ours[left].start, ours[left].end), (theirs[right].start, theirs[right].end))
    reason = f"the left {left} (“{one}”), the right {right} (“{other}”)"
    sure = len(ours) == len(theirs) == 1 and pair.alike
    yield Difference("attribution", ours[left], theirs[right], reason, sure)


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


def _hedge_differences(pair: Pair, ours: dict[str, Span], theirs: dict[str, Span]) -> Iterator[Difference]:
    """What only one side hedges ("allegedly", "may"), the other stating it without a word of doubt."""
    if pair.likeness < _HEDGED_LIKENESS:
        return
    for left, others in ((True, theirs), (False, ours)):
        one, other = (pair.left, pair.right) if left else (pair.right, pair.left)
        if set(others) - {PLAIN} or _HEDGE.search(other.text):
            continue
        for stretch in changes(pair.left.text, pair.right.text):
            here, there = (stretch.left, stretch.right) if left else (stretch.right, stretch.left)
            found = _hedge(one.text, here, other.text, there)
            if found:
                yield _hedged(pair, left, *found, sure=not others and pair.alike)
                break
        else:
            elsewhere = _hedge_elsewhere(pair, one, other)
            if elsewhere:
                yield _hedged(pair, left, *elsewhere, sure=False)


def _hedge(text: str, here: Span, other_text: str, there: Span) -> tuple[str, Span, Span] | None:
    """A stance with its word and what stands for it on the other side, which has the same words but the hedge."""
    hedge = _HEDGE.search(text, here.start, here.end)
    possible = None if hedge else _POSSIBLE.search(text, here.start, here.end)
    word = hedge or possible
    plain = {fold(match.group()) for match in WORD.finditer(other_text, there.start, there.end)}
    if not word or plain & (MODALS | NEGATIONS) or (possible and _DOUBT.search(other_text)):
        return None
    kept = stems_of(text[here.start : word.start()]) | stems_of(text[word.end() : here.end])
    follows = WORD.search(other_text, there.start)
    if kept != stems_of(other_text[there.start : there.end]) or not follows:
        return None
    stance = HEDGES[fold(word.group())] if hedge else POSSIBLE
    return stance, Span(*word.span()), there if there.end > there.start else Span(*follows.span())


def _hedge_elsewhere(pair: Pair, one: Unit, other: Unit) -> tuple[str, Span, Span] | None:
    """The same where the hedged word stands in another place among much the same words."""
    hedge = _HEDGE.search(one.text)
    if not hedge or not pair.alike:
        return None
    after = hedge.end() + one.passage.start
    word = next((term for term in one.terms if term.start >= after), None)
    same = next((term for term in other.terms if word and term.stem == word.stem), None)
    if not word or not same:
        return None
    places = Span(word.start, word.end), Span(same.start, same.end)
    if context_in_common(pair, *(places if one is pair.left else places[::-1])) < SAME_CONTEXT:
        return None
    return HEDGES[fold(hedge.group())], Span(*hedge.span()), other.inside(Span(same.start, same.end))


def _hedged(pair: Pair, left: bool, stance: str, hedge: Span, plain: Span, sure: bool) -> Difference:
    one, other = (hedge, plain) if left else (plain, hedge)
    ours, theirs = pair.left.outside(one), pair.right.outside(other)
    words = pair.surfaces((ours.start, ours.end), (theirs.start, theirs.end))
    stances = (stance, PLAIN) if left else (PLAIN, stance)
    reason = f"the left {stances[0]} (“{words[0]}”), the right {stances[1]} (“{words[1]}”)"
    return Difference("attribution", ours, theirs, reason, sure)


def _stances(text: str, start: int, end: int) -> dict[str, Span]:
    """Who vouches for what a passage says, with the first word for it; "could not confirm" confirms nothing."""
    found: dict[str, Span] = {}
    denied = 0
    for match in WORD.finditer(text, start, end):
        word = fold(match.group())
        stance = STANCES.get(word)
        if stance and not denied:
            found.setdefault(stance, Span(*match.span()))
        denied = _DENIED if word in NEGATIONS or word.endswith("n't") else max(0, denied - 1)
    return found


def _marked(stances: dict[str, Span]) -> str:
    return next((stance for stance in stances if stance != PLAIN), PLAIN)
