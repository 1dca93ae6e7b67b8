"""Who says what in a passage, and how far its report goes along: said, claimed, admitted, confirmed, denied.

A word of stance counts only where it is a verb of saying: it has a subject, and "that", a clause, a quotation
or (for an admission, a denial) an act follows, or it closes the sentence that it reports. "Admitted to
hospital", "claimed 40 lives" and "confirmed cases" say nothing of the kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.compare.lexicon import (
    ADMISSION,
    DENIAL,
    NEGATIONS,
    PLAIN,
    STANCE_NOUNS,
    STANCES,
    words_in,
)
from reader.compare.terms import WORD, fold, stem
from reader.compare.units import Unit
from reader.model import Span
from reader.text import speech

MOST = 12
"""Verbs of saying of one passage that are looked at."""

_TOKEN = re.compile(rf"{WORD.pattern}|[^\w\s]")
_MARKS = frozenset('"“”„«»‘`')
_STOPS = frozenset(".,;:!?()—–")
_ENDS = _STOPS | _MARKS | {"that", "and"}
_FINITE = frozenset(
    words_in("""
    is was are were has have had will would can could may might must should did does do isn't wasn't aren't
    weren't hasn't haven't hadn't won't wouldn't can't cannot couldn't didn't doesn't don't
    """)
)
_PAST = frozenset(
    words_in("""
    broke brought built bought came did fell fled fought gave got had held hid knew led left lost made met paid
    ran said sent sold spoke stole struck took went won wrote
    """)
)
_RELATIVE = frozenset(
    words_in("who whom whose which that where when because after before while if whether as until")
)
_TIMES = speech.DAYS | frozenset(words_in("late early again publicly reporters journalists lawmakers"))
_NO_SUBJECT = (
    speech.PREPOSITIONS | speech.DETERMINERS | frozenset(words_in("new total all many few other more"))
)
_NO_ACT = frozenset(words_in("thing nothing something anything everything king ring spring morning evening"))
_OBJECTS = {
    DENIAL: re.compile(
        r"\W+(?:(?:the|any|all|these|those|such|that|his|her|their|its|having|ever)\W+)?(?:\w+\W+)?"
        r"(?:allegations?|accusations?|claims?|charges?|reports?|rumou?rs?|wrongdoing|involvement|responsibility|"
        r"guilt|role|part|knowledge|suggestions?)\b",
        re.IGNORECASE,
    ),
    ADMISSION: re.compile(
        r"\W+(?:(?:the|any|all|his|her|their|its|to)\W+)?(?:\w+\W+)?"
        r"(?:wrongdoing|guilt|mistakes?|errors?|failures?|failings?|involvement|responsibility|fault|crimes?|"
        r"murders?|killings?|thefts?)\b",
        re.IGNORECASE,
    ),
}
_NOUNLIKE = frozenset(words_in("claims claim reports states stress dispute disputes"))
_REJECTED = frozenset(
    words_in(
        "false untrue baseless unfounded wrong denied denies rejected rejects dismissed dismisses refuted"
    )
)
_DENIED = 3
_FAR = 10
_SUBJECT = 6


@dataclass(frozen=True, slots=True)
class Stance:
    """A verb of saying at its place in the article, with the content words of its subject and of what is said.

    `denies` tells that what is said holds a negation.
    """

    kind: str
    span: Span
    subject: frozenset[str]
    said: frozenset[str]
    denies: bool


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int
    quoted: bool

    @property
    def spoken(self) -> bool:
        """Whether it is a word, not a mark."""
        return self.word[0].isalnum()


def stances(unit: Unit) -> list[Stance]:
    """The verbs of saying of a passage outside its quotations; "could not confirm" confirms nothing."""
    tokens = _tokens(unit)
    found: list[Stance] = []
    denied = 0
    for at, token in enumerate(tokens):
        if token.quoted:
            continue
        kind = None if denied else _kind(unit.text, tokens, at)
        if kind and len(found) < MOST:
            found.append(_stance(kind, unit, tokens, at))
        negates = token.word in NEGATIONS or token.word.endswith("n't")
        denied = _DENIED if negates else max(0, denied - 1)
    return found


def _tokens(unit: Unit) -> list[_Token]:
    quotes = [unit.inside(Span(quote.start, quote.end)) for quote in unit.quotes]
    return [
        _Token(
            fold(match.group()),
            *match.span(),
            any(span.start <= match.start() < span.end for span in quotes),
        )
        for match in _TOKEN.finditer(unit.text)
    ]


def _kind(text: str, tokens: Sequence[_Token], at: int) -> str | None:
    token = tokens[at]
    if token.word == "according" and _word(tokens, at + 1) == "to":
        return PLAIN
    if token.word in STANCE_NOUNS and _that(tokens, at + 1):
        rejected = any(other.word in _REJECTED for other in tokens)
        return None if rejected else STANCE_NOUNS[token.word]
    kind = STANCES.get(token.word)
    if kind is None or (at and text[token.start].isupper()):
        return None
    before = _before(tokens, at)
    if before in speech.BE:
        return kind if _that(tokens, at + 1) else None
    closes = _closes(tokens, at)
    if before in _NO_SUBJECT or before.isdigit() or before.endswith("'s") or before == "to":
        return None
    if not before and not token.word.endswith("ing") and not closes:
        return None
    said = (
        closes
        or _opens(tokens, at + 1)
        or (kind in _OBJECTS and (_act(tokens, at + 1) or _OBJECTS[kind].match(text, token.end)))
    )
    return kind if said else None


def _word(tokens: Sequence[_Token], at: int) -> str:
    return tokens[at].word if 0 <= at < len(tokens) else ""


def _before(tokens: Sequence[_Token], at: int) -> str:
    """The word or mark before a verb, over its auxiliaries and adverbs; "" at the start."""
    at -= 1
    while at >= 0:
        word = tokens[at].word
        adverb = word.endswith("ly") and word not in ("family", "reply")
        if word in speech.BE or not (adverb or word in speech.AUXILIARIES):
            return word
        at -= 1
    return ""


def _that(tokens: Sequence[_Token], at: int) -> bool:
    """Whether "that" opens a clause here, if need be after a word on when, where and to whom."""
    if _word(tokens, at) in _TIMES | speech.PREPOSITIONS:
        ahead = range(at, min(len(tokens), at + _FAR))
        at = next((n for n in ahead if tokens[n].word == "that" or not tokens[n].spoken), at)
    following = _word(tokens, at + 1)
    return _word(tokens, at) == "that" and following not in _FINITE and not following.endswith("ed")


def _opens(tokens: Sequence[_Token], at: int) -> bool:
    """Whether what is said begins here: a quotation, "that", or a clause without it."""
    first = _word(tokens, at)
    if not first:
        return False
    if (
        first == ":"
        or tokens[at].quoted
        or first in _MARKS
        or (first == "," and _word(tokens, at + 1) in _MARKS)
    ):
        return True
    if _that(tokens, at):
        return True
    pronoun, _, verb = first.partition("'")
    if pronoun in speech.PRONOUNS | {"there"}:
        following = verb or _word(tokens, at + 1)
        return (
            bool(following) and following[0].isalpha() and following not in speech.PREPOSITIONS | speech.DAYS
        )
    return first[0].isalnum() and first not in speech.PREPOSITIONS and _clause(tokens, at + 1)


def _clause(tokens: Sequence[_Token], at: int) -> bool:
    """Whether a finite verb follows before the clause ends."""
    for n in range(at, len(tokens)):
        word, following = tokens[n].word, _word(tokens, n + 1)
        if word in _STOPS or word in _RELATIVE or tokens[n].quoted:
            return False
        if word in ("and", "but", "or") and (following in _FINITE or following.endswith("ed")):
            return False
        if word in _FINITE:
            return True
        object_follows = following in speech.DETERMINERS | speech.PRONOUNS or following[:1].isdigit()
        if (word.endswith("ed") and object_follows) or (
            word in _PAST and following not in speech.PREPOSITIONS
        ):
            return True
    return False


def _act(tokens: Sequence[_Token], at: int) -> bool:
    """Whether an act follows: "taking bribes", "to taking bribes"."""
    word = _word(tokens, at + 1 if _word(tokens, at) == "to" else at)
    return word.endswith("ing") and word not in _NO_ACT


def _closes(tokens: Sequence[_Token], at: int) -> bool:
    """Whether the verb follows what is said: ", the owner admitted." or ", claimed the owner."."""
    following = _word(tokens, at + 1)
    back = next(
        (n for n in range(at - 1, max(-1, at - _FAR), -1) if not tokens[n].spoken or tokens[n].quoted), -1
    )
    if back < 3 or not (tokens[back].quoted or tokens[back].word in _MARKS or tokens[back].word == ","):
        return False
    if back == at - 1:
        return tokens[back].word != "," and following not in speech.PREPOSITIONS
    if tokens[at].word in _NOUNLIKE and any(
        token.word in speech.PREPOSITIONS for token in tokens[back + 1 : at]
    ):
        return False
    ends = not following or following in _STOPS or following in speech.DAYS
    return ends or (
        following in speech.PREPOSITIONS and tokens[at].word not in STANCE_NOUNS and following != "to"
    )


def _stance(kind: str, unit: Unit, tokens: Sequence[_Token], at: int) -> Stance:
    closes = _closes(tokens, at)
    inverted = closes and (tokens[at - 1].quoted or tokens[at - 1].word in _MARKS)
    forward = inverted or tokens[at].word == "according"
    step = 1 if forward else -1
    subject = _subject(tokens, at + step, step)
    if not subject and _before(tokens, at) not in speech.PRONOUNS:
        subject = _subject(tokens, 0, 1)
    after = tokens[:at] if closes else tokens[at + 1 :]
    if tokens[at].word == "according":
        after = tokens
    said = {stem(token.word) for token in after if token.spoken}
    denies = any(token.word in NEGATIONS or token.word.endswith("n't") for token in after)
    span = unit.outside(Span(tokens[at].start, tokens[at].end))
    return Stance(kind, span, frozenset(subject), frozenset(said - {""} - subject), denies)


def _subject(tokens: Sequence[_Token], first: int, step: int) -> set[str]:
    """The content words from a place on, up to a comma, a quotation or another clause."""
    found = set()
    for n in range(first, first + step * _SUBJECT, step):
        if not 0 <= n < len(tokens) or tokens[n].word in _ENDS or tokens[n].quoted:
            break
        if tokens[n].spoken:
            found.add(stem(tokens[n].word))
    return found - {""}
