"""A draft -> an article: cleaned, headers taken off, title and date derived, passages found."""

from __future__ import annotations

import datetime as dt
from pathlib import PurePath

from reader.errors import IngestError
from reader.ingest.draft import Draft
from reader.ingest.headers import Headers, posted_date, take_dateline, take_headers
from reader.ingest.sources import Described
from reader.ingest.titles import derive_title
from reader.model import Article, DateBasis, Passage, SourceBasis
from reader.text.clean import clean, for_terminal
from reader.text.dates import parse_date
from reader.text.language import detect
from reader.text.passages import passages

_NO_TEXT = "Nothing readable was left after removing markup and header lines."


def assemble(draft: Draft, name: str, described: Described | None = None) -> Article:
    """Make an article of a draft; `name` is the file's name, `described` what `sources.yaml` says of it.

    Raises `IngestError` if there is no text.
    """
    described = described or Described()
    text = clean(draft.text).strip()
    header = take_headers(text) if draft.rough else Headers(text)
    title = _line(draft.title or described.title or header.title)
    text = _without_title(header.text, title)
    dateline, day, text = take_dateline(text)
    if not text.strip():
        raise IngestError(f"{name}: there is no text in it", _NO_TEXT)
    found = passages(text)
    date, basis, evidence = _date(draft, described, header, day, text)
    source, source_basis = _source(draft, described, header, name)
    return Article(
        id="",
        text=text,
        title=title or derive_title(_lead(text, found)) or PurePath(name).stem,
        title_basis="given" if title else "derived",
        source=_line(source),
        source_basis=source_basis,
        date=date,
        date_basis=basis,
        date_evidence=_line(evidence) if evidence else None,
        dateline=dateline,
        path=for_terminal(draft.path) if draft.path else None,
        url=_line(draft.url or described.url or header.url) or None,
        language=_language(draft.language or header.language) or detect(text),
        passages=found,
        authors=tuple(
            _line(author) for author in (draft.authors or ((header.author,) if header.author else ()))
        ),
    )


def _line(text: str) -> str:
    return " ".join(for_terminal(text).split())


def _language(said: str) -> str:
    """The two-letter code of a language tag, empty if it is none."""
    code = said.strip().lower().replace("_", "-").partition("-")[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""


def _lead(text: str, found: tuple[Passage, ...]) -> str:
    first = next((passage for passage in found if passage.kind == "body"), found[0])
    return text[first.start : first.end]


def _without_title(text: str, title: str) -> str:
    """The text without a first line that only repeats the title."""
    line, _, rest = text.partition("\n")
    return rest.strip() if title and rest.strip() and _line(line.lstrip("# ")) == title else text


def _source(draft: Draft, described: Described, header: Headers, name: str) -> tuple[str, SourceBasis]:
    """Who published it: said by the file, by `sources.yaml`, by the site or feed, else the file's name."""
    if said := draft.source.strip() or header.source.strip():
        return said, "metadata"
    if described.source:
        return described.source, "sources.yaml"
    if draft.site.strip():
        return draft.site, draft.site_basis
    return PurePath(name.partition(".")[0] or name).name, "file name"


def _date(
    draft: Draft, described: Described, header: Headers, day: str | None, text: str
) -> tuple[dt.date | None, DateBasis, str | None]:
    """When it was published, how that is known and the words that say so; unknown stays unknown."""
    if draft.date:
        return draft.date, draft.date_basis, draft.date_evidence
    if header.date:
        return header.date, "header", header.date_evidence
    if described.date:
        return described.date, "metadata", "sources.yaml"
    if day and (dated := parse_date(day)):
        return dated, "header", day
    if posted := posted_date(text):
        return posted[0], "text", posted[1]
    return None, "none", None
