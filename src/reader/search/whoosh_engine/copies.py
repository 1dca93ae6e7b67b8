"""Copies: articles that are largely word for word another's, told by marks kept in the index.

The marks of an article are a minhash of its body's runs of four words: the runs are dealt by their hash into
sixteen bins, and of each bin's least hash one byte is kept. The share of marks two articles have in common is about
the share of their runs they have in common.
"""

from __future__ import annotations

import numpy as np

from reader.search.whoosh_engine.arrays import Array

MARKS = 16
ALIKE = 8
"""Copies have so many marks in common; a text of a dozen words has too few to be one."""
RUN = 4
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_BYTE_SUM = np.uint64(0x0101010101010101)
"""Times this, the sum of a number's bytes is in its highest byte."""


def marks(words: Array, texts: Array, count: int) -> Array:
    """The marks of `count` texts as rows of bytes from 1 to 254, 0 for an empty bin.

    `words` are hashes of the words of all texts, `texts` the ascending number of the text each is in.
    """
    least = np.full(count * MARKS, np.iinfo(np.uint64).max, dtype=np.uint64)
    runs = max(0, len(words) - RUN + 1)
    mixed = np.zeros(runs, dtype=np.uint64)
    for at in range(RUN):
        mixed = mixed * _MULTIPLIER + words[at : at + runs]
    mixed = (mixed ^ (mixed >> np.uint64(32))) * _MULTIPLIER
    mixed ^= mixed >> np.uint64(29)
    whole = texts[:runs] == texts[RUN - 1 :] if runs else np.zeros(0, dtype=np.bool_)
    bins = texts[:runs] * MARKS + (mixed & np.uint64(MARKS - 1)).astype(np.int64)
    np.minimum.at(least, bins[whole], mixed[whole])
    kept = (least >> np.uint64(4)) % np.uint64(254) + np.uint64(1)
    kept[least == np.iinfo(np.uint64).max] = 0
    return kept.astype(np.uint8).reshape(count, MARKS)


def originals(rows: Array) -> Array:
    """For each row of marks the first row it is a copy of, directly or by way of others; itself for none."""
    if not len(rows):
        return np.zeros(0, dtype=np.int64)
    others = np.where(rows == 0, np.uint8(255), rows)  # so that no empty bin equals another
    equal = (rows[:, None] == others).view(np.uint64).sum(axis=2)
    common = (equal * _BYTE_SUM) >> np.uint64(56)
    np.fill_diagonal(common, MARKS)
    first: Array = (common >= ALIKE).argmax(axis=1)
    while not np.array_equal(first, first[first]):
        first = first[first]
    return first


def distinct_first(first: Array) -> tuple[Array, Array]:
    """(an order of rows with the copies after the distinct ones, how many copies each row in it has).

    `first` is what `originals` tells of the rows.
    """
    own = first == np.arange(len(first))
    order = np.concatenate((np.flatnonzero(own), np.flatnonzero(~own)))
    copies = np.where(own, np.bincount(first, minlength=len(first)) - 1, 0)
    return order, copies[order]
