"""What overrules a recogniser within a sentence: the lists, datelines, firms, results, defined acronyms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.entities.borders import Titles, by_head, grown, joined, parted, strip, whole
from reader.entities.definitions import defined_acronyms
from reader.entities.gazetteers import Gazetteers, Words
from reader.entities.lookup import (
    WEAK,
    as_type,
    governs,
    is_common,
    is_name_word,
    is_shouted,
    openings,
    phrase_at,
    role_at,
)
from reader.entities.scores import opponents, score_names
from reader.entities.tokens import Sentence, TokenSpan, words_of
from reader.entities.vocabulary import (
    FIRM_SUFFIXES,
    FUNCTION_WORDS,
    GOVERNED,
    OFFICERS,
    OPENING,
    PEOPLE_ENDINGS,
    PLACE_CUES,
)

LONGEST_DATELINE = 4
FIRM_MARKS = FIRM_SUFFIXES | {"&"}


def mend(tokens: Sentence, spans: Sequence[TokenSpan], lists: Gazetteers, titled: Titles) -> list[TokenSpan]:
    """Return a recogniser's spans of one sentence as the lists and the sentence's own evidence have them."""
    spans = [part for span in whole(tokens, spans) for part in parted(tokens, span, lists)]
    spans = override(tokens, strip(tokens, spans, lists, titled), lists)
    free = _unnamed(tokens, spans, lists)
    told = [
        *governed(tokens, free, lists),
        *peoples(tokens, free, lists),
        *employers(tokens, spans, free, lists),
    ]
    spans = grown(tokens, over(spans, [*firms(tokens), *dateline_places(tokens, lists), *told]), lists)
    spans = over(joined(tokens, [by_head(tokens, span) for span in spans]), score_names(tokens, lists))
    return over(list(opponents(tokens, spans, lists)), defined_acronyms(tokens))


def listed_words(words: Words, lists: Gazetteers) -> Words:
    """Return the form of a name that the lists have: capitals taken down where only that is listed."""
    if words not in lists.phrases and all(word.isupper() for word in words):
        return tuple(word.title() for word in words)
    return words


def firms(tokens: Sentence) -> list[TokenSpan]:
    """Return the firms that their legal form or an ampersand shows: "Alder & Voss Ltd", "Brekke & Lund"."""
    found: list[TokenSpan] = []
    for i in [i for i, (text, _, _) in enumerate(tokens) if text in FIRM_MARKS]:
        text = tokens[i].text
        suffix = i > 0 and text in FIRM_SUFFIXES and is_name_word(tokens[i - 1])
        joined = text == "&" and 0 < i < len(tokens) - 1 and is_name_word(tokens[i - 1])
        if not suffix and not (joined and is_name_word(tokens[i + 1])):
            continue
        start, end = i, i + 1
        while start > 0 and (is_name_word(tokens[start - 1]) or tokens[start - 1].text == "&"):
            start -= 1
        if start == 0 and tokens[0].text in FUNCTION_WORDS:
            start = 1
        while joined and end < len(tokens) and is_name_word(tokens[end]):
            end += 1
        if end - start > 1 and not (found and found[-1].end > start):
            found.append(TokenSpan(start, end, "ORG"))
    return found


def dateline_places(tokens: Sentence, lists: Gazetteers) -> list[TokenSpan]:
    """Return the place in capitals that opens a report: "SKARVIK, Norway" or "SKARVIK (Agency)"."""
    end = 0
    while (
        end < len(tokens)
        and end < LONGEST_DATELINE
        and (tokens[end].text.isupper() or tokens[end].text == "-")
    ):
        end += 1
    if not 0 < end < len(tokens) - 1 or len(tokens[0].text) < 3 or not tokens[end - 1].text.isalpha():
        return []
    listed = phrase_at(tokens, 0, lists)
    if listed and listed[1] not in {"PLACE", *WEAK}:
        return []
    mark, after = tokens[end].text, phrase_at(tokens, end + 1, lists)
    country = mark == "," and after is not None and after[1] in {"PLACE", *WEAK}
    agency = mark == "(" and after is not None and after[1] == "ORG"
    colon = mark == ":" and tokens[0].text.lower() not in lists.common
    dated = len(mark) == 4 and mark.isdigit() and tokens[end + 1].text == "-"
    return [TokenSpan(0, end, "PLACE")] if country or agency or colon or dated else []


def governed(tokens: Sentence, free: Sequence[int], lists: Gazetteers) -> list[TokenSpan]:
    """Return those of the `free` words, which are in no span, that the words beside them make places.

    They have a government ("Kestria's prime minister") or lie in a state or country ("in Marlow, Ohio").
    """
    return [
        TokenSpan(i, i + 1, "PLACE")
        for i in free
        if governs(tokens, i, lists) or (_is_cued(tokens, i) and _in_a_state(tokens, i + 1, lists))
    ]


def peoples(tokens: Sentence, free: Sequence[int], lists: Gazetteers) -> list[TokenSpan]:
    """Return those of the `free` words that name a people by their ending and what is theirs.

    So does "Kestrian" in "Kestrian officials"; a person's name does not.
    """
    return [
        TokenSpan(i, i + 1, "GROUP")
        for i in free
        if tokens[i].text.endswith(PEOPLE_ENDINGS)
        and i + 1 < len(tokens)
        and tokens[i + 1].text.lower() in GOVERNED
        and tokens[i].text not in lists.given
        and tokens[i].text not in lists.surnames
    ]


def employers(
    tokens: Sentence, spans: Sequence[TokenSpan], free: Sequence[int], lists: Gazetteers
) -> list[TokenSpan]:
    """Return those of the `free` words that name a body whose officer follows: "Dovrell Chairman Ann Quill"."""
    people = {span.start for span in spans if span.type == "PERSON"}
    return [
        TokenSpan(i, i + 1, "ORG")
        for i in free
        if i + 1 < len(tokens)
        and tokens[i + 1].text in OFFICERS
        and role_at(tokens, i + 1, lists) in people
        and (tokens[i].text,) not in lists.phrases
        and not tokens[i].text.endswith(PEOPLE_ENDINGS)
        and tokens[i].text not in lists.given
        and role_at(tokens, i, lists) == i
    ]


def _unnamed(tokens: Sentence, spans: Sequence[TokenSpan], lists: Gazetteers) -> list[int]:
    """Return where a name word stands that is in no span and no ordinary word."""
    taken = {i for span in spans for i in range(span.start, span.end)}
    return [
        i
        for i, (text, _, _) in enumerate(tokens)
        if text[0].isupper() and i not in taken and is_name_word(tokens[i]) and not is_common(text, lists)
    ]


def _is_cued(tokens: Sentence, i: int) -> bool:
    return i > 0 and tokens[i - 1].text.lower() in PLACE_CUES | {"of"}


def over(spans: Sequence[TokenSpan], better: Sequence[TokenSpan]) -> list[TokenSpan]:
    """Return `better` and those of `spans` that do not overlap it."""
    if not better:
        return list(spans)
    kept = [s for s in spans if not any(s.start < b.end and b.start < s.end for b in better)]
    return sorted([*kept, *better])


def override(tokens: Sentence, spans: Iterable[TokenSpan], lists: Gazetteers) -> list[TokenSpan]:
    """Return the spans with certain names added where nothing was seen, and retyped where they stand alone."""
    shouted = is_shouted(tokens)
    result = {span.start: span for span in spans}
    covered = [False] * (len(tokens) + 1)
    for span in result.values():
        covered[span.start : span.end] = [True] * (span.end - span.start)
    reach = 0
    for i in openings(tokens, lists):
        match = phrase_at(tokens, i, lists, shouted) if i >= reach else None
        if match is None or role_at(tokens, i, lists) > match[0]:
            continue
        end, kind = match
        words = listed_words(words_of(tokens, i, end), lists)
        present = result.get(i)
        certain = words in lists.certain
        same = certain and present is not None and present.end == end
        sure = kind not in WEAK or _in_a_state(tokens, end, lists)
        alone = sure and not any(covered[i:end]) and _stands(tokens, i, end, lists)
        part = certain and present is not None and present.end < end
        if same or alone or (part and not any(start in result for start in range(i + 1, end))):
            result[i] = TokenSpan(i, end, as_type(kind))
        reach = max(end, result[i].end if i in result else end)
    return [result[start] for start in sorted(result)]


def _in_a_state(tokens: Sentence, end: int, lists: Gazetteers) -> bool:
    """Tell whether a comma and a state or country follow, as after a town: "Marlow, Ohio"."""
    if end + 1 >= len(tokens) or tokens[end].text != ",":
        return False
    state = phrase_at(tokens, end + 1, lists)
    return state is not None and state[1] in {"PLACE", "region"}


def _stands(tokens: Sentence, start: int, end: int, lists: Gazetteers) -> bool:
    """Tell whether a listed name really is one here, not an ordinary word that opens a sentence."""
    if end - start > 1 or tokens[start].text.lower() not in lists.common:
        return True
    return start > 0 and tokens[start - 1].text not in OPENING
