"""Quotations and attributed statements: which words are whose, and by which cue."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.model import Mention, Passage, Quote, Span
from reader.text import speech
from reader.text.marks import Quoted, quoted_stretches
from reader.text.speakers import (
    CueFound,
    Token,
    find_cues,
    subject_of_clause,
    tokens_of,
)

_FOOTER = re.compile(r"[—–-]{1,2}\s*(?P<name>[^—–@()\n]{2,60}?)\s*\(@\w{1,20}\)")
_REPORTERS = 12
_LONG_WORDS = 4


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement ascribed to somebody: `direct` if its words are quoted."""

    source: Span | None
    cue: Span | None
    content: Span
    direct: bool


def find_quotes(
    text: str, passages: Sequence[Passage], mentions: Sequence[Mention] = ()
) -> tuple[Quote, ...]:
    """Find the direct quotations with their speakers; `start`, `end` are of the words without the marks.

    The speaker is the entity that the source mentions, else the source as written; a pronoun stands for
    the last person who spoke.
    """
    return _Reading(text, passages, mentions).quotes()


class _Reading:
    """One text with its quoted stretches and, made when asked for, the cues of its sentences."""

    def __init__(self, text: str, passages: Sequence[Passage], mentions: Sequence[Mention]) -> None:
        self.text = text
        self.passages = passages or [Passage(0, len(text))]
        self.stretches = quoted_stretches(text, passages)
        self.top = [one for one in self.stretches if one.depth == 0]
        self.mentions = sorted(mentions, key=lambda one: one.start)
        self.starts = [passage.start for passage in self.passages]
        self.mention_starts = [mention.start for mention in self.mentions]
        self.units = self._units()

    def _units(self) -> list[tuple[int, int]]:
        """Sentences, joined where a quotation runs over their border or its cue follows it."""
        units: list[tuple[int, int]] = []
        number = 0
        for passage in self.passages:
            while number < len(self.top) and self.top[number].outer_end <= passage.start:
                number += 1
            inside = number < len(self.top) and self.top[number].outer_start < passage.start
            if units and (inside or self._cue_follows(units[-1], passage)):
                units[-1] = (units[-1][0], passage.end)
            else:
                units.append((passage.start, passage.end))
        return units

    def _cue_follows(self, unit: tuple[int, int], passage: Passage) -> bool:
        """Whether the sentence only says who spoke the quotation that ends the one before."""
        before = self.text[max(unit[0], unit[1] - 3) : unit[1]].rstrip()
        if not before or before[-1] not in "\"”’'»“" or "\n" in self.text[unit[1] : passage.start]:
            return False
        head = tokens_of(self.text, passage.start, min(passage.end, passage.start + 80))[:6]
        return bool(head) and (
            not head[0].text[0].isupper()
            or (any(token.lower in speech.ALWAYS_SPEECH for token in head[1:4])
            and not any(token.quote >= 0 for token in head))
        )

    def quotes(self) -> tuple[Quote, ...]:
        found: list[Quote] = []
        said: Quote | None = None
        person: Quote | None = None
        number = 0
        inner = [one for one in self.stretches if one.depth]
        for start, end in self.units:
            first = number
            while number < len(self.top) and self.top[number].start < end:
                number += 1
            inside = self.top[first:number]
            if not inside:
                continue
            spans = [(one.outer_start, one.outer_end) for one in inside]
            tokens = tokens_of(self.text, start, end, spans)
            cues = find_cues(tokens)
            for index, one in enumerate(inside):
                place = next(at for at, token in enumerate(tokens) if token.quote == index)
                cue = best_cue(tokens, cues, place, self.text)
                quote = self._quote(one, cue, person)
                if cue is None:
                    quote = self._without_cue(one, tokens, place, said)
                found.append(quote)
                if quote.speaker_span is not None:
                    said = quote
                    if (
                        self.text[quote.speaker_span.start : quote.speaker_span.end].lower()
                        not in speech.PRONOUNS
                    ):
                        person = quote
        found.extend(Quote(one.start, one.end) for one in inner)
        found.sort(key=lambda quote: (quote.start, -quote.end))
        return tuple(found)

    def _quote(self, one: Quoted, cue: CueFound | None, person: Quote | None) -> Quote:
        if cue is None or cue.source is None:
            return Quote(one.start, one.end, cue_span=cue.cue if cue else None)
        surface = self.text[cue.source.start : cue.source.end]
        speaker = self._entity(cue.source) or surface
        if surface.lower() in speech.PRONOUNS and person is not None:
            speaker = person.speaker or surface
        words = self.text[cue.cue.start : cue.cue.end]
        return Quote(one.start, one.end, speaker, words, cue.source, cue.cue)

    def _without_cue(self, one: Quoted, tokens: Sequence[Token], place: int, said: Quote | None) -> Quote:
        plain = Quote(one.start, one.end)
        if said is not None and place == 0:
            return replace(plain, speaker=said.speaker, speaker_span=said.speaker_span)
        source = subject_of_clause(tokens, place)
        if source is None:
            return plain
        return replace(
            plain, speaker=self._entity(source) or self.text[source.start : source.end], speaker_span=source
        )

    def _entity(self, span: Span) -> str | None:
        first = bisect_left(self.mention_starts, span.start)
        last = bisect_right(self.mention_starts, span.end)
        inside = [one for one in self.mentions[first:last] if one.end <= span.end]
        people = [one for one in inside if one.type == "PERSON"]
        best = people[-1] if people else inside[0] if inside else None
        return (best.refers_to or best.entity) or None if best else None


def best_cue(tokens: Sequence[Token], cues: Sequence[CueFound], place: int, text: str) -> CueFound | None:
    """The cue of the sentence that the quotation at token `place` most likely belongs to."""
    best: tuple[float, CueFound] | None = None
    for cue in cues:
        distance = cue.index - place if cue.index > place else place - cue.index
        score = float(distance)
        between = tokens[min(cue.index, place) + 1 : max(cue.index, place)]
        if any(token.quote >= 0 for token in between):
            score += 6
        if cue.source is None:
            score += 20
        if cue.index > place:
            follows = tokens[place + 1].start if place + 1 < len(tokens) else 0
            source_first = cue.source is not None and cue.source.start > tokens[place].start
            ends_clause = text[tokens[place].end - 2 : tokens[place].end].strip("\"”’'“»")[
                -1:
            ] in ",?!.—-" or (follows and text[follows] in ",")
            score += 0 if source_first and ends_clause else 8
        if tokens[cue.index].lower not in speech.ALWAYS_SPEECH and cue.kind != "according":
            score += 3
        if best is None or score < best[0]:
            best = score, cue
    return best[1] if best else None
