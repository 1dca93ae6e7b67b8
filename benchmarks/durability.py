"""Kills a process that commits to a search index at random moments and looks at what is left.

usage: python benchmarks/durability.py [ROUNDS]      (100)

Each round a child adds 20 articles a commit, says each sequence it committed, and is killed with SIGKILL. Then the
index must open, read through without a checksum failing, and hold exactly the articles of its sequence, which is
the last one said or the one after.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from reader.search.engine import Indexable
from reader.search.whoosh_engine.engine import WhooshEngine

EACH = 20


def articles(sequence: int) -> list[Indexable]:
    """The articles of one commit."""
    first = sequence * EACH
    return [
        Indexable(n, f"Report {n}", f"grain {n} " * 60, "Gazette", None, "en")
        for n in range(first, first + EACH)
    ]


def child(directory: Path) -> None:
    """Commit until killed."""
    engine = WhooshEngine(directory)
    sequence = engine.sequence
    while True:
        sequence += 1
        engine.apply(articles(sequence), [], sequence)
        print(sequence, flush=True)


def main(rounds: int) -> int:
    bad = 0
    seed = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder) / "index"
        committed = 0
        for number in range(rounds):
            with subprocess.Popen(
                [sys.executable, __file__, "child", str(directory)], stdout=subprocess.PIPE, text=True
            ) as process:
                assert process.stdout
                said = [process.stdout.readline()]
                time.sleep(seed.random() * 0.2)
                process.kill()
                said += process.stdout.read().splitlines()
            last = max([committed, *(int(line) for line in said if line.strip().isdigit())])
            engine = WhooshEngine(directory)
            try:
                engine.check()
                committed = engine.sequence
                whole = engine.count == committed * EACH and committed in (last, last + 1)
            finally:
                engine.close()
            if not whole:
                bad += 1
                print(f"round {number}: sequence {committed} after {last}, {engine.count} articles")
    print(
        f"{rounds - bad} of {rounds} rounds left exactly the old or the new state; {committed} commits in all"
    )
    return 1 if bad else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["child"]:
        child(Path(sys.argv[2]))
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100))
