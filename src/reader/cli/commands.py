"""One function a command: options -> library -> output; returns the exit status."""

from __future__ import annotations

import json
import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from reader.cli import payloads, printing
from reader.cli.printing import line, print_json, table
from reader.cli.progress import shown
from reader.errors import Cancelled, IngestError, StoreError, UsageError
from reader.library import Finding, Library
from reader.model import Annotated
from reader.text.clean import clean, for_terminal

OK = 0
PARTLY = 1
CARDS = 5
"""So many of the names found are told about at length."""


@contextmanager
def opened(options: Namespace, asked: bool = False) -> Iterator[Library]:
    """The library the options name; what the user should know of it is told on stderr.

    One that is only `asked` must be there if it was named: it may be mistyped.
    """
    if asked and options.library is not None and not options.library.exists():
        raise UsageError(f"there is no library in {options.library}", "reader add --library DIR … makes one")
    with Library.open(options.library, notice=tell) as library:
        yield library


def tell_if_empty(library: Library) -> None:
    """Say on stderr that there is nothing in the library yet, and how that changes."""
    if not library.count():
        tell(
            f"the library in {library.directory} is empty: `reader add FILE|FOLDER|ADDRESS` fills it, "
            "and `reader` alone shows a sample as long as nothing is in it"
        )


def tell(notice: str) -> None:
    """Say on stderr what the user should know."""
    print(for_terminal(f"note: {notice}"), file=sys.stderr, flush=True)


def add(options: Namespace) -> int:
    """Add files, folders and addresses."""
    try:
        with opened(options) as library, shown() as progress:
            report = library.add(options.sources, progress)
    except KeyboardInterrupt:
        raise Cancelled("cancelled: what was stored stays, and the same command goes on") from None
    if options.json:
        print_json(payloads.added(report))
    else:
        line(f"{report.added:,} added, {report.updated:,} updated, {report.unchanged:,} unchanged")
        for failure in report.failed:
            print(for_terminal(f"error: {failure.path}: {failure.error}"), file=sys.stderr)
    return PARTLY if report.failed else OK


def remove(options: Namespace) -> int:
    """Forget articles."""
    with opened(options, asked=True) as library:
        ids = list(dict.fromkeys(library.find(name) for name in options.articles))
        removed = library.remove(ids)
    if options.json:
        print_json({"removed": removed, "ids": ids})
    else:
        line(f"{printing.count(removed, 'article')} removed")
    return OK


def list_(options: Namespace) -> int:
    """List the articles, newest first."""
    with opened(options, asked=True) as library:
        rows = library.articles(limit=options.limit)
        if not options.json:
            tell_if_empty(library)
    if options.json:
        print_json(payloads.listed(rows))
    else:
        cells = (
            [row.id, printing.dated(row), row.source, f"{row.words:,}", "" if row.read else "●", row.title]
            for row in rows
        )
        table(cells, ["id", "date", "source", "words", "", "title"])
    return OK


def sources(options: Namespace) -> int:
    """List the sources."""
    with opened(options, asked=True) as library:
        rows = library.sources()
        if not options.json:
            tell_if_empty(library)
    if options.json:
        print_json(payloads.sources(rows))
    else:
        cells = ([row.name, f"{row.articles:,}", str(row.first or "–"), str(row.last or "–")] for row in rows)
        table(cells, ["source", "articles", "first", "last"])
    return OK


def search(options: Namespace) -> int:
    """Find articles."""
    with opened(options, asked=True) as library:
        page = library.search(" ".join(options.query), limit=options.limit)
        if options.json:
            print_json(payloads.page(page))
        else:
            printing.page(page)
            if len(page.hits) < page.total:
                line()
                line(f"{len(page.hits):,} of {page.total:,} are shown; --limit {page.total} shows all", "dim")
            tell_if_empty(library)
    return OK


def show(options: Namespace) -> int:
    """Show an article."""
    with opened(options) as library:
        annotated = read(library, options.article)
        row = next(iter(library.rows([annotated.article.id])), None)
    if options.json:
        print_json(payloads.article(annotated))
    else:
        printing.article(annotated, row.date if row else None)
    return OK


def compare(options: Namespace) -> int:
    """Put two articles side by side."""
    from reader.compare import compare as compared

    if options.json + options.md + options.html > 1:
        raise UsageError("--json, --md and --html can't be had at once", "choose one")
    with opened(options) as library:
        left, right = read(library, options.left), read(library, options.right)
        found = compared(left, right)
    if options.json:
        from reader.compare.data import to_data

        print_json(to_data(found))
    elif options.md or options.html:
        from reader.compare import export

        made = export.to_markdown if options.md else export.to_html
        print(clean(made(found, left, right)))
    else:
        printing.comparison(found, left, right)
    return OK


def stories(options: Namespace) -> int:
    """List the stories."""
    with opened(options, asked=True) as library:
        found = library.stories()
        if not options.json:
            tell_if_empty(library)
    if options.json:
        print_json(payloads.stories(found))
    else:
        cells = (
            [
                s.id,
                str(s.first or "–"),
                str(s.last or "–"),
                str(len(s.articles)),
                ", ".join(s.sources),
                s.label,
            ]
            for s in found
        )
        table(cells, ["id", "first", "last", "reports", "sources", "story"])
    return OK


def entities(options: Namespace) -> int:
    """List who and what is named; with a name, what the library knows about those called so."""
    with opened(options, asked=True) as library:
        rows = library.entities(options.name, limit=options.limit)
        named = library.entity_articles([row.id for row in rows]) if options.json else {}
        best = rows[:CARDS] if options.name else []
        cards = {row.id: library.entity_card(row.id) for row in best}
        if not options.json:
            tell_if_empty(library)
            if options.name and not rows and library.count():
                tell("nobody and nothing is called so")
    if options.json:
        print_json(payloads.entities(rows, named, cards))
    else:
        cells = (
            [
                row.name,
                row.type.lower(),
                f"{row.articles:,}",
                f"{row.mentions:,}",
                row.id,
                ", ".join(row.aliases),
                str(row.last or "–"),
            ]
            for row in rows
        )
        table(cells, ["name", "type", "articles", "mentions", "id", "also", "last"])
        for card in cards.values():
            printing.card(card)
    return OK


def partners(options: Namespace) -> int:
    """Find other sources' reports that are most alike, and which of them are on the same story."""
    with opened(options, asked=True) as library:
        id = library.find(options.article)
        found = library.partners(id)
        titles = {row.id: row.title for row in library.rows(partner.id for partner in found)}
        story = library.story_of(id)
    if options.json:
        print_json(payloads.partners(found))
    else:
        same = set(story.articles) if story else set()
        cells = (
            [p.id, f"{p.score:.2f}", "yes" if p.id in same else "", p.source, titles.get(p.id, "")]
            for p in found
        )
        table(cells, ["id", "likeness", "same story", "source", "title"])
    return OK


def export(options: Namespace) -> int:
    """Write all articles as JSON Lines, as `reader add` reads them."""
    with opened(options, asked=True) as library:
        for row in library.articles("added"):
            article = library.article(row.id)
            record = {
                "id": article.id,
                "url": article.url,
                "title": article.title if article.title_basis == "given" else None,
                "source": article.source,
                "date": article.date.isoformat() if article.date else None,
                "language": article.language,
                "authors": list(article.authors),
                "text": article.text,
                "read": row.read,
                "starred": row.starred,
                "tags": list(row.tags),
                "note": library.note(row.id),
            }
            print(json.dumps({name: value for name, value in record.items() if value not in (None, [])}))
    return OK


def rebuild(options: Namespace) -> int:
    """Make the search index, names and stories anew."""
    started = time.perf_counter()
    with opened(options) as library, shown() as progress:
        articles = library.rebuild(progress)
    took = round(time.perf_counter() - started, 2)
    if options.json:
        print_json({"articles": articles, "took_s": took})
    else:
        line(f"{printing.count(articles, 'article')} indexed in {took:.1f} s")
    return OK


def doctor(options: Namespace) -> int:
    """Check the library."""
    try:
        with opened(options) as library:
            found = library.doctor()
    except StoreError as error:
        found = [Finding(error.message, str(options.library or "your library"), error.hint)]
    if options.json:
        print_json(payloads.findings(found))
    elif not found:
        line("The library is in order.")
    else:
        for finding in found:
            line(f"{finding.what}  ({finding.where})", "bold")
            line(f"  {finding.repair}")
    return PARTLY if found else OK


def read(library: Library, name: str) -> Annotated:
    """The article `name` means, annotated; a file outside the library is read without adding it."""
    try:
        return library.annotated(library.find(name))
    except UsageError:
        path = Path(name).expanduser()
        if not path.is_file() or library.holds(path):
            raise
    return read_outside(library, path)


def read_outside(library: Library, path: Path) -> Annotated:
    """A file with one article, annotated; its id is the file's name."""
    from reader.ingest import read_path

    articles = list(read_path(path))
    if len(articles) != 1:
        raise IngestError(
            f"{path} holds {printing.count(len(articles), 'article')}, not one",
            f"reader add {path}, then use ids",
        )
    return library.annotate(replace(articles[0], id=path.name))
