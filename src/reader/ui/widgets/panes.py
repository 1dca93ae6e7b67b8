"""The panes side by side: which one is read, which one waits for an article."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message

from reader.model import Annotated, Span
from reader.ui.widgets.pane import ArticlePane, Loaded

if TYPE_CHECKING:
    from reader.library import Library
    from reader.ui.app import ReaderApp

MAX_PANES = 4
QUICK_CHARS = 50_000
"""Up to this length the names that rules find come with the text; in a longer one the text comes first."""


class Panes(Horizontal):
    """One article, or up to four beside each other."""

    DEFAULT_CSS = "Panes { width: 1fr; height: 1fr; }"

    class Changed(Message):
        """Another article is shown, or another pane is the current one."""

    def __init__(self, text_width: int) -> None:
        super().__init__()
        self._text_width = text_width
        self._current: ArticlePane | None = None
        self.places: dict[str, int] = {}

    def compose(self) -> ComposeResult:
        self._current = ArticlePane(self._text_width)
        yield self._current

    @property
    def reader(self) -> ReaderApp:
        """The app, as what it is."""
        return cast("ReaderApp", self.app)

    @property
    def panes(self) -> list[ArticlePane]:
        """The panes from left to right."""
        return [pane for pane in self.children if isinstance(pane, ArticlePane)]

    @property
    def current(self) -> ArticlePane:
        """The pane that is read, or was last."""
        if self._current not in self.panes:
            self._current = self.panes[-1]
        return self._current

    def turn_to(self, id: str) -> None:
        """Make the pane that has an article the current one, if there is one."""
        self._current = next((pane for pane in self.panes if pane.article_id == id), self.current)

    def open(self, id: str, query: str = "", span: Span | None = None, patience: float = 0.0) -> None:
        """Show an article in the current pane, at `span` if given: its text at once, its names soon after.

        Names that are not known yet are looked for after `patience` seconds, unless another article is asked for.
        """
        pane = self.current
        if pane.shown_id and pane.shown_id != id:
            self.places[pane.shown_id] = pane.view.top_offset
        if (pane.article_id, pane.query_text, span) == (id, query, None):
            return
        pane.generation += 1
        pane.article_id, pane.query_text = id, query
        generation = pane.generation

        named = False
        shown: Loaded | None = None

        def text_there(loaded: Loaded) -> None:
            if not named:
                show(loaded)

        def names_there(loaded: Loaded) -> None:
            nonlocal named
            named = True
            show(loaded)

        def show(loaded: Loaded) -> None:
            nonlocal shown
            if generation != pane.generation or not pane.is_attached or loaded == shown:
                return
            shown = loaded
            top = None if pane.shown_id == id else self.places.get(id)
            pane.view.show(loaded.annotated, loaded.row, loaded.note, top)
            pane.view.set_matches(loaded.matches)
            if span:
                pane.view.point(span)
            self.post_message(self.Changed())

        def ask_names() -> None:
            if generation == pane.generation:
                self.reader.ask(
                    lambda library: _names(library, id, query), names_there, group="names", exclusive=True
                )

        if patience or pane.shown_id != id:
            self.reader.ask(lambda library: _text(library, id, query), text_there, group="text")
        if patience:
            self.set_timer(patience, ask_names)
        else:
            ask_names()

    def clear(self, hint: str) -> None:
        """Show no article in the current pane but a hint."""
        pane = self.current
        if (pane.article_id, pane.shown_id, pane.view.hint) == (None, None, hint):
            return
        if pane.shown_id:
            self.places[pane.shown_id] = pane.view.top_offset
        pane.clear(hint)
        self.post_message(self.Changed())

    def reload(self) -> None:
        """Show the articles with the names as they are linked now."""
        for pane in self.panes:
            if pane.article_id:
                self.reader.ask(
                    partial(_names, id=pane.article_id, query=pane.query_text), pane.renew, group="names"
                )

    async def split(self) -> bool:
        """Add an empty pane right of the current one and make it the current one."""
        if len(self.panes) >= MAX_PANES:
            return False
        if self.current.article_id is None:
            return True
        pane = ArticlePane(self._text_width)
        await self.mount(pane, after=self.current)
        self._current = pane
        self._draw_borders()
        return True

    async def close(self, pane: ArticlePane) -> None:
        """Take a pane away; the one before it becomes the current one."""
        at = self.panes.index(pane)
        if pane.shown_id:
            self.places[pane.shown_id] = pane.view.top_offset
        await pane.remove()
        self._current = self.panes[max(0, at - 1)]
        self._draw_borders()
        self.post_message(self.Changed())

    def _draw_borders(self) -> None:
        for at, pane in enumerate(self.panes):
            pane.set_class(at > 0, "beside")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The pane that gets the focus is the current one."""
        for pane in self.panes:
            if event.widget is pane.view and pane is not self._current:
                self._current = pane
                self.post_message(self.Changed())


def _text(library: Library, id: str, query: str) -> Loaded:
    article = library.article(id)
    if len(article.text) <= QUICK_CHARS:
        return _loaded(library, library.annotated(id, quick=True), query)
    return _loaded(library, Annotated(article), "")


def _names(library: Library, id: str, query: str) -> Loaded:
    return _loaded(library, library.annotated(id), query)


def _loaded(library: Library, annotated: Annotated, query: str) -> Loaded:
    id = annotated.article.id
    row = next(iter(library.rows([id])), None)
    matches = tuple(library.match_spans(id, query)) if query.strip() else ()
    return Loaded(annotated, row, library.note(id), matches)
