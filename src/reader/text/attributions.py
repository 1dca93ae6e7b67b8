"""Attributed statements, quoted or not: whose they are said to be, by which cue, and what they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.model import Mention, Passage, Span
from reader.text import speech
from reader.text.marks import quoted_stretches
from reader.text.quotations import Unit, find_quotes, units
from reader.text.speakers import CueFound

_MARKS = " \n\t,;:“”\"‘’'«»—–-"
_OBJECT_WORDS = 6
_TAIL_WORDS = 6
_LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement ascribed to `source` by `cue`; `direct` if words of it are quoted.

    A continued quotation has no cue of its own. `content` is without the marks at its ends.
    """

    source: Span
    cue: Span | None
    content: Span
    direct: bool


def find_attributions(
    text: str, passages: Sequence[Passage], mentions: Sequence[Mention] = ()
) -> tuple[Attribution, ...]:
    """Find who is said to have said what, in their own words or the article's; sorted by content."""
    top = [one for one in quoted_stretches(text, passages) if one.depth == 0]
    found = [one for unit in units(text, passages, top) for one in _of_unit(text, unit)]
    covered = {(one.content.start, one.content.end) for one in found}
    for quote in find_quotes(text, passages, mentions):
        if quote.speaker_span is None or (quote.start, quote.end) in covered:
            continue
        if quote.cue_span is None or not any(
            one.cue == quote.cue_span and one.content.start <= quote.start < one.content.end for one in found
        ):
            found.append(Attribution(quote.speaker_span, quote.cue_span, Span(quote.start, quote.end), True))
    return tuple(sorted(found, key=lambda one: (one.content, one.source)))


def _of_unit(text: str, unit: Unit) -> Iterator[Attribution]:
    for cue in unit.cues:
        if cue.source is None or cue.kind in {"participle", "noun"}:
            continue
        content = _content(text, unit, cue, cue.source)
        if content is None:
            continue
        direct = any(one.start < content.end and content.start < one.end for one in unit.quoted)
        yield Attribution(cue.source, cue.cue, content, direct)


def _content(text: str, unit: Unit, cue: CueFound, source: Span) -> Span | None:
    """What the cue says was said: the clause after it, the one before it, or the one it stands in."""
    tokens = unit.tokens
    start, end = unit.start, unit.end
    if cue.kind == "according":
        opens = tokens[0].start >= cue.cue.start - 5
        return _trimmed(text, source.end, end) if opens else _trimmed(text, start, cue.cue.start)
    if cue.kind == "after":
        return _trimmed(text, start, min(cue.cue.start, source.start))
    after = [token for token in tokens[cue.index + 1 :] if token.word or token.quote >= 0]
    that = next((token for token in after[:_OBJECT_WORDS] if token.lower == "that"), None)
    if that is not None:
        return _trimmed(text, that.end, end)
    before = [token for token in tokens if token.end <= source.start]
    ends = bool(before) and (before[-1].comma or before[-1].quote >= 0)
    following = tokens[cue.index + 1 : cue.index + 1 + _OBJECT_WORDS]
    if ends and before[0].lower not in speech.NOT_SUBJECTS and any(token.text == "," for token in following):
        return _trimmed(text, start, end)
    closes = ends and len(before) > _LEAST_WORDS
    if closes and len(after) <= _TAIL_WORDS and not any(token.quote >= 0 for token in after):
        return _trimmed(text, start, source.start)
    sure = tokens[cue.index].lower in speech.ALWAYS_SPEECH or any(token.quote >= 0 for token in after)
    return _trimmed(text, cue.cue.end, end) if sure and len(after) >= _LEAST_WORDS else None


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS + ".":
        end -= 1
    return Span(start, end) if start < end else None
