"""Stories: articles grouped by the event they report."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from reader.model import Story
from reader.stories.candidates import candidate_pairs
from reader.stories.copies import independent
from reader.stories.features import Features, WordWeights, all_features
from reader.stories.label import label_of
from reader.stories.linkage import average_link
from reader.stories.model import StoryArticle
from reader.stories.similarity import SAME_STORY, similarity

_LARGEST = 500
_TIGHTER = 1.3
_ALL_BUT_COPIES = 0.7


def cluster(
    articles: Sequence[StoryArticle],
    weights: WordWeights | None = None,
    known: Mapping[str, str] | None = None,
) -> list[Story]:
    """Group articles into stories of two or more, newest first.

    `known` (article id to story id) is an earlier grouping: a story keeps the id that most of its articles
    had. A new story is named after its earliest article, so its id stays when later reports come in.
    """
    found = all_features(articles, weights)
    groups = [group for group in group_articles(articles, found) if len(group) > 1]
    ids = _ids([[articles[place] for place in group] for group in groups], known or {})
    stories = [
        _story(id, [articles[place] for place in group], [found[place] for place in group])
        for id, group in zip(ids, groups, strict=True)
    ]
    return sorted(
        stories, key=lambda story: (story.last or dt.date.min, len(story.articles), story.id), reverse=True
    )


def group_articles(articles: Sequence[StoryArticle], found: Sequence[Features]) -> list[list[int]]:
    """Partition articles (by position) by event; most groups of a mixed library have one member."""
    likeness: dict[tuple[int, int], float] = {}
    for one, other in candidate_pairs(articles, found):
        score = _alike(articles, found, one, other)
        if score >= SAME_STORY / 2:
            likeness[one, other] = score
    groups: list[list[int]] = []
    for members in _components(range(len(articles)), likeness, SAME_STORY / 2):
        if len(members) == 1 or len(members) > _LARGEST:
            groups.append(members)
            continue
        matrix = np.zeros((len(members), len(members)))
        for row, one in enumerate(members):
            for column in range(row):
                matrix[row, column] = matrix[column, row] = _alike(articles, found, one, members[column])
        groups += [[members[row] for row in rows] for rows in average_link(matrix, SAME_STORY)]
    return groups


def _alike(articles: Sequence[StoryArticle], found: Sequence[Features], one: int, other: int) -> float:
    return similarity(found[one], found[other], articles[one].date, articles[other].date)


def _components(
    places: Sequence[int], likeness: Mapping[tuple[int, int], float], threshold: float
) -> list[list[int]]:
    """Connected components; one that is too large is cut at a higher threshold, if it is not of mere copies."""
    parent = {place: place for place in places}

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    edges = {pair: score for pair, score in likeness.items() if score >= threshold}
    for one, other in edges:
        parent[root(one)] = root(other)
    members: dict[int, list[int]] = {}
    for place in places:
        members.setdefault(root(place), []).append(place)
    found: list[list[int]] = []
    for group in members.values():
        if len(group) <= _LARGEST or threshold > _ALL_BUT_COPIES:
            found.append(group)
            continue
        inside = set(group)
        own = {pair: score for pair, score in edges.items() if pair[0] in inside}
        found += _components(group, own, threshold * _TIGHTER)
    return found


def _ids(groups: Sequence[Sequence[StoryArticle]], known: Mapping[str, str]) -> list[str]:
    """An id for each group: the known id most of it carries, else one from its earliest article."""
    votes = [Counter(known[one.id] for one in group if one.id in known) for group in groups]
    claims = sorted(
        ((-count, id, place) for place, counted in enumerate(votes) for id, count in counted.items())
    )
    given: dict[int, str] = {}
    used: set[str] = set()
    for _, id, place in claims:
        if place not in given and id not in used:
            given[place] = id
            used.add(id)
    for place, group in enumerate(groups):
        if place not in given:
            first = min(group, key=lambda one: (one.date or dt.date.max, one.id))
            id = f"story-{first.id}"
            while id in used:
                id += "+"
            given[place] = id
            used.add(id)
    return [given[place] for place in range(len(groups))]


def _story(id: str, articles: Sequence[StoryArticle], found: Sequence[Features]) -> Story:
    label = label_of(articles, found)
    ordered = sorted(articles, key=lambda one: (one.date or dt.date.max, one.id))
    dates = [one.date for one in ordered if one.date is not None]
    return Story(
        id=id,
        label=label,
        first=min(dates, default=None),
        last=max(dates, default=None),
        articles=tuple(one.id for one in ordered),
        sources=tuple(dict.fromkeys(one.source for one in ordered)),
        independent=independent([one.text for one in ordered]),
    )
