"""Which articles are worth comparing: those that share rare words within the time window."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from heapq import nlargest

from reader.stories.features import Features
from reader.stories.model import StoryArticle
from reader.stories.similarity import WINDOW_DAYS

_HEAVIEST = 24
_POSTINGS = 60
_PARTNERS = 40
_LEAST = 0.03


def candidate_pairs(articles: Sequence[StoryArticle], found: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Pairs of articles (by position) that may report one event.

    Articles are read in the order of their dates. A word leads to at most the last 60 articles that have
    it among their heaviest, so the work grows with the number of articles and not with its square.
    """
    dated = [place for place, article in enumerate(articles) if article.date is not None]
    dated.sort(key=lambda place: (articles[place].date, articles[place].id))
    undated = [place for place, article in enumerate(articles) if article.date is None]
    postings: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=_POSTINGS))
    timeless: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=_POSTINGS))
    for place in undated:
        yield from _pairs(place, found, timeless, timeless)
    for place in dated:
        _forget(articles, found[place], postings, place)
        yield from _pairs(place, found, postings, timeless)


def _pairs(
    place: int,
    found: Sequence[Features],
    postings: defaultdict[str, deque[int]],
    timeless: defaultdict[str, deque[int]],
) -> Iterator[tuple[int, int]]:
    scores: defaultdict[int, float] = defaultdict(float)
    for stem, weight in list(found[place].terms.items())[:_HEAVIEST]:
        others = postings[stem]
        for other in others:
            scores[other] += weight * found[other].terms[stem]
        if timeless is not postings and stem in timeless:
            for other in timeless[stem]:
                scores[other] += weight * found[other].terms[stem]
        others.append(place)
    for other in nlargest(_PARTNERS, scores, key=scores.__getitem__):
        if scores[other] >= _LEAST:
            yield place, other


def _forget(
    articles: Sequence[StoryArticle], new: Features, postings: defaultdict[str, deque[int]], place: int
) -> None:
    """Drop what is too old for the article at `place` from the postings of its words."""
    today = articles[place].date
    for stem in list(new.terms)[:_HEAVIEST]:
        others = postings[stem]
        while others and today is not None:
            date = articles[others[0]].date
            if date is None or (today - date).days <= WINDOW_DAYS:
                break
            others.popleft()
