"""How well two articles are compared: alignment, shared quotations, mutated figures, speed.

    python benchmarks/compare.py [DATA] [--fit] [--only alignment|quotes|figures|speed]

DATA is the folder with align/ and stories/ (default ../shared/data beside the repository).
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from compare_data import Task, annotated, basil, superpal
from reader.compare import compare
from reader.compare.align import COEFFICIENTS, coverage, features
from reader.compare.quotes import shared_quotes
from reader.compare.units import units
from reader.compare.weights import Matrix, word_weights
from reader.model import Annotated
from reader.text.passages import passages

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
_DIGIT = re.compile(r"\d+(?:[.,]\d+)*")


def prf(right: int, found: int, wanted: int) -> str:
    precision, recall = right / max(1, found), right / max(1, wanted)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{f1:6.3f} {precision:6.3f} {recall:6.3f} {right:6} {found:6} {wanted:6}"


def alignment(name: str, tasks: Sequence[Task]) -> None:
    right = found = wanted = 0
    for task in tasks:
        links = {(link.left, link.right) for link in compare(task.left, task.right).links}
        right += len(links & task.gold)
        found += len(links)
        wanted += len(task.gold)
    print(f"{name:34} {prf(right, found, wanted)}")


def fit(tasks: Sequence[Task]) -> None:
    """Both regressions of align.py, printed as its constants."""
    rows, answers = [], []
    for task in tasks:
        left, right = units(task.left), units(task.right)
        weights = word_weights(left, right)
        quotes = shared_quotes(left, right, task.left, task.right, weights)
        found = features(left, right, weights, quotes)
        rows.append(np.stack([found[name] for name in COEFFICIENTS], axis=2).astype(float))
        answers.append(np.array([[(a.span, b.span) in task.gold for b in right] for a in left], dtype=float))
    wanted = np.concatenate([answer.ravel() for answer in answers])
    first = regression(np.concatenate([row.reshape(-1, row.shape[2]) for row in rows]), wanted)
    print(f"BIAS = {first[0]:.2f}")
    for name, value in zip(COEFFICIENTS, first[1:], strict=True):
        print(f'    "{name}": {value:.2f},')
    columns = []
    for row in rows:
        value = first[0] + row @ first[1:]
        covered = coverage(1 / (1 + np.exp(-value)))
        columns.append(np.column_stack([value.ravel(), np.full(value.size, covered)]))
    second = regression(np.concatenate(columns), wanted)
    print("COVERAGE_BIAS, COVERAGE_SLOPE, COVERAGE =", ", ".join(f"{value:.2f}" for value in second))


def regression(x: Matrix, y: Matrix, strength: float = 10.0) -> Matrix:
    """Logistic regression with an L2 penalty on standardised columns: the bias, then the coefficients."""
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = np.hstack([np.ones((len(x), 1)), (x - mean) / spread])
    penalty = np.eye(z.shape[1]) * strength
    penalty[0, 0] = 0
    beta = np.zeros(z.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-z @ beta))
        beta -= np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + penalty, z.T @ (p - y) + penalty @ beta)
    slopes = beta[1:] / spread
    return np.concatenate([[beta[0] - (slopes * mean).sum()], slopes])


def mutated(annotated_article: Annotated, start: int, end: int, number: str) -> Annotated:
    """The article with the stretch replaced by a number of the same length."""
    text = annotated_article.article.text
    changed = text[:start] + number + text[end:]
    article = annotated_article.article
    return annotated(changed, article.id, article.passages, article.date, article.title)


def figures(name: str, tasks: Sequence[Task], seed: int = 7) -> None:
    """Change one digit of a number that both aligned sentences have, in one of them, and look for it."""
    chance = random.Random(seed)
    caught = flagged = changed = plain = 0
    for task in tasks:
        texts = task.left.article.text, task.right.article.text
        plain += sum(
            d.sure and d.type in ("number", "date")
            for link in compare(task.left, task.right).links
            if (link.left, link.right) in task.gold
            for d in link.differences
        )
        for left, right in sorted(task.gold):
            ours = list(_DIGIT.finditer(texts[0], left.start, left.end))
            theirs = {m.group() for m in _DIGIT.finditer(texts[1], right.start, right.end)}
            both = [match for match in ours if match.group() in theirs]
            for match in both:
                places = [n for n, c in enumerate(match.group()) if c.isdigit()]
                place = chance.choice(places)
                old = match.group()
                others = [d for d in ("123456789" if place == 0 else "0123456789") if d != old[place]]
                new = old[:place] + chance.choice(others) + old[place + 1 :]
                if new in theirs:
                    continue
                changed += 1
                result = compare(mutated(task.left, match.start(), match.end(), new), task.right)
                hits = [
                    d
                    for link in result.links
                    if link.left == left and link.right == right
                    for d in link.differences
                    if d.sure and d.type in ("number", "date") and d.left
                ]
                flagged += len(hits)
                caught += any(d.left.start < match.end() and match.start() < d.left.end for d in hits)
    print(f"{name:34} {prf(caught, flagged, changed)}   flagged unchanged: {plain}")


def quotations(name: str, tasks: Sequence[Task]) -> None:
    """Pairs of passages found to share a quotation against those marked by hand."""
    right = found = wanted = 0
    for task in tasks:
        links = {(link.left, link.right) for link in compare(task.left, task.right).links if link.quotes}
        right += len(links & task.quotes)
        found += len(links)
        wanted += len(task.quotes)
    print(f"{name:34} {prf(right, found, wanted)}")


def speed(tasks: Sequence[Task]) -> None:
    """CPU time of `compare` alone, for articles of 800 and 5,000 words put together from the tasks."""
    sides = [
        " ".join(task.left.article.text for task in tasks),
        " ".join(task.right.article.text for task in tasks),
    ]
    for size in (800, 5_000):
        left, right = (
            annotated(text, "x", passages(text)) for text in (" ".join(side.split()[:size]) for side in sides)
        )
        compare(left, right)
        times = []
        for _ in range(5):
            start = time.process_time()
            links = compare(left, right).links
            times.append(time.process_time() - start)
        print(f"two articles of {size:5} words{min(times) * 1000:14.0f} ms CPU, {len(links)} links")


def copies(tasks: Sequence[Task], seed: int = 7) -> None:
    """Change one digit in a copy of an article: its sentence stands beside the unchanged one."""
    chance = random.Random(seed)
    caught = flagged = changed = 0
    for task in tasks:
        text = task.left.article.text
        numbers = list(_DIGIT.finditer(text))
        for match in chance.sample(numbers, min(6, len(numbers))):
            old = match.group()
            place = chance.choice([n for n, c in enumerate(old) if c.isdigit()])
            digits = [d for d in ("123456789" if place == 0 else "0123456789") if d != old[place]]
            new = old[:place] + chance.choice(digits) + old[place + 1 :]
            changed += 1
            hits = [
                d
                for link in compare(mutated(task.left, match.start(), match.end(), new), task.left).links
                for d in link.differences
                if d.sure and d.type in ("number", "date") and d.left
            ]
            flagged += len(hits)
            caught += any(d.left.start < match.end() and match.start() < d.left.end for d in hits)
    print(f"{'changed digit in a copy, BASIL':34} {prf(caught, flagged, changed)}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    parser.add_argument(
        "--fit", action="store_true", help="print coefficients fitted on SuperPAL and the tuning half"
    )
    parser.add_argument("--only", choices=("alignment", "quotes", "figures", "speed"))
    chosen = parser.parse_args()
    documents, news = superpal(chosen.data), basil(chosen.data)
    tuned = [task for task in news if task.group == "tune"]
    held = [task for task in news if task.group == "held"]
    if chosen.fit:
        fit([*documents, *superpal(chosen.data, "topic"), *tuned])
        return
    print(f"{'':34} {'F1':>6} {'P':>6} {'R':>6} {'right':>6} {'found':>6} {'wanted':>6}")
    wanted = (chosen.only,) if chosen.only else ("alignment", "quotes", "figures", "speed")
    if "alignment" in wanted:
        alignment("alignment SuperPAL, by document", documents)
        alignment("alignment SuperPAL, by topic", superpal(chosen.data, "topic"))
        alignment("alignment BASIL, tuning half", tuned)
        alignment("alignment BASIL, held-out half", held)
    if "quotes" in wanted:
        quotations("shared quotations BASIL", news)
    if "figures" in wanted:
        figures("changed digit SuperPAL", documents)
        figures("changed digit BASIL", news)
        copies(news)
    if "speed" in wanted:
        speed(news)


if __name__ == "__main__":
    main()
