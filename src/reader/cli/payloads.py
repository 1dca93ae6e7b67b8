"""What the commands print as JSON: one document each, of plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from reader.entities.doubt import surely_said
from reader.model import (
    NAME_TYPES,
    AddReport,
    Annotated,
    Mention,
    Page,
    Partner,
    Span,
    Story,
)
from reader.store.rows import EntityCard, EntityRow, Finding, Row, SourceRow

Json = dict[str, Any]


def added(report: AddReport) -> Json:
    """What became of an addition."""
    return {
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "failed": [asdict(failure) for failure in report.failed],
        "ids": list(report.ids),
    }


def listed(rows: Sequence[Row]) -> Json:
    """The articles of the library."""
    return {
        "articles": [
            {
                "id": row.id, "title": row.title, "source": row.source, "date": _day(row.own_date),
                "date_basis": row.date_basis,
                "story_date": _day(row.date) if row.date_basis == "story" else None,
                "words": row.words, "read": row.read, "starred": row.starred,
                "tags": list(row.tags), "story": row.story,
            }
            for row in rows
        ]
    }  # fmt: skip


def sources(rows: Sequence[SourceRow]) -> Json:
    """The sources of the library."""
    return {
        "sources": [
            {"name": row.name, "articles": row.articles, "first": _day(row.first), "last": _day(row.last)}
            for row in rows
        ]
    }


def page(page: Page) -> Json:
    """The answer to a query."""
    return {
        "query": page.query, "read_as": page.read_as, "total": page.total, "undated": page.undated,
        "took_ms": page.took_ms,
        "hits": [
            {
                "id": hit.id, "title": hit.title, "source": hit.source, "date": _day(hit.date),
                "story_date": _day(hit.story_date),
                "score": round(float(hit.score), 4), "snippet": hit.snippet,
                "matches": [_span(match) for match in hit.matches], "copies": hit.copies,
            }
            for hit in page.hits
        ],
        "facets": {name: dict(counts) for name, counts in page.facets.items()},
        "suggestion": page.suggestion, "corrected": page.corrected,
    }  # fmt: skip


def article(annotated: Annotated) -> Json:
    """An article with everything recognised in it; dates, figures and offices stand in `marks`."""
    it = annotated.article
    names = [m for m in annotated.mentions if m.type in NAME_TYPES or (m.type == "ROLE" and m.entity)]
    marks = [m for m in annotated.mentions if m not in names]
    return {
        "id": it.id, "path": it.path, "url": it.url, "title": it.title, "title_basis": it.title_basis,
        "source": it.source, "source_basis": it.source_basis, "date": _day(it.date),
        "date_basis": it.date_basis, "date_evidence": it.date_evidence, "dateline": it.dateline,
        "language": it.language, "authors": list(it.authors), "text": it.text,
        "passages": [{"start": p.start, "end": p.end, "kind": p.kind} for p in it.passages],
        "mentions": [_mention(mention) for mention in names],
        "marks": [_mention(mention) for mention in marks],
        "quotes": [
            {
                "start": q.start, "end": q.end, "speaker": q.speaker, "cue": q.cue,
                "sure": surely_said(annotated, q),
            }
            for q in annotated.quotes
        ],
        "entities": {
            id: {"name": e.name, "type": e.type, "aliases": list(e.aliases)}
            for id, e in annotated.entities.items()
        },
    }  # fmt: skip


def stories(found: Sequence[Story]) -> Json:
    """The stories of the library."""
    return {
        "stories": [
            {
                "id": story.id, "label": story.label, "first": _day(story.first), "last": _day(story.last),
                "articles": list(story.articles), "sources": list(story.sources),
                "independent": story.independent,
            }
            for story in found
        ]
    }  # fmt: skip


def entities(
    rows: Sequence[EntityRow],
    articles: Mapping[str, Sequence[str]],
    cards: Mapping[str, EntityCard],
) -> Json:
    """The entities of the library, with the articles that name them; and the cards there are of them."""
    return {
        "entities": [
            {
                "id": row.id, "name": row.name, "type": row.type, "aliases": list(row.aliases),
                "articles": list(articles.get(row.id, ())), "mentions": row.mentions, "last": _day(row.last),
                **({"card": card(cards[row.id])} if row.id in cards else {}),
            }
            for row in rows
        ]
    }  # fmt: skip


def card(it: EntityCard) -> Json:
    """What is known about an entity; `one_source` says that only one source calls it so, others otherwise."""
    return {
        "first": _day(it.first), "last": _day(it.last),
        "sources": dict(it.by_source),
        "called": [
            {
                "phrase": role.phrase, "count": role.number, "sources": dict(role.sources),
                "charged": role.charged, "one_source": role.alone,
                "article": role.article, "start": role.start, "end": role.end,
            }
            for role in it.roles
        ],
        "forms": dict(it.forms),
        "forms_by_source": {source: dict(written) for source, written in it.forms_by_source.items()},
        "with": [asdict(other) for other in it.together],
        "months": dict(it.timeline),
        "quotes": [{**asdict(quote), "date": _day(quote.date)} for quote in it.quotes],
        "unsure": dict(it.unsure),
        "looked_into": it.looked_into,
    }  # fmt: skip


def partners(found: Sequence[Partner]) -> Json:
    """The reports of other sources that are most alike."""
    return {"partners": [asdict(partner) for partner in found]}


def findings(found: Sequence[Finding]) -> Json:
    """What `doctor` found."""
    return {"ok": not found, "findings": [asdict(finding) for finding in found]}


def _mention(mention: Mention) -> Json:
    return {
        "start": mention.start, "end": mention.end, "type": mention.type, "entity": mention.entity,
        "refers_to": mention.refers_to, "sure": mention.sure, "evidence": mention.evidence,
    }  # fmt: skip


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _day(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None
