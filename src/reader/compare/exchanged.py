"""The same two names, figures or words in exchanged places: who did it to whom, and how many of which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal, TypeAlias

from reader.compare.exchanged_words import (
    CLAUSES,
    JOINING,
    LEFT_OUT,
    TOWARDS,
    UNITS,
    either_way,
    is_deed,
    is_speech,
)
from reader.compare.lexicon import NUMBER_WORDS
from reader.compare.names import same_bearer
from reader.compare.pair import Pair, name_of
from reader.compare.place import CALENDAR, nearness
from reader.compare.terms import fold, stem
from reader.compare.units import Unit
from reader.model import Annotated, Difference, Mention, Span

Kind: TypeAlias = Literal["name", "figure", "word"]

LIKENESS = 0.5
"""Shared words from which two passages are taken to say what they say of one event."""

MOST_TOKENS = 120
"""Words and marks in a passage from which it is a list or a table."""

MOST_BETWEEN: dict[Kind, int] = {"name": 6, "figure": 7, "word": 3}
"""Most words between the two that are exchanged."""

LEADING = 3
"""Words before the first of two that are looked at."""

_TOKEN = re.compile(
    r"(?:M[rs]|Mrs|Dr|Gen|Sen|Rep|Gov|Col|Capt|Lt|Sgt|St)\.|\d+(?:[.,]\d+)*|['’]s\b|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?|[^\w\s]"
)
_STOPS = frozenset('.!?…;:"“”«»„()—–')


@dataclass(frozen=True, slots=True)
class Token:
    """A word, figure, mark or whole name of a passage; `key` is what is compared, `word` as it is written, folded."""

    span: Span
    word: str
    key: str
    kind: Kind | None
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """Two of a kind in one clause, what stands between them, what leads up to them, and the word after them."""

    first: Token
    second: Token
    before: tuple[Token, ...]
    between: tuple[Token, ...]
    after: Token | None

    @property
    def kind(self) -> Kind:
        """What both are; a name beside a word that may be one is taken for a word."""
        return self.first.kind if self.first.kind == self.second.kind and self.first.kind else "word"

    @property
    def span(self) -> Span:
        """From the first to the second."""
        return Span(self.first.span.start, self.second.span.end)


def exchanged_differences(pair: Pair) -> Iterator[Difference]:
    """Two names, figures or words that one side has in the opposite order around the same words."""
    if pair.likeness < LIKENESS:
        return
    lefts = _orders(_tokens(pair.left, pair.left_article))
    rights = _orders(_tokens(pair.right, pair.right_article))
    found = [
        (ours, theirs)
        for ours, theirs in product(lefts, rights)
        if ours.kind == theirs.kind
        and _same(pair, ours.first, theirs.second)
        and _same(pair, ours.second, theirs.first)
        and not _same(pair, ours.first, theirs.first)
        and _runs_alike(pair, ours, theirs)
        and not any(_in_order(pair, ours, other) for other in rights)
        and not any(_in_order(pair, other, theirs) for other in lefts)
    ]
    taken: list[tuple[Span, Span]] = []
    for ours, theirs in sorted(found, key=lambda two: nearness(pair, two[0].span, two[1].span)):
        if not any(_touch(ours.span, left) or _touch(theirs.span, right) for left, right in taken):
            taken.append((ours.span, theirs.span))
            yield _difference(pair, ours, theirs)


def _difference(pair: Pair, ours: Order, theirs: Order) -> Difference:
    one, one_too = pair.surfaces(_ends(ours.first), _ends(theirs.first))
    other, other_too = pair.surfaces(_ends(ours.second), _ends(theirs.second))
    kind = ours.kind
    called = "name" if kind == "word" and all(map(_capital, (one, other, one_too, other_too))) else kind
    return Difference(
        "number" if kind == "figure" else "name",
        ours.span,
        theirs.span,
        f"the same two {called}s in exchanged places: "
        f"{one} before {other} on the left, {one_too} before {other_too} on the right",
        sure=False,
    )


def _capital(words: str) -> bool:
    return words[0].isupper()


def _ends(token: Token) -> tuple[int, int]:
    return token.span.start, token.span.end


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _tokens(unit: Unit, article: Annotated) -> list[Token]:
    """The words, marks and names of a passage without those that make no difference."""
    text, at = article.article.text, unit.passage.start
    found: list[Token] = []
    for mention in unit.mentions:
        found += _plain(text, at, mention.start)
        word = fold(text[mention.start : mention.end])
        key = " ".join(stem(part) or part for part in word.split())
        found.append(Token(Span(mention.start, mention.end), word, key, "name", mention))
        at = mention.end
    return [*found, *_plain(text, at, unit.passage.start + len(unit.text))]


def _plain(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        word = fold(match.group()).removesuffix(".") or "."
        if word not in LEFT_OUT:
            yield Token(Span(*match.span()), word, stem(word) or word, _kind(word))


def _kind(word: str) -> Kind | None:
    if word[0].isdigit() or word in NUMBER_WORDS:
        return "figure"
    noun = len(word) > 2 and word.isalpha() and stem(word) and stem(word) not in CALENDAR
    return "word" if noun and not word.endswith("ly") and not is_deed(word) and not either_way(word) else None


def _orders(tokens: Sequence[Token]) -> list[Order]:
    """All two names, figures or words of a passage that stand so near that one is told of the other."""
    if len(tokens) > MOST_TOKENS:
        return []
    found = []
    for i, first in enumerate(tokens):
        for j in range(i + 2, min(len(tokens), i + 2 + MOST_BETWEEN["figure"])) if first.kind else ():
            order = Order(first, tokens[j], _leading(tokens[:i]), tuple(tokens[i + 1 : j]), _after(tokens, j))
            if order.between[-1].word in _STOPS:
                break
            both = first.kind == "figure", tokens[j].kind == "figure"
            fits = tokens[j].kind and both[0] == both[1] and len(order.between) <= MOST_BETWEEN[order.kind]
            if fits and _telling(order.kind, order.before, order.between):
                found.append(order)
    return found


def _after(tokens: Sequence[Token], number: int) -> Token | None:
    """The next word of the same clause."""
    following = tokens[number + 1] if number + 1 < len(tokens) else None
    return None if following and following.word in _STOPS else following


def _leading(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The last words of the same clause."""
    words = tokens[-LEADING:]
    stops = [number for number, token in enumerate(words, start=1) if token.word in _STOPS]
    return tuple(words[stops[-1] if stops else 0 :])


def _telling(kind: Kind, before: Sequence[Token], between: Sequence[Token]) -> bool:
    """Whether what stands between two of a kind makes it matter which comes first."""
    words = [token.word for token in between]
    if kind == "figure":
        from_to = words[-1] == "to" and bool(before) and before[-1].word == "from"
        return from_to or any(stem(word) and word[0].isalpha() and word not in UNITS for word in words)
    if words[-1] in CLAUSES or "," in words or not JOINING.isdisjoint(words) or any(map(either_way, words)):
        return False
    plain = [token.word for token in between if not token.mention]
    owned = kind == "name" and words[0] in ("'s", "’s") and words[-1] in TOWARDS
    return "than" in words or owned or any(map(is_deed, plain))


def _runs_alike(pair: Pair, ours: Order, theirs: Order) -> bool:
    """Whether the same words stand between, and before or after; after, where one says something of the other."""
    left = _without_lead(pair, ours.between, theirs.before, left=True)
    right = _without_lead(pair, theirs.between, ours.before, left=False)
    if not _all_same(pair, left, right):
        return False
    kind = ours.kind
    if not left or not _telling(kind, ours.before, left):
        return False
    follows = ours.after is not None and theirs.after is not None and _same(pair, ours.after, theirs.after)
    if kind != "figure" and any(is_speech(token.word) for token in left):
        return follows
    lead, lead_too = ours.before[-1:], theirs.before[-1:]
    starts = (not lead and not lead_too) or bool(lead and lead_too and _same(pair, lead[0], lead_too[0]))
    return follows or starts


def _without_lead(pair: Pair, between: Sequence[Token], lead: Sequence[Token], left: bool) -> Sequence[Token]:
    """Words between without the last ones that lead up to the same name on the other side: "the banker"."""
    kept = len(between)
    for word in reversed(lead):
        one, other = (between[kept - 1], word) if left else (word, between[kept - 1])
        if kept == 1 or not _same(pair, one, other):
            break
        kept -= 1
    return between[:kept]


def _in_order(pair: Pair, ours: Order, theirs: Order) -> bool:
    return (
        ours.kind == theirs.kind
        and _same(pair, ours.first, theirs.first)
        and _same(pair, ours.second, theirs.second)
        and _all_same(pair, ours.between, theirs.between)
    )


def _all_same(pair: Pair, left: Sequence[Token], right: Sequence[Token]) -> bool:
    return len(left) == len(right) and all(_same(pair, *two) for two in zip(left, right, strict=True))


def _same(pair: Pair, left: Token, right: Token) -> bool:
    """Whether a word of the left passage and one of the right are the same, or name the same."""
    if not left.mention or not right.mention:
        return left.key == right.key
    name = name_of(left.mention, pair.left_text, pair.left_article.entities)
    return same_bearer(
        left.mention,
        name,
        right.mention,
        name_of(right.mention, pair.right_text, pair.right_article.entities),
    )
