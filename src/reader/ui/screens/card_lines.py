"""What stands on the card of a name: who calls it what, how it is written, when, beside whom; each a way on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from reader.search.clause import clause, unquoted
from reader.ui.paint import GLYPHS, Paint
from reader.ui.painted import fit
from reader.ui.phrases import bar, count, day, month, period, sparkline
from reader.ui.render import flatten, wrap

if TYPE_CHECKING:
    from reader.library import EntityCard, Role

T = TypeVar("T")
LABEL = 9
CHART = 24
QUOTE_LINES = 3


@dataclass(frozen=True, slots=True)
class Goal:
    """Where a line leads: to a search, to a stretch of an article, to another card, or to more lines."""

    kind: Literal["search", "article", "card", "more"]
    value: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """What is selected as one: its lines and where it leads."""

    lines: tuple[tuple[Segment, ...], ...]
    goal: Goal


def entries(card: EntityCard, width: int, few: int, opened: Collection[str], paint: Paint) -> list[Entry]:
    """Everything on the card, at most `width` cells wide; `few` of each kind but of those `opened`."""
    name, room = clause("entity", card.name), width - LABEL

    def some(label: str, items: Sequence[T], draw: Callable[[T], Entry], more: str) -> list[Entry]:
        shown = items if label in opened or len(items) <= few + 1 else items[:few]
        found = [draw(item) for item in shown]
        if len(shown) < len(items):
            left = len(items) - len(shown)
            found.append(
                _entry([Segment(f"and {count(left, f'more {more}')}", paint.muted)], Goal("more", label))
            )
        return _labelled(label, found, paint)

    roles, forms = card.roles, card.forms
    places = _column([role.phrase for role in roles], room)
    columns = _column([form for form, _ in forms], room)
    writers: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for by, written in card.forms_by_source.items():
        for it, number in written:
            writers[it].append((by, number))

    doubts = dict(card.unsure)

    def form(item: tuple[str, int]) -> Entry:
        left = [
            Segment("  "),
            *_cells(item[0], columns, paint.text),
            Segment(f"{item[1]:>5,}  ", paint.muted),
            *([Segment(f"?{doubts[item[0]]:,} unsure  ", paint.warning)] if item[0] in doubts else []),
        ]
        written = "" if item[0] == card.name else f' "{unquoted(item[0])}"'
        goal = Goal("search", name + written)
        who = sorted(writers[item[0]], key=lambda pair: (-pair[1], pair[0]))
        taken = sum(cell_len(segment.text) for segment in left)
        return _entry([*left, _sources(who, room - taken, paint)], goal)

    def source(item: tuple[str, int]) -> Entry:
        goal = Goal("search", f"{name} {clause('source', item[0])}")
        return _bar(item, card.by_source[0][1], room, goal, paint)

    def with_(other: int) -> Entry:
        it = card.together[other]
        line = [
            Segment(f"{GLYPHS[it.type]} ", paint.hue[it.type]),
            Segment(fit(it.name, room - 18), paint.text),
        ]
        return _entry(
            [*line, Segment(f"  {count(it.articles, 'article')}", paint.muted)], Goal("card", it.id)
        )

    quotes = [*enumerate(card.quotes)]
    if any(role.alone for role in roles):
        where = Segment("≠ one source calls it so, others call it otherwise", paint.muted)
        only = _labelled("", [_entry([where], Goal("more", "called"))], paint)
    else:
        only = []
    return [
        *_labelled("in", [_head(card, room, name, paint)], paint),
        *some("called", roles, lambda role: _role(role, places, room, paint), "phrase"),
        *only,
        *some("written", forms, form, "form"),
        *some("by", card.by_source, source, "source"),
        *_seen(card, room, name, opened, paint),
        *some("with", range(len(card.together)), with_, "name"),
        *some("said", quotes, lambda item: _quote(card, item[0], room, paint), "quotation"),
    ]


def _head(card: EntityCard, room: int, name: str, paint: Paint) -> Entry:
    said = [count(card.articles, "article"), count(card.mentions, "mention")]
    if len(card.by_source) > 1:
        said.append(count(len(card.by_source), "source"))
    if card.looked_into < card.articles:
        said.append(f"called, said: in {card.looked_into} of them")
    return _entry([Segment(fit(" · ".join(said), room), paint.strong)], Goal("search", name))


def _role(role: Role, column: int, room: int, paint: Paint) -> Entry:
    """A phrase with who uses it; ≠ where that is one source while others say otherwise."""
    sign = Segment("≠ " if role.alone else "  ", paint.difference["wording"])
    phrase = paint.warning + Style(bold=True) if role.charged else paint.text
    number = Segment(f"{role.number:>5,}  ", paint.muted)
    who = paint.difference["wording"] if role.alone else paint.muted
    line = [sign, *_cells(role.phrase, column, phrase), number]
    return _entry(
        [*line, _sources(role.sources, room - column - 9, paint, who)],
        Goal("article", role.article, role.start, role.end),
    )


def _seen(card: EntityCard, room: int, name: str, opened: Collection[str], paint: Paint) -> list[Entry]:
    if card.first is None:
        return []
    months = card.timeline
    when, more = period(card.first, card.last), "  by month"
    chart = sparkline(over_time(months, max(1, min(CHART, room - len(when) - len(more) - 2))))
    line = [
        Segment(when, paint.text),
        Segment(f"  {chart}", paint.accent),
        *([Segment(more, paint.muted)] if len(months) > 1 and "seen" not in opened else []),
    ]
    goal = Goal("more", "seen") if len(months) > 1 else Goal("search", f"{name} on:{months[0][0]}")
    found = [_entry(line, goal)]
    if "seen" in opened:
        most = max(number for _, number in months)
        found += [
            _bar((month(it), number), most, room, Goal("search", f"{name} on:{it}"), paint)
            for it, number in reversed(months)
        ]
    return _labelled("seen", found, paint)


def over_time(months: Sequence[tuple[str, int]], steps: int = CHART) -> list[int]:
    """Articles from the first month to the last in equal steps, at most so many; months without any count too."""
    numbers = {int(it[:4]) * 12 + int(it[5:7]) - 1: number for it, number in months}
    first, last = min(numbers), max(numbers)
    step = -(-(last - first + 1) // steps)
    return [sum(numbers.get(at + more, 0) for more in range(step)) for at in range(first, last + 1, step)]


def _bar(item: tuple[str, int], most: int, room: int, goal: Goal, paint: Paint) -> Entry:
    """Something with a number and a bar as long as that."""
    column = min(30, room - 22)
    line = [*_cells(item[0], column, paint.text), Segment(f"{item[1]:>7,}  ", paint.muted)]
    return _entry([*line, Segment(bar(item[1], most, 10), paint.accent)], goal)


def _quote(card: EntityCard, at: int, room: int, paint: Paint) -> Entry:
    quote = card.quotes[at]
    text = flatten(f"{'' if quote.sure else '? '}“{quote.text}”")
    lines = [text[span.start : span.end] for span in wrap(text, 0, len(text), room)]
    if len(lines) > QUOTE_LINES:
        lines = [*lines[: QUOTE_LINES - 1], fit(" ".join(lines[QUOTE_LINES - 1 :]), room)]
    by = quote.source + (f", {day(quote.date)}" if quote.date else "")
    by += "" if quote.sure else ", perhaps somebody else’s words"
    fits = cell_len(lines[-1]) + cell_len(by) + 3 <= room
    drawn = [[Segment(line, paint.text)] for line in lines]
    if fits:
        drawn[-1].append(Segment(f" — {by}", paint.muted))
    else:
        drawn.append([Segment(fit(f"— {by}", room), paint.muted)])
    return Entry(tuple(map(tuple, drawn)), Goal("article", quote.article, quote.start, quote.end))


def _sources(
    sources: Sequence[tuple[str, int]], room: int, paint: Paint, style: Style | None = None
) -> Segment:
    text = ", ".join(f"{source} {number:,}" for source, number in sources)
    return Segment(fit(text, room), style or paint.muted)


def _column(texts: Sequence[str], room: int) -> int:
    """How wide the first column of these is."""
    return min(max(map(cell_len, texts), default=0), room * 2 // 5)


def _cells(text: str, width: int, style: Style) -> list[Segment]:
    kept = fit(text, width)
    return [Segment(kept, style), Segment(" " * (width - cell_len(kept)))]


def _entry(line: Sequence[Segment], goal: Goal) -> Entry:
    return Entry((tuple(line),), goal)


def _labelled(label: str, found: Sequence[Entry], paint: Paint) -> list[Entry]:
    """Entries with their label before the first line and room before the others."""
    labels = [Segment(label.ljust(LABEL), paint.muted)] + [Segment(" " * LABEL)] * sum(
        len(it.lines) for it in found
    )
    marked = iter(labels)
    return [Entry(tuple((next(marked), *line) for line in it.lines), it.goal) for it in found]
