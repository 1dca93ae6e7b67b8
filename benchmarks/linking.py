"""Measure linking against hand-made annotations: B-cubed over names and with nominals, and the right id.

`python benchmarks/linking.py [DATA] [-v]`. The annotations (benchmarks/data/linking_gold.json) were made by
reading; they hold offsets, entity ids, and whether a capital or seat of power is meant as a place or as power,
never text. A text that has changed since is named and left out. `user` are the five articles beside the data
folder, `sample` the sample library without the profiles beside it, `basil` 20 development articles: rules were
tuned on every other one ("tuned"), never on the rest ("held out"). `fresh` and `fresh2` are six more each,
annotated later; the errors of `fresh` were mended, those of `fresh2` not seen.

Three tables: what a library says of articles added to it (the annotated names stand there in place of the
recognised ones, so that only linking is measured), each article by itself, and with the entities of all before it
handed on, in order of date. "End to end" has the recogniser's own names: the share of annotated names found with
exact bounds and linked right. `-v` prints what the library links otherwise, but for the groups held out.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from reader.entities.annotate import recognised
from reader.entities.known import KnownNames
from reader.entities.link import Linker
from reader.entities.profiles import Profiles
from reader.errors import IngestError
from reader.ingest import PARSER_VERSION, read_path
from reader.library import Library
from reader.library.annotating import annotator
from reader.model import Annotated, Article, Mention
from reader.paths import private_dir
from reader.store import annotation_cache, articles
from reader.store.database import Database
from reader.text.passages import passages

HERE = Path(__file__).parent
GOLD = HERE / "data" / "linking_gold.json"
SEEDS = HERE.parent / "seeds"
UNSEEN = ("basil, held out", "fresh2")

Key = tuple[str, int, int]
Annotations = Mapping[str, dict]


@dataclass(slots=True)
class Scores:
    """Entity by mention: as annotated and as linked; `found` from the recogniser's own mentions."""

    gold: dict[Key, str] = field(default_factory=dict)
    linked: dict[Key, str] = field(default_factory=dict)
    gold_nominals: dict[Key, str] = field(default_factory=dict)
    linked_nominals: dict[Key, str] = field(default_factory=dict)
    found: dict[Key, str] = field(default_factory=dict)
    referents: list[bool] = field(default_factory=list)

    def add(
        self, article: Article, wanted: Mapping, linked: Sequence[Mention], found: Sequence[Mention]
    ) -> None:
        stands = {m.start: m.refers_to is not None for m in linked}
        for start, end, kind, entity, *meant in wanted["mentions"]:
            self.referents += [stands[start] == (word == "power") for word in meant]
            (self.gold_nominals if kind == "ROLE" else self.gold)[article.id, start, end] = entity
        for m in linked:
            if m.entity:
                target = self.linked_nominals if m.type == "ROLE" else self.linked
                target[article.id, m.start, m.end] = m.entity
        self.found |= {(article.id, m.start, m.end): m.entity for m in found if m.type != "ROLE"}


def main() -> None:
    folders = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    data = Path(folders[0]) if folders else HERE.parent.parent / "shared" / "data"
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    basil = list(gold["basil"])
    lines = data / "stories" / "basil_2010-2014.jsonl"
    groups = {
        "user": from_folder(data.parent / "seeds"),
        "sample": from_folder(SEEDS),
        "basil, tuned": from_lines(lines, set(basil[::2])),
        "basil, held out": from_lines(lines, set(basil[1::2])),
        "fresh": from_lines(lines, set(gold["fresh"])),
        "fresh2": from_lines(lines, set(gold["fresh2"])),
    }
    kept = {name: annotated(found, gold[name.split(",")[0]]) for name, found in groups.items()}
    ways: dict[str, Callable[[Sequence[Article], Annotations], Scores]] = {
        "in a library": in_library,
        "each by itself": alone,
        "names handed on": handed_on,
    }
    for way, measure in ways.items():
        print_head(way)
        for name, found in kept.items():
            annotations = gold[name.split(",")[0]]
            scores = measure(found, annotations)
            print_scores(name, scores)
            if "-v" in sys.argv and way == "in a library" and name not in UNSEEN:
                for article in found:
                    print_errors(article, scores)
    print_speed(list(from_folder(data.parent / "seeds")))


def annotated(found: Iterator[Article], annotations: Annotations) -> list[Article]:
    """The annotated articles in order of date, those whose text has changed left out."""
    kept = []
    for article in sorted(found, key=lambda a: a.date or dt.date.max):
        wanted = annotations.get(article.id)
        if wanted and wanted["sha"] != sha(article):
            print(f"{article.id}: the text has changed since it was annotated")
        elif wanted:
            kept.append(article)
    return kept


def sha(article: Article) -> str:
    return hashlib.sha256(article.text.encode()).hexdigest()[:12]


def given(wanted: Mapping) -> tuple[Mention, ...]:
    return tuple(Mention(start, end, kind) for start, end, kind, *_ in wanted["mentions"] if kind != "ROLE")


def in_library(found: Sequence[Article], annotations: Annotations) -> Scores:
    """What libraries say: one with the annotated names in place of those recognised, one with its own."""
    scores = Scores()
    with tempfile.TemporaryDirectory() as place:
        linked = added(Path(place) / "told", found, annotations)
        recognised_there = added(Path(place) / "own", found, {})
    for article in found:
        both = (one[sha(article)].mentions for one in (linked, recognised_there))
        scores.add(article, annotations[article.id], *both)
    return scores


def added(directory: Path, found: Sequence[Article], annotations: Annotations) -> dict[str, Annotated]:
    """What a library says of these articles, by their texts; names that are annotated are not recognised anew."""
    recogniser = annotator(()).recogniser
    database = Database(private_dir(directory))
    with database.transaction() as connection:
        for article in found:
            number = articles.put(connection, replace(article, path=article.id), PARSER_VERSION).number
            if wanted := annotations.get(article.id):
                packed = annotation_cache.pack(Annotated(article), given(wanted), recogniser, "annotated")
                annotation_cache.put(connection, number, packed)
    database.close()
    with Library.open(directory) as library:
        library.rebuild()
        every = (library.annotated(row.id) for row in library.articles())
        return {sha(one.article): one for one in every}


def alone(found: Sequence[Article], annotations: Annotations) -> Scores:
    return handed_on(found, annotations, hand=False)


def handed_on(found: Sequence[Article], annotations: Annotations, hand: bool = True) -> Scores:
    linker, known, scores = Linker(Profiles.bundled()), KnownNames(), Scores()
    for article in found:
        wanted = annotations[article.id]
        linked, entities = replace(linker, known=known).link(article, given(wanted))
        for entity in entities.values() if hand else ():
            known.add(entity)
        scores.add(article, wanted, linked, linker.link(article, recognised(article))[0])
    return scores


def print_errors(article: Article, scores: Scores) -> None:
    for gold, linked in ((scores.gold, scores.linked), (scores.gold_nominals, scores.linked_nominals)):
        for key in sorted(k for k in gold.keys() | linked.keys() if k[0] == article.id):
            if gold.get(key) != linked.get(key):
                surface = article.text[key[1] : key[2]]
                print(f"  {article.id[:12]} {key[1]} {surface!r}: {linked.get(key)} for {gold.get(key)}")


def print_head(way: str) -> None:
    print(
        f"{way:16}{'articles':>9}{'names':>7}{'B3 names':>10}{'id right':>10}{'nominals':>10}{'B3 all':>9}"
        f"{'referent':>10}{'nom. P':>8}{'nom. R':>8}{'end to end':>12}"
    )


def print_scores(name: str, scores: Scores) -> None:
    right = sum(scores.linked.get(key) == entity for key, entity in scores.gold.items())
    end_to_end = sum(scores.found.get(key) == entity for key, entity in scores.gold.items())
    everything = scores.gold | scores.gold_nominals, scores.linked | scores.linked_nominals
    agreed = sum(scores.linked_nominals.get(k) == e for k, e in scores.gold_nominals.items())
    names = len(scores.gold) or 1
    stand = len(scores.referents)
    referents = f"{sum(scores.referents) / stand:.1%}" if stand else "–"
    articles = len({key[0] for key in scores.gold})
    print(
        f"{name:16}{articles:>9}{len(scores.gold):>7}{b_cubed(scores.gold, scores.linked):>10.3f}"
        f"{right / names:>10.1%}{len(scores.gold_nominals):>10}{b_cubed(*everything):>9.3f}"
        f"{referents:>10}"
        f"{agreed / (len(scores.linked_nominals) or 1):>8.2f}{agreed / (len(scores.gold_nominals) or 1):>8.2f}"
        f"{end_to_end / names:>12.1%}"
    )


def b_cubed(gold: Mapping[Key, str], linked: Mapping[Key, str]) -> float:
    """F1 of B-cubed over all articles at once; a mention only one side has is wrong on that side."""
    return f1(share(linked, gold), share(gold, linked))


def share(ours: Mapping[Key, str], theirs: Mapping[Key, str]) -> float:
    """How much of each mention's cluster on one side is together on the other side too, on average."""
    clusters: dict[str, set[Key]] = {}
    for key, entity in ours.items():
        clusters.setdefault(entity, set()).add(key)
    total = 0.0
    for key, entity in ours.items():
        if key in theirs:
            cluster = clusters[entity]
            total += sum(theirs.get(other) == theirs[key] for other in cluster) / len(cluster)
    return total / len(ours) if ours else 1.0


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def print_speed(articles: Sequence[Article]) -> None:
    linker = Linker(Profiles.bundled())
    mentions = [recognised(article) for article in articles]
    for article, found in zip(articles, mentions, strict=True):
        linker.link(article, found)
    linking, recognising = [], []
    for _ in range(5):
        for article, found in zip(articles, mentions, strict=True):
            started = time.process_time()
            linker.link(article, found)
            linking.append(time.process_time() - started)
            started = time.process_time()
            recognised(article)
            recognising.append(time.process_time() - started)
    ratio = statistics.median(linking) / statistics.median(recognising)
    print(f"linking: median {statistics.median(linking) * 1e3:.1f} ms an article, {ratio:.2f} of recognition")


def from_folder(folder: Path) -> Iterator[Article]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.suffix == ".yaml":
            continue
        try:
            articles = list(read_path(path))
        except (IngestError, ImportError) as error:
            print(f"{path.name}: {error}")
            continue
        for number, article in enumerate(articles, 1):
            yield replace(article, id=path.name if len(articles) == 1 else f"{path.name}/{number}")


def from_lines(path: Path, ids: set[str]) -> Iterator[Article]:
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        if item["id"] in ids:
            day, text = dt.date.fromisoformat(item["date"]), item["text"]
            yield Article(
                item["id"], text, item["title"], "given", item["source"], "metadata", day, "metadata",
                passages=passages(text),
            )  # fmt: skip


if __name__ == "__main__":
    main()
