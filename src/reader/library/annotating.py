"""Names and quotations of articles, with the user's own profiles, in this or any other process."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property, lru_cache
from pathlib import Path

from reader import config
from reader.entities.annotate import link_mentions, recognised
from reader.entities.known import KnownNames
from reader.entities.profile_files import bundled_paths
from reader.entities.profiles import Profiles
from reader.library.together import context, others_of
from reader.model import Annotated, Article, Entity, Mention
from reader.paths import config_dir
from reader.store import annotation_cache, merging, story_links
from reader.store.annotation_cache import FAILED, QUICK, Known, Packed, pack, unpack_mentions
from reader.store.articles import number_of
from reader.store.database import Database

NAMES = {"bundled": "crf"}
"""What recognisers are called in the settings, where it is not by their own names."""
DEFECTS = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, MemoryError)
"""What one odd article can set off; it must not cost the others."""


def annotator(files: tuple[Path, ...]) -> Annotator:
    """The annotator with these profile files and the recogniser that the settings choose, in any process.

    Made anew when one of the files or the settings are edited.
    """
    return _made(files, tuple(path.stat().st_mtime_ns for path in files), choice()[0])


@lru_cache(maxsize=2)
def _made(files: tuple[Path, ...], _written: tuple[int, ...], recogniser: str) -> Annotator:
    return Annotator(files, recogniser)


def choice() -> tuple[str, tuple[str, ...]]:
    """The recogniser that the settings choose, and why it is not the one they name."""
    folder = config_dir()
    try:
        written = (folder / config.FILE_NAME).stat().st_mtime_ns
    except OSError:
        return config.DEFAULTS.recogniser, ()
    return _chosen(folder, written)


@lru_cache(maxsize=1)
def _chosen(folder: Path, _written: int) -> tuple[str, tuple[str, ...]]:
    settings, problems = config.load(folder)
    return settings.recogniser, tuple(one for one in problems if config.RECOGNISER in one)


class Annotator:
    """Recognises and links; the profiles are read at the first use."""

    def __init__(self, files: Sequence[Path], recogniser: str = config.DEFAULTS.recogniser) -> None:
        self.files = tuple(files)
        self._recogniser = NAMES.get(recogniser, recogniser)

    @cached_property
    def profiles(self) -> Profiles:
        """The bundled profiles with the user's laid over them."""
        return Profiles.load(self.files) if self.files else Profiles.bundled()

    @cached_property
    def recogniser(self) -> str:
        """What the recognised mentions depend on beside the text: which recogniser, its model, rules and lists."""
        from reader.entities import recognise

        return recognise.version(self._recogniser)

    @cached_property
    def version(self) -> str:
        """What a whole annotation depends on beside the article: recogniser, linking, quotations and profiles."""
        from reader.entities.link import VERSION
        from reader.text import quotations

        profiles = hashlib.blake2b(digest_size=6)
        for path in (*bundled_paths(), *self.files):
            with suppress(OSError):
                profiles.update(path.read_bytes() + b"\0")
        return f"{self.recogniser}/{VERSION}/{quotations.VERSION}/{profiles.hexdigest()}"

    def annotate(
        self, article: Article, mentions: tuple[Mention, ...] | None = None, others: Sequence[Entity] = ()
    ) -> tuple[Annotated, Packed]:
        """The full annotation and its packed form; `mentions` recognised earlier spare the slow half.

        `others` are whom other reports of the event name, as far as this one needs them. An article that can't be
        annotated has no names, and `Packed.recogniser` says so.
        """
        try:
            if mentions is None:
                mentions = recognised(article, self._recogniser)
            annotated = link_mentions(article, mentions, self.profiles, KnownNames(others))
            return annotated, pack(annotated, mentions, self.recogniser, self.version)
        except DEFECTS:
            return _nameless(article, self.version)

    def quick(self, article: Article) -> tuple[Annotated, Packed]:
        """A first annotation by rules alone, in a few milliseconds; its packed form is known by its version."""
        try:
            mentions = recognised(article, "rules", quick=True)
            annotated = link_mentions(article, mentions, self.profiles)
            return annotated, pack(annotated, mentions, QUICK, QUICK)
        except DEFECTS:
            return _nameless(article, QUICK)


def _nameless(article: Article, version: str) -> tuple[Annotated, Packed]:
    annotated = Annotated(article)
    return annotated, pack(annotated, (), FAILED, version)


def annotate_stored(database: Database, made: Annotator, article: Article, quick: bool) -> Annotated:
    """The annotation of a stored article: the one kept, or a new one, which is kept unless it is `quick`.

    It is as the other reports of its event have it.
    """
    found = _kept(database, article, made.version)
    if found is None and quick:
        found = _kept(database, article, None) or made.quick(article)[0]
    return merging.applied(database, found or _anew(database, made, article))


def _kept(database: Database, article: Article, version: str | None) -> Annotated | None:
    in_story = story_links.linked(database, article, version)
    return in_story or annotation_cache.cached(database, article, version)


def _anew(database: Database, made: Annotator, article: Article) -> Annotated:
    mentions = annotation_cache.recognised(database, article, made.recogniser)
    own, packed = made.annotate(article, mentions)
    number = number_of(database, article.id)
    others = others_of(database, number, own, made.profiles.entries)
    found, linked = (
        made.annotate(article, unpack_mentions(packed.mentions), others) if others else (own, None)
    )
    if not database.read_only:
        with database.transaction(bulk=True) as connection:
            known = Known(merged=merging.merged(database))
            annotation_cache.put(connection, number, packed, known)
            if linked:
                story_links.put(connection, number, context(made.version, others), linked, known)
    return found
