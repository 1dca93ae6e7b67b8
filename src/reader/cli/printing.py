"""What the commands print for people: cleaned of control characters, never read as markup."""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reader.model import Annotated, Comparison, Difference, Page, Span
from reader.store.rows import EntityCard, Row
from reader.text.clean import for_terminal

T = TypeVar("T")
LISTED = 12
PIPED_WIDTH = 10_000
WHOLE = frozenset({"id", "date", "source", "first", "last"})
"""Columns that are never cut."""
NARROWEST = 10
"""What gives way on a terminal keeps so many columns."""
GAP = 2
_ACTIVE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
GLYPHS = {"quote": "❝", "same": "=", "wording": "≈", "differs": "≠"}
HARD = frozenset({"number", "date", "name", "negation"})
"""Differences of what is stated rather than of how it is put."""


def print_json(document: dict[str, Any]) -> None:
    """Print one JSON document; what a terminal might act on is escaped."""
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    text = json.dumps(document, ensure_ascii=not utf8, indent=2)
    print(_ACTIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


class Out(Console):
    """A console that leaves a closed pipe to whoever runs the command."""

    def on_broken_pipe(self) -> None:
        """Say that nobody reads any more."""
        raise BrokenPipeError


def console(least: int = 0) -> Console:
    """A console that adds nothing to what it is given; in a pipe, lines are as long as they are.

    On a terminal it is at least `least` columns wide.
    """
    plain = not sys.stdout.isatty()
    width = PIPED_WIDTH if plain else None
    out = Out(markup=False, highlight=False, emoji=False, width=width, soft_wrap=plain)
    out.width = max(out.width, least)
    return out


def line(text: str = "", style: str = "") -> None:
    """Print one cleaned line."""
    console().print(Text(for_terminal(text), style=style))


def table(rows: Iterable[Sequence[str]], heads: Sequence[str]) -> None:
    """Print columns; on a narrow terminal the widest give way, but those that are `WHOLE`.

    In a pipe, tabs part them.
    """
    if not sys.stdout.isatty():
        for row in rows:
            print("\t".join(for_terminal(cell) for cell in row))
        return
    cells = [[for_terminal(cell) for cell in row] for row in rows]
    if not cells:
        return
    natural = [max(map(cell_len, column)) for column in zip(heads, *cells, strict=True)]
    room = console().width - GAP * (len(heads) - 1)
    widths = fitted(natural, [head not in WHOLE for head in heads], room)
    shown = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="dim")
    for head, width in zip(heads, widths, strict=True):
        shown.add_column(head, no_wrap=True, overflow="ellipsis", width=width)
    for row in cells:
        shown.add_row(*map(Text, row))
    console(sum(widths) + GAP * (len(widths) - 1)).print(shown, crop=False)


def fitted(natural: Sequence[int], gives: Sequence[bool], room: int) -> list[int]:
    """The columns' widths in so much room: the widest of those that give way first, none below `NARROWEST`."""
    widths = list(natural)
    givers = [at for at, may in enumerate(gives) if may]
    while sum(widths) > room and givers:
        widest = max(givers, key=widths.__getitem__)
        if widths[widest] <= NARROWEST:
            break
        widths[widest] -= 1
    return widths


def page(page: Page) -> None:
    """Print hits with their snippets, the matches marked."""
    out = console()
    heard = f" · read as {page.read_as}" if page.read_as else ""
    undated = f" · {page.undated} undated not shown" if page.undated else ""
    line(f"{count(page.total, 'article')} in {page.took_ms:.0f} ms{heard}{undated}", "dim")
    for hit in page.hits:
        out.print()
        out.print(Text(for_terminal(hit.title), style="bold"))
        line(f"  {hit.id}  {hit.source}  {_day(hit.date, hit.story_date)}", "dim")
        out.print(Text("  ").append_text(marked(hit.snippet, hit.matches)))
    if page.suggestion and not page.total:
        line(f"Did you mean: {page.suggestion}")


def article(annotated: Annotated, story_date: dt.date | None = None) -> None:
    """Print an article, names in bold, and below it who is named and quoted; one undated with its story's date."""
    it, out = annotated.article, console()
    out.print(Text(for_terminal(it.title), style="bold"))
    dated = f"{it.date} ({it.date_basis})" if it.date else _day(None, story_date)
    line(" · ".join(part for part in (it.id, it.source, dated, it.url or it.path or "") if part), "dim")
    out.print()
    names = [Span(m.start, m.end) for m in annotated.mentions if m.entity]
    out.print(marked(it.text, names), soft_wrap=False)
    named: dict[str, int] = {}
    for mention in annotated.mentions:
        if mention.entity in annotated.entities:
            named[mention.entity] = named.get(mention.entity, 0) + 1
    if named:
        out.print()
        best = sorted(named, key=lambda id: -named[id])
        line("Named: " + ", ".join(f"{annotated.entities[id].name} {named[id]}" for id in best), "dim")


def comparison(found: Comparison, left: Annotated, right: Annotated) -> None:
    """Print the heads of a comparison, its links numbered in the left order, then what only one side has."""
    from reader.compare.export import summary
    from reader.compare.glance import by_weight, glance, groups, is_loose

    out, texts = console(), (left.article.text, right.article.text)
    line(f"A  {left.article.title} · {left.article.source} · {left.article.date or 'undated'}", "bold")
    line(f"B  {right.article.title} · {right.article.source} · {right.article.date or 'undated'}", "bold")
    line(summary(found, ("only in A", "only in B")), "dim")
    for note in found.notes:
        line(note)
    for heading, lines in glance(found, left, right, ("A", "B")):
        out.print()
        line(heading, "bold")
        for told in lines:
            line(f"  {told}")
    for number, group in enumerate(groups(found.links), 1):
        out.print()
        sign = f"{GLYPHS[group.kind]}{'?' if is_loose(group.links) else ''}{number}"
        line(f"{sign:<4} A  {_cut(texts[0], group.left)}")
        for link in group.links:
            line(f"{'':4} B  {_cut(texts[1], link.right)}")
            if is_loose([link]):
                line(f"{'':4} ? on the same matter, perhaps not the same statement", "italic")
            for difference in link.differences:
                line(f"{'':4} {_sign(difference)} {difference.reason}", "italic")
    for glyph, side, text, passages, parts in (
        ("◂", "A", texts[0], found.only_left, found.parts_left),
        ("▸", "B", texts[1], found.only_right, found.parts_right),
    ):
        if passages or parts:
            out.print()
            line(f"{glyph} only in {side}, the weightiest first", "bold")
        for one in by_weight((*passages, *parts)):
            line(f"  {'… ' if one in parts else ''}{_cut(text, Span(one.start, one.end))}")


def _sign(difference: Difference) -> str:
    """≠ where something else is stated, ❝ for quotations, ≈ for other words; ? for what is not sure."""
    if not difference.sure:
        return "?"
    return "≠" if difference.type in HARD else "❝" if difference.type == "quote" else "≈"


def card(it: EntityCard) -> None:
    """Print what is known about an entity.

    ≠ stands where one source alone calls it so, ? where a name is only perhaps that of this entity.
    """
    line()
    line(f"{it.name} · {it.type.lower()} · {it.id}", "bold")
    seen = f" · {it.first} to {it.last}" if it.first else ""
    looked = f" · called and said in {it.looked_into} of them" if it.looked_into < it.articles else ""
    line(f"  in       {count(it.articles, 'article')}, {count(it.mentions, 'mention')}{seen}{looked}")
    for label, role in _labelled("called", it.roles[:LISTED]):
        sign, style = "≠" if role.alone else " ", "bold" if role.charged else ""
        line(f"  {label}{sign} {role.phrase} {role.number}: {_counted(role.sources)}", style)
    doubts = dict(it.unsure)
    for label, (form, number) in _labelled("written", it.forms[:LISTED]):
        by = [
            (source, uses)
            for source, written in it.forms_by_source.items()
            for one, uses in written
            if one == form
        ]
        doubt = f" (?{doubts[form]} unsure)" if form in doubts else ""
        counted = _counted(sorted(by, key=lambda pair: (-pair[1], pair[0])))
        line(f"  {label}  {form} {number}{doubt}: {counted}")
    line(f"  by       {_counted(it.by_source)}")
    if it.together:
        line(f"  with     {_counted([(other.name, other.articles) for other in it.together])}")
    for label, quote in _labelled("said", it.quotes[:LISTED]):
        words = " ".join(quote.text.split())
        perhaps = "" if quote.sure else "? "
        line(f"  {label}{perhaps}“{words}” — {quote.source}, {quote.date or 'undated'} ({quote.article})")


def _labelled(label: str, items: Sequence[T]) -> Iterator[tuple[str, T]]:
    """Each with the label's column, which only the first one has filled."""
    return ((f"{'' if at else label:<9}", item) for at, item in enumerate(items))


def _counted(pairs: Sequence[tuple[str, int]]) -> str:
    more = f", and {len(pairs) - LISTED} more" if len(pairs) > LISTED else ""
    return ", ".join(f"{name} {number:,}" for name, number in pairs[:LISTED]) + more


def dated(row: Row) -> str:
    """A row's date; one that only its story has in brackets."""
    return _day(row.own_date, row.date)


def _day(own: dt.date | None, story: dt.date | None) -> str:
    if own is None and story is None:
        return "undated"
    return str(own) if own else f"({story})"


def marked(text: str, spans: Sequence[Span]) -> Text:
    """A text with spans in bold; cleaning keeps every offset."""
    cleaned = "\n".join(for_terminal(part) for part in text.split("\n"))
    shown = Text(cleaned)
    for span in spans:
        shown.stylize("bold", span.start, span.end)
    return shown


def count(number: int, noun: str) -> str:
    """A number with its noun: 1 article, 2 articles."""
    plural = noun.removesuffix("y") + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"


def _cut(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())
