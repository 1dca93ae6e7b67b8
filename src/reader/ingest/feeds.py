"""RSS, Atom and RDF feeds: an article an entry."""

from __future__ import annotations

import calendar
import datetime as dt
import time
from collections.abc import Iterator
from typing import Any

from reader.errors import IngestError
from reader.ingest.draft import Draft
from reader.ingest.markup import strip

_NO_FEED = "Give the address or file of an RSS, Atom or JSON feed."


def read_feed(data: bytes, path: str, url: str | None) -> Iterator[Draft]:
    """The entries of a feed, those without any text left out; raises `IngestError` if it is no feed."""
    import feedparser

    headers = {"content-location": url} if url else {}
    feed = feedparser.parse(data, response_headers=headers)
    site = strip(_string(feed.feed.get("title")))
    language = _string(feed.feed.get("language"))
    drafts = [
        _draft(entry, f"{path}#{_identity(entry, n)}", site, language) for n, entry in enumerate(feed.entries)
    ]
    readable = [draft for draft in drafts if draft.text]
    if not readable and not feed.version:
        raise IngestError("this is no feed", _NO_FEED)
    yield from readable


def _draft(entry: Any, path: str, site: str, language: str) -> Draft:
    title = " ".join(strip(_string(entry.get("title"))).split())
    contents = [_string(part.get("value")) for part in entry.get("content") or ()]
    body = max([*contents, _string(entry.get("summary"))], key=len, default="")
    stamp = entry.get("published_parsed") or entry.get("updated_parsed")
    day = _day(stamp)
    source = entry.get("source")
    return Draft(
        strip(body) or title,
        path=path,
        title=title,
        source=_string(source.get("title")) if isinstance(source, dict) else "",
        site=site,
        site_basis="feed",
        date=day,
        date_evidence=_string(entry.get("published") or entry.get("updated")) or None if day else None,
        url=_string(entry.get("link")) or None,
        authors=tuple(name for author in entry.get("authors") or () if (name := _string(author.get("name")))),
        language=language,
    )


def _identity(entry: Any, number: int) -> str:
    return _string(entry.get("id")) or _string(entry.get("link")) or str(number)


def _day(stamp: time.struct_time | None) -> dt.date | None:
    """The day (UTC) of a time a feed gives, None if it gives none or an impossible one."""
    if not stamp:
        return None
    try:
        return dt.datetime.fromtimestamp(calendar.timegm(stamp), dt.UTC).date()
    except (ValueError, OverflowError, OSError, TypeError):
        return None


def _string(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
