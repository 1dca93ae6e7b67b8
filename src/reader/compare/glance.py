"""What stands at the head of a comparison in plain words: headlines, leads, who is quoted; and links by passage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reader.compare.overview import places
from reader.model import HARD, Annotated, Article, Comparison, Link, LinkKind, OnlyOne, Span, Voice

CLEAR = 0.6
"""Score below which two reworded passages are only said to be on the same matter."""

_WEIGHT: dict[LinkKind, int] = {"differs": 3, "quote": 2, "wording": 1, "same": 0}


@dataclass(frozen=True, slots=True)
class Group:
    """A passage on the left with all it is linked to; `kind` is the weightiest of its links'."""

    left: Span
    links: tuple[Link, ...]
    kind: LinkKind


@dataclass(frozen=True, slots=True)
class Tally:
    """A comparison counted up, in passages, each once.

    `linked` are the passages on the left that have links, and as many as the five kinds of them together; with
    `only_left` they are all of the left. `parts_left` and `parts_right` are stretches of linked passages.
    """

    linked: int
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
    """Count a comparison's passages by the weightiest of their links: ≠ before ❝ before ≈ before =."""
    found = groups(comparison.links)
    kinds = Counter("loose" if is_loose(group.links) else group.kind for group in found)
    return Tally(
        len(found),
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
    """Where either article says what the other begins with."""
    found = comparison.leads
    sides = (
        (names[0], found.left, names[1], right, found.in_right),
        (names[1], found.right, names[0], left, found.in_left),
    )
    for name, lead, other, article, partners in sides:
        if lead is not None:
            where = places(article)
            told = ", ".join(dict.fromkeys(where[span.start] for span in partners if span.start in where))
            yield f"{name}'s lead: " + (f"in {other}'s {told}" if told else f"not in {other}")


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
