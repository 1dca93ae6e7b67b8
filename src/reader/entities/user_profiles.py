"""Edits from the screen to the user's own profile file: each is one atomic write, and can be undone.

Everything else in the file, comments included, stays as it is. The journal lies beside the file and holds the
text before each edit.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from reader.entities.names import fold, slug
from reader.entities.profile_files import read_file
from reader.errors import ConfigError
from reader.model import Entity

KEPT = 50
"""How many edits can be taken back."""


def add_alias(path: Path, entity: Entity, form: str) -> str:
    """From now on `form` always means `entity`; returns a sentence that says so."""

    def edit(data: dict[str, Any]) -> None:
        _add(_entry(data, entity), "forms", form)

    return _edited(path, edit, f"“{form}” is {entity.name}")


def rename(path: Path, entity: Entity, name: str) -> str:
    """Call `entity` by another name; its id and the old name as a form stay."""

    def edit(data: dict[str, Any]) -> None:
        entry = _entry(data, entity)
        _add(entry, "forms", entity.name)
        entry["name"] = name

    return _edited(path, edit, f"{entity.name} is now called {name}")


def merge(path: Path, gone: Entity, kept: Entity) -> str:
    """Make two entities one: everything that named `gone` names `kept`."""
    if gone.id == kept.id:
        raise ConfigError(f"{gone.name} can't be merged into itself")

    def edit(data: dict[str, Any]) -> None:
        _entry(data, kept)
        _section(data, "merge", dict)[gone.id] = kept.id

    return _edited(path, edit, f"{gone.name} is merged into {kept.name}")


def split(path: Path, entity: Entity, form: str) -> str:
    """Take `form` off `entity`: from now on it is somebody or something of its own."""
    own_id = slug(entity.type, form)
    if own_id == entity.id:
        own_id += "-2"

    def edit(data: dict[str, Any]) -> None:
        entry = _entry(data, entity)
        if form in entry.get("forms", ()):
            entry["forms"].remove(form)
        _add(entry, "never", form)
        _add(_entry(data, Entity(own_id, form, entity.type)), "forms", form)

    return _edited(path, edit, f"“{form}” is no longer {entity.name}")


def ignore(path: Path, form: str, name: str = "") -> str:
    """Never mark `form`, a spelling or the id of the entity called `name`, as a name again."""

    def edit(data: dict[str, Any]) -> None:
        items = _section(data, "ignore", list)
        if form not in items:
            items.append(form)

    return _edited(path, edit, f"“{name or form}” is not marked any more")


def undo(path: Path) -> str:
    """Take the last edit back and return the sentence it was made with; raises `ConfigError` if none is left.

    An edit is not taken back once the file was changed by other means since.
    """
    journal = _read_journal(path)
    if not journal:
        raise ConfigError("there is nothing to undo")
    last = journal.pop()
    if _digest(_read(path)) != last["after"]:
        raise ConfigError(f"{path} was changed since", "undo it there by hand")
    if last["before"] is None:
        path.unlink(missing_ok=True)
    else:
        _write(path, last["before"])
    _write(_journal(path), json.dumps(journal, ensure_ascii=False))
    return str(last["what"])


# --- the file ---


def _edited(path: Path, edit: Callable[[dict[str, Any]], None], what: str) -> str:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 110
    yaml.indent(mapping=2, sequence=4, offset=2)
    before = _read(path)
    try:
        data = yaml.load(before or "") or {}
        if not isinstance(data, dict):
            raise ConfigError(f"{path}: a mapping with entities, merge or ignore is expected")
        edit(data)
        out = io.StringIO()
        yaml.dump(data, out)
    except (YAMLError, ValueError, RecursionError) as error:
        faults = read_file(path).problems
        said = faults[0] if faults else f"{path}: {str(error).splitlines()[0]}"
        raise ConfigError(f"{said}: it can't be edited", "mend it first") from error
    journal = [*_read_journal(path), {"what": what, "before": before, "after": _digest(out.getvalue())}]
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(_journal(path), json.dumps(journal[-KEPT:], ensure_ascii=False))
    _write(path, out.getvalue())
    return what


def _entry(data: dict[str, Any], entity: Entity) -> dict[str, Any]:
    """The entity's own mapping, made with its name if the file does not have it under its id or name."""
    entities = _section(data, "entities", dict)
    for key in (entity.id, entity.name):
        if key in entities and slug(entity.type, entity.name) in (entity.id, slug(entity.type, key)):
            entities[key] = entities[key] or {}
            return _mapping(entities[key], key)
    entities.setdefault(entity.id, {"name": entity.name, "type": entity.type})
    return _mapping(entities[entity.id], entity.id)


def _mapping(value: object, key: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ConfigError(f"{key}: a mapping is expected")
    return value


def _section(data: dict[str, Any], name: str, kind: type[Any]) -> Any:
    if data.get(name) is None:
        data[name] = kind()
    if not isinstance(data[name], kind):
        raise ConfigError(f"{name}: a {'list' if kind is list else 'mapping'} is expected")
    return data[name]


def _add(entry: dict[str, Any], key: str, form: str) -> None:
    if isinstance(entry.get(key), str):
        entry[key] = [part.strip() for part in entry[key].split(" | ")]
    items = _section(entry, key, list)
    if fold(form) not in {fold(str(item)) for item in items}:
        items.append(form)


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{read_file(path).problems[0]}: it can't be edited", "mend it first") from error


def _write(path: Path, text: str) -> None:
    """Replace a file, or the file a link leads to, at once; its rights stay."""
    try:
        target = path.resolve()
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            shutil.copymode(target, name)
        Path(name).replace(target)
    except (OSError, RuntimeError) as error:
        raise ConfigError(f"{path} can't be written: {getattr(error, 'strerror', None) or error}") from error


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}.undo.json")


def _read_journal(path: Path) -> list[dict[str, Any]]:
    try:
        journal = json.loads(_journal(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    sound = isinstance(journal, list) and all(
        isinstance(step, dict) and {"what", "before", "after"} <= step.keys() for step in journal
    )
    return journal if sound else []


def _digest(text: str | None) -> str:
    return hashlib.blake2b((text or "").encode(), digest_size=8).hexdigest()
