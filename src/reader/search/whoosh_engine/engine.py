"""The search engine the library uses: Whoosh's index with raw-array postings, evaluated on whole arrays."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np

from reader.errors import Cancelled, ReaderError
from reader.model import And, DateRange, Node, Not, Or, Phrase, Query, Term
from reader.search import analysis
from reader.search.engine import Answer, Indexable, Resolve, Spread
from reader.search.engine import Cancelled as Asked
from reader.search.whoosh_engine import words, writing
from reader.search.whoosh_engine.answers import Numbers, best, newest, source_counts, year_counts
from reader.search.whoosh_engine.contents import (
    Contents,
    clean,
    latest_generation,
    prepare,
    superseded,
    write_contents,
)
from reader.search.whoosh_engine.evaluate import Evaluation
from reader.search.whoosh_engine.ranking import Ranking, rank
from reader.search.whoosh_engine.snapshot import Snapshot, open_snapshot

STANDARD = Ranking()

TELLING = 20
"""How many of a text's most telling words stand for it."""
COMMON_SHARE = 0.2
"""A word in a greater share of the articles tells nothing."""


class WhooshEngine:
    """An index in a directory; searching is safe while another thread or process adds."""

    def __init__(self, directory: Path, ranking: Ranking = STANDARD) -> None:
        self._directory = directory
        self._ranking = ranking
        self._lock = threading.RLock()
        self._closing = False
        self._merger: threading.Thread | None = None
        with writing.readable_errors():
            prepare(directory)
            self._snapshot = open_snapshot(directory)

    @property
    def sequence(self) -> int:
        """The outbox sequence the index has reached; 0 for a new index."""
        return self._current().contents.sequence

    @property
    def count(self) -> int:
        """How many live articles the index holds."""
        return self._current().count

    def apply(
        self,
        changed: Iterable[Indexable],
        removed: Iterable[int],
        sequence: int,
        cancelled: Asked = lambda: False,
        bulk: bool = False,
        spread: Spread = map,
    ) -> None:
        """Index `changed` (each replaces its number), drop `removed`, and commit at `sequence`.

        `spread` is given rows of articles, and may have them analysed in other processes.
        Greater merges follow at once after a `bulk` load, in the background otherwise; the commit stands whatever
        becomes of them.
        """
        writing.commit(self._directory, changed, removed, sequence, cancelled, bulk, spread)
        self._current()
        if bulk:
            with suppress(Cancelled):
                self.optimise(cancelled)
        else:
            self._merge_in_background()

    def optimise(self, cancelled: Asked = lambda: False) -> None:
        """Merge until no size class is full; adding and searching go on meanwhile."""
        while writing.optimise(self._directory, cancelled):
            pass
        self._current()

    def search(
        self,
        query: Query,
        resolve: Resolve,
        limit: int = 50,
        cancelled: Asked = lambda: False,
        freshness: float = 0.0,
    ) -> Answer:
        """Evaluate `query`; raises `errors.Cancelled` when asked to stop.

        `freshness` is the share the newest article's score is lifted by; one a year older gets half of that.

        Facets and `matching` are counted when they are looked at. Without a scored word the newest come first.
        """
        snapshot = self._current()
        evaluation = Evaluation(snapshot, resolve, cancelled)
        docs, scores = evaluation.run(query.root)
        copies: tuple[int, ...] = ()
        if query.sort == "date" or scores is None:
            order = newest(snapshot, docs, limit)
            shown = np.zeros(len(order)) if scores is None else scores[order]
        else:
            order, shown, copies = rank(snapshot, self._ranking, query.root, docs, scores, limit, freshness)
        return Answer(
            numbers=tuple(snapshot.numbers[docs[order]].tolist()),
            scores=tuple(shown.tolist()),
            total=len(docs),
            undated=_undated(evaluation, query.root),
            sources=source_counts(snapshot, docs),
            years=year_counts(snapshot, docs),
            matching=Numbers(snapshot, docs),
            copies=copies,
            notes=tuple(dict.fromkeys(evaluation.notes)),
        )

    def similar(
        self, text: str, limit: int = 50, exclude: Collection[int] = ()
    ) -> tuple[tuple[int, float], ...]:
        """Articles that share the most telling words of `text`, as (number, score), best first."""
        snapshot = self._current()
        totals = np.zeros(snapshot.size, dtype=np.float32)
        for term, weight in _telling(snapshot, text):
            postings = snapshot.postings("text", term)
            totals[postings.docs] += snapshot.table("text")[postings.codes] * np.float32(weight)
        if snapshot.alive is not None:
            totals[~snapshot.alive] = 0
        docs = np.flatnonzero(totals != 0)
        order = best(totals[docs], limit + len(exclude))
        left_out = frozenset(exclude)
        found = zip(snapshot.numbers[docs[order]].tolist(), totals[docs[order]].tolist(), strict=True)
        return tuple(pair for pair in found if pair[0] not in left_out)[:limit]

    def suggest(self, query: Query) -> str | None:
        """A near spelling of the query in words the index has, or None."""
        return words.suggestion(self._current(), query.text, _words(query.root))

    def check(self) -> None:
        """Read every segment through; raises `SearchIndexError` if any byte is not what was written."""
        for segment in self._current().segments:
            segment.file.check()

    def clear(self) -> None:
        """Drop everything, to be filled anew; a damaged index too."""
        with self._lock, writing.readable_errors(), writing.write_lock(self._directory):
            generation = latest_generation(self._directory) + 1
            contents = Contents(generation, 0, ())
            write_contents(self._directory, contents)
            clean(self._directory, contents)
        self._current()

    def close(self) -> None:
        """Stop merging; files and caches go with the engine, once no search reads them any more."""
        self._closing = True
        if self._merger is not None:
            self._merger.join()

    def _current(self) -> Snapshot:
        """The newest commit, opened if it is not yet."""
        with self._lock, writing.readable_errors():
            if superseded(self._directory, self._snapshot.contents.generation):
                self._snapshot = open_snapshot(self._directory, self._snapshot)
            return self._snapshot

    def _merge_in_background(self) -> None:
        busy = self._merger is not None and self._merger.is_alive()
        if not busy and writing.choose(self._snapshot.contents.segments):
            self._merger = threading.Thread(target=self._merge, name="merge", daemon=True)
            self._merger.start()

    def _merge(self) -> None:
        try:
            self.optimise(lambda: self._closing)
        except ReaderError:
            return  # cancelled, locked or full: the index is as good as before and the next commit tries again


def _undated(evaluation: Evaluation, root: Node | None) -> int:
    if root is None or not _has_dates(root) or (evaluation.snapshot.dates > 0).all():
        return 0
    evaluation.undated = True
    return len(evaluation.run(root)[0])


def _has_dates(node: Node) -> bool:
    match node:
        case DateRange():
            return True
        case Not():
            return _has_dates(node.part)
        case And() | Or():
            return any(map(_has_dates, node.parts))
        case _:
            return False


def _words(node: Node | None) -> Iterator[str]:
    match node:
        case Term():
            yield node.text
        case Phrase():
            yield from node.words
        case And() | Or():
            for part in node.parts:
                yield from _words(part)
        case _:
            return


def _telling(snapshot: Snapshot, text: str) -> list[tuple[str, float]]:
    language = max(snapshot.languages, key=lambda name: name == "en")
    counts = Counter(term for term, _, _ in analysis.tokens(text, language))
    weighted = []
    for term, count in counts.items():
        df = snapshot.df("text", term)
        if df and len(term) > 1 and (df <= COMMON_SHARE * snapshot.size or snapshot.size < 20):
            idf = snapshot.idf(df)
            weighted.append((term, idf, count * idf))
    weighted.sort(key=lambda entry: (-entry[2], entry[0]))
    return [(term, idf) for term, idf, _ in weighted[:TELLING]]
