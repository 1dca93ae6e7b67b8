import datetime as dt

import pytest

from reader.compare import compare
from reader.model import Difference

from .build import annotated

MONDAY = dt.date(2024, 5, 13)


def found(left: str, right: str, kind: str) -> list[Difference]:
    """The differences of one type between two one-sentence reports of 13 May 2024."""
    comparison = compare(annotated(left, "l", MONDAY), annotated(right, "r", MONDAY))
    assert comparison.links, "the two sentences were not linked"
    return [d for link in comparison.links for d in link.differences if d.type == kind]


def test_different_days_of_one_event_differ() -> None:
    differences = found(
        "The Marlow ferry sank on May 3 near the Esker lighthouse with all its cargo.",
        "The Marlow ferry sank on May 8 near the Esker lighthouse with all its cargo.",
        "date",
    )
    assert [d.sure for d in differences] == [True]
    assert "2024-05-03" in differences[0].reason


def test_relative_and_named_dates_agree() -> None:
    assert not found(
        "The mayor of Esker opened the new tram line last month to loud applause.",
        "In April the mayor of Esker opened the new tram line to loud applause.",
        "date",
    )


def test_another_spelling_of_a_name_is_no_difference() -> None:
    assert not found(
        "President Olena Marchenkiy signed the harbour treaty in Esker.",
        "President Olena Marchenky signed the harbour treaty in Esker.",
        "name",
    )


def test_another_person_in_the_same_place_is_a_difference() -> None:
    differences = found(
        "Harbour master Dana Kest closed the port of Esker to all traffic after the storm.",
        "Harbour master Piet Lomax closed the port of Esker to all traffic after the storm.",
        "name",
    )
    assert len(differences) == 1
    assert "Dana Kest" in differences[0].reason
    assert "Piet Lomax" in differences[0].reason


def test_a_negation_is_a_difference() -> None:
    differences = found(
        "The Marlow dyke was inspected before the winter storms, the water board said.",
        "The Marlow dyke was not inspected before the winter storms, the water board said.",
        "negation",
    )
    assert [d.sure for d in differences] == [True]


def test_not_only_is_no_negation() -> None:
    assert not found(
        "The new tram line serves not only the harbour of Esker but also the airport.",
        "The new tram line serves the harbour of Esker and also the airport.",
        "negation",
    )


def test_dates_both_articles_have_are_no_difference() -> None:
    left = "The Marlow mill burned in March 2011.\n\nIt was sold to the Orrin pit in August 2012."
    right = "In August 2012 the Marlow mill was sold to the Orrin pit.\n\nThe mill had burned in March 2011."
    assert not found(left, right, "date")


def test_a_misspelt_name_is_no_other_wording() -> None:
    left = "Xi Jinping and Vladmir Putin met in Moscow for a second day on Monday."
    right = "Xi Jinping and President Vladimir Putin met in Moscow on Monday for a second day."
    told = [left[d.left.start : d.left.end] for d in found(left, right, "wording") if d.left is not None]
    assert not any("Vladmir" in words for words in told)


def test_two_places_of_like_names_are_told_apart_and_two_spellings_are_not() -> None:
    def reasons(left: str, right: str) -> list[str]:
        found = compare(annotated(left, "l"), annotated(right, "r")).links
        return [d.reason for link in found for d in link.differences if d.type == "name"]

    (reason,) = reasons(
        "Mira Tolvanen told the veterans gathered in Norwalk that she had served on the ferries.",
        "Mira Tolvanen told veterans who had gathered in Norfolk that she had served on the ferries.",
    )
    assert "Norwalk" in reason
    assert "Norfolk" in reason
    assert not reasons(
        "Mira Tolvanen told the veterans gathered in Kharkiv that she had served on the ferries.",
        "Mira Tolvanen told veterans who had gathered in Kharkov that she had served on the ferries.",
    )


def test_opposite_words_in_the_same_place_are_a_contradiction() -> None:
    def reasons(left: str, right: str) -> list[str]:
        found = compare(annotated(left, "l"), annotated(right, "r")).links
        return [d.reason for link in found for d in link.differences if d.type == "negation"]

    (reason,) = reasons(
        "Ferry fares in Brendon rose for the third year in a row, the harbour board said on Monday.",
        "Ferry fares in Brendon fell for the third year in a row, said the harbour board on Monday.",
    )
    assert "rose" in reason
    assert "fell" in reason
    assert not reasons(
        "The old sluice at Brendon is not safe for walkers, the harbour board said on Monday.",
        "The old sluice at Brendon is unsafe for walkers, said the harbour board on Monday.",
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("prices – down for years – fell", "prices - down for years - fell"),
        ("a rise of 20%", "a rise of 20 %"),
        ("a day at −5 degrees", "a day at -5 degrees"),
    ],
)
def test_dashes_and_spaces_are_no_difference(left: str, right: str) -> None:
    sentence = "The council of Esker heard of {} from the growers of the Marlow valley."
    (link,) = compare(annotated(sentence.format(left), "l"), annotated(sentence.format(right), "r")).links
    assert link.kind == "same"
