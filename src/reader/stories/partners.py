"""Partners: the articles of other sources to compare an article with."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reader.model import Partner
from reader.stories.features import WordWeights, all_features
from reader.stories.model import StoryArticle
from reader.stories.similarity import SAME_STORY, similarity

_STEEPNESS = 18.0


def partners(
    article: StoryArticle,
    candidates: Sequence[StoryArticle],
    weights: WordWeights | None = None,
    limit: int = 10,
) -> list[Partner]:
    """Other sources' reports of what `article` reports, likeliest first.

    A score of .5 is as like as the articles of one story are at least; what is nothing alike is left out.
    """
    others = [one for one in candidates if one.id != article.id and one.source != article.source]
    own, *theirs = all_features([article, *others], weights)
    scored = [
        (similarity(own, features, article.date, other.date), other)
        for other, features in zip(others, theirs, strict=True)
    ]
    found = [Partner(other.id, other.source, _calibrated(score)) for score, other in scored if score > 0]
    return sorted(found, key=lambda one: (-one.score, one.id))[:limit]


def _calibrated(score: float) -> float:
    return round(1 / (1 + math.exp(-_STEEPNESS * (score - SAME_STORY))), 4)
