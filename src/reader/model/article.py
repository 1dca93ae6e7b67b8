"""An article, and what is known of who and what it names and quotes."""

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
