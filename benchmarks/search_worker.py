"""What `search.py` does in a process of its own for each engine: load articles, answer queries and time itself."""

from __future__ import annotations

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from search_engines import ENGINES, Reader

OPENINGS = 5
ADDED = 12


def articles(corpus: Path) -> Iterator[dict[str, Any]]:
    """The articles one by one."""
    with corpus.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def timed(run: Callable[[], Any]) -> tuple[float, float]:
    """(CPU, wall) seconds of a call, this process and its children."""
    before, start = _cpu(), time.perf_counter()
    run()
    return _cpu() - before, time.perf_counter() - start


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def memory(field: str) -> float:
    """MB of this process as Linux counts them: `VmHWM` the most it had, `RssAnon` what is not the pages of files."""
    status = Path("/proc/self/status").read_text()
    return int(status.split(f"{field}:")[1].split()[0]) / 1024


def load(name: str, corpus: Path, folder: Path) -> dict[str, Any]:
    """Build an engine's index; how fast, how big, and how much memory the largest process took.

    `tenths` are the CPU seconds until each tenth of the articles was taken, which shows whether loading slows down.
    """
    count = text = 0
    for article in articles(corpus):
        count += 1
        text += len(article["body"])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    engine = ENGINES[name](folder)
    tenths: list[float] = []
    before = _cpu()

    def watched() -> Iterator[dict[str, Any]]:
        for number, article in enumerate(articles(corpus), 1):
            yield article
            if number % max(1, count // 10) == 0:
                tenths.append(_cpu() - before)

    cpu, wall = timed(lambda: engine.build(watched()))
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    largest = max(memory("VmHWM"), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
    engine.wear(articles(corpus), count)
    return {
        "per CPU s": count / cpu,
        "per wall s": count / wall,
        "size / text": size / text,
        "load MB": largest,
        "tenths": tenths,
    }


def serve(name: str, corpus: Path, folder: Path) -> None:
    """Answer the lines of the standard input, each a query to run and time, until one says `end`."""
    ENGINES[name](folder)  # so that importing is not counted
    bare = memory("VmHWM")
    engine = ENGINES[name](folder)
    opening = [timed(lambda: ENGINES[name](folder))[0] * 1e3 for _ in range(OPENINGS)]
    for line in sys.stdin:
        request = json.loads(line)
        if request["kind"] == "end":
            break
        kind, words = request["kind"], request["words"]
        start = time.perf_counter()
        found: list[int] = []
        runs = [timed(lambda: found.append(engine.ask(kind, words)))]  # noqa: B023 (called at once)
        for _ in range(request["repeats"] if runs[0][1] < request["long"] else 1):
            runs.append(timed(lambda: engine.ask(kind, words)))  # noqa: B023
        spent = time.perf_counter() - start
        _say({"first": runs[0], "again": runs[1:], "spent": spent, "found": found[0]})
    ended = {
        "open ms": statistics.median(opening),
        "peak MB": memory("VmHWM"),
        "own MB": memory("RssAnon"),
        "bare MB": bare,
    }
    engine.close()
    if name == "reader":
        ended["add ms"] = _adding(corpus, folder)
    _say(ended)


def _adding(corpus: Path, folder: Path) -> float:
    """CPU ms of adding one article to a copy of the index."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as place:
        copy = Path(shutil.copytree(folder, Path(place) / "copy", copy_function=os.link))
        engine = Reader(copy)
        took = [timed(lambda: engine.add_one(article)) for article in islice(articles(corpus), ADDED)]  # noqa: B023
        engine.close()
    return statistics.median(cpu for cpu, _ in took) * 1e3


def _say(message: dict[str, Any]) -> None:
    print(json.dumps(message), flush=True)


class Worker:
    """An engine in another process."""

    def __init__(self, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def call(self, **request: Any) -> dict[str, Any]:
        """Ask and wait for the answer."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        answer = dict(json.loads(self._process.stdout.readline()))
        if request["kind"] == "end":
            self._process.wait()
        return answer
