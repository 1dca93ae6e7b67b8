"""Where sentences end: rules over punctuation, abbreviations, quotation marks and scripts."""

from __future__ import annotations

import re

from reader.model import Span
from reader.text.abbreviations import TITLES
from reader.text.paragraphs import paragraph_spans, trim

_CLOSERS = "\"'”’»›)\\]」』）】》"
_OPENERS = "\"'“‘«‹„(\\[「『（—–-"
_STOP = re.compile(
    rf"(?:[.!?…؟۔।॥።။។]+(?:[ \t\u00a0]+[.!?…]+(?=\s|$))*|[。！？｡]+)(?:[{_CLOSERS}]|[\u00a0\u202f]»)*"
)
_ALWAYS = frozenset("。！？｡؟۔।॥።။។")
_NEXT = re.compile(rf"[\s{_OPENERS}]*(\w+)?")
_WORD_BEFORE = re.compile(r"[^\s\"“”‘«(\[—–/]+$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_GLUED = re.compile(rf"[{_OPENERS}]?(?:[A-ZÀ-ÖØ-ÞА-Я][a-zà-öø-ÿа-я]|[AI] )")
_ADDRESS = re.compile(r"://|www\.|@|\.\w+/")
_ATTRIBUTION = re.compile(
    r"\s+(?:[^\W\d_][\w.’'-]*,?\s+){1,5}?(?:said|says|asked|asks|told|wrote|writes|added|adds|cried|replied|shouted|"
    r"wondered|tweeted|posted|continued|exclaimed|joked|demanded|insisted|recalled)\b"
)

_NEVER_LAST = frozenset(
    """
    cpt cpl pvt pres sec brig cmdr cdr amb sr. supt insp det atty messrs mme mlle m st ste mt ft vs v
    e.g i.e cf al approx dept univ assn bros hr frau bzw ca z.b d.h usw sig dott sra dra lic
    """.split()
).union(map(str.lower, TITLES))
_MAYBE_LAST = frozenset(
    """
    inc corp co ltd llc plc bros jr sr etc ave blvd rd esq ph.d u.s u.k u.n d.c a.m p.m jan feb mar
    apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun calif fla mass pa
    ill mich minn wash conn ariz ala ark colo ga ky la md mo neb nev okla ore tenn tex va vt wis wyo
    ont que est min max fig vol no nos p pp art sec
    """.split()
)
_NUMBERED = frozenset("no nos p pp fig vol art sec ch para approx est".split())
_STARTERS = frozenset(
    """
    The A An This That These Those He She It They We I You His Her Its Their Our My Your But And Or
    So Yet Nor If When While As At In On For From By With Without Within After Before Since Until
    Unless Although Though Because However Meanwhile Moreover Also Both Some Many Most All Each
    Every Another Other Others Such There Here What Who Whose Why How Where Which Whether Now Then
    Still Even Just Only Not No Yes Neither Either Asked According Earlier Later Last Next Once
    Despite During Under Over Between Among Against About Following Instead Today Yesterday
    Officials Police Critics Experts Authorities Nearly Several Few More Less One Two Three
    """.split()
)
_DAY_OF_MONTH = re.compile(
    r"(?<![\w.,])\d{1,2}\. (?:Januar|Jänner|Februar|März|Mai|Juni|Juli|Oktober|Dezember)\b"
    r"|(?<=\b(?:am|ab) )\d{1,2}\. (?:April|August|September|November)\b"
    r"|(?<=\b(?:vom|zum|bis|der|den|dem|des|und) )\d{1,2}\. (?:April|August|September|November)\b"
)
"""A German day ("3. Mai"), where the names of months that are English too need a word before that is not."""


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of `text[start:end]` in order, trimmed; they cover all that is not white space."""
    return [
        sentence
        for paragraph in paragraph_spans(text, start, end)
        for sentence in sentences_of_paragraph(text, paragraph.start, paragraph.end)
    ]


def sentences_of_paragraph(text: str, start: int, end: int) -> list[Span]:
    """The sentences of one paragraph; line breaks inside it count as spaces."""
    spans: list[Span] = []
    begin = start
    for stop in _STOP.finditer(text, start, end):
        cut = stop.end()
        if cut < end and not _breaks(text, begin, stop.start(), cut, end):
            continue
        if span := trim(text, begin, cut):
            _append(text, spans, span)
        begin = cut
    if span := trim(text, begin, end):
        _append(text, spans, span)
    return spans


def _append(text: str, spans: list[Span], span: Span) -> None:
    """Add a sentence; stray punctuation belongs to the one before."""
    if spans and not any(map(str.isalnum, text[span.start : span.end])):
        spans[-1] = Span(spans[-1].start, span.end)
    else:
        spans.append(span)


def _breaks(text: str, begin: int, stop: int, cut: int, end: int) -> bool:
    """Does the punctuation at `text[stop:cut]` end the sentence that began at `begin`?"""
    marks = text[stop:cut]
    if not _ALWAYS.isdisjoint(marks):
        return True
    before = _WORD_BEFORE.search(text, max(begin, stop - 40), stop)
    word = before.group() if before else ""
    if not text[cut].isspace():
        return _glued(text, word, stop, cut, end)
    if word.isdigit() and _DAY_OF_MONTH.match(text, stop - len(word), end):
        return False
    following = _NEXT.match(text, cut, end)
    after = following.group(1) if following else None
    if after is None:
        return True
    if after[0].islower() and after.islower():
        return marks == "?"
    quoted = any(mark in marks for mark in '"”’»」')
    if marks[0] in "!?":
        return not (quoted and _ATTRIBUTION.match(text, cut, end))
    if marks.startswith(("..", "…")):
        return True
    return _ends_after(
        word.lower().lstrip("'’"), after, quoted, first=before is None or before.start() <= begin
    )


def _ends_after(word: str, after: str, quoted: bool, first: bool) -> bool:
    """Does a full stop after `word` end a sentence if `after` is the next word?"""
    if word in _NEVER_LAST:
        return word in {"v", "m", "al", "st", "ft", "mt"} and after in _STARTERS
    if word in _NUMBERED and after[0].isdigit():
        return False
    if word in _MAYBE_LAST or _INITIALS.fullmatch(word):
        return quoted or after in _STARTERS or (word == "no" and not after[0].isdigit())
    return not (first and word.isdigit())


def _glued(text: str, word: str, stop: int, cut: int, end: int) -> bool:
    """Does a new sentence follow without a space (`talks.The`)?"""
    if not _GLUED.match(text, cut, end):
        return False
    edge = re.compile(r"\S*").match(text, cut, end)
    if _ADDRESS.search(word + text[stop : edge.end() if edge else cut]):
        return False
    last = word[-1:]
    return len(word) > 1 and (last.islower() or last.isdigit() or not last.isalnum()) and "." not in word
