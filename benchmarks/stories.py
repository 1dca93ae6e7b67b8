"""Stories and partners: ECB+ topics 1–23 (undated), BASIL 2010–14 (dated), the seeds, 10,000 articles.

usage: stories.py [DATA] [--speed]      DATA defaults to ../shared/data

BCubed: for each article, the share of its group that is of its story (precision) and the share of its
story that is in its group (recall), averaged over articles (Bagga & Baldwin 1998). Partners: whether the
best partner of each BASIL article is of its event. Entities are left out unless --entities is given:
then articles are annotated first. Dates of ECB+ articles are not known to the program.
"""

from __future__ import annotations

import datetime as dt
import gzip
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from reader.stories import StoryArticle, cluster, partners
from reader.stories.cluster import group_articles
from reader.stories.features import all_features


def read_ecb(path: Path) -> tuple[list[StoryArticle], list[str]]:
    articles, gold = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        sentences = [s for s in one["sentences"] if not s.startswith("http")]
        articles.append(StoryArticle(one["id"], one["id"], None, "", "\n".join(sentences)))
        gold.append(one["story"])
    return articles, gold


def read_basil(path: Path) -> tuple[list[StoryArticle], list[str]]:
    articles, gold = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        date = dt.date.fromisoformat(one["date"])
        id = f"{one['event']}-{one['source'].lower()}"
        articles.append(StoryArticle(id, one["source"].lower(), date, one["title"], one["text"]))
        gold.append(one["event"])
    return articles, gold


def with_entities(articles: Sequence[StoryArticle]) -> list[StoryArticle]:
    from reader.entities.annotate import annotate
    from reader.model import Article
    from reader.text.passages import passages

    found = []
    for one in articles:
        article = Article(
            one.id,
            one.text,
            one.title,
            "given",
            one.source,
            "metadata",
            one.date,
            passages=passages(one.text),
        )
        mentions = annotate(article).mentions
        counts = Counter(mention.entity for mention in mentions if mention.entity)
        found.append(StoryArticle(one.id, one.source, one.date, one.title, one.text, counts))
    return found


def bcubed(groups: Sequence[Sequence[int]], gold: Sequence[str]) -> tuple[float, float, float]:
    stories: defaultdict[str, set[int]] = defaultdict(set)
    for place, story in enumerate(gold):
        stories[story].add(place)
    precision = recall = 0.0
    for group in groups:
        for place in group:
            shared = len(stories[gold[place]].intersection(group))
            precision += shared / len(group) / len(gold)
            recall += shared / len(stories[gold[place]]) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main(data: Path, entities: bool, speed: bool) -> None:
    sets = {
        "ECB+": read_ecb(data / "stories/ecbplus_T1-23.jsonl"),
        "BASIL": read_basil(data / "stories/basil_2010-2014.jsonl"),
    }
    for name, (articles, gold) in sets.items():
        if entities:
            articles = with_entities(articles)
        groups = group_articles(articles, all_features(articles))
        p, r, f = bcubed(groups, gold)
        print(
            f"{name:6} BCubed P {p:.3f}  R {r:.3f}  F1 {f:.3f}   {len(articles)} articles, {len(groups)} groups"
        )
        if name == "BASIL":
            event = dict(zip((one.id for one in articles), gold, strict=True))
            best = [partners(one, articles, limit=1) for one in articles]
            right = sum(
                bool(found) and event[found[0].id] == event[one.id]
                for one, found in zip(articles, best, strict=True)
            )
            print(f"{name:6} partners P@1 {right / len(articles):.3f}")
    seeds(data.parent / "seeds")
    if speed:
        measure(data / "search/news_10k.jsonl.gz")


def seeds(folder: Path) -> None:
    from reader.ingest import read_path

    articles = [(path.name[:3], one) for path in sorted(folder.glob("*.txt")) for one in read_path(path)]
    given = [StoryArticle(id, id, one.date, one.title, one.text) for id, one in articles]
    print("seeds ", [(story.articles, story.label) for story in cluster(given)])
    print("seeds, with entities", [story.articles for story in cluster(with_entities(given))])


def measure(path: Path) -> None:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        read = [json.loads(line) for line in lines]
    spread = [
        StoryArticle(
            one["id"], one["source"], dt.date.fromisoformat(one["date"][:10]), one["title"], one["body"]
        )
        for one in read
    ]
    undated = [StoryArticle(one.id, one.source, None, one.title, one.text) for one in spread]
    for name, articles in (("dated", spread), ("undated", undated)):
        started = time.process_time()
        stories = cluster(articles)
        print(f"{len(articles)} {name}: {time.process_time() - started:.1f} s CPU, {len(stories)} stories")


if __name__ == "__main__":
    arguments = [one for one in sys.argv[1:] if not one.startswith("--")]
    default = Path(__file__).resolve().parents[1] / "../shared/data"
    main(Path(arguments[0]) if arguments else default, "--entities" in sys.argv, "--speed" in sys.argv)
