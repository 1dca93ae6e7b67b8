"""Work spread over spawned processes, as many as there are cores, which can be stopped at any moment."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import cached_property
from multiprocessing.connection import Connection
from types import TracebackType
from typing import TypeVar

from reader.errors import Cancelled, ReaderError

AHEAD = 3
"""So many tasks a core are under way before the first result is waited for."""
LOOK_SECONDS = 0.1
"""How often waiting looks whether it is to stop."""

Item = TypeVar("Item")
Result = TypeVar("Result")


class Workers:
    """Processes that are started at the first task and end with this one, or with the context.

    An error that leaves the context ends what is under way at once. Raises `ReaderError` when the system ends a
    process, and `Cancelled` from whatever waits for a result when asked to stop.
    """

    def __init__(self, cancelled: Callable[[], bool]) -> None:
        self._cancelled = cancelled
        self._started = False

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._started:
            return
        if kind is not None:
            self._stop[1].close()
        self._pool.shutdown(cancel_futures=True)
        for end in self._stop:
            end.close()
        if isinstance(error, BrokenProcessPool):
            raise ReaderError(
                "a process that reads articles was ended by the system",
                "do the same again, it goes on where it stopped; the system may lack memory",
            ) from error

    def submit(self, task: Callable[..., Result], *arguments: object) -> Future[Result]:
        """Have a task done."""
        self._started = True
        return self._pool.submit(interruptible, task, *arguments)

    def result(self, future: Future[Result]) -> Result:
        """What a task gives, once it is done."""
        while not wait((future,), LOOK_SECONDS).done:
            if self._cancelled():
                raise Cancelled
        return future.result()

    def spread(self, task: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Like `map`, in the processes and ahead of what is taken."""
        under_way: deque[Future[Result]] = deque()
        for item in items:
            under_way.append(self.submit(task, item))
            if len(under_way) >= AHEAD * cores():
                yield self.result(under_way.popleft())
        while under_way:
            yield self.result(under_way.popleft())

    @cached_property
    def _stop(self) -> tuple[Connection, Connection]:
        return multiprocessing.Pipe(duplex=False)

    @cached_property
    def _pool(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(cores(), mp_context=context, initializer=_start, initargs=(self._stop[0],))


def cores() -> int:
    """How many processes work at once."""
    return os.cpu_count() or 1


def interruptible(task: Callable[..., Result], *arguments: object) -> Result:
    """Run a task so that an interrupt ends it with `KeyboardInterrupt`; before and after, interrupts pass."""
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        return task(*arguments)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def interrupt_when(closed: Connection, grace: float = 0.0, again: bool = False) -> None:
    """Interrupt this process's main thread so many seconds after the other end of a pipe is `closed`.

    That is done once or `again` and again.
    """

    def watch() -> None:
        closed.poll(None)
        time.sleep(grace)
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
        while again:
            time.sleep(LOOK_SECONDS)
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    threading.Thread(target=watch, daemon=True).start()


def leave_interrupts() -> None:
    """Leave ctrl+c to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _start(stopped: Connection) -> None:
    leave_interrupts()
    interrupt_when(stopped, again=True)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
