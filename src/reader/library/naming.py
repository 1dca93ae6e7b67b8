"""What people call an article: an id, a path, the beginning of a file's name or of an id."""

from __future__ import annotations

from pathlib import Path

from reader.errors import UsageError
from reader.store import articles, lists
from reader.store.database import Database

ID_PREFIX = 4
LISTED = 12


def find(database: Database, name: str) -> str:
    """The id of the one article `name` means.

    In this order: an exact id, an existing path, a file's name with or without its ending, a unique beginning
    of one, an id prefix of 4 or more.
    Raises `UsageError`, with the candidates where there is more than one.
    """
    if articles.numbers_of(database, [name]):
        return name
    path = expanded(name)
    if by_path := lists.with_path(database, name) or lists.with_path(database, full_path(path)):
        return _only(name, [(id, _title(database, id)) for id in by_path])
    if path.is_file():
        raise UsageError(f"{name} is not in the library", f"reader add {name}")
    by_name = lists.with_name(database, name, LISTED + 1)
    exact = [(id, found) for id, found in by_name if found == name]
    of_stem = lists.with_name(database, f"{name}.", LISTED + 1)
    same_stem = [(id, found) for id, found in of_stem if Path(found).stem == name]
    if by_name:
        return _only(name, exact or same_stem or by_name)
    by_id = lists.with_id(database, name.lower(), LISTED + 1) if len(name) >= ID_PREFIX else []
    if by_id:
        return _only(name, by_id)
    raise UsageError(f"no article is called {name!r}", "reader list shows what there is")


def expanded(name: str | Path) -> Path:
    """A path with `~` for the user's folder; as it is where there is no such user."""
    path = Path(name)
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def full_path(path: Path) -> str:
    """A path without links and dots, as far as it can be followed: a link may lead to itself."""
    try:
        return str(path.resolve())
    except (OSError, RuntimeError, ValueError):
        return str(path.absolute())


def _only(name: str, candidates: list[tuple[str, str]]) -> str:
    if len(candidates) == 1:
        return candidates[0][0]
    shown = tuple(f"{id}  {label}" for id, label in candidates[:LISTED])
    more = ", …" if len(candidates) > LISTED else ""
    ids = ", ".join(id for id, _ in candidates[:LISTED])
    raise UsageError(f"{name!r} can mean more than one article: {ids}{more}", "give its id", shown)


def _title(database: Database, id: str) -> str:
    rows = lists.by_id(database, [id])
    return rows[0].title if rows else ""
