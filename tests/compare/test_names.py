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


def places(left: str, right: str) -> list[Difference]:
    """What is told of two places in the same place of one sentence."""
    sentence = "Two men were arrested in {} on Monday over the theft of a painting, police said."
    return named(sentence.format(left), sentence.format(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Berlin", "Germany"),
        ("Linz", "Austria"),
        ("Houston", "Texas"),
        ("Massachusetts", "Boston"),
        ("Crimea", "Ukraine"),
        ("Scotland", "Britain"),
    ],
)
def test_a_place_and_what_it_lies_in_are_no_difference(left: str, right: str) -> None:
    assert places(left, right) == []
    assert places(right, left) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [("France", "Germany"), ("Texas", "Florida"), ("London", "Manchester"), ("Vienna", "Prague")],
)
def test_two_places_of_one_kind_far_apart_are_surely_two(left: str, right: str) -> None:
    (difference,) = places(left, right)
    assert difference.sure


@pytest.mark.parametrize(
    ("left", "right"),
    [("Manchester", "Salford"), ("Boston", "Cambridge"), ("Spain", "Europe"), ("Ohio", "Pittsburgh")],
)
def test_a_suburb_or_a_place_of_another_kind_is_told_unsurely(left: str, right: str) -> None:
    (difference,) = places(left, right)
    assert not difference.sure


def test_a_town_that_an_article_puts_into_a_country_is_no_other_place() -> None:
    ours = "Two men were arrested in Aldenmouth on Monday over the theft of a painting, police said."
    theirs = "Two men were arrested in Kestria on Monday over the theft of a painting, police said."
    assert named(ours, theirs)
    assert not named(f"{ours}\n\nThe painting hung in Aldenmouth, Kestria, for years.", theirs)


def test_two_cities_between_the_same_words_are_told_of_unlike_sentences() -> None:
    (difference,) = named(
        "Police in Leeds arrested two men on Monday.", "Police in Lyon arrested three women on Tuesday."
    )
    assert not difference.sure


def bodies(left: str, right: str) -> list[Difference]:
    """What is told of two organisations that say the same."""
    said = "{} said on Tuesday that it would open an office with 300 clerks at the harbour."
    return named(said.format(left), said.format(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The Pentagon", "The Defense Department"),
        ("Google", "Alphabet"),
        ("YouTube", "Google"),
        ("The FBI", "The Justice Department"),
        ("The European Union", "The European Commission"),
        ("The White House", "The State Department"),
    ],
)
def test_a_body_and_what_it_belongs_to_or_is_called_are_no_difference(left: str, right: str) -> None:
    assert bodies(left, right) == []


def test_two_known_bodies_and_two_universities_are_surely_two() -> None:
    for left, right in (
        ("Google", "Microsoft"),
        ("The FBI", "The CIA"),
        ("The Treasury Department", "The Commerce Department"),
        ("Esker University", "Lindholm University"),
    ):
        (difference,) = bodies(left, right)
        assert difference.sure, (left, right)


def test_a_body_that_may_be_called_otherwise_is_told_unsurely() -> None:
    for left, right in (("Toyota", "Siemens"), ("Esker University", "National University")):
        (difference,) = bodies(left, right)
        assert not difference.sure, (left, right)


def test_a_pope_and_his_own_name_are_one_person() -> None:
    washed = "{} washed the feet of 12 prisoners in Rome on Thursday, the Vatican said."
    assert not named(washed.format("Pope Francis"), washed.format("Jorge Bergoglio"))
