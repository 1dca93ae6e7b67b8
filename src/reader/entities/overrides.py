"""What overrules a recogniser within a sentence: the lists, titles before a name, results, defined acronyms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reader.entities.definitions import defined_acronyms
from reader.entities.gazetteers import Gazetteers, Words
from reader.entities.rules import TokenSpan, as_type, is_shouted, phrase_at, role_at, separable
from reader.entities.scores import opponents, score_names
from reader.entities.tokens import Token
from reader.entities.vocabulary import ARTICLES, OPENING
from reader.model import EntityType

Sentence = Sequence[Token]

TRAILING = frozenset(["'s", "’s", "'", "’", ",", ".", "-", "—", '"', "”", "“"])


def mend(tokens: Sentence, spans: Sequence[TokenSpan], lists: Gazetteers) -> list[TokenSpan]:
    """Return a recogniser's spans of one sentence as the lists and the sentence's own evidence have them."""
    spans = override(tokens, strip(tokens, whole(tokens, spans), lists), lists)
    spans = over(spans, score_names(tokens, lists))
    return over(list(opponents(tokens, spans, lists)), defined_acronyms(tokens))


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
        while end > start and tokens[end - 1].text.lower() in TRAILING:
            end -= 1
        while start < end:
            text = tokens[start].text
            match = phrase_at(tokens, start, lists)
            if match and match[0] >= end:
                break
            role = titled.get(start, start)
            if text in ARTICLES or text in {"the", "a", "an"} or not (text[0].isalnum() or text[0] in "@#"):
                start += 1
            elif match and kind in {"PERSON", "ORG"} and separable(tokens, match, end, lists):
                yield TokenSpan(start, match[0], as_type(match[1]))
                start = match[0]
            elif role > start and (kind == "PERSON" or role >= end):
                start = min(role, end)
            else:
                break
        if start < end and not _inside(start, end, titled) and tokens[start].text[0].isalnum():
            yield TokenSpan(start, end, kind)


def titles(tokens: Sentence, lists: Gazetteers) -> dict[int, int]:
    """Return the end of each title by its start."""
    found: dict[int, int] = {}
    i = 0
    while i < len(tokens):
        end = role_at(tokens, i, lists)
        if end > i:
            found[i] = end
        i = max(end, i + 1)
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
