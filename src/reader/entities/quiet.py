"""The quieter marks: titles, dates and figures, where no name stands."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence

from reader.entities.borders import Titles
from reader.entities.tokens import Sentence, TokenSpan
from reader.model import EntityType, Mention
from reader.text.dates import find_dates
from reader.text.numbers import find_figures

ANY_DAY = dt.date(2000, 1, 3)
"""Relative dates are found beside any anchor; only where they stand matters here."""

HIGH_OFFICES = frozenset(
    "president premier chancellor king queen emperor sultan emir pope prince princess ambassador envoy governor"
    " mayor senator congressman congresswoman spokesman spokeswoman spokesperson".split()
)
"""Titles of one word that are marked wherever they stand; others need a name beside them."""


def role_spans(tokens: Sentence, names: Sequence[TokenSpan], titled: Titles) -> Iterator[TokenSpan]:
    """Yield the titles of a sentence: of several words, of high office, or beside a name."""
    if not titled:
        return
    starts = {span.start for span in names}
    ends = {span.end for span in names}
    taken = {i for span in names for i in range(span.start, span.end)}
    for start, end in titled.items():
        if any(i in taken for i in range(start, end)):
            continue
        owner = start in ends or (start > 1 and tokens[start - 1].text in {"'s", "’s"} and start - 1 in ends)
        if end - start > 1 or owner or end in starts or tokens[start].text.lower() in HIGH_OFFICES:
            yield TokenSpan(start, end, "ROLE")


def with_quiet_marks(text: str, mentions: Iterable[Mention], limit: int) -> tuple[Mention, ...]:
    """Return the mentions with the dates and figures of the first `limit` characters that overlap none of them."""
    kept = sorted(mentions, key=lambda mention: mention.start)
    head = text[:limit]
    found: list[tuple[int, int, EntityType]] = [(d.start, d.end, "DATE") for d in find_dates(head, ANY_DAY)]
    found += [(f.start, f.end, "FIGURE") for f in find_figures(head)]
    taken = [(mention.start, mention.end) for mention in kept]
    for start, end, kind in found:
        if start < end and not _overlaps(taken, start, end):
            kept.append(Mention(start, end, kind))
            insort(taken, (start, end))
    return tuple(sorted(kept, key=lambda mention: mention.start))


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    i = bisect_left(taken, (start, end))
    return (i < len(taken) and taken[i][0] < end) or (i > 0 and taken[i - 1][1] > start)
