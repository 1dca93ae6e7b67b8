"""What is asked and what is found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from reader.model.article import Span


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
