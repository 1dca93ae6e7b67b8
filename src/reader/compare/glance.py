"""What stands at the head of a comparison in plain words: headlines, leads, who is quoted; and links by passage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from reader.compare.overview import places
from reader.model import (
    HARD,
    Annotated,
    Article,
    Comparison,
    Difference,
    DifferenceType,
    Link,
    LinkKind,
    OnlyOne,
    Span,
    Voice,
)

CLEAR = 0.6
"""Score below which two reworded passages are only said to be on the same matter."""

NOUNS: dict[DifferenceType, str] = {
    "number": "figure",
    "date": "date",
    "name": "name",
    "negation": "denial",
    "attribution": "attribution",
    "quote": "quotation",
    "wording": "wording",
}
"""What each type of difference is called, the one that weighs most first."""

_ORDER = tuple(NOUNS)
_NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_WEIGHT: dict[LinkKind, int] = {"differs": 3, "quote": 2, "wording": 1, "same": 0}


@dataclass(frozen=True, slots=True)
class Group:
    """A passage on the left with all it is linked to; `kind` is the weightiest of its links'."""

    left: Span
    links: tuple[Link, ...]
    kind: LinkKind


@dataclass(frozen=True, slots=True)
class Tally:
    """A comparison counted up, the same from either side.

    `links` are pairs of passages, as many as the five kinds of them together; `only_left` and `only_right` are
    passages, `parts_left` and `parts_right` stretches of linked ones.
    """

    links: int
    quote: int
    same: int
    wording: int
    loose: int
    differs: int
    only_left: int
    only_right: int
    parts_left: int
    parts_right: int


def tally(comparison: Comparison) -> Tally:
    """Count a comparison's links by kind, and what either side alone tells."""
    kinds = Counter("loose" if is_loose([link]) else link.kind for link in comparison.links)
    return Tally(
        len(comparison.links),
        **{kind: kinds[kind] for kind in ("quote", "same", "wording", "loose", "differs")},
        only_left=len(comparison.only_left),
        only_right=len(comparison.only_right),
        parts_left=len(comparison.parts_left),
        parts_right=len(comparison.parts_right),
    )


def is_loose(links: Sequence[Link]) -> bool:
    """Whether passages are linked as on the same matter, not surely as the same statement."""
    return all(link.kind == "wording" and (link.score < CLEAR or _contested(link)) for link in links)


def _contested(link: Link) -> bool:
    """Whether two passages may contradict each other, surely or not."""
    return any(one.type in HARD for one in link.differences)


def weightiest_first(differences: Iterable[Difference]) -> list[Difference]:
    """Figures, dates, names and denials before the rest, of each the sure ones first, every one once."""
    found = dict.fromkeys(differences)
    return sorted(found, key=lambda one: (one.type not in HARD, not one.sure, _ORDER.index(one.type)))


def by_weight(found: Iterable[OnlyOne]) -> list[OnlyOne]:
    """What one side alone tells, the weightiest first."""
    return sorted(found, key=lambda one: -one.weight)


def shortened(text: str, length: int) -> str:
    """The words on one line, cut with an ellipsis to `length` characters."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1].rstrip() + "…"


def groups(links: Sequence[Link]) -> list[Group]:
    """The links by passage on the left, in its order."""
    found = []
    for left, same in groupby(sorted(links, key=lambda one: (one.left, one.right)), key=lambda one: one.left):
        together = tuple(same)
        found.append(Group(left, together, max((one.kind for one in together), key=_WEIGHT.__getitem__)))
    return found


def headline_lines(comparison: Comparison, names: tuple[str, str]) -> Iterator[str]:
    """What the two headlines have in common, and what each has that the other lacks."""
    found = comparison.headlines
    for words, whose in (
        (found.shared, "both"),
        (found.only_left, f"only {names[0]}"),
        (found.only_right, f"only {names[1]}"),
    ):
        yield f"{whose}: {', '.join(words) or 'nothing'}"


def lead_lines(
    comparison: Comparison, left: Article, right: Article, names: tuple[str, str]
) -> Iterator[str]:
    """Where either article says what the other begins with, and what of it the other does not say."""
    found = comparison.leads
    partners: tuple[dict[Span, list[tuple[Span, bool]]], ...] = ({}, {})
    for link in comparison.links:
        loose = is_loose([link])
        partners[0].setdefault(link.left, []).append((link.right, loose))
        partners[1].setdefault(link.right, []).append((link.left, loose))
    sides = (
        (names[0], found.left, left, partners[0], comparison.parts_left, names[1], right),
        (names[1], found.right, right, partners[1], comparison.parts_right, names[0], left),
    )
    for name, lead, article, linked, parts, other, there in sides:
        if lead is not None:
            sentences = [
                Span(one.start, one.end) for one in article.passages if lead.start <= one.start < lead.end
            ]
            yield f"{name}'s lead: {_found_in(sentences, linked, parts, other, places(there))}"


def _found_in(
    sentences: Sequence[Span],
    linked: Mapping[Span, Sequence[tuple[Span, bool]]],
    parts: Sequence[OnlyOne],
    other: str,
    where: Mapping[int, str],
) -> str:
    """Where the other article has a lead's sentences: all at once, or each for itself where that differs."""
    each = [_where(linked.get(one, ()), other, where) for one in sentences]
    partly = any(one.start <= part.start < one.end for one in sentences for part in parts)
    missing = [at for at, told in enumerate(each) if not told]
    if len(missing) == len(each):
        return f"not in {other}"
    if not missing:
        everywhere = _where([one for span in sentences for one in linked[span]], other, where)
        return f"in part {everywhere}" if partly else everywhere
    told = [f"its {_nth(at)} sentence {words}" for at, words in enumerate(each) if words]
    lacking = "the rest" if len(missing) > 1 else f"the {_nth(missing[0])}"
    return f"{', '.join(told)}; {lacking} not in {other}"


def _where(found: Sequence[tuple[Span, bool]], other: str, where: Mapping[int, str]) -> str:
    """In which places the other article has something, those first where it surely is the same statement."""
    known = [(where[span.start], loose) for span, loose in sorted(found) if span.start in where]
    sure = dict.fromkeys(place for place, loose in known if not loose)
    loosely = [
        place for place in dict.fromkeys(place for place, loose in known if loose) if place not in sure
    ]
    told = [f"in {other}'s {', '.join(sure)}"] if sure else []
    return ", ".join([*told, *([f"perhaps in {other}'s {', '.join(loosely)}"] if loosely else [])])


def _nth(at: int) -> str:
    return _NTH[at] if at < len(_NTH) else f"{at + 1}th"


def told(voice: Voice, names: tuple[str, str]) -> str:
    """How often and for how long somebody is quoted on either side."""
    sides = (
        (names[0], voice.left_quotes, voice.left_words),
        (names[1], voice.right_quotes, voice.right_words),
    )
    return ", ".join(
        f"{name} {_count(words, 'word')} in {_count(quotes, 'quotation')}" if quotes else f"{name} not quoted"
        for name, quotes, words in sides
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def glance(
    comparison: Comparison, left: Annotated, right: Annotated, names: tuple[str, str]
) -> list[tuple[str, list[str]]]:
    """Headings with their lines: headlines, leads, who is quoted; a heading without lines is left out."""
    one, other = left.article, right.article
    titles = comparison.headlines
    sections = [
        ("Headlines", list(headline_lines(comparison, names)) if titles.left and titles.right else []),
        ("Leads", list(lead_lines(comparison, one, other, names))),
        ("Who is quoted", [f"{voice.name}: {told(voice, names)}" for voice in comparison.voices]),
    ]
    return [(heading, lines) for heading, lines in sections if lines]
