"""Reading and annotating files, in this process or spread over spawned ones."""

from __future__ import annotations

import gzip
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from reader.errors import IngestError, ReaderError
from reader.library.annotating import DEFECTS, annotator
from reader.library.workers import Workers
from reader.model import Article, Mention
from reader.store.annotation_cache import Packed

SMALL_BYTES = 300_000
"""Files up to this size are read by the worker that annotates them; larger ones here, in pieces."""
FILES_A_TASK = 8
ARTICLES_A_TASK = 24
TASKS_UNDER_WAY = 40
ALONE, ALONE_BYTES = 100, 1_000_000
"""So few files, which have so little text together, are not worth starting processes for."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some articles of a file, annotated unless they are stored already.

    The last piece of a file is `whole`, and says why if the file could not be read, or not to its end.
    """

    file: Path
    articles: tuple[tuple[Article, Packed | None], ...] = ()
    whole: bool = False
    error: str | None = None


def read_files(files: Sequence[Path], profiles: tuple[Path, ...], quick: bool) -> list[Piece]:
    """Read and annotate whole files."""
    pieces = []
    for file in files:
        articles: list[tuple[Article, Packed | None]] = []
        error = None
        try:
            for article in read_path(file):
                articles.append((article, annotated(article, profiles, quick)))
        except ReaderError as problem:
            error = said(problem)
        pieces.append(Piece(file, tuple(articles), whole=True, error=error))
    return pieces


def annotate_all(
    file: Path, articles: Sequence[Article], profiles: tuple[Path, ...], quick: bool
) -> list[Piece]:
    """Annotate articles of a file that is being read elsewhere."""
    return [Piece(file, tuple((article, annotated(article, profiles, quick)) for article in articles))]


def annotated(
    article: Article,
    profiles: tuple[Path, ...],
    quick: bool = False,
    mentions: tuple[Mention, ...] | None = None,
) -> Packed:
    """What is recognised in an article, in its packed form."""
    made = annotator(profiles)
    return (made.quick(article) if quick else made.annotate(article, mentions))[1]


def read_path(file: Path) -> Iterator[Article]:
    """The articles of a file; whatever the system says against it is an `IngestError`."""
    from reader import ingest

    try:
        yield from ingest.read_path(file)
    except OSError as error:
        raise IngestError(f"{file}: {error.strerror or error}") from error
    except DEFECTS as error:
        raise IngestError(f"{file}: it can't be read ({type(error).__name__}: {error})") from error


def said(error: ReaderError) -> str:
    """An error in one line."""
    return f"{error.message} ({error.hint})" if error.hint else error.message


def count_articles(files: Iterable[Path]) -> int:
    """How many articles the files will give, near enough to show how far an addition is."""
    return sum(_lines(file) if _is_lines(file) else 1 for file in files)


def _is_lines(file: Path) -> bool:
    return file.name.removesuffix(".gz").endswith((".jsonl", ".ndjson"))


def _lines(file: Path) -> int:
    try:
        with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as stream:
            return sum(block.count(b"\n") for block in iter(lambda: stream.read(1 << 20), b""))
    except (OSError, EOFError):
        return 1


def size_of(file: Path) -> int:
    """A file's size; packed ones and unreadable ones count as large and as nothing."""
    try:
        return SMALL_BYTES + 1 if file.suffix == ".gz" else file.stat().st_size
    except OSError:
        return 0


class Preparer:
    """Turns files into annotated articles in order, by `workers` unless they are few."""

    def __init__(
        self,
        profiles: tuple[Path, ...],
        is_stored: Callable[[Article], bool],
        quick: bool,
        workers: Workers,
    ) -> None:
        self._profiles = profiles
        self._is_stored = is_stored
        self._quick = quick
        self._workers = workers

    def prepare(self, files: Sequence[Path]) -> Iterator[Piece]:
        """The pieces of all files, in order; reading runs ahead of what is taken."""
        sizes = [size_of(file) for file in files]
        if len(files) <= ALONE and sum(sizes) <= ALONE_BYTES and max(sizes, default=0) <= SMALL_BYTES:
            for file in files:
                yield from read_files((file,), self._profiles, self._quick)
            return
        under_way: deque[Future[list[Piece]] | Piece] = deque()
        for piece in self._submit(files):
            under_way.append(piece)
            while len(under_way) > TASKS_UNDER_WAY or (under_way and isinstance(under_way[0], Piece)):
                yield from self._finished(under_way.popleft())
        while under_way:
            yield from self._finished(under_way.popleft())

    def _finished(self, result: Future[list[Piece]] | Piece) -> list[Piece]:
        return [result] if isinstance(result, Piece) else self._workers.result(result)

    def _submit(self, files: Sequence[Path]) -> Iterator[Future[list[Piece]] | Piece]:
        small: list[Path] = []
        for file in files:
            if size_of(file) <= SMALL_BYTES:
                small.append(file)
                if len(small) < FILES_A_TASK:
                    continue
            if small:
                yield self._workers.submit(read_files, tuple(small), self._profiles, self._quick)
                small = []
            if size_of(file) > SMALL_BYTES:
                yield from self._submit_large(file)
        if small:
            yield self._workers.submit(read_files, tuple(small), self._profiles, self._quick)

    def _submit_large(self, file: Path) -> Iterator[Future[list[Piece]] | Piece]:
        articles: list[Article] = []
        stored: list[tuple[Article, None]] = []
        error = None
        try:
            for article in read_path(file):
                if self._is_stored(article):
                    stored.append((article, None))
                    if len(stored) == ARTICLES_A_TASK:
                        yield Piece(file, tuple(stored))
                        stored = []
                    continue
                articles.append(article)
                if len(articles) == ARTICLES_A_TASK:
                    yield self._workers.submit(
                        annotate_all, file, tuple(articles), self._profiles, self._quick
                    )
                    articles = []
        except ReaderError as problem:
            error = said(problem)
        if stored:
            yield Piece(file, tuple(stored))
        if articles:
            yield self._workers.submit(annotate_all, file, tuple(articles), self._profiles, self._quick)
        yield Piece(file, whole=True, error=error)
