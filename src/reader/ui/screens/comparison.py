"""Two reports side by side: what they share, word differently, contradict and leave out."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

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
from reader.ui.widgets.comparison_blocks import LINKED, ONLY, SHOWN, SIDES, Side, blocks, home
from reader.ui.widgets.comparison_glyphs import glyphs_for
from reader.ui.widgets.comparison_head import WITH_PANEL, Loaded, head_lines, note_lines
from reader.ui.widgets.comparison_layout import own_order, rows
from reader.ui.widgets.comparison_panel import panel
from reader.ui.widgets.comparison_sides import Sides
from reader.ui.widgets.comparison_text import Alone, explain, stops
from reader.ui.widgets.comparison_view import ColumnsView, PanelView
from reader.ui.widgets.footer import Footer

if TYPE_CHECKING:
    from reader.library import Library, Row

SIDE_BY_SIDE = 80
TOLD = 14
"""What is told below has one line in so many, and two at least."""
LONG_WORDS = 40_000
"""Words of two articles from which comparing them takes so long that this is said."""
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
        self.comparing, self._under_way = True, ""
        self.shown = 0
        self.panel_wanted: bool | None = None
        self.glyphs = glyphs_for(os.environ.get("TERM", ""))
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
        self.comparing = True
        no_rows: list[Row] = []
        words = sum(
            row.words for row in self.reader.ask_now(lambda library: library.rows((left, right)), no_rows)
        )
        long = f" {words:,} words take a while · Esc leaves" if words >= LONG_WORDS else ""
        self._under_way = f"comparing …{long}"
        self.query_one("#head", Bar).refresh()
        partners = self._partners.get(left, ())

        def work(library: Library) -> Loaded:
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
                partners,
                timeline,
                story is not None and right in story.articles,
            )

        self.reader.ask(work, self._arrived, group="compare", exclusive=True)

    def _arrived(self, loaded: Loaded) -> None:
        self.loaded, self.comparing = loaded, False
        self.sides = Sides(loaded.left, loaded.right, brackets=self.app.no_color, glyphs=self.glyphs)
        self.stop, self.block, self._offset = None, -1, 0.0
        self._size_bars()
        self._lay_out()
        for view in self.query(ColumnsView):
            view.action_first()
        kept = home(self.blocks, *self._kept) if self._kept else -1
        self._kept = None
        self.look_at(kept if kept >= 0 else min(0, len(self.blocks) - 1), scroll=kept > 0)
        if self.ids[0] not in self._partners:
            self._look_for_partners(self.ids[0])

    def _look_for_partners(self, left: str) -> None:
        """Ask for the other reports, which takes longer than comparing two."""
        from reader.library import telling

        work = partial(telling.partners, id=left)
        self.reader.ask(work, partial(self._partners_found, left), group="partners", exclusive=True)

    def _partners_found(self, left: str, partners: tuple[Partner, ...]) -> None:
        self._partners[left] = partners
        if self.loaded and self.loaded.left.article.id == left:
            self.loaded = replace(self.loaded, partners=partners)
            self.query_one("#head", Bar).refresh()

    # --- laying out ---

    def on_columns_view_resized(self) -> None:
        self._lay_out()

    def on_resize(self, event: events.Resize) -> None:
        self._size_bars()
        self._show_columns()
        self._lay_out()

    def _size_bars(self) -> None:
        """Give the bars as many lines as there are notes, and room for."""
        noted = note_lines(self.loaded.comparison, self.size.width) if self.loaded else []
        self.query_one("#head", Bar).styles.height = 3 + len(noted)
        self.query_one("#told", Bar).styles.height = 1 + self._told_lines

    @property
    def _told_lines(self) -> int:
        return max(2, self.size.height // TOLD)

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
        self.blocks = tuple(filter(SHOWN[self.shown].belongs, blocks(comparison)))
        self.stops = stops(self.blocks)
        left, right = self.column("left"), self.column("right")
        keep = left.block_under_eye()
        note = comparison.notes[0] if comparison.notes else "nothing to show"
        if self.order == "own":
            for side, view in zip(SIDES, (left, right), strict=True):
                width = max(10, view.size.width - 1)
                own = own_order(side, self.blocks, self.sides, width, self.glyphs, self.shown == 0)
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
        self._show(0 if self.shown == LINKED else LINKED)

    def action_show(self) -> None:
        """Show the next kind of passages only, and say which kinds there are none of."""
        every = blocks(self.loaded.comparison) if self.loaded else ()
        later = [at for at in (*range(self.shown + 1, len(SHOWN)), *range(self.shown + 1)) if at != LINKED]
        found = next((at for at in later if any(map(SHOWN[at].belongs, every))), 0)
        if none := [SHOWN[at].name for at in later[: later.index(found)]]:
            self.reader.say(f"no passage shows {', '.join(none)}")
        self._show(found)

    def _show(self, kind: int) -> None:
        """Show one kind of passages; the eye stays on its passage if that is shown."""
        here = self.blocks[self.block] if 0 <= self.block < len(self.blocks) else None
        self.shown = kind
        self._lay_out()
        self.look_at(self.blocks.index(here) if here in self.blocks else min(0, len(self.blocks) - 1))

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
        if self.ids[0] not in self._partners:
            self.reader.say("the other reports are being looked for …")
            return
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
                    Segment(fit(self._under_way, width - 10), self.reader.paint.muted),
                ]
            ]
        state = [self._under_way] if self.comparing else []
        if self.order == "own":
            state.append("own order, tied ⇅" if self.tied else "own order, not tied")
        if self.shown:
            state.append(SHOWN[self.shown].name)
        return head_lines(self.loaded, state, self.glyphs, width, self.reader.paint)

    def _draw_told(self, width: int) -> list[list[Segment]]:
        paint = self.reader.paint
        if self.sides is None or not 0 <= self.block < len(self.blocks):
            lines = note_lines(self.loaded.comparison, width) if self.loaded else []
            return [[Segment(f" {line}", paint.muted)] for line in lines[: self._told_lines]]
        block = self.blocks[self.block]
        text = explain(block, self.stop, self.sides, self.glyphs)
        part = self.stop.part if isinstance(self.stop, Alone) else None
        style = paint.link.get(ONLY[part.side] if part else block.kind, paint.text)
        lines = [text[piece.start : piece.end] for piece in wrap(flatten(text), 0, len(text), width - 2)]
        most = self._told_lines
        if len(lines) > most:
            lines = [*lines[: most - 1], fit(" ".join(lines[most - 1 :]), width - 2)]
        return [[Segment(f" {line}", style)] for line in lines]
