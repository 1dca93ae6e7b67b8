"""Measures search engines on one generated library: loading, size, memory, and the time of each kind of query.

usage: python benchmarks/search.py [N …] [--tool ../shared/tools/grow_corpus.py] [--work DIR] [--engines a,b]

Each engine runs in a process of its own. Queries are drawn, seeded, from the words of the articles. Times are in
milliseconds: CPU median and p95 and wall p95 of repeated runs, and the CPU median of each query's first run. With
--work the corpus and the indexes are kept there and used again.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from search_engines import ENGINES

KINDS = ("term", "and", "or", "not", "phrase", "prefix", "prefix 1-3", "date", "sort", "facets")
QUERIES, REPEATS = 15, 5
PATIENCE = 15.0
"""Seconds after which no further query of a kind is run."""


def articles(corpus: Path) -> Iterator[dict[str, Any]]:
    with corpus.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def queries(corpus: Path) -> dict[str, list[list[str]]]:
    """Words in 2 to 30 per cent of the articles, and the commonest pairs of such words."""
    df, pairs = Counter(), Counter()
    sample = [article for _, article in zip(range(5000), articles(corpus), strict=False)]
    for article in sample:
        words = re.findall(r"[a-z]{4,}|\S+", article["body"].lower())
        df.update({word for word in words if word.isalpha()})
        pairs.update(pairwise(words))
    common = sorted(word for word, n in df.items() if len(word) > 3 and 0.02 < n / len(sample) < 0.3)
    known = set(common)
    rng = random.Random(3)
    phrases = [list(pair) for pair, _ in pairs.most_common(4000) if known >= set(pair)][:QUERIES]
    singles = [[word] for word in rng.sample(common, QUERIES)]
    return {
        "term": singles,
        "and": [rng.sample(common, 2) for _ in range(QUERIES)],
        "or": [rng.sample(common, 3) for _ in range(QUERIES)],
        "not": [rng.sample(common, 2) for _ in range(QUERIES)],
        "phrase": phrases,
        "prefix": [[word[:4]] for word in rng.sample(common, QUERIES)],
        "prefix 1-3": [[word[: 1 + n % 3]] for n, word in enumerate(rng.sample(common, QUERIES))],
        "date": singles,
        "sort": singles,
        "facets": singles,
    }


def timed(run: Callable[[], Any]) -> tuple[float, float]:
    """(CPU, wall) seconds of a call, this process and its children."""
    before, start = _cpu(), time.perf_counter()
    run()
    return _cpu() - before, time.perf_counter() - start


def percentile(values: list[float]) -> float:
    """The 95th percentile."""
    return sorted(values)[int(len(values) * 0.95)]


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def load(name: str, corpus: Path, folder: Path, count: int) -> dict[str, float]:
    """Build an engine's index if there is none; how fast and how big."""
    done = folder.parent / f"{folder.name}.json"
    if done.exists():
        return dict(json.loads(done.read_text()))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    engine = ENGINES[name](folder)
    cpu, wall = timed(lambda: engine.build(articles(corpus)))
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    if name == "reader":
        engine.wear(articles(corpus), count)
    text = sum(len(article["body"]) for article in articles(corpus))
    found = {"per CPU s": count / cpu, "per wall s": count / wall, "size / text": size / text}
    done.write_text(json.dumps(found))
    return found


def measure(name: str, corpus: Path, folder: Path, count: int) -> dict[str, Any]:
    """The time of each kind of query, opening and memory."""
    ENGINES[name](folder)  # so that importing is not counted
    engine = None

    def reopen() -> None:
        nonlocal engine
        engine = ENGINES[name](folder)

    found: dict[str, Any] = {"open, CPU ms": timed(reopen)[0] * 1e3}
    for kind, asked in queries(corpus).items():
        first, cpu, wall = [], [], []
        end = time.perf_counter() + PATIENCE
        for words in asked:
            first.append(timed(lambda: engine.ask(kind, words))[0])  # noqa: B023 (called at once)
            for _ in range(REPEATS if first[-1] < 1 else 1):
                took = timed(lambda: engine.ask(kind, words))  # noqa: B023
                cpu.append(took[0])
                wall.append(took[1])
            if time.perf_counter() > end:
                break
        found[kind] = [
            statistics.median(cpu) * 1e3,
            percentile(cpu) * 1e3,
            percentile(wall) * 1e3,
            statistics.median(first) * 1e3,
        ]
    found["memory MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if name == "reader":
        extra = [article for _, article in zip(range(12), articles(corpus), strict=False)]
        took = [timed(lambda: engine.add_one(article)) for article in extra]  # noqa: B023
        found["add one, CPU ms"] = statistics.median(cpu for cpu, _ in took) * 1e3
        engine.engine.close()
    return found


def show(count: int, results: dict[str, dict[str, Any]]) -> None:
    print(f"\n{count:,} articles; ms as CPU median | CPU p95 | wall p95 | first run, CPU median")
    for name in ("per CPU s", "per wall s", "size / text", "open, CPU ms", "memory MB", "add one, CPU ms"):
        print(
            f"{name:16}" + "".join(f"{result.get(name, float('nan')):>31.1f}" for result in results.values())
        )
    print(f"{'':16}" + "".join(f"{name:>31}" for name in results))
    for kind in KINDS:
        cells = (
            "".join(f"{ms:>7.1f}" if ms >= 100 else f"{ms:>7.2f}" for ms in result[kind])
            for result in results.values()
        )
        print(f"{kind:16}" + "".join(f"{cell:>31}" for cell in cells))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("counts", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--tool", type=Path, default=Path("../shared/tools/grow_corpus.py"))
    parser.add_argument("--work", type=Path)
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--step", help=argparse.SUPPRESS)
    options = parser.parse_args()
    work = options.work or Path(tempfile.mkdtemp(prefix="search-benchmark-"))
    for count in options.counts:
        corpus = work / f"{count}.jsonl"
        if options.step:
            step = {"load": load, "measure": measure}[options.step]
            print(json.dumps(step(options.engines, corpus, work / f"{options.engines}-{count}", count)))
            return
        if not corpus.exists():
            work.mkdir(parents=True, exist_ok=True)
            with corpus.open("wb") as out:
                subprocess.run([sys.executable, str(options.tool), str(count)], stdout=out, check=True)
        results = {}
        for name in options.engines.split(","):
            results[name] = {}
            for step in ("load", "measure"):
                command = [
                    sys.executable,
                    __file__,
                    str(count),
                    "--work",
                    str(work),
                    "--engines",
                    name,
                    "--step",
                    step,
                ]
                results[name] |= json.loads(
                    subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
                )
        show(count, results)
    if not options.work:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
