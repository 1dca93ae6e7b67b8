"""The values that travel between rooms: frozen dataclasses with no behaviour beyond their fields.

Every offset is a Python `str` offset into `Article.text`; `text[start:end]` is the surface.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

PassageKind: TypeAlias = Literal["headline", "body", "teaser", "embed"]
TitleBasis: TypeAlias = Literal["given", "derived"]
SourceBasis: TypeAlias = Literal["metadata", "sources.yaml", "feed", "address", "file name"]
DateBasis: TypeAlias = Literal["header", "metadata", "text", "story", "none"]
EntityType: TypeAlias = Literal["PERSON", "ORG", "PLACE", "GROUP", "OTHER", "DATE", "FIGURE", "ROLE"]
LinkKind: TypeAlias = Literal["quote", "same", "wording", "differs"]
DifferenceType: TypeAlias = Literal["number", "date", "name", "quote", "attribution", "negation", "wording"]

NAME_TYPES: frozenset[EntityType] = frozenset({"PERSON", "ORG", "PLACE", "GROUP", "OTHER"})
"""The types that are linked to entities; the others are quieter marks."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of an article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or other unit of an article; `paragraph` counts body paragraphs from 0."""

    start: int
    end: int
    kind: PassageKind = "body"
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """One report as it was read; `id` is empty until the store gives it one.

    `text` is the body after decoding, newline normalisation, removal of header lines and one-for-one
    replacement of control characters. `dateline` is the place the report is dated from, as written.
    """

    id: str
    text: str
    title: str
    title_basis: TitleBasis
    source: str
    source_basis: SourceBasis
    date: dt.date | None = None
    date_basis: DateBasis = "none"
    date_evidence: str | None = None
    dateline: str | None = None
    path: str | None = None
    url: str | None = None
    language: str = "en"
    passages: tuple[Passage, ...] = ()
    authors: tuple[str, ...] = ()
    added: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch that names something; `entity` is empty before linking.

    `entity` is what is literally named, `refers_to` what it stands for where that differs
    (Beijing the city, China's government). An unsure link has `sure=False`.
    """

    start: int
    end: int
    type: EntityType
    entity: str = ""
    refers_to: str | None = None
    sure: bool = True
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something with a canonical name and the forms it is written in."""

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words without their marks; `speaker` is an entity id, else the speaker as written."""

    start: int
    end: int
    speaker: str | None = None
    cue: str | None = None
    speaker_span: Span | None = None
    cue_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with what was recognised in it; all sorted by start.

    `in_title` are names in a title that is no part of the text; their offsets are into `Article.title`.
    """

    article: Article
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    entities: Mapping[str, Entity] = field(default_factory=dict)
    in_title: tuple[Mention, ...] = ()


# --- comparison -----------------------------------------------------------------------------------


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


# --- stories --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Story:
    """Reports of one event; `independent` counts those that are not copies of another."""

    id: str
    label: str
    first: dt.date | None
    last: dt.date | None
    articles: tuple[str, ...]
    sources: tuple[str, ...]
    independent: int


@dataclass(frozen=True, slots=True)
class Partner:
    """Another source's report of the same event; `score` is 0..1."""

    id: str
    source: str
    score: float


# --- search ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Term:
    """A word to find; `field` is "any" (title and body) or "title"."""

    text: str
    field: Literal["any", "title"] = "any"
    prefix: bool = False
    fuzzy: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand next to each other in this order; the last may be a prefix."""

    words: tuple[str, ...]
    field: Literal["any", "title"] = "any"
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition the store knows the articles of: source, entity, person, org, place, story, tag, is."""

    kind: Literal["source", "entity", "person", "org", "place", "story", "tag", "is"]
    value: str


@dataclass(frozen=True, slots=True)
class DateRange:
    """Articles dated from `first` to `last`, both included; None leaves that end open."""

    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but what `part` matches."""

    part: Node


@dataclass(frozen=True, slots=True)
class And:
    """What all parts match."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What any part matches."""

    parts: tuple[Node, ...]


Node: TypeAlias = Term | Phrase | Filter | DateRange | Not | And | Or


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was understood; `root` is None when nothing is asked (everything matches)."""

    text: str
    root: Node | None
    read_as: str
    sort: Literal["relevance", "date"] = "relevance"


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found; `matches` are offsets into `snippet`, `copies` counts its copies further down the list.

    `story_date` is the date of its story where it has none of its own.
    """

    id: str
    title: str
    source: str
    date: dt.date | None
    score: float
    snippet: str
    matches: tuple[Span, ...] = ()
    copies: int = 0
    story_date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The answer to a query: the best hits, how many there are in all, and what would narrow them.

    Where nothing was found, `suggestion` is what may have been meant; `corrected` is it where its hits are shown.
    """

    query: str
    read_as: str
    total: int
    undated: int
    took_ms: float
    hits: tuple[Hit, ...]
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    suggestion: str | None = None
    corrected: str | None = None


# --- adding ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Failure:
    """A path or address that could not be added, and why."""

    path: str
    error: str


@dataclass(frozen=True, slots=True)
class AddReport:
    """What became of an `add`."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    failed: tuple[Failure, ...] = ()
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long piece of work is; `total` is None while it is unknown."""

    what: str
    done: int
    total: int | None = None
