"""Passages: the sentences of an article, and what was glued between them that is not its own prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.model import Passage, Span
from reader.text.paragraphs import paragraph_spans, trim
from reader.text.sentences import sentences_of_paragraph

TWEET_FOOTER = re.compile(
    r"[—–-]{1,2} ?(?P<name>[^\n@()]{1,60}) \(@\w{1,20}\) ?"
    r"(?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})"
)
"""The line under an embedded post: — Name (@handle) Month 1, 2000."""

_LONGEST_POST = 320
_FIRST_PERSON = re.compile(
    r"\b(?:I|I’m|I'm|my|My|we|We|our|Our|us|me)\b|@\w|#\w|https?://|pic\.twitter\.com|t\.co/"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_READ_MORE = re.compile(
    r"(?:read (?:more|also|next)|also read|see also|related(?: (?:article|stor(?:y|ies)|coverage))?"
    r"|more on this|watch|listen|recommended|don[’']t miss|advertisement)(?:\s*[:|»>–—]|\s*$)",
    re.IGNORECASE,
)
_ATTRIBUTED_HEADLINE = re.compile(
    r"[^.!?…:\"“”]{20,120}(?::| [–—-]) ?(?:reports?|sources?|stud(?:y|ies)|survey|poll|analysts?|analysis"
    r"|officials?|police|minist(?:er|ry)|media|experts?|watchdog|agency|spokes(?:man|woman|person)|envoy)"
    r"(?= [“\"‘]?[A-Z])"
)
_RESTART = re.compile(
    r"(?<=[\w’”)]) (?=(?:He|She|It|They|We|But|However|The|This|These|Those|Meanwhile|Although|While|When"
    r"|After|In|On|At|As|If|There|Both|Some|Many|Most|Earlier|According|Speaking|Asked)(?:,| [a-z]))"
)
_HEADLINE_VERB = re.compile(
    r"\b(?:says?|tells?|warns?|urges?|accuses?|calls?|vows?|seeks?|faces?|wins?|hits?|backs?|plans?|slams?|denies"
    r"|rejects?|claims?|reports?|kills?|meets?|visits?|signs?|agrees?|will|to|set|may|could|can"
    r"|must|amid|as)\b"
)
_NO_END = frozenset(
    """
    a an the of in on at to for by with from and or but that than as is are was were be said says
    told his her its their our my this these those into over under about not no will would could can
    may if when while
    """.split()
)
_MAX_HEADLINE_WORDS = 14
_MAX_HEADLINE = 110
_MIN_REST_WORDS = 4


def passages(text: str) -> tuple[Passage, ...]:
    """Split a body into its sentences, marking subheadings, glued headlines ("teaser") and posts ("embed").

    Passages are sorted and cover every character that is not white space exactly once; `paragraph` is the
    number of the paragraph from 0.
    """
    paragraphs = paragraph_spans(text)
    found: list[Passage] = []
    for number, paragraph in enumerate(paragraphs):
        if _is_read_more(text, paragraph):
            found.append(Passage(paragraph.start, paragraph.end, "teaser", number))
        elif number < len(paragraphs) - 1 and _is_subheading(text, paragraph):
            found.append(Passage(paragraph.start, paragraph.end, "headline", number))
        else:
            _read_paragraph(text, paragraph, number, found)
    return tuple(found)


def _read_paragraph(text: str, paragraph: Span, number: int, found: list[Passage]) -> None:
    """Append the passages of a paragraph, posts being marked from their footers backwards."""
    begin = paragraph.start
    for footer in TWEET_FOOTER.finditer(text, paragraph.start, paragraph.end):
        found.extend(_sentences(text, begin, footer.start(), number))
        _mark_post(text, found, begin, footer.start())
        found.append(Passage(footer.start(), footer.end(), "embed", number))
        begin = footer.end()
    found.extend(_sentences(text, begin, paragraph.end, number))


def _sentences(text: str, start: int, end: int, number: int) -> Iterator[Passage]:
    """The sentences of a stretch, headlines glued to the front of one being parted from it."""
    for sentence in sentences_of_paragraph(text, start, end):
        glue = _teaser_end(text[sentence.start : sentence.end])
        rest = trim(text, sentence.start + glue, sentence.end) if glue else None
        if rest is None:
            yield Passage(sentence.start, sentence.end, "body", number)
        else:
            yield Passage(sentence.start, sentence.start + glue, "teaser", number)
            yield Passage(rest.start, rest.end, "body", number)


def _teaser_end(sentence: str) -> int:
    """How many characters at the front are another article's headline, 0 if none are."""
    if found := _ATTRIBUTED_HEADLINE.match(sentence):
        return found.end() if _enough(sentence[found.end() :]) else 0
    for found in _RESTART.finditer(sentence, 20, _MAX_HEADLINE):
        head = sentence[: found.start()]
        if _looks_like_headline(head) and _enough(sentence[found.end() :]):
            return found.start()
    return 0


def _enough(rest: str) -> bool:
    return len(rest.split()) >= _MIN_REST_WORDS and rest.rstrip()[-1] in '.!?…"”’)'


def _looks_like_headline(head: str) -> bool:
    words = head.split()
    return (
        4 <= len(words) <= _MAX_HEADLINE_WORDS
        and words[0][0].isupper()
        and words[-1].lower() not in _NO_END
        and not any(mark in head for mark in '.!?…;"“”(')
        and _HEADLINE_VERB.search(head) is not None
    )


def _is_read_more(text: str, paragraph: Span) -> bool:
    return (
        paragraph.end - paragraph.start <= 200
        and _READ_MORE.match(text, paragraph.start, paragraph.end) is not None
    )


def _is_subheading(text: str, paragraph: Span) -> bool:
    line = text[paragraph.start : paragraph.end]
    return (
        len(line) <= _MAX_HEADLINE
        and "\n" not in line
        and len(line.split()) <= _MAX_HEADLINE_WORDS
        and (line[0].isupper() or line[0].isdigit())
        and line[-1].isalnum()
        and not TWEET_FOOTER.search(line)
    )


def _mark_post(text: str, found: list[Passage], begin: int, footer: int) -> None:
    """Mark as embedded what stands before a post's footer: all from `begin` if it is short enough for a post,
    else the sentence at hand and those before it that speak in the first person or hold handles and links.
    """
    whole = footer - begin <= _LONGEST_POST
    at_hand = True
    for index in range(len(found) - 1, -1, -1):
        passage = found[index]
        if passage.kind != "body" or footer - passage.start > _LONGEST_POST:
            return
        inside = passage.start >= begin
        if not ((inside and (whole or at_hand)) or _speaks_itself(text[passage.start : passage.end])):
            return
        at_hand = False
        found[index] = Passage(passage.start, passage.end, "embed", passage.paragraph)


def _speaks_itself(sentence: str) -> bool:
    return _FIRST_PERSON.search(_QUOTED.sub("", sentence)) is not None
