"""Commits: new articles as a segment, removals as marks, and small segments merged into greater ones.

A commit holds Whoosh's write lock, shared between processes. Segments are durable before the table of contents
names them; whatever fails on the way leaves the earlier commit as it was and the lock free.
"""

from __future__ import annotations

import os
import secrets
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
from whoosh.util.filelock import FileLock, try_for

from reader.errors import Cancelled, SearchIndexError, SearchIndexLocked
from reader.search.engine import Cancelled as Asked
from reader.search.engine import Indexable, Spread
from reader.search.whoosh_engine.arrays import Array, ArrayFile, damaged
from reader.search.whoosh_engine.contents import (
    NAME,
    Contents,
    Segment,
    clean,
    prepare,
    read_contents,
    write_contents,
)
from reader.search.whoosh_engine.inverter import Inverter
from reader.search.whoosh_engine.merging import destinations, merge

LOCK_SECONDS = 10.0
SEGMENT_CHARACTERS = 2_500_000
"""A bulk load starts another segment after so much text, which bounds its memory."""
MERGE_AT = 8
"""So many segments of one size class are merged into one."""
MERGE_MOST = 32
"""More are not merged at once, which bounds the memory."""
SMALL = 500
"""Up to so many documents a merge is part of the commit; greater ones are for `optimise`."""
DROP_SHARE = 0.25
"""A segment with a greater share of removed documents is written anew."""


@contextmanager
def write_lock(directory: Path) -> Iterator[None]:
    """Hold the write lock; raises `SearchIndexLocked`, naming the process, when another keeps it too long."""
    path = directory / f"{NAME}_WRITELOCK"
    lock = FileLock(str(path))
    try:
        taken = try_for(lock.acquire, timeout=LOCK_SECONDS, delay=0.05)
    except OSError as error:
        raise SearchIndexError(f"the search index can't be locked: {error.strerror}") from error
    if not taken:
        who = path.read_text(errors="replace").strip() or "another process"
        raise SearchIndexLocked(f"the search index is being written by {who}", "try again when it is done")
    with suppress(OSError):
        path.write_text(f"process {os.getpid()}")
    try:
        yield
    finally:
        lock.release()


@contextmanager
def merge_lock(directory: Path) -> Iterator[bool]:
    """Whether this is the only process that merges, while it does."""
    lock = FileLock(str(directory / f"{NAME}_MERGELOCK"))
    if not lock.acquire():
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


@contextmanager
def readable_errors() -> Iterator[None]:
    """Turn the system's errors on the way into ones a user can read."""
    try:
        yield
    except FileNotFoundError as error:
        raise damaged(f"{Path(error.filename).name} is missing") from error
    except OSError as error:
        hint = "free some space and try again" if error.errno == 28 else ""
        raise SearchIndexError(f"the search index can't be written: {error.strerror}", hint) from error


def commit(
    directory: Path,
    changed: Iterable[Indexable],
    removed: Iterable[int],
    sequence: int,
    cancelled: Asked,
    bulk: bool,
    spread: Spread = map,
) -> None:
    """Index `changed`, each in place of its number, drop `removed`, and commit at `sequence`.

    `spread` may have the segments made elsewhere; they are the same wherever they are made.
    """
    with readable_errors(), write_lock(directory):
        prepare(directory)
        before = read_contents(directory)
        made: list[Segment] = []
        try:
            numbers = _segments(directory, changed, cancelled, made, spread)
            gone = np.union1d(numbers, np.fromiter(removed, np.int64))
            kept = [mark(directory, segment, gone) for segment in before.segments]
            segments = [segment for segment in kept if segment.count] + _latest(made, numbers)
            if not bulk:
                segments = _merge_small(directory, segments, made)
            after = Contents(before.generation + 1, sequence, tuple(segments))
            write_contents(directory, after)
        except BaseException:
            clean(directory, before)
            raise
        clean(directory, after)


def optimise(directory: Path, cancelled: Asked) -> bool:
    """Merge segments of one size class where there are many; whether there was something to merge.

    Reads and writes without the lock and takes it only to commit, so that adding goes on meanwhile. What is
    removed in that time is removed from the merged segment too.
    """
    with readable_errors(), merge_lock(directory) as alone:
        if not alone:
            return False
        for stale in directory.glob("merge-*.tmp"):
            stale.unlink(missing_ok=True)
        before = read_contents(directory)
        chosen = choose(before.segments)
        if not chosen:
            return False
        aside = directory / f"merge-{secrets.token_hex(8)}.tmp"
        try:
            merged = merge_segments(directory, chosen, aside, cancelled)
            _replace(directory, chosen, aside, merged)
        except FileNotFoundError:
            # Another process's commit took in one of the segments meanwhile: look again.
            if read_contents(directory).generation == before.generation:
                raise
        finally:
            aside.unlink(missing_ok=True)
    return True


def _replace(directory: Path, chosen: Sequence[Segment], aside: Path, merged: tuple[int, int]) -> None:
    """Commit a merged segment in place of its parts, unless they were replaced meanwhile."""
    names = {segment.id for segment in chosen}
    with write_lock(directory):
        now = read_contents(directory)
        current = [segment for segment in now.segments if segment.id in names]
        if len(current) < len(chosen):
            return
        fresh = carry(chosen, current, merged)
        aside.rename(fresh.path(directory))
        kept = tuple(segment for segment in now.segments if segment.id not in names)
        after = Contents(now.generation + 1, now.sequence, (fresh, *kept))
        write_contents(directory, after)
        clean(directory, after)


def mark(directory: Path, segment: Segment, gone: Array) -> Segment:
    """The segment with the documents of some article numbers marked as removed too."""
    if not len(gone):
        return segment
    file = segment.open(directory)
    try:
        found = np.isin(file.read("numbers"), gone)
    finally:
        file.close()
    if not found.any():
        return segment
    return replace(segment, removed=segment.mask | found)


def choose(segments: Sequence[Segment]) -> list[Segment]:
    """The segments to merge next: the smallest full size class with all below it, else one worn by removals."""
    ordered = sorted(segments, key=lambda segment: segment.count)
    for upto in range(MERGE_AT, len(ordered) + 1):
        limit = ordered[upto - 1].count
        following = ordered[upto].count if upto < len(ordered) else None
        alike = [segment for segment in ordered[:upto] if segment.count * MERGE_AT >= limit]
        if len(alike) >= MERGE_AT and (upto == MERGE_MOST or following is None or following > limit * 2):
            return ordered[:upto]
    worn = [segment for segment in ordered if segment.removed_count > DROP_SHARE * segment.documents]
    return worn[:1]


def merge_segments(
    directory: Path, segments: Sequence[Segment], path: Path, cancelled: Asked
) -> tuple[int, int]:
    """Merge segments into a file; (its size, its checksum)."""
    files: list[ArrayFile] = []
    try:
        for segment in segments:
            files.append(segment.open(directory))
        return merge(destinations(files, [segment.mask for segment in segments]), path, cancelled)
    finally:
        for file in files:
            file.close()


def carry(before: Sequence[Segment], now: Sequence[Segment], merged: tuple[int, int]) -> Segment:
    """The merged segment, with what was removed from its parts since the merge began."""
    current = {segment.id: segment for segment in now}
    removed = [current[segment.id].mask[~segment.mask] for segment in before]
    late = np.concatenate(removed)
    return Segment(secrets.token_hex(8), len(late), *merged, late if late.any() else None)


def _segments(
    directory: Path, changed: Iterable[Indexable], cancelled: Asked, made: list[Segment], spread: Spread
) -> Array:
    """Write the articles as segments, listed in `made` as they are done; the numbers of all, in order."""
    numbers = array("q")

    def parts() -> Iterator[Sequence[Indexable]]:
        part: list[Indexable] = []
        size = 0
        for article in changed:
            if cancelled():
                raise Cancelled
            part.append(article)
            numbers.append(article.number)
            size += len(article.title) + len(article.text)
            if size > SEGMENT_CHARACTERS:
                yield part
                part, size = [], 0
        if part:
            yield part

    made.extend(spread(partial(make_segment, directory), parts()))
    return np.array(numbers, dtype=np.int64)


def make_segment(directory: Path, articles: Sequence[Indexable]) -> Segment:
    """Write articles as a segment, which no table of contents names yet."""
    inverter = Inverter()
    for article in articles:
        inverter.add(article)
    segment = Segment(secrets.token_hex(8), len(inverter), 0, 0)
    size, checksum = inverter.write(segment.path(directory))
    return replace(segment, size=size, checksum=checksum)


def _latest(made: Sequence[Segment], numbers: Array) -> list[Segment]:
    """The segments with every article but the last of its number marked as removed."""
    _, last = np.unique(numbers[::-1], return_index=True)
    stale = np.ones(len(numbers), dtype=np.bool_)
    stale[len(numbers) - 1 - last] = False
    ends = np.cumsum([segment.documents for segment in made])
    parts = np.split(stale, ends[:-1]) if made else []
    return [
        replace(segment, removed=part) if part.any() else segment
        for segment, part in zip(made, parts, strict=True)
    ]


def _merge_small(directory: Path, segments: list[Segment], made: list[Segment]) -> list[Segment]:
    chosen = choose(segments)
    if not chosen or sum(segment.count for segment in chosen) > SMALL:
        return segments
    fresh = Segment(secrets.token_hex(8), sum(segment.count for segment in chosen), 0, 0)
    size, checksum = merge_segments(directory, chosen, fresh.path(directory), lambda: False)
    merged = replace(fresh, size=size, checksum=checksum)
    made.append(merged)
    names = {segment.id for segment in chosen}
    return [segment for segment in segments if segment.id not in names] + [merged]
