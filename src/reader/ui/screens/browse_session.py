"""How the main screen comes back as it was left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reader.ui.screens.browse_jumps import Jumps
from reader.ui.widgets.filters import HEADS, Facet, Filters
from reader.ui.widgets.panes import Panes
from reader.ui.widgets.results import Results
from reader.ui.widgets.search_bar import SearchBar

SAVE_SECONDS = 20
MAX_PLACES = 500


class Sessions(Jumps):
    """Keeps and restores the query, the filters, the selection, the panes and how far each was read."""

    def session(self) -> dict[str, Any]:
        """The state of the screen as plain values."""
        panes = self.query_one(Panes)
        entry = self.query_one(Results).entry
        shown = [(pane.shown_id, pane.view.top_offset) for pane in panes.panes if pane.shown_id]
        places = {**panes.places, **dict(shown)}
        return {
            "query": self.query_one(SearchBar).query_text,
            "filters": [[f.group, f.value, f.label] for f in self.query_one(Filters).chosen],
            "tab": self.tab,
            "stage": self.stage,
            "selected": entry.row.id if entry else None,
            "panes": [id for id, _ in shown],
            "current": panes.panes.index(panes.current),
            "places": dict(list(places.items())[-MAX_PLACES:]),
        }

    def keep_session(self) -> None:
        """Keep the state in the library, at once."""
        if self.reader.library is not None and self.restored:
            self.reader.library.save_session(self.session())

    def end_visit(self) -> None:
        """What is there now will not be new the next time."""
        if self.reader.library is not None:
            self.reader.library.end_visit()

    restored = False

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Bring back what was kept; whatever is not understood of it is left out."""
        self.restored = True
        panes = self.query_one(Panes)
        places = kept.get("places")
        if isinstance(places, dict):
            panes.places = {str(id): top for id, top in places.items() if isinstance(top, int)}
        filters = kept.get("filters")
        self.query_one(Filters).chosen = tuple(
            Facet(*map(str, parts))  # type: ignore[arg-type]
            for parts in (filters if isinstance(filters, list) else ())
            if isinstance(parts, list) and len(parts) == 3 and parts[0] in HEADS
        )
        query = kept.get("query")
        bar = self.query_one(SearchBar)
        if isinstance(query, str) and query:
            with self.prevent(SearchBar.Asked):
                bar.put(query)
        selected = kept.get("selected")
        self.ask_again(keep=selected if isinstance(selected, str) else None)
        self.run_worker(self._restore_panes(kept), group="restore")
        self.set_interval(SAVE_SECONDS, self._save_now_and_then)

    async def _restore_panes(self, kept: Mapping[str, Any]) -> None:
        panes = self.query_one(Panes)
        ids = [id for id in kept.get("panes") or () if isinstance(id, str)]
        library = self.reader.library
        known = {row.id for row in library.rows(ids)} if library and ids else set()
        for at, id in enumerate(id for id in ids if id in known):
            if at and not await panes.split():
                break
            panes.open(id, self.query_text)
        tab, stage = kept.get("tab"), kept.get("stage")
        if self.typing:
            return
        if tab in ("stories", "entities", "sources"):
            self.show_tab(tab, focus=stage != "article")
        if stage == "article" and known:
            self.go("article")
        elif len(panes.panes) > 1:
            self.go("list")

    def _save_now_and_then(self) -> None:
        session = self.session()
        self.reader.ask(lambda library: library.save_session(session), lambda _: None, group="session")
