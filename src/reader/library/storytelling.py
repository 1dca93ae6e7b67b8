"""Stories, partners and the coverage matrix, from the articles and what the index knows of their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.model import Partner
from reader.store import stories
from reader.store.database import Database

if TYPE_CHECKING:
    from reader.library.facade import Library


def update(library: Library) -> None:
    """Compute the stories anew if articles have changed since."""


def forget(database: Database) -> None:
    """Have the stories computed anew when they are next asked for."""
    with database.transaction(bulk=True) as connection:
        stories.replace_all(connection, database, (), -1)


def partners(library: Library, id: str, limit: int) -> list[Partner]:
    """Other sources' reports of the same event, best first."""
    return []


def matrix(library: Library, story: str) -> Any:
    """Which source of a story has which statement."""
    return None
