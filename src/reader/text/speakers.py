"""Who is said to say what in a sentence: cues (verbs of saying, "according to") with their source.

A sentence is a list of tokens in which each quotation is one token, so that its words can't be
taken for the narrator's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reader.model import Span
from reader.text import speech

CueKind: TypeAlias = Literal["after", "before", "participle", "according", "noun"]

_TOKEN = re.compile(
    r"(?:[A-Z]\.){1,4}|(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Prof|Rev|Jr|Sr|St|Sgt|Maj|Capt|Adm)\."
    r"|\w+(?:[’'\-.]\w+)*|--|[^\w\s]"
)
_APPOSITIVE_WORDS = 25


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a punctuation mark, or a whole quotation (`quote` is its index)."""

    text: str
    lower: str
    start: int
    end: int
    quote: int = -1

    @property
    def name(self) -> bool:
        """Whether it is written like a name."""
        return self.quote < 0 and self.text[0].isupper()

    @property
    def word(self) -> bool:
        """Whether it is a word."""
        return self.quote < 0 and self.text[0].isalnum()

    @property
    def possessive(self) -> bool:
        """Whether it owns what follows."""
        return self.lower.endswith(("’s", "'s"))


@dataclass(frozen=True, slots=True)
class CueFound:
    """A cue at token `index` with its source: the source stands `before` or `after` it."""

    index: int
    source: Span | None
    cue: Span
    kind: CueKind


def tokens_of(text: str, start: int, end: int, quotes: Sequence[tuple[int, int]] = ()) -> list[Token]:
    """Split text[start:end] into words and marks; each of `quotes` (outer spans, by start) is one token."""
    found: list[Token] = []
    position = start
    for number, (first, last) in enumerate(quotes):
        found.extend(_words(text, position, max(position, first)))
        found.append(Token("❝", "❝", max(first, position), min(last, end), number))
        position = max(position, last)
    found.extend(_words(text, position, end))
    return found


def _words(text: str, start: int, end: int) -> list[Token]:
    return [
        Token(match[0], match[0].lower(), match.start(), match.end())
        for match in _TOKEN.finditer(text, start, end)
    ]


def find_cues(tokens: Sequence[Token]) -> list[CueFound]:
    """Find the cues of a sentence, each with its source where one can be named."""
    found: list[CueFound] = []
    for index, token in enumerate(tokens):
        lower = token.lower
        if lower == "according" and index + 2 < len(tokens) and tokens[index + 1].lower == "to":
            source = noun_phrase(tokens, index + 2)
            found.append(CueFound(index, source, Span(token.start, tokens[index + 1].end), "according"))
        elif lower in speech.FINITE and not _noun_here(tokens, index):
            found.append(_finite(tokens, index))
        elif lower in speech.PARTICIPLES or (lower in speech.BASES and _infinitive(tokens, index)):
            found.append(CueFound(index, subject_of_clause(tokens, index), _span(token), "participle"))
        elif lower in speech.NOUNS:
            owner = _owner(tokens, index)
            if owner is not None:
                found.append(CueFound(index, owner, _span(token), "noun"))
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
            return CueFound(index, source, _span(token), "after")
    return CueFound(index, subject_before(tokens, index), _span(token), "before")


def _noun_here(tokens: Sequence[Token], index: int) -> bool:
    """Whether a form like "claims" or "remarks" is a noun where it stands."""
    token, previous = tokens[index], tokens[index - 1] if index else None
    if token.lower not in speech.NOUNS or previous is None:
        return False
    return (
        previous.lower in speech.DETERMINERS
        or previous.lower in speech.PREPOSITIONS
        or previous.possessive
        or previous.lower in {"other", "several", "many", "false", "recent", "earlier", "public", "such"}
    )


def _infinitive(tokens: Sequence[Token], index: int) -> bool:
    previous = tokens[index - 1].lower if index else ""
    return previous in {"to", "did", "didn’t", "didn't", "would", "will", "could", "may", "might", "and"} or (
        index > 0 and tokens[index - 1].lower in speech.AUXILIARIES
    )


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
            return _span(token)
        if not token.word or token.lower in speech.PREPOSITIONS:
            break
    return None


def noun_phrase(tokens: Sequence[Token], index: int) -> Span | None:
    """The noun phrase that begins at `index`, up to a comma, a verb or a clause."""
    first = index
    if index >= len(tokens) or not tokens[index].word:
        return None
    if tokens[index].lower in speech.PRONOUNS:
        return _span(tokens[index])
    if tokens[index].lower in speech.SUBORDINATORS | speech.AUXILIARIES - {"all", "both"}:
        return None
    if tokens[index].lower in speech.PREPOSITIONS | speech.CONJUNCTIONS:
        return None
    while index < len(tokens):
        token = tokens[index]
        joined = token.lower in {"and", "&"} and index + 1 < len(tokens) and tokens[index + 1].name
        if (not token.word and token.text not in "&") or token.lower in speech.SUBORDINATORS:
            break
        if (token.lower in speech.CONJUNCTIONS and not joined) or token.lower in {"who", "which"}:
            break
        if index > first and (
            token.lower in {"in", "on", "at", "during", "after", "to", "about", "when", "by", "with"}
            or token.lower in speech.AUXILIARIES
            or token.lower in speech.PRONOUNS
            or token.lower in speech.DAYS
            or (token.lower in speech.ALWAYS_SPEECH and not token.name)
        ):
            break
        index += 1
    return Span(tokens[first].start, tokens[index - 1].end) if index > first else None


def subject_before(tokens: Sequence[Token], index: int) -> Span | None:
    """The subject of the verb at `index`: the noun phrase on its left, over adverbs and appositions."""
    place = index - 1
    while place >= 0 and (
        tokens[place].lower in speech.AUXILIARIES
        or (tokens[place].lower.endswith("ly") and not tokens[place].name)
        or tokens[place].lower in speech.DAYS
        or (tokens[place].lower in {"on", "in"} and place + 1 < index)
    ):
        place -= 1
    if place < 0:
        return None
    token = tokens[place]
    if token.lower in {"who", "which"}:
        return _left_phrase(tokens, place - 2 if place and tokens[place - 1].text == "," else place - 1)
    if token.lower in speech.CONJUNCTIONS or token.lower in speech.SUBORDINATORS:
        return subject_of_clause(tokens, place)
    if token.text in ",—–)" or token.text == "--":
        return _before_apposition(tokens, place)
    if not token.word:
        return subject_of_clause(tokens, place) if place and token.quote < 0 else None
    return _left_phrase(tokens, place)


def _before_apposition(tokens: Sequence[Token], comma: int) -> Span | None:
    opening = "(" if tokens[comma].text == ")" else tokens[comma].text
    for place in range(comma - 1, max(-1, comma - _APPOSITIVE_WORDS), -1):
        token = tokens[place]
        if token.quote >= 0 and comma - place > 1 and place and tokens[place - 1].text != opening:
            break
        if token.text == opening and place and (tokens[place - 1].word or tokens[place - 1].text == ")"):
            left = tokens[place - 1]
            inside = tokens[place + 1]
            if inside.name and left.name and inside.end - inside.start > 2 and opening == ",":
                inner = _left_phrase(tokens, comma - 1)
                outer = _left_phrase(tokens, place - 1)
                return outer or inner
            return _left_phrase(tokens, place - 1)
    return subject_of_clause(tokens, comma)


def _left_phrase(tokens: Sequence[Token], last: int) -> Span | None:
    """The noun phrase that ends at `last`, with the prepositional phrases inside it."""
    if last < 0 or not (tokens[last].word or tokens[last].text == ")"):
        return None
    if tokens[last].lower in speech.PRONOUNS:
        return _span(tokens[last])
    first = last
    while first > 0:
        left = tokens[first - 1]
        joined = left.lower in {"and", "&"} and first > 1 and tokens[first - 2].name and tokens[first].name
        if joined:
            first -= 2
            continue
        if not left.word and left.text not in "&":
            break
        if left.lower in speech.PREPOSITIONS:
            if first < 2 or not tokens[first - 2].word or _boundary(tokens[first - 2]):
                break
            first -= 1
            continue
        if _boundary(left) or left.lower in {"that", "told", "tells"}:
            break
        first -= 1
    return Span(tokens[first].start, tokens[last].end)


def _boundary(token: Token) -> bool:
    return (
        token.lower in speech.SUBORDINATORS
        or token.lower in speech.CONJUNCTIONS
        or token.lower in speech.AUXILIARIES
        or (token.lower in speech.PRONOUNS and token.lower != "who")
        or (token.lower in speech.ALWAYS_SPEECH and not token.name)
    )


def subject_of_clause(tokens: Sequence[Token], index: int) -> Span | None:
    """The subject of the main clause that the tokens before `index` belong to."""
    place = 0
    while place < index and (tokens[place].quote >= 0 or not tokens[place].word):
        place += 1
    while place < index and tokens[place].lower in speech.CONJUNCTIONS | {"so", "then", "still", "instead"}:
        place += 1
    opener = tokens[place].lower if place < len(tokens) else ""
    if opener in speech.PREPOSITIONS or opener in speech.SUBORDINATORS or opener.endswith(("ing", "ed")):
        comma = next((at for at in range(place, index) if tokens[at].text == ","), None)
        if comma is not None:
            place = comma + 1
    while place < index and not tokens[place].word:
        place += 1
    return _short_phrase(tokens, place, index)


def _short_phrase(tokens: Sequence[Token], first: int, stop: int) -> Span | None:
    if first >= stop:
        return None
    if tokens[first].lower in speech.PRONOUNS:
        return _span(tokens[first])
    last = first
    while last < stop and tokens[last].word and not _verb_like(tokens[last]):
        if tokens[last].lower in speech.PREPOSITIONS and last > first:
            break
        last += 1
    return Span(tokens[first].start, tokens[last - 1].end) if last > first else None


def _verb_like(token: Token) -> bool:
    if token.name:
        return False
    return _boundary(token) or token.lower in speech.FINITE or token.lower.endswith(("ed", "ing"))


def _span(token: Token) -> Span:
    return Span(token.start, token.end)
