"""Web pages: the article without what surrounds it, and what the page says about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from reader.errors import IngestError
from reader.ingest.draft import Draft
from reader.text.clean import clean
from reader.text.dates import parse_date
from reader.text.decode import decode

_CHARSET = re.compile(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_CONTROL_REFERENCE = re.compile(
    r"&#(?:0*(?:[0-8]|1[1-9]|2\d|3[01]|12[7-9]|1[34]\d|15\d)|x0*(?:[0-8bcef]|1[\da-f]|[89][\da-f]));?", re.I
)
_BLANKS = re.compile(r"\s*\n\s*")
_LOST = 0.55
_SURPLUS = (1.2, 1.7)
_FAULTS = (ValueError, TypeError, AttributeError, KeyError, IndexError, AssertionError, RecursionError)


@dataclass(frozen=True, slots=True)
class _Page:
    """What an extractor made of a page."""

    text: str
    about: Any = None


def read_page(data: bytes, path: str, url: str | None) -> Draft:
    """The article in a web page; raises `IngestError` if there is none.

    Two extractors read it, and the one is taken that seems to have neither lost nor kept too much.
    """
    declared = _CHARSET.search(data[:4096])
    source, _ = decode(data, declared[1].decode("ascii") if declared else None)
    source = clean(_CONTROL_REFERENCE.sub("\ufffd", source))
    best = _extract(source, url)
    text = _better(best.text, _plainer(source))
    if not text.strip():
        raise IngestError("no article was found in the page", "Save its text as .txt.")
    about = best.about
    address = url or _word(about, "url") or None
    host = urlsplit(address).hostname if address else None
    site = _word(about, "sitename")
    if host and site.lower().removeprefix("www.") == host.removeprefix("www."):
        site = ""
    return Draft(
        _BLANKS.sub("\n\n", text),
        path=path,
        title=_word(about, "title"),
        site=site or (host or "").removeprefix("www."),
        site_basis="metadata" if site else "address",
        date=parse_date(_word(about, "date")),
        date_evidence="the page’s metadata",
        url=address if address and address.startswith(("http://", "https://")) else None,
        authors=tuple(name.strip() for name in _word(about, "author").split(";") if name.strip()),
        language=_word(about, "language"),
    )


def _better(text: str, plain: str) -> str:
    """The better of two extractions, by length.

    The plainer one usually has a little too much, so it is right where the other has far less (lost
    paragraphs) or a fifth more (lists and notices around the article).
    """
    share = len(text) / max(1, len(plain))
    return plain if share < _LOST or _SURPLUS[0] < share < _SURPLUS[1] else text


def _extract(source: str, url: str | None) -> _Page:
    """The article as trafilatura finds it; nothing where it fails."""
    from lxml.etree import LxmlError
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            source,
            url=url,
            fast=True,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except (*_FAULTS, LxmlError):
        return _Page("")
    return _Page(_word(found, "text"), found) if found else _Page("")


def _plainer(source: str) -> str:
    """The main content as resiliparse finds it; nothing where it fails."""
    from resiliparse.extract.html2text import extract_plain_text

    try:
        text: str = extract_plain_text(
            source,
            main_content=True,
            preserve_formatting=True,
            alt_texts=False,
            list_bullets=False,
            comments=False,
        )
    except _FAULTS:
        return ""
    return text


def _word(about: Any, name: str) -> str:
    value = getattr(about, name, None)
    return value.strip() if isinstance(value, str) else ""
