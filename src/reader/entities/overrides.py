"""What overrules a recogniser within a sentence: the lists, titles before a name, results, defined acronyms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reader.entities.definitions import defined_acronyms
from reader.entities.gazetteers import Gazetteers, Words
from reader.entities.lookup import (
    WEAK,
    as_type,
    governs,
    is_common,
    is_name_word,
    is_shouted,
    phrase_at,
    role_at,
)
from reader.entities.rules import separable
from reader.entities.scores import opponents, score_names
from reader.entities.tokens import Sentence, Token, TokenSpan
from reader.entities.vocabulary import (
    ARTICLES,
    BODIES,
    EVENT_WORDS,
    FIRM_SUFFIXES,
    FUNCTION_WORDS,
    GROUNDS,
    JOINED_EVENTS,
    NOT_ACRONYMS,
    OPENING,
    PLACE_CUES,
)
from reader.model import EntityType

LONGEST_DATELINE = 4
TRAILING = frozenset(["'s", "’s", "'", "’", ",", ".", "-", "—", '"', "”", "“"])


def mend(tokens: Sentence, spans: Sequence[TokenSpan], lists: Gazetteers) -> list[TokenSpan]:
    """Return a recogniser's spans of one sentence as the lists and the sentence's own evidence have them."""
    spans = override(tokens, strip(tokens, whole(tokens, spans), lists), lists)
    spans = grown(
        tokens,
        over(spans, [*firms(tokens), *dateline_places(tokens, lists), *governed(tokens, spans, lists)]),
        lists,
    )
    spans = over([by_head(tokens, span) for span in spans], score_names(tokens, lists))
    return over(list(opponents(tokens, spans, lists)), defined_acronyms(tokens))


def listed_words(words: Words, lists: Gazetteers) -> Words:
    """Return the form of a name that the lists have: capitals taken down where only that is listed."""
    if words not in lists.phrases and all(word.isupper() for word in words):
        return tuple(word.title() for word in words)
    return words


def firms(tokens: Sentence) -> list[TokenSpan]:
    """Return the firms that their legal form or an ampersand shows: "Alder & Voss Ltd", "Brekke & Lund"."""
    found: list[TokenSpan] = []
    for i, token in enumerate(tokens):
        suffix = i > 0 and token.text in FIRM_SUFFIXES and is_name_word(tokens[i - 1])
        joined = token.text == "&" and 0 < i < len(tokens) - 1 and is_name_word(tokens[i - 1])
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


def governed(tokens: Sentence, spans: Sequence[TokenSpan], lists: Gazetteers) -> list[TokenSpan]:
    """Return the single words without a span that the words beside them make places.

    They have a government ("Kestria's prime minister") or lie in a state or country ("in Marlow, Ohio").
    """
    taken = {i for span in spans for i in range(span.start, span.end)}
    return [
        TokenSpan(i, i + 1, "PLACE")
        for i, token in enumerate(tokens)
        if i not in taken
        and is_name_word(token)
        and not is_common(token.text, lists)
        and (governs(tokens, i, lists) or (_is_cued(tokens, i) and _in_a_state(tokens, i + 1, lists)))
    ]


def _is_cued(tokens: Sentence, i: int) -> bool:
    return i > 0 and tokens[i - 1].text.lower() in PLACE_CUES | {"of"}


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


def words_of(tokens: Sentence, start: int, end: int) -> Words:
    """Return the words of a span."""
    return tuple(token.text for token in tokens[start:end])


def over(spans: Sequence[TokenSpan], better: Sequence[TokenSpan]) -> list[TokenSpan]:
    """Return `better` and those of `spans` that do not overlap it."""
    if not better:
        return list(spans)
    kept = [s for s in spans if not any(s.start < b.end and b.start < s.end for b in better)]
    return sorted([*kept, *better])


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


def strip(tokens: Sentence, spans: Iterable[TokenSpan], lists: Gazetteers) -> Iterator[TokenSpan]:
    """Yield the spans without articles, titles and nationalities before the name, and without 's after it."""
    titled = titles(tokens, lists)
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
        if start < end and not _inside(start, end, titled) and not _no_name(tokens, start, end, kind):
            yield TokenSpan(start, end, kind)


def _no_name(tokens: Sentence, start: int, end: int, kind: EntityType) -> bool:
    """Tell whether a span is marks or numbers, an ordinary abbreviation, or the country of a currency ("US$5")."""
    if not any(token.text[0].isalpha() or token.text[0] in "@#" for token in tokens[start:end]):
        return True
    if end - start > 1 or not tokens[start].text[0].isalnum():
        return not tokens[start].text[0].isalnum()
    money = end < len(tokens) and tokens[end].text == "$" and tokens[start].end == tokens[end].start
    return money or (kind == "ORG" and tokens[start].text in NOT_ACRONYMS)


def titles(tokens: Sentence, lists: Gazetteers) -> dict[int, int]:
    """Return the end of each title by its start."""
    found: dict[int, int] = {}
    after = 0
    for i, token in enumerate(tokens):
        if i >= after and token.text.lower().rstrip(".") in lists.longest_role:
            after = role_at(tokens, i, lists)
            if after > i:
                found[i] = after
    return found


def _inside(start: int, end: int, titled: dict[int, int]) -> bool:
    """Tell whether a span is only part of a title of several words, as "State" in "Secretary of State"."""
    return any(
        first < start and end <= last
        for first, last in ((j, titled.get(j, 0)) for j in range(max(0, start - 3), start))
    )


def override(tokens: Sentence, spans: Iterable[TokenSpan], lists: Gazetteers) -> list[TokenSpan]:
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
        words = listed_words(words_of(tokens, i, end), lists)
        present = result.get(i)
        certain = words in lists.certain
        same = certain and present is not None and present.end == end
        sure = kind not in WEAK or _in_a_state(tokens, end, lists)
        alone = sure and not any(covered[i:end]) and _stands(tokens, i, end, lists)
        part = certain and present is not None and present.end < end
        if same or alone or (part and not any(start in result for start in range(i + 1, end))):
            result[i] = TokenSpan(i, end, as_type(kind))
        i = max(end, result[i].end if i in result else end)
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
