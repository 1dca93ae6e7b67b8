"""Whether a day that a text names lies behind or ahead: what the verb says that governs it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reader.text import speech, verbs
from reader.text.verb_groups import Lean, Verb, verbs_in

_REACH = 200
"""Characters before and after a day, at least, that are read for its verb."""

_TOKEN = re.compile(r"\w+(?:[’'\-.]\w+)*|[^\w\s]")
_SENTENCE = re.compile(
    r"[.!?](?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St|Jr|Sr|Lt)\.)(?<!\b(?:Mrs|Rep|Sen|Gov|Gen|Col|Sgt|Rev)\.)[”\"’]?\s+"
    r"(?=[“\"‘]?[A-Z])|\n\s*\n"
)
_MARKS = frozenset(',;:—–-()“”"«»?!')
_BORDERS = speech.CONJUNCTIONS | speech.SUBORDINATORS | frozenset("who which whose whom".split())
_ASIDES = frozenset("who which whose whom where when".split())
_SAYING = frozenset("said say says saying added argued claimed claims insisted noted".split())
_LINKS = frozenset(
    """
    on at in by until till since from of for late early before after around about starting beginning effective
    through earlier later again back next last this than no
    """.split()
)
"""Words between a day and what it hangs on."""

_OPENING = _LINKS | speech.OPENERS | frozenset("hours minutes days a".split())
_BOUNDS = frozenset("by until till since from for before after through starting beginning".split())
_AMID = frozenset("at during after in following".split())
_UNREAD = 2
"""Words from which what follows a mark may be a clause of its own, with a verb that is not known."""

_NEAR = 5
"""Words between "at" and the meeting that was held on a day, at most."""


@dataclass(frozen=True, slots=True)
class Governor:
    """What a day hangs on: whether that is past or ahead, the verb ("" if a noun), and the bound before the day.

    The bound is "by", "until" and the like, "" for "on", "for" or none.
    """

    lean: Lean
    verb: str
    bound: str


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The words of a sentence with where they start and end, which of them are borders of clauses, and its verbs."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    borders: frozenset[int]
    verbs: tuple[Verb, ...]


def governor(text: str, start: int, end: int) -> Governor:
    """What the day named at `text[start:end]` hangs on; a verb of saying before that clause says nothing of it."""
    low, high = _around(text, start, end)
    sentence = _read(text[low:high])
    words = sentence.words
    first, last = bisect_right(sentence.ends, start - low), bisect_left(sentence.starts, end - low)
    hangs = first
    while hangs and words[hangs - 1].lower() in _LINKS:
        hangs -= 1
    bound = next((word for word in map(str.lower, reversed(words[hangs:first])) if word in _BOUNDS), "")
    if text[end : end + 2] in ("'s", "’s") or _names_noun(words, hangs, first, last):
        return Governor("either", "", bound)
    borders = [border for border in sentence.borders if not hangs <= border < last]
    found = [verb for verb in sentence.verbs if verb.end <= hangs or verb.first >= last]
    lean, word = _governing(words, found, borders, hangs, last)
    return Governor(_bounded(lean, bound), word, "" if bound == "for" else bound)


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around a day begins and ends, cut at places that days near each other share."""
    block = start - start % _REACH
    low, high = max(0, block - _REACH), min(len(text), max(end, block + 2 * _REACH))
    for stop in _SENTENCE.finditer(text, low, start):
        low = stop.end()
    stops = _SENTENCE.search(text, end, high)
    return low, stops.start() if stops else high


@lru_cache(maxsize=64)
def _read(text: str) -> _Sentence:
    found = list(_TOKEN.finditer(text))
    words = tuple(match.group() for match in found)
    borders = frozenset(_borders(words))
    return _Sentence(
        words,
        tuple(match.start() for match in found),
        tuple(match.end() for match in found),
        borders,
        tuple(verbs_in(words, borders)),
    )


def _names_noun(words: Sequence[str], hangs: int, first: int, last: int) -> bool:
    """Whether the day stands before a noun, as in "a Friday meeting"."""
    follows = words[last] if last < len(words) else ""
    return hangs == first > 0 and words[first - 1].lower() in speech.DETERMINERS and follows[:1].islower()


def _borders(words: Sequence[str]) -> Iterator[int]:
    """The places of marks and words that end or begin a clause."""
    for at, word in enumerate(words):
        if word in _MARKS or word.lower() in _BORDERS or (word in _SAYING and _opens_clause(words, at + 1)):
            yield at


def _opens_clause(words: Sequence[str], at: int) -> bool:
    follows = words[at].lower() if at < len(words) else ""
    return (
        follows.isalpha()
        and follows not in speech.PREPOSITIONS
        and not follows.endswith(("ly", "day"))
        and not follows.startswith(("late", "early"))
    )


def _governing(
    words: Sequence[str], found: Sequence[Verb], borders: Collection[int], hangs: int, last: int
) -> tuple[Lean, str]:
    before = [verb for verb in found if verb.end <= hangs]
    after = [verb for verb in found if verb.first >= last]
    opens = max((border + 1 for border in borders if border < hangs), default=0)
    inside = [verb for verb in before if verb.end > opens]
    if inside:
        return _from_the_left(words, inside, hangs)
    first, noun = words[0].lower(), words[hangs - 1].lower() if hangs else ""
    amid = not opens and first in _AMID
    if amid or all(_passed_over(word) for word in words[opens:hangs]):
        ends = _end(borders, last + (words[last : last + 1] == [","]), len(words))
        far = [
            verb for verb in after if verb.first <= ends or not (opens or _aside(words, borders, last, verb))
        ]
        if far:
            followed = first in ("after", "following") and far[0].lean != "back"
            return ("either" if followed else far[0].lean), far[0].word
    elif after and after[0].first <= _end(borders, last, len(words)):
        adjacent = after[0].first - last <= 1 and noun not in verbs.MEETINGS | verbs.BLOWS
        return (after[0].lean if adjacent else "either"), after[0].word
    if not before or noun in verbs.MEETINGS:
        return "either", ""
    lean, word = _from_the_left(words, before[-1:], hangs)
    unread = opens and words[opens - 1] in _MARKS and hangs - opens > _UNREAD
    return ("either" if unread else lean), word


def _end(borders: Collection[int], at: int, default: int) -> int:
    return min((border for border in borders if border >= at), default=default)


def _passed_over(word: str) -> bool:
    """Whether a day that only such words stand before opens its clause: "hours later on", "speaking on"."""
    lower = word.lower()
    return lower in _OPENING or lower.endswith(("ly", "ing")) or not word[0].isalnum()


def _aside(words: Sequence[str], borders: Collection[int], last: int, verb: Verb) -> bool:
    """Whether a verb on the right stands in a clause about something: "on Monday the man, who had fled, …"."""
    opens = max((border for border in borders if last <= border < verb.first), default=-1)
    return opens >= 0 and words[opens].lower() in _ASIDES


def _from_the_left(words: Sequence[str], found: Sequence[Verb], hangs: int) -> tuple[Lean, str]:
    """What the last of the verbs before a day says, "either" where the day may belong to something else."""
    verb = found[-1]
    between = [word.lower() for word in words[verb.end : hangs]]
    if not between or all(word.endswith("ly") for word in between):
        return verb.lean, verb.word
    noun = between[-1]
    if verb.lean == "back":
        held = noun in verbs.MEETINGS and not _AMID & set(between[-_NEAR:])
        mixed = any(other.lean != "back" and words[other.first] != "to" for other in found)
        if held or mixed or verb.word in verbs.PLANNING:
            return "either", verb.word
    if verb.lean == "ahead" and noun in verbs.BLOWS:
        return "either", verb.word
    return verb.lean, verb.word


def _bounded(lean: Lean, bound: str) -> Lean:
    if bound == "since":
        return "back"
    return "either" if lean == "back" and bound and bound not in ("by", "after", "before") else lean
