"""Words as they are compared: which forms count as one word."""

from itertools import combinations

import pytest

from reader.compare.forms import irregular_forms
from reader.compare.terms import stem


@pytest.mark.parametrize(
    "words",
    [
        ("met", "meet", "meeting"),
        ("withdrew", "withdrawn", "withdrawal", "pullout"),
        ("defence", "defense", "defending"),
        ("collided", "collision", "crash"),
        ("suspended", "suspension", "postponed"),
        ("twelve", "12"),
    ],
)
def test_forms_of_one_word_are_compared_as_one(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


@pytest.mark.parametrize("words", [("left", "leave"), ("general", "generate"), ("12", "13")])
def test_words_that_only_look_alike_stay_apart(words: tuple[str, str]) -> None:
    assert stem(words[0]) != stem(words[1])


def test_no_form_belongs_to_two_words() -> None:
    for ours, theirs in combinations(irregular_forms(), 2):
        assert not set(ours) & set(theirs)
