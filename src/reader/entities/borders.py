"""Where a name begins and ends: what is cut off it, what belongs to it, and where it is two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from reader.entities.gazetteers import Gazetteers
from reader.entities.lookup import (
    as_type,
    is_common,
    is_name_word,
    phrase_at,
    role_at,
)
from reader.entities.rules import separable
from reader.entities.tokens import Sentence, Token, TokenSpan, words_of
from reader.entities.vocabulary import (
    ARTICLES,
    BODIES,
    EVENT_WORDS,
    FUNCTION_WORDS,
    GROUNDS,
    JOINED_EVENTS,
    LAWS,
    NOT_ACRONYMS,
    OFFICERS,
    PARTY_LETTERS,
)
from reader.model import EntityType

Titles: TypeAlias = Mapping[int, int]
"""The end of each title by its start."""

TRAILING = frozenset(["'s", "’s", "'", "’", ",", ".", "-", "—", '"', "”", "“"])


def whole(tokens: Sentence, spans: Sequence[TokenSpan]) -> Iterator[TokenSpan]:
    """Yield the spans cut at what is no part of a name: numbers, and words of a script without capitals."""
    for start, end, kind in spans:
        if kind in {"PERSON", "PLACE", "GROUP"}:
            for i in range(start, end):
                text = tokens[i].text
                if text[0].isdigit() or (i > start and text.isalpha() and text.upper() == text.lower()):
                    if i > start:
                        yield TokenSpan(start, i, kind)
                    start = i + 1
        if start < end:
            yield TokenSpan(start, end, kind)


def parted(tokens: Sentence, span: TokenSpan, lists: Gazetteers) -> Iterator[TokenSpan]:
    """Yield a span parted into the two names it is: "Democrat of | Ohio", "D- | Ohio", "Dovrell CEO | Ann Lee"."""
    start, end, kind = span
    first = tokens[start].text
    if end - start > 2 and tokens[start + 1].text in {"of", "-"}:
        party = lists.phrases.get((first,)) == "GROUP"
        seat = phrase_at(tokens, start + 2, lists)
        listed = seat is not None and seat[0] == end and seat[1] in {"PLACE", "region"}
        if listed and (party or first in PARTY_LETTERS):
            if party:
                yield TokenSpan(start, start + 1, "GROUP")
            yield TokenSpan(start + 2, end, "PLACE")
            return
    title = next((i for i in range(start + 1, end) if tokens[i].text in OFFICERS), end)
    if kind in {"PERSON", "ORG"} and title < (after := role_at(tokens, title, lists)) < end:
        yield from _before_title(tokens, start, title, lists)
        yield TokenSpan(after, end, "PERSON")
        return
    yield span


def _before_title(tokens: Sentence, start: int, end: int, lists: Gazetteers) -> list[TokenSpan]:
    """Return what stands before a title: a body, or nothing but listed names, as in "Ohio Democratic Rep."."""
    listed: list[TokenSpan] = []
    at = start
    while at < end and (match := phrase_at(tokens, at, lists)) and match[0] <= end:
        listed.append(TokenSpan(at, match[0], as_type(match[1])))
        at = match[0]
    return listed if at == end else [TokenSpan(start, end, "ORG")]


def strip(
    tokens: Sentence, spans: Iterable[TokenSpan], lists: Gazetteers, titled: Titles
) -> Iterator[TokenSpan]:
    """Yield the spans without articles, titles and nationalities before the name, and without 's after it."""
    for start, end, kind in spans:
        while (
            end > start
            and tokens[end - 1].text.lower() in TRAILING
            and words_of(tokens, start, end) not in lists.phrases
        ):
            end -= 1
        while start < end:
            text = tokens[start].text
            match = phrase_at(tokens, start, lists)
            if match and match[0] >= end:
                break
            role = titled.get(start, start)
            if match and match[0] < role:
                match = None
            if text in ARTICLES or text in {"the", "a", "an"} or not (text[0].isalnum() or text[0] in "@#"):
                start += 1
            elif match and tokens[match[0]].text in "-–" and match[1] in {"PLACE", "GROUP"}:
                yield TokenSpan(start, match[0], as_type(match[1]))
                start = match[0] + 1
            elif match and kind in {"PERSON", "ORG"} and separable(tokens, match, end, lists, whole=kind):
                yield TokenSpan(start, match[0], as_type(match[1]))
                start = match[0]
            elif role > start and (kind == "PERSON" or role >= end):
                start = min(role, end)
            else:
                break
        if start < end and not _inside(start, end, titled) and not _no_name(tokens, start, end, kind, lists):
            yield TokenSpan(start, end, kind)


def _no_name(tokens: Sentence, start: int, end: int, kind: EntityType, lists: Gazetteers) -> bool:
    """Tell whether a span is marks, an ordinary abbreviation, or part of a sum or number ("US$5", "Bill 1062")."""
    first = tokens[start].text[0]
    if not first.isalpha() and not any(
        text[0].isalpha() or text[0] in "@#" for text, _, _ in tokens[start:end]
    ):
        return True
    if end - start > 1 or not tokens[start].text[0].isalnum():
        return not tokens[start].text[0].isalnum()
    after = tokens[end].text if end < len(tokens) else ""
    money = after == "$" and tokens[start].end == tokens[end].start
    numbered = (
        kind == "PERSON" and after.isdigit() and len(after) > 2 and is_common(tokens[start].text, lists)
    )
    return money or numbered or (kind == "ORG" and tokens[start].text in NOT_ACRONYMS)


def _inside(start: int, end: int, titled: Titles) -> bool:
    """Tell whether a span is only part of a title of several words, as "State" in "Secretary of State"."""
    return bool(titled) and any(end <= titled.get(first, 0) for first in range(max(0, start - 3), start))


def titles(tokens: Sentence, lists: Gazetteers) -> Titles:
    """Return the titles of a sentence."""
    found: dict[int, int] = {}
    after = 0
    longest = lists.longest_role
    for i in [i for i, (text, _, _) in enumerate(tokens) if text.lower().rstrip(".") in longest]:
        if i >= after:
            after = role_at(tokens, i, lists)
            if after > i:
                found[i] = after
    return found


def by_head(tokens: Sentence, span: TokenSpan) -> TokenSpan:
    """Return a span whose last word tells its type with that type: "Labour Day", "the Oslo Games", "Varn County"."""
    start, end, kind = span
    if kind in {"ORG", "PLACE"} and end - start > 1 and tokens[end - 1].text in EVENT_WORDS:
        return TokenSpan(start, end, "OTHER")
    if kind in {"PERSON", "ORG"} and end - start > 1 and tokens[end - 1].text in GROUNDS:
        return TokenSpan(start, end, "PLACE")
    if kind in {"PLACE", "GROUP"} and end < len(tokens) and tokens[end].text in JOINED_EVENTS:
        return TokenSpan(start, end + 1, "OTHER")
    return span


def joined(tokens: Sentence, spans: Sequence[TokenSpan]) -> list[TokenSpan]:
    """Return the spans with a people's name made one with the law or treaty after it: "Kestrian Jobs Act"."""
    result: list[TokenSpan] = []
    for span in spans:
        law = span.type == "OTHER" and tokens[span.end - 1].text in LAWS
        if law and result and result[-1].type == "GROUP" and result[-1].end == span.start:
            span = TokenSpan(result.pop().start, span.end, "OTHER")
        result.append(span)
    return result


def grown(tokens: Sentence, spans: Sequence[TokenSpan], lists: Gazetteers) -> list[TokenSpan]:
    """Return the spans with the name words beside them that clearly belong to them."""
    result: list[TokenSpan] = []
    for number, (start, end, kind) in enumerate(spans):
        free = result[-1].end if result else 0
        bound = spans[number + 1].start if number + 1 < len(spans) else len(tokens)
        if kind == "PERSON":
            while (
                start > free
                and tokens[start - 1].text in lists.given
                and not is_common(tokens[start - 1].text, lists)
            ):
                start -= 1
            if end < bound and tokens[end - 1].text in lists.given and _is_surname(tokens[end], lists):
                end += 1
            end = _second_half(tokens, end, bound, lists)
        elif kind == "ORG":
            end = _purpose(tokens, end, bound, lists)
        result.append(TokenSpan(start, end, kind))
    return result


def _purpose(tokens: Sentence, end: int, bound: int, lists: Gazetteers) -> int:
    """Return the end of a body's name with what it is for: "Association | for the Protection of Herons"."""
    if end < bound and tokens[end].text in lists.organisation_words:
        end += 1
    if end + 1 < bound and tokens[end - 1].text in BODIES and tokens[end].text in {"for", "of", "on"}:
        first = end + 2 if tokens[end + 1].text == "the" else end + 1
        while first < bound and is_name_word(tokens[first]) and tokens[first].text not in FUNCTION_WORDS:
            first = end = first + 1
            if first + 1 < bound and tokens[first].text in {"of", "and"} and is_name_word(tokens[first + 1]):
                first += 1
    return end


def _is_surname(token: Token, lists: Gazetteers) -> bool:
    return is_name_word(token) and not is_common(token.text, lists) and token.text not in FUNCTION_WORDS


def _second_half(tokens: Sentence, end: int, bound: int, lists: Gazetteers) -> int:
    """Return the end of a person's name with the second half of a given name, as in "Kang Min-ho"."""
    if end + 1 < bound and tokens[end].text == "-":
        half = tokens[end + 1]
        glued = tokens[end - 1].end == tokens[end].start and tokens[end].end == half.start
        if glued and half.text.isalpha() and len(half.text) < 7 and not is_common(half.text, lists):
            return end + 2
    return end
