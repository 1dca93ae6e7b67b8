"""Whether one text plainly states what another denies."""

from __future__ import annotations

import re

from reader.compare.clause import LIGHT
from reader.compare.denials import Denial, Reading
from reader.compare.lexicon import NUMBER_WORDS, words_in
from reader.compare.synonyms import own_stem

_AFTER_END = re.compile(r"\bend(?:ed|s)?\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_AFTER_TITLE = re.compile(r"\w[\"”]\s+$")
_ELLIPSIS = re.compile(r"\b(?:is|was|were|did|does|do|has|have|had|will|would|could|can)\s*(?:[.,;:!?]|$)")
_NOUN = re.compile(r"(?:ments?|ions?|ers?|ors?|ness|ances?|ences?|als?)$")
_DEFINITE = frozenset(words_in("the this that these those his her their its our my your"))
_DETERMINERS = _DEFINITE | frozenset(words_in("a an any enough of"))
_LIMITS = frozenset(
    words_in(
        "more less than only all every each both everyone always fully entirely solely alone so too before"
    )
)
"""Words that a negation may be of, instead of the verb."""

_AMENDS = frozenset(words_in("in on at to for from by with of over about only rather instead after before"))
"""After "not … but": the verb is denied of one thing and stated of another."""

_NO = frozenset({"no", "without", "lack", "lacks", "lacked", "lacking", "lack of"})
_COUNTS = frozenset(
    words_in(
        "a an all both every each some several many most one people persons person someone anyone everyone"
    )
)
_HAVING = frozenset(words_in("have has had having got with there"))
_BEING = frozenset(words_in("am is are was were be been being"))
_PAST = frozenset(words_in("was were had did used"))
_NEAR = 3


def counts(word: str) -> bool:
    """Whether a folded word says how many there are."""
    return word in _COUNTS or word in NUMBER_WORDS or word[0].isdigit()


def stated_against(denial: Denial, ours: Reading, theirs: Reading) -> int | None:
    """The number of the word by which one text states what the other denies, if neither has it both ways."""
    number = denial.denied
    if number is None or number in ours.supposed or _is_limited(ours, number, theirs):
        return None
    word = ours.stems[number]
    places = [n for n, key in enumerate(theirs.stems) if key == word]
    if any(n in theirs.governed for n in places) or any(
        key == word and n not in ours.governed for n, key in enumerate(ours.stems)
    ):
        return None
    own = own_stem(ours.folded[number])
    plain = [n for n in places if _is_plain(theirs, n, ours, number, denial)]
    return min(plain, key=lambda n: (own_stem(theirs.folded[n]) != own, n), default=None)


def _is_limited(ours: Reading, number: int, theirs: Reading) -> bool:
    """Whether a word is denied only of one thing, or of how much, or is stated again without its word."""
    stop = ours.clause(number).stop
    behind = ours.folded[number + 1 : stop]
    limits = _LIMITS.intersection(behind) | ({"as"} if behind.count("as") > 1 else set())
    amended = ours.folded[stop : stop + 1] == ("but",) and not _AMENDS.isdisjoint(
        ours.folded[stop + 1 : stop + 2]
    )
    again = _ELLIPSIS.search(ours.text, ours.places[number].end)
    return amended or bool(again) or not limits <= {*theirs.folded}


def _is_plain(theirs: Reading, place: int, ours: Reading, number: int, denial: Denial) -> bool:
    """Whether a word states what another denies: no supposition, no intention, in no other mood.

    "to sign" there states nothing against "did not sign" or "refused to sign" here, but against "not to sign".
    """
    wanted = ours.folded[number - 1 : number] == ("to",) and number - 1 in denial.governed
    intended = theirs.folded[place - 1 : place] == ("to",)
    mood, denied_mood = theirs.mood(place), ours.mood(number)
    before = theirs.text[: theirs.places[place].start]
    if (
        place in theirs.supposed
        or intended != wanted
        or (mood != denied_mood and (mood or denied_mood != "can"))
        or _AFTER_END.search(before)
        or _AFTER_TITLE.search(before)
    ):
        return False
    opening = " ".join(ours.folded[denial.number : denial.governed.start])
    between = ours.folded[denial.governed.start : number]
    if opening == "no longer" and _was(theirs, place):
        return False
    if not denial.nobody and (opening in _NO or not (LIGHT.keys() | _DETERMINERS).isdisjoint(between)):
        return _is_there(theirs, place) or _leading(theirs, place) == _leading(ours, number, denial)
    return _is_done(theirs, place, ours.folded[number])


def _was(theirs: Reading, place: int) -> bool:
    """Whether a word is told as past, which "no longer" agrees with."""
    return theirs.folded[place].endswith("ed") or not _PAST.isdisjoint(
        theirs.folded[max(0, place - _NEAR) : place]
    )


def _is_there(theirs: Reading, place: int) -> bool:
    """Whether a thing is said to be had or counted, and not only spoken of ("the permit")."""
    near = theirs.folded[max(0, place - _NEAR) : place]
    return _DEFINITE.isdisjoint(near[-1:]) and any(word in _HAVING or counts(word) for word in near)


def _is_done(theirs: Reading, place: int, denied: str) -> bool:
    """Whether a word is a verb that states something: no noun unless the word denied is one, no "by doing"."""
    word = theirs.folded[place]
    near = theirs.folded[max(0, place - _NEAR) : place]
    if not _DETERMINERS.isdisjoint(near[-1:]):
        return False
    if word.endswith("ing") and own_stem(word) != word:
        return not _BEING.isdisjoint(near)
    return not _NOUN.search(word) or bool(_NOUN.search(denied))


def _leading(side: Reading, number: int, denial: Denial | None = None) -> str:
    """What a thing is the object of, in any form of the verb and without the word that denies it."""
    opening = range(denial.number, denial.governed.start) if denial else range(0)
    for n in reversed(range(number)):
        word = side.folded[n]
        affirmed = "with" if word == "without" else word.removesuffix("n't")
        if word not in _DETERMINERS and (n not in opening or affirmed != word):
            return LIGHT.get(affirmed, affirmed) if n in opening else LIGHT.get(word, word)
    return ""
