"""`sources.yaml` beside the files: who published them, and when, where the files do not say.

It maps a file name or a glob to the name of a source, or to what is known of those files; the first entry
that fits counts, exact names before globs:

    harbour-*.txt: Harbour Times
    001_call.txt:
      source: Harbour Times
      date: 2023-03-16
      url: https://example.org/call
      title: A call across the bay
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from typing import Any

from reader import safe_yaml
from reader.errors import ConfigError
from reader.text.dates import parse_date

FILE_NAME = "sources.yaml"


@dataclass(frozen=True, slots=True)
class Described:
    """What `sources.yaml` says of a file; empty where it says nothing."""

    source: str = ""
    title: str = ""
    url: str = ""
    date: dt.date | None = None


def describe(path: Path) -> Described:
    """What the `sources.yaml` beside `path` says of it; a missing or broken one says nothing."""
    try:
        entries = load(path.parent / FILE_NAME)
    except ConfigError:
        return Described()
    if path.name in entries:
        return entries[path.name]
    return next((said for glob, said in entries.items() if fnmatchcase(path.name, glob)), Described())


def load(path: Path) -> dict[str, Described]:
    """Read a `sources.yaml`; empty if there is none. Raises `ConfigError` naming the file and the entry."""
    try:
        stamp = path.stat().st_mtime_ns
    except OSError:
        return {}
    return _load(path, stamp)


@lru_cache(maxsize=64)
def _load(path: Path, stamp: int) -> dict[str, Described]:
    content = safe_yaml.load_file(path)
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise ConfigError(f"{path}: expected file names with their sources")
    return {str(name): _entry(path, str(name), said) for name, said in content.items()}


def _entry(path: Path, name: str, said: Any) -> Described:
    if isinstance(said, str):
        return Described(source=said.strip())
    if not isinstance(said, dict):
        raise ConfigError(f"{path}: “{name}” needs the name of a source, or source, date, url and title")
    unknown = sorted(str(key) for key in said if key not in ("source", "title", "url", "date"))
    if unknown:
        raise ConfigError(f"{path}: “{name}” has {unknown[0]}; known are source, date, url and title")
    date = said.get("date")
    day = date if isinstance(date, dt.date) else parse_date(str(date)) if date else None
    if date and day is None:
        raise ConfigError(f"{path}: the date of “{name}” ({date}) is none")
    if isinstance(day, dt.datetime):
        day = day.date()
    texts = {key: str(said.get(key) or "").strip() for key in ("source", "title", "url")}
    return Described(date=day, **texts)
