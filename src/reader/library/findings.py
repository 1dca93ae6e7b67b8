"""Searching a library, and which stories, names and sources the articles found have."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from reader.library.indexing import Index, never
from reader.library.masks import Masks
from reader.model import Annotated, Article, Page, Span
from reader.store import lists, outbox
from reader.store.database import Database
from reader.store.rows import EntityRow, SourceRow

if TYPE_CHECKING:
    from reader.config import Settings
    from reader.library.facets import EntityCounts

FEW = 4000
"""In up to so many articles it is counted how often a name stands, in more of them only in how many."""


class Findings:
    """The part of a library that finds. What is asked may be narrowed by filters, another query, `within`."""

    _database: Database
    _index: Index
    _masks: Masks

    @property
    def sequence(self) -> int:
        """A number that grows with each change to the articles, whichever process makes it; cheap to ask."""
        return outbox.sequence(self._database)

    def search(
        self,
        text: str,
        limit: int = 50,
        offset: int = 0,
        cancelled: Callable[[], bool] = never,
        within: str = "",
    ) -> Page:
        """Answer a query; an empty one matches everything. Never raises for what was typed."""
        from reader.library import searching

        fresh = self._settings.prefer_fresh
        return searching.search(
            self._database,
            self._index,
            self._masks,
            self._counts,
            text,
            limit,
            offset,
            cancelled,
            fresh,
            within,
        )

    def match_spans(self, id: str, text: str) -> list[Span]:
        """Where the words of the query `text`, and the names it asks for, stand in an article."""
        from reader.library.named import with_names
        from reader.search.query import parse
        from reader.search.snippets import match_spans

        article, query = self.article(id), parse(text, dt.date.today())
        words = list(match_spans(article.text, query, article.language))
        return with_names(self._database, query, words, lambda: self.annotated(id, quick=True))

    def stories_found(self, text: str, within: str = "") -> dict[str, int]:
        """The ids of the stories that articles found belong to, with how many of each are found."""
        from reader.store import stories

        return stories.sizes_among(self._database, self._found(text, within))

    def sources_found(self, text: str, within: str = "") -> list[SourceRow]:
        """The sources of the articles found, by name, with counts and dates of these articles only."""
        return lists.sources(self._database, self._found(text, within))

    def names_found(self, text: str, within: str = "", limit: int = 20_000) -> list[EntityRow]:
        """The names in the articles found, those in most of them first, with counts of these articles only.

        Of many articles no mentions are counted: they are 0.
        """
        from reader.store import names

        found = self._found(text, within)
        top = dict(self._counts.exactly(found, limit))
        return names.rows_among(self._database, top, found if len(found) <= FEW else None)

    def _found(self, text: str, within: str) -> Collection[int]:
        from reader.library.searching import answered, matching

        return matching(answered(self._database, self._index, self._masks, text, within).answer)

    # --- what the rest of the library has ---

    @property
    def _counts(self) -> EntityCounts:
        raise NotImplementedError

    @property
    def _settings(self) -> Settings:
        raise NotImplementedError

    def article(self, id: str) -> Article:
        """An article with its text."""
        raise NotImplementedError

    def annotated(self, id: str, quick: bool = False) -> Annotated:
        """An article with the names recognised in it."""
        raise NotImplementedError
