"""What the library hands to the screens and commands: frozen rows, cheap to make by the hundred."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from reader.model import DateBasis, EntityType


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list of articles; `story` is a story's id, `reports` how many reports that story has.

    An undated article of a story has that story's date, with `date_basis` "story".
    """

    id: str
    title: str
    source: str
    date: dt.date | None
    date_basis: DateBasis
    words: int
    read: bool = False
    starred: bool = False
    tags: tuple[str, ...] = ()
    story: str | None = None
    reports: int = 0

    @property
    def own_date(self) -> dt.date | None:
        """The date the article itself has."""
        return None if self.date_basis == "story" else self.date


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source with how many articles it has, and the dates of its first and last."""

    name: str
    articles: int
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity of the library; `articles` and `mentions` are counts, `last` the newest date it is named on."""

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...]
    articles: int
    mentions: int
    last: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """Another entity that is named in the same articles."""

    id: str
    name: str
    type: EntityType
    articles: int


@dataclass(frozen=True, slots=True)
class CardQuote:
    """Words an article quotes an entity with; offsets are into that article's text.

    Without `sure` the name it is told of is only perhaps this entity.
    """

    article: str
    source: str
    date: dt.date | None
    text: str
    start: int
    end: int
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Role:
    """A phrase an entity is called by, and how often by each source, most often first.

    `charged` says that it takes a side; `alone` that one source calls it so, or by that office, while others
    call it otherwise. The newest place it stands at is in `article`, from `start` to `end`.
    """

    phrase: str
    number: int
    sources: tuple[tuple[str, int], ...]
    charged: bool
    alone: bool
    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EntityCard:
    """Everything the library knows about an entity; pairs are (what, how often), commonest first.

    `forms` are the ways it is written, `by_source` mentions by source, `roles` what it is called, the most
    telling first, `together` who is named beside it, `timeline` articles by month (`"2023-03"`), oldest
    first. `forms_by_source` has the forms of each source: {source: ((form, count), …)}. Roles and quotations
    are from `looked_into` articles; so is `unsure`, how often each form is only perhaps this entity.
    """

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...]
    articles: int
    mentions: int
    first: dt.date | None
    last: dt.date | None
    forms: tuple[tuple[str, int], ...]
    by_source: tuple[tuple[str, int], ...]
    forms_by_source: dict[str, tuple[tuple[str, int], ...]]
    roles: tuple[Role, ...]
    together: tuple[Together, ...]
    quotes: tuple[CardQuote, ...]
    timeline: tuple[tuple[str, int], ...]
    looked_into: int = 0
    unsure: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A note on an article, or on a stretch of it; `start` is None for the whole article.

    A stretch is kept by its words and their surroundings as well, so that it survives a changed text;
    `lost` says that the words are not there any more.
    """

    key: int
    text: str
    start: int | None = None
    end: int | None = None
    quote: str = ""
    lost: bool = False


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query kept under a name."""

    name: str
    query: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something `doctor` found: what is wrong, where, and how it is mended."""

    what: str
    where: str
    repair: str
