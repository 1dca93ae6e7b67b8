"""The pass after any recogniser: a name keeps its type through the text, and is seen wherever it is repeated."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from reader.entities.definitions import handles, native_names
from reader.entities.gazetteers import Gazetteers, Words
from reader.entities.overrides import Sentence, mend, over, words_of
from reader.entities.rules import TokenSpan, as_type, is_name_word, is_shouted
from reader.entities.vocabulary import CONNECTORS, OPENING, SMALL_WORDS
from reader.model import EntityType

LONGEST_REPEATED = 4


def settle(
    document: Sequence[Sentence], found: Sequence[Sequence[TokenSpan]], lists: Gazetteers
) -> list[list[TokenSpan]]:
    """Return the names of each sentence after overrides, title stripping and document-wide agreement."""
    spans = [
        mend(tokens, sentence_spans, lists) for tokens, sentence_spans in zip(document, found, strict=True)
    ]
    types = agreed_types(document, spans, lists)
    people = person_words(document, spans, lists)
    known = expanded_acronyms(document, spans) | types
    loud = {tuple(word.upper() for word in words): kind for words, kind in known.items()}
    loud |= {(word.upper(),): "PERSON" for word in people}
    result = []
    for tokens, sentence_spans in zip(document, spans, strict=True):
        if is_shouted(tokens):
            settled = over(sentence_spans, repeated(tokens, loud))
        else:
            settled = spread(tokens, retyped(tokens, sentence_spans, types), people, known, lists)
        settled = over(settled, handles(tokens, settled, people))
        result.append(over(settled, native_names(tokens, settled)))
    return result


def repeated(tokens: Sentence, names: Mapping[Words, EntityType]) -> list[TokenSpan]:
    """Return where the longest of `names` stand in a sentence in capitals."""
    found: list[TokenSpan] = []
    i = 0
    while i < len(tokens):
        for length in range(min(LONGEST_REPEATED, len(tokens) - i), 0, -1):
            kind = names.get(words_of(tokens, i, i + length))
            if kind and (length > 1 or len(tokens[i].text) > 2):
                found.append(TokenSpan(i, i + length, kind))
                i += length - 1
                break
        i += 1
    return found


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
                    word[0] for word in words if word.lower() not in SMALL_WORDS and word[0].isalpha()
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
    i = 0
    while i < len(tokens):
        step = 1
        if not taken[i] and is_name_word(tokens[i]):
            for length in range(min(LONGEST_REPEATED, len(tokens) - i), 0, -1):
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
