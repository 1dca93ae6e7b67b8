"""The card of a name: how it is written, by whom, with whom, what was said; over the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from reader.ui.lines import Lines
from reader.ui.paint import GLYPHS, Paint
from reader.ui.phrases import count, day, period, sparkline
from reader.ui.render import flatten, wrap

if TYPE_CHECKING:
    from reader.library import EntityCard

SHOWN_QUOTES = 8
_LABEL = 9


def card_lines(card: EntityCard, width: int, paint: Paint) -> list[list[Segment]]:
    """Everything on the card, each line at most `width` cells."""
    forms = [f"{form} {number}" for form, number in card.forms]
    together = [f"{GLYPHS[other.type]} {other.name} {other.articles}" for other in card.together]
    lines = [
        *_entry("in", [count(card.articles, "article"), count(card.mentions, "mention")], width, paint),
        *_entry("written", forms, width, paint),
        *_entry("by", [f"{source} {number}" for source, number in card.by_source], width, paint),
        *_entry("called", [f"{role} ({number})" for role, number in card.roles], width, paint),
        *_entry("with", together, width, paint),
    ]
    if card.first or card.last:
        chart = sparkline([number for _, number in card.timeline][-24:])
        lines += _entry("seen", [f"{period(card.first, card.last)}  {chart}".rstrip()], width, paint)
    for source, source_forms in card.forms_by_source.items() if len(card.forms) > 1 else ():
        lines += _entry("", [f"{source}: " + ", ".join(form for form, _ in source_forms)], width, paint)
    if card.quotes:
        lines += [
            [],
            [Segment("said".ljust(_LABEL), paint.muted), Segment(count(len(card.quotes), "quotation"))],
        ]
    for quote in card.quotes[:SHOWN_QUOTES]:
        by = f" — {quote.source}" + (f", {day(quote.date)}" if quote.date else "")
        text = flatten(f"“{quote.text}”{by}")
        lines += [
            [Segment(" " * _LABEL), Segment(text[span.start : span.end], paint.text)]
            for span in wrap(text, 0, len(text), width - _LABEL)
        ]
    if len(card.quotes) > SHOWN_QUOTES:
        lines.append(
            [Segment(" " * _LABEL), Segment(f"and {len(card.quotes) - SHOWN_QUOTES} more", paint.muted)]
        )
    return lines


def _entry(label: str, parts: list[str], width: int, paint: Paint) -> list[list[Segment]]:
    if not parts:
        return []
    text = flatten(" · ".join(parts))
    return [
        [
            Segment((label if not at else "").ljust(_LABEL), paint.muted),
            Segment(text[span.start : span.end], paint.text),
        ]
        for at, span in enumerate(wrap(text, 0, len(text), width - _LABEL))
    ]


class CardView(Lines, can_focus=True):
    """The lines of the card."""

    DEFAULT_CSS = "CardView { height: auto; max-height: 1fr; }"

    def __init__(self, card: EntityCard) -> None:
        super().__init__()
        self._card = card
        self._lines: list[list[Segment]] = []

    def on_resize(self) -> None:
        """Wrap anew."""
        self._lines = card_lines(self._card, max(20, self.size.width - 1), self.paint)
        self.set_height(len(self._lines))
        self.styles.height = min(len(self._lines), max(6, self.screen.size.height - 10))

    def render_line(self, y: int) -> Strip:
        at = y + self.scroll_offset.y
        return self.strip(self._lines[at] if at < len(self._lines) else ())
