"""Comparing an article: with the marked one, the one in the other pane, or the most telling other report."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.timer import Timer

from reader.model import Partner
from reader.ui.screens.browse_way import WayBack
from reader.ui.widgets.panes import Panes
from reader.ui.widgets.results import Results

if TYPE_CHECKING:
    from reader.library import Library

PARTNER_SECONDS = 0.5
"""An article that is read for so long has its other reports looked for."""


class Comparing(WayBack):
    """Marks, and what `c` does."""

    marked: str | None = None
    partners: tuple[str, tuple[Partner, ...]] | None = None
    """An article and the other reports of its story, where these were looked for."""
    _seeking: Timer | None = None

    def action_mark(self) -> None:
        """Mark the article for comparing, or take the mark away."""
        row = self.target
        if row is None:
            return
        self.marked = None if self.marked == row.id else row.id
        results = self.query_one(Results)
        results.marked = self.marked
        results.refresh()
        self.tell_footer()
        self.reader.say("marked: c compares it with another" if self.marked else "mark removed")

    def footer_labels(self) -> dict[str, str]:
        """What some keys do at this moment."""
        if screen := self.way_back:
            back = {"back": screen.last.WAY_BACK}
            return (
                {"compare": screen.last.WAY_BACK, **back}
                if self._back_with_c()
                else {**self._compares(), **back}
            )
        return self._compares()

    def _back_with_c(self) -> bool:
        """Whether `c` goes back to the comparison that led to this article."""
        from reader.ui.screens.comparison import ComparisonScreen

        other_marked = self.marked and self.marked != self.target_id
        return (
            not other_marked
            and self.way_back is not None
            and isinstance(self.way_back.last, ComparisonScreen)
        )

    def _compares(self) -> dict[str, str]:
        """What `c` compares."""
        if self.marked and self.marked != self.target_id:
            return {"compare": "compare with the marked"}
        if len(self._two_panes()) == 2:
            return {"compare": "compare the two panes"}
        if (known := self._known_partners()) and self.width_class != "narrow":
            return {"compare": f"compare with {known[0].source}"}
        return {}

    def _known_partners(self) -> tuple[Partner, ...] | None:
        """The other reports of this story, the first the one that `c` takes; None while that is not known."""
        return self.partners[1] if self.partners and self.partners[0] == self.target_id else None

    def _two_panes(self) -> list[str]:
        """The two articles that `c` compares where they are read side by side, else nothing."""
        panes = [pane.article_id for pane in self.query_one(Panes).panes if pane.article_id]
        return panes if self.stage == "article" and len(panes) == 2 and panes[0] != panes[1] else []

    def seek_partner(self, id: str) -> None:
        """Find out soon, while it is read, what `c` would compare an article with."""
        if self._seeking:
            self._seeking.stop()

        def known(found: tuple[Partner, ...]) -> None:
            self.partners = (id, found)
            self.tell_footer()

        self._seeking = self.set_timer(PARTNER_SECONDS, lambda: self._ask_partners(id, known))

    def _ask_partners(self, id: str, then: Callable[[tuple[Partner, ...]], None]) -> None:
        def work(library: Library) -> tuple[Partner, ...]:
            from reader.library import telling

            return telling.partners(library, id)

        self.reader.ask(work, then, group="partner", exclusive=True)

    def action_compare(self) -> None:
        """Go back to the comparison that led here, else compare with the marked, the other pane's or the best."""
        here = self.target_id
        if here is None:
            return
        if self._back_with_c():
            self.go_back()
            return
        if self.marked and self.marked != here:
            self._compare((self.marked, here))
            return
        if len(two := self._two_panes()) == 2:
            self._compare((two[0], two[1]))
            return

        def found(partners: tuple[Partner, ...]) -> None:
            if partners:
                self._compare((here, partners[0].id), partners)
            else:
                self.reader.warn("no other report of this story", "mark one with m, then press c on another")

        if (known := self._known_partners()) is not None:
            found(known)
        else:
            self._ask_partners(here, found)

    def _compare(self, pair: tuple[str, str], partners: tuple[Partner, ...] | None = None) -> None:
        from reader.ui.screens.comparison import ComparisonScreen

        if self.free:
            self.lead(ComparisonScreen(*pair, partners))
