"""The one call other rooms use: recognise, link, and find who said what."""

from __future__ import annotations

from collections.abc import Sequence

from reader.entities.known import KnownNames
from reader.entities.link import Linker
from reader.entities.profiles import Profiles
from reader.model import Annotated, Article, Mention


def annotate(
    article: Article,
    profiles: Profiles | None = None,
    recogniser: str = "crf",
    known: KnownNames | None = None,
) -> Annotated:
    """Find the names in an article and link them; `known` are the names other reports have."""
    return link_mentions(article, recognised(article, recogniser), profiles, known)


def recognised(article: Article, recogniser: str = "crf", quick: bool = False) -> tuple[Mention, ...]:
    """The mentions of an article before linking: the slow half, worth keeping by the text's hash.

    See `recognise` for the recognisers and for what a `quick` answer lacks.
    """
    from reader.entities.recognise import recognise

    return recognise(article.text, article.passages, article.dateline, recogniser, article.language, quick)


def link_mentions(
    article: Article,
    mentions: Sequence[Mention],
    profiles: Profiles | None = None,
    known: KnownNames | None = None,
) -> Annotated:
    """Link mentions recognised earlier: the cheap half, done anew whenever profiles change."""
    from reader.entities.headline import link_with_title
    from reader.text.quotations import find_quotes

    linker = Linker(profiles if profiles is not None else Profiles.bundled(), known or KnownNames())
    linked, in_title, entities = link_with_title(linker, article, mentions)
    quotes = find_quotes(article.text, article.passages, linked)
    return Annotated(article, linked, quotes, entities, in_title)
