"""Pages and feeds from the web, within bounds of time and size."""

from __future__ import annotations

import re
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.errors import IngestError
from reader.ingest.files import MAX_BYTES
from reader.ingest.read import read_bytes
from reader.model import Article

if TYPE_CHECKING:
    import httpx

DEADLINE = 30.0
"""Seconds a fetch may take in all."""

_KINDS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/json": "json",
    "application/feed+json": "json",
    "application/x-ndjson": "jsonl",
    "text/markdown": "markdown",
}
_GUESSED = frozenset({"text/plain", "text/xml", "application/xml", "application/octet-stream", ""})
_HEADERS = {"user-agent": "parallax-reader", "accept-encoding": "gzip, deflate", "accept": "*/*"}
_ERRNO = re.compile(r"\[Errno -?\d+\] ")
_OFFLINE = "Check the address and the connection."


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came from an address: its bytes, where they came from at last, and their kind if it was said."""

    data: bytes
    url: str
    kind: str | None


def is_address(text: str) -> bool:
    """Does the text name a page or feed on the web?"""
    return text.lower().startswith(("http://", "https://"))


def read_url(url: str) -> Iterator[Article]:
    """The articles at an address; raises `IngestError` naming it."""
    got = get(url)
    yield from read_bytes(got.data, url, got.kind, got.url)


def get(url: str, deadline: float = DEADLINE, max_bytes: int = MAX_BYTES) -> Fetched:
    """Fetch an address (http or https only), following redirects.

    Raises `IngestError` if it can't be reached, answers with an error, takes longer than `deadline` seconds
    in all, is no text, or unpacks to more than `max_bytes`.
    """
    if not is_address(url):
        raise IngestError(f"{url}: only http and https addresses can be fetched", "Give the full address.")
    import httpx

    until = time.monotonic() + deadline
    try:
        with (
            httpx.Client(
                follow_redirects=True, max_redirects=5, timeout=deadline, headers=_HEADERS
            ) as client,
            client.stream("GET", url) as response,
        ):
            if response.status_code >= 400:
                raise IngestError(f"{url}: the server answered {response.status_code}", _OFFLINE)
            kind = _kind(url, response)
            return Fetched(_read(url, response, until, max_bytes), str(response.url), kind)
    except httpx.TimeoutException as error:
        raise _too_slow(url) from error
    except (
        httpx.HTTPError,
        httpx.InvalidURL,
        httpx.StreamError,
        zlib.error,
        UnicodeError,
        ValueError,
    ) as error:
        why = _ERRNO.sub("", str(error)) or type(error).__name__
        raise IngestError(f"{url}: it can’t be reached ({why})", _OFFLINE) from error


def _too_slow(url: str) -> IngestError:
    return IngestError(f"{url}: the server was too slow", "Try again later.")


def _kind(url: str, response: httpx.Response) -> str | None:
    """The kind of content the server says it is, None if it must be guessed."""
    said = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if said not in _KINDS and said not in _GUESSED and not said.startswith("text/"):
        raise IngestError(
            f"{url}: it is {said}, not a page or feed", "Only pages, feeds, text and JSON can be read."
        )
    return _KINDS.get(said)


def _read(url: str, response: httpx.Response, until: float, max_bytes: int) -> bytes:
    """The body, unpacked piece by piece so that neither time nor size run over."""
    packing = response.headers.get("content-encoding", "identity").strip().lower()
    if packing not in ("gzip", "deflate", "identity", ""):
        raise IngestError(
            f"{url}: packed as {packing}, which was not asked for", "Save the page and add the file."
        )
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if packing in ("gzip", "deflate") else None
    body = bytearray()
    for chunk in response.iter_raw():
        if time.monotonic() > until:
            raise _too_slow(url)
        body += unpack.decompress(chunk, max_bytes + 1 - len(body)) if unpack else chunk
        if len(body) > max_bytes:
            raise IngestError(
                f"{url}: larger than {max_bytes // 1_000_000} MB", "Save the part you need as a file."
            )
    return bytes(body)
