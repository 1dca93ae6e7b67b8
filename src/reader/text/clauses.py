"""The words of a sentence and the noun phrases that can be its subjects.

A sentence is a list of tokens in which each quotation is one token, so that its words can't be
taken for the narrator's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.model import Span
from reader.text import speech
from reader.text.abbreviations import TITLES

_SHORTENED = "|".join((*TITLES, *"Sens Reps Jr Sr St Del Atty Supt Pres Sec".split()))
_TOKEN = re.compile(rf"(?:[A-Z]\.){{1,4}}|(?:{_SHORTENED})\.|\w+(?:[’'\-.]\w+)*|--|[^\w\s]")
_APPOSITIVE_WORDS = 25
_LONGEST_PHRASE = 25
_LONGEST_OPENING = 40
_ADVERBS = frozenset(
    "back down up out earlier later early late moreover however rather meanwhile soon again".split()
)
_LINKING = frozenset({"of", "for", "at", "from", "with", "in", "who"})


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
    def comma(self) -> bool:
        """Whether it is a comma, or a quotation that ends with one."""
        return self.text.endswith(",")

    @property
    def possessive(self) -> bool:
        """Whether it owns what follows."""
        return self.lower.endswith(("’s", "'s"))


def tokens_of(text: str, start: int, end: int, quotes: Sequence[tuple[int, int]] = ()) -> list[Token]:
    """Split text[start:end] into words and marks; each of `quotes` (outer spans, by start) is one token."""
    found: list[Token] = []
    position = start
    for number, (first, last) in enumerate(quotes):
        found.extend(_words(text, position, max(position, first)))
        mark = "❝," if "," in text[max(first, last - 2) : last] else "❝"
        found.append(Token(mark, mark, max(first, position), min(last, end), number))
        position = max(position, last)
    found.extend(_words(text, position, end))
    return found


def _words(text: str, start: int, end: int) -> list[Token]:
    return [
        Token(match[0], match[0].lower(), match.start(), match.end())
        for match in _TOKEN.finditer(text, start, end)
    ]


def noun_phrase(tokens: Sequence[Token], index: int) -> Span | None:
    """The noun phrase that begins at `index`, up to a comma, a verb or a clause."""
    first = index
    if index >= len(tokens) or not tokens[index].word:
        return None
    if tokens[index].lower in speech.PRONOUNS:
        return span_of(tokens[index])
    if tokens[index].lower in speech.NOT_SUBJECTS:
        return None
    while index < min(len(tokens), first + _LONGEST_PHRASE):
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
        return left_phrase(tokens, place - 2 if place and tokens[place - 1].text == "," else place - 1)
    if token.lower in speech.CONJUNCTIONS or token.lower in speech.SUBORDINATORS:
        return subject_of_clause(tokens, place)
    if token.text in ",—–)" or token.text == "--":
        return _before_apposition(tokens, place)
    if not token.word:
        return subject_of_clause(tokens, place) if place and token.quote < 0 else None
    return left_phrase(tokens, place)


def _before_apposition(tokens: Sequence[Token], comma: int) -> Span | None:
    """The noun phrase before an apposition or relative clause that ends at `comma`."""
    closing = tokens[comma].text
    opening = "(" if closing == ")" else closing
    for place in range(comma - 1, max(0, comma - _APPOSITIVE_WORDS), -1):
        token = tokens[place]
        if token.quote >= 0 and tokens[place - 1].text != "," and tokens[place - 1].lower not in {"of", "a"}:
            break
        if token.text == opening and tokens[place - 1].word:
            left = left_phrase(tokens, place - 1)
            before = place - 1
            while left is not None and before >= 0 and tokens[before].start > left.start:
                before -= 1
            if (
                left is not None
                and before > 1
                and tokens[before - 1].text == ","
                and _describes(tokens[before])
            ):
                return _before_apposition(tokens, before - 1) or left
            return left
    return subject_of_clause(tokens, comma)


def _describes(token: Token) -> bool:
    return token.word and not token.name and token.lower not in speech.PRONOUNS


def left_phrase(tokens: Sequence[Token], last: int) -> Span | None:
    """The noun phrase that ends at `last`, with the prepositional phrases inside it."""
    if last < 0 or not (tokens[last].word or tokens[last].text == ")"):
        return None
    if tokens[last].lower in speech.PRONOUNS:
        return span_of(tokens[last])
    first = last
    if tokens[last].text == ")":
        while first > 0 and tokens[first].text != "(" and last - first < 6:
            first -= 1
        first = max(0, first - 1)
    while first > 0 and last - first < _LONGEST_PHRASE:
        left, here = tokens[first - 1], tokens[first]
        further = tokens[first - 2] if first > 1 else left
        joins_names = left.lower in {"and", "&"} and first > 1 and further.name and here.name
        if joins_names or (left.lower in _LINKING and first > 1 and further.word and not _boundary(further)):
            first -= 2
        elif _begins_phrase(left, here):
            break
        else:
            first -= 1
    return Span(tokens[first].start, tokens[last].end)


def _begins_phrase(left: Token, here: Token) -> bool:
    """Whether a noun phrase begins at `here`, `left` not being a part of it."""
    if not left.word or left.lower in speech.PREPOSITIONS or _boundary(left):
        return True
    if left.name:
        return False
    if here.lower in speech.DETERMINERS:
        return left.lower not in {"all", "both", "half"}
    return left.lower in speech.FINITE and left.lower not in speech.NOUNS


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
    stop = min(index, _LONGEST_OPENING)
    place = _skip(tokens, 0, stop)
    while place < stop and _opens(tokens, place):
        comma = next((at for at in range(place, stop) if tokens[at].comma), None)
        if comma is not None:
            place = _skip(tokens, comma + 1, stop)
        elif tokens[place].lower in speech.SUBORDINATORS:
            place += 1
            break
        else:
            place = next((at for at in range(place, stop) if tokens[at].lower in speech.PRONOUNS), stop)
    return _short_phrase(tokens, place, index) if place < stop else None


def _skip(tokens: Sequence[Token], place: int, stop: int) -> int:
    while place < stop and (not tokens[place].word or tokens[place].lower in speech.OPENERS):
        place += 1
    return place


def _opens(tokens: Sequence[Token], place: int) -> bool:
    """Whether an adverbial clause or phrase begins here, before the subject."""
    lower = tokens[place].lower
    adverb = lower.endswith(("ly", "ever", "while")) and place + 1 < len(tokens)
    return (
        lower in speech.PREPOSITIONS
        or lower in speech.SUBORDINATORS
        or lower.endswith(("ing", "ed"))
        or (lower in _ADVERBS and _followed(tokens, place))
        or (adverb and (tokens[place + 1].comma or tokens[place + 1].lower in speech.PRONOUNS))
    )


def _followed(tokens: Sequence[Token], place: int) -> bool:
    """Whether a comma or a preposition follows: "Back in Velm, ...", "Moreover, ..."."""
    following = tokens[place + 1] if place + 1 < len(tokens) else tokens[place]
    return following.comma or following.lower in speech.PREPOSITIONS


def _short_phrase(tokens: Sequence[Token], first: int, stop: int) -> Span | None:
    if first >= stop:
        return None
    if tokens[first].lower in speech.PRONOUNS:
        return span_of(tokens[first])
    last = first
    stop = min(stop, first + _LONGEST_PHRASE)
    while last < stop and tokens[last].word and not _verb_like(tokens[last]):
        if tokens[last].lower in speech.PREPOSITIONS and last > first:
            break
        last += 1
    return Span(tokens[first].start, tokens[last - 1].end) if last > first else None


def _verb_like(token: Token) -> bool:
    if token.name:
        return False
    if token.lower in speech.PLAIN_VERBS:
        return True
    return _boundary(token) or token.lower in speech.FINITE or token.lower.endswith(("ed", "ing"))


def span_of(token: Token) -> Span:
    """Where the token stands."""
    return Span(token.start, token.end)
