"""Long work in a process of its own: started by spawning, watched through a pipe, stopped by closing another.

The screens never fork (Textual runs threads) and never wait: they poll a `Job` from a timer.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal, TypeAlias

from reader.errors import Cancelled, ReaderError
from reader.model import AddReport, Progress

Kind: TypeAlias = Literal["add", "rebuild"]
Message: TypeAlias = Progress | AddReport | int | ReaderError
"""What a job sends: how far it is, at last its result (`int`, articles, for a rebuild), or why it ended."""

PROGRESS_SECONDS = 0.1
STOP_SECONDS = 5.0
GRACE_SECONDS = 1.0
"""A job that is asked to stop and does not by itself is interrupted after so long."""


class Job:
    """An `add` or a `rebuild` under way in another process."""

    def __init__(self, kind: Kind, library: Path, sources: Sequence[str] = ()) -> None:
        context = multiprocessing.get_context("spawn")
        self._messages, theirs = context.Pipe(duplex=False)
        stopped, self._going = context.Pipe(duplex=False)
        self._process = context.Process(
            target=work, args=(kind, library, tuple(sources), theirs, stopped), name=f"reader {kind}"
        )
        self._process.start()
        theirs.close()
        stopped.close()
        self._ended = False

    @property
    def running(self) -> bool:
        """Whether a result or an error is still to come."""
        return not self._ended

    def poll(self, timeout: float = 0.0) -> list[Message]:
        """The messages that have come, waiting up to `timeout` seconds for the first."""
        messages: list[Message] = []
        while not self._ended and self._messages.poll(0.0 if messages else timeout):
            try:
                message: Message = self._messages.recv()
            except EOFError:
                message = ReaderError(
                    "the process that did this was ended by the system",
                    "start it again: what was stored stays",
                )
            messages.append(message)
            self._ended = not isinstance(message, Progress)
        return messages

    def cancel(self) -> None:
        """Ask the job to stop; it answers with `errors.Cancelled` and keeps what it has stored."""
        self._going.close()

    def close(self) -> None:
        """Stop the job if it still runs, and let go of its process."""
        self.cancel()
        self._process.join(STOP_SECONDS)
        if self._process.is_alive():
            self._process.terminate()
            self._process.join()
        self._ended = True
        self._messages.close()
        self._process.close()


def work(
    kind: Kind, directory: Path, sources: tuple[str, ...], answers: Connection, stopped: Connection
) -> None:
    """Do the work in this process, and send what there is to know."""
    from reader.library.workers import interrupt_when, interruptible, leave_interrupts

    leave_interrupts()
    interrupt_when(stopped, GRACE_SECONDS)
    send = _Sender(answers)
    try:
        send.last(interruptible(_result, kind, directory, sources, send, stopped))
    except KeyboardInterrupt:
        send.last(Cancelled())
    except ReaderError as error:
        send.last(error)


def _result(
    kind: Kind, directory: Path, sources: tuple[str, ...], send: _Sender, stopped: Connection
) -> AddReport | int:
    from reader.library import Library

    with Library.open(directory) as library:
        if kind == "add":
            return library.add(sources, send.progress, stopped.poll)
        return library.rebuild(send.progress, stopped.poll)


class _Sender:
    """Sends progress now and then, and the end at once."""

    def __init__(self, answers: Connection) -> None:
        self._answers = answers
        self._next = 0.0
        self._what = ""

    def progress(self, progress: Progress) -> None:
        now = time.monotonic()
        if now >= self._next or progress.what != self._what:
            self._next, self._what = now + PROGRESS_SECONDS, progress.what
            self.last(progress)

    def last(self, message: Message) -> None:
        with suppress(BrokenPipeError):
            self._answers.send(message)
