"""The sidebar: what would narrow the list, switched on and off, and the saved searches.

A filter hides; the query stays as typed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.message import Message

from reader.model import EntityType
from reader.search.clause import clause
from reader.ui.bindings import bindings
from reader.ui.paint import GLYPHS
from reader.ui.painted import fit, spread
from reader.ui.phrases import sparkline
from reader.ui.widgets.row_list import RowList

Group = Literal["source", "entity", "year", "is", "tag", "story", "search"]
HEADS: dict[Group, str] = {
    "source": "SOURCES",
    "entity": "NAMES",
    "year": "WHEN",
    "is": "STATE",
    "tag": "TAGS",
    "story": "STORY",
    "search": "SEARCHES",
}
LIMITS: dict[Group, int] = {"source": 8, "entity": 10, "year": 8, "is": 4, "tag": 6, "story": 1, "search": 9}
ANY_OF: frozenset[Group] = frozenset({"source", "year", "story"})
"""Groups of which any is to match where several are chosen: no article could have two of them."""

SIGNS = {"unread": "●", "new": "+", "starred": "★", "search": "⌕"}
"""What stands before a state or a saved search."""


@dataclass(frozen=True, slots=True)
class More:
    """The row that leads to the rest of a group."""

    group: Group


@dataclass(frozen=True, slots=True)
class Facet:
    """Something to filter by: its value in the query language, how it is shown, and how many have it."""

    group: Group
    value: str
    label: str
    count: int | None = None
    type: EntityType | None = None

    @property
    def clause(self) -> str:
        """The filter in the query language."""
        if self.group == "year":
            return f"on:{self.value}"
        return clause(self.group, self.value) if self.group != "is" else f"is:{self.value}"


def clauses(chosen: Sequence[Facet]) -> str:
    """The filters as one query: any of one group of `ANY_OF`, else all of it, all groups together."""
    parts: list[str] = []
    for group in HEADS:
        same = [facet.clause for facet in chosen if facet.group == group]
        if group in ANY_OF and len(same) > 1:
            parts.append(f"({' OR '.join(same)})")
        else:
            parts += same
    return " ".join(parts)


class Filters(RowList):
    """Facets by group, each with its count, and a small chart of the years."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("filters")]
    SHOWS_SELECTION = False
    DEFAULT_CSS = "Filters { width: 25; height: 1fr; border-right: solid $rule; }"

    class Changed(Message):
        """Other filters are in force."""

    class MoreWanted(Message):
        """All of a group are to be chosen from; `facets` are those known."""

        def __init__(self, group: Group, facets: Sequence[Facet]) -> None:
            super().__init__()
            self.group, self.facets = group, facets

    class Wanted(Message):
        """A saved search is to be shown."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    def __init__(self) -> None:
        super().__init__(id="filters")
        self.chosen: tuple[Facet, ...] = ()
        self._facets: dict[Group, tuple[Facet, ...]] = {}
        self._known: Mapping[Group, Sequence[Facet]] = {}
        self._folded: set[Group] = set()
        self._rows: list[Group | Facet | More] = []

    @property
    def row_count(self) -> int:
        return len(self._rows)

    @property
    def query_text(self) -> str:
        """The filters in force as a query."""
        return clauses(self.chosen)

    @property
    def summary(self) -> str:
        """The filters in force in words."""
        return ", ".join(facet.label for facet in self.chosen)

    def show(self, facets: Mapping[Group, Sequence[Facet]]) -> None:
        """Show what the present list could be narrowed by; filters in force stay to be switched off."""
        self._known = facets
        for group in HEADS:
            if group == "search":
                continue
            found = list(facets.get(group, ()))
            found = found[-LIMITS[group] :] if group == "year" else found[: LIMITS[group]]
            values, known = {f.value for f in found}, {f.value: f for f in facets.get(group, ())}
            others = [f for f in self.chosen if f.group == group and f.value not in values]
            found += [known.get(f.value, replace(f, count=None)) for f in others]
            self._facets[group] = tuple(found)
        self._arrange()

    def show_searches(self, saved: Sequence[tuple[str, str]]) -> None:
        """Show the saved searches (name, query) below what filters."""
        self._facets["search"] = tuple(
            Facet("search", query, name) for name, query in saved[: LIMITS["search"]]
        )
        self._arrange()

    def toggle(self, facet: Facet) -> None:
        """Switch a filter on or off."""
        same = [kept for kept in self.chosen if (kept.group, kept.value) != (facet.group, facet.value)]
        self.chosen = tuple(same) if len(same) < len(self.chosen) else (*self.chosen, facet)
        self.post_message(self.Changed())
        self.refresh()

    def choose(self, facets: Sequence[Facet]) -> None:
        """Put these filters in force instead of others."""
        self.chosen = tuple(facets)
        self.post_message(self.Changed())
        self.refresh()

    def _arrange(self) -> None:
        here = self._rows[self.selected] if self.selected < len(self._rows) else None
        self._rows = []
        for group in HEADS:
            if facets := self._facets.get(group):
                self._rows.append(group)
                self._rows += () if group in self._folded else facets
                if group not in self._folded and len(self._known.get(group, ())) > LIMITS[group]:
                    self._rows.append(More(group))
        key = _key(here)
        at = next((index for index, row in enumerate(self._rows) if _key(row) == key), self.selected)
        with self.prevent(RowList.Selected):
            self.rows_changed()
            self.selected = at

    def draw_row(self, index: int, width: int, base: Style) -> list[list[Segment]]:
        row, paint = self._rows[index], self.paint
        if isinstance(row, More):
            return [[Segment("  more …", base + paint.accent)]]
        if not isinstance(row, Facet):
            fold = "▸" if row in self._folded else "▾"
            chart = self._chart() if row == "year" else ""
            head = [Segment(f"{fold} {HEADS[row]}", base + paint.muted + Style(bold=True))]
            return [spread(head, [Segment(chart, base + paint.accent)], width, base)]
        on = any(_key(kept) == _key(row) for kept in self.chosen)
        glyph = GLYPHS[row.type] if row.type else SIGNS.get(row.value if row.group == "is" else row.group, "")
        sign = Segment("✓ " if on else "  ", base + paint.accent)
        hue = paint.hue[row.type] if row.type else paint.accent
        number = "" if row.count is None else f" {row.count:,}"
        label = Segment(fit(row.label, width - 4 - len(number)), base + (paint.strong if on else paint.text))
        left = [sign, *([Segment(f"{glyph} ", base + hue)] if glyph else []), label]
        return [spread(left, [Segment(number, base + paint.muted)], width, base)]

    def _chart(self) -> str:
        years = {int(facet.value): facet.count or 0 for facet in self._facets.get("year", ())}
        if len(years) < 2:
            return ""
        return sparkline([years.get(year, 0) for year in range(min(years), max(years) + 1)][-12:])

    def action_choose(self) -> None:
        """Switch the selected filter, or fold its group."""
        if not self._rows:
            return
        row = self._rows[self.selected]
        if isinstance(row, Facet) and row.group == "search":
            self.post_message(self.Wanted(row.value))
        elif isinstance(row, Facet):
            self.toggle(row)
        elif isinstance(row, More):
            self.post_message(self.MoreWanted(row.group, self._known.get(row.group, ())))
        else:
            self._folded ^= {row}
            self._arrange()

    def action_clear(self) -> None:
        """Switch all filters off."""
        if self.chosen:
            self.choose(())


def _key(row: Group | Facet | More | None) -> tuple[str, str]:
    match row:
        case Facet():
            return row.group, row.value
        case More():
            return row.group, ""
        case _:
            return "", row or ""
