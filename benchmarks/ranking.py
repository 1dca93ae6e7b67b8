"""Known-item search: do a few words of an article, or its title, find it first?

usage: python benchmarks/ranking.py [DATA]      (../shared/data)

The dated articles of stories/ are searched among the generated ones of search/. Per kind of query: mean reciprocal
rank and the share found first, with the lift for nearness and without. Queries are drawn, seeded.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from reader.model import And, Or, Query, Term
from reader.search.engine import Indexable
from reader.search.whoosh_engine.engine import WhooshEngine
from reader.search.whoosh_engine.ranking import Ranking

KINDS = ("four words of the lead", "two neighbours and one more", "the title, any word")


def indexables(data: Path) -> list[tuple[Indexable, bool]]:
    """(article, whether it is one to be found)."""
    found = []
    for line in (data / "stories/basil_2010-2014.jsonl").read_text(encoding="utf-8").splitlines():
        found.append((json.loads(line), True))
    with gzip.open(data / "search/news_10k.jsonl.gz", "rt", encoding="utf-8") as lines:
        found += [(json.loads(line), False) for line in lines]
    return [(_indexable(number, article), sought) for number, (article, sought) in enumerate(found)]


def _indexable(number: int, article: dict[str, Any]) -> Indexable:
    text = article.get("body") or article.get("text") or " ".join(article.get("sentences", ()))
    return Indexable(number, article.get("title") or "", text, str(article.get("source")), None, "en")


def queries(article: Indexable, rng: random.Random) -> dict[str, Query]:
    """One query of each kind for an article."""
    lead = re.findall(r"[^\W\d_]{4,}", article.text[:400])
    title = re.findall(r"[^\W\d_]{4,}", article.title)
    asked: dict[str, Any] = {}
    if len(lead) > 6:
        asked[KINDS[0]] = And(tuple(Term(word) for word in rng.sample(lead, 4)))
        at = rng.randrange(len(lead) - 1)
        asked[KINDS[1]] = And(tuple(Term(word) for word in (lead[at], lead[at + 1], rng.choice(lead))))
    if title:
        asked[KINDS[2]] = Or(tuple(map(Term, title))) if len(title) > 1 else Term(title[0])
    return {kind: Query("", root, "") for kind, root in asked.items()}


def main(data: Path) -> None:
    articles = indexables(data)
    with tempfile.TemporaryDirectory() as folder:
        filler = WhooshEngine(Path(folder))
        filler.apply((article for article, _ in articles), [], 1, bulk=True)
        filler.close()
        for ranking in (Ranking(), Ranking(nearness=0)):
            engine = WhooshEngine(Path(folder), ranking)
            rng = random.Random(5)
            ranks: dict[str, list[float]] = {kind: [] for kind in KINDS}
            for article, sought in articles:
                if sought:
                    for kind, query in queries(article, rng).items():
                        numbers = engine.search(query, lambda _: [], 50).numbers
                        ranks[kind].append(
                            1 / (1 + numbers.index(article.number)) if article.number in numbers else 0
                        )
            print(ranking)
            for kind, found in ranks.items():
                count = max(1, len(found))
                share = sum(one == 1 for one in found) / count
                print(f"  {kind:30} {len(found):4} queries  MRR {sum(found) / count:.3f}  first {share:.2f}")
            engine.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("../shared/data"))
