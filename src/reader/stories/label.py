"""A short name for a story: the headline that says best what all its reports say."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from reader.stories.features import Features, stems
from reader.stories.model import StoryArticle

_LONGEST = 72
_TAIL = re.compile(r"\s+(?:\||[-–—])\s+[^|–—-]{2,40}$")
_SENTENCE = re.compile(r".{20,}?[.!?](?=\s|$)", re.DOTALL)


def label_of(articles: Sequence[StoryArticle], found: Sequence[Features]) -> str:
    """The title (or opening words) that shares most with all articles, cut to a readable length."""
    common: dict[str, float] = {}
    for one in found:
        for stem, weight in one.terms.items():
            common[stem] = common.get(stem, 0.0) + weight / len(found)
    labels = [_headline(article) for article in articles]
    return max(labels, key=lambda label: (_fit(label, common), label), default="")


def _fit(label: str, common: dict[str, float]) -> float:
    words = set(stems(label))
    if not words:
        return 0.0
    length = 1.0 if len(label) <= _LONGEST else 0.8
    return length * sum(common.get(word, 0.0) for word in words) / math.sqrt(len(words) + 3)


def _headline(article: StoryArticle) -> str:
    title = _TAIL.sub("", " ".join(article.title.split()))
    if not title:
        match = _SENTENCE.match(article.text.strip())
        title = " ".join((match[0] if match else article.text[: 2 * _LONGEST]).split())
    return _cut(title)


def _cut(title: str) -> str:
    if len(title) <= _LONGEST:
        return title
    cut = title[: _LONGEST - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[40:] else cut).rstrip(" ,;:–—-") + "…"
