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

from reader.model import Annotated, EntityType, Mention, Span
from reader.ui.paint import GLYPHS, NAMES
from reader.ui.painted import Painted, fit, spread
from reader.ui.widgets.article import ArticleView

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
        right = [Segment(f" {fit(view.annotated.article.source, width // 4)} · {share}% ", self.paint.muted)]
        left = self._left(width - cell_len(right[0].text))
        if sum(cell_len(segment.text) for segment in (*left, *right)) > width:
            right = [Segment(f" {share}% ", self.paint.muted)]
        return self.strip(spread(left, right, width, Style.null()))

    def _left(self, room: int) -> list[Segment]:
        view, paint = self._view, self.paint
        if view.mention:
            return self._mention(view.mention)
        if view.match_index is not None:
            return [
                Segment(" match ", paint.muted),
                Segment(f"{view.match_index + 1} of {len(view.matches)}", paint.accent),
                Segment("  n N", paint.muted),
            ]
        counts: dict[EntityType, int] = {}
        for mention in view.shown_mentions:
            counts[mention.type] = counts.get(mention.type, 0) + 1
        found = [Segment(f" ⌕ {len(view.matches)} ", paint.accent)] if view.matches else []
        if not view.types:
            return [*found, Segment(" no names highlighted", paint.muted)]
        full = [*found, *self._legend(counts, named=True)]
        if sum(cell_len(piece.text) for piece in full) <= room:
            return full
        return [*found, *self._legend(counts, named=False)]

    def _legend(self, counts: dict[EntityType, int], named: bool) -> list[Segment]:
        paint = self.paint
        pieces: list[Segment] = []
        for kind, glyph in GLYPHS.items():
            if kind in counts:
                pieces += [
                    Segment(f" {glyph} ", paint.hue[kind]),
                    Segment(NAMES[kind] + " " if named else "", paint.unsure[kind]),
                    Segment(f"{counts[kind]} ", paint.muted),
                ]
        return pieces

    def _mention(self, mention: Mention) -> list[Segment]:
        view, paint = self._view, self.paint
        assert view.annotated is not None
        entities, text = view.annotated.entities, view.annotated.article.text
        entity = entities.get(mention.entity)
        pieces = [
            Segment(f" {GLYPHS[mention.type]} ", paint.hue[mention.type]),
            Segment(fit(entity.name if entity else text[mention.start : mention.end], 40), paint.strong),
        ]
        if mention.refers_to and (stands_for := entities.get(mention.refers_to)):
            pieces.append(Segment(f" for {fit(stands_for.name, 30)}", paint.text))
        sure = "" if mention.sure else " · unsure"
        shown = view.shown_mentions
        pieces.append(
            Segment(
                f" · {NAMES[mention.type]}{sure} · {shown.index(mention) + 1} of {len(shown)}", paint.muted
            )
        )
        if mention.evidence and not mention.sure:
            pieces.append(Segment(f" · {fit(mention.evidence, 40)}", paint.muted))
        return pieces


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

    def renew(self, loaded: Loaded) -> None:
        """Show the same article with other names."""
        if loaded.annotated.article.id == self.shown_id:
            self.view.mention = None
            self.view.show(loaded.annotated, loaded.row, loaded.note)

    @on(ArticleView.Moved)
    def _moved(self) -> None:
        self.query_one(PaneLine).refresh()
