"""What the screens ask the library for when a query changes; runs in a thread, knows no widgets."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model import Page, Span
from reader.ui.widgets.filters import LIMITS, Facet, Group
from reader.ui.widgets.results import PAGE, Entry

if TYPE_CHECKING:
    from reader.library import Library

MAX_FOUND = 5000
NAMES = LIMITS["entity"]


@dataclass(frozen=True, slots=True)
class Found:
    """The beginning of an answer, ready for the list."""

    page: Page
    entries: tuple[Entry, ...]


def find(library: Library, query: str, cancelled: Callable[[], bool], limit: int = PAGE) -> Found:
    """Answer a query with its first hits, at most `limit`."""
    page = library.search(query, limit=limit, cancelled=cancelled)
    return Found(page, entries(library, page))


def more(library: Library, query: str, offset: int) -> tuple[Entry, ...]:
    """A later page of the same answer."""
    return entries(library, library.search(query, limit=PAGE, offset=offset))


def entries(library: Library, page: Page) -> tuple[Entry, ...]:
    """The hits of a page with the state of each article."""
    rows = {row.id: row for row in library.rows([hit.id for hit in page.hits])}
    return tuple(
        Entry(rows[hit.id], hit.snippet, hit.matches, hit.copies) for hit in page.hits if hit.id in rows
    )


def facets(library: Library, page: Page) -> dict[Group, tuple[Facet, ...]]:
    """What would narrow the answer, commonest first; years in order."""
    sources = sorted(page.facets.get("source", {}).items(), key=lambda pair: (-pair[1], pair[0]))
    years = sorted(page.facets.get("year", {}).items())
    names = sorted(page.facets.get("entity", {}).items(), key=lambda pair: (-pair[1], pair[0]))
    types = {row.name: row.type for name, _ in names[:NAMES] for row in library.entities(name, limit=1)}
    return {
        "source": tuple(Facet("source", name, name, number) for name, number in sources),
        "entity": tuple(
            Facet("entity", name, name, number, types.get(name, "OTHER")) for name, number in names
        ),
        "year": tuple(Facet("year", year, year, number) for year, number in years if year.isdigit()),
        "is": tuple(Facet("is", state, state) for state in ("unread", "new", "starred")),
        "tag": tuple(Facet("tag", tag, f"#{tag}", number) for tag, number in library.tags()),
    }


def find_in(text: str, words: str) -> tuple[Span, ...]:
    """Where the words stand in a text, as written but for case; runs of space match any."""
    parts = words.split()
    if not parts:
        return ()
    pattern = re.compile(r"\s+".join(map(re.escape, parts)), re.IGNORECASE)
    found = (Span(*match.span()) for match in pattern.finditer(text))
    return tuple(span for span, _ in zip(found, range(MAX_FOUND), strict=False))


def state_counts(library: Library) -> tuple[int, int, int]:
    """How many articles the library holds, how many of them are unread, and how many new."""
    return (
        library.count(),
        library.search("is:unread", limit=1).total,
        library.search("is:new", limit=1).total,
    )


def joined(query: str, filters: Sequence[str]) -> str:
    """A query and filters as one query."""
    return " ".join(part for part in (query.strip(), *filters) if part)
