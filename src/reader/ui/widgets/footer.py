"""The last line: the keys that matter now, and how the library stands."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.ui.bindings import BY_ID, shown
from reader.ui.painted import Painted, fit, spread

HINTS: dict[str, tuple[str, ...]] = {
    "results": (
        "search", "list.open", "compare", "filters", "searches", "mark", "split", "star", "themes", "add", "help",
    ),
    "found": (
        "search", "list.open", "compare", "searches.save", "searches", "filters", "mark", "split", "star", "help",
    ),
    "list": ("search", "list.open", "list.sort", "find", "tab.articles", "help"),
    "names": ("search", "list.open", "list.sort", "list.type", "find", "tab.articles", "help"),
    "article": (
        "article.mention", "article.card", "article.match", "compare", "split", "article.types",
        "find", "star", "mark", "zoom", "help",
    ),
    "comparison": (
        "comparison.link", "comparison.difference", "comparison.figure", "comparison.only_left",
        "comparison.only_right", "comparison.show", "comparison.passage", "comparison.close", "comparison.order",
        "comparison.linked", "comparison.swap",
        "comparison.partner", "comparison.save", "comparison.tie", "comparison.panel", "help",
    ),
    "story": (
        "list.open", "story.right", "story.compare", "story.mark", "story.show", "story.timeline",
        "story.save", "story.close", "help",
    ),
    "filters": ("filters.toggle", "filters.clear", "search", "help"),
    "search": (),
}  # fmt: skip
"""What the footer offers by where the focus is, the most important first; `help` always fits in."""


class Footer(Painted):
    """Keys on the left, the library's state on the right."""

    DEFAULT_CSS = "Footer { height: 2; dock: bottom; border-top: solid $rule; background: $background; }"

    def __init__(self) -> None:
        super().__init__()
        self._place = "results"
        self._status = ""
        self._labels: dict[str, str] = {}

    def show(self, place: str, labels: dict[str, str] | None = None) -> None:
        """Offer the keys of a place; `labels` says some of them differently."""
        self._place, self._labels = place, labels or {}
        self.refresh()

    def tell(self, status: str) -> None:
        """Show the library's state."""
        self._status = status
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        right = [Segment(f" {self._status} ", self.paint.muted)]
        if cell_len(right[0].text) > width // 2:
            right = []
        left = self._hints(width - sum(cell_len(segment.text) for segment in right))
        return self.strip(spread(left, right, width, Style.null()))

    def _hints(self, room: int) -> list[Segment]:
        if self._place == "search":
            return [
                Segment(
                    " ⏎ list · Esc back · End adds words · ctrl+r saved",
                    self.paint.muted,
                )
            ]
        first = ["back"] if "back" in self._labels else []
        ids: Sequence[str] = [*first, *HINTS[self._place]]
        keymap = getattr(self.app, "_keymap", {})
        texts = [
            (shown(keymap.get(id, BY_ID[id].keys)), fit(self._labels.get(id, BY_ID[id].label), 36))
            for id in ids
        ]
        kept = texts[-1:]
        used = sum(cell_len(key) + cell_len(label) + 3 for key, label in kept) + 1
        for at, (key, label) in enumerate(texts[:-1]):
            used += cell_len(key) + cell_len(label) + 3
            if used > room:
                break
            kept.insert(at, (key, label))
        pieces = [Segment(" ")]
        for key, label in kept:
            pieces += [Segment(key, self.paint.accent), Segment(f" {label}  ", self.paint.muted)]
        return pieces
