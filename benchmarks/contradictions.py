"""Which of two sentences that contradict each other are told to, and which that agree are left in peace.

    python benchmarks/contradictions.py [--all]

Each line of `data/contradictions.tsv` and `data/negations.tsv` is a pair of invented sentences, `against` each
other or not. `--all` prints what is told of every pair, else what is missed and what is told wrongly.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection
from pathlib import Path

from compare_data import annotated
from reader.compare import compare
from reader.model import HARD, Difference
from reader.text.passages import passages

DATA = Path(__file__).parent / "data"
FILES = {"contradictions.tsv": HARD | {"attribution"}, "negations.tsv": {"negation"}}
"""The files of pairs, each with the types of differences that say in it that two sentences contradict each other."""


def told(left: str, right: str, types: Collection[str]) -> list[Difference] | None:
    """The differences that say two sentences contradict each other; None if they are not linked."""
    sides = [annotated(text, name, passages(text)) for text, name in ((left, "left"), (right, "right"))]
    links = compare(*sides).links
    return [d for link in links for d in link.differences if d.type in types] if links else None


def measure(file: Path, types: Collection[str], everything: bool) -> None:
    """Print what is told of the pairs of a file, and how often."""
    found: Counter[tuple[str, str]] = Counter()
    for line in file.read_text(encoding="utf-8").splitlines():
        label, left, right = line.split("\t")
        differences = told(left, right, types)
        sure = any(one.sure for one in differences or ())
        kind = (
            "not linked" if differences is None else "sure" if sure else "shown" if differences else "nothing"
        )
        found[label, kind] += 1
        if everything or (kind in ("sure", "shown")) != (label == "against"):
            print(f"{label:8} {kind:10} {left} | {right} {[one.reason for one in differences or ()]}")
    for label in ("against", "agrees"):
        print(f"{label:8}", {kind: found[label, kind] for kind in ("sure", "shown", "nothing", "not linked")})


def main() -> None:
    for name, types in FILES.items():
        print(name)
        measure(DATA / name, types, "--all" in sys.argv)


if __name__ == "__main__":
    main()
