"""JSON and JSON Lines: one article, a list of them, a JSON Feed, or an article a line."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from reader.errors import IngestError
from reader.ingest.draft import Draft
from reader.ingest.files import MAX_BYTES, open_binary, unreadable
from reader.ingest.markup import strip
from reader.text.dates import parse_date
from reader.text.decode import decode

_TEXT = (
    "body",
    "text",
    "content",
    "articleBody",
    "content_text",
    "content_html",
    "article",
    "summary",
    "description",
)
_TITLE = ("title", "headline", "name")
_SOURCE = ("source", "publisher", "outlet", "site", "site_name")
_DATE = (
    "date",
    "published",
    "date_published",
    "datePublished",
    "published_at",
    "pubDate",
    "created",
    "timestamp",
)
_URL = ("url", "link", "external_url")
_ID = ("id", "guid", "uri", "_id")
_AUTHOR = ("author", "authors", "byline", "creator")
_LANGUAGE = ("language", "lang")
_LISTS = ("articles", "items", "entries", "results", "docs", "documents", "data", "hits")


def read_json(data: bytes, path: str) -> Iterator[Draft]:
    """The articles in a JSON document; raises `IngestError` if it is broken or holds none."""
    content = _load(data)
    items = content if isinstance(content, list) else _listed(content)
    if items is None:
        yield _draft(content, path)
        return
    site = _string(content.get("title")) if isinstance(content, dict) else ""
    bad = 0
    for number, item in enumerate(items):
        try:
            yield _draft(item, f"{path}#{_identity(item, number)}", site)
        except IngestError:
            bad += 1
    if bad or not items:
        raise IngestError(f"{bad} of {len(items)} entries are no articles", _EXPECTED)


def read_lines(lines: Iterable[bytes], path: str) -> Iterator[Draft]:
    """An article a line; raises `IngestError` after the last one if some lines held none."""
    bad: list[str] = []
    number = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            item = _load(line)
            yield _draft(item, f"{path}#{_identity(item, number)}")
        except IngestError as error:
            bad.append(f"line {number}: {error.message}")
    if bad:
        raise IngestError(f"{len(bad)} of {number} lines are no articles, the first is {bad[0]}", _EXPECTED)
    if not number:
        raise IngestError("the file is empty", "Nothing was saved in it.")


def stream_lines(path: Path) -> Iterator[Draft]:
    """An article a line of a file of any size, unpacked if it is `.gz`, never read as a whole."""
    try:
        with open_binary(path) as file:
            yield from read_lines(iter(lambda: file.readline(MAX_BYTES), b""), str(path))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise IngestError(
            f"{path}: the compressed file is damaged", "What came before the damage was read."
        ) from error
    except OSError as error:
        raise unreadable(path, error) from error


_EXPECTED = "An article is an object with a title and a body, text or content."


def _load(data: bytes) -> Any:
    text, _ = decode(data)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise IngestError(
            f"broken JSON at line {error.lineno}, column {error.colno}: {error.msg}", _EXPECTED
        ) from error
    except (RecursionError, ValueError) as error:
        raise IngestError(
            "JSON that can’t be read: nested too deeply or a number too long", _EXPECTED
        ) from error


def _listed(content: Any) -> list[Any] | None:
    """The list of articles inside an object, None if the object is an article itself."""
    if not isinstance(content, dict) or _first(content, _TEXT[:5]):
        return None
    return next((content[key] for key in _LISTS if isinstance(content.get(key), list)), None)


def _draft(item: Any, path: str, site: str = "") -> Draft:
    if not isinstance(item, dict):
        raise IngestError("it is not an object", _EXPECTED)
    title = strip(_string(_first(item, _TITLE)))
    text = strip(_string(_first(item, _TEXT))) or title
    if not text:
        raise IngestError("it has no text", _EXPECTED)
    date = _first(item, _DATE)
    day = _day(date)
    return Draft(
        text,
        path=path,
        title=title,
        source=_string(_first(item, _SOURCE)),
        site=site,
        site_basis="feed",
        date=day,
        date_evidence=str(date) if day else None,
        url=_string(_first(item, _URL)) or None,
        authors=tuple(name for author in _many(_first(item, _AUTHOR)) if (name := _string(author))),
        language=_string(_first(item, _LANGUAGE)),
    )


def _first(item: dict[str, Any], names: tuple[str, ...]) -> Any:
    return next((value for name in names if (value := item.get(name)) not in (None, "", [], {})), None)


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _string(value: Any) -> str:
    """A value as text; an object counts by its name, a list by its first part, a list of paragraphs as one text."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("title") or value.get("text") or ""
    if isinstance(value, list):
        return "\n\n".join(_string(part) for part in value if not isinstance(part, list))
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _identity(item: Any, number: int) -> str:
    """What an article is called inside its file: its id, else its running number."""
    said = _string(_first(item, _ID)) if isinstance(item, dict) else ""
    return said or str(number)


def _day(value: Any) -> dt.date | None:
    """A date from a string or a time stamp in seconds or milliseconds."""
    if isinstance(value, str):
        return parse_date(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        seconds = value / 1000 if abs(value) > 1e11 else value
        try:
            return dt.datetime.fromtimestamp(seconds, dt.UTC).date()
        except (ValueError, OverflowError, OSError):
            return None
    return None
