"""The text of an article on the screen: wrapped, drawn line by line, selected with the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from reader.model import Annotated, Span
from reader.ui.lines import Lines
from reader.ui.painted import fit
from reader.ui.render import Layout, Line, Marks, blocks, flatten, offset_at, segments
from reader.ui.widgets.article_head import head_lines

if TYPE_CHECKING:
    from reader.library import Row

MARGIN = 2
CACHED_LINES = 2000
IDLE_LINES = 3000
IDLE_SECONDS = 0.03
OPENING, CLOSING = frozenset("“‘„‚«‹\"'([{"), frozenset("”’“‘»›\"')]}")


class ArticleText(Lines):
    """Lays out only what is looked at; the rest of a long text follows while nothing else is to be done."""

    DEFAULT_CSS = "ArticleText { overflow: hidden scroll; }"
    ALLOW_SELECT = True

    class Moved(Message):
        """The view shows another place, mention or match."""

    def __init__(self, text_width: int) -> None:
        super().__init__()
        self.annotated: Annotated | None = None
        self.row: Row | None = None
        self.note = self.hint = ""
        self._text_width = text_width
        self._flat = self._drawn = ""
        self._before: frozenset[int] = frozenset()
        self._layout = Layout("", (), 10)
        self._head: list[list[Segment]] = []
        self._layers: tuple[Marks, ...] = ()
        self._strips: dict[int, Strip] = {}

    @property
    def top_offset(self) -> int:
        """The text offset of the first line on the screen; 0 while the head is there."""
        at = self.scroll_offset.y - len(self._head)
        return self._layout.lines[at].start if 0 <= at < len(self._layout.lines) else 0

    @property
    def column(self) -> int:
        """How many cells a line of text has."""
        return max(8, min(self._text_width, self.size.width - 1 - 2 * MARGIN))

    def put(self, annotated: Annotated, row: Row | None, note: str, top: int) -> None:
        """Show an article from the text offset `top`."""
        self.annotated, self.row, self.note = annotated, row, note
        self._flat = self._drawn = flatten(annotated.article.text)
        self.relayout(top)

    def clear(self, hint: str) -> None:
        """Show no article but a hint, of which lines may follow that say more."""
        self.annotated, self.row, self.note, self.hint = None, None, "", hint
        self._flat = self._drawn = ""
        self._layout, self._head, self._layers = Layout("", (), 10), [], ()
        self._strips.clear()
        self.set_height(0)
        self.scroll_to(y=0, animate=False)
        self.refresh()
        self.post_message(self.Moved())

    def mark(self, layers: tuple[Marks, ...]) -> None:
        """Draw with other marks, the later over the earlier ones."""
        self._layers = layers
        self._strips.clear()
        self.refresh()
        self.post_message(self.Moved())

    def doubt(self, spans: Sequence[Span]) -> list[Span]:
        """Draw a ? in the space before each of these stretches, else after it; gives each with its ?."""
        self._drawn, widened = questioned(self._flat, spans)
        before = [wide.start for span, wide in zip(spans, widened, strict=True) if wide.start < span.start]
        first = [-1 for span in spans if opened(self._flat, span.start) == 0]
        self._before = frozenset((*first, *before))
        return widened

    def relayout(self, top: int | None = None) -> None:
        """Wrap anew, with the line of the text offset `top` (else the present one) first on the screen."""
        top = self.top_offset if top is None else top
        self._strips.clear()
        if self.annotated is None or self.size.width < 4:
            return
        article = self.annotated.article
        self._head = head_lines(article, self.row, self.note, self.column, self.paint)
        self._layout = Layout(self._flat, blocks(article.text, article.passages), self.column)
        self._layout.extend(self.size.height * 2 + 50)
        at = self.line_of(top) if top else 0
        self.grow()
        self.scroll_to(y=at, animate=False)
        self.refresh()
        self.post_message(self.Moved())

    def line_of(self, offset: int) -> int:
        """The row of the view that shows a text offset."""
        return len(self._head) + self._layout.line_of(offset)

    def finish(self) -> None:
        """Lay out the whole text."""
        self._layout.finish()
        self.grow()

    def grow(self) -> None:
        """Make room for the lines, as far as they are known, and go on with the others later."""
        self.set_height(len(self._head) + self._layout.height + 1)
        if not self._layout.complete:
            self.set_timer(IDLE_SECONDS, self._grow_more)

    def _grow_more(self) -> None:
        self._layout.extend(len(self._layout.lines) + IDLE_LINES)
        if self._layout.complete:
            self.grow()
        else:
            self.set_timer(IDLE_SECONDS, self._grow_more)

    def reveal(self, span: Span) -> None:
        """Scroll so that the stretch is on the screen, with some lines around it."""
        at = self.line_of(span.start)
        self.set_height(len(self._head) + self._layout.height + 1)
        top, height = self.scroll_offset.y, self.size.height
        if not top + 1 <= at < top + height - 2:
            self.scroll_to(y=max(0, at - height // 3), animate=False)

    def on_resize(self, event: events.Resize) -> None:
        """Wrap to the new width."""
        self.relayout()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._strips.clear()

    # --- drawing ---

    def render_line(self, y: int) -> Strip:
        if self.annotated is None:
            lines = self.hint.split("\n")
            text = fit(lines[y - 1], self.size.width - 2 * MARGIN) if 1 <= y <= len(lines) else ""
            return self.strip([Segment(" " * MARGIN + text, self.paint.muted if y == 1 else self.paint.text)])
        at = y + self.scroll_offset.y
        strip = self._strips.get(at)
        if strip is None:
            if len(self._strips) > CACHED_LINES:
                self._strips.clear()
            strip = self._strips[at] = self.strip(self._draw(at))
        if selection := self.text_selection:
            strip = self._select(strip, at, selection)
        return strip.apply_offsets(0, at)

    def _draw(self, at: int) -> list[Segment]:
        margin = Segment(" " * MARGIN)
        if at < len(self._head):
            return [margin, *self._head[at]]
        at -= len(self._head)
        self._layout.extend(at + 1)
        if at >= len(self._layout.lines):
            return []
        line = self._layout.lines[at]
        pieces = self._line(line)
        if line.start == line.end:
            return [margin, *pieces]
        if line.start - 1 in self._before:
            at_edge = pieces[0] if line.kind != "embed" else pieces[1]
            return [Segment(" " * (MARGIN - 1)), Segment("?", at_edge.style), *pieces]
        behind = slice(line.end, line.end + 1)
        if (
            line.kind != "embed"
            and line.end not in self._before
            and self._drawn[behind] != self._flat[behind]
        ):
            return [margin, *pieces, Segment("?", pieces[-1].style)]
        return [margin, *pieces]

    def _line(self, line: Line) -> list[Segment]:
        paint, column = self.paint, self.column
        if line.kind == "blank":
            return []
        if line.kind == "teaser-label":
            return [Segment("┄ teaser for another article ┄"[:column], paint.muted + Style(italic=True))]
        if line.kind in ("embed-top", "embed-bottom"):
            left, right, label = ("╭", "╮", " embedded ") if line.kind == "embed-top" else ("╰", "╯", "")
            return [Segment(left + label + "─" * (column - 2 - len(label)) + right, paint.muted)]
        base = {"teaser": paint.muted, "headline": paint.strong}.get(line.kind, paint.text)
        pieces = segments(self._drawn, line.start, line.end, base, self._layers)
        if line.kind != "embed":
            return pieces
        inner = Strip(pieces).adjust_cell_length(column - 4)
        return [Segment("│ ", paint.muted), *inner, Segment(" │", paint.muted)]

    # --- selecting ---

    def _select(self, strip: Strip, at: int, selection: Selection) -> Strip:
        span = selection.get_span(at)
        if span is None:
            return strip
        start, end = span[0], strip.cell_length if span[1] == -1 else min(span[1], strip.cell_length)
        before, inside, after = strip.crop(0, start), strip.crop(start, end), strip.crop(end)
        chosen = [Segment(s.text, (s.style or Style.null()) + self.paint.selection) for s in inside]
        return Strip.join([before, Strip(chosen), after])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text selected with the mouse."""
        if self.annotated is None:
            return None
        first = self.text_at(selection.start) if selection.start else 0
        last = self.text_at(selection.end) if selection.end else len(self._flat)
        return self.annotated.article.text[first:last], "\n"

    def text_at(self, place: Offset) -> int:
        """The text offset at a place of the view."""
        at = place.y - len(self._head)
        if at < 0:
            return 0
        self._layout.extend(at + 1)
        if at >= len(self._layout.lines):
            return len(self._flat)
        line = self._layout.lines[at]
        inset = MARGIN + (2 if line.kind == "embed" else 0)
        return offset_at(self._flat, line, max(0, place.x - inset))


def questioned(flat: str, spans: Sequence[Span]) -> tuple[str, list[Span]]:
    """The text with a ? instead of the space before each stretch, else of the one after it.

    Marks that open before a stretch or close after it stand between it and its ?. Gives each stretch with its ?;
    there is none where no space is, and at the start of the text none either. Nothing moves.
    """
    pieces: list[str] = []
    widened: list[Span] = []
    at = 0
    for start, end in ((span.start, span.end) for span in spans):
        before, after = opened(flat, start) - 1, closed(flat, end)
        if before >= at and flat[before] == " ":
            pieces += [flat[at:before], "?"]
            at, start = before + 1, before
        elif before >= 0 and after >= at and flat[after : after + 1] == " ":
            pieces += [flat[at:after], "?"]
            at = end = after + 1
        widened.append(Span(start, end))
    return "".join((*pieces, flat[at:])), widened


def opened(flat: str, start: int) -> int:
    """Where the marks begin that open right before `start`."""
    while start > 0 and flat[start - 1] in OPENING:
        start -= 1
    return start


def closed(flat: str, end: int) -> int:
    """Where the marks end that close right after `end`."""
    while end < len(flat) and flat[end] in CLOSING:
        end += 1
    return end
