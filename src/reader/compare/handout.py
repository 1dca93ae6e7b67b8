"""What every handout of a comparison says, in plain words: signs, counts, differences, names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader.compare.glance import (
    NOUNS,
    Group,
    by_weight,
    groups,
    is_loose,
    shortened,
    tally,
    weightiest_first,
)
from reader.compare.marks import MARKED
from reader.model import HARD, Annotated, Comparison, Difference, Link, LinkKind, OnlyOne, Span

GLYPHS: dict[LinkKind, tuple[str, str]] = {
    "quote": ("❝", "shared quotation"),
    "same": ("=", "the same words"),
    "wording": ("≈", "the same in other words"),
    "differs": ("≠", "a figure, date or name differs, or one side denies it"),
}
LOOSE_LINK = "perhaps not the same statement"
LOOSE = ("≈?", f"on the same matter, {LOOSE_LINK}")
ONLY_LEFT = ("◂", "only left")
ONLY_RIGHT = ("▸", "only right")
SIDES = ("the left", "the right")

NO_VERDICT = (
    "This page shows what the texts say. It does not say who is right. "
    "What only one side says stands by its weight, the weightiest first. "
    "A link is a passage of the left and one of the right; a passage with several is shown once, with all of them, "
    "under the weightiest of their signs: ≠ before ❝ before ≈ before =."
)

BOTH = "In both"
ON_THE_MATTER = "On the same matter, perhaps not the same statement"
DIFFERENCES = "Differences"
SURE, UNSURE = "Sure", "Perhaps"

_BLANKS = re.compile(r"\s+")
MOST = 12
"""Differences of a kind that are listed at the top."""
_BEGINS = 40
_AROUND = 40


@dataclass(frozen=True, slots=True)
class Told:
    """A difference for the list at the top: the number of its link, what differs, and both sides' words.

    A side is the words before, those that differ and the words after, or None where it says nothing there;
    `where` says in which part of either article.
    """

    number: int
    difference: Difference
    sides: tuple[tuple[str, str, str] | None, tuple[str, str, str] | None]
    where: tuple[str, str]

    @property
    def noun(self) -> str:
        """What differs, in a word."""
        return NOUNS[self.difference.type]


def numbered(links: Sequence[Link], loose: bool) -> list[tuple[int, Group]]:
    """The links by passage of the left with their numbers: the loose ones, or the others."""
    return [(at, one) for at, one in enumerate(groups(links), 1) if is_loose(one.links) is loose]


def told_differences(
    comparison: Comparison,
    left: Annotated,
    right: Annotated,
    where: tuple[Mapping[int, str], Mapping[int, str]],
) -> list[Told]:
    """Every figure, date, name, denial and attribution that differs, surely or perhaps, each once."""
    found: dict[tuple[str, str], Told] = {}
    for number, group in enumerate(groups(comparison.links), 1):
        for link in group.links:
            for one in weightiest_first(link.differences):
                if one.type in MARKED:
                    sides = (_around(left, link.left, one.left), _around(right, link.right, one.right))
                    places = (where[0].get(link.left.start, ""), where[1].get(link.right.start, ""))
                    found.setdefault((one.type, one.reason), Told(number, one, sides, places))
    return list(found.values())


def headed(told: Sequence[Told]) -> list[tuple[str, Sequence[Told], str]]:
    """The sure ones and the others with a heading, and how many more there are than are listed."""
    made: list[tuple[str, Sequence[Told], str]] = []
    for heading, sure in ((SURE, True), (UNSURE, False)):
        found = [one for one in told if one.difference.sure is sure]
        more = f"and {len(found) - MOST} more: see the passages" if len(found) > MOST else ""
        if found:
            made.append((f"{heading} ({len(found)})", found[:MOST], more))
    return made


def _around(annotated: Annotated, passage: Span, span: Span | None) -> tuple[str, str, str] | None:
    """Words of a passage with some before and after them."""
    if span is None:
        return None
    text = annotated.article.text
    before, after = text[passage.start : span.start], text[span.end : passage.end]
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + "…"
    return flat(before), flat(text[span.start : span.end]), flat(after)


def flat(text: str) -> str:
    """The text on one line; a blank at its edge stays."""
    return _BLANKS.sub(" ", text)


def besides(comparison: Comparison, told: Sequence[Told]) -> str:
    """What else differs that the list at the top leaves out."""
    every = {(one.type, one.reason) for link in comparison.links for one in link.differences}
    kinds = [kind for kind, _ in every if kind not in MARKED]
    parts = [
        f"{count(number, noun)} {more}"
        for number, noun, more in (
            (kinds.count("quote"), "quotation", "in two wordings"),
            (kinds.count("wording"), "exchange", "of words"),
        )
        if number
    ]
    if not parts:
        return "" if told else "None was found in what is linked."
    return f"{'' if told else 'No figure, date, name or denial. '}{' and '.join(parts)}: see the passages."


def summary(comparison: Comparison, only: tuple[str, str] = ("only left", "only right")) -> str:
    """The comparison counted up in one line; what follows the colon adds up to the links before it."""
    found = tally(comparison)
    kinds = (
        (found.quote, count(found.quote, "shared quotation")),
        (found.same, f"{found.same} in the same words"),
        (found.wording, f"{found.wording} reworded"),
        (found.loose, f"{found.loose} {LOOSE_LINK}"),
        (found.links, f"{found.differs} differing"),
    )
    told = ", ".join(words for number, words in kinds if number)
    return (
        f"{count(found.links, 'link')}{f': {told}' if told else ''}; "
        f"{only_count(comparison.only_left, comparison.parts_left)} {only[0]}, "
        f"{only_count(comparison.only_right, comparison.parts_right)} {only[1]}"
    )


def only_count(found: Sequence[OnlyOne], parts: Sequence[OnlyOne]) -> str:
    """How many passages one side alone has, and how many parts of linked ones."""
    return f"{len(found)} and {count(len(parts), 'part')}" if parts else str(len(found))


def sign(group: Group) -> tuple[str, str]:
    """The sign of a linked passage, and what it means here: of ≠ what it is that differs."""
    if is_loose(group.links):
        return LOOSE
    glyph, meaning = GLYPHS[group.kind]
    return glyph, _what_differs(group) or meaning


def _what_differs(group: Group) -> str:
    """What surely differs: "a figure and a date differ", "one side denies it"."""
    sure = {one.type for link in group.links for one in link.differences if one.sure and one.type in HARD}
    stated = [f"a {NOUNS[kind]}" for kind in NOUNS if kind in sure - {"negation"}]
    told = [f"{_listed(stated)} {'differ' if len(stated) > 1 else 'differs'}"] if stated else []
    denied = ["one side denies it"] if "negation" in sure else []
    return ", ".join([*told, *denied])


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def legend() -> list[tuple[str, str]]:
    """Every sign with what it means."""
    return [*GLYPHS.values(), LOOSE, ONLY_LEFT, ONLY_RIGHT]


def placed(where: Mapping[int, str], span: Span, doubt: str = "") -> str:
    """Where a passage stands and what is to be doubted of it, in brackets."""
    told = ", ".join(part for part in (where.get(span.start, ""), doubt) if part)
    return f" ({told})" if told else ""


def doubt(link: Link) -> str:
    """That two passages are perhaps not the same statement, if so."""
    return LOOSE_LINK if is_loose([link]) else ""


def reasons(group: Group, right: Annotated) -> list[str]:
    """How the linked passages part, each said once; of several on the right with the words of which it is."""
    several = len(group.links) > 1
    told = (
        f"“{shortened(words(right, link.right), _BEGINS)}”: {_told(difference)}"
        if several
        else _told(difference)
        for link in group.links
        for difference in weightiest_first(link.differences)
    )
    return list(dict.fromkeys(told))


def _told(difference: Difference) -> str:
    return difference.reason if difference.sure else f"{difference.reason} (not sure)"


def spans(found: Iterable[OnlyOne]) -> list[Span]:
    """Where what one side alone tells stands, the weightiest first."""
    return [Span(one.start, one.end) for one in by_weight(found)]


def passage_of(annotated: Annotated, part: Span) -> Span:
    """The passage that a part lies in."""
    found = (one for one in annotated.article.passages if one.start <= part.start < one.end)
    return next((Span(one.start, one.end) for one in found), part)


def name_lists(comparison: Comparison, left: Annotated, right: Annotated) -> list[tuple[str, list[str]]]:
    """The names both articles have, and those only one has."""
    known = {**right.entities, **left.entities}

    def names(ids: Iterable[str]) -> list[str]:
        return sorted(known[one].name if one in known else one for one in ids)

    return [
        (BOTH, names(comparison.shared_entities)),
        ("Only left", names(comparison.left_entities)),
        ("Only right", names(comparison.right_entities)),
    ]


def count(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def called(annotated: Annotated, otherwise: str) -> str:
    """The title of an article, else its source."""
    return " ".join((annotated.article.title or annotated.article.source or otherwise).split())


def outlet(annotated: Annotated) -> str:
    """The source of an article, else its title."""
    return " ".join((annotated.article.source or annotated.article.title).split())


def about(annotated: Annotated) -> str:
    """Title, source, date, length and address of an article."""
    article = annotated.article
    date = f"{article.date.isoformat()} ({article.date_basis})" if article.date else "undated"
    title = f"“{called(annotated, 'untitled')}”" + (
        " (title derived)" if article.title_basis == "derived" else ""
    )
    parts = [title, article.source, date, f"{len(article.text.split()):,} words", article.url or ""]
    return " · ".join(" ".join(part.split()) for part in parts if part)


def words(annotated: Annotated, span: Span) -> str:
    """The words of a passage on one line."""
    return " ".join(annotated.article.text[span.start : span.end].split())
