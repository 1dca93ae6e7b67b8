"""Where quotation marks open and close: the stretches of quoted words of a text.

Marks are read by shape and surroundings: “ ” „ « » ‹ › 「 」 『 』 say themselves which way they face
(though „ closes with “, and » may open), " ' ’ are told apart by the characters beside them, and an
apostrophe is never a mark. A mark may be answered by one of another shape of the same family.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reader.model import Passage

_MARK = re.compile("``|''|[\"“”„‟«»‹›「」『』‘’‚'＂]")
_PAIRS = {"“": "”", "„": "“”", "‟": "”", "«": "»", "‹": "›", "「": "」", "『": "』", "``": "''”"}
_TURNED = {"»": "«", "›": "‹", "”": "”"}
_CLOSING = frozenset('”»›」』"') | {"''"}
_DOUBLES = frozenset('“”„‟"＂') | {"``", "''"}
_SINGLES = frozenset("‘’'‚")
_BEFORE_OPENING = frozenset("([{—–-/:,;>…") | {""}
_ELISION = re.compile(r"(?:em|til|tis|twas|cause|n|round|bout|\d0s|\d\d)\b", re.IGNORECASE)
_LONGEST_SINGLE = 1500
_SENTENCES_UNCLOSED = 3
_CUE = re.compile(
    r",\s+(?:(?:said|says|added|wrote)\s+(?:[A-Z]|the\b|an?\b|he\b|she\b)"
    r"|(?:he|she|(?:(?:Mr|Ms|Mrs|Dr|Sen|Rep|Gov)\.\s+)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,3})\s+(?:said|says|added|wrote)\b)"
)
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")
_SPOKEN = frozenset(
    """
    i i'm i’m i've i’ve i'll i’ll i'd i’d we we're we’re we've we’ve we'll we’ll me my mine us our ours you your
    you're you’re let's let’s is are isn't isn’t aren't aren’t has have will won't won’t shall must can can't can’t
    don't don’t doesn't doesn’t it's it’s that's that’s there's there’s
    """.split()
)
_TOLD = frozenset(
    """
    said says did was were had fell rose came went took gave left made told met ran began became stood held felt
    sent kept won lost paid sold spoke thought knew found grew drew led saw wrote didn't didn’t wasn't wasn’t
    """.split()
)
_CONTINUED = re.compile('\\s*\n\\s*["“„«‘]')


@dataclass(frozen=True, slots=True)
class Quoted:
    """Quoted words without their marks; `outer` also spans the marks, `depth` counts enclosing quotations."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int = 0


def quoted_stretches(text: str, passages: Sequence[Passage]) -> list[Quoted]:
    """Find the quoted stretches of a text, sorted by start; an inner quotation follows its outer one.

    A stretch that never closes ends with its paragraph, or with its sentence where the paragraph is long.
    """
    found: list[Quoted] = []
    ends = [passage.end for passage in passages]
    for start, end in _paragraphs(text, passages):
        top = _doubles(text, start, end, ends)
        found.extend(top)
        edges = [start, *(edge for one in top for edge in (one.start, one.end)), end]
        for index in range(0, len(edges), 2):
            found.extend(_singles(text, edges[index], edges[index + 1]))
        for one in top:
            found.extend(_singles(text, one.start, one.end))
    return _nested(found)


def _nested(found: list[Quoted]) -> list[Quoted]:
    """The stretches sorted, with their depths, without those that cross the border of another."""
    kept: list[Quoted] = []
    around: list[Quoted] = []
    for one in sorted(found, key=lambda one: (one.outer_start, -one.outer_end)):
        while around and around[-1].outer_end <= one.outer_start:
            around.pop()
        if not around or one.outer_end <= around[-1].end:
            one = replace(one, depth=len(around))
            around.append(one)
            kept.append(one)
    return kept


def _paragraphs(text: str, passages: Sequence[Passage]) -> list[tuple[int, int]]:
    if not passages:
        return [match.span() for match in re.finditer(r"\S[^\n]*", text)]
    spans: list[tuple[int, int]] = []
    last: tuple[int, str] | None = None
    for passage in passages:
        key = (passage.paragraph, passage.kind)
        if key == last and "\n\n" not in text[spans[-1][1] : passage.start]:
            spans[-1] = (spans[-1][0], passage.end)
        else:
            spans.append((passage.start, passage.end))
        last = key
    return spans


def _doubles(text: str, start: int, end: int, ends: Sequence[int]) -> list[Quoted]:
    found: list[Quoted] = []
    open_at: re.Match[str] | None = None
    closers = ""
    inner: list[re.Match[str]] = []
    for match in _MARK.finditer(text, start, end):
        mark = match[0]
        if mark in _SINGLES:
            continue
        if open_at is None:
            turned = mark in _TURNED and _looks_opening(text, match, start, end)
            if mark in _PAIRS or turned or (mark in '"＂' and _looks_opening(text, match, start, end)):
                open_at, closers, inner = match, _PAIRS.get(mark) or _TURNED.get(mark, '"＂'), []
            continue
        if inner and mark in (_PAIRS.get(inner[-1][0]) or '"'):
            one = inner.pop()
            found.append(_trimmed(text, one.end(), match.start(), one.start(), match.end()))
        elif _closes(text, match, open_at, closers, start, end):
            found.append(_trimmed(text, open_at.end(), match.start(), open_at.start(), match.end()))
            open_at = None
        elif (mark == open_at[0] and mark in _PAIRS) or (mark in _DOUBLES and open_at[0] in _DOUBLES):
            stop = _before_cue(text, open_at.end(), _sentence_end(open_at.end(), match.start(), ends))
            found.append(_trimmed(text, open_at.end(), stop, open_at.start(), stop))
            open_at, closers, inner = match, _PAIRS.get(mark, '"”'), []
        elif mark in _PAIRS and len(inner) < 3:
            inner.append(match)
    if open_at is not None:
        stop = _before_cue(text, open_at.end(), _unclosed_end(text, open_at.end(), end, ends))
        found.append(_trimmed(text, open_at.end(), stop, open_at.start(), stop))
    return [one for one in found if one.start < one.end]


def _closes(
    text: str, match: re.Match[str], open_at: re.Match[str], closers: str, start: int, end: int
) -> bool:
    mark = match[0]
    if mark == '"' and open_at[0] == '"':
        return not _looks_opening(text, match, start, end) or text[match.start() - 1] in "—–-/:…"
    if mark in closers:
        return True
    same_family = mark in _DOUBLES and open_at[0] in _DOUBLES
    return same_family and mark in _CLOSING and not _looks_opening(text, match, start, end)


def _looks_opening(text: str, match: re.Match[str], start: int, end: int) -> bool:
    before = text[match.start() - 1] if match.start() > start else ""
    after = text[match.end()] if match.end() < end else ""
    left = before in _BEFORE_OPENING or before.isspace() or before in _DOUBLES or before in _SINGLES
    return left and bool(after) and not after.isspace() and after not in ",.;:!?)]"


def _singles(text: str, start: int, end: int) -> list[Quoted]:
    found: list[Quoted] = []
    position = start
    while position < end:
        match = _SINGLE_OPENING.search(text, position, end)
        if match is None:
            break
        at = match.start()
        position = at + 1
        before = text[at - 1] if at > start else ""
        if not (before in _BEFORE_OPENING or before.isspace()) or _ELISION.match(text, at + 1, end):
            continue
        close = _single_close(text, at + 1, min(end, at + _LONGEST_SINGLE))
        if close is not None:
            found.append(_trimmed(text, at + 1, close, at, close + 1))
            position = close + 1
    return [one for one in found if one.start < one.end]


_SINGLE_OPENING = re.compile(r"[‘‚'’](?=[^\s'’])")
_SINGLE_CLOSING = re.compile(r"(?<=[^\s])['’‘](?!\w)|(?<=[\s(—–])[‘'](?=\w)")


def _single_close(text: str, start: int, end: int) -> int | None:
    possible: int | None = None
    for match in _SINGLE_CLOSING.finditer(text, start, end):
        at = match.start()
        if at + 1 < len(text) and text[at + 1].isalnum():
            break
        if text[at - 1] not in "sz":
            return at
        if possible is None:
            possible = at
    return possible


def _sentence_end(start: int, stop: int, ends: Sequence[int]) -> int:
    """The first sentence end between `start` and `stop`, else `stop`."""
    index = bisect_left(ends, start + 1)
    return ends[index] if index < len(ends) and ends[index] < stop else stop


def _unclosed_end(text: str, start: int, stop: int, ends: Sequence[int]) -> int:
    """Where a quotation that never closes ends: with its paragraph, or before what the reporter plainly says."""
    inside = ends[bisect_left(ends, start + 1) : bisect_left(ends, stop)]
    if _CONTINUED.match(text, stop):
        return stop
    if len(inside) >= _SENTENCES_UNCLOSED:
        return inside[0]
    return next((end for end, following in pairwise([*inside, stop]) if _narrated(text[end:following])), stop)


def _before_cue(text: str, start: int, stop: int) -> int:
    """Where a quotation that never closes ends before ", said Ada Brand" or ", she said", else `stop`."""
    cue = _CUE.search(text, start, stop)
    return cue.start() + 1 if cue else stop


def _narrated(sentence: str) -> bool:
    """Whether a sentence tells what happened, and addresses nobody in the present."""
    words = frozenset(_WORD.findall(sentence.lower()))
    return words.isdisjoint(_SPOKEN) and any(word in _TOLD or word.endswith("ed") for word in words)


def _trimmed(text: str, start: int, end: int, outer_start: int, outer_end: int) -> Quoted:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quoted(start, end, outer_start, outer_end)
