from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reader.library import facets

named = st.lists(st.frozensets(st.integers(1, 30), max_size=6), min_size=1, max_size=40)


def table(named: list[frozenset[int]], bitmaps: bool) -> facets._Table:
    lengths = np.array([len(keys) for keys in named], np.int64)
    ends = np.cumsum(lengths)
    keys = np.array([key for keys in named for key in sorted(keys)], np.int32)
    return facets._with_bitmaps(0, ends - lengths, ends, keys, few=0 if bitmaps else len(named))


@given(named, st.data(), st.booleans())
def test_counting_one_by_one_and_by_bitmaps_is_counting(
    named: list[frozenset[int]], data: st.DataObject, bitmaps: bool
) -> None:
    found = data.draw(st.lists(st.integers(0, len(named) - 1), unique=True))
    numbers = np.array(found, np.int64)
    count = facets._many if bitmaps else facets._few
    keys, counts = count(table(named, bitmaps), numbers)
    counted = {int(key): int(count) for key, count in zip(keys, counts, strict=True) if count}
    assert counted == dict(Counter(key for number in found for key in named[number]))
