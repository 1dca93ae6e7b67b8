"""What one report hedges ("allegedly", "may", "is believed to") and the other states, or has been decided since."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from reader.compare.lexicon import CLAIM, HEDGES, MODALS, NEGATIONS, PLAIN, POSSIBLE, UNCONFIRMED
from reader.compare.pair import Pair
from reader.compare.place import SAME_CONTEXT, context_in_common
from reader.compare.terms import WORD, fold, stems_of
from reader.compare.units import Unit
from reader.compare.words import changes
from reader.model import Difference, Span
from reader.text import speech

_PASSIVE = (
    r"(?:(?<=\bis )|(?<=\bare )|(?<=\bwas )|(?<=\bwere ))"
    r"(?:believed|thought|understood|feared|suspected|reported|alleged|rumou?red|said)(?= to\b)"
    r"|(?:feared|presumed|believed)(?= (?:dead|drowned|lost|trapped|killed|missing)\b)"
)
_HEDGE = re.compile(rf"(?<!\w)(?:(?:{'|'.join(HEDGES)})(?! of\b)|{_PASSIVE})(?!\w)", re.IGNORECASE)
_POSSIBLE = re.compile(r"(?<!\w)(?:may|might|could)(?= (?!not\b))")
_DOUBT = re.compile(
    r"(?<!\w)(?:rul(?:ed?|ing) out|possibl[ey]|perhaps|probably|likely|suspected|suspicion|"
    r"seem(?:s|ed)?|appear(?:s|ed)? to|(?:believed|thought|feared|presumed) (?:that|to|dead|drowned))(?!\w)",
    re.IGNORECASE,
)
_OF_A_PERSON = frozenset({"alleged", "suspected", "purported"})
_SETTLED = re.compile(r"\b(?:confirm|prove)", re.IGNORECASE)
_LIKENESS = 0.5
_NEAR = 4

_ACCUSED = re.compile(r"\b(?:accused|suspected) of\b|\b(?:charged|indicted) (?:with|for|on)\b", re.IGNORECASE)
_CONVICTED = re.compile(r"\bconvicted (?:of|for)\b|(?<!not )\bguilty of\b", re.IGNORECASE)


def hedge_differences(pair: Pair, ours: Collection[str], theirs: Collection[str]) -> Iterator[Difference]:
    """What only one side hedges; `ours` and `theirs` are the stances of what is said in either passage.

    A statement that has a source on the other side alone is as good as hedged there.
    """
    if pair.likeness < _LIKENESS:
        return
    for left, own, others in ((True, ours, theirs), (False, theirs, ours)):
        one, other = (pair.left, pair.right) if left else (pair.right, pair.left)
        if set(others) - set(own) or set(others) - {PLAIN} or _in_doubt(one, other):
            continue
        for stretch in changes(pair.left.text, pair.right.text):
            here, there = (stretch.left, stretch.right) if left else (stretch.right, stretch.left)
            found = _hedge(one, here, other, there)
            if found:
                yield _hedged(pair, left, *found, certain=not others and pair.alike)
                break
        else:
            elsewhere = _hedge_elsewhere(pair, one, other)
            if elsewhere:
                yield _hedged(pair, left, *elsewhere, certain=False)


def _in_doubt(one: Unit, other: Unit) -> bool:
    """Whether the other side doubts too, or the doubt is settled on the side that has it."""
    return bool(_HEDGE.search(other.text) or _DOUBT.search(other.text) or _SETTLED.search(one.text))


def legal_differences(pair: Pair) -> Iterator[Difference]:
    """Where one side has an accusation of what the other has a conviction for; either may be the older news."""
    ours, theirs = (
        [
            (name, found)
            for name, found in (("accused", _ACCUSED.search(text)), ("convicted", _CONVICTED.search(text)))
            if found
        ]
        for text in (pair.left.text, pair.right.text)
    )
    if len(ours) != 1 or len(theirs) != 1 or ours[0][0] == theirs[0][0]:
        return
    left, right = (
        unit.outside(Span(*found.span()))
        for unit, (_, found) in ((pair.left, ours[0]), (pair.right, theirs[0]))
    )
    if context_in_common(pair, left, right) >= SAME_CONTEXT:
        words = pair.surfaces((left.start, left.end), (right.start, right.end))
        reason = f"“{words[0]}” on the left, “{words[1]}” on the right"
        yield Difference("attribution", left, right, reason, sure=False)


def _hedge(one: Unit, here: Span, other: Unit, there: Span) -> tuple[re.Match[str], Span] | None:
    """A hedge and what stands for it on the other side, which has the same words but the hedge."""
    hedge = _inside(_HEDGE, one.text, here)
    possible = None if hedge else _inside(_POSSIBLE, one.text, here)
    word = hedge or possible
    if not word:
        return None
    plain = {fold(match.group()) for match in WORD.finditer(other.text, there.start, there.end)}
    if plain & ((MODALS - {"will"} if possible else MODALS) | NEGATIONS):
        return None
    kept = stems_of(one.text[here.start : word.start()]) | stems_of(one.text[word.end() : here.end])
    if kept != stems_of(other.text[there.start : there.end]):
        return None
    follows = _plain_word(other, there)
    return (word, follows) if follows else None


def _inside(words: re.Pattern[str], text: str, span: Span) -> re.Match[str] | None:
    return next((m for m in words.finditer(text) if span.start <= m.start() and m.end() <= span.end), None)


def _plain_word(unit: Unit, there: Span) -> Span | None:
    """The word of a passage that stands without the hedge: no article, no part of a name."""
    names = [unit.inside(Span(mention.start, mention.end)) for mention in unit.mentions]
    for number, match in enumerate(WORD.finditer(unit.text, there.start)):
        if number == _NEAR:
            return None
        named = any(name.start <= match.start() < name.end for name in names)
        if not named and fold(match.group()) not in speech.DETERMINERS:
            return Span(*match.span())
    return None


def _hedge_elsewhere(pair: Pair, one: Unit, other: Unit) -> tuple[re.Match[str], Span] | None:
    """The same where the hedged word stands in another place among much the same words."""
    hedge = _HEDGE.search(one.text)
    if not hedge or not pair.alike:
        return None
    after = hedge.end() + one.passage.start
    word = next((term for term in one.terms if term.start >= after), None)
    same = next((term for term in other.terms if word and term.stem == word.stem), None)
    if not word or not same or word.stem in one.names:
        return None
    places = Span(word.start, word.end), Span(same.start, same.end)
    if context_in_common(pair, *(places if one is pair.left else places[::-1])) < SAME_CONTEXT:
        return None
    return hedge, other.inside(Span(same.start, same.end))


def _hedged(pair: Pair, left: bool, hedge: re.Match[str], plain: Span, certain: bool) -> Difference:
    word = fold(hedge.group())
    possible = word in ("may", "might", "could")
    stance = POSSIBLE if possible else HEDGES.get(word, CLAIM if word == "alleged" else UNCONFIRMED)
    one, other = (Span(*hedge.span()), plain) if left else (plain, Span(*hedge.span()))
    ours, theirs = pair.left.outside(one), pair.right.outside(other)
    words = pair.surfaces((ours.start, ours.end), (theirs.start, theirs.end))
    stances = (stance, PLAIN) if left else (PLAIN, stance)
    reason = f"the left {stances[0]} (“{words[0]}”), the right {stances[1]} (“{words[1]}”)"
    return Difference("attribution", ours, theirs, reason, certain and word not in _OF_A_PERSON | {"could"})
