"""Where one of two linked passages denies what the other states."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.compare.lexicon import NEGATIONS
from reader.compare.opposites import denies_the_opposite
from reader.compare.pair import Pair
from reader.compare.place import SAME_CONTEXT, context_in_common, in_the_same_place
from reader.compare.synonyms import own_stem
from reader.compare.terms import WORD, fold, stem
from reader.compare.units import Unit
from reader.model import Difference, Span

_NOT_NEGATING = re.compile(r"not (?:only|just|merely|simply|least)\b|no (?:matter|doubt)\b", re.IGNORECASE)
_DENYING = re.compile(
    r"no longer\b|(?:fail(?:s|ed|ing)?|refus(?:es?|ed|ing)|declin(?:es?|ed|ing)|unable) to\b", re.IGNORECASE
)
_AFTER_TO = re.compile(r"\bto\s+$", re.IGNORECASE)
_NOT_DENYING = re.compile(rf"(?:\bnot|\bnever|n['’]t)\s+({_DENYING.pattern})", re.IGNORECASE)
_UNDONE = re.compile(
    r"(?<!\w)(?:stop(?:ped|s)?|ceased?|quit|end(?:ed|s)?|avoid(?:ed|s)?|halt(?:ed|s)?)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"[^.;:!?]*\b(?:until|till|unless)\b", re.IGNORECASE)
_REACH = 4


def negation_differences(pair: Pair) -> Iterator[Difference]:
    """Where one side denies what the other states: a negated word the other has without negation."""
    if pair.likeness < 0.3:
        return
    ours, theirs = _negated(pair.left), _negated(pair.right)
    if bool(ours) == bool(theirs):
        return
    one, other, where = (pair.left, pair.right, "left") if ours else (pair.right, pair.left, "right")
    if denies_the_opposite(one.text, other.text):
        return
    for word, denied in (ours or theirs).items():
        stated = _stated(pair, word, one, denied, other)
        if stated:
            reason = f"negated on the {where}, not on the {'right' if ours else 'left'}"
            left, right = (denied, stated) if ours else (stated, denied)
            alike = context_in_common(pair, left, right) >= SAME_CONTEXT
            sure = alike and pair.alike and len(ours or theirs) == 1
            yield Difference("negation", left, right, reason, sure)
            return


def _stated(pair: Pair, word: str, one: Unit, denied: Span, other: Unit) -> Span | None:
    """The same word on the other side; another word for it only in the same place.

    "to sign" there states nothing against "did not sign" or "refused to sign" here, but against "not to sign".
    """
    words = one.folded(denied)
    wanted = " to " in words and not _DENYING.match(words)
    spans = [
        Span(term.start, term.end)
        for term in other.terms
        if term.stem == stem(word) or own_stem(other.folded(Span(term.start, term.end))) == own_stem(word)
    ]
    stated = [
        span
        for span in spans
        if (wanted or not _AFTER_TO.search(other.text, 0, other.inside(span).start))
        and not _UNDONE.search(other.text, 0, other.inside(span).start)
    ]
    same = [span for span in stated if own_stem(other.folded(span)) == own_stem(word)]
    placed = (
        span
        for span in stated
        if in_the_same_place(pair, *((denied, span) if one is pair.left else (span, denied)))
    )
    return same[0] if same else next(placed, None)


def _negated(unit: Unit) -> dict[str, Span]:
    """Words within reach of a negation, and the span from it to the word; "did not fail to" denies nothing."""
    words = list(WORD.finditer(unit.text))
    found: dict[str, Span] = {}
    undone = {match.start(1) for match in _NOT_DENYING.finditer(unit.text)}
    for number, match in enumerate(words):
        word = fold(match.group())
        denying = _DENYING.match(unit.text, match.start())
        negating = word in NEGATIONS or word.endswith("n't")
        if (
            not (denying or negating)
            or match.start() in undone
            or ((word in ("not", "cannot") or word.endswith("n't")) and _UNTIL.match(unit.text, match.end()))
            or _NOT_NEGATING.match(unit.text, match.start())
        ):
            continue
        end = denying.end() if denying else match.end()
        within = [after for after in words[number + 1 :] if after.start() >= end][:_REACH]
        after = next((after for after in within if stem(after.group())), None)
        if after and stem(after.group()) not in unit.names:
            found.setdefault(fold(after.group()), unit.outside(Span(match.start(), after.end())))
    return found
