"""One name for one person across articles: spellings that reports of one event use for one another."""

from __future__ import annotations

from reader.model import Entity
from reader.store import merging, names
from reader.store.annotation_cache import forget_unused
from reader.store.database import Database

MOST = 30_000
"""With more entities than this only the most mentioned are looked at."""


def merge_names(database: Database) -> int:
    """Merge persons whose names are spellings of one, if one story names both; returns how many."""
    from reader.entities.known import one_name

    known = names.rows(database, limit=MOST)
    mentions = {Entity(row.id, row.name, row.type, row.aliases): row.mentions for row in known}
    found = {old: new for old, new in one_name(mentions).items() if merging.in_one_story(database, old, new)}
    if found:
        with database.transaction(bulk=True) as connection:
            merging.merge(connection, database, found)
            forget_unused(connection)
    return len(found)
