"""What the name lists and the look of a sentence's words say: listed phrases, titles, capitals."""

from __future__ import annotations

from reader.entities.gazetteers import Gazetteers
from reader.entities.tokens import LONGEST_WORD, Sentence, Token
from reader.entities.vocabulary import CALENDAR, GOVERNING
from reader.model import EntityType

LONGEST_HEADLINE = 30
TYPES: dict[str, EntityType] = {"PERSON": "PERSON", "ORG": "ORG", "GROUP": "GROUP", "OTHER": "OTHER"}
WEAK = frozenset({"city", "region"})
"""Kinds of listed phrases that are places only where something beside them says so."""


def is_shouted(tokens: Sentence) -> bool:
    """Tell whether nearly all words are in capitals, as in some headlines."""
    for text, _, _ in tokens[:6]:
        if text.isupper() and len(text) > 1:
            break
    else:
        return False
    words = [text for text, _, _ in tokens if text[0].isalpha() and len(text) > 1]
    return len(words) > 2 and sum(word.isupper() for word in words) > 0.7 * len(words)


def is_headline(tokens: Sentence, lists: Gazetteers) -> bool:
    """Tell whether all longer words begin with a capital, ordinary ones among them, but for one at most."""
    low = ordinary = 0
    for token in tokens[:LONGEST_HEADLINE]:
        text = token.text
        if len(text) > 3 and text.isalpha():
            low += text[0].islower()
            ordinary += text.lower() in lists.common
            if low > 1:
                return False
    return ordinary - low > 2 and len(tokens) < LONGEST_HEADLINE


def key(word: str, shouted: bool = False) -> str:
    """Return the form a word is looked up in: capitals of a shouted sentence are taken down."""
    return word.title() if shouted and len(word) > 2 and word.isupper() else word


def phrase_at(tokens: Sentence, i: int, lists: Gazetteers, shouted: bool = False) -> tuple[int, str] | None:
    """Return the end and kind of the longest listed phrase that starts at token `i`."""
    first, phrases = tokens[i].text, lists.phrases
    longest = lists.longest.get(first)
    if longest is None:
        if not first.isupper() or len(first) == 1 or not (shouted or _in_capitals(tokens, i)):
            return None
        first, shouted = first.title(), True
        longest = lists.longest.get(first, 0)
    elif shouted:
        first = key(first, shouted)
        longest = lists.longest.get(first, 0)
    if longest > 1:
        words = (first, *[key(text, shouted) for text, _, _ in tokens[i + 1 : i + longest]])
        for length in range(len(words), 1, -1):
            kind = phrases.get(words[:length])
            if kind is not None:
                return i + length, kind
    kind = phrases.get((first,))
    return None if kind is None else (i + 1, kind)


def openings(tokens: Sentence, lists: Gazetteers) -> list[int]:
    """Return where a listed phrase may start: the tokens worth asking `phrase_at` about."""
    longest = lists.longest
    return [i for i, (text, _, _) in enumerate(tokens) if text in longest or text.isupper()]


def _in_capitals(tokens: Sentence, i: int) -> bool:
    """Tell whether a word is long enough, or beside another in capitals, to be a name in capitals, no acronym."""
    beside = i + 1 < len(tokens) and tokens[i + 1].text.isupper() and len(tokens[i + 1].text) > 3
    return len(tokens[i].text) > 3 or beside


def role_at(tokens: Sentence, i: int, lists: Gazetteers) -> int:
    """Return the end of the longest title that starts at token `i`, or `i`."""
    if i >= len(tokens):
        return i
    longest = lists.longest_role.get(tokens[i].text.lower().rstrip("."), 0)
    if not longest:
        return i
    words = tuple([text.lower().rstrip(".") for text, _, _ in tokens[i : i + longest]])
    for length in range(len(words), 0, -1):
        if words[:length] in lists.roles:
            return i + length
    return i


def is_name_word(token: Token) -> bool:
    """Tell whether a token could be part of a name by its look."""
    text = token.text
    return text[0].isupper() and text[0].isalpha() and text not in CALENDAR and len(text) <= LONGEST_WORD


def name_words(tokens: Sentence) -> list[bool]:
    """Tell of each token whether it could be part of a name by its look."""
    return [
        text[0].isupper() and text[0].isalpha() and text not in CALENDAR and len(text) <= LONGEST_WORD
        for text, _, _ in tokens
    ]


def as_type(kind: str) -> EntityType:
    """Return the type of a listed phrase's kind."""
    return TYPES.get(kind, "PLACE")


def is_common(word: str, lists: Gazetteers) -> bool:
    """Tell whether a word is usual in lower case."""
    return word.lower() in lists.common or len(word) == 1


def governs(tokens: Sentence, i: int, lists: Gazetteers) -> bool:
    """Tell whether a word has a government: "Kestria's prime minister", "president of Kestria"."""
    if i + 2 < len(tokens) and tokens[i + 1].text in {"'s", "’s"}:
        end = role_at(tokens, i + 2, lists)
        return (end > i + 3 and tokens[end - 1].text.lower() == "minister") or tokens[
            i + 2
        ].text.lower() in GOVERNING
    return i > 1 and tokens[i - 1].text == "of" and tokens[i - 2].text.lower() in GOVERNING | {"minister"}
