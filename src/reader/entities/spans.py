"""Mentions by place: which of them overlap a stretch of text, asked quickly."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from reader.model import Mention


class Spans:
    """The places of mentions that do not overlap each other."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        spans = sorted((mention.start, mention.end) for mention in mentions)
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def overlap(self, start: int, end: int) -> bool:
        """Whether a mention overlaps `start:end`."""
        return bisect_right(self._ends, start) < bisect_left(self._starts, end)

    def resist(self, start: int, end: int) -> bool:
        """Whether a mention is the same as `start:end` or reaches out of it, so that it can't be replaced."""
        places = range(bisect_right(self._ends, start), bisect_left(self._starts, end))
        spans = [(self._starts[i], self._ends[i]) for i in places]
        return any(s < start or e > end or (s, e) == (start, end) for s, e in spans)
