"""Ingest: how well bodies are taken from pages, whether feeds are read without a crash, and how fast.

Usage: python benchmarks/ingest.py [DATA_FOLDER]
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections import Counter
from pathlib import Path

from reader.errors import IngestError
from reader.ingest import read_bytes, read_path

WORD = re.compile(r"\w+")


def token_f1(found: str, expected: str) -> tuple[float, float, float]:
    """Precision, recall and F1 over the multiset of words."""
    have, want = Counter(WORD.findall(found)), Counter(WORD.findall(expected))
    shared = sum((have & want).values())
    precision = shared / max(1, sum(have.values()))
    recall = shared / max(1, sum(want.values()))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def pages(folder: Path) -> None:
    truth = json.loads((folder / "ground-truth.json").read_text())
    scores = []
    started = time.process_time()
    for name, expected in truth.items():
        data = gzip.decompress((folder / f"{name}.html.gz").read_bytes())
        try:
            text = "\n".join(article.text for article in read_bytes(data, name, "html", expected.get("url")))
        except IngestError as error:
            print(f"  {name[:12]}: {error.message}")
            text = ""
        scores.append((token_f1(text, expected["articleBody"]), name))
    took = time.process_time() - started
    for at, label in enumerate(("precision", "recall", "F1")):
        print(f"pages  {label:10} {sum(score[at] for score, _ in scores) / len(scores):.3f}")
    print(f"pages  {len(scores)} in {took:.1f} s CPU, {1000 * took / len(scores):.0f} ms a page")
    for (precision, recall, f1), name in sorted(scores, key=lambda score: score[0][2])[:5]:
        print(f"  worst {name[:12]} precision {precision:.2f} recall {recall:.2f} F1 {f1:.2f}")


def feeds(folder: Path) -> None:
    """Every feed is read or refused with an `IngestError`; the first title is compared where one is expected."""
    expectation = re.compile(r"entries\[0\]\[?.?.?['\"]?title['\"]?\]? == u?'([^'\\]+)'")
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    read = refused = crashed = entries = checked = right = 0
    started = time.process_time()
    for path in files:
        data = path.read_bytes()
        articles = []
        try:
            articles.extend(read_bytes(data, path.name, "feed"))
            read += 1
        except IngestError:
            refused += 1
        except Exception as error:
            crashed += 1
            print(f"  {path}: {type(error).__name__} {error}")
        entries += len(articles)
        if (found := expectation.search(data.decode("utf-8", "replace"))) and "<" not in found[1]:
            checked += 1
            right += bool(articles) and articles[0].title == " ".join(found[1].split())
    took = time.process_time() - started
    print(f"feeds  {len(files)}: {read} read, {refused} refused, {crashed} crashed; {entries} entries")
    print(f"feeds  {right} of {checked} expected titles right; {1000 * took / len(files):.1f} ms a feed")


def dump(path: Path) -> None:
    started = time.process_time()
    count = sum(1 for _ in read_path(path))
    took = time.process_time() - started
    print(f"dump   {count} articles in {took:.1f} s CPU: {count / took:.0f} articles/s")


if __name__ == "__main__":
    data = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")
    pages(data / "html")
    feeds(data / "feeds")
    dump(data / "search" / "news_10k.jsonl.gz")
