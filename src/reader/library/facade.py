"""`Library`: one directory with its database and its search index, and everything asked of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import UsageError
from reader.library import naming, own_profiles
from reader.library.findings import Findings
from reader.library.indexing import Index, never, silent
from reader.library.masks import Masks
from reader.library.opening import made
from reader.library.state import ReadingState
from reader.library.storytelling import Storyteller
from reader.model import (
    AddReport,
    Annotated,
    Article,
    Comparison,
    EntityType,
    Partner,
    Progress,
    Story,
)
from reader.paths import config_dir, data_dir
from reader.store import articles, lists, stories
from reader.store.database import Database
from reader.store.lists import Order
from reader.store.lock import Lock
from reader.store.rows import EntityCard, EntityRow, Finding, Row, SourceRow

if TYPE_CHECKING:
    from types import TracebackType

    from reader.config import Settings
    from reader.library.annotating import Annotator
    from reader.library.editing import Edit
    from reader.library.facets import EntityCounts
    from reader.library.renaming import Renamer
    from reader.stories import Matrix

OnProgress = Callable[[Progress], None]
Cancelled = Callable[[], bool]
WAIT_SECONDS = 60.0
"""How long a change waits for another process."""


class Library(Findings, ReadingState):
    """A library on disk. Its methods may be called from any thread.

    What the user should know on the way (a rebuilt index, a wait for another process) goes to `notice`,
    else it is kept for `notices()`.
    """

    def __init__(
        self, directory: Path, is_sample: bool = False, notice: Callable[[str], None] | None = None
    ) -> None:
        self.directory = made(directory)
        self.is_sample = is_sample
        self._notices: list[str] = []
        self._notice = notice or self._notices.append
        self._database = Database(self.directory)
        if self._database.read_only:
            self._notice("This library can only be read; nothing is kept of what you do in it.")
        self._lock = Lock(self.directory)
        self._index = Index(self.directory, self._database, self._lock, self._notice)
        self._masks = Masks(self._database)
        self._storyteller = Storyteller(self._database, self._index, self._lock)

    @classmethod
    def open(
        cls,
        directory: Path | None = None,
        sample: bool = False,
        notice: Callable[[str], None] | None = None,
    ) -> Library:
        """Open the library in `directory` (else the user's); `sample` opens the one shipped with the program.

        Costs the same however much the library holds: the index is opened at the first search.
        """
        from reader.library import sample as samples

        if sample:
            return samples.opened(cls)
        return cls(directory or data_dir() / "library", notice=notice)

    def close(self) -> None:
        """Let go of the database and the index."""
        self._index.close()
        self._database.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def read_only(self) -> bool:
        """Whether nothing can be kept in it."""
        return self._database.read_only

    def notices(self) -> tuple[str, ...]:
        """What the user should know since the last call, if nobody was told."""
        found = tuple(self._notices)
        self._notices.clear()
        return found

    # --- what is in it ---

    def count(self) -> int:
        """How many articles the library holds."""
        return lists.count(self._database)

    def articles(self, order: Order = "date", limit: int | None = None, offset: int = 0) -> list[Row]:
        """The articles, newest first (undated last), or by `order`."""
        return lists.articles(self._database, order, limit, offset)

    def rows(self, ids: Iterable[str]) -> list[Row]:
        """The rows of these articles, in the order asked; unknown ids are left out."""
        return lists.by_id(self._database, ids)

    def sources(self) -> list[SourceRow]:
        """The sources, by name."""
        return lists.sources(self._database)

    def find(self, name: str) -> str:
        """The id of the one article meant: an id, a path, a file-name prefix or an id prefix (4 or more).

        Raises `UsageError`, with candidates where it is ambiguous.
        """
        return naming.find(self._database, name)

    def article(self, id: str) -> Article:
        """An article with its text; raises `UsageError` for an unknown id."""
        return articles.get(self._database, id)

    def annotated(self, id: str, quick: bool = False) -> Annotated:
        """An article with the names and quotations recognised in it, from the cache where it is current.

        Else it is annotated now, and kept; `quick` takes an older annotation then, or what rules alone find.
        """
        from reader.library.annotating import annotate_stored

        return annotate_stored(self._database, self._annotator, self.article(id), quick)

    def annotate(self, article: Article) -> Annotated:
        """An article from outside the library with what is recognised in it; nothing is kept."""
        return self._annotator.annotate(article)[0]

    def holds(self, path: Path) -> bool:
        """Whether articles of the library were read from this path."""
        return bool(lists.with_path(self._database, naming.full_path(path)))

    # --- adding and removing ---

    def add(
        self,
        sources: Sequence[str | Path],
        progress: OnProgress = silent,
        cancelled: Cancelled = never,
    ) -> AddReport:
        """Add files, folders and addresses; what is there already stays as it is.

        Raises `Cancelled` when stopped; what was stored until then stays, and adding again goes on.
        """
        from reader.library.adding import Addition
        from reader.library.workers import Workers

        if self.is_sample:
            raise UsageError("nothing is added to the sample library", "open your own: reader --library DIR")
        with Workers(cancelled) as workers:
            addition = Addition(
                self.directory, self._database, self._index, progress, cancelled, self._notice, workers
            )
            renamer = self._renamer
            with self._lock.hold("adding articles", WAIT_SECONDS, self._waiting):
                report = addition.run(sources)
                renamer.begin(workers)
                self._storyteller.update(progress, cancelled)
            renamer.catch_up(progress, cancelled, self._notice, workers)
        renamer.see_together(progress, cancelled)
        return report

    def remove(self, ids: Iterable[str]) -> int:
        """Forget these articles and everything kept about them; returns how many there were."""
        from reader.store import annotation_cache

        with self._lock.hold("removing articles", WAIT_SECONDS, self._waiting):
            behind = self._storyteller.behind()
            numbers = articles.numbers_of(self._database, ids)
            with self._database.transaction() as connection:
                for number in numbers.values():
                    articles.remove(connection, number)
                annotation_cache.forget_unused(connection)
            self._index.catch_up()
            if not behind:
                self._storyteller.update()
        self._renamer.see_together()
        return len(numbers)

    # --- comparing and stories ---

    def compare(self, left: str, right: str) -> Comparison:
        """Compare two articles of the library by id, the sides as given."""
        from reader.compare import compare

        return compare(self.annotated(left), self.annotated(right))

    def partners(self, id: str, limit: int = 20) -> list[Partner]:
        """Other sources' reports of the same event, best first."""
        return self._storyteller.partners(id, limit)

    def stories(self) -> list[Story]:
        """The stories of the library, newest first."""
        return self._storyteller.stories()

    def story_of(self, id: str) -> Story | None:
        """The story an article belongs to."""
        return self._storyteller.story_of(id)

    def matrix(self, story: str) -> Matrix:
        """Which source of a story has which statement, quotation and figure."""
        return self._storyteller.matrix(story, self.annotated)

    # --- names ---

    def entities(
        self, name: str | None = None, type: EntityType | None = None, limit: int | None = None
    ) -> list[EntityRow]:
        """The entities of the library, most mentioned first; `name` keeps those that are called so."""
        from reader.store import names

        keys = None if name is None else names.matching(self._database, name, (type,) if type else ())
        return names.rows(self._database, keys, type, limit)

    def entity_articles(self, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The ids of the articles that name each of these entities."""
        from reader.store import names

        return names.articles_of(self._database, ids)

    def entity_card(self, id: str) -> EntityCard:
        """Everything the library knows about an entity; raises `UsageError` for an unknown one."""
        from reader.library import cards

        return cards.card(self._database, self._counts, partial(self.annotated, quick=True), id)

    def edit_entity(self, kind: Edit, id: str, value: str = "") -> str:
        """Keep the user's word on a name (see `library.editing.Edit`); returns a sentence that says so.

        Raises `ConfigError` if the profiles can't be written, `UsageError` for an unknown entity.
        """
        from reader.library import editing

        return editing.edit(self._database, self._renamer, kind, id, value)

    def undo_entity_edit(self) -> str:
        """Take the last such edit back; returns its sentence. Raises `ConfigError` if there is none."""
        from reader.library import editing

        return editing.undo(self._database, self._renamer, self._annotator.version)

    # --- upkeep ---

    def rebuild(self, progress: OnProgress = silent, cancelled: Cancelled = never) -> int:
        """Make the search index, names and stories anew from the stored articles; returns their number."""
        from reader.library.workers import Workers
        from reader.store import annotation_cache

        with (
            Workers(cancelled) as workers,
            self._lock.hold("rebuilding the library", WAIT_SECONDS, self._waiting),
        ):
            lacking = annotation_cache.lacking(self._database, self._annotator.version)
            self._renamer.rename(lacking, progress, cancelled, workers)
            number = self._index.rebuild(progress, cancelled, workers.spread)
            with self._database.transaction(bulk=True) as connection:
                stories.set_as_of(connection, -1)
            self._storyteller.update(progress, cancelled)
        self._renamer.see_together(progress, cancelled)
        return number

    def doctor(self) -> list[Finding]:
        """Check the database, the index, the files and the rights; an empty list is a clean bill."""
        from reader.library import checking

        behind = self._storyteller.behind
        return checking.findings(self.directory, self._database, self._index, self._annotator, behind)

    def profile_faults(self) -> tuple[str, ...]:
        """What is wrong with the user's profile files, each with file and line."""
        return own_profiles.faults(self.directory, self._database)

    # --- inside ---

    @cached_property
    def _settings(self) -> Settings:
        from reader import config

        return config.load(config_dir())[0]

    @cached_property
    def _counts(self) -> EntityCounts:
        from reader.library.facets import EntityCounts

        return EntityCounts(self._database)

    @property
    def _annotator(self) -> Annotator:
        from reader.library.annotating import annotator

        return annotator(own_profiles.profile_files(self.directory, self._database))

    @property
    def _renamer(self) -> Renamer:
        from reader.library.renaming import Renamer

        return Renamer(self.directory, self._database, self._lock)

    def _waiting(self, holder: str) -> None:
        self._notice(f"Waiting: {holder}.")
