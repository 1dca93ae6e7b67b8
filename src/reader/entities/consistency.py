"""The pass after any recogniser: a name keeps its type through the text, and is seen wherever it is repeated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.entities.borders import Titles, titles
from reader.entities.definitions import handles, native_names
from reader.entities.evidence import Evidence, agreed_types, derived_groups, derived_places, person_words
from reader.entities.gazetteers import Gazetteers, Words
from reader.entities.lookup import is_common, is_headline, is_name_word, is_shouted, role_at
from reader.entities.overrides import mend, over, override
from reader.entities.tokens import Sentence, TokenSpan, words_of
from reader.entities.vocabulary import CONNECTORS, OPENING, STATE_BODIES
from reader.model import EntityType

LONGEST_REPEATED = 4


def settle(
    document: Sequence[Sentence],
    found: Sequence[Sequence[TokenSpan]],
    lists: Gazetteers,
    dateline: Words = (),
    titled: Sequence[Titles] | None = None,
) -> list[list[TokenSpan]]:
    """Return the names of each sentence after overrides, title stripping and document-wide agreement.

    `dateline` is the place the report is dated from; its name is a place wherever it stands alone. `titled`, if
    they are known, are the `borders.titles` of each sentence.
    """
    titled = titled or [titles(tokens, lists) for tokens in document]
    each = zip(document, found, titled, strict=True)
    named = [(tokens, mend(tokens, spans, lists, inside)) for tokens, spans, inside in each]
    headlines = [is_headline(tokens, lists) for tokens, _ in named]
    telling = [one for one, headline in zip(named, headlines, strict=True) if not headline]
    types, people = agreed_types(telling, lists), person_words(telling, lists)
    for place in {dateline, tuple(word.title() for word in dateline)} - {()}:
        types[place] = "PLACE"
        people -= {*place}
    types |= derived_places(types, document, people, lists)
    types |= derived_groups(types, lists)
    evidence = Evidence(types, people, people.union([words[0] for words in types]))
    names: dict[Words, EntityType] = {**types, **{(word,): "PERSON" for word in people}}
    loud = {tuple(word.upper() for word in words): kind for words, kind in names.items()}
    low = frozenset(word.lower() for word in evidence.people)
    result = []
    for (tokens, spans), headline in zip(named, headlines, strict=True):
        if is_shouted(tokens):
            settled = over(spans, repeated(tokens, loud))
        elif headline:
            sound = [span for span in spans if is_sound(tokens, span, names, lists)]
            settled = over(repeated(tokens, names), override(tokens, sound, lists))
        else:
            settled = spread(tokens, retyped(tokens, spans, evidence), evidence, lists)
        settled = over(settled, handles(tokens, settled, low))
        result.append(over(settled, native_names(tokens, settled)))
    return result


def is_sound(tokens: Sentence, span: TokenSpan, names: Mapping[Words, EntityType], lists: Gazetteers) -> bool:
    """Tell whether a name in a headline with capitals throughout is one elsewhere or by its own words."""
    words = words_of(tokens, span.start, span.end)
    if words in names or words in lists.phrases or not any(is_common(word, lists) for word in words):
        return True
    return (
        1 < len(words) <= LONGEST_REPEATED
        and words[-1] in lists.organisation_words | lists.place_words | STATE_BODIES
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
    reach = 0
    for i in [i for i, (text, _, _) in enumerate(tokens) if text in evidence.first and not taken[i]]:
        if i < reach or not is_name_word(tokens[i]):
            continue
        for length in range(min(LONGEST_REPEATED, len(tokens) - i), 0, -1):
            if any(taken[i : i + length]):
                continue
            kind = evidence.types.get(words_of(tokens, i, i + length))
            if length == 1 and tokens[i].text in evidence.people:
                kind = "PERSON"
            if kind and (length > 1 or _repeats(tokens, i, lists, taken)):
                result.append(TokenSpan(i, i + length, kind))
                reach = i + length
                break
    return sorted(result)


def _repeats(tokens: Sentence, i: int, lists: Gazetteers, taken: Sequence[bool]) -> bool:
    """Tell whether a single word can repeat a name: no ordinary word that opens, no part of a longer run."""
    word = tokens[i].text
    opens = i == 0 or tokens[i - 1].text in OPENING
    if word.lower() in lists.common and (opens or word.lower() in CONNECTORS):
        after = tokens[i + 1].text.lower() if i + 1 < len(tokens) else ""
        return word.lower() not in lists.common or after in {"said", "told", "added", "says"}
    following = i + 1
    if role_at(tokens, i, lists) > following:
        return False
    return (
        following == len(tokens)
        or taken[following]
        or not is_name_word(tokens[following])
        or role_at(tokens, following, lists) > following
    )
