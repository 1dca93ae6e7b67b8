"""Which of two sentences that contradict each other are told to, and which that agree are left in peace.

    python benchmarks/contradictions.py [--all]

Each line of `data/contradictions.tsv` is a pair of invented sentences, `against` each other or not. `--all`
prints what is told of every pair, else what is missed and what is told wrongly.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from compare_data import annotated
from reader.compare import compare
from reader.model import Difference
from reader.text.passages import passages

PAIRS = Path(__file__).parent / "data" / "contradictions.tsv"
TYPES = ("negation", "attribution", "number", "date", "name")


def told(left: str, right: str) -> list[Difference] | None:
    """The differences that say two sentences contradict each other; None if they are not linked."""
    sides = [annotated(text, name, passages(text)) for text, name in ((left, "left"), (right, "right"))]
    links = compare(*sides).links
    return [d for link in links for d in link.differences if d.type in TYPES] if links else None


def main() -> None:
    found: Counter[tuple[str, str]] = Counter()
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        label, left, right = line.split("\t")
        differences = told(left, right)
        sure = any(one.sure for one in differences or ())
        kind = (
            "not linked" if differences is None else "sure" if sure else "shown" if differences else "nothing"
        )
        found[label, kind] += 1
        if "--all" in sys.argv or (kind in ("sure", "shown")) != (label == "against"):
            print(f"{label:8} {kind:10} {left} | {right} {[one.reason for one in differences or ()]}")
    for label in ("against", "agrees"):
        print(f"{label:8}", {kind: found[label, kind] for kind in ("sure", "shown", "nothing", "not linked")})


if __name__ == "__main__":
    main()
