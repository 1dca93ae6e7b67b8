"""How far the clauses run alike in which a word stands on either side."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from math import fsum

from reader.compare.denials import Reading, read
from reader.compare.lexicon import words_in
from reader.compare.pair import Pair
from reader.compare.place import CALENDAR
from reader.compare.words import aligned_words
from reader.model import Span

SAME_MATTER = 0.4
"""Share of the words behind a word that the other side must have somewhere, on one of the sides."""

FEW = 3
"""Content words up to which a clause is too short to be weighed without what is set off by commas."""

FEWEST = 2
"""The same for a clause to be compared word by word."""

LIGHT = {
    form: forms.split()[0]
    for forms in (
        "have has had having",
        "get got",
        "take took taken taking",
        "make makes made making",
        "give gave given giving",
        "go goes going gone went",
        "come came",
        "see seen saw",
        "keep kept",
        "use used using",
        "tell tells told telling",
        "ask asked",
        "own owns owned",
    )
    for form in forms.split()
}
"""Forms of verbs that are stop words, with their verb."""

_EMPTY = frozenset(
    words_in("""
    a an the this that these those any ever am is are was were be been being has have had having do does did it he she
    they his her their its of to in on at for with by from and will would shall said says saying say
    """)
)
"""Words by which two clauses may differ that are the same but for a negation."""

_PRESENT = frozenset(words_in("am is are has have do does isn't aren't hasn't haven't don't doesn't"))
_PAST = frozenset(words_in("was were had did wasn't weren't hadn't didn't"))


@dataclass(frozen=True, slots=True)
class Shared:
    """A word that both passages of a pair have, by its number on either side."""

    pair: Pair
    left: int
    right: int

    @property
    def sides(self) -> tuple[tuple[Reading, int], tuple[Reading, int]]:
        """The left and the right passage by their words, each with the number of the word."""
        return (read(self.pair.left.text), self.left), (read(self.pair.right.text), self.right)

    def weight(self, words: Iterable[str]) -> float:
        """What some words weigh together in the two articles."""
        return fsum(self.pair.weights.get(word, 0.0) for word in sorted(words))


def likeness_around(shared: Shared) -> float:
    """Share of the weighted words of both clauses, besides the word itself, that both have."""
    one, other = (
        _contents(side, _wide(side, number, FEW)) - {side.stems[number]} for side, number in shared.sides
    )
    whole = shared.weight(one | other)
    return shared.weight(one & other) / whole if whole else 0.0


def of_another_matter(shared: Shared) -> bool:
    """Whether what follows the word is of two matters, or the clauses are of two days or of two ("who")."""
    (ours, left), (theirs, right) = shared.sides
    head, other_head = (side.head(number) for side, number in shared.sides)
    if head and other_head and head != other_head:
        return True
    days, other_days = (_contents(side, side.clause(number)) & CALENDAR for side, number in shared.sides)
    if days and other_days and not days & other_days:
        return True
    return all(
        _lacking(shared, _contents(side, range(number + 1, side.clause(number).stop)), {*other.stems})
        for side, number, other in ((ours, left, theirs), (theirs, right, ours))
    )


def same_clause(shared: Shared, aside: Container[tuple[bool, int]]) -> bool:
    """Whether both clauses run in the same words and tense, but for words that carry no sense.

    The words `aside`, each given by whether it is on the left and its number, may differ as well.
    """
    (ours, left), (theirs, right) = shared.sides
    blocks = aligned_words(ours.text, theirs.text)
    odd = [
        {
            LIGHT.get(side.folded[n], side.folded[n])
            for n in _wide(side, number, FEWEST)
            if n != number
            and (on_left, n) not in aside
            and side.folded[n] not in _EMPTY
            and not _within(side.places[n], kept)
        }
        for side, number, on_left, kept in (
            (ours, left, True, [block.left for block in blocks]),
            (theirs, right, False, [block.right for block in blocks]),
        )
    ]
    tenses = _tense(ours, left), _tense(theirs, right)
    return odd[0] == odd[1] <= {*LIGHT.values()} and ("" in tenses or tenses[0] == tenses[1])


def _contents(side: Reading, numbers: Iterable[int]) -> set[str]:
    return {side.stems[n] for n in numbers} - {""}


def _wide(side: Reading, number: int, few: int) -> range:
    """The clause of a word, beyond its commas if it has few words of its own."""
    narrow = side.clause(number)
    return narrow if len(_contents(side, narrow)) > few else side.clause(number, commas=False)


def _lacking(shared: Shared, words: set[str], others: set[str]) -> bool:
    whole = shared.weight(words)
    return whole > 0 and shared.weight(words & others) / whole < SAME_MATTER


def _within(place: Span, others: Iterable[Span]) -> bool:
    return any(other.start <= place.start and place.end <= other.end for other in others)


def _tense(side: Reading, number: int) -> str:
    """The tense of a verb by its auxiliaries, else by its ending; empty where neither tells."""
    words = {side.folded[n] for n in side.clause(number)}
    present, past = bool(words & _PRESENT), bool(words & _PAST)
    if present != past:
        return "present" if present else "past"
    return "past" if not present and side.folded[number].endswith("ed") else ""
