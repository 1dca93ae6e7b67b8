"""What an article is about, as weighted words and names."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import Stemmer

from reader.stories.model import StoryArticle

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<=[a-z,;’'”\")] )[A-Z][^\W\d_]+")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_SMALL = re.compile(r"\b[a-z]{2,}\b")
_CAPITAL = re.compile(r"\b[A-Z][^\W\d_]+")
_STOP = frozenset(
    """a about after all also an and another any are as at back be because been before being between both but by
    can could day did do does down during each even first for from had has have he her here him his how i if in
    into is it its just last like made make many may me might more most much must my new no not now of off on
    one only or other our out over own people per re said same say says she should since so some still such t
    than that the their them then there these they this those through to too two under up us very was way we
    week well were what when where which while who will with would year years yet you your s
    monday tuesday wednesday thursday friday saturday sunday http www com""".split()
)
_MONTHS = frozenset(
    """january february march april may june july august september october november
    december""".split()
)
_LEAD = 420
_WEEKDAY_LEAD = 500
_LEAD_WEIGHT = 3
_NAME_WEIGHT = 2
_TERMS = 80
_PRIOR_DOCUMENTS = 60
_LONGEST = 60_000


@dataclass(frozen=True, slots=True)
class Features:
    """An article's vector (unit length, its heaviest terms first) and its prominent names.

    `known` is all it mentions, to look others' names up in; `weekdays` are those its lead names.
    """

    terms: Mapping[str, float]
    names: Mapping[str, float]
    known: frozenset[str]
    weekdays: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class WordWeights:
    """In how many of `documents` articles each stem occurs; common words have a prior besides."""

    documents: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)

    def of(self, stem: str) -> float:
        """The inverse document frequency of a stem."""
        prior = word_shares().get(stem, 0.0) * _PRIOR_DOCUMENTS
        seen = self.counts.get(stem, 0) + prior + 0.5
        return math.log(max(1.0, (self.documents + _PRIOR_DOCUMENTS + 1) / seen))


@cache
def word_shares() -> Mapping[str, float]:
    """Which share of documents uses a stem, for the common ones."""
    lines = files("reader.stories").joinpath("word_shares.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if not line.startswith("#"))
    return {stem: int(share) / 1000 for stem, share in pairs}


def stems(text: str) -> list[str]:
    """The stems of the words of a text that are not mere grammar."""
    return _stem_all(word for word in _WORD.findall(text.lower()) if word not in _STOP)


def _stem_all(words: Iterable[str]) -> list[str]:
    found: list[str] = _stemmer().stemWords(list(words))
    return found


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english", 100_000)


def count_terms(article: StoryArticle) -> Counter[str]:
    """The stems of an article with their counts; words of the lead and names count more."""
    body = f"{article.title}\n{article.text[:_LONGEST]}"
    counts = Counter(stems(body))
    lead = Counter(stems(body[: len(article.title) + _LEAD]))
    for stem, count in lead.items():
        counts[stem] += count * (_LEAD_WEIGHT - 1)
    names = Counter(_stem_all(word.lower() for word in _NAME.findall(body)))
    for stem, count in names.items():
        if stem in counts:
            counts[stem] += count * (_NAME_WEIGHT - 1)
    return counts


def weigh_words(counted: Iterable[Mapping[str, int]]) -> WordWeights:
    """Document frequencies over counted articles."""
    frequencies: Counter[str] = Counter()
    documents = 0
    for counts in counted:
        frequencies.update(counts.keys())
        documents += 1
    return WordWeights(documents, frequencies)


def features(
    article: StoryArticle, counts: Mapping[str, int], weights: Mapping[str, float], by_entity: bool
) -> Features:
    """The vector of an article, and its names: entities if `by_entity`, else its capitalised words."""
    terms = {stem: math.log1p(count) * weights[stem] for stem, count in counts.items()}
    heaviest = sorted(terms, key=lambda stem: (-terms[stem], stem))[:_TERMS]
    length = math.sqrt(sum(terms[stem] ** 2 for stem in heaviest)) or 1.0
    names = dict(article.entities) if by_entity else _names(article)
    least = 1 if by_entity else 2
    prominent = {name: math.log1p(count) ** 2 for name, count in names.items() if count > least}
    known = frozenset(names) if by_entity else frozenset(counts)
    weekdays = frozenset(_WEEKDAY.findall(article.text[:_WEEKDAY_LEAD]))
    return Features({stem: terms[stem] / length for stem in heaviest}, prominent, known, weekdays)


def _names(article: StoryArticle) -> Counter[str]:
    """Capitalised words that are never written small, by stem; those of the lead count three times."""
    body = f"{article.title}\n{article.text[:_LONGEST]}"
    mid_sentence = set(_NAME.findall(body))
    small = set(_SMALL.findall(body)) | _STOP | _MONTHS
    lead = len(article.title) + _LEAD
    counts: Counter[str] = Counter()
    for match in _CAPITAL.finditer(body):
        word = match[0]
        if word in mid_sentence and word.lower() not in small:
            counts[word.lower()] += _LEAD_WEIGHT if match.start() < lead else 1
    return Counter(dict(zip(_stem_all(counts), counts.values(), strict=True)))


def all_features(articles: Sequence[StoryArticle], weights: WordWeights | None = None) -> list[Features]:
    """The features of articles, with word weights from `weights` or, without, from the articles themselves."""
    counted = [count_terms(article) for article in articles]
    if weights is None:
        weights = weigh_words(counted)
    by_entity = any(article.entities for article in articles)
    known: dict[str, float] = _Weights(weights)
    return [features(*pair, known, by_entity) for pair in zip(articles, counted, strict=True)]


class _Weights(dict[str, float]):
    """The weight of each stem, worked out when first asked for."""

    def __init__(self, weights: WordWeights) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, stem: str) -> float:
        self[stem] = value = self._weights.of(stem)
        return value
