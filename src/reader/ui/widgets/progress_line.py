"""A line that shows how far adding is, while there is something being added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.model import Progress
from reader.pace import Pace
from reader.ui.painted import Painted, fit, spread

if TYPE_CHECKING:
    from reader.worker import Job

BAR = 20


class ProgressLine(Painted):
    """What is being done, a bar, the counts, the rate and how to stop it."""

    DEFAULT_CSS = "ProgressLine { height: 1; background: $panel; display: none; }"

    def __init__(self) -> None:
        super().__init__()
        self.job: Job | None = None
        self._progress = Progress("starting", 0)
        self._pace = Pace()

    def begin(self, job: Job) -> None:
        """Show a job that has just begun."""
        self.job, self._progress, self._pace = job, Progress("starting", 0), Pace()
        self.display = True

    def tell(self, progress: Progress) -> None:
        """Show how far it is."""
        self._progress = progress
        self._pace.tell(progress)
        self.refresh()

    def end(self) -> None:
        """Show nothing any more."""
        if self.job is not None:
            self.job.close()
        self.job = None
        self.display = False

    def on_unmount(self) -> None:
        """Leave no process behind."""
        self.end()

    def render_line(self, y: int) -> Strip:
        width, paint, progress = self.size.width, self.paint, self._progress
        left = [Segment(f" {fit(progress.what, width // 3)} ", paint.text)]
        if progress.total:
            filled = min(BAR, BAR * progress.done // progress.total)
            left += [
                Segment("━" * filled, paint.accent),
                Segment("━" * (BAR - filled), paint.rule),
                Segment(f" {progress.done:,} of {progress.total:,}", paint.muted),
            ]
            if pace := self._pace.in_words():
                left.append(Segment(f" · {pace}", paint.muted))
        elif progress.done:
            left.append(Segment(f"{progress.done:,}", paint.muted))
        right = [Segment(" X ", paint.accent), Segment("stop ", paint.muted)]
        return self.strip(spread(left, right, width, Style.null()))
