"""What the screens ask the library for when a query changes; runs in a thread, knows no widgets."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from reader.library import EntityRow, SourceRow
from reader.model import Page, Span
from reader.search.clause import clause, joined
from reader.ui.phrases import count, dated, day, period
from reader.ui.render import flatten
from reader.ui.widgets.filters import ANY_OF, LIMITS, Facet, Group, clauses
from reader.ui.widgets.listings import ListedStory
from reader.ui.widgets.results import PAGE, Entry

if TYPE_CHECKING:
    from reader.library import Library

MAX_FOUND = 5000
NAMES = LIMITS["entity"]
MANY_NAMES, MAX_NAMES = 2000, 20_000
"""So many names are offered to choose from, and listed, at most."""
MAX_ABOUT = 20
"""So many articles are shown beside a list of stories, names or sources."""

Listed: TypeAlias = ListedStory | EntityRow | SourceRow
"""A row of a list that is not one of articles."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it is typed, and the filters in force."""

    query: str = ""
    chosen: tuple[Facet, ...] = ()

    @property
    def filters(self) -> str:
        """The filters in the query language."""
        return clauses(self.chosen)

    @property
    def text(self) -> str:
        """Both as one query."""
        return joined(self.filters, self.query)

    def without(self, group: Group) -> str:
        """The filters of other groups than this."""
        return clauses([facet for facet in self.chosen if facet.group != group])


@dataclass(frozen=True, slots=True)
class Found:
    """The beginning of an answer, ready for the list."""

    page: Page
    entries: tuple[Entry, ...]


def find(library: Library, asked: Asked, cancelled: Callable[[], bool], limit: int = PAGE) -> Found:
    """Answer a query with its first hits, at most `limit`."""
    page = library.search(asked.query, limit=limit, cancelled=cancelled, within=asked.filters)
    return Found(page, entries(library, page))


def more(library: Library, asked: Asked, offset: int) -> tuple[Entry, ...]:
    """A later page of the same answer."""
    return entries(library, library.search(asked.query, limit=PAGE, offset=offset, within=asked.filters))


def entries(library: Library, page: Page) -> tuple[Entry, ...]:
    """The hits of a page with the state of each article."""
    rows = {row.id: row for row in library.rows([hit.id for hit in page.hits])}
    return tuple(
        Entry(rows[hit.id], hit.snippet, hit.matches, hit.copies) for hit in page.hits if hit.id in rows
    )


def facets(library: Library, asked: Asked, page: Page) -> dict[Group, tuple[Facet, ...]]:
    """What would narrow the answer, commonest first; years in order.

    Where any of a group is to match, that group is counted as if none of its own filters were in force.
    """
    groups = {facet.group for facet in asked.chosen}

    def counts(group: Group) -> Mapping[str, int]:
        if group in ANY_OF and group in groups:
            wider = library.search(asked.query, limit=1, within=asked.without(group))
            return wider.facets.get(group, {})
        return page.facets.get(group, {})

    years = sorted(counts("year").items())
    names = _commonest(counts("entity"))
    types = {row.name: row.type for name, _ in names[:NAMES] for row in library.entities(name, limit=1)}
    return {
        "source": tuple(Facet("source", name, name, number) for name, number in _commonest(counts("source"))),
        "entity": tuple(
            Facet("entity", name, name, number, types.get(name, "OTHER")) for name, number in names
        ),
        "year": tuple(Facet("year", year, year, number) for year, number in years if year.isdigit()),
        "is": tuple(Facet("is", state, state) for state in ("unread", "new", "starred")),
        "tag": tuple(Facet("tag", tag, f"#{tag}", number) for tag, number in _commonest(counts("tag"))),
    }


def names(library: Library, asked: Asked) -> tuple[Facet, ...]:
    """The names in what is found, those in most articles first."""
    rows = library.names_found(asked.query, asked.filters, MANY_NAMES)
    unique = {row.name: row for row in reversed(rows)}
    return tuple(
        Facet("entity", row.name, row.name, row.articles, row.type) for row in rows if unique[row.name] is row
    )


def _commonest(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def stories(library: Library, asked: Asked | None) -> list[ListedStory]:
    """The stories, with how many of their articles are found; those of which there are any."""
    found = library.stories_found(asked.query, asked.filters) if asked else None
    return [
        ListedStory(story, len(story.articles) if found is None else found[story.id])
        for story in library.stories()
        if found is None or story.id in found
    ]


def named(library: Library, asked: Asked | None) -> list[EntityRow]:
    """The names in what is found, or in the library."""
    if asked is None:
        return library.entities(limit=MAX_NAMES)
    return library.names_found(asked.query, asked.filters, MAX_NAMES)


def sources(library: Library, asked: Asked | None) -> list[SourceRow]:
    """The sources of what is found, or of the library."""
    return library.sources_found(asked.query, asked.filters) if asked else library.sources()


def about(library: Library, row: Listed, asked: Asked) -> list[str]:
    """What there is of a story, a name or a source, in lines: the story's reports, else the newest found articles."""
    if isinstance(row, ListedStory):
        story = row.story
        reports = [
            (f"{dated(one.date, one.date_basis)} · {one.source}", one.title)
            for one in library.rows(story.articles[:MAX_ABOUT])
        ]
        head = [flatten(story.label), f"{period(story.first, story.last)} · {story.independent} independent"]
    else:
        of_row = clause("entity", row.id) if isinstance(row, EntityRow) else clause("source", row.name)
        query = joined(of_row, f"sort:date {asked.text}")
        reports = [
            (f"{day(hit.date) if hit.date else 'undated'} · {hit.source}", hit.title)
            for hit in library.search(query, limit=MAX_ABOUT).hits
        ]
        head = [flatten(row.name), f"the newest of {count(row.articles, 'article')}"]
    lines = (line for who, title in reports for line in ("", flatten(who), flatten(title)))
    return [*head, *lines]


def find_in(text: str, words: str) -> tuple[Span, ...]:
    """Where the words stand in a text, as written but for case; runs of space match any."""
    parts = words.split()
    if not parts:
        return ()
    pattern = re.compile(r"\s+".join(map(re.escape, parts)), re.IGNORECASE)
    found = (Span(*match.span()) for match in pattern.finditer(text))
    return tuple(span for span, _ in zip(found, range(MAX_FOUND), strict=False))


@dataclass(frozen=True, slots=True)
class State:
    """How many articles a library holds, how many of them are unread, and how many new, as of a `sequence`."""

    articles: int = 0
    unread: int = 0
    new: int = 0
    sequence: int = 0


def state(library: Library) -> State:
    """How a library stands."""
    sequence = library.sequence
    unread, new = library.search("is:unread", limit=1), library.search("is:new", limit=1)
    return State(library.count(), unread.total, new.total, sequence)
