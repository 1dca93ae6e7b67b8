"""What stands above an article: its title, where it is from, how its date is known, what was noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style

from reader.model import Article
from reader.ui.paint import Paint
from reader.ui.painted import fit
from reader.ui.phrases import count, dated, reading_time, status
from reader.ui.render import flatten, wrap

if TYPE_CHECKING:
    from reader.library import Row

MAX_TITLE_LINES = 4


def head_lines(article: Article, row: Row | None, note: str, width: int, paint: Paint) -> list[list[Segment]]:
    """The lines above an article's text, each at most `width` cells."""
    lines = [[], *_title(article, width, paint)]
    words = row.words if row else len(article.text.split())
    facts = [
        article.source,
        dated(article.date, article.date_basis, weekday=True, full=True),
        f"{count(words, 'word')}, {reading_time(words)}",
    ]
    if article.dateline:
        facts.insert(2, f"from {article.dateline}")
    if row and row.reports > 1:
        facts.append(count(row.reports, "report"))
    if article.authors:
        facts.append("by " + ", ".join(article.authors))
    state = status(row) if row else ""
    lines += _flow(facts + ([state] if state else []), width, paint.muted)
    if row and row.tags:
        lines.append([Segment(fit(" ".join(f"#{tag}" for tag in row.tags), width), paint.accent)])
    noted = [
        text[s.start : s.end]
        for text in map(flatten, note.splitlines())
        for s in wrap(text, 0, len(text), width - 2)
    ]
    lines += [
        [Segment("✎ " if not at else "  ", paint.accent), Segment(line, paint.text)]
        for at, line in enumerate(noted)
    ]
    lines += [[Segment("─" * width, paint.rule)], []]
    return lines


def _title(article: Article, width: int, paint: Paint) -> list[list[Segment]]:
    title = flatten(article.title)
    label = " derived title" if article.title_basis == "derived" else ""
    spans = list(wrap(title, 0, len(title), width))
    shown = [title[span.start : span.end] for span in spans[:MAX_TITLE_LINES]]
    if len(spans) > MAX_TITLE_LINES:
        shown[-1] = fit(shown[-1] + " …", width)
    lines = [[Segment(text, paint.strong)] for text in shown]
    if label and lines:
        if len(shown[-1]) + len(label) + 1 <= width:
            lines[-1].append(Segment(" " * (width - len(shown[-1]) - len(label)) + label, paint.muted))
        else:
            lines.append([Segment(label.strip(), paint.muted + Style(italic=True))])
    return lines


def _flow(facts: list[str], width: int, style: Style) -> list[list[Segment]]:
    lines: list[str] = []
    for fact in facts:
        if lines and len(lines[-1]) + len(fact) + 3 <= width:
            lines[-1] += f" · {fact}"
        else:
            lines.append(fact)
    return [[Segment(fit(line, width), style)] for line in lines]
