"""From a keystroke to the painted list, in a real terminal (pty).

usage: python benchmarks/typing_speed.py LIBRARY [--size 160x48] [--pause 0.15] [--jitter 0] [--slowest N] [QUERY …]

Types each query letter by letter as somebody would (a key every 150 ms, or as soon as the list is painted; with
`--jitter 0.35` at uneven pauses about that long, the same in every run), then once more in a burst of 30 keys a
second, and prints median, 95th percentile and the slowest of

  list    from the key to the last byte of the repaint that shows its answer
  echo    from the key to the first byte written
  screen  CPU time of the screen's thread for the key (Linux)
  all     CPU time of the whole program for the key (Linux)
  panes   from the painted list to the last byte of the other panes, after the last key of a query
  burst   from the last key of a burst to the painted list

and the bytes written for a key. It fails where a burst ends with another number of articles than typing slowly.
On a busy machine run it as `chrt -f 1 python benchmarks/typing_speed.py …`.
"""

from __future__ import annotations

import argparse
import os
import pty
import random
import re
import select
import statistics
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fcntl import ioctl
from pathlib import Path

QUERIES = (
    "minister talks",
    "election results 2024",
    "champions league final",
    "oil price",
    '"prime minister" said',
)
ANSWERED = re.compile(rb"\x1b\[1;\d+H[^\n]*?([\d,]+) articles?\b")
"""The first line of the screen says how many were found."""
QUIET, SETTLED = 0.03, 0.5
"""The list is painted when nothing came for so many seconds; the whole screen after the other."""
BURST = 1 / 30


@dataclass(frozen=True, slots=True)
class Key:
    """What one key cost, in ms and bytes."""

    typed: str
    list: float
    echo: float
    screen: float
    all: float
    bytes: int


class Terminal:
    """The reader in a pty."""

    def __init__(self, library: str, size: str) -> None:
        width, height = map(int, size.split("x"))
        self.master, slave = pty.openpty()
        ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        command = [sys.executable, "-m", "reader", "--library", library]
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
        )
        os.close(slave)
        self.found = b""

    def close(self) -> None:
        """Leave no process behind."""
        self.process.kill()
        self.process.wait()
        os.close(self.master)

    def type(self, keys: str) -> None:
        """Send keys."""
        os.write(self.master, keys.encode())

    def drain(self, quiet: float) -> float:
        """Read until nothing came for `quiet` seconds; returns the seconds until the last byte came."""
        start = last = time.perf_counter()
        while select.select([self.master], [], [], quiet)[0]:
            self._look(os.read(self.master, 65536))
            last = time.perf_counter()
        return last - start

    def skip(self, seconds: float) -> None:
        """Read for so long."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if select.select([self.master], [], [], left)[0]:
                self._look(os.read(self.master, 65536))

    def answer(self, key: str, limit: float = 10.0) -> tuple[float, float, int]:
        """Press a key: seconds to the first byte, to the end of the repaint with its answer, and the bytes."""
        start = time.perf_counter()
        self.type(key)
        seen, first, last = b"", 0.0, start
        while time.perf_counter() - start < limit:
            if not select.select([self.master], [], [], QUIET if ANSWERED.search(seen) else limit)[0]:
                return first, last - start, len(seen)
            seen += os.read(self.master, 65536)
            self._look(seen)
            last = time.perf_counter()
            first = first or last - start
        raise SystemExit(f"no answer to {key!r}")

    def cpu(self) -> tuple[float, float]:
        """CPU seconds so far of the screen's thread and of all; zeros where the system does not tell."""
        used: dict[str, float] = {}
        for task in Path(f"/proc/{self.process.pid}/task").glob("*/schedstat"):
            try:
                used[task.parent.name] = int(task.read_text().split()[0]) / 1e9
            except (OSError, ValueError):
                continue
        return used.get(str(self.process.pid), 0.0), sum(used.values())

    def _look(self, seen: bytes) -> None:
        if answers := ANSWERED.findall(seen):
            self.found = answers[-1]


def begin(terminal: Terminal) -> None:
    """Go into an empty query."""
    terminal.type("/")
    terminal.drain(SETTLED)
    terminal.type("\x15")
    terminal.drain(SETTLED * 2)


def leave(terminal: Terminal) -> None:
    """Leave the query."""
    terminal.type("\x1b")
    terminal.drain(SETTLED * 2)


def typed(terminal: Terminal, query: str, pauses: Iterator[float]) -> tuple[list[Key], float, bytes]:
    """Type a query as somebody would: each key, the ms the panes took after the last list, and what was found."""
    keys: list[Key] = []
    begin(terminal)
    for at, letter in enumerate(query, 1):
        before = terminal.cpu()
        echo, took, size = terminal.answer(letter)
        screen, everything = (1000 * (now - then) for now, then in zip(terminal.cpu(), before, strict=True))
        keys.append(Key(query[:at], took * 1000, echo * 1000, screen, everything, size))
        if at < len(query):
            terminal.skip(next(pauses) - took - QUIET)
    found = terminal.found
    panes = (QUIET + terminal.drain(SETTLED)) * 1000
    leave(terminal)
    return keys, panes, found


def uneven(pause: float, jitter: float) -> Iterator[float]:
    """Pauses about so long, log-normal with this spread."""
    chance = random.Random(1)
    while True:
        yield pause * chance.lognormvariate(0.0, jitter)


def burst(terminal: Terminal, query: str) -> tuple[float, bytes]:
    """Type a query at 30 keys a second: the ms from the last key to its list, and what was found."""
    begin(terminal)
    for letter in query[:-1]:
        terminal.type(letter)
        terminal.skip(BURST)
    _, took, _ = terminal.answer(query[-1])
    terminal.drain(SETTLED)
    found = terminal.found
    leave(terminal)
    return took * 1000, found


def row(name: str, values: Sequence[float], unit: str) -> str:
    """Median, 95th percentile and the greatest."""
    ordered = sorted(values)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"{name:8}{statistics.median(ordered):9.1f}{p95:9.1f}{ordered[-1]:9.1f} {unit}"


def main() -> None:
    """Type, and print the table."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("library")
    options.add_argument("queries", nargs="*", default=QUERIES)
    options.add_argument("--size", default="160x48", help="width and height in cells")
    options.add_argument("--pause", type=float, default=0.15, help="seconds from key to key")
    options.add_argument("--jitter", type=float, default=0.0, help="how uneven the pauses are")
    options.add_argument("--slowest", type=int, default=0, help="list so many of the slowest keys")
    given = options.parse_args()
    terminal = Terminal(given.library, given.size)
    pauses = uneven(given.pause, given.jitter)
    keys: list[Key] = []
    panes: list[float] = []
    bursts: list[float] = []
    try:
        terminal.drain(3.0)
        for query in given.queries or QUERIES:
            more, settled, slowly = typed(terminal, query, pauses)
            last, quickly = burst(terminal, query)
            if quickly != slowly:
                raise SystemExit(f"{query!r}: {slowly!r} articles slowly, {quickly!r} in a burst")
            keys += more
            panes.append(settled)
            bursts.append(last)
    finally:
        terminal.close()
    print(f"{given.size}, {len(keys)} keys\n{'':8}{'median':>9}{'p95':>9}{'slowest':>9}")
    for name in ("list", "echo", "screen", "all"):
        print(row(name, [getattr(key, name) for key in keys], "ms"))
    print(row("panes", panes, "ms"))
    print(row("burst", bursts, "ms"))
    print(row("bytes", [key.bytes for key in keys], ""))
    for key in sorted(keys, key=lambda key: -key.list)[: given.slowest]:
        print(f"{key.list:6.1f} ms  {key.typed}")


if __name__ == "__main__":
    main()
