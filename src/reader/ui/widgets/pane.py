"""A pane: an article with a line under it that says what the eye is on and how far down it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.strip import Strip

from reader.model import Annotated, Span
from reader.ui.paint import NAMES
from reader.ui.painted import Painted, fit, spread
from reader.ui.widgets.article import ArticleView
from reader.ui.widgets.legend import SHORT, legend, mention_line, turn

if TYPE_CHECKING:
    from reader.library import Row


class PaneLine(Painted):
    """Legend, current name or match on the left; source and position on the right."""

    DEFAULT_CSS = "PaneLine { height: 1; background: $surface; }"

    def __init__(self, view: ArticleView) -> None:
        super().__init__()
        self._view = view

    def render_line(self, y: int) -> Strip:
        view, width = self._view, self.size.width
        if view.annotated is None:
            return self.strip(())
        bottom = view.scroll_offset.y + view.size.height
        share = min(100, 100 * bottom // max(1, view.virtual_size.height))
        least = Segment(f" {share}% ", self.paint.muted)
        right = Segment(f" {fit(view.annotated.article.source, width // 4)} ·{least.text}", self.paint.muted)
        eyed = view.mention is not None and not view.shows_legend
        left = self._left(width - cell_len((least if eyed else right).text))
        if sum(cell_len(segment.text) for segment in (*left, right)) > width:
            right = least
        return self.strip(spread(left, [right], width, Style.null()))

    def _left(self, room: int) -> list[Segment]:
        view, paint = self._view, self.paint
        if view.mention and not view.shows_legend:
            return mention_line(view, view.mention, room, paint)
        if view.match_index is not None and not view.shows_legend:
            place = Segment(f"{view.match_index + 1} of {len(view.matches)}", paint.accent)
            return [Segment(" match ", paint.muted), place, Segment("  n N", paint.muted), *turn(view, paint)]
        found = [Segment(f" ⌕ {len(view.matches)} ", paint.accent)] if view.matches else []
        legends = [legend(view.shown_mentions, view.types, words, paint) for words in (NAMES, SHORT, {})]
        room -= sum(cell_len(piece.text) for piece in found)
        fitting = (one for one in legends if sum(cell_len(piece.text) for piece in one) <= room)
        return [*found, *next(fitting, legends[-1])]


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article ready to be shown, with the words searched for found in it."""

    annotated: Annotated
    row: Row | None
    note: str
    matches: tuple[Span, ...]


class ArticlePane(Vertical):
    """One article of a split screen."""

    DEFAULT_CSS = """
    ArticlePane { width: 1fr; height: 1fr; }
    ArticlePane.beside { border-left: solid $rule; }
    ArticlePane:focus-within PaneLine { background: $panel; }
    """

    def __init__(self, text_width: int) -> None:
        super().__init__()
        self.view = ArticleView(text_width)
        self.generation = 0
        self.article_id: str | None = None
        self.query_text = ""

    def compose(self) -> ComposeResult:
        yield self.view
        yield PaneLine(self.view)

    @property
    def shown_id(self) -> str | None:
        """The article on the screen; another than `article_id` while that is being loaded."""
        return self.view.annotated.article.id if self.view.annotated else None

    def clear(self, hint: str) -> None:
        """Show no article but a hint; one that is under way is not shown either."""
        self.generation += 1
        self.article_id, self.query_text = None, ""
        self.view.clear(hint)

    def renew(self, loaded: Loaded) -> None:
        """Show the same article with other names."""
        if loaded.annotated.article.id == self.shown_id:
            self.view.mention = None
            self.view.show(loaded.annotated, loaded.row, loaded.note)

    @on(ArticleView.Moved)
    def _moved(self) -> None:
        self.query_one(PaneLine).refresh()
