"""Measures search engines on one generated library: loading, size, memory, and the time of each kind of query.

usage: python benchmarks/search.py [N …] [--work DIR] [--reuse] [--engines a,b] [--tool TOOL]

Each engine has a process of its own. Loading goes one engine after another; then all are open at once and every
query, drawn seeded from the words of the articles, is put to each in turn, so that whatever else the machine does
meets all alike. Prints Markdown tables: CPU and wall milliseconds, median and 95th percentile of the repeated runs.

With --work the corpus, the indexes and how they were loaded stay there; --reuse takes what is there, so that only
the queries are measured. From 300,000 articles on stock Whoosh is measured only if --engines names it.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import search_tables
from search_engines import ENGINES
from search_worker import Worker, articles, load, serve

KINDS = ("term", "and", "or", "not", "phrase", "prefix", "prefix 1-3", "date", "sort", "facets")
QUERIES = 15
REPEATS, LONG = 5, 0.2
"""How often a query is repeated, once where the first run took longer than so many seconds."""
PATIENCE = 15.0
"""Seconds after which an engine is not asked another query of a kind."""
MANY = 300_000


def queries(corpus: Path) -> dict[str, list[list[str]]]:
    """Words in 2 to 30 per cent of the articles, and the commonest pairs of such words."""
    df, pairs = Counter[str](), Counter[tuple[str, str]]()
    sample = list(islice(articles(corpus), 5000))
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


def measure(workers: dict[str, Worker], asked: dict[str, list[list[str]]]) -> dict[str, dict[str, Any]]:
    """Put every query to every engine in turn; for each engine what `search_tables` shows."""
    found: dict[str, dict[str, Any]] = {name: {"kinds": {}} for name in workers}
    for kind in KINDS:
        answers: dict[str, list[dict[str, Any]]] = {
            name: [] for name in workers if kind not in ENGINES[name].cannot
        }
        for number, words in enumerate(asked[kind]):
            order = list(answers)
            for name in order[number % len(order) :] + order[: number % len(order)]:
                if sum(answer["spent"] for answer in answers[name]) < PATIENCE:
                    answers[name].append(
                        workers[name].call(kind=kind, words=words, repeats=REPEATS, long=LONG)
                    )
            some = {name: given[-1]["found"] > 0 for name, given in answers.items() if len(given) > number}
            if len(set(some.values())) > 1:
                print(f"{kind} {' '.join(words)}: only some find anything, {some}", file=sys.stderr)
        for name, given in answers.items():
            found[name]["kinds"][kind] = search_tables.summary(given)
        print(f"{kind}: done", file=sys.stderr)
    for name, worker in workers.items():
        found[name] |= worker.call(kind="end")
    return found


def corpus_of(count: int, work: Path, tool: Path) -> Path:
    """The generated articles, written as they come."""
    corpus = work / f"{count}.jsonl"
    if not corpus.exists():
        work.mkdir(parents=True, exist_ok=True)
        partial = corpus.with_suffix(".part")
        with partial.open("wb") as out:
            subprocess.run([sys.executable, str(tool), str(count)], stdout=out, check=True)
        partial.rename(corpus)
    return corpus


def loaded(name: str, count: int, work: Path, reuse: bool) -> dict[str, float]:
    """Build an engine's index in a process of its own unless it is there; how fast and how big."""
    record = work / f"{name}-{count}.json"
    if not (reuse and record.exists()):
        print(f"loading {count:,} into {name}", file=sys.stderr)
        command = [sys.executable, __file__, str(count), "--work", str(work), "--load", name]
        record.write_bytes(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    return dict(json.loads(record.read_text()))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("counts", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--tool", type=Path, default=Path("../shared/tools/grow_corpus.py"))
    parser.add_argument("--work", type=Path)
    parser.add_argument("--reuse", action="store_true")
    parser.add_argument("--engines")
    parser.add_argument("--load", help=argparse.SUPPRESS)
    parser.add_argument("--serve", help=argparse.SUPPRESS)
    options = parser.parse_args()
    work = options.work or Path(tempfile.mkdtemp(prefix="search-benchmark-"))
    folder = f"{options.load or options.serve}-{options.counts[0]}"
    if options.load:
        print(json.dumps(load(options.load, work / f"{options.counts[0]}.jsonl", work / folder)))
        return
    if options.serve:
        serve(options.serve, work / f"{options.counts[0]}.jsonl", work / folder)
        return
    results: dict[int, dict[str, dict[str, Any]]] = {}
    for count in options.counts:
        corpus = corpus_of(count, work, options.tool)
        chosen = options.engines.split(",") if options.engines else list(ENGINES)
        if not options.engines and count >= MANY:
            chosen.remove("whoosh")
        loads = {name: loaded(name, count, work, options.reuse) for name in chosen}
        start = [sys.executable, __file__, str(count), "--work", str(work), "--serve"]
        workers = {name: Worker([*start, name]) for name in chosen}
        results[count] = measure(workers, queries(corpus))
        for name in chosen:
            results[count][name] |= loads[name]
        (work / f"results-{count}.json").write_text(json.dumps(results[count]))
        print(search_tables.tables(count, results[count]), flush=True)
    for smaller, larger in pairwise(sorted(results)):
        print(search_tables.growth(smaller, results[smaller], larger, results[larger]))
    if not options.work:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
