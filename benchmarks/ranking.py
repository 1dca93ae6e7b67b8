"""Known-item search: do a few words of an article, its title or names in it find it first?

usage: python benchmarks/ranking.py [DATA]      (../shared/data)

The dated articles of stories/ are searched among the generated ones of search/. Per kind of query: mean reciprocal
rank of the first article wanted and the share found first, as shipped, without the lift for nearness, with title and
lead weighing no more than the rest, and without either. Queries are drawn, seeded; what answers a name query is
counted in the texts (see `ranking_names`).
"""

from __future__ import annotations

import datetime as dt
import gzip
import json
import random
import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ranking_names import KINDS as NAME_KINDS
from ranking_names import name_queries
from reader.model import And, Or, Query, Term
from reader.search.engine import Indexable
from reader.search.query import parse
from reader.search.whoosh_engine import inverter
from reader.search.whoosh_engine.engine import WhooshEngine
from reader.search.whoosh_engine.ranking import Ranking

LEAD, NEIGHBOURS, TITLE = "four words of the lead", "two neighbours and one more", "the title, any word"
KINDS = (LEAD, NEIGHBOURS, TITLE, *NAME_KINDS)
DEPTH = 50
TODAY = dt.date(2015, 1, 1)


@dataclass(frozen=True, slots=True)
class Judged:
    """A query and the numbers of the articles that answer it."""

    kind: str
    query: Query
    wanted: frozenset[int]


def library(data: Path) -> tuple[list[Indexable], list[str]]:
    """The articles, first those to be found, and the stories of these."""
    rows = [json.loads(line) for line in _lines(data / "stories/basil_2010-2014.jsonl")]
    stories = [str(row["event"]) for row in rows]
    with gzip.open(data / "search/news_10k.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows += map(json.loads, lines)
    return [_indexable(number, row) for number, row in enumerate(rows)], stories


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _indexable(number: int, article: dict[str, Any]) -> Indexable:
    text = article.get("body") or article["text"]
    return Indexable(number, article["title"], text, str(article["source"]), None, "en")


def word_queries(article: Indexable, rng: random.Random) -> dict[str, Query]:
    """One query of each kind that takes words of an article."""
    lead = re.findall(r"[^\W\d_]{4,}", article.text[:400])
    title = re.findall(r"[^\W\d_]{4,}", article.title)
    asked: dict[str, Any] = {}
    if len(lead) > 6:
        asked[LEAD] = And(tuple(Term(word) for word in rng.sample(lead, 4)))
        at = rng.randrange(len(lead) - 1)
        asked[NEIGHBOURS] = And(tuple(Term(word) for word in (lead[at], lead[at + 1], rng.choice(lead))))
    if title:
        asked[TITLE] = Or(tuple(map(Term, title))) if len(title) > 1 else Term(title[0])
    return {kind: Query("", root, "") for kind, root in asked.items()}


def judged(articles: Sequence[Indexable], stories: Sequence[str]) -> list[Judged]:
    """Every query of every kind."""
    rng = random.Random(5)
    sought = articles[: len(stories)]
    asked = [
        Judged(kind, query, frozenset({article.number}))
        for article in sought
        for kind, query in word_queries(article, rng).items()
    ]
    for one in name_queries(articles, sought, stories.__getitem__):
        asked.append(Judged(one.kind, parse(f"{one.text} ", TODAY), one.wanted))
    return asked


def reciprocal_ranks(engine: WhooshEngine, asked: Sequence[Judged]) -> dict[str, list[float]]:
    """For each kind, one over the place of the first article wanted, 0 for none."""
    found: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for one in asked:
        numbers = engine.search(one.query, lambda _: [], DEPTH).numbers
        places = [place for place, number in enumerate(numbers, 1) if number in one.wanted]
        found[one.kind].append(1 / places[0] if places else 0.0)
    return found


def main(data: Path) -> None:
    articles, stories = library(data)
    asked = judged(articles, stories)
    shipped = Ranking()
    columns: dict[str, dict[str, list[float]]] = {}
    for weights, called in (
        ((inverter.TITLE_WEIGHT, inverter.LEAD_WEIGHT), ""),
        ((1, 1), "title and lead as the rest"),
    ):
        inverter.TITLE_WEIGHT, inverter.LEAD_WEIGHT = weights
        with tempfile.TemporaryDirectory() as folder:
            filler = WhooshEngine(Path(folder))
            filler.apply(articles, [], 1, bulk=True)
            filler.close()
            for ranking, also in ((shipped, ""), (Ranking(nearness=0), "no nearness")):
                engine = WhooshEngine(Path(folder), ranking)
                name = ", ".join(filter(None, (called, also))) or "as shipped"
                columns[name] = reciprocal_ranks(engine, asked)
                engine.close()
    print(f"MRR (share found first) among {len(articles):,} articles\n")
    print("| | queries | " + " | ".join(columns) + " |")
    print("|---" * (len(columns) + 2) + "|")
    for kind in KINDS:
        cells = [_cell(column[kind]) for column in columns.values()]
        print(f"| {kind} | {len(columns['as shipped'][kind])} | " + " | ".join(cells) + " |")


def _cell(ranks: Sequence[float]) -> str:
    return f"{sum(ranks) / len(ranks):.3f} ({sum(rank == 1 for rank in ranks) / len(ranks):.2f})".replace(
        "0.", "."
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("../shared/data"))
