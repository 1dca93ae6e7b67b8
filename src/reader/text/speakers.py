"""Who is said to say what in a sentence: cues (verbs of saying, "according to") with their source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reader.model import Span
from reader.text import speech
from reader.text.clauses import Token, left_phrase, noun_phrase, span_of, subject_before, subject_of_clause

_NEAR = 40
_MOST = 6

CueKind: TypeAlias = Literal["verb", "according", "noun"]


@dataclass(frozen=True, slots=True)
class CueFound:
    """A cue at token `index` with its source, None if the sentence does not name one."""

    index: int
    source: Span | None
    cue: Span
    kind: CueKind


def find_cues(tokens: Sequence[Token]) -> list[CueFound]:
    """Find the cues of a sentence, each with its source where one can be named."""
    found: list[CueFound] = []
    for index, token in enumerate(tokens):
        lower = token.lower
        if token.quote >= 0 or (index and token.name):
            continue
        if lower == "according" and index + 2 < len(tokens) and tokens[index + 1].lower == "to":
            source = noun_phrase(tokens, index + 2)
            found.append(CueFound(index, source, Span(token.start, tokens[index + 1].end), "according"))
        elif lower in speech.FINITE:
            if not _noun_here(tokens, index) and not _passive(tokens, index):
                found.append(_finite(tokens, index))
        elif lower in speech.PARTICIPLES or (lower in speech.BASES and _infinitive(tokens, index)):
            found.append(CueFound(index, _participle_subject(tokens, index), span_of(token), "verb"))
        if lower in speech.NOUNS and (owner := _owner(tokens, index)) is not None:
            found.append(CueFound(index, owner, span_of(token), "noun"))
    return found


def _finite(tokens: Sequence[Token], index: int) -> CueFound:
    token = tokens[index]
    previous = tokens[index - 1] if index else None
    inverted = (
        previous is None
        or previous.quote >= 0
        or (previous.lower in ",—–-" and (index < 2 or tokens[index - 2].quote >= 0))
    )
    if inverted:
        source = noun_phrase(tokens, index + 1)
        if source is not None:
            return CueFound(index, source, span_of(token), "verb")
    return CueFound(index, subject_before(tokens, index), span_of(token), "verb")


def _noun_here(tokens: Sequence[Token], index: int) -> bool:
    """Whether a form like "claims" or "states" is a noun where it stands."""
    lower, previous = tokens[index].lower, tokens[index - 1] if index else None
    if previous is None or not previous.word or not (lower.endswith("s") or lower in speech.NOUNS):
        return False
    if previous.lower in speech.PREPOSITIONS or previous.possessive:
        return True
    if previous.lower in speech.DETERMINERS:
        return previous.lower not in {"this", "that", "another", "one"} or lower not in speech.ALWAYS_SPEECH
    if previous.name or previous.lower in speech.AUXILIARIES or previous.lower in speech.PRONOUNS:
        return False
    return lower in speech.NOUNS and previous.lower != "which"


def _passive(tokens: Sequence[Token], index: int) -> bool:
    """Whether the verb is said of its subject ("was called"); "was quoted" still makes it a speaker."""
    place = index - 1
    while place > 0 and tokens[place].lower.endswith("ly"):
        place -= 1
    return place >= 0 and tokens[place].lower in speech.BE and tokens[index].lower != "quoted"


def _infinitive(tokens: Sequence[Token], index: int) -> bool:
    previous = tokens[index - 1].lower if index else ""
    return previous in {"to", "did", "didn’t", "didn't", "would", "will", "could", "may", "might", "and"} or (
        index > 0 and tokens[index - 1].lower in speech.AUXILIARIES
    )


def _participle_subject(tokens: Sequence[Token], index: int) -> Span | None:
    left = tokens[index - 1] if index else None
    if (
        left is not None
        and left.name
        and left.lower not in speech.DAYS
        and tokens[index].lower.endswith("ing")
    ):
        return left_phrase(tokens, index - 1)
    return subject_of_clause(tokens, index)


def _owner(tokens: Sequence[Token], index: int) -> Span | None:
    """The owner of a noun of saying: "Brand's statement", "her pledge", "a statement from Brand"."""
    if index + 2 < len(tokens) and tokens[index + 1].lower in {"from", "by", "of"}:
        span = noun_phrase(tokens, index + 2)
        if span is not None and tokens[index + 2].name:
            return span
    for place in range(index - 1, max(-1, index - 4), -1):
        token = tokens[place]
        if token.possessive:
            first = place
            while first and tokens[first - 1].name and not tokens[first - 1].possessive:
                first -= 1
            return Span(tokens[first].start, token.end)
        if token.lower in {"his", "her", "their", "its"}:
            return span_of(token)
        if not token.word or token.lower in speech.PREPOSITIONS:
            break
    return None


def best_cue(tokens: Sequence[Token], cues: Sequence[CueFound], place: int, text: str) -> CueFound | None:
    """The cue that the quotation at token `place` most likely belongs to, of the few near it on either side."""
    at = bisect_left(cues, place, key=lambda cue: cue.index)
    near = cues[max(0, at - _MOST) : at + _MOST]
    named = (cue for cue in near if cue.source is not None and abs(cue.index - place) <= _NEAR)
    return min(named, key=lambda cue: _misfit(tokens, cue, place, text), default=None)


def _misfit(tokens: Sequence[Token], cue: CueFound, place: int, text: str) -> float:
    """How badly a cue fits the quotation at token `place`: the words between, and what speaks against it."""
    misfit = float(abs(cue.index - place))
    between = tokens[min(cue.index, place) + 1 : max(cue.index, place)]
    if any(token.quote >= 0 for token in between):
        misfit += 6
    if cue.index > place:
        last = text[max(0, tokens[place].end - 3) : tokens[place].end].rstrip("\"”’'“» ")[-1:]
        following = tokens[place + 1].text if place + 1 < len(tokens) else ""
        if following.lower() in speech.SUBORDINATORS:
            misfit += 8
        source_follows = cue.source is not None and cue.source.start > tokens[place].start
        if not source_follows or not (last in ",?!.—-" or following == ","):
            misfit += 8
    if cue.kind == "noun":
        misfit += 9
    elif cue.kind == "according":
        document = cue.source and text[cue.source.start : cue.source.end].lower().split()[:3]
        misfit += 12 if document and not speech.NOUNS.isdisjoint(document) else 0
    elif tokens[cue.index].lower in speech.WEAK:
        misfit += 8
    elif tokens[cue.index].lower not in speech.ALWAYS_SPEECH:
        misfit += 3
    return misfit
