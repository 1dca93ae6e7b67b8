"""Quotations: the quoted words of an article, who speaks them and by which cue."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reader.model import Mention, Passage, Quote, Span
from reader.text import speech
from reader.text.clauses import Token, subject_of_clause, tokens_of
from reader.text.marks import Quoted, quoted_stretches
from reader.text.passages import TWEET_FOOTER
from reader.text.sources import can_speak, is_title, names_in
from reader.text.speakers import CueFound, best_cue, find_cues

VERSION = "1"
"""Changes whenever the same text and mentions may give other quotations; annotations are cached under it."""

_SIGNATURE = re.compile(
    r"\.?[^\S\n]*\n?[^\S\n]*[—―–][^\S\n]*"
    r"(?P<name>[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|de|van|von|del|al)){0,5})\.?[^\S\n]*(?:\n|$)"
)
_OWNER = re.compile(r"[’']s? ")
_HEAD_END = re.compile(r",| \(| (?:of|for|at|from|in|on|with|who|that)\b")
_NOT_NAMES = speech.NOT_SUBJECTS | speech.PRONOUNS | speech.DETERMINERS | speech.OTHER_OPENERS
_SAID = frozenset(word for word in speech.ALWAYS_SPEECH if not word.endswith("ing")) | {"according to"}
_OF_A_PERSON = frozenset({"he", "she", "who"})
_FIRST_PERSON = frozenset({"i", "we"})
_KEPT_FOR = 2
_REACH = 300
_NOTHING = Quoted(0, 0, 0, 0)
_LIMIT = 5_000


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or several that a quotation joins, with its quoted stretches, words and cues."""

    start: int
    end: int
    quoted: tuple[Quoted, ...]
    tokens: tuple[Token, ...]
    cues: tuple[CueFound, ...]


def find_quotes(
    text: str, passages: Sequence[Passage], mentions: Sequence[Mention] = ()
) -> tuple[Quote, ...]:
    """Find the direct quotations with their speakers; `start`, `end` are of the words without the marks.

    The speaker is the entity that the source mentions, else the source as written; a pronoun stands for
    the last person named as a subject or speaker. An embedded post is a quotation of whoever posted it.
    Speakers are looked for until some 5,000 quotations are read.
    """
    stretches = quoted_stretches(text, passages)
    speakers = _Speakers(text, mentions)
    found = [speakers.by(Quoted(*words, *words), name) for words, name in _posts(text, passages)]
    top = [one for one in stretches if one.depth == 0]
    outer = [quote for unit in _units(text, passages, top[:_LIMIT]) for quote in speakers.read(unit)]
    starts = [quote.start for quote in outer]
    inner = [one for one in stretches if one.depth == 1]
    found.extend(
        speakers.inside(one, outer[bisect_right(starts, one.start) - 1])
        for one in inner[:_LIMIT]
        if outer and one.start < outer[-1].end
    )
    found.extend(outer)
    read = {(quote.start, quote.end) for quote in found}
    found.extend(Quote(one.start, one.end) for one in stretches if (one.start, one.end) not in read)
    found.sort(key=lambda quote: (quote.start, -quote.end))
    return tuple(found)


def _units(text: str, passages: Sequence[Passage], stretches: Sequence[Quoted]) -> Iterator[Unit]:
    """Read a text sentence by sentence, a quotation and the sentence with its cue being one unit.

    Sentences without a quotation (and without a colon at the end) are cut short, those after the last
    quotation left out.
    """
    number = 0
    for start, end in _borders(text, passages or [Passage(0, len(text))], stretches):
        if number == len(stretches):
            return
        first = number
        while number < len(stretches) and stretches[number].start < end:
            number += 1
        inside = stretches[first:number]
        if not inside and text[end - 1] != ":":
            tokens = tokens_of(text, start, min(end, start + 120))
            yield Unit(start, end, (), tuple(tokens), ())
        else:
            tokens = tokens_of(text, start, end, [(one.outer_start, one.outer_end) for one in inside])
            yield Unit(start, end, tuple(inside), tuple(tokens), tuple(find_cues(tokens)))


def _borders(text: str, passages: Sequence[Passage], stretches: Sequence[Quoted]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    number = 0
    for passage in passages:
        while number < len(stretches) and stretches[number].outer_end <= passage.start:
            number += 1
        inside = number < len(stretches) and stretches[number].outer_start < passage.start
        if found and (inside or _only_cue(text, found[-1], passage)):
            found[-1] = (found[-1][0], passage.end)
        elif passage.start < passage.end:
            found.append((passage.start, passage.end))
    return found


def _only_cue(text: str, before: tuple[int, int], passage: Passage) -> bool:
    """Whether the sentence begins with who spoke the quotation that ends the sentence before."""
    last = text[max(before[0], before[1] - 3) : before[1]].rstrip()[-1:]
    if not last or last not in "\"”’'»“" or "\n" in text[before[1] : passage.start]:
        return False
    head = tokens_of(text, passage.start, min(passage.end, passage.start + 80))[:5]
    if not head or not head[0].name:
        return bool(head)
    return any(token.lower in speech.ALWAYS_SPEECH for token in head[1:4])


def _posts(text: str, passages: Sequence[Passage]) -> Iterator[tuple[tuple[int, int], Span]]:
    """Embedded posts: where their words stand, and the name in their last line."""
    first: int | None = None
    for passage in passages:
        if passage.kind != "embed":
            first = None
            continue
        footer = TWEET_FOOTER.match(text, passage.start)
        if footer is None:
            first = passage.start if first is None else first
            continue
        if first is not None:
            yield (first, first + len(text[first : footer.start()].rstrip())), Span(*footer.span("name"))
        first = None


class _Speakers:
    """Who spoke last and who was named last, while a text is read from its beginning."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.text = text
        self.names = names_in(text)
        self.mentions = sorted(mentions, key=lambda one: one.start)
        self.starts = [mention.start for mention in self.mentions]
        self.person: str | None = None
        self.last: str | None = None
        self.said: Quote | None = None
        self.announced: Quote | None = None
        self.silence = 0

    def read(self, unit: Unit) -> list[Quote]:
        """The quotations of a unit with their speakers."""
        self._note_subject(unit.tokens)
        places = {token.quote: at for at, token in enumerate(unit.tokens) if token.quote >= 0}
        found = []
        for index, one in enumerate(unit.quoted):
            quote = self._speaker(one, unit, places[index])
            found.append(quote)
            if quote.speaker_span is not None:
                self.said, self.silence = quote, 0
        if not unit.quoted:
            self.silence += 1
            if self.silence > _KEPT_FOR:
                self.said = None
        self.announced = self._announced(unit) if self.text[unit.end - 1] == ":" else None
        return found

    def _speaker(self, one: Quoted, unit: Unit, place: int) -> Quote:
        if is_title(self.text, one.start, one.end, one.outer_start):
            return Quote(one.start, one.end)
        signature = _SIGNATURE.match(self.text, one.outer_end)
        if signature is not None:
            return self.by(one, Span(*signature.span("name")))
        cue = best_cue(unit.tokens, unit.cues, place, self.text)
        if cue is not None and cue.source is not None and self._can_speak(cue.source, cue.cue):
            return self.by(one, cue.source, cue.cue)
        if place == 0 and self.announced is not None:
            return replace(self.announced, start=one.start, end=one.end)
        if place == 0 and self.said is not None:
            return replace(self.said, start=one.start, end=one.end, cue=None, cue_span=None)
        subject = subject_of_clause(unit.tokens, place)
        if subject is None or not self._can_speak(subject):
            return Quote(one.start, one.end)
        return self.by(one, subject)

    def inside(self, one: Quoted, outer: Quote) -> Quote:
        """A quotation inside another, with whom its own sentence names; "I" is whoever speaks the outer one."""
        bare = Quote(one.start, one.end)
        first, last = max(outer.start, one.outer_start - _REACH), min(outer.end, one.outer_end + _REACH)
        start = max(first, self.text.rfind(". ", first, one.outer_start) + 1)
        end = self.text.find(". ", one.outer_end, last) + 1 or last
        words = tokens_of(self.text, start, end, [(one.outer_start, one.outer_end)])
        place = next(at for at, token in enumerate(words) if token.quote >= 0)
        cue = best_cue(words, find_cues(words), place, self.text)
        if cue is None or cue.source is None or not self._can_speak(cue.source, cue.cue):
            return bare
        surface = self.text[cue.source.start : cue.source.end]
        told = self.text[cue.cue.start : cue.cue.end]
        if surface.lower() in _FIRST_PERSON:
            return replace(outer, start=one.start, end=one.end, cue=told, cue_span=cue.cue)
        if surface.lower() in speech.PRONOUNS:
            return bare
        speaker = _speaking(self._mention(cue.source)) or surface
        return Quote(one.start, one.end, speaker, told, cue.source, cue.cue)

    def _announced(self, unit: Unit) -> Quote | None:
        """Who is announced by a sentence that ends with a colon, as a quotation yet without words."""
        for cue in reversed(unit.cues):
            if cue.source is not None and self._can_speak(cue.source, cue.cue):
                return self.by(_NOTHING, cue.source, cue.cue)
        source = subject_of_clause(unit.tokens, len(unit.tokens))
        return self.by(_NOTHING, source) if source is not None and self._can_speak(source) else None

    def _can_speak(self, source: Span, cue: Span | None = None) -> bool:
        if self._mention(source) is not None:
            return True
        said = cue is not None and self.text[cue.start : cue.end].lower() in _SAID
        return can_speak(self.text[source.start : source.end], self.names, said)

    def by(self, one: Quoted, source: Span, cue: Span | None = None) -> Quote:
        """The quotation with its speaker, who is remembered for the pronouns that follow."""
        surface = self.text[source.start : source.end]
        mention = self._mention(source)
        speaker = _speaking(mention) or surface
        if surface.lower() in speech.PRONOUNS:
            speaker = (self.person if surface.lower() in _OF_A_PERSON else self.last) or surface
        elif mention or self._is_name(surface):
            self._remember(speaker, mention)
        else:
            self.last = speaker
        words = self.text[cue.start : cue.end] if cue is not None else None
        return Quote(one.start, one.end, speaker, words, source, cue)

    def _note_subject(self, tokens: Sequence[Token]) -> None:
        """Remember the person a sentence begins with."""
        source = subject_of_clause(tokens, len(tokens))
        if source is None or not self.text[source.start].isupper():
            return
        mention = self._mention(source)
        words = self.text[source.start : source.end]
        if mention or self._is_name(words):
            self._remember(_speaking(mention) or " ".join(words.split()), mention)

    def _remember(self, name: str, mention: Mention | None) -> None:
        self.last = name
        if mention is None or mention.type == "PERSON":
            self.person = name

    def _is_name(self, surface: str) -> bool:
        """Whether all words are capitalised; a single one, inside a sentence somewhere too."""
        words = surface.split()
        return (
            words[0].lower() not in _NOT_NAMES
            and all(word[0].isupper() for word in words)
            and (len(words) > 1 or words[0] in self.names)
        )

    def _mention(self, span: Span) -> Mention | None:
        """The mention that a source is: the person it names, else what its head word names."""
        first = bisect_left(self.starts, span.start)
        last = bisect_right(self.starts, span.end)
        inside = [
            one
            for one in self.mentions[first:last]
            if one.end <= span.end and one.entity and not _OWNER.match(self.text, one.end, span.end)
        ]
        people = [one for one in inside if one.type == "PERSON"]
        if not people:
            head = _HEAD_END.search(self.text, span.start, span.end)
            end = head.start() if head else span.end
            inside = [one for one in inside if one.end == end]
        return people[-1] if people else inside[-1] if inside else None


def _speaking(mention: Mention | None) -> str | None:
    """The entity that speaks where a mention does: a place is what it stands for."""
    if mention is None:
        return None
    return (mention.refers_to if mention.type == "PLACE" else None) or mention.entity
