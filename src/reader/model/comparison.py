"""What two articles share, word differently, contradict and leave out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from reader.model.article import Span

LinkKind: TypeAlias = Literal["quote", "same", "wording", "differs"]
DifferenceType: TypeAlias = Literal["number", "date", "name", "quote", "attribution", "negation", "wording"]

HARD: frozenset[DifferenceType] = frozenset({"number", "date", "name", "negation"})
"""The types that let two passages contradict each other; the others are of wording."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two linked passages part; a side is None where it says nothing there."""

    type: DifferenceType
    left: Span | None
    right: Span | None
    reason: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class QuotePair:
    """One quotation as each side has it; spans are of the quoted words."""

    left: Span
    right: Span


@dataclass(frozen=True, slots=True)
class Link:
    """Two passages that say the same thing; `score` is calibrated to 0..1."""

    left: Span
    right: Span
    kind: LinkKind
    score: float
    quotes: tuple[QuotePair, ...] = ()
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class OnlyOne:
    """A passage without a counterpart, or a part of a linked one that only its side tells.

    `weight` and how far down it is (`placement`) are 0..1.
    """

    start: int
    end: int
    weight: float
    placement: float


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody quoted directly, with the number of quotations and of quoted words on each side.

    `speaker` is an entity id, else the speaker as written, empty for words nobody is named for; `name` is
    how to call them.
    """

    speaker: str
    name: str
    left_quotes: int
    left_words: int
    right_quotes: int
    right_words: int


@dataclass(frozen=True, slots=True)
class Headlines:
    """Two headlines: the content words both have, and those only one has, as written."""

    left: str
    right: str
    shared: tuple[str, ...]
    only_left: tuple[str, ...]
    only_right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leads:
    """The first paragraph of either article, and where the other article says what it says.

    `left` and `right` are None for an empty article; `in_right` are the passages on the right that are
    linked to the left lead, `in_left` the passages on the left that are linked to the right lead.
    """

    left: Span | None
    right: Span | None
    in_right: tuple[Span, ...] = ()
    in_left: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two articles share, word differently, contradict and leave out.

    Every body passage that was compared is in `links`, `only_left` or `only_right`; `notes` tell how many of a
    very long article were not. `parts_left` and `parts_right` are stretches
    of linked passages that nothing on the other side tells. `notes` are plain sentences for the reader
    ("the same article twice", "the two texts share nothing"). `voices` begin with who is quoted most.
    """

    left: str
    right: str
    links: tuple[Link, ...]
    only_left: tuple[OnlyOne, ...]
    only_right: tuple[OnlyOne, ...]
    shared_entities: tuple[str, ...] = ()
    left_entities: tuple[str, ...] = ()
    right_entities: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()
    headlines: Headlines = Headlines("", "", (), (), ())
    leads: Leads = Leads(None, None)
    parts_left: tuple[OnlyOne, ...] = ()
    parts_right: tuple[OnlyOne, ...] = ()
