"""The quick recogniser: runs of capitalised words, told apart by name lists and by their neighbours."""

from __future__ import annotations

from collections.abc import Iterator

from reader.entities.gazetteers import Gazetteers
from reader.entities.lookup import (
    WEAK,
    as_type,
    governs,
    is_common,
    is_name_word,
    is_shouted,
    key,
    name_words,
    phrase_at,
    role_at,
)
from reader.entities.tokens import Sentence, TokenSpan
from reader.entities.vocabulary import (
    ARTICLES,
    CONNECTORS,
    EVENT_WORDS,
    FUNCTION_WORDS,
    HONORIFICS,
    MONTHS_LIKE_NAMES,
    NAME_OPENERS,
    NOT_ACRONYMS,
    NOT_TEAMS,
    OPENING,
    PARTICLES,
    PLACE_CUES,
    SAYING,
    SIDES,
    STATE_BODIES,
)
from reader.model import EntityType

JOINS = CONNECTORS | {"-", "–"}
"""What stands between the words of a name and is none by itself."""


def recognise_sentence(tokens: Sentence, lists: Gazetteers) -> list[TokenSpan]:
    """Return the names in one sentence, sorted and apart."""
    shouted = is_shouted(tokens)
    found: list[TokenSpan] = []
    for start, end in runs(tokens, lists, shouted):
        found.extend(classify(tokens, start, end, lists, shouted))
    return found


def runs(tokens: Sentence, lists: Gazetteers, shouted: bool) -> Iterator[tuple[int, int]]:
    """Yield the stretches of name words, joined over particles, initials and hyphens."""
    named, longest, count = name_words(tokens), lists.longest, len(tokens)
    j = 0
    for i, (text, _, _) in enumerate(tokens):
        if i < j:
            continue
        if not named[i] or (i == 0 and text == "I"):
            match = phrase_at(tokens, i, lists) if text in longest else None
            if match:
                j = match[0]
                yield i, j
            continue
        j = i + 1
        while j < count and tokens[j].text not in FUNCTION_WORDS:
            surname_may = tokens[j].text in MONTHS_LIKE_NAMES and tokens[j - 1].text in lists.given
            if surname_may or (named[j] and tokens[j].text != "I"):
                j += 1
                continue
            step = _joins(tokens, j)
            if not step:
                break
            j += step
        yield i, j


def _joins(tokens: Sentence, j: int) -> int:
    """Return how many tokens from `j` join the run before to a name word after them."""
    text = tokens[j].text
    if text in CONNECTORS or text in PARTICLES or text == "&":
        for step in (1, 2):
            if j + step < len(tokens) and is_name_word(tokens[j + step]):
                return step + 1
            if j + step >= len(tokens) or tokens[j + step].text not in PARTICLES | CONNECTORS | {"the", "-"}:
                return 0
    if (
        text in "-–"
        and j + 1 < len(tokens)
        and tokens[j].start == tokens[j - 1].end == tokens[j + 1].start - 1
    ):
        follows = tokens[j + 1]
        return (
            2
            if is_name_word(follows)
            or (
                follows.text.islower()
                and len(tokens[j - 1].text) <= 5
                and len(follows.text) <= 5
                and tokens[j - 2].text[0].isupper()
            )
            else 0
        )
    return 0


def classify(tokens: Sentence, start: int, end: int, lists: Gazetteers, shouted: bool) -> list[TokenSpan]:
    """Split a run into names and tell their types."""
    while start < end:
        match = phrase_at(tokens, start, lists, shouted)
        if match and match[0] == end and match[1] not in WEAK:
            return [TokenSpan(start, end, as_type(match[1]))]
        role = role_at(tokens, start, lists)
        if match and role <= match[0] < end and match[1] not in WEAK:
            rest = match[0]
            if tokens[rest].text in "-–":
                return [
                    TokenSpan(start, rest, as_type(match[1])),
                    *classify(tokens, rest + 1, end, lists, shouted),
                ]
            if is_team(tokens, start, rest, end, lists):
                return [TokenSpan(start, end, "ORG")]
            if tokens[rest].text not in CONNECTORS and separable(tokens, match, end, lists, shouted):
                return [
                    TokenSpan(start, rest, as_type(match[1])),
                    *classify(tokens, rest, end, lists, shouted),
                ]
        if role > start:
            start = role + 1 if role < end and tokens[role].text in CONNECTORS else role
            continue
        opens = start == 0 or tokens[start - 1].text in OPENING
        if tokens[start].text in ARTICLES or (
            opens
            and is_common(tokens[start].text, lists)
            and not _known(tokens[start].text, lists)
            and not (tokens[start].text in NAME_OPENERS and end - start > 1)
        ):
            start += 1
            continue
        if tokens[start].text in JOINS or tokens[start].text == "the":
            start += 1
            continue
        break
    of = next((i for i in range(start, end) if tokens[i].text == "of"), end)
    if of - start > 1 and tokens[start].text in lists.given and not is_common(tokens[of - 1].text, lists):
        return [TokenSpan(start, of, "PERSON"), *classify(tokens, of + 1, end, lists, shouted)]
    while end > start and tokens[end - 1].text.lower() in JOINS:
        end -= 1
    if start >= end:
        return []
    kind = _guess(tokens, start, end, lists, shouted)
    return [TokenSpan(start, end, kind)] if kind else []


def is_team(tokens: Sentence, start: int, rest: int, end: int, lists: Gazetteers) -> bool:
    """Tell whether a place and the words after it name a team or a paper: "the Oslo Herons"."""
    follows = tokens[end - 1].text
    return (
        start > 0
        and tokens[start - 1].text.lower() == "the"
        and end - rest <= 2
        and follows.endswith("s")
        and follows[0].isupper()
        and follows not in NOT_TEAMS
        and (follows,) not in lists.phrases
        and role_at(tokens, rest, lists) == rest
    )


def separable(
    tokens: Sentence,
    match: tuple[int, str],
    end: int,
    lists: Gazetteers,
    shouted: bool = False,
    whole: EntityType | None = None,
) -> bool:
    """Tell whether the nationality, country or body that begins a run is a name of its own.

    It is before a title and before a listed or a state body ("Ruritanian | Foreign Ministry"), but not where it
    begins the name of another body ("Ruritanian Steel Works"); `whole` is what a recogniser took the run for.
    """
    rest, kind = match
    if role_at(tokens, rest, lists) > rest:
        return True
    inner = phrase_at(tokens, rest, lists, shouted)
    if inner is not None and inner == (end, "ORG"):
        return kind in {"GROUP", "PLACE"}
    last = tokens[end - 1].text
    if whole == "ORG" or last in lists.organisation_words:
        return kind == "GROUP" and last in STATE_BODIES
    return kind in {"GROUP", "PLACE"}


def _known(word: str, lists: Gazetteers) -> bool:
    return word in lists.given or (word in lists.surnames and word.lower() not in lists.common)


def _guess(tokens: Sentence, start: int, end: int, lists: Gazetteers, shouted: bool) -> EntityType | None:
    words = [key(token.text, shouted) for token in tokens[start:end] if token.text not in "-–"]
    before = tokens[start - 1].text.lower() if start else ""
    after = tokens[end].text.lower() if end < len(tokens) else ""
    size = len(words)
    if size > 1 and words[-1] in EVENT_WORDS and words[0] not in lists.given:
        return "OTHER"
    if words[-1] in lists.organisation_words or (
        size > 2 and "of" in words and words[0] in lists.organisation_words
    ):
        return "ORG" if size > 1 else None
    if size > 1 and (
        words[-1] in lists.place_words or words[0] in {"Lake", "Mount", "Cape", "Fort", "Port", "San"}
    ):
        return "PLACE"
    if before.rstrip(".") in HONORIFICS or (role_at(tokens, start - 1, lists) == start if start else False):
        return "PERSON"
    if size == 1:
        return _guess_word(words[0], tokens, start, before, after, lists, shouted)
    match = phrase_at(tokens, start, lists, shouted)
    if match and match[0] == end:
        return "PLACE"
    given = words[0] in lists.given and (
        words[-1] in lists.surnames or not all(is_common(w, lists) for w in words)
    )
    if given or _is_initial(words[0]) or (words[-1] in lists.surnames and size <= 3):
        return "PERSON" if size <= 5 and "&" not in words and "of" not in words else "ORG"
    if shouted or all(is_common(word, lists) for word in words):
        return None
    if "of" in words or "&" in words or any(word.isupper() and len(word) > 1 for word in words):
        return "ORG"
    if after in SAYING or any(word in PARTICLES for word in words):
        return "PERSON"
    if before in {"in", "near"}:
        return "PLACE"
    return "PERSON" if size <= 3 and not any(is_common(word, lists) for word in words) else "ORG"


def _is_initial(word: str) -> bool:
    """Tell whether a word is an initial, such as "J."."""
    return len(word) == 2 and word[1] == "." and word[0].isupper()


def _guess_word(
    word: str, tokens: Sentence, start: int, before: str, after: str, lists: Gazetteers, shouted: bool
) -> EntityType | None:
    kind = lists.phrases.get((word,))
    person = word in lists.surnames or word in lists.given
    if (word in SIDES and before == "the") or governs(tokens, start, lists):
        return "PLACE"
    if kind in WEAK and (before in PLACE_CUES or not person) and len(word) > 3:
        return "PLACE" if start or before or not is_common(word, lists) else None
    if word.isupper() and 1 < len(word) <= 6 and not shouted:
        return "ORG" if word not in NOT_ACRONYMS else None
    if is_common(word, lists) and (start == 0 or shouted):
        return None
    if after in SAYING and word.isalpha() and (word in lists.surnames or not is_common(word, lists)):
        return "PERSON"
    if before in PLACE_CUES and not is_common(word, lists) and not person:
        return "PLACE" if before in {"in", "near", "outside"} else None
    return "PERSON" if person and not is_common(word, lists) else None
