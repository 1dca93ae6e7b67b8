"""Taking back what was done last, step by step: stars, tags, notes, read marks, kept searches, changes to names."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.ui.painted import fit
from reader.ui.screens.part import BrowsePart
from reader.ui.widgets.panes import Panes
from reader.ui.widgets.results import Results

if TYPE_CHECKING:
    from reader.library import Library, Row

STEPS = 100
TITLE = 40


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done: what it was in words, how it is taken back, and to which article or to names it was done."""

    said: str
    take_back: Callable[[Library], object]
    article: str = ""
    names: bool = False


OLDER = Deed("a change to names", lambda library: library.undo_entity_edit(), names=True)
"""What is taken back where nothing was done since the start: changes to names are kept from one time to the next."""


class Undo(BrowsePart):
    """Keeps what was done in this session, the last deed last."""

    def __init__(self) -> None:
        super().__init__()
        self._deeds: deque[Deed] = deque(maxlen=STEPS)

    def did(self, said: str, take_back: Callable[[Library], object], row: Row | None = None) -> None:
        """Keep how something is taken back that was done just now, and say that it can be."""
        told = f"{said}: “{fit(row.title, TITLE)}”" if row else said
        self._deeds.append(Deed(told, take_back, row.id if row else ""))
        self.reader.say(f"{told} · U takes it back")

    def did_to_names(self, said: str) -> None:
        """Keep that names were changed."""
        self._deeds.append(Deed(said, OLDER.take_back, names=True))
        self.reader.say(f"{said} · U takes it back")

    def undid_names(self) -> None:
        """Forget the last change to names, which was taken back elsewhere."""
        last = next((deed for deed in reversed(self._deeds) if deed.names), None)
        if last is not None:
            self._deeds.remove(last)

    def action_undo(self) -> None:
        """Take the last deed back."""
        deed = self._deeds.pop() if self._deeds else OLDER
        if deed.names:
            self.reader.say("taking it back …")

        def work(library: Library) -> tuple[str, Row | None, str]:
            answer = deed.take_back(library)
            said = answer if deed is OLDER and isinstance(answer, str) else deed.said
            if not deed.article:
                return said, None, ""
            return said, next(iter(library.rows([deed.article])), None), library.note(deed.article)

        def done(found: tuple[str, Row | None, str]) -> None:
            said, row, note = found
            if row is not None:
                self.change(row, note)
                self.refresh_state()
            if deed.names:
                self.names_changed()
            if not deed.article and not deed.names:
                self.refresh_searches()
            more = f"\nU again takes back {self._deeds[-1].said}" if self._deeds else ""
            self.reader.say(f"taken back: {said}{more}")

        self.reader.ask(work, done, group="undo")

    def change(self, row: Row, note: str | None = None) -> None:
        """Show an article's changed state wherever it is on the screen."""
        self.query_one(Results).update_row(row.id, read=row.read, starred=row.starred, tags=row.tags)
        for pane in self.query_one(Panes).panes:
            if pane.shown_id == row.id:
                pane.view.update_row(row, note)

    def names_changed(self) -> None:
        """Show lists and articles with the names as they are now."""
        self.action_reload()
        self.query_one(Panes).reload()
