"""What can be taken along from the screens: a sentence, a reference, a file."""

from __future__ import annotations

import json
import re
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.errors import UsageError
from reader.model import Annotated, Article, Span
from reader.ui.phrases import day

if TYPE_CHECKING:
    from reader.library import Library, Row

MAX_SAVED = 1000


def sentence(article: Article, eye: Span | None) -> str:
    """The sentence around a stretch, or nothing."""
    if eye is None:
        return ""
    return next(
        (article.text[p.start : p.end] for p in article.passages if p.start <= eye.start < p.end),
        article.text[eye.start : eye.end],
    )


def reference(row: Row, annotated: Annotated | None) -> str:
    """Title, source, date and address, as one would cite it."""
    url = annotated.article.url if annotated and annotated.article.id == row.id else None
    date = day(row.own_date) if row.own_date else "undated"
    return ". ".join(part for part in (row.title.rstrip("."), row.source, date, url) if part)


def file_name(title: str) -> str:
    """A short, plain file name made of a title."""
    words = re.findall(r"\w+", title.casefold())
    return "-".join(words)[:48].rstrip("-") or "articles"


def save(library: Library, path: Path, ids: list[str] | None, query: str) -> int:
    """Write articles (or what `query` finds, up to 1,000) to a new file, as JSON or Markdown by its ending."""
    if path.suffix not in (".md", ".json"):
        raise UsageError(f"{path.name}: the name has to end in .md or .json")
    if ids is None:
        ids = [hit.id for hit in library.search(query, limit=MAX_SAVED).hits]
    articles = [library.article(id) for id in ids]
    text = _json(articles) if path.suffix == ".json" else "\n".join(map(_markdown, articles))
    write(path, text)
    return len(articles)


def save_comparison(library: Library, path: Path, left: str, right: str) -> None:
    """Write a comparison to a new file, as Markdown, HTML or JSON by its ending."""
    from reader.compare.data import to_data
    from reader.compare.export import to_html, to_markdown

    found, one, other = library.compare(left, right), library.annotated(left), library.annotated(right)
    match path.suffix.lower():
        case ".md":
            text = to_markdown(found, one, other)
        case ".html" | ".htm":
            text = to_html(found, one, other)
        case ".json":
            text = json.dumps(to_data(found), ensure_ascii=False, indent=2) + "\n"
        case _:
            raise UsageError(f"{path.name}: the name has to end in .md, .html or .json")
    write(path, text)


def unused(path: Path) -> Path:
    """The path, or the first like it with a number that is not there yet."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return path if not path.exists() else next(one for one in numbered if not one.exists())


def write(path: Path, text: str) -> None:
    """Write a new file; never over another one. Raises `UsageError`."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise UsageError(f"{path} is there already", "choose another name") from None
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}", "choose another place") from error


def _markdown(article: Article) -> str:
    about = [article.source, day(article.date) if article.date else "undated"]
    if article.url:
        about.append(f"<{article.url}>")
    title = re.sub(r"([\\`*_\[\]#<>])", r"\\\1", article.title)
    return f"# {title}\n\n{' · '.join(about)}\n\n{article.text.strip()}\n"


def _json(articles: list[Article]) -> str:
    data: list[dict[str, Any]] = [
        {
            "id": article.id,
            "title": article.title,
            "title_basis": article.title_basis,
            "source": article.source,
            "date": article.date.isoformat() if article.date else None,
            "date_basis": article.date_basis,
            "url": article.url,
            "text": article.text,
        }
        for article in articles
    ]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
