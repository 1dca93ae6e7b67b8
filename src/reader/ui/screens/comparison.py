"""Two reports side by side: what they share, word differently, contradict and leave out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from reader.model import Partner, Span
from reader.ui.bindings import bindings
from reader.ui.painted import fit
from reader.ui.phrases import dated
from reader.ui.render import flatten, wrap
from reader.ui.screens.comparison_eye import ComparisonEye
from reader.ui.screens.dialogs import Prompt
from reader.ui.taking import file_name, save_comparison, unused
from reader.ui.widgets.bar import Bar
from reader.ui.widgets.comparison_blocks import ONLY, SIDES, Side, blocks, home
from reader.ui.widgets.comparison_glyphs import glyphs_for
from reader.ui.widgets.comparison_head import WITH_PANEL, Loaded, head_lines
from reader.ui.widgets.comparison_layout import own_order, rows
from reader.ui.widgets.comparison_panel import panel
from reader.ui.widgets.comparison_sides import Sides
from reader.ui.widgets.comparison_text import Alone, explain, stops
from reader.ui.widgets.comparison_tie import EYE, Anchor, chain, counterpart
from reader.ui.widgets.comparison_view import ColumnsView, PanelView
from reader.ui.widgets.footer import Footer

if TYPE_CHECKING:
    from reader.library import Library

SIDE_BY_SIDE = 80
PANEL_WIDTH = 36


class ComparisonScreen(ComparisonEye):
    """The comparison of two articles; closes with (article, offset) when a passage is to be opened."""

    WAY_BACK = "back to the comparison"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("comparison")]
    DEFAULT_CSS = """
    ComparisonScreen { background: $background; }
    ComparisonScreen #head { border-bottom: solid $rule; }
    ComparisonScreen #told { border-top: solid $rule; }
    ComparisonScreen Footer { border-top: none; height: 1; }
    ComparisonScreen Notice { margin-bottom: 3; }
    ComparisonScreen #left, ComparisonScreen #right { width: 1fr; }
    ComparisonScreen #right { border-left: solid $rule; }
    ComparisonScreen #panel { border-left: solid $rule; }
    """

    def __init__(self, left: str, right: str, partners: tuple[Partner, ...] | None = None) -> None:
        super().__init__()
        self.ids = (left, right)
        self._partners: dict[str, tuple[Partner, ...]] = {} if partners is None else {left: partners}
        self.loaded: Loaded | None = None
        self.order: Literal["aligned", "own"] = "aligned"
        self.tied = True
        self.linked_only = False
        self.panel_wanted: bool | None = None
        self.glyphs = glyphs_for(os.environ.get("TERM", ""))
        self._offset = 0.0
        self._anchors: list[Anchor] | None = None
        self._kept: tuple[Side, Span] | None = None

    def compose(self) -> ComposeResult:
        yield Bar(self._draw_head, 3, id="head")
        with Horizontal():
            yield ColumnsView(id="left")
            yield ColumnsView(id="right")
            yield PanelView(id="panel")
        yield Bar(self._draw_told, 3, id="told")
        yield Footer()

    def on_mount(self) -> None:
        self.query_one(Footer).show("comparison")
        self.column("left").focus()
        self._show_columns()
        self._load()

    # --- loading ---

    def _load(self) -> None:
        left, right = self.ids
        known = self._partners.get(left)

        def work(library: Library) -> Loaded:
            from reader.library import telling

            shown = library.rows((left, right))
            by_id = {row.id: row for row in shown}
            story = library.story_of(left)
            others = library.rows(story.articles) if story is not None else []
            timeline = tuple((f"{dated(row.date, row.date_basis)} {row.source}", row.id) for row in others)
            return Loaded(
                library.compare(left, right),
                library.annotated(left),
                library.annotated(right),
                (by_id.get(left), by_id.get(right)),
                telling.partners(library, left) if known is None else known,
                timeline,
                story is not None and right in story.articles,
            )

        self.reader.ask(work, self._arrived, group="compare", exclusive=True)

    def _arrived(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self._partners[loaded.left.article.id] = loaded.partners
        self.sides = Sides(loaded.left, loaded.right, brackets=self.app.no_color, glyphs=self.glyphs)
        self.stop, self.block, self._offset = None, -1, 0.0
        self.query_one("#head", Bar).styles.height = 4 if loaded.comparison.notes else 3
        self._lay_out()
        for view in self.query(ColumnsView):
            view.action_first()
        kept = home(self.blocks, *self._kept) if self._kept else -1
        self._kept = None
        self.look_at(kept if kept >= 0 else min(0, len(self.blocks) - 1), scroll=kept > 0)

    # --- laying out ---

    def on_columns_view_resized(self) -> None:
        self._lay_out()

    def on_resize(self, event: events.Resize) -> None:
        self._show_columns()
        self._lay_out()

    def _show_columns(self) -> None:
        wanted = self.panel_wanted if self.panel_wanted is not None else self.size.width >= WITH_PANEL
        panel_view = self.query_one(PanelView)
        panel_view.display = wanted
        panel_view.styles.width = PANEL_WIDTH if self.size.width >= 100 else "1fr"
        self.column("right").display = self.order == "own"

    def _lay_out(self) -> None:
        if self.loaded is None or self.sides is None:
            return
        comparison = self.loaded.comparison
        self._anchors = None
        every = blocks(comparison)
        self.blocks = tuple(block for block in every if block.links) if self.linked_only else every
        self.stops = stops(self.blocks)
        left, right = self.column("left"), self.column("right")
        keep = left.block_under_eye()
        note = comparison.notes[0] if comparison.notes else "nothing to show"
        if self.order == "own":
            for side, view in zip(SIDES, (left, right), strict=True):
                width = max(10, view.size.width - 1)
                own = own_order(side, self.blocks, self.sides, width, self.glyphs, not self.linked_only)
                view.show(own, self.blocks, (width,), note)
        else:
            width = max(20, left.size.width - 1)
            two = ((width - 1) // 2, width - 1 - (width - 1) // 2)
            widths: tuple[int, ...] = two if width >= SIDE_BY_SIDE - 2 else (width,)
            left.show(rows(self.blocks, self.sides, widths, self.glyphs), self.blocks, widths, note)
        if keep >= 0:
            left.reveal(keep)
        self.query_one(PanelView).show(
            panel(comparison, self.blocks, self.sides, self.glyphs, self.loaded.timeline)
        )
        self.point()

    # --- tied scrolling ---

    def on_columns_view_scrolled(self, message: ColumnsView.Scrolled) -> None:
        if self.order != "own" or not self.tied:
            return
        moved, other = message.view, self._other(message.view)
        other.follow(self._target(moved, other) + (self._offset if moved.id == "left" else -self._offset))

    def _other(self, view: ColumnsView) -> ColumnsView:
        return self.column("right" if view.id == "left" else "left")

    def _target(self, moved: ColumnsView, other: ColumnsView) -> float:
        if self._anchors is None:
            left, right = self.column("left"), self.column("right")
            scores = {
                index: max(link.score for link in block.links)
                for index, block in enumerate(self.blocks)
                if block.links
            }
            self._anchors = chain(left.first_rows, right.first_rows, scores, moved.size.height // EYE)
        level = self._anchors if moved.id == "left" else [(there, here) for here, there in self._anchors]
        return counterpart(round(moved.scroll_y), moved.size.height, level)

    def action_tie(self) -> None:
        """Tie the two sides' scrolling, keeping how they stand to each other, or let go."""
        self.tied = not self.tied
        if self.tied and self.order == "own":
            left, right = self.column("left"), self.column("right")
            self._offset = right.scroll_y - self._target(left, right)
        self.query_one("#head", Bar).refresh()

    # --- other views ---

    def action_order(self) -> None:
        """Side by side what belongs together, or each article in its own order with tied scrolling."""
        self.order = "own" if self.order == "aligned" else "aligned"
        self._offset = 0.0
        self._show_columns()
        self.call_after_refresh(self._relaid)

    def _relaid(self) -> None:
        self._lay_out()
        if self.block >= 0:
            self.look_at(self.block, self.stop)

    def action_linked_only(self) -> None:
        """Show linked passages only, or all."""
        here = self.blocks[self.block] if 0 <= self.block < len(self.blocks) else None
        self.linked_only = not self.linked_only
        self._lay_out()
        same = [
            i for i, block in enumerate(self.blocks) if here and block.links and block.number == here.number
        ]
        self.look_at(same[0] if same and here and here.links else 0 if self.blocks else -1)

    def action_panel(self) -> None:
        """Show or hide the side panel."""
        self.panel_wanted = not self.query_one(PanelView).display
        self._show_columns()

    def action_swap(self) -> None:
        """Swap the sides; what was under the eye stays there."""
        if 0 <= self.block < len(self.blocks):
            block = self.blocks[self.block]
            self._kept = ("right", block.left[0]) if block.left else ("left", block.right[0])
        self.ids = (self.ids[1], self.ids[0])
        self._load()

    def action_partner(self) -> None:
        """Compare with the next report of the event."""
        partners = [p.id for p in self.loaded.partners] if self.loaded else []
        if not partners or partners == [self.ids[1]]:
            self.reader.say("no other source reports this event")
            return
        at = partners.index(self.ids[1]) + 1 if self.ids[1] in partners else 0
        self.compare_with(partners[at % len(partners)])

    def compare_with(self, report: str) -> None:
        """Compare A with another report."""
        self.ids = (self.ids[0], report)
        self._load()

    def action_focus_step(self, step: int) -> None:
        """Go to the next pane."""
        shown = [view for view in (*self.query(ColumnsView), self.query_one(PanelView)) if view.display]
        at = shown.index(self.focused) if self.focused in shown else 0
        shown[(at + step) % len(shown)].focus()

    def action_passage(self) -> None:
        """Open the passage under the eye in its article: the right one where the right pane has the focus."""
        if isinstance(self.focused, PanelView):
            self.focused.action_choose()
            return
        if not 0 <= self.block < len(self.blocks):
            return
        block = self.blocks[self.block]
        right = (self.order == "own" and self.focused is self.column("right")) or not block.left
        spans = block.right if right else block.left
        self.lead_to((self.ids[1] if right else self.ids[0], spans[0].start))

    def action_save(self) -> None:
        """Save the comparison as Markdown, HTML or JSON."""
        left, right = self.ids

        def write(text: str | None) -> None:
            if text and text.strip():
                path = Path(text.strip()).expanduser().absolute()
                self.reader.ask(
                    lambda library: save_comparison(library, path, left, right),
                    lambda _: self.reader.say(f"saved the comparison to {path}"),
                    group="deeds",
                )

        hint = "a name that ends in .md, .html or .json"
        name = file_name(
            " ".join(row.source for row in self.loaded.rows if row) if self.loaded else "comparison"
        )
        self.app.push_screen(Prompt("Save this comparison", str(unused(Path(f"{name}.html"))), hint), write)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    # --- drawing ---

    def _draw_head(self, width: int) -> list[list[Segment]]:
        if self.loaded is None:
            return [
                [
                    Segment(" COMPARE  ", self.reader.paint.accent),
                    Segment("comparing …", self.reader.paint.muted),
                ]
            ]
        state = []
        if self.order == "own":
            state.append("own order, tied ⇅" if self.tied else "own order, not tied")
        if self.linked_only:
            state.append("linked only")
        return head_lines(self.loaded, state, self.glyphs, width, self.reader.paint)

    def _draw_told(self, width: int) -> list[list[Segment]]:
        paint = self.reader.paint
        if self.sides is None or not 0 <= self.block < len(self.blocks):
            notes = self.loaded.comparison.notes if self.loaded else ()
            return [[Segment(f" {fit(notes[0], width - 2)}" if notes else "", paint.muted)]]
        block = self.blocks[self.block]
        text = explain(block, self.stop, self.sides, self.glyphs)
        part = self.stop.part if isinstance(self.stop, Alone) else None
        style = paint.link.get(ONLY[part.side] if part else block.kind, paint.text)
        lines = [text[piece.start : piece.end] for piece in wrap(flatten(text), 0, len(text), width - 2)]
        if len(lines) > 2:
            lines = [lines[0], fit(" ".join(lines[1:]), width - 2)]
        return [[Segment(f" {line}", style)] for line in lines]
