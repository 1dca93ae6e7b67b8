"""How fast `add` is: articles a second until all can be searched, and until their names are found properly.

    python benchmarks/adding.py [DATA] [--articles N]

DATA is the folder with `search/news_10k.jsonl.gz` (default `../shared/data`). Wall time says little on a busy
machine; the CPU time of all processes is printed beside it.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import resource
import tempfile
import time
from pathlib import Path

from reader.library import Library
from reader.model import Progress


def cpu() -> float:
    """Seconds of CPU that this process has used."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--articles", type=int, default=2000)
    options = parser.parse_args()
    phases: dict[str, list[float]] = {}

    def watch(progress: Progress) -> None:
        begun, _, begun_cpu, _ = phases.setdefault(progress.what, [time.time(), 0, cpu(), 0])
        phases[progress.what] = [begun, time.time(), begun_cpu, cpu()]

    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "news.jsonl"
        with gzip.open(options.data / "search" / "news_10k.jsonl.gz", "rt", encoding="utf-8") as source:
            lines.write_text("".join(itertools.islice(source, options.articles)), encoding="utf-8")
        started = time.time()
        with Library.open(Path(folder) / "library") as library:
            report = library.add([lines], watch)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    workers = children.ru_utime + children.ru_stime
    print(f"{'phase':<18} {'wall s':>8} {'main cpu s':>11} {'articles/s':>11}")
    for what, (begun, ended, begun_cpu, ended_cpu) in phases.items():
        wall = max(ended - begun, 1e-9)
        print(f"{what:<18} {wall:8.1f} {ended_cpu - begun_cpu:11.1f} {report.added / wall:11.0f}")
    print(f"{'all':<18} {time.time() - started:8.1f} {cpu():11.1f}, workers {workers:.1f} s of CPU")


if __name__ == "__main__":
    main()
