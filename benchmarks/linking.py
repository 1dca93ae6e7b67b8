"""Measure linking against hand-made annotations: B-cubed over names and with nominals, and the right id.

`python benchmarks/linking.py [DATA] [-v] [--alone]`. The annotations (benchmarks/data/linking_gold.json) were made by
reading; they hold offsets, entity ids, and whether a capital or seat of power is meant as a place or as power,
never text. A text that has changed since is named and left out. `user` are the five articles beside the data
folder, `sample` the sample library in order of date (each article knows the entities of those before), `basil`
20 development articles: rules were tuned on every other one ("tuned"), never on the rest ("held out"). `fresh`
and `fresh2` are six more each, annotated later; the errors of `fresh` were mended, those of `fresh2` not seen.
With `--alone` no article knows the entities of others, as when the library links one.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import statistics
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reader.entities.annotate import recognised
from reader.entities.known import KnownNames
from reader.entities.link import Linker
from reader.entities.profiles import Profiles
from reader.errors import IngestError
from reader.ingest import read_path
from reader.model import Article, Mention
from reader.text.passages import passages

HERE = Path(__file__).parent
GOLD = HERE / "data" / "linking_gold.json"
SEEDS = HERE.parent / "seeds"

Key = tuple[str, int, int]


@dataclass(slots=True)
class Scores:
    """Entity by mention: as annotated and as linked; `found` from the recogniser's own mentions."""

    gold: dict[Key, str]
    linked: dict[Key, str]
    gold_nominals: dict[Key, str]
    linked_nominals: dict[Key, str]
    found: dict[Key, str]
    referents: list[bool]


def main() -> None:
    folders = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    data = Path(folders[0]) if folders else HERE.parent.parent / "shared" / "data"
    verbose = "-v" in sys.argv
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
    print(
        f"{'':16}{'articles':>9}{'names':>7}{'B3 names':>10}{'id right':>10}{'nominals':>10}{'B3 all':>9}",
        end="",
    )
    print(f"{'referent':>10}{'nom. P':>8}{'nom. R':>8}{'end to end':>12}")
    for name, articles in groups.items():
        annotations = gold[name.split(",")[0]]
        print_scores(
            name,
            measured(
                list(articles),
                annotations,
                verbose and name not in ("basil, held out", "fresh2"),
                alone="--alone" in sys.argv,
            ),
        )
    print_speed(list(from_folder(data.parent / "seeds")))


def measured(
    articles: Sequence[Article], annotations: Mapping[str, dict], verbose: bool, alone: bool
) -> Scores:
    linker = Linker(Profiles.bundled())
    known = KnownNames()
    scores = Scores({}, {}, {}, {}, {}, [])
    for article in sorted(articles, key=lambda a: a.date or dt.date.max):
        wanted = annotations.get(article.id)
        if wanted is None:
            continue
        if wanted["sha"] != hashlib.sha256(article.text.encode()).hexdigest()[:12]:
            print(f"{article.id}: the text has changed since it was annotated")
            continue
        mentions = tuple(Mention(s, e, t) for s, e, t, *_ in wanted["mentions"] if t != "ROLE")
        linked, entities = replace(linker, known=known).link(article, mentions)
        for entity in () if alone else entities.values():
            known.add(entity)
        stands = {m.start: m.refers_to is not None for m in linked}
        for start, end, kind, entity, *meant in wanted["mentions"]:
            scores.referents += [stands[start] == (word == "power") for word in meant]
            (scores.gold_nominals if kind == "ROLE" else scores.gold)[article.id, start, end] = entity
        for m in linked:
            target = scores.linked_nominals if m.type == "ROLE" else scores.linked
            target[article.id, m.start, m.end] = m.entity
        found, _ = linker.link(article, recognised(article))
        scores.found |= {(article.id, m.start, m.end): m.entity for m in found if m.type != "ROLE"}
        if verbose:
            print_errors(article, scores)
    return scores


def print_errors(article: Article, scores: Scores) -> None:
    for gold, linked in ((scores.gold, scores.linked), (scores.gold_nominals, scores.linked_nominals)):
        for key in sorted(k for k in gold.keys() | linked.keys() if k[0] == article.id):
            if gold.get(key) != linked.get(key):
                surface = article.text[key[1] : key[2]]
                print(f"  {article.id[:12]} {key[1]} {surface!r}: {linked.get(key)} for {gold.get(key)}")


def print_scores(name: str, scores: Scores) -> None:
    right = sum(scores.linked.get(key) == entity for key, entity in scores.gold.items())
    end_to_end = sum(scores.found.get(key) == entity for key, entity in scores.gold.items())
    everything = scores.gold | scores.gold_nominals, scores.linked | scores.linked_nominals
    agreed = sum(scores.linked_nominals.get(k) == e for k, e in scores.gold_nominals.items())
    names = len(scores.gold) or 1
    articles = len({key[0] for key in scores.gold})
    print(
        f"{name:16}{articles:>9}{len(scores.gold):>7}{b_cubed(scores.gold, scores.linked):>10.3f}"
        f"{right / names:>10.1%}{len(scores.gold_nominals):>10}{b_cubed(*everything):>9.3f}"
        f"{sum(scores.referents) / (len(scores.referents) or 1):>10.1%}"
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
