"""What the stories room works on: an article as far as stories need it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from reader.model import Span

RowKind: TypeAlias = Literal["quote", "statement", "figure", "only"]


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """An article to be grouped; `entities` counts the mentions of each entity id in it."""

    id: str
    source: str
    date: dt.date | None
    title: str
    text: str
    entities: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moment:
    """What was reported on one day of a story: the articles by id; `date` is None for undated ones."""

    date: dt.date | None
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """How a source has what a row is about: where, in which words, how far down its article.

    `paragraph` counts from 0, `placement` goes from 0 (the top) to 1; `lead` is set for the first sentences.
    `agrees` is False if its figure, date or name differs from what most other sources have.
    """

    article: str
    span: Span
    paragraph: int
    lead: bool
    wording: str
    agrees: bool = True
    placement: float = 0.0


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A statement, quotation or figure of a story and the sources that have it; `only` rows have one."""

    kind: RowKind
    label: str
    cells: Mapping[str, Cell]
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who says what in a story: what differs first, then by how many sources have it and how prominently."""

    story: str
    sources: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
