"""What an article is about, as weighted words and names."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from heapq import nsmallest
from importlib.resources import files

import Stemmer

from reader.stories.model import StoryArticle
from reader.text.calendar import MONTHS, WEEKDAYS

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<=[a-z,;’'”\")] )[A-Z][^\W\d_]+")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_STOP = frozenset(
    """a about after all also an and another any are as at back be because been before being between both but by
    can could day did do does down during each even first for from had has have he her here him his how i if in
    into is it its just last like made make many may me might more most much must my new no not now of off on
    one only or other our out over own people per re said same say says she should since so some still such t
    than that the their them then there these they this those through to too two under up us very was way we
    week well were what when where which while who will with would year years yet you your s
    http www com""".split()
).union(WEEKDAYS)
_LEAD = 420
_WEEKDAY_LEAD = 500
_LEAD_WEIGHT = 3
_NAME_WEIGHT = 2
_TERMS = 80
_PRIOR_DOCUMENTS = 60
_LEAST_WEIGHT = 0.2
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
        """The inverse document frequency of a stem; a word that all have still counts a little."""
        prior = word_shares().get(stem, 0.0) * _PRIOR_DOCUMENTS
        seen = self.counts.get(stem, 0) + prior + 0.5
        return max(_LEAST_WEIGHT, math.log((self.documents + _PRIOR_DOCUMENTS + 1) / seen))


@cache
def word_shares() -> Mapping[str, float]:
    """Which share of documents uses a stem, for the common ones."""
    lines = files("reader.stories").joinpath("word_shares.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if not line.startswith("#"))
    return {stem: int(share) / 1000 for stem, share in pairs}


def stems(text: str) -> list[str]:
    """The stems of the words of a text that are not mere grammar."""
    stem_of = _Stems()
    return [stem for word in _WORD.findall(text) if (stem := stem_of[word])]


class _Stems(dict[str, str]):
    """The stem of each word as it is written, worked out when first asked for; "" for mere grammar."""

    def __init__(self) -> None:
        super().__init__()
        self._stemmer = Stemmer.Stemmer("english", 0)

    def __missing__(self, word: str) -> str:
        lower = word.lower()
        self[word] = stem = "" if lower in _STOP else self._stemmer.stemWord(lower)
        return stem


@dataclass(frozen=True, slots=True)
class Counted:
    """The stems of an article with their counts (the lead's and names count more), and its names."""

    stems: Mapping[str, int]
    names: Mapping[str, int]


def count_words(article: StoryArticle, stem_of: Mapping[str, str]) -> Counted:
    """Count what an article mentions; a name is a capitalised word that is never written small."""
    body = f"{article.title}\n{article.text[:_LONGEST]}"
    words = Counter(_WORD.findall(body))
    lead = Counter(_WORD.findall(body[: len(article.title) + _LEAD]))
    inside = Counter(_NAME.findall(body))
    counts: defaultdict[str, int] = defaultdict(int)
    for counted, weight in ((words, 1), (lead, _LEAD_WEIGHT - 1), (inside, _NAME_WEIGHT - 1)):
        for word, count in counted.items():
            if stem := stem_of[word]:
                counts[stem] += count * weight
    names: defaultdict[str, int] = defaultdict(int)
    for word in inside:
        lower = word.lower()
        if lower not in words and lower not in MONTHS and stem_of[word]:
            names[stem_of[word]] += words[word] + lead[word] * (_LEAD_WEIGHT - 1)
    return Counted(counts, names)


def weigh_words(counted: Iterable[Counted]) -> WordWeights:
    """Document frequencies over counted articles."""
    frequencies: Counter[str] = Counter()
    documents = 0
    for one in counted:
        frequencies.update(one.stems.keys())
        documents += 1
    return WordWeights(documents, frequencies)


def all_features(articles: Sequence[StoryArticle], weights: WordWeights | None = None) -> list[Features]:
    """The features of articles, with word weights from `weights` or, without, from the articles themselves.

    Names are entities if any article has some, else capitalised words.
    """
    stem_of = _Stems()
    counted = [count_words(article, stem_of) for article in articles]
    weight_of = _Weights(weights or weigh_words(counted))
    by_entity = any(article.entities for article in articles)
    return [_features(*pair, weight_of, by_entity) for pair in zip(articles, counted, strict=True)]


def _features(
    article: StoryArticle, counted: Counted, weight_of: Mapping[str, float], by_entity: bool
) -> Features:
    terms = {stem: math.log1p(count) * weight_of[stem] for stem, count in counted.stems.items()}
    heaviest = nsmallest(_TERMS, terms, key=lambda stem: (-terms[stem], stem))
    length = math.sqrt(sum(terms[stem] ** 2 for stem in heaviest)) or 1.0
    names = article.entities if by_entity else counted.names
    least = 1 if by_entity else 2
    return Features(
        terms={stem: terms[stem] / length for stem in heaviest},
        names={name: math.log1p(count) ** 2 for name, count in names.items() if count > least},
        known=frozenset(names if by_entity else counted.stems),
        weekdays=frozenset(_WEEKDAY.findall(article.text[:_WEEKDAY_LEAD])),
    )


class _Weights(dict[str, float]):
    """The weight of each stem, worked out when first asked for."""

    def __init__(self, weights: WordWeights) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, stem: str) -> float:
        self[stem] = value = self._weights.of(stem)
        return value
