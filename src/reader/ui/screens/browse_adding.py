"""Adding to the library, rebuilding and checking it, while reading goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import Cancelled, ReaderError
from reader.model import AddReport, Failure, Progress
from reader.ui.phrases import count
from reader.ui.screens.dialogs import Choice, Picker
from reader.ui.screens.part import BrowsePart
from reader.ui.widgets.progress_line import ProgressLine
from reader.ui.widgets.results import Results

if TYPE_CHECKING:
    from reader.library import Finding
    from reader.worker import Kind

POLL_SECONDS = 0.2
REBUILD = "reader rebuild"
STORING = ("adding", "indexing")
"""What a job does before its articles can be found; what follows betters their names and stories."""


class Adding(BrowsePart):
    """Runs one job at a time in a process of its own and shows how far it is."""

    failures: tuple[Failure, ...] = ()
    _are_shown = False

    def add_sources(self, sources: Sequence[str]) -> None:
        """Add files, folders and addresses."""
        if self.reader.library is None:
            return
        self._begin("add", self.reader.own_directory, sources)

    def action_rebuild(self) -> None:
        """Make the search index, names and stories anew."""
        if self.reader.library is not None:
            self._begin("rebuild", self.reader.library.directory)

    def action_doctor(self) -> None:
        """Check the library for damage."""
        self.reader.say("checking the library …")
        self.reader.ask(lambda library: library.doctor(), self._checked, group="doctor", exclusive=True)

    def _checked(self, findings: list[Finding]) -> None:
        if not findings:
            self.reader.say("the library is sound")
        elif self.free:
            choices = [Choice(f, f"{f.what}: {f.where}", f.repair) for f in findings]
            hint = f"Enter mends it where the last column says “{REBUILD}”"
            self.app.push_screen(Picker("What is not as it should be", choices, hint=hint), self._mend)

    def _mend(self, finding: Finding | None) -> None:
        if finding and finding.repair == REBUILD:
            self.action_rebuild()

    def _begin(self, kind: Kind, directory: Path, sources: Sequence[str] = ()) -> None:
        line = self.query_one(ProgressLine)
        if line.job is not None:
            self.reader.warn("something is under way already", "wait for it, or stop it with X")
            return
        from reader.worker import Job

        self._are_shown = False
        line.begin(Job(kind, directory, list(sources)))
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
                if message.what not in STORING and not self._are_shown:
                    self._are_shown = True
                    self._show_own()
            else:
                self._timer.stop()
                line.end()
                self._ended(message)
                return

    def look_around(self) -> None:
        """Show what another program changed in the library where that disturbs nobody, else say how to see it."""
        state, results = self.state, self.query_one(Results)
        if state is None or self.query_one(ProgressLine).job or not self.free:
            return
        sequence = self.reader.ask_now(lambda library: library.sequence, state.sequence)
        if sequence == state.sequence:
            return
        self.state = replace(state, sequence=sequence)
        number = self.reader.ask_now(lambda library: library.count(), state.articles) - state.articles
        what = f"{count(number, 'new article')}" if number > 0 else "the library has changed"
        if self.stage == "list" and self.tab == "articles" and results.selected == 0:
            self.action_reload()
            self.reader.say(what)
        else:
            self.reader.say(f"{what}: r shows {'them' if number > 1 else 'it'}")

    def _ended(self, message: AddReport | int | BaseException) -> None:
        if isinstance(message, Cancelled):
            self.reader.say("stopped; what was done until then stays")
        elif isinstance(message, ReaderError):
            self.reader.warn(message.message, message.hint, severe=True)
        elif isinstance(message, BaseException):
            self.reader.warn(f"this broke off: {message}", severe=True)
        elif isinstance(message, AddReport):
            self._report(message)
        else:
            self.reader.say(f"rebuilt from {count(message, 'article')}")
        self._show_own()

    def _show_own(self) -> None:
        if self.reader.library is not None and self.reader.library.is_sample:
            self.reader.open_own(self.action_reload)
        else:
            self.action_reload()

    def _report(self, report: AddReport) -> None:
        parts = [f"{count(report.added, 'article')} added"]
        if report.updated:
            parts.append(f"{report.updated:,} updated")
        if report.unchanged:
            parts.append(f"{report.unchanged:,} there already")
        self.failures = report.failed
        if not report.failed:
            self.reader.say(", ".join(parts))
            return
        first, *others = report.failed
        more = f" · {len(others)} more: E shows them" if others else ""
        name = Path(first.path).name or first.path
        parts.append(f"{len(report.failed):,} not added")
        self.reader.warn(", ".join(parts), f"{name}: {first.error}{more}")

    def action_failures(self) -> None:
        """Show what could not be added the last time, and why."""
        if not self.failures:
            self.reader.say("everything was added")
            return
        choices = [Choice(None, failure.error, failure.path) for failure in self.failures]
        self.app.push_screen(Picker("Not added", choices))

    def action_stop_job(self) -> None:
        """Stop what is being added or rebuilt."""
        job = self.query_one(ProgressLine).job
        if job is not None:
            job.cancel()
            self.reader.say("stopping …")
