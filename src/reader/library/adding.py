"""Adding: files and addresses -> articles with names, stored in batches, then indexed."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from reader.errors import Cancelled, ReaderError
from reader.library import own_profiles
from reader.library.annotating import annotator, choice
from reader.library.indexing import Index
from reader.library.naming import expanded, full_path
from reader.library.preparing import Piece, Preparer, count_articles, said
from reader.library.workers import Workers
from reader.model import AddReport, Article, Failure, Progress
from reader.store import annotation_cache, articles, merging
from reader.store import files as files_read
from reader.store.annotation_cache import FAILED, Known, Packed
from reader.store.database import Database
from reader.store.reading import bump

INDEX_EVERY = 5000
"""So many articles are stored before the index is told, so that a stop leaves little to do."""
FEW = 50
FOREIGN = "only addresses that begin with http:// or https:// can be fetched (save it, and add the file)"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
QUICK_FROM = 24
"""With more articles than these names are first found by rules, and properly once all can be searched."""


class Addition:
    """One call of `add`: what came of it so far."""

    def __init__(
        self,
        directory: Path,
        database: Database,
        index: Index,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
        notice: Callable[[str], None],
        workers: Workers,
    ) -> None:
        self._directory, self._database, self._index = directory, database, index
        self._progress, self._cancelled, self._notice = progress, cancelled, notice
        self._workers = workers
        self._counts = {"added": 0, "updated": 0, "unchanged": 0}
        self._failed: list[Failure] = []
        self._ids: dict[str, None] = {}
        self._known = Known()
        self._profiles: tuple[Path, ...] = ()
        self._done = self._waiting = self._nameless = 0
        self._total: int | None = None
        self._seen: defaultdict[Path, list[int]] = defaultdict(list)

    def run(self, sources: Sequence[str | Path]) -> AddReport:
        """Add the sources and bring the index up to date; raises `Cancelled` when stopped."""
        self._known = Known(merged=merging.merged(self._database))
        foreign = [str(source) for source in sources if is_foreign(source)]
        self._failed += [Failure(source, FOREIGN) for source in foreign]
        paths = [expanded(s) for s in sources if not is_address(s) and str(s) not in foreign]
        addresses = [str(source) for source in sources if is_address(source)]
        files = self._found(paths)
        self._take_profiles(files)
        marks = self._new_files(file for file in files if file.name != own_profiles.NAME)
        self._total = self._done + count_articles(marks) + len(addresses)
        preparer = Preparer(
            self._profiles,
            lambda article: articles.is_stored(self._database, article),
            quick=self._total - self._done > QUICK_FROM,
            workers=self._workers,
        )
        for piece in preparer.prepare(list(marks)):
            self._take(piece, marks[piece.file])
        for address in addresses:
            self._fetch(address)
        self._update_index()
        if self._nameless:
            self._notice(
                f"In {self._nameless} articles no names could be looked for; they can be read and searched."
            )
        return AddReport(**self._counts, failed=tuple(self._failed), ids=tuple(self._ids))

    def _found(self, paths: Sequence[Path]) -> dict[Path, None]:
        """The readable files at and below these paths, each once."""
        from reader.ingest import find_files

        found: dict[Path, None] = {}
        for path in paths:
            empty = True
            for file in find_files(path):
                self._check()
                found[file], empty = None, False
            if empty:
                self._failed.append(Failure(str(path), "no article was found in this folder"))
        return found

    def _take_profiles(self, files: Iterable[Path]) -> None:
        """Let the library follow the profile files beside these files, and forget those that are gone."""
        known = own_profiles.met(self._database)
        there = dict.fromkeys([*filter(own_profiles.is_there, known), *own_profiles.beside(files)])
        if list(there) != known:
            with self._database.transaction() as connection:
                own_profiles.remember(connection, there)
        for path in there:
            if path not in known and not own_profiles.is_faulty(path):
                self._notice(f"Names follow {path} from now on.")
        for problem in choice()[1]:
            self._notice(problem)
        self._profiles = own_profiles.profile_files(self._directory, self._database)

    def _new_files(self, files: Iterable[Path]) -> dict[Path, str]:
        """The files that are new or changed since they were read, with their marks."""
        marks: dict[Path, str] = {}
        for file in files:
            self._check()
            mark = mark_of(file)
            ids = files_read.known(self._database, full_path(file), mark)
            if ids is None:
                marks[file] = mark
                continue
            self._counts["unchanged"] += len(ids)
            self._done += len(ids)
            self._ids.update(dict.fromkeys(ids))
        return marks

    def _take(self, piece: Piece, mark: str) -> None:
        """Store a piece of a file: all of it, or nothing."""
        from reader.ingest import PARSER_VERSION

        bulk = (self._total or 0) > FEW
        before = self._counts["unchanged"]
        with self._database.transaction(bulk=bulk) as connection:
            for article, packed in piece.articles:
                put = articles.put(connection, article, PARSER_VERSION, full_path(piece.file))
                self._count(connection, put, packed)
                self._seen[piece.file].append(put.number)
            if piece.whole and piece.error is None:
                files_read.remember(connection, full_path(piece.file), mark, self._seen.pop(piece.file, []))
            if self._counts["unchanged"] - before < len(piece.articles):
                bump(connection, "names")
        if piece.error is not None:
            self._failed.append(Failure(str(piece.file), _without_path(piece.error, piece.file)))
        self._advance(len(piece.articles) or int(piece.error is not None))

    def _fetch(self, address: str) -> None:
        from reader.ingest import PARSER_VERSION

        try:
            found = list(fetched(address))
            made = annotator(self._profiles)
            annotated = [(article, made.annotate(article)[1]) for article in found]
            with self._database.transaction() as connection:
                for article, packed in annotated:
                    self._count(connection, articles.put(connection, article, PARSER_VERSION), packed)
        except ReaderError as error:
            self._failed.append(Failure(address, said(error).removeprefix(f"{address}: ")))
        self._advance(1)

    def _count(self, connection: sqlite3.Connection, put: articles.Put, packed: Packed | None) -> None:
        """Count what became of an article, and keep its names if it is new."""
        if packed is not None and put.kind != "unchanged":
            annotation_cache.put(connection, put.number, packed, self._known)
            self._nameless += packed.recogniser == FAILED
        self._counts[put.kind] += 1
        self._ids[put.id] = None

    def _advance(self, by: int) -> None:
        self._done += by
        self._waiting += by
        self._total = max(self._total or 0, self._done)
        self._progress(Progress("adding", self._done, self._total))
        self._check()
        if self._waiting >= INDEX_EVERY:
            self._update_index()

    def _update_index(self) -> None:
        self._waiting = 0
        self._index.catch_up(self._progress, self._cancelled, self._workers.spread)

    def _check(self) -> None:
        if self._cancelled():
            raise Cancelled(f"cancelled after {self._counts['added']} new articles")


def is_address(source: str | Path) -> bool:
    """Whether a source is a web address."""
    return str(source).lower().startswith(("http://", "https://"))


def is_foreign(source: str | Path) -> bool:
    """Whether a source is an address of a kind that is not fetched."""
    return isinstance(source, str) and bool(_SCHEME.match(source)) and not is_address(source)


def fetched(address: str) -> Iterator[Article]:
    """The articles at a web address."""
    from reader.ingest.fetch import read_url

    return read_url(address)


def mark_of(file: Path) -> str:
    """What changes when a file, or the `sources.yaml` beside it, is written or the parser is a newer one."""
    from reader.ingest import PARSER_VERSION

    return " ".join([str(PARSER_VERSION), _status(file), _status(file.with_name("sources.yaml"))])


def _status(path: Path) -> str:
    try:
        status = path.stat()
    except OSError:
        return "-"
    return f"{status.st_size}:{status.st_mtime_ns}:{status.st_ctime_ns}:{status.st_ino}"


def _without_path(error: str, file: Path) -> str:
    return error.removeprefix(f"{full_path(file)}: ").removeprefix(f"{file}: ").removeprefix(f"{file.name}: ")
