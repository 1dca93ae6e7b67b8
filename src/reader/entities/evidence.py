"""What a whole document tells of its names: their types, its people, and what its places' people are called."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.entities.gazetteers import Gazetteers, Words
from reader.entities.lookup import WEAK, as_type, governs, is_common, role_at
from reader.entities.overrides import listed_words
from reader.entities.tokens import Sentence, TokenSpan, words_of
from reader.entities.vocabulary import (
    AFTER_NAMES,
    CROSSED,
    FIRM_MATTERS,
    FIRM_SUFFIXES,
    LOCATIVES,
    OFFICERS,
    SIDES,
    SMALL_WORDS,
    STAKES,
)
from reader.model import EntityType

GROUP_ENDINGS = ("n", "s", "e", "i", "c", "h", "t", "er", "o")

Named = tuple[Sentence, Sequence[TokenSpan]]


class Evidence(NamedTuple):
    """What a whole document tells of its names: the type of each, and the words that stand for a person.

    `first` are the words that a name can begin with.
    """

    types: Mapping[Words, EntityType]
    people: frozenset[str]
    first: frozenset[str]


def agreed_types(named: Sequence[Named], lists: Gazetteers) -> dict[Words, EntityType]:
    """Return one type for each name: the certain one, else what the text spells out, else the commonest."""
    votes: defaultdict[Words, Counter[EntityType]] = defaultdict(Counter)
    spelled: dict[Words, EntityType] = {}
    for tokens, spans in named:
        for start, end, kind in spans:
            words = words_of(tokens, start, end)
            votes[words][kind] += 1
            if is_located(tokens, start, end, kind, lists):
                votes[words]["PLACE"] += 2
            if kind in {"PERSON", "PLACE"} and is_traded(tokens, start, end):
                votes[words]["ORG"] += 2
            if kind == "PERSON" and end - start == 1:
                if end < len(tokens) and tokens[end].text in OFFICERS:
                    votes[words]["ORG"] += 2
                if is_crossed(tokens, start, lists):
                    votes[words]["PLACE"] += 2
                if is_led(tokens, start, lists):
                    spelled[words] = "PLACE"
            if kind == "ORG" and end - start > 1 and tokens[end - 1].text in FIRM_SUFFIXES:
                spelled[words[:-1]] = "ORG"
            elif kind == "ORG" and end - start > 2:
                spelled.update((acronym, kind) for acronym in initials(words))
    agreed = {words: counter.most_common(1)[0][0] for words, counter in votes.items()} | spelled
    for words in agreed:
        listed = listed_words(words, lists)
        known = lists.phrases.get(listed, "")
        vague = known == "OTHER" or (known == "PLACE" and agreed[words] in {"OTHER", "GROUP"})
        if listed in lists.certain or vague:
            agreed[words] = as_type(known)
            continue
        side = words[0] in SIDES and len(words) == 1 and agreed[words] != "PERSON"
        if side or (agreed[words] == "GROUP" and not known and not words[-1].endswith(GROUP_ENDINGS)):
            agreed[words] = "PLACE"
    return agreed


def is_located(tokens: Sentence, start: int, end: int, kind: EntityType, lists: Gazetteers) -> bool:
    """Tell whether a name after "in" or "near" is a place: known as one, or a single word known as nothing."""
    if not start or tokens[start - 1].text.lower() not in LOCATIVES:
        return False
    listed = lists.phrases.get(words_of(tokens, start, end))
    owner = end < len(tokens) and tokens[end].text in {"'s", "’s"}
    unknown = listed is None and end - start == 1 and kind in {"PERSON", "GROUP"} and not owner
    unknown = unknown and not is_common(tokens[start].text, lists)
    return listed in {"PLACE", *WEAK} or (unknown and tokens[start].text not in lists.given)


def is_crossed(tokens: Sentence, i: int, lists: Gazetteers) -> bool:
    """Tell whether an unlisted word is spoken of as rivers and regions are: "over the Osk on Monday"."""
    if i < 2 or tokens[i - 1].text != "the" or tokens[i - 2].text.lower() not in CROSSED:
        return False
    after = tokens[i + 1].text.lower() if i + 1 < len(tokens) else "."
    return (tokens[i].text,) not in lists.phrases and (not after[0].isalpha() or after in AFTER_NAMES)


def is_led(tokens: Sentence, i: int, lists: Gazetteers) -> bool:
    """Tell whether an unlisted word has a head of state or a minister, as "Morvany" in "Morvany's president"."""
    word = tokens[i].text
    if (word,) in lists.phrases or word in lists.given or word in lists.surnames:
        return False
    of = i > 1 and tokens[i - 1].text == "of" and role_at(tokens, i - 2, lists) == i - 1
    return governs(tokens, i, lists) and (of or role_at(tokens, i + 2, lists) > i + 2)


def derived_groups(types: Mapping[Words, EntityType], lists: Gazetteers) -> dict[Words, EntityType]:
    """Return what the people of the document's unlisted places may be called: Morvany, Morvanian, Morvanians."""
    found: dict[Words, EntityType] = {}
    for words, kind in types.items():
        if kind == "PLACE" and len(words) == 1 and words not in lists.phrases and len(words[0]) > 3:
            place = words[0]
            for form in (
                place + "n",
                place + "an",
                place + "ian",
                place[:-1] + "ian",
                place[:-1] + "an",
                place + "ese",
            ):
                found |= {(form,): "GROUP", (form + "s",): "GROUP"}
    return found


def derived_places(
    types: Mapping[Words, EntityType], document: Iterable[Sentence], people: frozenset[str], lists: Gazetteers
) -> dict[Words, EntityType]:
    """Return the unlisted places that the document names beside their unlisted people: Morvanian, so Morvany."""
    places = {
        place
        for words, kind in types.items()
        if kind == "GROUP" and len(words) == 1 and words not in lists.phrases
        for place in _homes(words[0].removesuffix("s"))
        if len(place) > 3
        and (place,) not in lists.phrases
        and place not in people | lists.given | lists.surnames
        and place.lower() not in lists.common
    }
    if not places:
        return {}
    return {(token.text,): "PLACE" for tokens in document for token in tokens if token.text in places}


def _homes(people: str) -> Iterator[str]:
    """Yield what the home of a people may be called."""
    for ending, homes in (("ian", ("", "ia", "y")), ("an", ("", "a")), ("ese", ("", "a"))):
        if people.endswith(ending):
            yield from (people.removesuffix(ending) + home for home in homes)


def is_traded(tokens: Sentence, start: int, end: int) -> bool:
    """Tell whether a name is spoken of as a firm is: "Dovrell shares", "a stake in Dovrell", "Oslo-based Dovrell"."""
    last = tokens[start - 1].text if start > 1 else ""
    if last == "based" or last in {"of", "in"}:
        second = tokens[start - 2].text
        if second == "-" if last == "based" else second in STAKES:
            return True
    if end == len(tokens):
        return False
    after = tokens[end].text
    owns = after in {"'s", "’s"} and end + 1 < len(tokens)
    return after in FIRM_MATTERS or (owns and tokens[end + 1].text in FIRM_MATTERS)


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
