"""Long work in a process of its own: started by spawning, watched through a pipe, stopped by an event."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from reader.model import AddReport, Progress

Message: TypeAlias = Progress | AddReport | int | BaseException
"""What a job sends: how far it is, at last its result (`int` for a rebuild), or the error that ended it."""


class Job:
    """An `add` or `rebuild` under way in another process; poll it from a timer, or iterate in a thread."""

    def __init__(self, kind: Literal["add", "rebuild"], library: Path, sources: Sequence[str] = ()) -> None:
        raise NotImplementedError

    def poll(self, timeout: float = 0.0) -> list[Message]:
        """The messages that have come; an empty list if there is nothing new."""
        raise NotImplementedError

    @property
    def running(self) -> bool:
        """Whether a result or an error is still to come."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Ask the job to stop; it answers with `errors.Cancelled` and keeps what it has stored."""
        raise NotImplementedError

    def close(self) -> None:
        """Stop the job if it still runs and let go of the process."""
        raise NotImplementedError
