"""Name queries for `ranking.py`: which names stand in which articles, and which articles are the answer to one.

Everything is counted in the texts by the rules told here, and nothing is asked of the search engine.

A surname is a word that follows a title ("Mr.", "Senator") somewhere in the articles sought, is hardly ever
written small in the library, and has another capitalised word after it in less than half of its places; its
forename is the word, no title and hardly ever small, that stands before it most often. An abbreviation of three to
six capitals names an organisation. An article's own names stand in it twice at least. A surname is asked for alone
if a fifth of the articles that hold it are among those sought: what else the library has of others of that name is
not judged.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from reader.search.engine import Indexable

OWN, OFTEN = 2, 3
"""Mentions of an article's own name, and of one it can be most about."""
SMALL_SHARE = 0.05
"""A word written small more often than this is no name."""
TOGETHER = range(2, 31)
"""In how many articles two names stand together that are asked for together."""

_TITLES = (
    "Mr Mrs Ms Dr Sen Senator Rep Representative Gov Governor President Secretary Justice Judge Congressman "
    "Congresswoman Speaker Chairman Sheriff Mayor Bishop"
).split()
_TITLED = re.compile(rf"\b(?:{'|'.join(_TITLES)})\.? ([A-Z][a-z]{{3,}})\b")
_NEIGHBOURS = re.compile(r"\b([A-Z][a-z]+)(?= (?:[A-Z]\. )?([A-Z][a-z]{3,})\b)")
_ABBREVIATION = re.compile(r"\b[A-Z]{3,6}\b")
_WORD = re.compile(r"[^\W\d_]+")

TWO = "two names of it"
TWO_STORY = "two names of it, its story"
FULL = "forename and surname, most about them"
ONE = "a surname, most about them"
STORY = "a surname, a story about them"
KINDS = (TWO, TWO_STORY, FULL, ONE, STORY)


@dataclass(frozen=True, slots=True)
class NameQuery:
    """Words to ask for and the numbers of the articles that answer."""

    kind: str
    text: str
    wanted: frozenset[int]


class Names:
    """How often each name stands in each article of the library."""

    def __init__(self, articles: Sequence[Indexable], sought: Sequence[Indexable]) -> None:
        words = {one.number: Counter(_WORD.findall(f"{one.title} {one.text}")) for one in articles}
        total = Counter[str]()
        for counts in words.values():
            total.update(counts)
        texts = [article.text for article in sought]
        here = Counter(word for article in sought for word in words[article.number].elements())
        pairs = Counter(pair for text in texts for pair in _NEIGHBOURS.findall(text))
        leading = Counter[str]()
        for (first, _), count in pairs.items():
            leading[first] += count
        capital = {word for word in here if total[word.lower()] <= SMALL_SHARE * total[word]}
        titled = {name for text in texts for name in _TITLED.findall(text)}
        self.persons = {name for name in titled & capital if 2 * leading[name] < here[name]}
        known = self.persons | {name for text in texts for name in _ABBREVIATION.findall(text)}
        before: dict[str, Counter[str]] = defaultdict(Counter)
        for (first, last), count in pairs.items():
            if last in self.persons and first in capital and first not in _TITLES:
                before[last][first] += count
        self.forename = {name: counts.most_common(1)[0][0] for name, counts in before.items()}
        self.counts = {
            number: Counter({name: count for name, count in counts.items() if name in known})
            for number, counts in words.items()
        }
        self.holders: dict[str, set[int]] = defaultdict(set)
        for number, counts in self.counts.items():
            for name in counts:
                self.holders[name].add(number)
        ours = {article.number for article in sought}
        self.telling = {
            name for name in self.persons if 5 * len(self.holders[name] & ours) > len(self.holders[name])
        }

    def own(self, number: int) -> list[str]:
        """The names of an article, the most mentioned first."""
        counts = self.counts[number]
        return sorted(
            (name for name in counts if counts[name] >= OWN), key=lambda name: (-counts[name], name)
        )

    def most_about(self, name: str) -> frozenset[int]:
        """Where a name has the greatest share of all mentions of names, and among these stands most often."""
        shares = {
            number: (counts[name] / sum(counts.values()), counts[name])
            for number in self.holders[name]
            if (counts := self.counts[number])[name] >= OFTEN
        }
        best = max(shares.values(), default=None)
        return frozenset(number for number, share in shares.items() if share == best)

    def rare_pair(self, number: int) -> tuple[str, str] | None:
        """Two names of an article that the fewest articles hold together, though another does."""
        pairs = []
        for one, other in combinations(self.own(number), 2):
            together = len(self.holders[one] & self.holders[other])
            if together in TOGETHER:
                mentions = min(self.counts[number][name] for name in (one, other))
                pairs.append((together, -mentions, (one, other)))
        return min(pairs)[2] if pairs else None

    def subject(self, numbers: Sequence[int]) -> str:
        """The person a story is about: mentioned most in its articles, and in each one of its own; or ""."""
        total = Counter[str]()
        for number in numbers:
            total.update({name: n for name, n in self.counts[number].items() if name in self.persons})
        name = min(total, key=lambda name: (-total[name], name), default="")
        return name if all(name in self.own(number) for number in numbers) else ""


def name_queries(
    articles: Sequence[Indexable], sought: Sequence[Indexable], story_of: Callable[[int], str]
) -> list[NameQuery]:
    """The queries of every kind."""
    names = Names(articles, sought)
    stories: dict[str, list[int]] = defaultdict(list)
    for article in sought:
        stories[story_of(article.number)].append(article.number)
    texts = {article.number: article.text for article in articles}
    asked = []
    for article in sought:
        if pair := names.rare_pair(article.number):
            both = names.holders[pair[0]] & names.holders[pair[1]]
            asked.append(NameQuery(TWO, " ".join(pair), frozenset({article.number})))
            asked.append(
                NameQuery(
                    TWO_STORY, " ".join(pair), frozenset(both.intersection(stories[story_of(article.number)]))
                )
            )
    for name in sorted(
        {name for article in sought for name in names.own(article.number)[:3]} & names.telling
    ):
        if wanted := names.most_about(name):
            asked.append(NameQuery(ONE, name, wanted))
            full = f"{names.forename.get(name)} {name}"
            if named := wanted & {number for number, text in texts.items() if full in text}:
                asked.append(NameQuery(FULL, full, frozenset(named)))
    subjects: dict[str, set[int]] = defaultdict(set)
    for numbers in stories.values():
        if (subject := names.subject(numbers)) in names.telling:
            subjects[subject] |= set(numbers)
    asked += [NameQuery(STORY, name, frozenset(wanted)) for name, wanted in sorted(subjects.items())]
    return asked
