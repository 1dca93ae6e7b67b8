"""How fast `add` is: articles a second until all can be searched, and until their names are found properly.

    python benchmarks/adding.py [DATA] [--articles N] [--library DIR]

DATA is the folder with `search/news_10k.jsonl.gz` (default `../shared/data`); the library is kept with `--library`.
Wall time says little on a busy machine: the CPU time of this process and of its workers is printed beside it, and
the most memory each has had. On Linux.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import multiprocessing
import os
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from reader.library import Library
from reader.model import Progress

TICKS = os.sysconf("SC_CLK_TCK")
EVERY = 0.5


@dataclass
class Meter:
    """Time, CPU and memory of this process and its workers, by phase: (wall, own CPU, the workers' CPU) in s."""

    phases: dict[str, list[tuple[float, float, float]]] = field(default_factory=dict)
    workers: dict[int, float] = field(default_factory=dict)
    memory: dict[str, int] = field(default_factory=lambda: {"own": 0, "worker": 0})
    looked: float = 0.0
    what: str = ""

    def watch(self, progress: Progress) -> None:
        if (
            progress.what == self.what
            and time.time() - self.looked < EVERY
            and progress.done != progress.total
        ):
            return
        self.look()
        now = (self.looked, time.process_time(), sum(self.workers.values()))
        if self.what and progress.what != self.what:
            self.phases[self.what].append(now)
        if progress.what != self.what:
            self.phases.setdefault(progress.what, []).append(now)
        self.what = progress.what

    def look(self) -> None:
        self.looked = time.time()
        self.memory["own"] = max(self.memory["own"], _peak_mb(os.getpid()))
        for process in multiprocessing.active_children():
            try:
                times = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
                self.workers[process.pid or 0] = (int(times[11]) + int(times[12])) / TICKS
                self.memory["worker"] = max(self.memory["worker"], _peak_mb(process.pid or 0))
            except OSError:
                continue

    def end(self) -> None:
        self.looked = time.time()
        self.phases[self.what].append((self.looked, time.process_time(), sum(self.workers.values())))

    def spent(self, what: str) -> list[float]:
        turns = self.phases[what]
        pairs = zip(turns[::2], turns[1::2], strict=True)
        return [sum(parts) for parts in zip(*(map(_less, *pair) for pair in pairs), strict=True)]


def _less(one: float, other: float) -> float:
    return other - one


def _peak_mb(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--library", type=Path)
    options = parser.parse_args()
    meter = Meter()
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "news.jsonl"
        with gzip.open(options.data / "search" / "news_10k.jsonl.gz", "rt", encoding="utf-8") as source:
            lines.write_text("".join(itertools.islice(source, options.articles)), encoding="utf-8")
        began = time.time()
        with Library.open(options.library or Path(folder) / "library") as library:
            report = library.add([lines], meter.watch)
        meter.end()
    print(f"{report.added} added, {report.unchanged} known")
    print(f"{'phase':<18} {'wall s':>8} {'CPU s':>8} {'workers':>8} {'cores':>6}   ms of CPU an article")
    whole = [0.0, 0.0, 0.0]
    for what in meter.phases:
        spent = meter.spent(what)
        whole = [a + b for a, b in zip(whole, spent, strict=True)]
        _line(what, spent, report.added)
        if what == "indexing":
            _line("→ searchable", whole, report.added)
    _line("→ all", [time.time() - began, *whole[1:]], report.added)
    print(f"memory: {meter.memory['own']} MB, a worker {meter.memory['worker']} MB")


def _line(what: str, spent: list[float], articles: int) -> None:
    wall, own, workers = spent
    cpu = own + workers
    print(
        f"{what:<18} {wall:8.1f} {own:8.1f} {workers:8.1f} {cpu / max(wall, 0.01):6.2f} "
        f"{1000 * cpu / max(1, articles):10.2f}"
    )


if __name__ == "__main__":
    main()
