"""The lists of names, stories and sources: small tables, sorted and narrowed in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style

from reader.model import EntityType, Story
from reader.ui.paint import GLYPHS, NAMES
from reader.ui.painted import fit, spread
from reader.ui.phrases import count, day, period
from reader.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from reader.library import EntityRow, SourceRow

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ListedStory:
    """A story, and how many of its articles are found."""

    story: Story
    found: int


Order = tuple[str, Callable[[Any], Any]]


class Listing(RowList, Generic[T]):
    """A list that can be sorted by the columns of `ORDERS` and narrowed to rows that contain some words."""

    ORDERS: ClassVar[tuple[Order, ...]] = ()
    NOTHING: ClassVar[str] = "nothing here yet"
    NOTHING_FOUND: ClassVar[str] = "nothing here of what is found: 1 goes back to it"
    HINT: ClassVar[str] = ""
    """What stands beside the list, which is no article."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.words = ""
        self.order = 0
        self.found = False
        """Whether the rows are of what is searched for and filtered, not of the whole library."""
        self._all: Sequence[T] = ()
        self.rows: list[T] = []

    @property
    def row_count(self) -> int:
        return len(self.rows)

    @property
    def row(self) -> T | None:
        """The selected row."""
        return self.rows[self.selected] if self.selected < len(self.rows) else None

    def show(self, rows: Sequence[T]) -> None:
        """Replace the rows; the selected one stays so where it is among them."""
        self._all = rows
        self.sort_rows()

    def narrow(self, words: str) -> None:
        """Keep the rows that contain these words."""
        self.words = words
        self.sort_rows()

    def sort_rows(self) -> None:
        """Sort and narrow anew."""
        before, at = self.rows, self.selected
        words = self.words.casefold().split()
        rows = [row for row in self._all if self.admits(row) and all(w in self.text(row) for w in words)]
        self.rows = sorted(rows, key=self.ORDERS[self.order][1]) if self.ORDERS else rows
        with self.prevent(RowList.Selected):
            self.rows_changed()
            self.selected = self._again(before, at)
        self.post_message(self.Selected(self))

    def _again(self, before: Sequence[T], at: int) -> int:
        """Where the row `at` of the list `before` is now; if it is gone, the next one, else the last before it."""
        places = {self.key(row): index for index, row in enumerate(self.rows)}
        nearest = (self.key(row) for row in (*before[at:], *reversed(before[:at])))
        return next((places[key] for key in nearest if key in places), 0)

    def key(self, row: T) -> str:
        """What a row is known by when the list is another."""
        raise NotImplementedError

    def admits(self, row: T) -> bool:
        """Whether the row is of the type asked for."""
        return True

    def text(self, row: T) -> str:
        """What the words are looked for in, case-folded."""
        return ""

    @property
    def about(self) -> str:
        """How the list is sorted and narrowed."""
        order = f"by {self.sorted_by}" if self.ORDERS else ""
        found = f" · “{self.words}”" if self.words else ""
        return f"{self.what} {order}{found}"

    @property
    def sorted_by(self) -> str:
        """What the rows are sorted by."""
        return self.ORDERS[self.order][0]

    @property
    def what(self) -> str:
        """How many rows there are, and of which type."""
        return f"{len(self.rows):,}{' found' if self.found else ''}"

    def empty_text(self) -> str:
        if self.words:
            return f"nothing contains “{self.words}”"
        return self.NOTHING_FOUND if self.found else self.NOTHING

    def action_sort(self) -> None:
        if self.ORDERS:
            self.order = (self.order + 1) % len(self.ORDERS)
            self.sort_anew()

    def sort_anew(self) -> None:
        """Sort and narrow otherwise: who was at the top stays there, a selected row further down selected."""
        at_top = self.selected == 0
        self.sort_rows()
        if at_top:
            self.selected = 0


class EntityList(Listing["EntityRow"]):
    """Names with how often and in how many articles they stand, and when last where there is room."""

    ORDERS = (
        ("mentions", lambda row: (-row.mentions, -row.articles, row.name.casefold())),
        ("articles", lambda row: (-row.articles, -row.mentions, row.name.casefold())),
        ("last seen", lambda row: (-row.last.toordinal() if row.last else 0, -row.mentions)),
        ("name", lambda row: row.name.casefold()),
    )
    DATED, COUNTED = 64, 48
    """So wide a list has room for the date; for the numbers beside the date."""
    HINT = "⏎ shows the card of the name"
    NOTHING = "no names yet: they are recognised while articles are added"
    TYPES: ClassVar[tuple[EntityType | None, ...]] = (None, "PERSON", "ORG", "PLACE", "GROUP", "OTHER")

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.type: EntityType | None = None

    def admits(self, row: EntityRow) -> bool:
        return self.type is None or row.type == self.type

    def key(self, row: EntityRow) -> str:
        return row.id

    def text(self, row: EntityRow) -> str:
        return " ".join((row.name, *row.aliases)).casefold()

    @property
    def what(self) -> str:
        kind = NAMES[self.type] + ("" if len(self.rows) == 1 else "s") if self.type else ""
        return f"{super().what} {kind}".rstrip()

    @property
    def sorted_by(self) -> str:
        uncounted = self.order == 0 and self.rows and not self.rows[0].mentions
        return "articles" if uncounted else super().sorted_by

    def empty_text(self) -> str:
        if self.type and not self.words:
            return f"no {NAMES[self.type]} is named: e shows other types"
        return super().empty_text()

    def action_types(self) -> None:
        self.type = self.TYPES[(self.TYPES.index(self.type) + 1) % len(self.TYPES)]
        self.sort_anew()

    def draw_row(self, index: int, width: int, base: Style) -> list[list[Segment]]:
        row, paint = self.rows[index], self.paint
        others = [alias for alias in row.aliases if alias != row.name]
        left = [
            Segment(f"{GLYPHS[row.type]} ", base + paint.hue[row.type]),
            Segment(row.name, base + paint.strong),
            Segment(f"  {', '.join(others)}" if others else "", base + paint.muted),
        ]
        right = [
            Segment(f" {row.mentions:>6,}×" if row.mentions else " " * 8, base + paint.text),
            Segment(f" {row.articles:>5,} ", base + paint.muted),
        ]
        by_date = self.sorted_by == "last seen"
        if width >= self.DATED or by_date:
            last = Segment(f" {day(row.last) if row.last else 'undated':>11} ", base + paint.muted)
            right = [*right, last] if width >= self.COUNTED else [last]
        return [spread(left, right, width, base)]


class StoryList(Listing[ListedStory]):
    """Stories with their sources and the days they cover."""

    ORDERS = (
        ("date", lambda row: -_last(row.story)),
        ("reports", lambda row: (-row.found, -len(row.story.articles))),
        ("label", lambda row: row.story.label.casefold()),
    )
    HINT = "⏎ shows the story"
    NOTHING = "no stories yet: they form when several sources report one event"

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.row_height = 4

    def key(self, row: ListedStory) -> str:
        return row.story.id

    def text(self, row: ListedStory) -> str:
        return " ".join((row.story.label, *row.story.sources)).casefold()

    def draw_row(self, index: int, width: int, base: Style) -> list[list[Segment]]:
        row, paint = self.rows[index], self.paint
        story, number = row.story, len(row.story.articles)
        some = f"{row.found} of " if row.found < number else ""
        reports = Segment(f"  ≡{some}{count(number, 'report')} ", base + paint.accent)
        independent = f"{story.independent} independent"
        return [
            spread([Segment(story.label, base + paint.strong)], [reports], width, base),
            spread(
                [Segment(period(story.first, story.last), base + paint.muted)],
                [Segment(f" {independent} ", base + paint.muted)],
                width,
                base,
            ),
            [Segment(fit(", ".join(story.sources), width), base + paint.text)],
        ]


class SourceList(Listing["SourceRow"]):
    """Sources with how much there is from each."""

    ORDERS = (
        ("name", lambda row: row.name.casefold()),
        ("articles", lambda row: -row.articles),
        ("last article", lambda row: -(row.last.toordinal() if row.last else 0)),
    )
    HINT = "⏎ lists the articles of the source"
    NOTHING = "no sources yet"

    def key(self, row: SourceRow) -> str:
        return row.name

    def text(self, row: SourceRow) -> str:
        return row.name.casefold()

    def draw_row(self, index: int, width: int, base: Style) -> list[list[Segment]]:
        row, paint = self.rows[index], self.paint
        left = [
            Segment(row.name, base + paint.strong),
            Segment(f"  {period(row.first, row.last)}", base + paint.muted),
        ]
        right = [Segment(f" {count(row.articles, 'article')} ", base + paint.text)]
        return [spread(left, right, width, base)]


def _last(story: Story) -> int:
    """The story's last day as a number."""
    day = story.last or story.first
    return day.toordinal() if day else 0
