"""Whatever is typed, at a library's size: 10,000 generated and hostile inputs through reading, searching and showing.

usage: python benchmarks/any_input.py [N] [--inputs 10000] [--corpus FILE]

The generator is the one of the tests. Each input is read, searched for and, for the first hits, shown with its
snippet; where nothing is found, a near spelling is looked for too. Nothing may raise; CPU milliseconds an input.

On a shared machine a process is charged for what it waited for the processor's caches: inputs over the budget are
measured three times more, each time with an engine opened anew, and the least counts as well. A fixed loop is timed
before and after, so that runs can be compared.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "search"))

from typed_inputs import inputs

from reader.search.engine import Indexable
from reader.search.loosen import any_word
from reader.search.query import parse
from reader.search.snippets import snippets
from reader.search.whoosh_engine.engine import WhooshEngine

BUDGET = 50.0
SHOWN = 50


def corpus_lines(path: Path | None, tool: Path, count: int) -> list[str]:
    if path:
        with path.open(encoding="utf-8") as lines:
            return [line for _, line in zip(range(count), lines, strict=False)]
    made = subprocess.run([sys.executable, str(tool), str(count)], stdout=subprocess.PIPE, check=True)
    return made.stdout.decode().splitlines()


def indexable(number: int, line: str) -> Indexable:
    article = json.loads(line)
    date = dt.date.fromisoformat(article["date"][:10])
    return Indexable(number, article["title"], article["body"], article["source"], date, "en")


def answer(engine: WhooshEngine, articles: dict[int, Indexable], typed: str) -> int:
    """How many articles an input finds, after everything a screen shows for it is made."""
    query = parse(typed, dt.date(2024, 5, 1))
    found = engine.search(query, lambda _: range(0, len(articles), 3), SHOWN)
    if not found.total and not engine.suggest(query) and (wider := any_word(query)):
        query, found = wider, engine.search(wider, lambda _: range(0, len(articles), 3), SHOWN)
    list(snippets(((articles[number].text, "en") for number in found.numbers), query))
    return found.total


def timed(engine: WhooshEngine, articles: dict[int, Indexable], typed: str) -> float:
    """CPU milliseconds of one input."""
    start = time.process_time()
    answer(engine, articles, typed)
    return (time.process_time() - start) * 1e3


def again(folder: Path, articles: dict[int, Indexable], typed: str) -> float:
    """The least of three times, each by an engine that was asked for one common word before."""
    times = []
    for _ in range(3):
        engine = WhooshEngine(folder)
        answer(engine, articles, "the ")
        times.append(timed(engine, articles, typed))
        engine.close()
    return min(times)


def loop() -> float:
    """CPU milliseconds of a fixed piece of work, the least of nine times."""
    times = []
    for _ in range(9):
        start = time.process_time()
        sum(number * number for number in range(200_000))
        times.append((time.process_time() - start) * 1e3)
    return min(times)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", nargs="?", type=int, default=10_000)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--tool", type=Path, default=Path("../shared/tools/grow_corpus.py"))
    options = parser.parse_args()
    lines = corpus_lines(options.corpus, options.tool, options.count)
    articles = {number: indexable(number, line) for number, line in enumerate(lines)}
    words = sorted({word for one in list(articles.values())[:500] for word in re.findall(r"\S+", one.text)})
    with tempfile.TemporaryDirectory() as folder:
        engine = WhooshEngine(Path(folder))
        engine.apply(articles.values(), [], 1, bulk=True)
        answer(engine, articles, "the ")
        took: list[tuple[float, str]] = []
        raised, before = 0, loop()
        for typed in inputs(words, options.inputs):
            try:
                took.append((timed(engine, articles, typed), typed))
            except Exception as error:
                raised += 1
                print("raised", repr(error)[:100], ascii(typed[:60]))
        engine.close()
        slow = [(again(Path(folder), articles, typed), typed) for ms, typed in took if ms > BUDGET]
    times = sorted(ms for ms, _ in took)
    over = sum(ms > BUDGET for ms, _ in slow)
    print(f"{len(took):,} inputs on {len(articles):,} articles, {raised} raised")
    print(f"the fixed loop: {before:.1f} ms before, {loop():.1f} ms after")
    print(
        f"CPU ms: median {statistics.median(times):.2f}, p95 {times[int(len(times) * 0.95)]:.1f}, "
        f"p99 {times[int(len(times) * 0.99)]:.1f}, most {times[-1]:.1f}"
    )
    print(f"over {BUDGET:.0f} ms: {len(slow)}, of these when measured again: {over}")
    for ms, typed in sorted(slow, reverse=True)[:5]:
        print(f"{ms:7.1f} ms again  {len(typed):6} characters  {typed[:60]!a}")
    for ms, typed in sorted(took, reverse=True)[:12]:
        print(f"{ms:7.1f} ms  {len(typed):6} characters  {typed[:70]!a}")


if __name__ == "__main__":
    main()
