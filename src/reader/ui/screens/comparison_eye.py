"""Where the eye is in a comparison, and the steps it takes: links, differences, what only one side has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from reader.model import Span
from reader.ui.screens.leading import Leading
from reader.ui.widgets.bar import Bar
from reader.ui.widgets.comparison_blocks import SIDES, Block, Side, of_side
from reader.ui.widgets.comparison_glyphs import BlockKind
from reader.ui.widgets.comparison_marks import focus_of
from reader.ui.widgets.comparison_panel import PanelLine
from reader.ui.widgets.comparison_sides import Shown, Sides
from reader.ui.widgets.comparison_text import FIGURES, Alone, Stop, alone
from reader.ui.widgets.comparison_tie import EYE, Anchor, chain, counterpart
from reader.ui.widgets.comparison_view import ColumnsView, PanelView
from reader.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from reader.ui.app import ReaderApp


class ComparisonEye(Leading):
    """The base of the comparison screen: one block, and in it a difference or a part, is under the eye."""

    def __init__(self) -> None:
        super().__init__()
        self.sides: Sides | None = None
        self.blocks: tuple[Block, ...] = ()
        self.stops: tuple[Stop, ...] = ()
        self.stop: Stop | Alone | None = None
        self.block = -1
        self.order: Literal["aligned", "own"] = "aligned"
        self.tied = True
        self._offset = 0.0
        self._anchors: list[Anchor] | None = None

    @property
    def reader(self) -> ReaderApp:
        """The app, as what it is."""
        return cast("ReaderApp", self.app)

    def column(self, side: Side) -> ColumnsView:
        """The view of one side; the left one shows both in the aligned order."""
        return self.query_one(f"#{side}", ColumnsView)

    def look_at(self, block: int, stop: Stop | Alone | None = None, scroll: bool = True) -> None:
        """Put a block under the eye, and one of its differences or parts if given."""
        self.block, self.stop = block, stop
        self.point()
        if scroll and block >= 0:
            for side in SIDES:
                if self.column(side).display:
                    self.column(side).reveal(block, self._passage(side))

    def _under_eye(self, side: Side) -> frozenset[Span]:
        """The passages of one side that belong to the block under the eye."""
        if not 0 <= self.block < len(self.blocks):
            return frozenset()
        block = self.blocks[self.block]
        return frozenset(of_side(link, side) for link in block.links) or frozenset(block.spans(side))

    def _passage(self, side: Side) -> Span | None:
        """The passage of one side under the eye: with the difference or the part, else in the surest link."""
        block = self.blocks[self.block]
        places = [*(of_side(link, side) for link in block.links), *block.spans(side)]
        for stretch_side, where in stretches(self.stop) if self.stop else ():
            found = [one for one in places if one.start <= where.start < one.end]
            if stretch_side == side and found:
                return found[0]
        surest = max(block.links, key=lambda link: link.score, default=None)
        return of_side(surest, side) if surest else next(iter(places), None)

    def point(self) -> None:
        """Light up what is under the eye, and tell about it."""
        marks: frozenset[tuple[Shown, Span]] = frozenset()
        if self.stop is not None and self.sides is not None:
            block = self.blocks[self.stop.block]
            shown_of = {
                side: [(span, self.sides.shown(side, span, block)) for span in block.spans(side)]
                for side in SIDES
            }
            marks = focus_of(stretches(self.stop), shown_of)
        for side in SIDES:
            self.column(side).point_at(self.block, marks, self._under_eye(side))
        self.query_one("#told", Bar).refresh()
        self.query_one("#head", Bar).refresh()

    def _round(self, ahead: bool, only: bool, what: str, step: int) -> None:
        """Say that there is no other one, or none ahead so that the step goes round the end."""
        if only:
            self.reader.say(f"this is the only {what}")
        elif not ahead:
            self.reader.say(f"round to the {'first' if step > 0 else 'last'} {what}")

    def action_link(self, step: int) -> None:
        """Go to the next link."""
        wanted = [i for i, block in enumerate(self.blocks) if block.links]
        if not wanted:
            self.reader.say("no links")
            return
        ahead = [b for b in wanted if (b > self.block if step > 0 else b < self.block)]
        self._round(bool(ahead), wanted == [self.block] and self.stop is None, "link", step)
        self.look_at((ahead or wanted)[0 if step > 0 else -1])

    def action_only(self, kind: BlockKind) -> None:
        """Go to the next passage that only one side has, or part of a linked one that only it tells."""
        side: Side = "left" if kind == "only_left" else "right"
        found = alone(self.blocks, side)
        if not found:
            self.reader.say(f"nothing only in {'A' if side == 'left' else 'B'}")
            return
        here = self.stop if isinstance(self.stop, Alone) and self.stop in found else Alone(self.block)
        ahead = [one for one in found if one.place > here.place]
        one = (ahead or found)[0]
        name = f"passage only in {'A' if side == 'left' else 'B'}"
        self._round(bool(ahead), len(found) == 1 and here.place == one.place, name, 1)
        self.look_at(one.block, one if one.part else None)

    def action_difference(self, step: int) -> None:
        """Go to the next difference."""
        self._step_stops(self.stops, step, "difference", "no differences in what is linked")

    def action_figure(self, step: int) -> None:
        """Go to the next figure or date that differs."""
        found = tuple(s for s in self.stops if s.difference.type in FIGURES)
        self._step_stops(
            found, step, "figure or date that differs", "no figure or date differs in what is linked"
        )

    def _step_stops(self, found: tuple[Stop, ...], step: int, what: str, missing: str) -> None:
        if not found:
            self.reader.say(missing)
            return
        if self.stop in found:
            at = found.index(self.stop) + step
            self._round(0 <= at < len(found), len(found) == 1, what, step)
            at %= len(found)
        else:
            ahead = [
                i
                for i, s in enumerate(found)
                if (s.block >= self.block if step > 0 else s.block <= self.block)
            ]
            self._round(bool(ahead), False, what, step)
            at = (ahead or list(range(len(found))))[0 if step > 0 else -1]
        self.look_at(found[at].block, found[at])

    def on_columns_view_picked(self, message: ColumnsView.Picked) -> None:
        self.look_at(message.block, scroll=False)

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        line = self._panel_line(message.list)
        if line is not None and line.report:
            self.compare_with(line.report)
        elif line is not None and not line.stops and line.block < 0:
            self.reader.say("this line leads nowhere: the ones with a sign do, and the reports of the story")
        elif line is not None:
            at = line.stops.index(self.stop) + 1 if self.stop in line.stops else 0
            self._go_to(line, at)

    def on_row_list_selected(self, message: RowList.Selected) -> None:
        line = self._panel_line(message.list)
        if line is not None and self.stop not in line.stops:
            self._go_to(line, 0)

    def compare_with(self, report: str) -> None:
        """Compare A with another report."""
        raise NotImplementedError

    def _go_to(self, line: PanelLine, at: int) -> None:
        """Go where a line of the panel leads: to one of its differences, to its part or its block."""
        if line.stops:
            stop = line.stops[at % len(line.stops)]
            self.look_at(stop.block, stop)
        elif line.block >= 0:
            self.look_at(line.block, Alone(line.block, line.part) if line.part else None)

    def _panel_line(self, view: RowList) -> PanelLine | None:
        return view.lines[view.selected] if isinstance(view, PanelView) and view.lines else None

    # --- tied scrolling ---

    def on_columns_view_scrolled(self, message: ColumnsView.Scrolled) -> None:
        """Move the other side along, and the eye if what was under it is out of sight."""
        moved, other = message.view, self._other(message.view)
        if self.order == "own" and self.tied:
            other.follow(self._target(moved, other) + (self._offset if moved.id == "left" else -self._offset))
        if self.block >= 0 and not moved.in_sight:
            self.look_at(moved.block_under_eye(), scroll=False)

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


def stretches(stop: Stop | Alone) -> list[tuple[Side, Span]]:
    """The words that a stop is about, on either side."""
    if isinstance(stop, Alone):
        return [stop.part] if stop.part else []
    both = zip(SIDES, (stop.difference.left, stop.difference.right), strict=True)
    return [(side, span) for side, span in both if span is not None]
