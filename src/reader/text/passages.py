"""Passages: the sentences of an article, and what was glued between them that is not its own prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.model import Passage, Span
from reader.text.paragraphs import paragraph_spans, trim
from reader.text.sentences import sentences_of_paragraph
from reader.text.teasers import is_read_more, teaser_end

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
_MAX_HEADING, _MAX_HEADING_WORDS = 110, 14


def passages(text: str) -> tuple[Passage, ...]:
    """Split a body into its sentences, marking subheadings, glued headlines ("teaser") and posts ("embed").

    Passages are sorted and cover every character that is not white space exactly once; `paragraph` is the
    number of the paragraph from 0.
    """
    paragraphs = paragraph_spans(text)
    found: list[Passage] = []
    for number, paragraph in enumerate(paragraphs):
        if is_read_more(text[paragraph.start : paragraph.end]):
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
        short = footer.start() - begin <= _LONGEST_POST and footer.end() == paragraph.end
        _mark_post(text, found, begin, footer.start(), short)
        found.append(Passage(footer.start(), footer.end(), "embed", number))
        begin = footer.end()
    found.extend(_sentences(text, begin, paragraph.end, number))


def _sentences(text: str, start: int, end: int, number: int) -> Iterator[Passage]:
    """The sentences of a stretch, headlines glued to the front of one being parted from it."""
    for sentence in sentences_of_paragraph(text, start, end):
        glue = teaser_end(text[sentence.start : sentence.end])
        rest = trim(text, sentence.start + glue, sentence.end) if glue else None
        if rest is None:
            yield Passage(sentence.start, sentence.end, "body", number)
        else:
            yield Passage(sentence.start, sentence.start + glue, "teaser", number)
            yield Passage(rest.start, rest.end, "body", number)


def _is_subheading(text: str, paragraph: Span) -> bool:
    line = text[paragraph.start : paragraph.end]
    return (
        len(line) <= _MAX_HEADING
        and "\n" not in line
        and len(line.split()) <= _MAX_HEADING_WORDS
        and (line[0].isupper() or line[0].isdigit())
        and line[-1].isalnum()
        and not TWEET_FOOTER.search(line)
    )


def _mark_post(text: str, found: list[Passage], begin: int, footer: int, whole: bool) -> None:
    """Mark as embedded what stands before a post's footer: all from `begin` if the `whole` is a post, else
    the sentence at hand and those before it that speak in the first person or hold handles and links.
    """
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
