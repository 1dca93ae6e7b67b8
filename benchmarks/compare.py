"""How well two articles are compared: alignment, shared quotations, mutated figures, speed.

    python benchmarks/compare.py [DATA] [--fit] [--only alignment|quotes|figures|speed]

DATA is the folder with align/ and stories/ (default ../shared/data beside the repository).
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np

from compare_data import Task, annotated, basil, basil_articles, superpal, unrelated
from reader.compare import compare
from reader.compare.align import COEFFICIENTS, OPENING, apart, coverage, depth, features, opening
from reader.compare.quotes import shared_quotes
from reader.compare.units import units
from reader.compare.weights import Matrix, word_weights
from reader.model import Annotated, Span
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


@dataclass(frozen=True)
class Fitted:
    """The features of one task's pairs of passages, the answers, and how much each pair counts."""

    first: Matrix
    answers: Matrix
    counts: Matrix
    weight: float

    @classmethod
    def of(cls, task: Task, weight: float) -> Fitted:
        left, right = units(task.left), units(task.right)
        weights = word_weights(left, right)
        found = features(left, right, weights, shared_quotes(left, right, task.left, task.right, weights))
        places = [[(a.span, b.span) for b in right] for a in left]
        return cls(
            np.stack([found[name] for name in COEFFICIENTS], axis=2).astype(float),
            np.array([[place in task.gold for place in row] for row in places], dtype=float),
            np.array([[place not in task.doubtful for place in row] for row in places]) * weight,
            weight,
        )


def fit(weighted: Sequence[tuple[Sequence[Task], float]], apart_from: Sequence[Task]) -> None:
    """Both regressions of align.py, printed as its constants; `apart_from` are unrelated articles.

    The unrelated ones enter the second regression only, which tells how much likeness means in two articles.
    """
    rows = [Fitted.of(task, weight) for tasks, weight in weighted for task in tasks]
    first = regression(
        np.concatenate([row.first.reshape(-1, row.first.shape[2]) for row in rows]),
        np.concatenate([row.answers.ravel() for row in rows]),
        np.concatenate([row.counts.ravel() for row in rows]),
    )
    print(f"BIAS = {first[0]:.2f}")
    for name, value in zip(COEFFICIENTS, first[1:], strict=True):
        print(f'    "{name}": {value:.2f},')
    rows += [Fitted.of(task, 0.5) for task in apart_from]
    columns, given = [], []
    for row in rows:
        value = first[0] + row.first @ first[1:]
        covered = coverage(1 / (1 + np.exp(-value)))
        size = value.shape
        columns.append(
            np.column_stack(
                [value.ravel(), np.full(value.size, covered), (depth(*size) * apart(covered)).ravel()]
            )
        )
        given.append((OPENING * opening(*size) * apart(covered)).ravel())
    second = regression(
        np.concatenate(columns),
        np.concatenate([row.answers.ravel() for row in rows]),
        np.concatenate([row.counts.ravel() for row in rows]),
        np.concatenate(given),
    )
    print("COVERAGE_BIAS, COVERAGE_SLOPE, COVERAGE, DEPTH =", ", ".join(f"{value:.2f}" for value in second))


def regression(x: Matrix, y: Matrix, counts: Matrix, given: Matrix | float = 0.0) -> Matrix:
    """Weighted logistic regression with an L2 penalty on standardised columns: the bias, then the coefficients.

    `given` is a part of the exponent that is not fitted.
    """
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = np.hstack([np.ones((len(x), 1)), (x - mean) / spread])
    penalty = np.eye(z.shape[1]) * 10.0
    penalty[0, 0] = 0
    beta = np.zeros(z.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-(z @ beta + given)))
        slope = z.T @ (counts * (p - y)) + penalty @ beta
        beta -= np.linalg.solve((z * (counts * p * (1 - p))[:, None]).T @ z + penalty, slope)
    slopes = beta[1:] / spread
    return np.concatenate([[beta[0] - (slopes * mean).sum()], slopes])


def mutated(annotated_article: Annotated, start: int, end: int, number: str) -> Annotated:
    """The article with the stretch replaced by a number of the same length."""
    text = annotated_article.article.text
    changed = text[:start] + number + text[end:]
    article = annotated_article.article
    return annotated(changed, article.id, article.passages, article.date, article.title)


@dataclass(frozen=True)
class Change:
    """A number of one article with one digit changed, and the linked passages it stands in."""

    task: Task
    on_left: bool
    place: tuple[Span, Span]
    start: int
    end: int
    number: str


def changes(tasks: Sequence[Task], samples: int) -> Iterator[Change]:
    """One digit changed in a number that both aligned passages have once, on either side, `samples` times each."""
    for task, on_left in product(tasks, (True, False)):
        ours, theirs = (a.article.text for a in (task.left, task.right)[:: 1 if on_left else -1])
        for place in sorted(task.gold):
            one, other = place[:: 1 if on_left else -1]
            numbers = [match.group() for match in _DIGIT.finditer(ours, one.start, one.end)]
            partners = [match.group() for match in _DIGIT.finditer(theirs, other.start, other.end)]
            for match in _DIGIT.finditer(ours, one.start, one.end):
                if numbers.count(match.group()) != 1 or partners.count(match.group()) != 1:
                    continue
                new = {one_digit_changed(match.group(), f"{n}{match}") for n in range(samples)}
                for number in sorted(new - set(partners)):
                    yield Change(task, on_left, place, match.start(), match.end(), number)


def one_digit_changed(number: str, seed: str) -> str:
    """The number with one digit replaced, no zero in front."""
    chance = random.Random(seed)
    place = chance.choice([n for n, c in enumerate(number) if c.isdigit()])
    return (
        number[:place]
        + chance.choice([d for d in ("123456789" if place == 0 else "0123456789") if d != number[place]])
        + number[place + 1 :]
    )


def figures(name: str, tasks: Sequence[Task], samples: int = 6) -> None:
    """Change a digit of a number that both aligned sentences have, in one of them, and look for it."""
    caught = flagged = changed = linked = 0
    for change in changes(tasks, samples):
        left, right = change.task.left, change.task.right
        if change.on_left:
            left = mutated(left, change.start, change.end, change.number)
        else:
            right = mutated(right, change.start, change.end, change.number)
        links = [link for link in compare(left, right).links if (link.left, link.right) == change.place]
        spans = [
            d.left if change.on_left else d.right
            for link in links
            for d in link.differences
            if d.sure and d.type in ("number", "date")
        ]
        changed += 1
        linked += bool(links)
        flagged += len(spans)
        caught += any(span and span.start < change.end and change.start < span.end for span in spans)
    print(f"{name:34} {prf(caught, flagged, changed)}   of them linked: {linked}")
    print(f"{'  flagged in links as they are':34} {unchanged(tasks):28}")


def unchanged(tasks: Sequence[Task]) -> int:
    """Sure differing figures and dates in links of the articles as they are."""
    return sum(
        d.sure and d.type in ("number", "date")
        for task in tasks
        for link in compare(task.left, task.right).links
        for d in link.differences
    )


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


def copies(tasks: Sequence[Task], samples: int = 3) -> None:
    """Change one digit in a copy of an article: its sentence stands beside the unchanged one."""
    caught = flagged = changed = 0
    for task in tasks:
        numbers = list(_DIGIT.finditer(task.left.article.text))
        for match in random.Random(7).sample(numbers, min(6, len(numbers))):
            for number in {one_digit_changed(match.group(), f"{n}{match}") for n in range(samples)}:
                changed += 1
                hits = [
                    d
                    for link in compare(mutated(task.left, *match.span(), number), task.left).links
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
    documents, topics = superpal(chosen.data), superpal(chosen.data, "topic")
    articles = basil_articles(chosen.data)
    news, graded = basil(articles), basil(articles, "basil_graded.json")
    halves = {
        (name, half): [task for task in tasks if task.group == half]
        for name, tasks in (("first", news), ("graded", graded))
        for half in ("tune", "held")
    }
    if chosen.fit:
        events = {task.name for task in halves["graded", "tune"]}
        fit(
            [(documents, 3), (topics, 3), (halves["first", "tune"], 2), (graded, 0.3)],
            unrelated(articles, events, 60),
        )
        return
    print(f"{'':34} {'F1':>6} {'P':>6} {'R':>6} {'right':>6} {'found':>6} {'wanted':>6}")
    wanted = (chosen.only,) if chosen.only else ("alignment", "quotes", "figures", "speed")
    if "alignment" in wanted:
        alignment("alignment SuperPAL, by document", documents)
        alignment("alignment SuperPAL, by topic", topics)
        for (name, half), tasks in halves.items():
            alignment(f"alignment BASIL, {name} pairs, {half}", tasks)
    if "quotes" in wanted:
        quotations("shared quotations BASIL", news)
        for half in ("tune", "held"):
            quotations(f"shared quotations, graded, {half}", halves["graded", half])
    if "figures" in wanted:
        figures("changed digit SuperPAL", documents)
        figures("changed digit BASIL", news)
        copies(news)
    if "speed" in wanted:
        speed(news)


if __name__ == "__main__":
    main()
