"""The pass after any recogniser: a name keeps its type through the text, and is seen wherever it is repeated."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.entities.definitions import handles, native_names
from reader.entities.gazetteers import Gazetteers, Words
from reader.entities.overrides import Sentence, listed_words, mend, over, words_of
from reader.entities.rules import WEAK, TokenSpan, as_type, is_name_word, is_shouted
from reader.entities.vocabulary import (
    CONNECTORS,
    FIRM_MATTERS,
    FIRM_SUFFIXES,
    LOCATIVES,
    OPENING,
    SIDES,
    SMALL_WORDS,
    STAKES,
)
from reader.model import EntityType

LONGEST_REPEATED = 4

Named = tuple[Sentence, Sequence[TokenSpan]]


class Evidence(NamedTuple):
    """What a whole document tells of its names: the type of each, and the words that stand for a person."""

    types: Mapping[Words, EntityType]
    people: frozenset[str]


def settle(
    document: Sequence[Sentence],
    found: Sequence[Sequence[TokenSpan]],
    lists: Gazetteers,
    dateline: Words = (),
) -> list[list[TokenSpan]]:
    """Return the names of each sentence after overrides, title stripping and document-wide agreement.

    `dateline` is the place the report is dated from; its name is a place wherever it stands alone.
    """
    named = [(tokens, mend(tokens, spans, lists)) for tokens, spans in zip(document, found, strict=True)]
    types, people = agreed_types(named, lists), person_words(named, lists)
    for place in (dateline, tuple(word.title() for word in dateline)):
        if place in types:
            types[place] = "PLACE"
            people -= {*place}
    evidence = Evidence(types, people)
    loud = {tuple(word.upper() for word in words): kind for words, kind in evidence.types.items()}
    loud |= {(word.upper(),): "PERSON" for word in evidence.people}
    result = []
    for tokens, spans in named:
        if is_shouted(tokens):
            settled = over(spans, repeated(tokens, loud))
        else:
            settled = spread(tokens, retyped(tokens, spans, evidence), evidence, lists)
        settled = over(settled, handles(tokens, settled, evidence.people))
        result.append(over(settled, native_names(tokens, settled)))
    return result


def agreed_types(named: Sequence[Named], lists: Gazetteers) -> dict[Words, EntityType]:
    """Return one type for each name: the certain one, else what the text spells out, else the commonest."""
    votes: defaultdict[Words, Counter[EntityType]] = defaultdict(Counter)
    spelled: dict[Words, EntityType] = {}
    for tokens, spans in named:
        for start, end, kind in spans:
            votes[words_of(tokens, start, end)][kind] += 1
            if (
                start
                and tokens[start - 1].text.lower() in LOCATIVES
                and is_listed_place(tokens, start, end, lists)
            ):
                votes[words_of(tokens, start, end)]["PLACE"] += 2
            if kind in {"PERSON", "PLACE"} and is_traded(tokens, start, end):
                votes[words_of(tokens, start, end)]["ORG"] += 2
            if kind == "ORG" and end - start > 1 and tokens[end - 1].text in FIRM_SUFFIXES:
                spelled[words_of(tokens, start, end - 1)] = "ORG"
            elif kind == "ORG" and end - start > 2:
                spelled.update((words, kind) for words in initials(words_of(tokens, start, end)))
    agreed = {words: counter.most_common(1)[0][0] for words, counter in votes.items()} | spelled
    for words in agreed:
        listed = listed_words(words, lists)
        known = lists.phrases.get(listed, "")
        vague = known == "OTHER" or (known == "PLACE" and agreed[words] in {"OTHER", "GROUP"})
        if listed in lists.certain or vague:
            agreed[words] = as_type(known)
        elif len(words) == 1 and words[0] in SIDES and agreed[words] != "PERSON":
            agreed[words] = "PLACE"
    return agreed


def is_listed_place(tokens: Sentence, start: int, end: int, lists: Gazetteers) -> bool:
    """Tell whether the lists know a name as a place, however small."""
    return lists.phrases.get(words_of(tokens, start, end)) in {"PLACE", *WEAK}


def is_traded(tokens: Sentence, start: int, end: int) -> bool:
    """Tell whether a name is spoken of as a firm is: "Dovrell shares", "a stake in Dovrell", "Oslo-based Dovrell"."""
    after = [token.text for token in tokens[end : end + 2]]
    before = [token.text for token in tokens[max(0, start - 2) : start]]
    owns = len(after) == 2 and after[0] in {"'s", "’s"} and after[1] in FIRM_MATTERS
    return (
        owns
        or (bool(after) and after[0] in FIRM_MATTERS)
        or before == ["-", "based"]
        or (len(before) == 2 and before[0] in STAKES and before[1] in {"of", "in"})
    )


def initials(words: Words) -> Iterator[Words]:
    """Yield the acronyms that a name of several words can have, with and without its small words."""
    letters = [(word[0].upper(), word.lower() in SMALL_WORDS) for word in words if word[0].isalpha()]
    every = "".join(letter for letter, _ in letters)
    short = "".join(letter for letter, small in letters if not small)
    for acronym in {every, short}:
        if len(acronym) > 2:
            yield (acronym,)


def person_words(named: Sequence[Named], lists: Gazetteers) -> frozenset[str]:
    """Return the surnames and given names of everybody named in full, as far as they are nothing else here.

    A surname that is also a country or a firm ("Erin Chad") is kept where a given name stood before it and
    the text never speaks of being in it.
    """
    found: set[str] = set()
    doubtful: set[str] = set()
    places: set[str] = set()
    for tokens, spans in named:
        for start, end, kind in spans:
            first, last = tokens[start].text, tokens[end - 1].text
            if kind == "PERSON" and end - start > 1:
                found.update(word for word in (first, last) if not _is_other(word, lists))
                if (last,) in lists.phrases and first in lists.given and (first,) not in lists.phrases:
                    doubtful.add(last)
            elif end - start == 1 and start and tokens[start - 1].text.lower() in LOCATIVES:
                places.add(last)
    return frozenset(word for word in found | (doubtful - places) if len(word) > 1 and word[-1] != ".")


def _is_other(word: str, lists: Gazetteers) -> bool:
    return (
        lists.phrases.get((word,)) in {"PLACE", "GROUP", "ORG"}
        or (word.lower(),) in lists.roles
        or word.lower() in {"he", "she", "it", "the"}
    )


def retyped(tokens: Sentence, spans: Sequence[TokenSpan], evidence: Evidence) -> list[TokenSpan]:
    """Return the spans with the types agreed on."""
    result = []
    for start, end, _ in spans:
        person = end - start == 1 and tokens[start].text in evidence.people
        result.append(
            TokenSpan(start, end, "PERSON" if person else evidence.types[words_of(tokens, start, end)])
        )
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


def spread(
    tokens: Sentence, spans: Sequence[TokenSpan], evidence: Evidence, lists: Gazetteers
) -> list[TokenSpan]:
    """Return the spans with those added that repeat a name seen elsewhere in the document."""
    taken = [False] * len(tokens)
    result = list(spans)
    for span in spans:
        taken[span.start : span.end] = [True] * (span.end - span.start)
    i = 0
    while i < len(tokens):
        step = 1
        if not taken[i] and is_name_word(tokens[i]):
            for length in range(min(LONGEST_REPEATED, len(tokens) - i), 0, -1):
                if any(taken[i : i + length]):
                    continue
                kind = evidence.types.get(words_of(tokens, i, i + length))
                if length == 1 and tokens[i].text in evidence.people:
                    kind = "PERSON"
                if kind and (length > 1 or _repeats(tokens, i, lists, taken)):
                    result.append(TokenSpan(i, i + length, kind))
                    step = length
                    break
        i += step
    return sorted(result)


def _repeats(tokens: Sentence, i: int, lists: Gazetteers, taken: Sequence[bool]) -> bool:
    """Tell whether a single word can repeat a name: no ordinary word that opens, no part of a longer run."""
    word = tokens[i].text
    opens = i == 0 or tokens[i - 1].text in OPENING
    if word.lower() in lists.common and (opens or word.lower() in CONNECTORS):
        after = tokens[i + 1].text.lower() if i + 1 < len(tokens) else ""
        return word.lower() not in lists.common or after in {"said", "told", "added", "says"}
    beside = [j for j in (i - 1, i + 1) if 0 <= j < len(tokens)]
    return not any(is_name_word(tokens[j]) and not taken[j] and j > i for j in beside)
