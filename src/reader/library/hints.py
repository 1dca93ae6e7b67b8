"""What may help where a search found nothing: a year as a date, and the sources most like those asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.model import And, Filter, Node, Not, Or, Query
from reader.store import lists
from reader.store.database import Database

NEAREST = 3
LIKENESS = 50.0
"""From 0 to 100: how like a source's name must be to be told of."""
_YEAR = re.compile(r"(?<!\S)(?:in:)?((?:1[6-9]|20|21)\d\d)(?!\S)")


def with_year(text: str) -> str | None:
    """The query with its bare years (`2031`, `in:2031`) as dates, or None where there is none."""
    changed = _YEAR.sub(r"on:\1", text)
    return changed if changed != text else None


def absent_sources(database: Database, query: Query) -> tuple[str, ...]:
    """For each source the query asks for that there is none of, a sentence with those called most like it."""
    asked = dict.fromkeys(_sources(query.root))
    if not asked:
        return ()
    from rapidfuzz import fuzz, process, utils

    known = [row.name for row in lists.sources(database)]
    told = []
    for name in asked:
        if any(name.casefold() in one.casefold() for one in known):
            continue
        near = process.extract(
            name,
            known,
            scorer=fuzz.WRatio,
            processor=utils.default_process,
            limit=NEAREST,
            score_cutoff=LIKENESS,
        )
        names = ", ".join(found for found, _, _ in near) or ", ".join(known[:NEAREST])
        told.append(f"no source is called “{name}”{f' (there are {names})' if names else ''}")
    return tuple(told)


def _sources(node: Node | None) -> Iterator[str]:
    match node:
        case Filter("source", value):
            yield value
        case And(parts) | Or(parts):
            for part in parts:
                yield from _sources(part)
        case Not(part):
            yield from _sources(part)
