"""The line at the top: what is searched for, how it was read, and how much was found."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static
from textual.widgets.input import Selection

from reader.model import Page
from reader.ui.painted import fit
from reader.ui.phrases import count


class QueryInput(Input):
    """The query, edited in place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back to the list", show=False),
        Binding("down", "leave", "Back to the list", show=False),
    ]

    def action_leave(self) -> None:
        """Go to the list, keeping the query."""
        self.post_message(SearchBar.Left())


class SearchBar(Horizontal):
    """The query with its answer in short."""

    DEFAULT_CSS = """
    SearchBar { height: 2; border-bottom: solid $rule; background: $background; }
    SearchBar #glyph { width: 3; color: $accent; text-style: bold; }
    SearchBar Input {
        width: 1fr; min-width: 16; height: 1; border: none; padding: 0;
        background: $background; color: $foreground;
        &:focus { border: none; background: $background; background-tint: $background 0%; }
    }
    SearchBar Input > .input--placeholder { color: $muted; }
    SearchBar #answer { width: auto; max-width: 75%; padding: 0 1; color: $muted; }
    """

    class Asked(Message):
        """The query changed."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    class Left(Message):
        """The user is done with the query; `submitted` with Enter."""

        def __init__(self, submitted: bool = False) -> None:
            super().__init__()
            self.submitted = submitted

    def __init__(self) -> None:
        super().__init__()
        self._page: Page | None = None
        self._filtered = ""

    def compose(self) -> ComposeResult:
        yield Static(" ⌕ ", id="glyph", markup=False)
        field = QueryInput(placeholder="search", id="query", select_on_focus=False)
        field.cursor_blink = False
        yield field
        yield Static(Content(""), id="answer", markup=False)

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
        field.selection = Selection(0, len(field.value))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Asked(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._page and not self._page.total and self._page.suggestion:
            self.put(self._page.suggestion)
        else:
            self.post_message(self.Left(submitted=True))

    def answer(self, page: Page, filtered: str = "") -> None:
        """Show how the query was read and what it found; `filtered` names the filters in force."""
        self._page, self._filtered = page, filtered
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
        if page.undated:
            parts.insert(1, f"{page.undated} undated not shown")
        if not page.total and page.suggestion:
            parts = ["0 articles", f"did you mean “{page.suggestion}”? ⏎"]
        answer = " · ".join(parts)
        room = self.size.width - len(answer) - max(34, len(self.query_text) + 10)
        lead = ""
        if page.read_as and self.query_text.strip() and room > 20:
            lead = f"read as: {page.read_as}"
        if self._filtered and room > 20:
            lead = f"{lead}   filter: {self._filtered}" if lead else f"filter: {self._filtered}"
        text = f"{fit(lead, room)}   {answer}" if lead else answer
        self.query_one("#answer", Static).update(Content(fit(text, max(10, self.size.width * 3 // 4))))
