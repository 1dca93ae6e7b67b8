"""Names that reports of one event share: each article's links follow what the others of its story say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from reader.errors import Cancelled
from reader.library.annotating import Annotator, annotator
from reader.library.indexing import never, silent
from reader.library.own_profiles import profile_files
from reader.library.together import Others, Together, context, one_id, together
from reader.model import Progress
from reader.store import merging, story_links
from reader.store.annotation_cache import FAILED, Known, Packed, forget_unused
from reader.store.database import Database
from reader.store.lock import Lock
from reader.store.reading import bump
from reader.store.story_links import Waiting

AT_ONCE = 200
"""So many articles, and a story more, are looked at before what came of it is stored."""
WAIT_SECONDS = 60.0


@dataclass(slots=True)
class Found:
    """What came of looking at a story: articles linked anew, None where that changes nothing, and those no more."""

    story: Waiting
    together: Together
    linked: dict[int, tuple[bytes, Packed | None]] = field(default_factory=dict)
    withdrawn: list[int] = field(default_factory=list)


class StoryNames:
    """Keeps the names of a library in step with its stories.

    What is to be done is told by the database, so that nothing is lost when it is stopped. The library's lock is
    held only to change the ids that persons go by.
    """

    def __init__(self, database: Database, lock: Lock) -> None:
        self._database, self._lock = database, lock

    def update(
        self, progress: Callable[[Progress], None] = silent, cancelled: Callable[[], bool] = never
    ) -> None:
        """Look at the stories that have changed; raises `Cancelled` when stopped, what was done stays."""
        self._database.need_write()
        made = annotator(profile_files(self._database.path.parent, self._database))
        waiting = story_links.waiting(self._database)
        done, total = 0, sum(len(story.numbers) for story in waiting)
        changed = self._leave() or bool(waiting)
        for batch in _batches(waiting):
            if cancelled():
                raise Cancelled
            self._put(self._found(batch, made))
            done += sum(len(story.numbers) for story in batch)
            progress(Progress("linking names", done, total))
        if changed or self._ids(made) != merging.merged(self._database):
            self._merge(made)

    def _ids(self, made: Annotator) -> dict[str, str]:
        spellings = story_links.spellings(self._database)
        return one_id(spellings, made.profiles.entries) if spellings else {}

    def _leave(self) -> bool:
        """Let articles that are in no story any more have their own links."""
        if not story_links.left(self._database):
            return False
        with self._database.transaction(bulk=True) as connection:
            known = Known(merged=merging.merged(self._database))
            story_links.withdraw(connection, self._database, story_links.left(self._database), known)
            bump(connection, "names")
        return True

    def _found(self, stories: Sequence[Waiting], made: Annotator) -> list[Found]:
        numbers = [number for story in stories for number in story.numbers]
        own = story_links.by_themselves(self._database, numbers)
        kept = story_links.contexts(self._database, numbers)
        found, to_link = [], dict[int, tuple[Found, bytes, Others]]()
        for story in stories:
            seen = together({number: own.get(number, {}) for number in story.numbers}, made.profiles.entries)
            one = Found(story, seen)
            found.append(one)
            for number in story.numbers:
                others = seen.others(own.get(number, {}))
                told = context(made.version, others)
                if others and kept.get(number) != told:
                    to_link[number] = one, told, others
                elif number in kept and not others:
                    one.withdrawn.append(number)
        for number, article, mentions, data in story_links.to_link(self._database, to_link):
            one, told, others = to_link[number]
            packed = made.annotate(article, mentions, others)[1]
            if packed.recogniser != FAILED:
                one.linked[number] = told, packed if packed.data != data else None
        return found

    def _put(self, found: Sequence[Found]) -> None:
        with self._database.transaction(bulk=True) as connection:
            known = Known(merged=merging.merged(self._database))
            for one in found:
                if not story_links.set_linked(connection, one.story):
                    continue
                story_links.withdraw(connection, self._database, [*one.withdrawn, *one.linked], known)
                for number, (told, packed) in one.linked.items():
                    story_links.put(connection, number, told, packed, known)
                story_links.put_spellings(connection, one.story.key, one.together.spellings)
            bump(connection, "names")

    def _merge(self, made: Annotator) -> None:
        with (
            self._lock.hold("merging names", WAIT_SECONDS),
            self._database.transaction(bulk=True) as connection,
        ):
            merging.merge(connection, self._database, self._ids(made))
            forget_unused(connection)


def _batches(stories: Sequence[Waiting]) -> Iterator[list[Waiting]]:
    batch: list[Waiting] = []
    for story in stories:
        batch.append(story)
        if sum(len(one.numbers) for one in batch) >= AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch
