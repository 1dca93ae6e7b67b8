"""Tied scrolling of two columns in their own orders: the row of one side that stands beside a row of the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

EYE = 3


def counterpart(
    top: int, height: int, rows: Mapping[int, int], other: Mapping[int, int], linked: Iterable[int]
) -> float:
    """The top row of the other column such that what is linked a third of the way down stands level.

    `rows` and `other` map a block to its first row in the moved and in the other column. Between two
    linked blocks the other column moves in proportion, so that nothing jumps.
    """
    eye = top + height // EYE
    anchors = sorted((rows[block], other[block]) for block in linked if block in rows and block in other)
    if not anchors:
        return float(top)
    before = [anchor for anchor in anchors if anchor[0] <= eye]
    after = [anchor for anchor in anchors if anchor[0] > eye]
    if not before:
        return float(max(0, after[0][1] - (after[0][0] - top)))
    here = before[-1]
    step = float(eye - here[0])
    if after and after[0][1] > here[1]:
        step *= (after[0][1] - here[1]) / (after[0][0] - here[0])
    return max(0.0, here[1] + step - height // EYE)
