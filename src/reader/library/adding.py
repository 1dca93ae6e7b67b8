"""Adding: files and addresses -> articles with names, stored in batches, then indexed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from reader.errors import Cancelled, ReaderError
from reader.library.annotating import QUICK, annotator, profile_files
from reader.library.indexing import Index
from reader.library.preparing import Piece, Preparer, count_articles, said
from reader.library.renaming import rename
from reader.model import AddReport, Article, Failure, Progress
from reader.store import annotation_cache, articles, files, merging
from reader.store.annotation_cache import Known
from reader.store.database import Database
from reader.store.reading import bump

INDEX_EVERY = 5000
"""So many articles are stored before the index is told, so that a stop leaves little to do."""
FEW = 50
QUICK_FROM = 200
"""From so many articles on, names are first found by rules, and properly once all can be searched."""


class Addition:
    """One call of `add`: what came of it so far."""

    def __init__(
        self,
        directory: Path,
        database: Database,
        index: Index,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> None:
        self._directory, self._database, self._index = directory, database, index
        self._progress, self._cancelled = progress, cancelled
        self._counts = {"added": 0, "updated": 0, "unchanged": 0}
        self._failed: list[Failure] = []
        self._ids: dict[str, None] = {}
        self._known = Known(merged=merging.merged(database))
        self._done = self._waiting = 0
        self._total: int | None = None
        self._seen: defaultdict[Path, list[int]] = defaultdict(list)

    def run(self, sources: Sequence[str | Path]) -> AddReport:
        """Add the sources and bring the index up to date; raises `Cancelled` when stopped."""
        paths = [Path(source).expanduser() for source in sources if not is_address(source)]
        addresses = [str(source) for source in sources if is_address(source)]
        marks = self._new_files(paths)
        self._total = self._done + count_articles(marks) + len(addresses)
        preparer = Preparer(
            profile_files(self._directory),
            lambda article: articles.is_stored(self._database, article),
            quick=self._total - self._done > QUICK_FROM,
        )
        for piece in preparer.prepare(list(marks)):
            self._take(piece, marks[piece.file])
        for address in addresses:
            self._fetch(address)
        self._update_index()
        quick = annotation_cache.of_version(self._database, QUICK)
        if quick:
            rename(self._directory, self._database, quick, self._progress, self._cancelled)
        return AddReport(**self._counts, failed=tuple(self._failed), ids=tuple(self._ids))

    def _new_files(self, paths: Sequence[Path]) -> dict[Path, str]:
        """The files that are new or changed since they were read, with their marks."""
        from reader.ingest import find_files

        marks: dict[Path, str] = {}
        for path in paths:
            for file in find_files(path):
                self._check()
                if file in marks:
                    continue
                mark = mark_of(file)
                ids = files.known(self._database, str(file.resolve()), mark)
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
        with self._database.transaction(bulk=bulk) as connection:
            for article, packed in piece.articles:
                put = articles.put(connection, article, PARSER_VERSION, str(piece.file.resolve()))
                if packed is not None and put.kind != "unchanged":
                    annotation_cache.put(connection, put.number, packed, self._known)
                self._counts[put.kind] += 1
                self._ids[put.id] = None
                self._seen[piece.file].append(put.number)
            if piece.whole and piece.error is None:
                files.remember(connection, str(piece.file.resolve()), mark, self._seen.pop(piece.file, []))
            if piece.articles:
                bump(connection, "names")
        if piece.error is not None:
            self._failed.append(Failure(str(piece.file), _without_path(piece.error, piece.file)))
        self._advance(len(piece.articles) or int(piece.error is not None))

    def _fetch(self, address: str) -> None:
        from reader.ingest import PARSER_VERSION

        try:
            found = list(fetched(address))
            made = annotator(profile_files(self._directory))
            with self._database.transaction() as connection:
                for article in found:
                    put = articles.put(connection, article, PARSER_VERSION)
                    if put.kind != "unchanged":
                        annotation_cache.put(connection, put.number, made.annotate(article)[1], self._known)
                    self._counts[put.kind] += 1
                    self._ids[put.id] = None
        except ReaderError as error:
            self._failed.append(Failure(address, said(error)))
        self._advance(1)

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
        self._index.catch_up(self._progress, self._cancelled)

    def _check(self) -> None:
        if self._cancelled():
            raise Cancelled(f"cancelled after {self._counts['added']} new articles")


def is_address(source: str | Path) -> bool:
    """Whether a source is a web address."""
    return str(source).lower().startswith(("http://", "https://"))


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
    return error.removeprefix(f"{file.resolve()}: ").removeprefix(f"{file}: ").removeprefix(f"{file.name}: ")
