"""Facets that cost nothing until somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property


class Counts(Mapping[str, int]):
    """How many articles have each value, the most frequent first; counted when it is looked at."""

    def __init__(self, count: Callable[[], dict[str, int]]) -> None:
        self._count = count

    @cached_property
    def _counts(self) -> dict[str, int]:
        counts = self._count()
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    def __getitem__(self, name: str) -> int:
        return self._counts[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._counts)

    def __len__(self) -> int:
        return len(self._counts)

    def __repr__(self) -> str:
        return repr(self._counts)
