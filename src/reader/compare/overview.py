"""Two reports at a glance: headline against headline, lead against lead, who is quoted and for how long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.compare.terms import fold, terms
from reader.model import Annotated, Article, Entity, Headlines, Leads, Link, Quote, Span, Voice
from reader.text.speech import PRONOUNS

TERM = 4
"""Words up to which quoted words without a speaker are a term rather than something said."""

UNNAMED = "speaker not named"


def headlines(left: Article, right: Article) -> Headlines:
    """Which content words of the two titles both have, and which only one has."""
    ours, theirs = _words(left.title), _words(right.title)
    return Headlines(
        " ".join(left.title.split()),
        " ".join(right.title.split()),
        tuple(word for stem, word in ours.items() if stem in theirs),
        tuple(word for stem, word in ours.items() if stem not in theirs),
        tuple(word for stem, word in theirs.items() if stem not in ours),
    )


def _words(title: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for term in terms(title):
        found.setdefault(term.stem, title[term.start : term.end])
    return found


def leads(left: Article, right: Article, links: Iterable[Link]) -> Leads:
    """The leads of both articles and the passages of the other that are linked to them."""
    ours, theirs = lead(left), lead(right)
    found = list(links)
    return Leads(
        ours,
        theirs,
        tuple(sorted({link.right for link in found if ours and _within(link.left, ours)})),
        tuple(sorted({link.left for link in found if theirs and _within(link.right, theirs)})),
    )


def lead(article: Article) -> Span | None:
    """The first paragraph of the body, or its first sentence where all is one paragraph."""
    body = [passage for passage in article.passages if passage.kind == "body"]
    if not body:
        return None
    first = [passage for passage in body if passage.paragraph == body[0].paragraph]
    return Span(body[0].start, (first if len(first) < len(body) else body[:1])[-1].end)


def places(article: Article) -> dict[int, str]:
    """The start of every passage to where it stands in words: "headline", "lead", "paragraph 14 of 20".

    Sentences are counted where all is one paragraph.
    """
    first = lead(article)
    body = [passage for passage in article.passages if passage.kind in ("body", "embed")]
    paragraphs = {number: at for at, number in enumerate(dict.fromkeys(p.paragraph for p in body), start=1)}
    told: dict[int, str] = {p.start: p.kind for p in article.passages if p.kind == "headline"}
    for at, passage in enumerate(body, start=1):
        if first and _within(Span(passage.start, passage.end), first):
            told[passage.start] = "lead"
        elif len(paragraphs) > 1:
            told[passage.start] = f"paragraph {paragraphs[passage.paragraph]} of {len(paragraphs)}"
        else:
            told[passage.start] = f"sentence {at} of {len(body)}"
    return told


def _within(span: Span, outer: Span) -> bool:
    return outer.start <= span.start < outer.end


@dataclass(frozen=True, slots=True)
class _Said:
    key: str
    name: str
    words: int


def voices(left: Annotated, right: Annotated) -> tuple[Voice, ...]:
    """Who is quoted directly, how often and in how many words on each side; the most quoted first."""
    ours, theirs = list(_said(left)), list(_said(right))
    names = {one.key: one.name for one in sorted((*theirs, *ours), key=lambda one: (len(one.name), one.name))}
    found = [Voice(key, name, *_counted(ours, key), *_counted(theirs, key)) for key, name in names.items()]
    return tuple(
        sorted(found, key=lambda v: (not v.speaker, -(v.left_words + v.right_words), v.name, v.speaker))
    )


def _counted(said: Sequence[_Said], key: str) -> tuple[int, int]:
    words = [one.words for one in said if one.key == key]
    return len(words), sum(words)


def _said(annotated: Annotated) -> Iterator[_Said]:
    """The quotations of one article that are not inside another; bare terms in quotation marks left out."""
    text = annotated.article.text
    reach = 0
    for quote in annotated.quotes:
        words = len(text[quote.start : quote.end].split())
        if quote.start < reach or not attributed(quote, words):
            continue
        reach = quote.end
        yield _Said(*_speaker(quote, annotated.entities), words)


def attributed(quote: Quote, words: int) -> bool:
    """Whether quoted words are something said, not a fixed term or a title in quotation marks."""
    return words > TERM or (quote.speaker is not None and quote.cue is not None)


def _speaker(quote: Quote, entities: Mapping[str, Entity]) -> tuple[str, str]:
    if quote.speaker is None:
        return "", UNNAMED
    entity = entities.get(quote.speaker)
    if entity is not None:
        return entity.id, entity.name
    written = " ".join(quote.speaker.split())
    if fold(written) in PRONOUNS:
        return "", UNNAMED
    return fold(written), written
