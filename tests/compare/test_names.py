"""Names that are spellings of one, and full names of different people and states."""

import pytest

from reader.compare import compare
from reader.compare.names import same_name
from reader.model import Difference

from .build import annotated


def named(left: str, right: str) -> list[Difference]:
    """The differing names of two one-sentence reports."""
    comparison = compare(annotated(left, "l"), annotated(right, "r"))
    assert comparison.links, "the two sentences were not linked"
    return [d for link in comparison.links for d in link.differences if d.type == "name"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vor Jong Un", "Vor Yo Jong"),
        ("Aldo W. Brenneke", "Aldo H. W. Brenneke"),
        ("Aldo Brenneke", "Peter Brenneke"),
        ("Mira Tolvanen", "Dana Tolvanen"),
    ],
)
def test_full_names_with_other_given_names_are_different_people(one: str, other: str) -> None:
    assert not same_name(one, other, "PERSON")
    assert not same_name(other, one, "PERSON")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mr. Brenneke", "Aldo Brenneke"),
        ("A. Brenneke", "Aldo Brenneke"),
        ("Aldo Brenneke", "Aldo H. W. Brenneke"),
        ("Aleksandr Marchenko", "Alexander Marchenko"),
        ("Volodymyr Marchenkiy", "Vladimir Marchenky"),
        ("Vor Jong Un", "Vor Jong-un"),
        ("Wei Lang", "Lang Wei"),
        ("Tolvanen", "Mira Tolvanen"),
        ("Bill Kest", "William Kest"),
    ],
)
def test_initials_titles_and_transliterations_are_one_person(one: str, other: str) -> None:
    assert same_name(one, other, "PERSON")
    assert same_name(other, one, "PERSON")


def test_a_state_is_not_another_whose_name_holds_its_own() -> None:
    assert not same_name("Republic of Velm", "Democratic Republic of Velm", "PLACE")
    assert same_name("Velm", "Democratic Republic of Velm", "PLACE")
    assert same_name("Harbour Board", "Esker Harbour Board", "ORG")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Tolvanen", "Peter Tolvanen"),
        ("Kim Jong Un", "Kim Yo Jong"),
        ("George W. Bush", "George H. W. Bush"),
    ],
)
def test_two_people_with_a_name_in_common_in_the_same_place_are_told(one: str, other: str) -> None:
    (difference,) = named(
        f"On Monday the council appointed {one} head of the harbour board in Esker after a long debate.",
        f"On Monday the council appointed {other} head of the harbour board in Esker after a long debate.",
    )
    assert difference.sure


def test_two_states_with_a_name_in_common_are_told() -> None:
    assert named(
        "Rebels entered the Republic of Congo on Monday and burned the harbour offices, the board said.",
        "Rebels entered the Democratic Republic of Congo on Monday and burned the harbour offices, the board said.",
    )


def test_two_people_with_a_name_in_common_elsewhere_are_not_told_surely() -> None:
    assert not [
        d
        for d in named(
            "John Tolvanen told the council on Monday that the old harbour bridge at Esker must be closed to cars.",
            "The council heard on Monday that the old harbour bridge at Esker must be closed, said Peter Tolvanen.",
        )
        if d.sure
    ]
