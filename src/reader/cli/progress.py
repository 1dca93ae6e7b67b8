"""How far long work is: a bar with rate and time left on stderr, if that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.model import Progress
from reader.pace import Pace

if TYPE_CHECKING:
    from rich.progress import TaskID


@contextmanager
def shown() -> Iterator[Callable[[Progress], None]]:
    """A function that shows progress as long as the context lasts; it shows nothing without a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pace]}"),
    )
    pace = Pace()
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def show(progress: Progress) -> None:
            pace.tell(progress)
            if progress.what not in tasks:
                tasks[progress.what] = bar.add_task(progress.what, total=progress.total, pace="")
            for what, task in tasks.items():
                if what != progress.what:
                    bar.update(task, pace="")
            bar.update(
                tasks[progress.what], completed=progress.done, total=progress.total, pace=pace.in_words()
            )

        yield show
