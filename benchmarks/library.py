"""What opening and asking a library costs: CPU milliseconds, the first time and the best of some.

    python benchmarks/library.py LIBRARY

LIBRARY is a library's directory, such as `benchmarks/large_library.py` makes; an article in it is marked as read.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from reader.library import Library

Result = TypeVar("Result")
TIMES = 5
QUERIES = (
    "",
    "government",
    "election minister",
    "president OR police",
    '"prime minister"',
    "gov",
    "after:2016-05 government",
    "is:unread government",
    "zelenski~",
)


def measured(what: str, ask: Callable[[], Result]) -> Result:
    spent = []
    for _ in range(TIMES):
        before = time.process_time()
        result = ask()
        spent.append(1000 * (time.process_time() - before))
    print(f"{what:<34} {spent[0]:10.1f} {min(spent):10.1f}")
    return result


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("library", type=Path)
    directory = parser.parse_args().library
    print(f"{'CPU ms':<34} {'first':>10} {'best':>10}")
    measured("open and close", lambda: Library(directory).close())
    with Library.open(directory) as library:
        rows = measured("first page of articles", lambda: library.articles(limit=100))
        measured("sources", library.sources)
        for query in QUERIES:
            page = measured(f"search {query!r}", lambda query=query: library.search(query))  # type: ignore[misc]
            print(f"{'':<8}{page.total:,} found, {len(page.facets['entity'])} names counted")
        names = measured("500 entities", lambda: library.entities(limit=500))
        measured(
            f"card of {names[0].name}, {names[0].articles:,} articles",
            lambda: library.entity_card(names[0].id),
        )
        measured("stories", library.stories)
        measured("partners of an article", lambda: library.partners(rows[0].id))
        measured("an article with its names", lambda: library.annotated(rows[0].id))
        measured("mark as read", lambda: library.set_read(rows[0].id))
        measured("search 'is:unread' after that", lambda: library.search("is:unread"))
        print(f"{library.count():,} articles; memory {_peak_mb()} MB; {' '.join(library.notices())}")


def _peak_mb() -> int:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit // 1_000_000


if __name__ == "__main__":
    main()
