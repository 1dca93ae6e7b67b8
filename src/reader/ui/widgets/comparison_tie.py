"""Tied scrolling of two columns in their own orders: the row of one side that stands beside a row of the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

EYE = 3

Anchor = tuple[int, int]
"""A row of one column and the row of the other that stands beside it."""


def chain(
    rows: Mapping[int, int], other: Mapping[int, int], scores: Mapping[int, float], after: int = -1
) -> list[Anchor]:
    """The linked blocks that come in the same order on both sides, chosen for the greatest sum of scores.

    `rows` and `other` map a block to its first row in either column, `scores` each linked block to how sure
    its link is. Left out is what is told at quite another place of the other article, and what stands at the
    top of either one, up to the row `after`.
    """
    both = (
        (rows[block], other[block], scores[block]) for block in rows.keys() & other.keys() & scores.keys()
    )
    anchors = sorted(anchor for anchor in both if min(anchor[:2]) > after)
    best: list[tuple[int, float, int]] = []
    before: list[int] = []
    for at, (_, there, score) in enumerate(anchors):
        place = bisect_left(best, (there,))
        reached, previous = (best[place - 1][1], best[place - 1][2]) if place else (0.0, -1)
        before.append(previous)
        end = place
        while end < len(best) and best[end][1] <= reached + score:
            end += 1
        if place == end and place < len(best) and best[place][0] == there:
            continue
        best[place:end] = [(there, reached + score, at)]
    found, at = [], best[-1][2] if best else -1
    while at >= 0:
        found.append(anchors[at][:2])
        at = before[at]
    return found[::-1]


def counterpart(top: int, height: int, anchors: Sequence[Anchor]) -> float:
    """The top row of the other column such that what is linked a third of the way down stands level.

    `anchors` rise on both sides (`chain`). The tops of both columns belong together; from there the other one
    moves in proportion between two anchors, so that it never turns back, and is faster only where it has more
    rows to tell.
    """
    level = height // EYE
    eye = top + level
    rising = [(level, level), *(anchor for anchor in anchors if min(anchor) > level)]
    at = bisect_right(rising, eye, key=lambda anchor: anchor[0])
    here = rising[at - 1]
    step = float(eye - here[0])
    if at < len(rising):
        step *= (rising[at][1] - here[1]) / (rising[at][0] - here[0])
    return here[1] + step - level
