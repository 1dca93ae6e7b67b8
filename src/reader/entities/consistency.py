"""The pass after any recogniser: lists overrule, titles come off, and a name keeps its type through the text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from reader.entities.gazetteers import Gazetteers
from reader.entities.rules import (
    TokenSpan,
    as_type,
    is_name_word,
    is_shouted,
    phrase_at,
    role_at,
)
from reader.entities.tokens import Token
from reader.entities.vocabulary import ARTICLES, CONNECTORS, OPENING
from reader.model import EntityType

Sentence = Sequence[Token]
Words = tuple[str, ...]

SKIPPED_INITIALS = frozenset("of the and for in on to de la".split())


def settle(
    document: Sequence[Sentence], found: Sequence[Sequence[TokenSpan]], lists: Gazetteers
) -> list[list[TokenSpan]]:
    """Return the names of each sentence after overrides, title stripping and document-wide agreement."""
    spans = [
        override(tokens, strip(tokens, sentence_spans, lists), lists)
        for tokens, sentence_spans in zip(document, found, strict=True)
    ]
    types = agreed_types(document, spans, lists)
    people = person_words(document, spans, lists)
    acronyms = expanded_acronyms(document, spans)
    return [
        spread(tokens, retyped(tokens, sentence_spans, types), people, types | acronyms, lists)
        for tokens, sentence_spans in zip(document, spans, strict=True)
    ]


def words_of(tokens: Sentence, start: int, end: int) -> Words:
    """Return the words of a span."""
    return tuple(token.text for token in tokens[start:end])


def strip(tokens: Sentence, spans: Sequence[TokenSpan], lists: Gazetteers) -> Iterator[TokenSpan]:
    """Yield the spans without articles, titles and nationalities before the name, and without 's after it."""
    for start, end, kind in spans:
        while end > start and tokens[end - 1].text.lower() in {
            "'s",
            "’s",
            "'",
            "’",
            ",",
            ".",
            "-",
            "—",
            '"',
            "”",
            "“",
        }:
            end -= 1
        while start < end:
            text = tokens[start].text
            match = phrase_at(tokens, start, lists)
            if match and match[0] >= end:
                break
            if text in ARTICLES or text in {"the", "a", "an"} or not (text[0].isalnum() or text[0] in "@#"):
                start += 1
                continue
            if match and match[1] == "GROUP" and kind in {"PERSON", "ORG"} and match[0] < end:
                yield TokenSpan(start, match[0], "GROUP")
                start = match[0]
                continue
            role = role_at(tokens, start, lists)
            if (
                match
                and match[1] == "PLACE"
                and kind == "PERSON"
                and role_at(tokens, match[0], lists) > match[0]
            ):
                yield TokenSpan(start, match[0], "PLACE")
                start = match[0]
                continue
            if kind == "PERSON" and start < role < end:
                start = role
                continue
            break
        if start < end and not (end - start == 1 and not tokens[start].text[0].isalnum()):
            yield TokenSpan(start, end, kind)


def override(tokens: Sentence, spans: Iterator[TokenSpan], lists: Gazetteers) -> list[TokenSpan]:
    """Return the spans with certain names added where nothing was seen, and retyped where they stand alone."""
    shouted = is_shouted(tokens)
    result = {span.start: span for span in spans}
    covered = [False] * (len(tokens) + 1)
    for span in result.values():
        covered[span.start : span.end] = [True] * (span.end - span.start)
    i = 0
    while i < len(tokens):
        match = phrase_at(tokens, i, lists, shouted)
        if match is None:
            i += 1
            continue
        end, kind = match
        words = words_of(tokens, i, end)
        present = result.get(i)
        if present and present.end == end and words in lists.certain:
            result[i] = TokenSpan(i, end, as_type(kind))
        elif not any(covered[i:end]) and (kind not in {"city", "region"}) and _stands(tokens, i, end, lists):
            result[i] = TokenSpan(i, end, as_type(kind))
        elif (
            present
            and present.end < end
            and words in lists.certain
            and not any(start in result for start in range(i + 1, end))
        ):
            result[i] = TokenSpan(i, end, as_type(kind))
        i = max(end, result[i].end if i in result else end)
    return [result[start] for start in sorted(result)]


def _stands(tokens: Sentence, start: int, end: int, lists: Gazetteers) -> bool:
    """Tell whether a listed name really is one here, not an ordinary word that opens a sentence."""
    if end - start > 1 or tokens[start].text.lower() not in lists.common:
        return True
    return start > 0 and tokens[start - 1].text not in OPENING


def agreed_types(
    document: Sequence[Sentence], spans: Sequence[Sequence[TokenSpan]], lists: Gazetteers
) -> dict[Words, EntityType]:
    """Return one type for each name: the certain one, else the commonest in the document."""
    votes: defaultdict[Words, Counter[EntityType]] = defaultdict(Counter)
    for tokens, sentence_spans in zip(document, spans, strict=True):
        for start, end, kind in sentence_spans:
            votes[words_of(tokens, start, end)][kind] += 1
    agreed: dict[Words, EntityType] = {}
    for words, counter in votes.items():
        agreed[words] = (
            as_type(lists.phrases[words]) if words in lists.certain else counter.most_common(1)[0][0]
        )
    return agreed


def retyped(tokens: Sentence, spans: Sequence[TokenSpan], types: dict[Words, EntityType]) -> list[TokenSpan]:
    """Return the spans with the types agreed on."""
    return [TokenSpan(start, end, types[words_of(tokens, start, end)]) for start, end, _ in spans]


def person_words(
    document: Sequence[Sentence], spans: Sequence[Sequence[TokenSpan]], lists: Gazetteers
) -> frozenset[str]:
    """Return the surnames and given names of everybody named in full, as far as they are nothing else."""
    found: set[str] = set()
    for tokens, sentence_spans in zip(document, spans, strict=True):
        for start, end, kind in sentence_spans:
            if kind == "PERSON" and end - start > 1:
                found.update((tokens[start].text, tokens[end - 1].text))
    return frozenset(
        word
        for word in found
        if len(word) > 1
        and word[-1] != "."
        and (word,) not in lists.certain - {(word,)}
        and not _is_other(word, lists)
    )


def _is_other(word: str, lists: Gazetteers) -> bool:
    kind = lists.phrases.get((word,))
    return (
        kind in {"PLACE", "GROUP", "ORG"}
        or (word,) in lists.roles
        or word.lower() in {"he", "she", "it", "the"}
    )


def expanded_acronyms(
    document: Sequence[Sentence], spans: Sequence[Sequence[TokenSpan]]
) -> dict[Words, EntityType]:
    """Return the acronyms that stand for a name of several words in the document, as (ACRONYM,) -> its type."""
    found: dict[Words, EntityType] = {}
    for tokens, sentence_spans in zip(document, spans, strict=True):
        for start, end, kind in sentence_spans:
            if end - start > 2 and kind in {"ORG", "PLACE"}:
                words = words_of(tokens, start, end)
                initials = "".join(
                    word[0] for word in words if word.lower() not in SKIPPED_INITIALS and word[0].isalpha()
                )
                every = "".join(word[0].upper() for word in words if word[0].isalpha())
                found[(initials,)] = found[(every,)] = kind
    return found


def spread(
    tokens: Sentence,
    spans: Sequence[TokenSpan],
    people: frozenset[str],
    types: dict[Words, EntityType],
    lists: Gazetteers,
) -> list[TokenSpan]:
    """Return the spans with those added that repeat a name seen elsewhere in the document."""
    taken = [False] * len(tokens)
    result: list[TokenSpan] = []
    for span in spans:
        taken[span.start : span.end] = [True] * (span.end - span.start)
        word = tokens[span.start].text
        if (
            span.end - span.start == 1
            and word in people
            and span.type != "PERSON"
            and (word,) not in lists.certain
        ):
            span = TokenSpan(span.start, span.end, "PERSON")
        result.append(span)
    longest = 4
    i = 0
    while i < len(tokens):
        step = 1
        if not taken[i] and is_name_word(tokens[i]):
            for length in range(min(longest, len(tokens) - i), 0, -1):
                if any(taken[i : i + length]):
                    continue
                words = words_of(tokens, i, i + length)
                kind: EntityType | None = types.get(words)
                if length == 1 and kind is None and words[0] in people:
                    kind = "PERSON"
                if kind and (length > 1 or _repeats(tokens, i, lists, taken)):
                    result.append(TokenSpan(i, i + length, kind))
                    step = length
                    break
        i += step
    return sorted(result)


def _repeats(tokens: Sentence, i: int, lists: Gazetteers, taken: Sequence[bool]) -> bool:
    """Tell whether a single word can repeat a name: not an ordinary word at a sentence's start, nor part of a longer run."""
    word = tokens[i].text
    opens = i == 0 or tokens[i - 1].text in OPENING
    if word.lower() in lists.common and (opens or word.lower() in CONNECTORS):
        after = tokens[i + 1].text.lower() if i + 1 < len(tokens) else ""
        return word.lower() not in lists.common or after in {"said", "told", "added", "says"}
    beside = [j for j in (i - 1, i + 1) if 0 <= j < len(tokens)]
    return not any(is_name_word(tokens[j]) and not taken[j] and j > i for j in beside)
