"""Plain text and Markdown, both with optional YAML front matter."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from reader import safe_yaml
from reader.errors import ConfigError, IngestError
from reader.ingest.draft import Draft
from reader.text.dates import parse_date
from reader.text.decode import decode

_FRONT = re.compile(r"\s*---[ \t]*\r?\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_YAML_LINE = re.compile(r"[A-Za-z_][\w -]*:(?:\s|$)")


def read_text(data: bytes, path: str) -> Draft:
    """A text file as people save it; raises `IngestError` if it is binary or its front matter is broken."""
    text, _ = decode(data)
    return _with_front_matter(text, path)


def read_markdown(data: bytes, path: str) -> Draft:
    """A Markdown file: front matter, then prose with its markup removed.

    Raises `IngestError` if it is binary or its front matter is broken.
    """
    from reader.ingest.markdown import plain

    text, _ = decode(data)
    return _with_front_matter(text, path, plain)


def _with_front_matter(text: str, path: str, plain: Any = None) -> Draft:
    found = _FRONT.match(text)
    said: dict[str, Any] = {}
    if found and _YAML_LINE.search(found[1]):
        said, text = _front_matter(found[1]), text[found.end() :]
    if plain:
        text = plain(text)
    date = said.get("date") or said.get("published")
    day = _day(date)
    return Draft(
        text,
        path=path,
        title=_string(said.get("title")),
        source=_string(said.get("source") or said.get("publisher")),
        date=day,
        date_evidence=f"date: {date}" if day else None,
        url=_string(said.get("url") or said.get("link")) or None,
        authors=_strings(said.get("author") or said.get("authors")),
        language=_string(said.get("language") or said.get("lang")),
        rough=True,
    )


def _front_matter(yaml: str) -> dict[str, Any]:
    """The mapping at the top of a file; raises `IngestError` saying what is wrong with it."""
    try:
        said = safe_yaml.load(yaml, "the front matter")
    except ConfigError as error:
        raise IngestError(error.message, "Correct the lines between the two --- at the top.") from error
    if not isinstance(said, dict):
        raise IngestError("the front matter is not a list of names and values", "Write it as “title: …”.")
    return {str(key).lower(): value for key, value in said.items()}


def _day(value: Any) -> dt.date | None:
    """The day a front-matter value means; None if it means none."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    return parse_date(value) if isinstance(value, str) else None


def _string(value: Any) -> str:
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _strings(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(text for item in values if (text := _string(item)))
