"""The user's word on a name: kept in the profiles, applied to the articles it concerns at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from reader.entities import user_profiles
from reader.errors import UsageError
from reader.library.indexing import never, silent
from reader.library.own_profiles import NAME
from reader.library.renaming import Renamer
from reader.model import Entity
from reader.paths import config_dir
from reader.store import annotation_cache, names
from reader.store.database import Database

Edit: TypeAlias = Literal["alias", "rename", "merge", "split", "ignore"]
"""alias: `value` always means the entity; rename: call it `value`; merge: it is the entity with the id `value`;
split: the form `value` is somebody else; ignore: it is no name."""


def edit(database: Database, renamer: Renamer, kind: Edit, id: str, value: str) -> str:
    """Make an edit and link the articles it concerns anew; returns a sentence that says what was done."""
    database.need_write()
    entity = _entity(database, id)
    path = config_dir() / NAME
    match kind:
        case "alias":
            said = user_profiles.add_alias(path, entity, value)
        case "rename":
            said = user_profiles.rename(path, entity, value)
        case "merge":
            said = user_profiles.merge(path, entity, _entity(database, value))
        case "split":
            said = user_profiles.split(path, entity, value)
        case "ignore":
            said = user_profiles.ignore(path, id, entity.name)
    keys = {key for key in (names.key_of(database, id), names.key_of(database, value)) if key is not None}
    keys.update(names.matching(database, value) if value else ())
    _rename(database, renamer, names.named_in(database, keys))
    return said


def undo(database: Database, renamer: Renamer, version: str) -> str:
    """Take the last edit back; returns the sentence it was made with.

    The articles it concerned are those annotated as of `version`, the one with that edit.
    """
    database.need_write()
    concerned = annotation_cache.of_version(database, version)
    said = user_profiles.undo(config_dir() / NAME)
    _rename(database, renamer, concerned)
    return said


def _rename(database: Database, renamer: Renamer, numbers: Sequence[int]) -> None:
    """Link articles anew, and forget what those whom they name were called until now."""
    with database.transaction() as connection:
        annotation_cache.forget_aliases(connection, numbers)
    renamer.rename(numbers, silent, never)
    renamer.see_together()


def _entity(database: Database, id: str) -> Entity:
    found = names.entities(database, [id])
    if not found:
        raise UsageError(f"there is no entity {id!r} in the library", "reader entities lists them")
    return found[id]
