"""Names that the text itself explains: an acronym in brackets after its words, a handle after a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.entities.tokens import Sentence, TokenSpan
from reader.entities.vocabulary import SMALL_WORDS

LONGEST_ACRONYM = 8
SHORTEST_HANDLE_NAME = 4
LONGEST_HANDLE = 30
LONGEST_NATIVE_NAME = 6


def defined_acronyms(tokens: Sentence) -> list[TokenSpan]:
    """Return both names of "World Grain Board (WGB)", the long one from the word with the first initial."""
    found: list[TokenSpan] = []
    for i in [i for i, (text, _, _) in enumerate(tokens) if text == "("]:
        if not 1 < i < len(tokens) - 2:
            continue
        acronym = tokens[i + 1].text
        if tokens[i + 2].text != ")" or not _is_acronym(acronym):
            continue
        start = _first_word(tokens, i, acronym)
        if start is not None:
            found += [TokenSpan(start, i, "ORG"), TokenSpan(i + 1, i + 2, "ORG")]
    return found


def _is_acronym(word: str) -> bool:
    return word.isalpha() and word.isupper() and 2 < len(word) <= LONGEST_ACRONYM


def _first_word(tokens: Sentence, end: int, acronym: str) -> int | None:
    """Return where the words before `end` begin whose initials spell the acronym, small words left out or in."""
    left = len(acronym) - 1
    for j in range(end - 1, max(end - 3 * len(acronym), -1), -1):
        word = tokens[j].text
        if word[0] == acronym[left] or (word[0].upper() == acronym[left] and word not in SMALL_WORDS):
            left -= 1
            if left < 0:
                return j if word[0].isupper() and end - j > 1 else None
        elif word.lower() not in SMALL_WORDS and word not in {"-", "’s", "'s", ","}:
            return None
    return None


def handles(tokens: Sentence, spans: Sequence[TokenSpan], people: frozenset[str]) -> list[TokenSpan]:
    """Return the @handles that stand after a person's name or contain one of `people`, given in lower case."""
    marked = [
        i for i, (text, _, _) in enumerate(tokens) if text[0] == "@" and 1 < len(text) <= LONGEST_HANDLE
    ]
    if not marked:
        return []
    ends = {span.end for span in spans if span.type == "PERSON"}
    found: list[TokenSpan] = []
    for i in marked:
        beside = i > 1 and tokens[i - 1].text == "(" and i - 1 in ends
        if beside or not people.isdisjoint(_parts(tokens[i].text.lower())):
            found.append(TokenSpan(i, i + 1, "PERSON"))
    return found


def _parts(handle: str) -> Iterator[str]:
    """Yield every stretch of a handle that is long enough to be a name."""
    for start in range(1, len(handle)):
        for end in range(start + SHORTEST_HANDLE_NAME, len(handle) + 1):
            yield handle[start:end]


def native_names(tokens: Sentence, spans: Sequence[TokenSpan]) -> list[TokenSpan]:
    """Return the names in a script without capitals that follow a person's name, as in "Hanako Sato 佐藤花子"."""
    ends = [span.end for span in spans if span.type == "PERSON"]
    after = {end + 1 if tokens[end].text == "(" else end for end in ends if end < len(tokens)}
    return [
        TokenSpan(i, i + 1, "PERSON")
        for i in sorted(after)
        if i < len(tokens)
        and (text := tokens[i].text).isalpha()
        and len(text) <= LONGEST_NATIVE_NAME
        and text.upper() == text.lower()
    ]
