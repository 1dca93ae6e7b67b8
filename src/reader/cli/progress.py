"""How far long work is: a bar with rate and time left on stderr, if that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from reader.model import Progress


@contextmanager
def shown() -> Iterator[Callable[[Progress], None]]:
    """A function that shows progress as long as the context lasts; it shows nothing without a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, int] = {}

        def show(progress: Progress) -> None:
            if progress.what not in tasks:
                tasks[progress.what] = bar.add_task(progress.what, total=progress.total, rate="")
            task = bar.tasks[tasks[progress.what]]
            rate = f"{task.speed:,.0f}/s" if task.speed else ""
            bar.update(task.id, completed=progress.done, total=progress.total, rate=rate)

        yield show
