"""How differently two linked passages put it: who vouches for it, what is denied, which words are exchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.compare.lexicon import NEGATIONS, PLAIN, STANCES
from reader.compare.pair import Pair
from reader.compare.terms import WORD, fold, stem
from reader.compare.words import changes
from reader.model import Difference, Span

_NOT_NEGATING = re.compile(
    r"not (?:only|just|merely|simply|least)\b|no (?:matter|longer|doubt)\b", re.IGNORECASE
)
_REACH = 4
_SURE_LIKENESS = 0.6
_EXCHANGED_LIKENESS = 0.45
_MOST_EXCHANGES = 4
_MOST_WORDS = 5


def attribution_differences(pair: Pair) -> Iterator[Difference]:
    """Where one side says, claims, admits, confirms or denies what the other puts otherwise."""
    if pair.likeness < 0.25:
        return
    ours = _stances(pair.left_text, pair.left.passage.start, pair.left.passage.end)
    theirs = _stances(pair.right_text, pair.right.passage.start, pair.right.passage.end)
    if not ours or not theirs or set(ours) & set(theirs):
        return
    left, right = _marked(ours), _marked(theirs)
    if left == right or {left, right} == {PLAIN}:
        return
    one, other = pair.surfaces((ours[left].start, ours[left].end), (theirs[right].start, theirs[right].end))
    reason = f"the left {left} (“{one}”), the right {right} (“{other}”)"
    sure = len(ours) == len(theirs) == 1 and pair.likeness >= _SURE_LIKENESS
    yield Difference("attribution", ours[left], theirs[right], reason, sure)


def _stances(text: str, start: int, end: int) -> dict[str, Span]:
    found: dict[str, Span] = {}
    for match in WORD.finditer(text, start, end):
        stance = STANCES.get(fold(match.group()))
        if stance:
            found.setdefault(stance, Span(*match.span()))
    return found


def _marked(stances: dict[str, Span]) -> str:
    return next((stance for stance in stances if stance != PLAIN), PLAIN)


def negation_differences(pair: Pair) -> Iterator[Difference]:
    """Where one side denies what the other states: a negated word the other has without negation."""
    if pair.likeness < 0.3:
        return
    ours, theirs = _negated(pair, left=True), _negated(pair, left=False)
    our_words = {term.stem: Span(term.start, term.end) for term in pair.left.terms}
    their_words = {term.stem: Span(term.start, term.end) for term in pair.right.terms}
    sure = pair.likeness >= _SURE_LIKENESS and abs(len(ours) - len(theirs)) == 1
    for word, span in ours.items():
        if not theirs and word in their_words:
            reason = "negated on the left, not on the right"
            yield Difference("negation", span, their_words[word], reason, sure)
            return
    for word, span in theirs.items():
        if not ours and word in our_words:
            reason = "negated on the right, not on the left"
            yield Difference("negation", our_words[word], span, reason, sure)
            return


def _negated(pair: Pair, left: bool) -> dict[str, Span]:
    """The words within reach of a negation, each with the span from the negation to the word."""
    text = pair.left_text if left else pair.right_text
    passage = pair.left.passage if left else pair.right.passage
    words = list(WORD.finditer(text, passage.start, passage.end))
    found: dict[str, Span] = {}
    for number, match in enumerate(words):
        word = fold(match.group())
        if not (word in NEGATIONS or word.endswith("n't")) or _NOT_NEGATING.match(text, match.start()):
            continue
        for after in words[number + 1 : number + 1 + _REACH]:
            key = stem(after.group())
            if key:
                found.setdefault(key, Span(match.start(), after.end()))
                break
    return found


def exchanged_words(pair: Pair) -> Iterator[Difference]:
    """Words one side has in place of the other's, where the passages otherwise run alike."""
    if pair.likeness < _EXCHANGED_LIKENESS:
        return
    left_start, right_start = pair.left.passage.start, pair.right.passage.start
    found = 0
    for change in changes(pair.left.text, pair.right.text):
        left = Span(change.left.start + left_start, change.left.end + left_start)
        right = Span(change.right.start + right_start, change.right.end + right_start)
        one, other = pair.surfaces((left.start, left.end), (right.start, right.end))
        if (
            not (_telling(one) and _telling(other))
            or {*map(stem, one.split())} == {*map(stem, other.split())}
            or _same_name(pair, left, right)
        ):
            continue
        yield Difference("wording", left, right, f"“{one}” on the left, “{other}” on the right")
        found += 1
        if found == _MOST_EXCHANGES:
            return


def _same_name(pair: Pair, left: Span, right: Span) -> bool:
    """Whether both stretches are part of the name of one entity: another spelling, or a title before it."""
    ours, theirs = (
        {
            mention.entity
            for mention in annotated.mentions
            if mention.entity
            and mention.type != "ROLE"
            and mention.start < span.end
            and span.start < mention.end
        }
        for annotated, span in ((pair.left_article, left), (pair.right_article, right))
    )
    return bool(ours & theirs)


def _stems(words: str) -> set[str]:
    return {key for part in WORD.findall(words) if (key := stem(part))}


def _telling(words: str) -> bool:
    parts = words.split()
    return 0 < len(parts) <= _MOST_WORDS and bool(_stems(words))
