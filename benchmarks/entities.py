"""Exact-span F1 of the recognisers on gold sets, as running text, and their speed.

Run: python benchmarks/entities.py [../shared/data] [../shared/seeds]
"""

from __future__ import annotations

import argparse
import csv
import itertools
import re
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from columns import TYPES, Gold, Sentence, read_columns, running_text
from reader.entities.recognise import Recogniser, recognise
from reader.model import Mention

SEED_ENTITIES = Path(__file__).parent / "data" / "seed_entities.tsv"
SPORTS = frozenset(
    "ATHLETICS BADMINTON BASEBALL BASKETBALL BOXING CRICKET CYCLING GOLF HOCKEY MOTOR NBA NFL NHL RALLYING RUGBY"
    " SKATING SKIING SOCCER SQUASH SWIMMING TENNIS".split()
)
"""What the headline of a report on sport begins with."""
ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def split_wire(document: list[Sentence]) -> Iterator[list[Sentence]]:
    """Cut a run of agency reports before each headline: the sentence before a "CITY 1996-08-30" line."""
    starts = [
        i - 1 if i else 0
        for i, sentence in enumerate(document)
        if len(sentence) <= 5 and ISO_DATE.fullmatch(sentence[-1][0])
    ]
    for a, b in itertools.pairwise([*starts, len(document)]):
        yield document[a:b]


def gold_sets(data: Path) -> Iterator[tuple[str, list[Gold]]]:
    """Yield each measuring set by name."""
    yield from wire_sets("CoNLL testa", data / "conll2003_testa.txt")
    ewt = [running_text(document) for document in read_columns(data / "ewt_dev.iob2", 1, 2, "\t")]
    yield "EWT dev", ewt
    yield (
        "GUM news dev",
        [running_text(document) for document in read_columns(data / "gum_news_dev.bio", 0, 1, "\t")],
    )


def wire_sets(name: str, path: Path) -> Iterator[tuple[str, list[Gold]]]:
    """Yield the agency reports of a file in the columns of CoNLL 2003: all, and those that are not sport."""
    wire = [part for document in read_columns(path, 0, 3, " ") for part in split_wire(document)]
    yield name, [running_text(document) for document in wire]
    other = [document for document in wire if document[0][0][0].upper() not in SPORTS]
    yield f"{name} not sport", [running_text(document) for document in other]


def small_sets(data: Path) -> Iterator[tuple[str, list[Gold]]]:
    """Yield the gold sets that may be trained on; the shipped model was not."""
    for path in sorted(data.glob("*.bio")):
        yield path.stem, [running_text(document) for document in read_columns(path, 0, 1, "\t")]


def iob2_set(path: Path) -> tuple[str, list[Gold]]:
    """Return a set in the format of Universal NER."""
    return path.stem, [running_text(document) for document in read_columns(path, 1, 2, "\t")]


def seed_gold(seeds: Path) -> list[Gold]:
    """Return the annotated seed articles: each name by file, surface, occurrence and type."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    texts = {path.name[:3]: path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt"))}
    with SEED_ENTITIES.open(encoding="utf-8", newline="") as lines:
        for name, start, surface, kind in csv.reader(lines, delimiter="\t"):
            begin = int(start)
            if texts[name][begin : begin + len(surface)] != surface:
                sys.exit(f"{SEED_ENTITIES.name}: {name} has no {surface!r} at {start}")
            found.setdefault(name, []).append((begin, begin + len(surface), kind))
    return [Gold(texts[name], (), frozenset(spans)) for name, spans in found.items()]


def score(
    golds: Iterable[Gold], recogniser: Recogniser, show: bool = False
) -> dict[str, tuple[float, float, float]]:
    """Return precision, recall and F1 by type and in all."""
    hits: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for gold in golds:
        spans = {span(mention) for mention in recognise(gold.text, gold.passages, None, recogniser)}
        spans = {found for found in spans if found[2]}
        for counter, group in ((hits, spans & gold.spans), (given, spans), (wanted, gold.spans)):
            counter.update(kind for _, _, kind in group)
            counter["all"] += len(group)
        if show:
            show_errors(gold, spans)
    return {kind: f1(hits[kind], given[kind], wanted[kind]) for kind in ("PER", "ORG", "LOC", "all")}


def show_errors(gold: Gold, spans: set[tuple[int, int, str]]) -> None:
    """Print what was missed and what was wrongly given, with its surroundings."""
    for sign, group in (("-", gold.spans - spans), ("+", spans - gold.spans)):
        for start, end, kind in sorted(group):
            around = (
                gold.text[max(0, start - 40) : start]
                + "["
                + gold.text[start:end]
                + "]"
                + gold.text[end : end + 30]
            )
            print(sign, kind, around.replace("\n", "⏎"))


def span(mention: Mention) -> tuple[int, int, str]:
    """Return a mention as the gold sets write it; an empty type is not measured."""
    return mention.start, mention.end, TYPES.get(mention.type, "")


def f1(hits: int, given: int, wanted: int) -> tuple[float, float, float]:
    """Return precision, recall and their harmonic mean."""
    precision, recall = hits / max(given, 1), hits / max(wanted, 1)
    return precision, recall, 2 * hits / max(given + wanted, 1)


def speed(golds: list[Gold], recogniser: Recogniser) -> float:
    """Return the median milliseconds of processor time for 400 words; rules are timed as the quick answer."""
    timed(golds[0], recogniser)
    return statistics.median(timed(gold, recogniser) for gold in golds[:60])


def timed(gold: Gold, recogniser: Recogniser) -> float:
    """Return the milliseconds of processor time for 400 words of a text."""
    began = time.process_time()
    recognise(gold.text, gold.passages, None, recogniser, quick=recogniser == "rules")
    return (time.process_time() - began) * 1000 * 400 / max(len(gold.text.split()), 1)


def two_speeds(golds: list[Gold]) -> str:
    """Return how long rules and model take, asked in turn, so that a busy machine slows both."""
    pairs = [(timed(gold, "rules"), timed(gold, "crf")) for _ in range(5) for gold in golds[:60]]
    rules, model = (statistics.median(times) for times in zip(*pairs, strict=True))
    return f"400 words in turn: rules {rules:.1f} ms, model {model:.1f} ms, {rules / model:.2f} of it"


def load_cost() -> str:
    """Return what it takes to load the model and the lists in a fresh process (Linux)."""
    code = (
        "import time, reader.model, reader.text.dates, reader.text.numbers\n"
        "from pathlib import Path\n"
        "mb = lambda: int(Path('/proc/self/statm').read_text().split()[1]) * 4096 / 1e6\n"
        "before, began = mb(), time.process_time()\n"
        "from reader.entities.recognise import recognise\n"
        "recognise('Ghana', (), None, 'crf')\n"
        "print(f'load {(time.process_time() - began) * 1000:.0f} ms, {mb() - before:.0f} MB')\n"
    )
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()


def main() -> None:
    """Measure both recognisers on all sets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("seeds", nargs="?", type=Path, default=Path("../shared/seeds"))
    parser.add_argument("--errors", action="store_true", help="list every miss and false name")
    parser.add_argument("--only", default="", help="measure only the sets whose name has this")
    parser.add_argument("--with", dest="recognisers", default="rules,crf")
    parser.add_argument(
        "--iob2", type=Path, nargs="*", default=[], help="measure these Universal NER files too"
    )
    parser.add_argument(
        "--conll", type=Path, nargs="*", default=[], help="measure these files in CoNLL 2003's columns too"
    )
    options = parser.parse_args()
    small = small_sets(options.data / "entities_train")
    sets = [*gold_sets(options.data / "entities"), *small, *map(iob2_set, options.iob2)]
    sets += [named for path in options.conll for named in wire_sets(path.stem, path)]
    if SEED_ENTITIES.exists() and options.seeds.is_dir():
        sets.append(("seeds", seed_gold(options.seeds)))
    print(
        f"{'set':20} {'with':6} {'PER':>6} {'ORG':>6} {'LOC':>6} {'all':>6} {'P':>6} {'R':>6} {'ms/400w':>8}"
    )
    for name, golds in sets:
        if options.only not in name:
            continue
        for recogniser in options.recognisers.split(","):
            table = score(golds, recogniser, options.errors)
            cells = " ".join(f"{table[kind][2]:6.3f}" for kind in ("PER", "ORG", "LOC", "all"))
            tail = f"{table['all'][0]:6.3f} {table['all'][1]:6.3f} {speed(golds, recogniser):8.1f}"
            print(f"{name:20} {recogniser:6} {cells} {tail}", flush=True)
    print(two_speeds(sets[0][1]))
    print(load_cost())


if __name__ == "__main__":
    main()
