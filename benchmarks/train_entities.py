"""Trains the entity model from free text: word clusters, silver labels, then the CRF.

Needs scikit-learn, and spaCy with an English pipeline as the teacher. Never reads the measuring sets.
Run: python benchmarks/train_entities.py ../shared/data/entities_train --teacher en_core_web_sm
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pycrfsuite
from numpy.typing import NDArray

from entities import read_columns, running_text
from reader.entities import consistency, rules
from reader.entities.crf import MODEL, spans_of
from reader.entities.features import Features, bio, sentence_features
from reader.entities.gazetteers import Gazetteers, gazetteers
from reader.entities.tokens import Token, TokenSpan, sentences, tokenise
from reader.model import EntityType, Passage
from reader.text.passages import passages

DATA = Path(__file__).parents[1] / "src" / "reader" / "entities" / "data"
TEACHER_TYPES: dict[str, EntityType] = {
    "PERSON": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE", "NORP": "GROUP",
    "EVENT": "OTHER", "LAW": "OTHER", "WORK_OF_ART": "OTHER", "PRODUCT": "OTHER", "LANGUAGE": "OTHER",
}  # fmt: skip
GOLD_TYPES: dict[str, EntityType] = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE", "MISC": "OTHER"}
VOCABULARY, CONTEXTS, DIMENSIONS, FINE, COARSE = 20_000, 1_500, 80, 500, 64
SEED = 7
FIRST_ITERATIONS = 40
COMMON = 8
SHOUTED_SHARE = 0.04
"""Of the shorter sentences so many are shown once more in capitals, as headlines are."""


class Document(NamedTuple):
    """A text with the (start, end, type) of its names."""

    text: str
    passages: tuple[Passage, ...]
    names: list[tuple[int, int, EntityType]]


def read_texts(folder: Path) -> tuple[list[str], int]:
    """Return the free texts, news before official releases, and how many are news."""
    with gzip.open(folder / "free_news.jsonl.gz", "rt", encoding="utf-8") as lines:
        entries = [json.loads(line) for line in lines]
    news = [entry["text"] for entry in entries if entry["source"].startswith("wikinews")]
    official = [entry["text"] for entry in entries if not entry["source"].startswith("wikinews")]
    random.Random(SEED).shuffle(official)
    return [text[:100_000] for text in news + official], len(news)


def write_common(texts: Iterable[str], path: Path) -> None:
    """Write the words that stand in lower case often enough to be no names by themselves."""
    counts = Counter(word for text in texts for word in re.findall(r"[^\W\d_]+", text) if word.islower())
    words = sorted(word for word, n in counts.items() if n >= COMMON and len(word) > 1)
    path.write_text(
        "# Words usual in lower case, counted in the training text\n" + "\n".join(words) + "\n", "utf-8"
    )


def write_clusters(texts: Iterable[str], path: Path) -> None:
    """Cluster the words by the words beside them (PPMI, SVD, k-means) and write word, fine and coarse cluster."""
    from scipy.sparse import coo_matrix
    from sklearn.cluster import MiniBatchKMeans
    from sklearn.utils.extmath import randomized_svd

    lines = [[token.text.lower() for token in tokenise(line)] for text in texts for line in text.split("\n")]
    counts = Counter(word for line in lines for word in line)
    usual = [word for word, n in counts.most_common(VOCABULARY) if n >= 4 and len(word) < 40]
    vocabulary = {word: i for i, word in enumerate(usual)}
    pairs: Counter[tuple[int, int]] = Counter()
    for line in lines:
        ids = [vocabulary.get(word, -1) for word in line]
        for i, word in enumerate(ids):
            if word < 0:
                continue
            for place, offset in enumerate((-2, -1, 1, 2)):
                if 0 <= i + offset < len(ids) and 0 <= ids[i + offset] < CONTEXTS:
                    pairs[word, place * CONTEXTS + ids[i + offset]] += 1
    rows, columns = np.array(list(pairs)).T
    values = np.fromiter(pairs.values(), dtype=np.float64)
    row_sums = np.bincount(rows, values, len(vocabulary))
    column_sums = np.bincount(columns, values, 4 * CONTEXTS) ** 0.75
    ppmi = np.log(values * column_sums.sum() / (row_sums[rows] * column_sums[columns]))
    keep = ppmi > 0
    matrix = coo_matrix((ppmi[keep], (rows[keep], columns[keep])), (len(vocabulary), 4 * CONTEXTS)).tocsr()
    left, strengths, _ = randomized_svd(matrix, DIMENSIONS, random_state=SEED)
    vectors: NDArray[np.float64] = left * np.sqrt(strengths)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    labels = [
        MiniBatchKMeans(k, random_state=SEED, n_init=3, batch_size=4096).fit_predict(vectors)
        for k in (FINE, COARSE)
    ]
    table = "".join(f"{word} {labels[0][i]} {labels[1][i]}\n" for word, i in sorted(vocabulary.items()))
    path.write_bytes(gzip.compress(table.encode("utf-8"), mtime=0))


def silver(texts: Sequence[str], teacher: str, cache: Path) -> Iterator[Document]:
    """Yield the texts with the teacher's names, kept in `cache` between runs."""
    if not cache.exists():
        import spacy

        nlp = spacy.load(
            teacher, exclude=["tagger", "parser", "lemmatizer", "attribute_ruler", "senter", "tok2vec"]
        )
        with cache.open("w", encoding="utf-8") as out:
            for document in nlp.pipe(texts, batch_size=32):
                out.write(json.dumps([(e.start_char, e.end_char, e.label_) for e in document.ents]) + "\n")
    with cache.open(encoding="utf-8") as lines:
        for text, line in zip(texts, lines, strict=True):
            names = [(a, b, TEACHER_TYPES[kind]) for a, b, kind in json.loads(line) if kind in TEACHER_TYPES]
            yield Document(text, passages(text), names)


def gold(folder: Path, lists: Gazetteers) -> Iterator[Document]:
    """Yield the small gold sets; nationalities, which they call MISC, become groups."""
    for path in sorted(folder.glob("*.bio")):
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


def ruled_by(found: Sequence[Sequence[Token]], lists: Gazetteers) -> list[list[TokenSpan]]:
    """Return what the rules and the shared pass make of a document."""
    return consistency.settle(found, [rules.recognise_sentence(tokens, lists) for tokens in found], lists)


def silver_examples(
    documents: Iterable[Document], lists: Gazetteers, first: pycrfsuite.Tagger | None
) -> Iterator[tuple[list[Features], list[str]]]:
    """Yield features and labels: the teacher's after the shared pass, or the vote of teacher, rules and `first`."""
    chance = random.Random(SEED)
    for document in documents:
        found, taught = on_tokens(document)
        ruled = ruled_by(found, lists)
        features = [
            sentence_features(tokens, quick, lists) for tokens, quick in zip(found, ruled, strict=True)
        ]
        labels = consistency.settle(found, taught, lists)
        if first is not None:
            learned = consistency.settle(found, [spans_of(first.tag(seen)) for seen in features], lists)
            voted = [vote(*three) for three in zip(labels, ruled, learned, strict=True)]
            labels = consistency.settle(found, voted, lists)
        for tokens, names, seen in zip(found, labels, features, strict=True):
            if len(tokens) < 3:
                continue
            yield seen, bio(names, len(tokens))
            if len(tokens) < 30 and chance.random() < SHOUTED_SHARE:
                shouted = [Token(token.text.upper(), token.start, token.end) for token in tokens]
                quick = rules.recognise_sentence(shouted, lists)
                yield sentence_features(shouted, quick, lists), bio(names, len(tokens))


def gold_examples(
    documents: Iterable[Document], lists: Gazetteers
) -> Iterator[tuple[list[Features], list[str]]]:
    """Yield features and labels of the gold sets as they are."""
    for document in documents:
        found, spans = on_tokens(document)
        for tokens, names, quick in zip(found, spans, ruled_by(found, lists), strict=True):
            yield sentence_features(tokens, quick, lists), bio(names, len(tokens))


def train(
    examples: Iterable[tuple[list[Features], list[str]]],
    path: Path,
    options: argparse.Namespace,
    iterations: int,
) -> None:
    """Train a CRF and write it."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({
        "c1": options.l1, "c2": options.l2, "max_iterations": iterations,
        "feature.minfreq": options.min_count, "feature.possible_transitions": True,
    })  # fmt: skip
    count = 0
    for features, labels in examples:
        trainer.append(features, labels)
        count += 1
    print(f"{path.name}: {count} sentences", flush=True)
    trainer.train(str(path))


def main() -> None:
    """Train and write the clusters and the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--teacher", default="en_core_web_sm")
    parser.add_argument(
        "--silver",
        type=Path,
        default=Path(tempfile.gettempdir()) / "reader-silver.jsonl",
        help="the teacher's labels",
    )
    parser.add_argument("--documents", type=int, default=1_600, help="use so many of the free texts")
    parser.add_argument(
        "--first-documents", type=int, default=700, help="texts for the first model, which votes"
    )
    parser.add_argument("--news-times", type=int, default=2, help="show the news so often")
    parser.add_argument("--gold-times", type=int, default=2, help="show the gold sets so often")
    parser.add_argument("--min-count", type=int, default=4, help="forget features seen less often")
    parser.add_argument("--iterations", type=int, default=50)
    parser.add_argument("--l1", type=float, default=0.3)
    parser.add_argument("--l2", type=float, default=0.01)
    parser.add_argument("--clusters", action="store_true", help="make common words and clusters anew")
    parser.add_argument("--out", type=Path, default=DATA / MODEL)
    options = parser.parse_args()
    began = time.monotonic()
    texts, news = read_texts(options.data)
    if options.clusters or not (DATA / "clusters.txt.gz").exists():
        write_common(texts, DATA / "common.txt")
        write_clusters(texts, DATA / "clusters.txt.gz")
        print(f"clusters after {time.monotonic() - began:.0f} s", flush=True)
    lists = gazetteers()
    documents = list(silver(texts, options.teacher, options.silver))[: options.documents]
    small = list(gold_examples(gold(options.data, lists), lists)) * options.gold_times
    first_path = options.out.with_suffix(".first")
    head = documents[: options.first_documents]
    train(chain(silver_examples(head, lists, None), small), first_path, options, FIRST_ITERATIONS)
    print(f"first model after {time.monotonic() - began:.0f} s", flush=True)
    first = pycrfsuite.Tagger()
    first.open(str(first_path))
    documents += documents[:news] * (options.news_times - 1)
    train(chain(silver_examples(documents, lists, first), small), options.out, options, options.iterations)
    first_path.unlink()
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB after {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
