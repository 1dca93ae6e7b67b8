"""An article on the screen: drawn line by line, with its names, matches and what the eye is on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from reader.model import NAME_TYPES, Annotated, EntityType, Mention, Span
from reader.ui.bindings import bindings
from reader.ui.painted import Painted
from reader.ui.render import Layout, Line, Marks, blocks, flatten, offset_at, segments
from reader.ui.widgets.article_head import head_lines

MARGIN = 2
CACHED_LINES = 2000
_IDLE_LINES = 1500

TYPE_CYCLE: tuple[frozenset[EntityType], ...] = (
    NAME_TYPES,
    frozenset({"PERSON"}),
    frozenset({"ORG"}),
    frozenset({"PLACE"}),
    frozenset({"GROUP"}),
    NAME_TYPES | {"DATE", "FIGURE", "ROLE"},
    frozenset(),
)

if TYPE_CHECKING:
    from reader.library import Row
"""What `e` goes through: all names, one type after the other, all with dates, figures and roles, nothing."""


class ArticleView(Painted, ScrollView, can_focus=True):
    """One article: scrolled, searched, and with names to step through."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("article")]
    DEFAULT_CSS = """
    ArticleView { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; background: $background; }
    """
    ALLOW_SELECT = True

    class Moved(Message):
        """The view shows another place, mention or match."""

        def __init__(self, view: ArticleView) -> None:
            super().__init__()
            self.view = view

    class CardWanted(Message):
        """The card of the name under the eye is asked for."""

        def __init__(self, view: ArticleView, mention: Mention) -> None:
            super().__init__()
            self.view = view
            self.mention = mention

    def __init__(self, text_width: int) -> None:
        super().__init__()
        self.annotated: Annotated | None = None
        self.row: Row | None = None
        self.note = ""
        self.matches: tuple[Span, ...] = ()
        self.types = TYPE_CYCLE[0]
        self.mention: Mention | None = None
        self.match_index: int | None = None
        self._text_width = text_width
        self._flat = ""
        self._layout = Layout("", (), 10)
        self._head: list[list[Segment]] = []
        self._layers: tuple[Marks, ...] = ()
        self._strips: dict[int, Strip] = {}

    # --- what is shown ---

    def show(
        self, annotated: Annotated, row: Row | None = None, note: str = "", top: int | None = None
    ) -> None:
        """Show an article from the text offset `top`, else where the same article was, else from its beginning."""
        same = self.annotated is not None and self.annotated.article.id == annotated.article.id
        keep = self.top_offset if same and top is None else top or 0
        self.annotated, self.row, self.note = annotated, row or self.row, note
        if not same:
            self.matches, self.mention, self.match_index = (), None, None
        self._flat = flatten(annotated.article.text)
        self._relayout(keep)
        self._remark()

    def set_matches(self, matches: Sequence[Span], jump: bool = False) -> None:
        """Mark these stretches as found; `jump` shows the first."""
        self.matches, self.match_index = tuple(matches), None
        self._remark()
        if jump and matches:
            self.action_match(1)

    def update_row(self, row: Row, note: str | None = None) -> None:
        """Show a changed state of the article."""
        self.row = row
        self.note = self.note if note is None else note
        self._relayout(self.top_offset)

    def repaint(self) -> None:
        """Draw anew with another theme."""
        self._relayout(self.top_offset)
        self._remark()

    @property
    def top_offset(self) -> int:
        """The text offset of the first line on the screen; 0 while the head is there."""
        at = self.scroll_offset.y - len(self._head)
        return self._layout.lines[at].start if 0 <= at < len(self._layout.lines) else 0

    @property
    def shown_mentions(self) -> list[Mention]:
        """The mentions of the highlighted types."""
        mentions = self.annotated.mentions if self.annotated else ()
        return [mention for mention in mentions if mention.type in self.types]

    def _relayout(self, top: int = 0) -> None:
        width = self.size.width - 1
        if self.annotated is None or width < 4:
            return
        column = max(8, min(self._text_width, width - 2 * MARGIN))
        article = self.annotated.article
        self._head = head_lines(article, self.row, self.note, column, self.paint)
        self._layout = Layout(self._flat, blocks(article.text, article.passages), column)
        self._strips.clear()
        self._layout.extend(self.size.height * 2 + 50)
        at = len(self._head) + self._layout.line_of(top) if top else 0
        self._grow()
        self.scroll_to(y=at, animate=False)
        self.refresh()
        self.post_message(self.Moved(self))

    def _grow(self) -> None:
        self.virtual_size = Size(0, len(self._head) + self._layout.height + 1)
        if not self._layout.complete:
            self.set_timer(0.03, self._grow_more)

    def _grow_more(self) -> None:
        self._layout.extend(len(self._layout.lines) + _IDLE_LINES)
        self._grow()

    def _remark(self) -> None:
        paint = self.paint
        names = [
            (m.start, m.end, (paint.entity if m.sure else paint.unsure)[m.type]) for m in self.shown_mentions
        ]
        found = [(m.start, m.end, paint.match) for m in self.matches]
        eye = [(self.eye.start, self.eye.end, paint.current)] if self.eye else []
        self._layers = (Marks.of(names), Marks.of(found), Marks.of(eye))
        self._strips.clear()
        self.refresh()
        self.post_message(self.Moved(self))

    @property
    def eye(self) -> Span | None:
        """The mention or match that was gone to last."""
        if self.mention:
            return Span(self.mention.start, self.mention.end)
        return self.matches[self.match_index] if self.match_index is not None else None

    # --- drawing ---

    def render_line(self, y: int) -> Strip:
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
        return [margin, *self._line(self._layout.lines[at])]

    def _line(self, line: Line) -> list[Segment]:
        paint = self.paint
        column = max(8, min(self._text_width, self.size.width - 1 - 2 * MARGIN))
        if line.kind == "blank":
            return []
        if line.kind == "teaser-label":
            return [Segment("┄ teaser for another article ┄"[:column], paint.muted + Style(italic=True))]
        if line.kind in ("embed-top", "embed-bottom"):
            left, right, label = ("╭", "╮", " embedded ") if line.kind == "embed-top" else ("╰", "╯", "")
            return [Segment(left + label + "─" * (column - 2 - len(label)) + right, paint.muted)]
        base = {"teaser": paint.muted, "headline": paint.strong}.get(line.kind, paint.text)
        pieces = segments(self._flat, line.start, line.end, base, self._layers)
        if line.kind != "embed":
            return pieces
        inner = Strip(pieces).adjust_cell_length(column - 4)
        return [Segment("│ ", paint.muted), *inner, Segment(" │", paint.muted)]

    def _select(self, strip: Strip, at: int, selection: Selection) -> Strip:
        span = selection.get_span(at)
        if span is None:
            return strip
        start, end = span[0], strip.cell_length if span[1] == -1 else span[1]
        before, inside, after = strip.divide([start, end, strip.cell_length])
        return Strip.join([before, inside.apply_style(self.paint.selection), after])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text selected with the mouse."""
        if self.annotated is None:
            return None
        first = self._text_at(selection.start or Offset(0, len(self._head)))
        last = self._text_at(selection.end) if selection.end else len(self._flat)
        return self.annotated.article.text[first:last], "\n"

    def _text_at(self, place: Offset) -> int:
        at = place.y - len(self._head)
        if at < 0:
            return 0
        self._layout.extend(at + 1)
        if at >= len(self._layout.lines):
            return len(self._flat)
        line = self._layout.lines[at]
        inset = MARGIN + (2 if line.kind == "embed" else 0)
        return min(offset_at(self._flat, line, max(0, place.x - inset)), line.end)

    # --- moving ---

    def on_resize(self, event: events.Resize) -> None:
        self._relayout(self.top_offset)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved(self))

    def reveal(self, span: Span) -> None:
        """Scroll so that the stretch is on the screen, with some lines around it."""
        at = len(self._head) + self._layout.line_of(span.start)
        self.virtual_size = Size(0, len(self._head) + self._layout.height + 1)
        top, height = self.scroll_offset.y, self.size.height
        if not top + 1 <= at < top + height - 2:
            self.scroll_to(y=max(0, at - height // 3), animate=False)

    def action_scroll_lines(self, step: int) -> None:
        """Scroll by lines."""
        self.scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        """Scroll by a page, two lines staying."""
        self.scroll_relative(y=step * max(1, self.size.height - 2), animate=False)

    def action_first(self) -> None:
        """To the beginning."""
        self.scroll_to(y=0, animate=False)

    def action_last(self) -> None:
        """To the end."""
        self._layout.finish()
        self._grow()
        self.scroll_to(y=self.max_scroll_y, animate=False)

    def action_match(self, step: int) -> None:
        """To the next match, going round at the end."""
        if not self.matches:
            self.notify("nothing is searched for in this article", timeout=2, markup=False)
            return
        starts = [match.start for match in self.matches]
        at = _step(starts, self.match_index, step, self._eye_offset())
        self.match_index, self.mention = at, None
        self._remark()
        self.reveal(self.matches[at])

    def action_mention(self, step: int) -> None:
        """To the next highlighted name, going round at the end."""
        mentions = self.shown_mentions
        if not mentions:
            self.notify("no names are highlighted here", timeout=2, markup=False)
            return
        index = mentions.index(self.mention) if self.mention in mentions else None
        self.mention = mentions[_step([m.start for m in mentions], index, step, self._eye_offset())]
        self._remark()
        self.reveal(Span(self.mention.start, self.mention.end))

    def _eye_offset(self) -> int:
        eye, top = self.eye, self.scroll_offset.y
        if eye and top <= len(self._head) + self._layout.line_of(eye.start) < top + self.size.height:
            return eye.start
        return self.top_offset

    def action_types(self) -> None:
        """Highlight the next type of name."""
        at = TYPE_CYCLE.index(self.types)
        self.types = TYPE_CYCLE[(at + 1) % len(TYPE_CYCLE)]
        if self.mention and self.mention.type not in self.types:
            self.mention = None
        self._remark()

    def action_card(self) -> None:
        """Ask for the card of the current name, else go to the first on the screen."""
        if self.mention:
            self.post_message(self.CardWanted(self, self.mention))
        else:
            self.action_mention(1)

    def on_click(self, event: events.Click) -> None:
        offset = self._text_at(Offset(event.x, event.y + self.scroll_offset.y))
        under = next((m for m in self.shown_mentions if m.start <= offset < m.end), None)
        if under:
            again = under == self.mention
            self.mention = under
            self._remark()
            if again:
                self.action_card()


def _step(starts: list[int], current: int | None, step: int, eye: int) -> int:
    """The index `step` from the current one, or the nearest to the eye in that direction; goes round."""
    if current is not None and starts[current] == eye:
        return (current + step) % len(starts)
    if step > 0:
        return next((index for index, start in enumerate(starts) if start >= eye), 0)
    return next((index for index in range(len(starts) - 1, -1, -1) if starts[index] < eye), len(starts) - 1)
