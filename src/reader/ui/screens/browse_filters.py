"""Choosing a filter from all there are of its group."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on

from reader.ui import finding
from reader.ui.screens.dialogs import Choice, Picker
from reader.ui.screens.part import BrowsePart
from reader.ui.widgets.filters import HEADS, Facet, Filters


class Filtering(BrowsePart):
    """Offers the rest of a group of filters."""

    @on(Filters.MoreWanted)
    def _more_wanted(self, message: Filters.MoreWanted) -> None:
        title = (
            f"Filter by one of the {HEADS[message.group].lower()}"
            if message.group != "year"
            else "Filter by year"
        )

        def offer(facets: Sequence[Facet]) -> None:
            on = {(facet.group, facet.value) for facet in filters.chosen}
            choices = [
                Choice(
                    facet,
                    f"{'✓' if (facet.group, facet.value) in on else ' '} {facet.label}",
                    "" if facet.count is None else f"{facet.count:,}",
                )
                for facet in facets
            ]
            hint = "Enter switches it on or off · Esc goes back"
            self.app.push_screen(Picker(title, choices, hint=hint), chosen)

        def chosen(facet: Facet | None) -> None:
            if facet is not None:
                filters.toggle(facet)

        filters, asked = self.query_one(Filters), self.asked
        if message.group == "entity":
            self.reader.ask(
                lambda library: finding.names(library, asked), offer, group="more", exclusive=True
            )
        else:
            offer(message.facets)
