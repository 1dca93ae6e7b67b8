"""A file or its bytes -> articles: the format is chosen, its drafts are assembled."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reader.errors import ConfigError, IngestError
from reader.ingest import sources
from reader.ingest.assemble import assemble
from reader.ingest.draft import Draft
from reader.ingest.files import kind_of, read_capped
from reader.model import Article

PARSER_VERSION = 1
"""Raised whenever the same bytes would make a different article."""

_LEADING = r"(?:\s|<\?[^>]*>|<!--(?:(?!-->).)*-->|<!DOCTYPE\s+(?!html)[^>]*>)*"
_FEED_START = re.compile(_LEADING + r"<(?:rss|feed|rdf:RDF)\b", re.DOTALL | re.IGNORECASE)
_HTML_START = re.compile(_LEADING + r"<(?:!DOCTYPE\s+html|html|head|body)\b", re.DOTALL | re.IGNORECASE)


def read_path(path: Path) -> Iterator[Article]:
    """The articles in a file, with empty ids; an article of many in one file has the path `file#its-id`.

    Raises `IngestError` naming the file. Where only some of many could not be read, the others come first
    and the error after them.
    """
    path = _resolved(path)
    if path.name == sources.FILE_NAME:
        yield from _read_sources(path)
        return
    described = sources.describe(path)
    kind = kind_of(path.name)
    if kind == "jsonl":
        from reader.ingest.json_articles import stream_lines

        drafts = stream_lines(path)
    else:
        data = read_capped(path)
        drafts = _drafts(data, path.name, kind or sniff(data), str(path), None)
    yield from _assembled(drafts, path.name, str(path), described)


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise IngestError(f"{path}: there is no such file ({error})", "Check the path.") from error


def read_bytes(data: bytes, name: str, kind: str | None = None, url: str | None = None) -> Iterator[Article]:
    """The articles in bytes that are no file: `kind` is a value of `files.KINDS`, else it is guessed.

    Raises `IngestError` naming `name`, like `read_path`.
    """
    if not data.strip():
        raise IngestError(f"{name}: it is empty", "There is nothing to read at this address.")
    drafts = _drafts(data, name, kind or kind_of(name) or sniff(data), url or name, url)
    yield from _assembled(drafts, name, name, sources.Described())


def sniff(data: bytes) -> str:
    """The kind of content bytes look like; `text` if like nothing else."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    if _FEED_START.match(head):
        return "feed"
    if _HTML_START.match(head):
        return "html"
    if head.lstrip().startswith(("{", "[")):
        return "json"
    return "text"


def _assembled(
    drafts: Iterator[Draft], name: str, where: str, described: sources.Described
) -> Iterator[Article]:
    """Assemble drafts; errors are told with the file they are in."""
    made = failed = 0
    try:
        for draft in _told_apart(drafts):
            try:
                yield assemble(draft, name, described)
                made += 1
            except IngestError:
                failed += 1
    except IngestError as error:
        message = error.message if error.message.startswith(where) else f"{where}: {error.message}"
        raise IngestError(message, error.hint) from error
    if failed and not made:
        raise IngestError(f"{where}: there is no text in it", "Nothing readable was left without its markup.")
    if failed:
        raise IngestError(f"{where}: {failed} of {made + failed} entries have no text; the others were read")


def _told_apart(drafts: Iterator[Draft]) -> Iterator[Draft]:
    """Drafts with paths of their own, where a file gives the same id to several."""
    seen: Counter[str] = Counter()
    for draft in drafts:
        path = draft.path or ""
        seen[path] += 1
        yield draft if seen[path] == 1 else replace(draft, path=f"{path}~{seen[path]}")


def _drafts(data: bytes, name: str, kind: str, path: str, url: str | None) -> Iterator[Draft]:
    """What a format module finds in the bytes; a generator, so that errors come up where drafts are taken."""
    if kind == "html":
        from reader.ingest.web_page import read_page

        yield read_page(data, path, url)
    elif kind == "json":
        from reader.ingest.json_articles import read_json

        yield from read_json(data, path)
    elif kind == "jsonl":
        from reader.ingest.json_articles import read_lines

        yield from read_lines(data.splitlines(), path)
    elif kind == "feed":
        from reader.ingest.feeds import read_feed

        yield from read_feed(data, path, url)
    else:
        from reader.ingest.plain import read_markdown, read_text

        draft = read_markdown(data, path) if kind == "markdown" else read_text(data, path)
        yield replace(draft, url=draft.url or url)


def _read_sources(path: Path) -> Iterator[Article]:
    """A `sources.yaml` holds no article; a broken one is an error to tell."""
    try:
        sources.load(path)
    except ConfigError as error:
        raise IngestError(error.message, "The files beside it were read without it.") from error
    yield from ()
