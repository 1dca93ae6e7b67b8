"""Makes a large library by copying the articles of a smaller one, each copy moved in time.

    python benchmarks/large_library.py SMALL LARGE [--copies N]

For measuring how opening, searching, facets and stories grow; names are copied as they are and not looked for
again. Prints how long copying, indexing and grouping take.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import itertools
import secrets
import shutil
import sqlite3
import time
from dataclasses import replace
from pathlib import Path

from reader.library import Library
from reader.library.annotating import annotator
from reader.model import Progress
from reader.store import articles
from reader.store.annotation_cache import annotation_key
from reader.store.database import NAME, Database

AT_ONCE = 500
DAYS_APART = 400
COPIED = """
    INSERT INTO article SELECT NULL, ?2, origin || '~' || ?2, path, file, name, url, title, title_basis, source,
        source_basis, ?3, date_basis, date_evidence, dateline, language, authors, words, digest, text_hash,
        parser, 1, added, 0, ?3
    FROM article WHERE number = ?1
"""


def copy(database: Database, numbers: list[int], days: int) -> None:
    """Copy these articles with their names, so many days later."""
    for start in range(0, len(numbers), AT_ONCE):
        with database.transaction(bulk=True) as connection:
            for number, article in articles.get_many(database, numbers[start : start + AT_ONCE]):
                id = secrets.token_hex(5)
                date = article.date + dt.timedelta(days) if article.date else None
                moved = replace(article, id=id, date=date)
                new = connection.execute(COPIED, (number, id, str(date) if date else None)).lastrowid
                connection.execute("INSERT INTO content SELECT ?2, text, passages FROM content WHERE number = ?1",
                                   (number, new))  # fmt: skip
                connection.execute(
                    "INSERT INTO annotation SELECT ?2, ?3, recogniser, mentions, version, data, entities "
                    "FROM annotation WHERE number = ?1",
                    (number, new, annotation_key(moved)),
                )
                connection.execute(
                    "INSERT INTO posting SELECT entity, ?2, count, forms FROM posting WHERE number = ?1",
                    (number, new),
                )
                cursor = connection.execute(
                    "INSERT INTO outbox (number, operation) VALUES (?, 'put')", (new,)
                )
                connection.execute("UPDATE article SET changed = ? WHERE number = ?", (cursor.lastrowid, new))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("small", type=Path)
    parser.add_argument("large", type=Path)
    parser.add_argument("--copies", type=int, default=9)
    options = parser.parse_args()
    shutil.rmtree(options.large, ignore_errors=True)
    options.large.mkdir(mode=0o700, parents=True)
    with (
        contextlib.closing(sqlite3.connect(options.small / NAME)) as source,
        contextlib.closing(sqlite3.connect(options.large / NAME)) as target,
    ):
        source.backup(target)
    began: dict[str, float] = {"copying": time.time()}
    used: dict[str, float] = {"copying": time.process_time()}

    def watch(progress: Progress) -> None:
        began.setdefault(progress.what, time.time())
        used.setdefault(progress.what, time.process_time())

    database = Database(options.large)
    made = annotator(())
    with database.transaction(bulk=True) as connection:
        connection.execute(
            "UPDATE annotation SET recogniser = ?, version = ?", (made.recogniser, made.version)
        )
    numbers = articles.all_numbers(database)
    for number in range(1, options.copies + 1):
        copy(database, numbers, number * DAYS_APART)
    database.close()
    with Library.open(options.large) as library:
        total = library.rebuild(watch)
    began["end"], used["end"] = time.time(), time.process_time()
    phases = list(began)
    for phase, following in itertools.pairwise(phases):
        wall, cpu = began[following] - began[phase], used[following] - used[phase]
        print(f"{phase:<18} {wall:8.1f} s {cpu:8.1f} s of CPU {total / cpu:8.0f} articles a second of CPU")


if __name__ == "__main__":
    main()
