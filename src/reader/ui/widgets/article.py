"""An article to read: its names and matches highlighted, and ways to step from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Offset
from textual.message import Message

from reader.model import NAME_TYPES, Annotated, EntityType, Mention, Span
from reader.ui.bindings import bindings
from reader.ui.render import Marks
from reader.ui.widgets.article_text import ArticleText

if TYPE_CHECKING:
    from reader.library import Row

TYPE_CYCLE: tuple[frozenset[EntityType], ...] = (
    NAME_TYPES,
    frozenset({"PERSON"}),
    frozenset({"ORG"}),
    frozenset({"PLACE"}),
    frozenset({"GROUP"}),
    NAME_TYPES | {"DATE", "FIGURE", "ROLE"},
    frozenset(),
)
"""What `e` goes through: all names, one type after the other, all with dates, figures and roles, nothing."""


class ArticleView(ArticleText, can_focus=True):
    """One article: scrolled, searched, and with names to step through."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("article")]

    class CardWanted(Message):
        """The card of the name under the eye is asked for."""

        def __init__(self, view: ArticleView, mention: Mention) -> None:
            super().__init__()
            self.view = view
            self.mention = mention

    def __init__(self, text_width: int) -> None:
        super().__init__(text_width)
        self.matches: tuple[Span, ...] = ()
        self.types = TYPE_CYCLE[0]
        self.mention: Mention | None = None
        self.match_index: int | None = None
        self.place: Span | None = None
        self.turned = 0
        self.shows_legend = True
        self.shown_mentions: list[Mention] = []
        self._names = Marks()

    # --- what is shown ---

    def show(
        self, annotated: Annotated, row: Row | None = None, note: str = "", top: int | None = None
    ) -> None:
        """Show an article from the text offset `top`, else where the same article was, else from its start."""
        same = self.annotated is not None and self.annotated.article.id == annotated.article.id
        keep = self.top_offset if same and top is None else top or 0
        if not same:
            self._forget()
        self.put(annotated, row or self.row, note, keep)
        self._highlight()

    def clear(self, hint: str) -> None:
        """Show no article but a hint."""
        self._forget()
        self.shown_mentions = []
        super().clear(hint)

    def _forget(self) -> None:
        self.matches, self.mention, self.match_index, self.place = (), None, None, None
        self.shows_legend = True

    def set_matches(self, matches: Sequence[Span], jump: bool = False) -> None:
        """Mark these stretches as found; `jump` shows the first."""
        if tuple(matches) != self.matches:
            self.matches, self.match_index = tuple(matches), None
        self._remark()
        if jump and matches:
            self.action_match(1)

    def point(self, span: Span) -> None:
        """Show a stretch that was asked for, marked until the eye moves on."""
        self.mention, self.match_index, self.place = None, None, span
        self._remark()
        self.reveal(span)

    def look_away(self) -> None:
        """Be on none of the matches any more."""
        if self.match_index is not None:
            self.match_index = None
            self._remark()
            self.post_message(self.Moved())

    def update_row(self, row: Row, note: str | None = None) -> None:
        """Show a changed state of the article."""
        self.row = row
        self.note = self.note if note is None else note
        self.relayout()

    def repaint(self) -> None:
        """Draw anew with another theme."""
        self.relayout()
        self._highlight()

    @property
    def eye(self) -> Span | None:
        """The mention, match or stretch that was gone to last."""
        if self.mention:
            return Span(self.mention.start, self.mention.end)
        return self.matches[self.match_index] if self.match_index is not None else self.place

    def _highlight(self) -> None:
        """Highlight the mentions of the chosen types; the unsure ones have a ? before them."""
        paint = self.paint
        mentions = self.annotated.mentions if self.annotated else ()
        self.shown_mentions = [mention for mention in mentions if mention.type in self.types]
        unsure = [mention for mention in self.shown_mentions if not mention.sure]
        spans = self.doubt([Span(mention.start, mention.end) for mention in unsure])
        sure = [(m.start, m.end, paint.entity[m.type]) for m in self.shown_mentions if m.sure]
        self._names = Marks.of(
            sure + [(s.start, s.end, paint.unsure[m.type]) for s, m in zip(spans, unsure, strict=True)]
        )
        self._remark()

    def _remark(self) -> None:
        paint = self.paint
        found = [(m.start, m.end, paint.match) for m in self.matches]
        eye = [(self.eye.start, self.eye.end, paint.current)] if self.eye else []
        self.mark((self._names, Marks.of(found), Marks.of(eye)))

    # --- moving ---

    def action_scroll_lines(self, step: int) -> None:
        """Scroll by lines."""
        self.scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        """Scroll by a page, two lines staying."""
        self.scroll_relative(y=step * max(1, self.size.height - 2), animate=False)

    def action_first(self) -> None:
        """To the beginning."""
        self.scroll_to(y=0, animate=False)

    def action_last(self) -> None:
        """To the end."""
        self.finish()
        self.scroll_to(y=self.max_scroll_y, animate=False)

    def action_match(self, step: int) -> None:
        """To the next match, going round at the end."""
        if not self.matches:
            self.notify("nothing is searched for in this article: f finds words in it", markup=False)
            return
        starts, eye = [match.start for match in self.matches], self._eye_offset()
        at = next_index(starts, self.match_index, step, eye)
        self._stepped(turned(starts, self.match_index, at, step, eye))
        self.match_index, self.mention = at, None
        self._remark()
        self.reveal(self.matches[at])

    def action_mention(self, step: int) -> None:
        """To the next highlighted name, going round at the end."""
        mentions = self.shown_mentions
        if not mentions:
            what = (
                "nothing"
                if not self.types
                else "none of these names"
                if self.types < NAME_TYPES
                else "no name"
            )
            self.notify(f"{what} is highlighted here: e highlights others", markup=False)
            return
        index = mentions.index(self.mention) if self.mention in mentions else None
        starts, eye = [mention.start for mention in mentions], self._eye_offset()
        at = next_index(starts, index, step, eye)
        self._stepped(turned(starts, index, at, step, eye))
        self.mention = mentions[at]
        self._remark()
        self.reveal(Span(self.mention.start, self.mention.end))

    def _stepped(self, turned: int) -> None:
        """Say where the eye is, and whether the step went round, rather than what is highlighted."""
        self.turned, self.shows_legend, self.place = turned, False, None

    def _eye_offset(self) -> int:
        eye, top = self.eye, self.scroll_offset.y
        if eye and top <= self.line_of(eye.start) < top + self.size.height:
            return eye.start
        return self.top_offset

    def action_types(self) -> None:
        """Highlight the next type of name."""
        at = TYPE_CYCLE.index(self.types)
        self.types = TYPE_CYCLE[(at + 1) % len(TYPE_CYCLE)]
        if self.mention and self.mention.type not in self.types:
            self.mention = None
        self.shows_legend = True
        self._highlight()

    def action_card(self) -> None:
        """Ask for the card of the name under the eye, else go to the next on the screen."""
        eye = self.eye
        under = (m for m in self.shown_mentions if eye and m.start < eye.end and eye.start < m.end)
        if mention := self.mention or next(under, None):
            self.post_message(self.CardWanted(self, mention))
        else:
            self.action_mention(1)

    def on_click(self, event: events.Click) -> None:
        """Select the name under the mouse; a second click shows its card."""
        offset = self.text_at(Offset(event.x, event.y + self.scroll_offset.y))
        under = next((m for m in self.shown_mentions if m.start <= offset < m.end), None)
        if under:
            again = under == self.mention
            self.mention = under
            self._stepped(0)
            self._remark()
            if again:
                self.action_card()


def next_index(starts: list[int], current: int | None, step: int, eye: int) -> int:
    """The index `step` from the current one, or the nearest to the eye in that direction; goes round."""
    if current is not None and starts[current] == eye:
        return (current + step) % len(starts)
    if step > 0:
        return next((index for index, start in enumerate(starts) if start >= eye), 0)
    return next((index for index in range(len(starts) - 1, -1, -1) if starts[index] < eye), len(starts) - 1)


def turned(starts: list[int], current: int | None, at: int, step: int, eye: int) -> int:
    """The step's sign if it went round on its way from the current index, or the eye, to the index `at`."""
    if current is not None and starts[current] == eye:
        round_ = at <= current if step > 0 else at >= current
    else:
        round_ = starts[at] < eye if step > 0 else starts[at] >= eye
    return step if round_ else 0
