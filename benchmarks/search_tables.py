"""The tables `search.py` prints, in Markdown."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from typing import Any

NAMES = {
    "reader": "reader",
    "whoosh": "stock Whoosh",
    "tantivy": "tantivy",
    "fts5": "SQLite FTS5",
    "newsboat": "newsboat's LIKE",
}
KINDS = {
    "term": "common term",
    "and": "two terms AND",
    "or": "three terms OR",
    "not": "term without another",
    "phrase": "phrase",
    "prefix": "prefix, 4 letters",
    "prefix 1-3": "prefix, 1–3 letters",
    "date": "term + date range",
    "sort": "term, newest first",
    "facets": "facets by source",
}
FACTS = {
    "per CPU s": "articles/s of CPU, loading",
    "per wall s": "articles/s of wall time, loading",
    "load MB": "MB, the largest process, loading",
    "size / text": "index / text",
    "open ms": "opening, CPU ms",
    "peak MB": "MB at most, queries",
    "own MB": "MB without files' pages, queries",
    "bare MB": "MB just opened",
    "add ms": "adding one article, CPU ms",
}
Results = dict[str, dict[str, Any]]


def summary(answers: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Milliseconds over the answers to the queries of a kind; `queries` tells how many were asked in time."""
    runs = [run for answer in answers for run in answer["again"]]
    found: dict[str, float] = {"queries": len(answers)}
    for index, clock in enumerate(("cpu", "wall")):
        values = [run[index] * 1e3 for run in runs]
        found[clock] = statistics.median(values)
        found[f"{clock} p95"] = percentile(values)
        found[f"{clock} first"] = statistics.median(answer["first"][index] * 1e3 for answer in answers)
    return found


def percentile(values: Sequence[float]) -> float:
    """The 95th percentile."""
    return sorted(values)[int(len(values) * 0.95)]


def tables(count: int, results: Results) -> str:
    """CPU, wall, and loading, size and memory."""
    names = [name for name in NAMES if name in results]
    parts = []
    for clock, called in (("cpu", "CPU"), ("wall", "Wall")):
        rows = [
            [called_kind, *(_cell(results[name]["kinds"].get(kind), clock) for name in names)]
            for kind, called_kind in KINDS.items()
        ]
        if clock == "cpu":
            for row, kind in zip(rows, KINDS, strict=True):
                row += [_ratio(results, kind, other) for other in ("tantivy", "fts5") if other in names]
        heads = [NAMES[name] for name in names]
        heads += [
            f"reader / {NAMES[name]}" for name in ("tantivy", "fts5") if name in names and clock == "cpu"
        ]
        first = " (median of first runs)" if clock == "cpu" else ""
        parts.append(f"{called} ms at {count:,} articles, median / 95th percentile{first}\n")
        parts.append(_table(heads, rows))
    facts = [
        [called, *(_number(results[name].get(fact)) for name in names)] for fact, called in FACTS.items()
    ]
    parts.append(f"Loading, size and memory at {count:,} articles\n")
    parts.append(_table([NAMES[name] for name in names], facts))
    short = [
        f"{NAMES[name]}, {KINDS[kind]}: {int(found['queries'])}"
        for name in names
        for kind, found in results[name]["kinds"].items()
        if found["queries"]
        < max(results[other]["kinds"][kind]["queries"] for other in names if kind in results[other]["kinds"])
    ]
    if short:
        parts.append("Fewer queries in the time allowed: " + "; ".join(short) + ".\n")
    return "\n".join(parts)


def growth(smaller: int, before: Results, larger: int, after: Results) -> str:
    """How many times the smaller library's figures those of the larger one are."""
    names = [name for name in NAMES if name in before and name in after]
    rows = []
    for kind, called in KINDS.items():
        cells = []
        for name in names:
            one, other = before[name]["kinds"].get(kind), after[name]["kinds"].get(kind)
            cells.append(
                f"{other['cpu'] / one['cpu']:.1f} / {other['cpu p95'] / one['cpu p95']:.1f}"
                if one and other
                else "–"
            )
        rows.append([called, *cells])
    for fact, called in FACTS.items():
        pairs = [(before[name].get(fact), after[name].get(fact)) for name in names]
        rows.append([called, *(f"{late / early:.1f}" if early and late else "–" for early, late in pairs)])
    heads = [NAMES[name] for name in names]
    return f"{larger:,} articles as a multiple of {smaller:,}, CPU median / 95th percentile\n\n" + _table(
        heads, rows
    )


def _cell(found: dict[str, float] | None, clock: str) -> str:
    if found is None:
        return "–"
    text = f"{_number(found[clock])} / {_number(found[f'{clock} p95'])}"
    return f"{text} ({_number(found[f'{clock} first'])})" if clock == "cpu" else text


def _ratio(results: Results, kind: str, other: str) -> str:
    ours, theirs = results["reader"]["kinds"][kind], results[other]["kinds"].get(kind)
    return _number(ours["cpu"] / theirs["cpu"]) if theirs else "–"


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.2f}" if value < 1 else f"{value:.1f}" if value < 10 else f"{value:,.0f}"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [["", *heads], ["---"] * (len(heads) + 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
