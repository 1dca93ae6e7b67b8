"""Adding to the library while reading goes on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from reader.errors import Cancelled, ReaderError
from reader.model import AddReport, Progress
from reader.ui.phrases import count
from reader.ui.screens.part import BrowsePart
from reader.ui.widgets.progress_line import ProgressLine

POLL_SECONDS = 0.2
NAMED_FAILURES = 3


class Adding(BrowsePart):
    """Runs one job at a time in a process of its own and shows how far it is."""

    def add_sources(self, sources: Sequence[str]) -> None:
        """Add files, folders and addresses."""
        library = self.reader.library
        if library is None:
            return
        if library.is_sample:
            self.reader.open_own(partial(self.add_sources, sources))
            return
        if self.query_one(ProgressLine).job is not None:
            self.reader.warn("something is being added already", "wait for it, or stop it with X")
            return
        from reader.worker import Job

        line = self.query_one(ProgressLine)
        line.begin(Job("add", library.directory, list(sources)))
        self._timer = self.set_interval(POLL_SECONDS, self._poll)

    def _poll(self) -> None:
        line = self.query_one(ProgressLine)
        job = line.job
        if job is None:
            self._timer.stop()
            return
        for message in job.poll():
            if isinstance(message, Progress):
                line.tell(message)
            else:
                self._timer.stop()
                line.end()
                self._ended(message)
                return

    def _ended(self, message: AddReport | int | BaseException) -> None:
        if isinstance(message, Cancelled):
            self.reader.say("stopped; what was added until then stays")
        elif isinstance(message, ReaderError):
            self.reader.warn(message.message, message.hint, severe=True)
        elif isinstance(message, BaseException):
            self.reader.warn(f"adding broke off: {message}", severe=True)
        elif isinstance(message, AddReport):
            self._report(message)
        self.action_reload()

    def _report(self, report: AddReport) -> None:
        parts = [f"{count(report.added, 'article')} added"]
        if report.updated:
            parts.append(f"{report.updated:,} updated")
        if report.unchanged:
            parts.append(f"{report.unchanged:,} there already")
        self.reader.say(", ".join(parts))
        if report.failed:
            named = "\n".join(f"{f.path}: {f.error}" for f in report.failed[:NAMED_FAILURES])
            rest = len(report.failed) - NAMED_FAILURES
            self.reader.warn(
                f"{len(report.failed)} not added", named + (f"\nand {rest} more" if rest > 0 else "")
            )

    def action_stop_adding(self) -> None:
        """Stop what is being added."""
        job = self.query_one(ProgressLine).job
        if job is not None:
            job.cancel()
            self.reader.say("stopping …")
