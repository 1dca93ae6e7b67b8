"""What `add` leaves behind when it is killed at random moments, and when the disk is full.

    python benchmarks/adding_faults.py [DATA] [--rounds N] [--articles N]

DATA is the folder with `search/news_10k.jsonl.gz` (default `../shared/data`). The full disk is a small tmpfs, which
only root can mount; without the right to, that part is left out.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from reader.errors import ReaderError
from reader.library import Library
from reader.store.database import NAME

SMALL, LARGE = "12m", "400m"
MOMENTS = 6.0
"""An addition is killed within so many seconds after it has written its first articles."""
STORED_BYTES = 300_000


def kills(lines: Path, directory: Path, rounds: int) -> None:
    """Kill additions of one file to one library until it is whole; each time it must open, search and go on."""
    seen: Counter[str] = Counter()
    counts = [0]
    for _ in range(rounds):
        command = [sys.executable, "-m", "reader", "--library", str(directory), "add", str(lines)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
        _wait_until_it_writes(process, directory)
        time.sleep(random.uniform(0, MOMENTS))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        with Library.open(directory) as library:
            count = library.count()
            seen["articles lost"] += count < counts[-1]
            seen["search and store differ"] += library.search("").total != count
            seen["notices"] += len(library.notices())
            seen["findings"] += sum(f.repair != "reader rebuild" for f in library.doctor())
            counts.append(count)
    print(f"killed {rounds} times: articles {counts}")
    for what in ("articles lost", "search and store differ", "notices", "findings"):
        print(f"  {what}: {seen[what]}")


def _wait_until_it_writes(process: subprocess.Popen[bytes], directory: Path) -> None:
    log = directory / f"{NAME}-wal"
    while process.poll() is None and not (log.exists() and log.stat().st_size > STORED_BYTES):
        time.sleep(0.02)


def full_disk(lines: Path, folder: Path) -> None:
    """Add to a library on a disk that is too small, then make room and add again."""
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", folder], check=False)
    if mounted.returncode:
        print("full disk: left out, a tmpfs can't be mounted here")
        return
    try:
        directory = folder / "library"
        with Library.open(directory) as library:
            print("full disk:", _added(library, lines))
        with Library.open(directory) as library:
            print(
                f"  opened: {library.count()} articles, {library.search('').total} found;", library.notices()
            )
            print("  added again:", _added(library, lines))
        subprocess.run(["mount", "-o", f"remount,size={LARGE}", folder], check=True)
        with Library.open(directory) as library:
            print("  with room:", _added(library, lines))
            print(
                f"  {library.count()} articles, {library.search('').total} found; doctor:", library.doctor()
            )
    finally:
        subprocess.run(["umount", folder], check=False)


def _added(library: Library, lines: Path) -> str:
    try:
        report = library.add([lines])
    except ReaderError as error:
        return f"{type(error).__name__}: {error.message} (hint: {error.hint})"
    return f"{report.added} added, {report.unchanged} unchanged, {len(report.failed)} failed"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--articles", type=int, default=1500)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = folder / "news.jsonl"
        with gzip.open(options.data / "search" / "news_10k.jsonl.gz", "rt", encoding="utf-8") as source:
            lines.write_text("".join(itertools.islice(source, options.articles)), encoding="utf-8")
        began = time.time()
        kills(lines, folder / "killed", options.rounds)
        (folder / "disk").mkdir()
        full_disk(lines, folder / "disk")
        print(f"took {time.time() - began:.0f} s")


if __name__ == "__main__":
    main()
