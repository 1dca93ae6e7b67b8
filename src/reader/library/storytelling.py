"""Stories kept in step with the articles, partners, and the coverage matrix."""

from __future__ import annotations

import random
import threading
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

from reader.errors import Cancelled, UsageError
from reader.library.indexing import Index, never, silent
from reader.model import Annotated, Partner, Progress, Story
from reader.store import articles, lists, outbox, stories
from reader.store.database import Database, ReadOnly
from reader.store.lock import InUse, Lock

if TYPE_CHECKING:
    from reader.stories import Matrix, StoryArticle, WordWeights

Batch: TypeAlias = tuple[int, set[int]]
"""How many articles are grouped, and these with what they may belong to."""

AT_ONCE = 2000
"""So many articles are grouped at once, in the order of their dates."""
OVERLAP = 1000
ALIKE_AT_ONCE = 200
FRESHENED = 200
"""So many changes are caught up with when the stories are asked for."""
SIMILAR = 25
WINDOW_DAYS = 21
CANDIDATES = 60
COMPARED = 8
"""So many reports of a story make its matrix."""
SAMPLED = 400
"""So many articles tell how common a word is."""
RESAMPLED = 0.1
"""They are chosen anew when the library has grown or shrunk by this share."""


class Storyteller:
    """Groups a library's articles by event; what changed is grouped anew with what is like it."""

    def __init__(self, database: Database, index: Index, lock: Lock) -> None:
        self._database, self._index, self._lock = database, index, lock
        self._guard = threading.Lock()
        self._sampled: tuple[int, WordWeights | None] = (0, None)

    def stories(self) -> list[Story]:
        """All stories, newest first."""
        self.freshen()
        return stories.stories(self._database)

    def story_of(self, id: str) -> Story | None:
        """The story an article belongs to."""
        self.freshen()
        return stories.story_of(self._database, id)

    def freshen(self) -> None:
        """Bring the stories and their names up to date if that is done in a moment and nobody else is writing."""
        if 0 < self.behind() <= FRESHENED:
            with suppress(InUse, ReadOnly), self._lock.hold("grouping stories"):
                self.update()
        if 0 < stories.with_names_to_see(self._database) <= FRESHENED:
            from reader.library.merging import StoryNames

            with suppress(InUse, ReadOnly), self._lock.hold("linking names"):
                StoryNames(self._database, self._lock).update()

    def behind(self) -> int:
        """How many changes the stories do not know of yet."""
        return outbox.sequence(self._database) - max(0, stories.as_of(self._database))

    def update(
        self, progress: Callable[[Progress], None] = silent, cancelled: Callable[[], bool] = never
    ) -> None:
        """Group what has changed since the stories were last computed; raises `Cancelled` when stopped."""
        with self._guard:
            sequence, since = outbox.sequence(self._database), stories.as_of(self._database)
            if since == sequence:
                return
            dated, undated = stories.by_date(self._database, since)
            total = lists.count(self._database)
            if shrunk := stories.shrunk(self._database):
                self._regroup(shrunk)
            anew = since < 0 or 2 * len(dated + undated) > total or total <= SAMPLED
            batches = self._all() if anew else self._with_alike(dated + undated)
            done, grouped = 0, total if anew else len(dated + undated)
            for number, batch in batches:
                if cancelled():
                    raise Cancelled
                progress(Progress("grouping stories", done, grouped))
                self._regroup(stories.touched(self._database, batch), batch)
                done += number
            progress(Progress("grouping stories", done, done))
            with self._database.transaction(bulk=True) as connection:
                stories.set_as_of(connection, sequence)

    def _all(self) -> Iterator[Batch]:
        """All articles: at once if they are few, else in the order of their dates and the undated ones last."""
        dated, undated = stories.by_date(self._database)
        if len(dated + undated) <= AT_ONCE:
            yield len(dated + undated), {*dated, *undated}
            return
        yield from self._with_days_before(dated)
        yield from self._with_alike(undated)

    def _with_days_before(self, numbers: Sequence[int]) -> Iterator[Batch]:
        """Articles in the order of their dates, each batch with some of the days before it."""
        for start in range(0, len(numbers), AT_ONCE):
            batch = numbers[start : start + AT_ONCE]
            before = stories.days_before(self._database, batch[0], WINDOW_DAYS, OVERLAP) if start else []
            yield len(batch), {*batch, *before}

    def _with_alike(self, numbers: Sequence[int]) -> Iterator[Batch]:
        """Articles in the order of their dates, each batch with what is most like any of it in those days."""
        for start in range(0, len(numbers), ALIKE_AT_ONCE):
            batch = numbers[start : start + ALIKE_AT_ONCE]
            found = set(batch)
            for number, article in articles.get_many(self._database, batch):
                text = f"{article.title}\n{article.text}"
                alike = self._index.ask(lambda engine, text=text: engine.similar(text, SIMILAR))  # type: ignore[misc]
                others = (other for other, _ in alike)
                found.update(stories.within_days(self._database, number, others, WINDOW_DAYS))
            yield len(batch), found

    def _regroup(self, old: Sequence[int], numbers: Collection[int] = ()) -> None:
        """Group these articles with the members of the stories with these keys."""
        from reader.stories import cluster

        chosen = self._read({*numbers, *stories.members(self._database, old)})
        known = stories.known(self._database, old)
        found = cluster(chosen, self._weights(chosen), known)
        with self._database.transaction(bulk=True) as connection:
            stories.replace(connection, self._database, old, found)

    def _weights(self, chosen: Sequence[StoryArticle]) -> WordWeights | None:
        """How telling words are in the whole library; None where all of it, or enough, is at hand."""
        total = lists.count(self._database)
        if len(chosen) >= min(total, SAMPLED):
            return None
        at, weights = self._sampled
        if weights is None or abs(total - at) > RESAMPLED * at:
            weights = self._sample(total)
            self._sampled = total, weights
        return weights

    def _sample(self, total: int) -> WordWeights:
        from reader.stories.features import WordWeights, stems

        numbers = articles.all_numbers(self._database)
        read = self._read(random.Random(total).sample(numbers, min(SAMPLED, len(numbers))))
        counts = Counter(stem for one in read for stem in set(stems(f"{one.title}\n{one.text}")))
        return WordWeights(len(read), counts)

    def _read(self, numbers: Collection[int]) -> list[StoryArticle]:
        """Articles with the names each has by itself, so that stories never follow from stories."""
        from reader.store.story_links import by_themselves
        from reader.stories import StoryArticle

        names = by_themselves(self._database, numbers)
        return [
            StoryArticle(*values, {entity.id: count for entity, count in names.get(number, {}).items()})
            for number, values in stories.for_grouping(self._database, numbers)
        ]

    def partners(self, id: str, limit: int) -> list[Partner]:
        """Other sources' reports of the same event, best first."""
        from reader.stories import partners

        number = articles.number_of(self._database, id)
        article = articles.get(self._database, id)
        text = f"{article.title}\n{article.text}"
        alike = self._index.ask(lambda engine: engine.similar(text, CANDIDATES, (number,)))
        same = stories.members(self._database, stories.touched(self._database, [number]))
        (own,) = self._read([number])
        chosen = self._read({number for number, _ in alike} | set(same))
        return partners(own, chosen, self._weights([own]), limit)

    def matrix(self, id: str, annotated: Callable[[str], Annotated]) -> Matrix:
        """Which source of a story has which statement, quotation and figure; raises `UsageError`.

        Of a large story, so many reports are looked at as can be compared in a moment, one a source first.
        """
        from reader.compare import compare
        from reader.stories import matrix

        found = stories.stories(self._database, id)
        if not found:
            raise UsageError(f"there is no story {id!r}", "reader stories lists them")
        chosen = [annotated(one) for one in self._one_a_source(found[0])]
        compared = [
            compare(one, other)
            for one, other in combinations(chosen, 2)
            if one.article.source != other.article.source
        ]
        return matrix(found[0], {one.article.id: one for one in chosen}, compared)

    def _one_a_source(self, story: Story) -> list[str]:
        seen: Counter[str] = Counter()
        turns: list[tuple[int, int, str]] = []
        for row in lists.by_id(self._database, story.articles):
            turns.append((seen[row.source], len(turns), row.id))
            seen[row.source] += 1
        return [id for _, _, id in sorted(turns)[:COMPARED]]
