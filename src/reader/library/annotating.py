"""Names and quotations of articles, with the user's own profiles, in this or any other process."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path

from reader.entities.annotate import link_mentions, recognised
from reader.entities.profiles import Profiles
from reader.model import Annotated, Article, Mention
from reader.paths import config_dir
from reader.store import annotation_cache, merging
from reader.store.annotation_cache import Known, Packed, pack
from reader.store.articles import number_of
from reader.store.database import Database

QUICK = "quick"
"""The version of an annotation made by rules alone, to be replaced by a full one."""


def profile_files(directory: Path) -> tuple[Path, ...]:
    """The user's profile files: in the settings, and beside the library."""
    folder = config_dir()
    files = (
        folder / "entities.yaml",
        *sorted((folder / "entities").glob("*.yaml")),
        directory / "entities.yaml",
    )
    return tuple(path for path in files if path.is_file())


def annotator(files: tuple[Path, ...]) -> Annotator:
    """The annotator with these profile files; made anew when one of them is edited."""
    return _made(files, tuple(path.stat().st_mtime_ns for path in files))


@lru_cache(maxsize=2)
def _made(files: tuple[Path, ...], _written: tuple[int, ...]) -> Annotator:
    return Annotator(files)


class Annotator:
    """Recognises and links; the profiles are read at the first use."""

    def __init__(self, files: Sequence[Path]) -> None:
        self.files = tuple(files)

    @cached_property
    def profiles(self) -> Profiles:
        """The bundled profiles with the user's laid over them."""
        return Profiles.load(self.files) if self.files else Profiles.bundled()

    @cached_property
    def recogniser(self) -> str:
        """What the recognised mentions depend on beside the text."""
        from reader.entities.recognise import VERSION

        return str(VERSION)

    @cached_property
    def version(self) -> str:
        """What a whole annotation depends on beside the article."""
        own = hashlib.blake2b(digest_size=6)
        for path in self.files:
            own.update(path.read_bytes())
        return f"{self.recogniser}+{own.hexdigest()}" if self.files else self.recogniser

    def quick(self, article: Article) -> Annotated:
        """A first annotation by rules alone, in a few milliseconds."""
        return link_mentions(article, recognised(article, "rules"), self.profiles)

    def annotate(
        self, article: Article, mentions: tuple[Mention, ...] | None = None
    ) -> tuple[Annotated, Packed]:
        """The full annotation and its packed form; `mentions` recognised earlier spare the slow half."""
        if mentions is None:
            mentions = recognised(article)
        annotated = link_mentions(article, mentions, self.profiles)
        return annotated, pack(annotated, mentions, self.recogniser, self.version)

    def pack_quick(self, article: Article) -> Packed:
        """A first annotation in its packed form, known by its version."""
        mentions = recognised(article, "rules")
        return pack(link_mentions(article, mentions, self.profiles), mentions, QUICK, QUICK)


def annotate_stored(database: Database, made: Annotator, article: Article, quick: bool) -> Annotated:
    """The annotation of a stored article: the one kept, or a new one, which is kept unless it is `quick`."""
    found = annotation_cache.cached(database, article, made.version)
    if found is None and quick:
        found = made.quick(article)
    if found is None:
        mentions = annotation_cache.recognised(database, article, made.recogniser)
        found, packed = made.annotate(article, mentions)
        known = Known(merged=merging.merged(database))
        with database.transaction(bulk=True) as connection:
            annotation_cache.put(connection, number_of(database, article.id), packed, known)
    return merging.applied(database, found)
