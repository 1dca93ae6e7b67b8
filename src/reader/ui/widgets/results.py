"""The list of articles: pages of it are fetched when they come into sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.message import Message

from reader.model import Span
from reader.ui.painted import fit, spread
from reader.ui.phrases import count, dated, status
from reader.ui.render import Marks, flatten, segments
from reader.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from reader.library import Row

PAGE = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in the list, with the passage that shows why it was found (or its beginning).

    `copies` counts the articles further down that are copies of it.
    """

    row: Row
    snippet: str = ""
    matches: tuple[Span, ...] = ()
    copies: int = 0


class Results(RowList):
    """Articles found, two or three lines each."""

    class Wanted(Message):
        """Rows from `offset` on came into sight and are not here yet."""

        def __init__(self, offset: int, generation: int) -> None:
            super().__init__()
            self.offset = offset
            self.generation = generation

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.row_height = 3
        self.marked: str | None = None
        self.generation = 0
        self._total = 0
        self._entries: dict[int, Entry] = {}
        self._asked: set[int] = set()
        self._empty = ""

    @property
    def row_count(self) -> int:
        return self._total

    @property
    def entry(self) -> Entry | None:
        """The selected article, if it is loaded."""
        return self._entries.get(self.selected)

    @property
    def screenful(self) -> int:
        """How many rows are on the screen at most; a page where that is not known yet."""
        height = self.size.height
        return min(PAGE, -(-height // self.row_height)) if height else PAGE

    def ids(self) -> list[str]:
        """The articles loaded so far, in order."""
        return [entry.row.id for _, entry in sorted(self._entries.items())]

    def show(self, total: int, entries: Sequence[Entry], empty: str = "", keep: str | None = None) -> None:
        """Replace the list and select the article `keep` where it is there, else the first."""
        self.generation += 1
        self._total = total
        self._entries = dict(enumerate(entries))
        self._asked = {0} if len(entries) >= min(total, PAGE) else set()
        self._empty = empty
        at = next((index for index, entry in self._entries.items() if entry.row.id == keep), 0)
        with self.prevent(RowList.Selected):
            self.selected = at
            self.rows_changed()
        if not at:
            self.scroll_to(y=0, animate=False)
        self.show_selected()
        self.post_message(self.Selected(self))

    def neighbour(self, id: str) -> str | None:
        """The article after this one, else the one before it, where it is loaded."""
        ids = self.ids()
        at = ids.index(id) if id in ids else len(ids)
        return next(iter((*ids[at + 1 :], *ids[:at][::-1])), None)

    def select(self, id: str) -> None:
        """Select an article where it is loaded."""
        self.selected = next((at for at, one in self._entries.items() if one.row.id == id), self.selected)

    def add_page(self, offset: int, entries: Sequence[Entry], generation: int) -> None:
        """Put a page asked for by `Wanted` into its place, unless the list is another one by now."""
        if generation == self.generation:
            new = [index for index in range(offset, offset + len(entries)) if index not in self._entries]
            self._entries.update((index, entries[index - offset]) for index in new)
            if new:
                self.refresh_lines(new[0] * self.row_height, (new[-1] + 1 - new[0]) * self.row_height)
            if self.selected in new:
                self.post_message(self.Selected(self))

    def want_page(self, page: int) -> None:
        """Ask for a page unless that was done."""
        if page not in self._asked:
            self._asked.add(page)
            self.post_message(self.Wanted(page * PAGE, self.generation))

    def update_row(self, id: str, **changes: object) -> None:
        """Show a changed state (`read`, `starred`, `tags`) of an article."""
        for index, entry in self._entries.items():
            if entry.row.id == id:
                self._entries[index] = replace(entry, row=replace(entry.row, **changes))  # type: ignore[arg-type]
                self.refresh_lines(index * self.row_height, self.row_height)

    def empty_text(self) -> str:
        return self._empty

    def draw_row(self, index: int, width: int, base: Style) -> list[list[Segment]]:
        entry = self._entries.get(index)
        if entry is None:
            self.want_page(index // PAGE)
            return [[Segment("…", base + self.paint.muted)]]
        row = entry.row
        muted = base + self.paint.muted
        title = base + (self.paint.text if row.read else self.paint.strong)
        first = spread([Segment(row.title, title)], self._badges(entry, width, base), width, base)
        about = f"{row.source} · {dated(row.date, row.date_basis)}"
        if self.row_height == 2:
            about = fit(f"{about} · ", width)
            return [first, [Segment(about, muted), *self._snippet(entry, width - cell_len(about), base)]]
        second = spread(
            [Segment(about, muted)],
            [Segment(f" {row.words:,} words", muted)] if width > 44 and row.words else [],
            width,
            base,
        )
        return [first, second, self._snippet(entry, width, base)]

    def _badges(self, entry: Entry, width: int, base: Style) -> list[Segment]:
        row = entry.row
        badges: list[Segment] = []
        if row.id == self.marked:
            badges.append(Segment(" ◆ marked", base + self.paint.accent))
        if row.tags and width > 60:
            badges.append(
                Segment(" " + fit(" ".join(f"#{tag}" for tag in row.tags), 20), base + self.paint.muted)
            )
        if entry.copies:
            copies = count(entry.copies, "copy", "copies") if width > 44 else f"{entry.copies:,}"
            badges.append(Segment(f"  +{copies}", base + self.paint.muted))
        if row.reports > 1:
            reports = count(row.reports, "report") if width > 60 else str(row.reports)
            badges.append(Segment(f"  ≡{reports}", base + self.paint.muted))
        badges.append(Segment(f" {status(row):>2} ", base + self.paint.accent))
        return badges

    def _snippet(self, entry: Entry, width: int, base: Style) -> list[Segment]:
        text, title = flatten(entry.snippet), flatten(entry.row.title)
        start, lead = 0, ""
        if not entry.matches and text.startswith(title):
            start = len(title) + len(text[len(title) :]) - len(text[len(title) :].lstrip(" ,.;:–—"))
            lead = "… "
        if entry.matches and entry.matches[0].end > width:
            start = text.find(" ", max(0, entry.matches[0].start - width // 3)) + 1
            start, lead = min(start, entry.matches[0].start), "…"
        shown = lead + fit(text[start:], width - len(lead))
        style = base + (self.paint.muted if entry.row.read else self.paint.text)
        shift = len(lead) - start
        marks = Marks.of([(m.start + shift, m.end + shift, self.paint.match) for m in entry.matches])
        return segments(shown, 0, len(shown), style, [marks])
