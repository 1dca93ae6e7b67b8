"""The lines of a card with one entry selected."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from reader.ui.bindings import bindings
from reader.ui.lines import Lines
from reader.ui.screens.card_lines import Entry, Goal, entries

if TYPE_CHECKING:
    from reader.library import EntityCard

TALL = 36
AROUND = 6


class CardView(Lines, can_focus=True):
    """What stands on the card: moved through with the keys of a list, each entry leads somewhere."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("list")]
    DEFAULT_CSS = "CardView { height: auto; max-height: 1fr; }"

    class Chosen(Message):
        """An entry was opened."""

        def __init__(self, goal: Goal) -> None:
            super().__init__()
            self.goal = goal

    def __init__(self, card: EntityCard) -> None:
        super().__init__()
        self._card = card
        self._opened: set[str] = set()
        self.selected = 0
        self.entries: list[Entry] = []
        self._lines: list[tuple[int, tuple[Segment, ...]]] = []

    def on_resize(self) -> None:
        """Lay out anew."""
        self._lay_out()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are: they are laid out for the first frame already."""
        return self._arrange(width)

    def _arrange(self, width: int) -> int:
        """Lay out the lines for a width; returns how many of them are shown at once."""
        room = self.screen.size.height
        few = 8 if room >= TALL else 4
        self.entries = entries(self._card, max(20, width - 2), few, self._opened, self.paint)
        self._lines = [(at, line) for at, entry in enumerate(self.entries) for line in entry.lines]
        return min(len(self._lines), max(6, room - AROUND))

    def _lay_out(self) -> None:
        self.styles.height = self._arrange(self.size.width)
        self.set_height(len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        at = y + self.scroll_offset.y
        if at >= len(self._lines):
            return self.strip(())
        entry, line = self._lines[at]
        chosen = entry == self.selected
        base = self.paint.selection if chosen else Style.null()
        mark = Segment("▌" if chosen else " ", base + self.paint.accent)
        return self.strip([mark, *(Segment(s.text, base + (s.style or Style.null())) for s in line)], base)

    def _select(self, index: int) -> None:
        self.selected = max(0, min(index, len(self.entries) - 1))
        own = [at for at, (entry, _) in enumerate(self._lines) if entry == self.selected]
        top, height = self.scroll_offset.y, self.size.height
        if own and own[0] < top:
            self.scroll_to(y=own[0], animate=False)
        elif own and own[-1] >= top + height:
            self.scroll_to(y=own[-1] - height + 1, animate=False)
        self.refresh()

    def action_move(self, step: int) -> None:
        """Select the entry `step` further."""
        self._select(self.selected + step)

    def action_first(self) -> None:
        """Select the first entry."""
        self._select(0)

    def action_last(self) -> None:
        """Select the last entry."""
        self._select(len(self.entries) - 1)

    def action_page(self, step: int) -> None:
        """Select the entry a page further."""
        here = next((at for at, (entry, _) in enumerate(self._lines) if entry == self.selected), 0)
        there = max(0, min(here + step * max(1, self.size.height - 1), len(self._lines) - 1))
        self._select(self._lines[there][0] if self._lines else 0)

    def action_choose(self) -> None:
        """Go where the selected entry leads; lines that were left out are shown here."""
        if self.selected >= len(self.entries):
            return
        goal = self.entries[self.selected].goal
        if goal.kind == "more":
            self._opened ^= {goal.value}
            self._lay_out()
            self._select(self.selected)
        else:
            self.post_message(self.Chosen(goal))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what a card can do."""
        return action not in ("sort", "types")

    def on_click(self, event: events.Click) -> None:
        """Select an entry; a second click opens it."""
        at = event.y + self.scroll_offset.y
        if at < len(self._lines):
            again = self._lines[at][0] == self.selected
            self._select(self._lines[at][0])
            if again:
                self.action_choose()
