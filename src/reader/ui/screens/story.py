"""A story: its timeline, and which source said what, in which words, how far down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.binding import BindingType

from reader.model import Story
from reader.ui.bindings import bindings
from reader.ui.painted import fit, spread
from reader.ui.phrases import count, dated, period
from reader.ui.render import flatten
from reader.ui.screens.dialogs import Prompt
from reader.ui.screens.leading import Leading
from reader.ui.story_files import save
from reader.ui.widgets.bar import Bar
from reader.ui.widgets.footer import Footer
from reader.ui.widgets.matrix_view import MatrixView, wrapped
from reader.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from reader.library import Library, Row
    from reader.stories.model import Cell, Matrix, MatrixRow
    from reader.ui.app import ReaderApp

CONTEXT = 60
"""How many characters of an article are shown on both sides of what a cell is about."""

SHOWN: tuple[tuple[str, Callable[[MatrixRow], bool]], ...] = (
    ("everything", lambda row: True),
    ("what differs", lambda row: row.differs),
    ("quotations", lambda row: row.kind == "quote"),
    ("in one source only", lambda row: len(row.cells) == 1),
    ("in several sources", lambda row: len(row.cells) > 1),
)
"""What `f` goes through."""
NO_ROWS = "no row shows"


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything the screen shows."""

    story: Story
    matrix: Matrix
    rows: tuple[Row, ...]
    texts: Mapping[str, str]


class Timeline(RowList):
    """The reports of the story by date."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: tuple[Row, ...]) -> None:
        """Show other reports."""
        self.rows = rows
        self.rows_changed()

    @property
    def row_count(self) -> int:
        return len(self.rows)

    def draw_row(self, index: int, width: int, base: Style) -> list[list[Segment]]:
        row = self.rows[index]
        when = dated(row.date, row.date_basis)
        style = self.paint.text if row.date else self.paint.muted
        left = [
            Segment(f"{when:30}", base + style),
            Segment(f"{fit(row.source, 22):24}", base + self.paint.accent),
            Segment(row.title, base + self.paint.text),
        ]
        right = [Segment(f"  {row.words} words", base + self.paint.muted)]
        return [spread(left, right, width, base)]

    def repaint(self) -> None:
        """Draw anew with another theme."""
        self.refresh()


class StoryScreen(Leading):
    """The coverage of one story; closes with (article, offset) when a passage is to be opened."""

    WAY_BACK = "back to the story"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("story")]
    DEFAULT_CSS = """
    StoryScreen { background: $background; }
    StoryScreen #head { border-bottom: solid $rule; }
    StoryScreen #told { border-top: solid $rule; }
    StoryScreen Footer { border-top: none; height: 1; }
    StoryScreen Notice { margin-bottom: 4; }
    StoryScreen MatrixView, StoryScreen Timeline { height: 1fr; }
    """

    def __init__(self, story: str) -> None:
        super().__init__()
        self.story_id = story
        self.loaded: Loaded | None = None
        self.shown = 0
        self.marked: str | None = None

    def compose(self) -> ComposeResult:
        yield Bar(self._draw_head, 3, id="head")
        yield Timeline(id="timeline")
        yield Bar(lambda width: [self.query_one(MatrixView).head(width)], 1, id="sources")
        yield MatrixView(id="matrix")
        yield Bar(self._draw_told, 4, id="told")
        yield Footer()

    @property
    def reader(self) -> ReaderApp:
        """The app, as what it is."""
        return cast("ReaderApp", self.app)

    def on_mount(self) -> None:
        self.query_one(Footer).show("story")
        self.query_one(MatrixView).focus()
        self._show_parts(timeline=False)

        def work(library: Library) -> Loaded:
            story = next(one for one in library.stories() if one.id == self.story_id)
            rows = library.rows(story.articles)
            ordered = sorted(rows, key=lambda row: (row.date is None, row.date or row.id, row.source))
            texts = {row.id: library.article(row.id).text for row in rows}
            return Loaded(story, library.matrix(story.id), tuple(ordered), texts)

        self.reader.ask(work, self._arrived, group="story", exclusive=True)

    def _arrived(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self.query_one(Timeline).show(loaded.rows)
        self._filter()

    def _filter(self) -> None:
        if self.loaded is not None:
            rows = [row for row in self.loaded.matrix.rows if SHOWN[self.shown][1](row)]
            self.query_one(MatrixView).show(self.loaded.matrix.sources, rows)
        for bar in self.query(Bar):
            bar.refresh()

    def _show_parts(self, timeline: bool) -> None:
        self.query_one(Timeline).display = timeline
        self.query_one(MatrixView).display = not timeline
        self.query_one("#sources").display = not timeline
        (self.query_one(Timeline) if timeline else self.query_one(MatrixView)).focus()

    # --- actions ---

    def action_show(self) -> None:
        """Show the next kind of rows only, and say which kinds there are none of."""
        rows = self.loaded.matrix.rows if self.loaded else ()
        later = [(self.shown + step) % len(SHOWN) for step in range(1, len(SHOWN) + 1)]
        found = next((at for at in later if any(map(SHOWN[at][1], rows))), 0)
        if none := [SHOWN[at][0] for at in later[: later.index(found)]]:
            self.reader.say(f"{NO_ROWS} {', '.join(none)}")
        self.shown = found
        self.query_one(MatrixView).selected = 0
        self._filter()

    def action_column(self, step: int) -> None:
        """Select another source."""
        self.query_one(MatrixView).action_column(step)

    def action_timeline(self) -> None:
        """Show the timeline instead of the matrix, or the matrix again."""
        self._show_parts(timeline=not self.query_one(Timeline).display)
        self.query_one("#told", Bar).refresh()

    def on_row_list_selected(self, message: RowList.Selected) -> None:
        for bar in self.query(Bar):
            bar.refresh()

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        matrix = self.query_one(MatrixView)
        if isinstance(message.list, Timeline):
            self.lead_to((message.list.rows[message.list.selected].id, 0))
        elif matrix.cell is not None:
            self.lead_to((matrix.cell.article, matrix.cell.span.start))
        else:
            self.reader.say("this source does not have it")

    def _article(self) -> str | None:
        """The article under the eye."""
        line, matrix = self.query_one(Timeline), self.query_one(MatrixView)
        if line.display:
            return line.rows[line.selected].id if line.rows else None
        return matrix.cell.article if matrix.cell else None

    def action_mark(self) -> None:
        """Mark the report under the eye for comparing."""
        self.marked = self._article()
        self.reader.say("marked: c compares another with it" if self.marked else "nothing to mark here")

    def action_compare(self) -> None:
        """Compare the marked report with this one, else this one with the next source of the row."""
        here = self._article()
        matrix = self.query_one(MatrixView)
        others = [cell.article for cell in matrix.row.cells.values()] if matrix.row and matrix.display else []
        others += [row.id for row in self.loaded.rows] if self.loaded else []
        other = self.marked if self.marked and self.marked != here else None
        other = other or next((id for id in others if id != here), None)
        if here is None or other is None:
            self.reader.say("choose a source that has it")
            return
        from reader.ui.screens.comparison import ComparisonScreen

        pair = (other, here) if other == self.marked else (here, other)
        self.lead_over(ComparisonScreen(*pair))

    def action_save(self) -> None:
        """Save the matrix as Markdown or JSON."""
        if self.loaded is None:
            return
        matrix, story = self.loaded.matrix, self.loaded.story

        def write(text: str | None) -> None:
            if text and text.strip():
                path = Path(text.strip()).expanduser().absolute()
                done = f"saved the coverage to {path}"
                self.reader.ask(
                    lambda _: save(path, story, matrix), lambda _: self.reader.say(done), group="deeds"
                )

        self.app.push_screen(
            Prompt("Save this coverage", "coverage.md", "a name that ends in .md or .json"), write
        )

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    # --- drawing ---

    def _draw_head(self, width: int) -> list[list[Segment]]:
        paint = self.reader.paint
        if self.loaded is None:
            return [[Segment(" STORY  ", paint.accent), Segment("comparing its reports …", paint.muted)]]
        story = self.loaded.story
        reports = f"{count(len(story.articles), 'report')}, {story.independent} independent"
        facts = f" {period(story.first, story.last)} · {reports} · {', '.join(story.sources)}"
        rows = self.query_one(MatrixView).row_count
        every = count(len(self.loaded.matrix.rows), "row")
        shown = f"{SHOWN[self.shown][0]}: {rows} of {every} " if self.shown else f"{every} "
        return [
            spread(
                [Segment(" STORY  ", paint.accent), Segment(story.label, paint.strong)],
                [Segment(f"  {shown}", paint.warning if self.shown else paint.muted)],
                width,
                paint.text,
            ),
            [Segment(fit(facts, width), paint.muted)],
        ]

    def _draw_told(self, width: int) -> list[list[Segment]]:
        paint, matrix = self.reader.paint, self.query_one(MatrixView)
        if not matrix.display or matrix.row is None:
            return []
        source = matrix.sources[matrix.column]
        cell = matrix.cell
        if cell is None:
            return [[Segment(fit(f" {source} does not have this", width), paint.muted)]]
        where = f" {source}, paragraph {cell.paragraph + 1}{' (lead)' if cell.lead else ''}"
        apart = "" if cell.agrees else " · differs from what most others have"
        return [
            [Segment(fit(where + apart, width), paint.text if cell.agrees else paint.link["differs"])],
            *([Segment(f" {line}", paint.muted)] for line in wrapped(self._sentence(cell), width - 2, 2)),
        ]

    def _sentence(self, cell: Cell) -> str:
        """The words of a source from the beginning of the line on."""
        text = self.loaded.texts.get(cell.article, "") if self.loaded else ""
        start = text.rfind("\n", 0, cell.span.start) + 1
        near = max(start, text.find(" ", max(0, cell.span.start - CONTEXT), cell.span.start) + 1)
        lead = "" if near == start else "…"
        return lead + flatten(text[near : cell.span.end + CONTEXT]).split("  ")[0]
