"""The line at the top: what is searched for, how it was read, and how much was found."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import Input, Static
from textual.widgets.input import Selection

from reader.model import Page
from reader.ui.painted import Painted, fit, spread
from reader.ui.phrases import count

MIN_QUERY, STEP, EMPTY, GLYPH = 34, 16, 15, 5
"""The query has at least so many cells, and more of them by steps as it grows."""
LEAST, GAP = 20, "   "
"""How the query was read is not told in fewer cells than these."""


class QueryInput(Input):
    """The query, edited in place; the keys that end it work before the next key is looked at."""

    virtual_size: reactive[Size] = reactive(Size(0, 0))
    """How long the text is; as the field stays as wide as it is, nothing is laid out anew for it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,down", "leave", "Back to the list", show=False, priority=True),
        Binding("enter", "take", "To the list", show=False, priority=True),
    ]

    def __init__(self, leave: Callable[[], None], take: Callable[[], None]) -> None:
        super().__init__(placeholder="search", id="query", select_on_focus=False)
        self.cursor_blink = False
        self.action_leave, self.action_take = leave, take

    class Begun(Message):
        """The query was gone into; stands among the keys, so that what was typed before is there by then."""

    def _on_paste(self, event: events.Paste) -> None:
        """Take all the lines that are pasted, as one."""
        event.prevent_default()
        event.stop()
        lines = [line for line in event.text.splitlines() if line.strip()]
        self.replace(" ".join(lines), *self.selection)

    @on(Begun)
    def _select_all(self, event: Begun) -> None:
        event.stop()
        self.selection = Selection(0, len(self.value))


class Answer(Painted):
    """What was found, at the right end; it is as wide as it may be, so that typing moves nothing about."""

    DEFAULT_CSS = "Answer { width: 46; height: 1; background: $background; }"

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.room = 44

    def set_width(self, width: int) -> None:
        """Take this many cells."""
        if width != self.room + 2:
            self.styles.width = width
            self.room = width - 2

    def say(self, text: str) -> None:
        """Show an answer in short."""
        self._text = text
        self.refresh()

    def render_line(self, y: int) -> Strip:
        text = Segment(f"{fit(self._text, self.size.width - 2)} ", self.paint.muted)
        return self.strip(spread([], [text], self.size.width, Style.null()))


class SearchBar(Horizontal):
    """The query with its answer in short; `leave` is called when the user is done with it."""

    DEFAULT_CSS = """
    SearchBar { height: 2; border-bottom: solid $rule; background: $background; }
    SearchBar #glyph { width: 3; color: $accent; text-style: bold; }
    SearchBar Input {
        width: 1fr; min-width: 12; height: 1; border: none; padding: 0;
        background: $background; color: $foreground;
        &:focus { border: none; background: $background; background-tint: $background 0%; }
    }
    SearchBar Input > .input--placeholder { color: $muted; }
    """

    class Asked(Message):
        """The query changed."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    def __init__(self, leave: Callable[[], None]) -> None:
        super().__init__()
        self._leave = leave
        self._page: Page | None = None
        self._filtered = ""
        self._new = 0

    def compose(self) -> ComposeResult:
        yield Static(" ⌕ ", id="glyph", markup=False)
        yield QueryInput(self._leave, self._take)
        yield Answer()

    @property
    def query_text(self) -> str:
        """What is typed."""
        return self.query_one(QueryInput).value

    def put(self, query: str) -> None:
        """Set the query; asks like typing does."""
        field = self.query_one(QueryInput)
        field.value = query
        field.cursor_position = len(query)

    def begin(self) -> None:
        """Go into the query, which is replaced by what is typed unless the cursor is moved first."""
        field = self.query_one(QueryInput)
        self.screen.set_focus(field)
        field.post_message(QueryInput.Begun())

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Asked(event.value))

    def _take(self) -> None:
        """Go to what was found, or take the suggestion where nothing was."""
        if self._page and not self._page.total and self._page.suggestion:
            self.put(self._page.suggestion)
        else:
            self._leave()

    def answer(self, page: Page, filtered: str = "") -> None:
        """Show how the query was read and what it found; `filtered` names the filters in force."""
        self._page, self._filtered = page, filtered
        self._show()

    def wait(self) -> None:
        """Say that the answer is under way, rather than the last one."""
        self._page = None
        self.query_one(Answer).say("searching …")

    def tell_new(self, number: int) -> None:
        """Say with the number of all articles how many of them are new."""
        self._new = number
        self._show()

    def on_resize(self) -> None:
        """Say as much as there is room for."""
        self._show()

    def _show(self) -> None:
        page = self._page
        if page is None:
            return
        parts = [count(page.total, "article")]
        if self.query_text.strip() or self._filtered:
            parts.append(f"{page.took_ms:.0f} ms")
        elif self._new:
            parts.append(f"{self._new:,} new")
        if page.undated:
            parts.insert(1, f"{page.undated} undated not shown")
        if not page.total and page.suggestion:
            parts = ["0 articles", f"did you mean “{page.suggestion}”? ⏎"]
        answer = self.query_one(Answer)
        query = -(-(len(self.query_text) + 10) // STEP) * STEP
        if self.query_text or not self._filtered:
            answer.set_width(max(10, min(self.size.width * 3 // 4, self.size.width - max(MIN_QUERY, query))))
        else:
            answer.set_width(max(10, self.size.width - EMPTY))
        read_as = f"read as: {page.read_as}" if page.read_as and self.query_text.strip() else ""
        filtered = f"filter: {self._filtered}" if self._filtered else ""
        told = GAP.join(lead for lead in (filtered, read_as) if lead)
        if told and cell_len(told) + cell_len(" · ".join(parts)) + 3 > answer.room:
            parts = [part for part in parts if not part.endswith(" ms")]
        short = " · ".join(parts)
        needed = cell_len(told) + cell_len(short) + 5
        if told and needed > answer.room + 2:
            answer.set_width(
                max(answer.room + 2, min(needed, self.size.width - cell_len(self.query_text) - GLYPH))
            )
        lead = leading(filtered, read_as, answer.room - cell_len(short) - 3)
        answer.say(f"{lead}{GAP}{short}" if lead else short)


def leading(filtered: str, read_as: str, room: int) -> str:
    """The filters in force and how the query was read, in `room` cells: the filters come first and are told."""
    first = fit(filtered, room) if filtered and room > len("filter: ") else ""
    left = room - cell_len(first) - (len(GAP) if first else 0)
    second = fit(read_as, left) if read_as and left >= min(LEAST, cell_len(read_as)) else ""
    return GAP.join(re.sub("…+$", "…", part) for part in (first, second) if part)
