"""`Library`: one directory with its database and its search index, and everything asked of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from reader.model import (
    AddReport,
    Annotated,
    Article,
    Comparison,
    EntityType,
    Page,
    Partner,
    Progress,
    Span,
    Story,
)
from reader.store.rows import (
    EntityCard,
    EntityRow,
    Finding,
    Note,
    Row,
    SavedSearch,
    SourceRow,
)

if TYPE_CHECKING:
    from types import TracebackType

OnProgress = Callable[[Progress], None]
Cancelled = Callable[[], bool]
Order = Literal["date", "added", "source", "title"]


def _never() -> bool:
    return False


def _silent(_: Progress) -> None:
    return None


class Library:
    """A library on disk. Its methods may be called from any thread."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    @classmethod
    def open(cls, directory: Path | None = None, sample: bool = False) -> Library:
        """Open the library in `directory` (else the user's); `sample` opens the one shipped with the program.

        Costs the same however much the library holds: the index is opened at the first search.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the database and the index."""
        raise NotImplementedError

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def is_sample(self) -> bool:
        """Whether this is the sample library, which nothing is added to."""
        raise NotImplementedError

    def notices(self) -> tuple[str, ...]:
        """What the user should know since the last call (the index was damaged and rebuilt, …)."""
        raise NotImplementedError

    # --- what is in it ---

    def count(self) -> int:
        """How many articles the library holds."""
        raise NotImplementedError

    def articles(self, order: Order = "date", limit: int | None = None, offset: int = 0) -> list[Row]:
        """The articles, newest first (undated last), or by `order`."""
        raise NotImplementedError

    def rows(self, ids: Iterable[str]) -> list[Row]:
        """The rows of these articles, in the order asked; unknown ids are left out."""
        raise NotImplementedError

    def sources(self) -> list[SourceRow]:
        """The sources, by name."""
        raise NotImplementedError

    def tags(self) -> list[tuple[str, int]]:
        """The tags in use and how many articles have each."""
        raise NotImplementedError

    def find(self, name: str) -> str:
        """The id of the one article meant: an id, a path, a file-name prefix or an id prefix (4 or more).

        Raises `UsageError`, with candidates where it is ambiguous.
        """
        raise NotImplementedError

    def article(self, id: str) -> Article:
        """An article with its text; raises `UsageError` for an unknown id."""
        raise NotImplementedError

    def annotated(self, id: str) -> Annotated:
        """An article with the names and quotations recognised in it, from the cache where it is current."""
        raise NotImplementedError

    # --- adding and removing ---

    def add(
        self,
        sources: Sequence[str | Path],
        progress: OnProgress = _silent,
        cancelled: Cancelled = _never,
    ) -> AddReport:
        """Add files, folders and addresses; what is there already stays as it is.

        Raises `Cancelled` when stopped; what was stored until then stays, and adding again goes on.
        """
        raise NotImplementedError

    def remove(self, ids: Iterable[str]) -> int:
        """Forget these articles and everything kept about them; returns how many there were."""
        raise NotImplementedError

    # --- searching and comparing ---

    def search(self, text: str, limit: int = 50, offset: int = 0, cancelled: Cancelled = _never) -> Page:
        """Answer a query; an empty one matches everything. Never raises for what was typed."""
        raise NotImplementedError

    def match_spans(self, id: str, text: str) -> list[Span]:
        """Where the words of the query `text` stand in an article."""
        raise NotImplementedError

    def compare(self, left: str, right: str) -> Comparison:
        """Compare two articles of the library by id, the sides as given."""
        raise NotImplementedError

    def partners(self, id: str, limit: int = 20) -> list[Partner]:
        """Other sources' reports of the same event, best first."""
        raise NotImplementedError

    def stories(self) -> list[Story]:
        """The stories of the library, newest first."""
        raise NotImplementedError

    def story_of(self, id: str) -> Story | None:
        """The story an article belongs to."""
        raise NotImplementedError

    def matrix(self, story: str) -> Any:
        """Which source of a story has which statement, quotation and figure."""
        raise NotImplementedError

    # --- names ---

    def entities(
        self, name: str | None = None, type: EntityType | None = None, limit: int | None = None
    ) -> list[EntityRow]:
        """The entities of the library, most mentioned first; `name` keeps those that are called so."""
        raise NotImplementedError

    def entity_articles(self, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The ids of the articles that name each of these entities."""
        raise NotImplementedError

    def entity_card(self, id: str) -> EntityCard:
        """Everything the library knows about an entity; raises `UsageError` for an unknown one."""
        raise NotImplementedError

    # --- what the reader did ---

    def set_read(self, id: str, read: bool = True) -> None:
        """Mark an article as read or unread."""
        raise NotImplementedError

    def set_starred(self, id: str, starred: bool = True) -> None:
        """Give an article a star, or take it."""
        raise NotImplementedError

    def set_tags(self, id: str, tags: Iterable[str]) -> None:
        """Replace an article's tags."""
        raise NotImplementedError

    def set_note(self, id: str, text: str, span: Span | None = None) -> None:
        """Write the note on an article, or on a stretch of it; an empty text removes it."""
        raise NotImplementedError

    def note(self, id: str) -> str:
        """The note on the whole article, or nothing."""
        raise NotImplementedError

    def notes(self, id: str) -> list[Note]:
        """All notes on an article: on the whole of it first, then in the order of the text."""
        raise NotImplementedError

    def save_search(self, name: str, query: str) -> None:
        """Keep a query under a name; an empty query forgets it."""
        raise NotImplementedError

    def saved_searches(self) -> list[SavedSearch]:
        """The kept queries, by name."""
        raise NotImplementedError

    def session(self) -> dict[str, Any]:
        """What the screens last kept (open panes, position); empty at first."""
        raise NotImplementedError

    def save_session(self, session: Mapping[str, Any]) -> None:
        """Keep what the screens need to come back as they were; plain JSON values."""
        raise NotImplementedError

    # --- upkeep ---

    def rebuild(self, progress: OnProgress = _silent, cancelled: Cancelled = _never) -> int:
        """Make the search index, names and stories anew from the stored articles; returns their number."""
        raise NotImplementedError

    def doctor(self) -> list[Finding]:
        """Check the database, the index, the files and the rights; an empty list is a clean bill."""
        raise NotImplementedError
