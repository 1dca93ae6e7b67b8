"""Where the names a query asks for stand in an article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reader.library.masks import TYPES
from reader.model import And, Annotated, Filter, Node, Or, Query, Span
from reader.store import names
from reader.store.database import Database


def with_names(
    database: Database, query: Query, words: Sequence[Span], annotated: Callable[[], Annotated]
) -> list[Span]:
    """The stretches of `words` and those of the names the query asks for, sorted, what overlaps as one."""
    asked = {key for it in _filters(query.root) for key in names.matching(database, it.value, TYPES[it.kind])}
    if not asked:
        return list(words)
    ids = {entity.id for entity in names.labels(database, asked).values()}
    named = [Span(m.start, m.end) for m in annotated().mentions if m.entity in ids or m.refers_to in ids]
    found: list[Span] = []
    for span in sorted([*words, *named]):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _filters(node: Node | None) -> Iterator[Filter]:
    """The filters by name that an article may have met; what is left out is no place to go to."""
    if isinstance(node, Filter) and node.kind in TYPES:
        yield node
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from _filters(part)
