"""Removing an article from the library, once it is confirmed."""

from __future__ import annotations

from reader.ui.painted import fit
from reader.ui.screens.browse_comparing import Comparing
from reader.ui.screens.dialogs import Choice
from reader.ui.screens.question import Question
from reader.ui.widgets.panes import Panes
from reader.ui.widgets.results import Results

TITLE = 60


class Removing(Comparing):
    """Takes articles out of the library; their files stay."""

    def action_remove(self) -> None:
        """Ask whether the article is to go."""
        row, library = self.target, self.reader.library
        if row is None or library is None or self.stage == "filters":
            return
        if library.is_sample:
            self.reader.say("nothing is removed from the sample library")
            return

        def answered(removed: bool | None) -> None:
            if removed:
                self._remove(row.id, row.title)

        choices = [
            Choice(False, "Keep it", "n"),
            Choice(True, "Remove it, with its stars, tags and notes", "not taken back by U  y"),
        ]
        hint = "The file it was read from stays; adding that again brings the article back without these."
        self.app.push_screen(Question(f"Remove “{fit(row.title, TITLE)}”?", choices, hint), answered)

    def _remove(self, id: str, title: str) -> None:
        def done(_: int) -> None:
            results = self.query_one(Results)
            self.forget(id)
            self.action_reload(results.neighbour(id))
            self.reader.say(f"removed: “{fit(title, TITLE)}”")

        self.reader.say("removing …")
        self.reader.ask(lambda library: library.remove([id]), done, group="remove")

    def forget(self, id: str) -> None:
        """Leave an article that is gone wherever it is on the screen."""
        self.marked = None if self.marked == id else self.marked
        self.partners = None
        panes = self.query_one(Panes)
        panes.places.pop(id, None)
        for pane in panes.panes:
            if pane.article_id == id:
                pane.clear("this article was removed")
        if self.stage == "article" and panes.current.article_id is None:
            self.go("list")
