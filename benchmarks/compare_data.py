"""Aligned pairs for `compare.py`: SuperPAL's sentences and hand-aligned BASIL articles, as annotated articles."""

from __future__ import annotations

import csv
import datetime as dt
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.entities.annotate import annotate
from reader.model import Annotated, Article, Passage, Span
from reader.text.passages import passages

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Task:
    """Two articles and the pairs of their passages that are aligned, as (left span, right span).

    `doubtful` are pairs with a side remark in common, which count neither way in fitting.
    """

    name: str
    group: str
    left: Annotated
    right: Annotated
    gold: frozenset[tuple[Span, Span]]
    quotes: frozenset[tuple[Span, Span]] = frozenset()
    doubtful: frozenset[tuple[Span, Span]] = frozenset()


def annotated(
    text: str, name: str, cut: tuple[Passage, ...], date: dt.date | None = None, title: str = ""
) -> Annotated:
    article = Article(name, text, title, "given", name, "metadata", date, passages=cut)
    return annotate(article)


def from_sentences(name: str, sentences: Iterable[str]) -> tuple[Annotated, dict[str, Span]]:
    """An article whose passages are the given sentences."""
    text = ""
    cut = []
    for number, sentence in enumerate(sentences):
        cut.append(Passage(len(text), len(text) + len(sentence), "body", number))
        text += sentence + "\n\n"
    return annotated(text, name, tuple(cut)), {text[p.start : p.end]: Span(p.start, p.end) for p in cut}


def superpal(folder: Path, by: str = "document") -> list[Task]:
    """SuperPAL's sentence pairs: the documents' sentences on the left, the summary's on the right.

    Only sentences that are aligned at all are in the set. `by` "document" makes a task of every document with
    its summary, "topic" of all documents of a topic with the summary.
    """
    documents: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    summaries: dict[str, dict[str, int]] = defaultdict(dict)
    pairs: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    with (folder / "align" / "superpal_dev.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = (row["topic"], row["documentFile"] if by == "document" else "")
            documents[key].setdefault(row["docSentText"], len(documents[key]) if by == "topic" else 0)
            if by == "document":
                documents[key][row["docSentText"]] = int(row["docSentCharIdx"])
            summaries[row["topic"]][row["scuSentence"]] = int(row["scuSentCharIdx"])
            pairs[key].add((row["docSentText"], row["scuSentence"]))
    tasks = []
    for key, document in sorted(documents.items()):
        left, left_spans = from_sentences("/".join(key), sorted(document, key=document.__getitem__))
        summary = summaries[key[0]]
        right, right_spans = from_sentences(key[0], sorted(summary, key=summary.__getitem__))
        gold = frozenset((left_spans[d], right_spans[s]) for d, s in pairs[key])
        tasks.append(Task("/".join(key), key[0], left, right, gold))
    return tasks


Articles = dict[tuple[str, str], Annotated]


def basil_articles(folder: Path) -> Articles:
    """BASIL's articles, cut into passages and annotated, by event and outlet."""
    articles = {}
    with (folder / "stories" / "basil_2010-2014.jsonl").open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            source, date = row["source"].lower(), dt.date.fromisoformat(row["date"])
            articles[row["event"], source] = annotated(
                row["text"], source, passages(row["text"]), date, row["title"]
            )
    return articles


def basil(articles: Articles, file: str = "basil_alignment.json") -> list[Task]:
    """The pairs aligned by hand in `data/`; a fifth number of a link is its grade, 3 for the same statement."""
    tasks = []
    for pair in json.loads((HERE / "data" / file).read_text(encoding="utf-8")):
        left, right = (articles[pair["event"], pair[side].lower()] for side in ("left", "right"))

        def spans(
            places: Iterable[Sequence[int]], left: Annotated = left, right: Annotated = right
        ) -> frozenset[tuple[Span, Span]]:
            return frozenset(
                (nearest(left.article.passages, a, b), nearest(right.article.passages, c, d))
                for a, b, c, d, *_ in places
            )

        same = spans(link for link in pair["links"] if len(link) == 4 or link[4] == 3)
        doubtful = spans(pair["links"]) - same
        tasks.append(
            Task(pair["event"][:8], pair["half"], left, right, same, spans(pair["quotes"]), doubtful)
        )
    return tasks


def unrelated(articles: Articles, events: Iterable[str], count: int) -> list[Task]:
    """Pairs of articles on different ones of `events` (as the first eight letters), with nothing in common."""
    chance = random.Random(3)
    keys = sorted(key for key in articles if key[0][:8] in set(events))
    tasks: list[Task] = []
    while len(tasks) < count:
        one, other = chance.sample(keys, 2)
        if one[0] != other[0]:
            tasks.append(Task("unrelated", "unrelated", articles[one], articles[other], frozenset()))
    return tasks


def nearest(cut: Sequence[Passage], start: int, end: int) -> Span:
    """The passage that overlaps a stretch most."""
    best = max(cut, key=lambda p: min(p.end, end) - max(p.start, start))
    return Span(best.start, best.end)
