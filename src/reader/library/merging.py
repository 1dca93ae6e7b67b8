"""One name for one person across articles: spellings that reports of one event use for one another."""

from __future__ import annotations

from reader.entities.known import one_name
from reader.model import Entity
from reader.store import merging, names
from reader.store.annotation_cache import forget_unused
from reader.store.database import Database

MOST = 30_000
"""Of more persons than this only the most mentioned are looked at."""


def merge_names(database: Database, since: int) -> int:
    """Merge persons whose names are spellings of one, if one story names both; returns how many.

    Looks at the persons in stories that have an article changed after the outbox sequence `since`, and at all
    who share a surname with them.
    """
    keys = names.persons_in_stories(database, since)
    known = names.rows(database, names.persons_called_like(database, keys), "PERSON", MOST) if keys else []
    mentions = {Entity(row.id, row.name, row.type, row.aliases): row.mentions for row in known}
    found = {old: new for old, new in one_name(mentions).items() if merging.in_one_story(database, old, new)}
    if found:
        with database.transaction(bulk=True) as connection:
            merging.merge(connection, database, found)
            forget_unused(connection)
    return len(found)
