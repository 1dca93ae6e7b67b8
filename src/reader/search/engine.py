"""What the library asks of a search engine, whatever is under it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from reader.model import Filter, Query

Resolve = Callable[[Filter], Collection[int]]
"""The numbers of the articles a filter admits, answered from the store; `is:unread` is asked for as `is:read`."""

Cancelled = Callable[[], bool]
"""Asked now and then during long work; True means stop."""

Item = TypeVar("Item")
Result = TypeVar("Result")


class Spread(Protocol):
    """Like `map` of one function over rows of things; may do it in other processes."""

    def __call__(
        self, task: Callable[[Sequence[Item]], Result], rows: Iterable[Sequence[Item]], /
    ) -> Iterator[Result]:
        """The results, in order."""


@dataclass(frozen=True, slots=True)
class Indexable:
    """What the engine is told of an article; `number` is its row number in the store and never reused."""

    number: int
    title: str
    text: str
    source: str
    date: dt.date | None
    language: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Matching articles by number, best first (or newest first), and counts over all that match.

    Copies of a better article follow the distinct ones; `copies` tells for each number how many there are of it
    among the best, and is empty where nothing was looked for (newest first). `notes` say what was cut short.
    """

    numbers: tuple[int, ...]
    scores: tuple[float, ...]
    total: int
    undated: int
    sources: Mapping[str, int] = field(default_factory=dict)
    years: Mapping[str, int] = field(default_factory=dict)
    matching: Collection[int] = ()
    copies: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


class Engine(Protocol):
    """A search index derived from the store."""

    @property
    def sequence(self) -> int:
        """The outbox sequence the index has reached; 0 for a new index."""

    @property
    def count(self) -> int:
        """How many live articles the index holds."""

    def apply(
        self,
        changed: Iterable[Indexable],
        removed: Iterable[int],
        sequence: int,
        cancelled: Cancelled = lambda: False,
        bulk: bool = False,
        spread: Spread = map,
    ) -> None:
        """Index `changed` (each replaces its number), drop `removed`, and commit at `sequence`.

        `spread` is given rows of articles, and may have them analysed in other processes.
        """

    def search(
        self,
        query: Query,
        resolve: Resolve,
        limit: int = 50,
        cancelled: Cancelled = lambda: False,
        freshness: float = 0.0,
    ) -> Answer:
        """Evaluate `query`; raises `errors.Cancelled` when asked to stop.

        `freshness` is the share the newest article's score is lifted by, an older one's by less.
        """

    def similar(
        self, text: str, limit: int = 50, exclude: Collection[int] = ()
    ) -> tuple[tuple[int, float], ...]:
        """Articles that share the most telling words of `text`, as (number, score), best first."""

    def suggest(self, query: Query) -> str | None:
        """A near spelling of the query in words the index has, or None."""

    def optimise(self, cancelled: Cancelled = lambda: False) -> None:
        """Merge what many commits left, so that searching stays fast; searching goes on meanwhile."""

    def check(self) -> None:
        """Read the whole index; raises `SearchIndexError` if anything is not what was written."""

    def clear(self) -> None:
        """Drop everything, to be filled anew."""

    def close(self) -> None:
        """Stop what goes on in the background; searches under way end as they would."""
