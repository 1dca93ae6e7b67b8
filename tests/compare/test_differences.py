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


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The fire at the Marlow paper mill killed 14 workers on Sunday.",
            "Sunday's fire at the Marlow paper mill killed 19 workers.",
        ),
        (
            "The council of Esker voted to spend 3.2 million crowns on the new tram line.",
            "Esker council voted to spend 3.7 million crowns on a new tram line.",
        ),
        (
            "Ilse Varnholt, 52, was elected head of the fishermen's union in Oster.",
            "The fishermen's union in Oster elected 58-year-old Ilse Varnholt as its head.",
        ),
        (
            "About 850,000 sheep graze in the Marlow valley, the growers' union says.",
            "In the Marlow valley 810,000 sheep graze, the growers' union says.",
        ),
        (
            "The bus that took 14 miners to Orrin pit broke down, and 30 others walked.",
            "The bus that took 17 miners to Orrin pit broke down, and 30 others walked.",
        ),
    ],
)
def test_figures_that_cannot_both_be_right_surely_differ(left: str, right: str) -> None:
    differences = found(left, right, "number")
    assert [d.sure for d in differences] == [True]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "About 20 sheep were lost when the Marlow dyke broke.",
            "When the dyke at Marlow broke, 23 sheep were lost.",
        ),
        (
            "The year-long strike at the Marlow paper mill ended without a deal.",
            "The strike at the Marlow paper mill ended after 13 months without a deal.",
        ),
        (
            "Twelve miners were brought up alive from the Orrin pit.",
            "From the Orrin pit 12 miners were brought up alive.",
        ),
        (
            "Some 16 million crowns were lost in the fire at the Marlow paper mill.",
            "The fire at the Marlow paper mill cost 16.3 million crowns.",
        ),
    ],
)
def test_figures_that_agree_are_no_difference(left: str, right: str) -> None:
    assert not found(left, right, "number")


def test_two_plans_may_have_different_numbers_of_points() -> None:
    left = (
        "On Monday Tarnia presented its 12-point plan for the Velm valley water dispute.\n\n"
        "Growers in the valley still wait for rain."
    )
    right = (
        "Tarnia's 12-point plan for the water dispute was read out in full.\n\n"
        "On Friday Velmia presented its own 10-point plan for the Velm valley water dispute."
    )
    comparison = compare(annotated(left), annotated(right))
    assert comparison.links
    assert not [d for link in comparison.links for d in link.differences if d.type == "number"]


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


def test_two_measurements_of_one_quantity_are_shown() -> None:
    left = annotated(
        "The mill said its own laboratory had found 8 micrograms of brassine per litre at Osk, below the limit of "
        "ten.\n\nTolvanen said her staff had measured 40 micrograms on Friday morning and that the warning stands.",
        "l",
    )
    right = annotated(
        "Harbour office director Mira Tolvanen said the river carried 90 micrograms of brassine per litre.\n\n"
        "The limit is ten.",
        "r",
    )
    found = [d for link in compare(left, right).links for d in link.differences if d.type == "number"]
    assert any("8 micrograms" in d.reason and "90 micrograms" in d.reason and not d.sure for d in found)


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
    ("left", "right", "sure"),
    [
        ("a fine of $3.5 million", "a fine of €3.5 million", True),
        ("a fine of ten dollars", "a fine of ten euros", True),
        ("a day at -5 degrees", "a day at 5 degrees", True),
        ("a day at minus 5 degrees", "a day at 5 degrees", True),
        ("a rise of 20%", "a rise of 20", False),
        ("a gift of $400", "a gift of 400", False),
        ("a fine of $3.5 million", "a fine of €4.5 million", False),
    ],
)
def test_signs_of_a_figure_are_no_punctuation(left: str, right: str, sure: bool) -> None:
    sentence = "The council of Esker spoke of {} to the growers of the Marlow valley."
    one, other = sentence.format(left), sentence.format(right)
    (link,) = compare(annotated(one, "l"), annotated(other, "r")).links
    assert link.kind == ("differs" if sure else "wording")
    (told,) = (d for d in link.differences if d.type == "number")
    assert told.sure is sure


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


def test_sums_in_two_currencies_are_shown_in_other_words_too() -> None:
    (told,) = found(
        "The court imposed a fine of $3.5 million on the Marlow mill.",
        "The Marlow mill was fined €4.5 million by the court.",
        "number",
    )
    assert not told.sure
    assert "two currencies" in told.reason
    assert "$3.5 million on the left, €4.5 million on the right" in told.reason


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("More than 100", "At least 130"),
        ("Over 100", "More than 150"),
        ("Up to 300", "As many as 500"),
    ],
)
def test_two_bounds_are_no_sure_conflict(left: str, right: str) -> None:
    sentence = "{} boats were lost in the fire at the Marlow mill on Sunday."
    (told,) = found(sentence.format(left), sentence.format(right), "number")
    assert not told.sure
    assert f"both give bounds (boat): {left.lower()} on the left, {right.lower()} on the right" == told.reason


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("20 people were killed in the blast", "45 people were injured in the blast"),
        ("The blast killed 20 people", "The blast injured 45 people"),
        ("20 boatmen were arrested after the blast", "45 boatmen were evacuated after the blast"),
    ],
)
def test_the_killed_are_not_compared_with_the_injured(left: str, right: str) -> None:
    rest = " at the Marlow mill on Sunday."
    assert not found(left + rest, right + rest, "number")


def test_the_killed_are_compared_with_the_dead() -> None:
    (told,) = found(
        "A blast at the Marlow mill killed 20 people on Sunday.",
        "The blast at the Marlow mill on Sunday left 25 people dead.",
        "number",
    )
    assert told.sure


def test_three_dead_on_one_side_are_not_the_injured_of_the_other() -> None:
    left = "The Marlow footbridge fell into the Osk on Sunday, killing three people and injuring 17."
    right = "Three people were killed on Sunday; the fire service put the number of injured on the footbridge at 14."
    (told,) = found(left, right, "number")
    assert "17 on the left, 14 on the right" in told.reason


def test_a_number_alone_agrees_with_the_number_in_a_unit() -> None:
    assert not found(
        "The mill said its own laboratory had found 8 micrograms of brassine per litre at Osk, below the limit of "
        "ten.",
        "The limit for brassine is set by law at ten micrograms per litre, the mill said at Osk.",
        "number",
    )


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("About 20", "23", "one figure is rounded (boat): about 20 on the left, 23 on the right"),
        ("Between 20 and 30", "25", "one side gives a range (boat): between 20 and 30 on the left, 25 on"),
        ("31", "At least 30", "one side gives a bound (boat): 31 on the left, at least 30 on the right"),
    ],
)
def test_a_figure_stated_less_precisely_is_told_as_such(left: str, right: str, reason: str) -> None:
    sentence = "{} boats were lost when the Marlow dyke broke."
    comparison = compare(annotated(sentence.format(left), "l"), annotated(sentence.format(right), "r"))
    ((told,),) = (link.differences for link in comparison.links)
    assert told.reason.startswith(reason)
    assert not told.sure


@pytest.mark.parametrize(("right", "told"), [("62 miles", []), ("80 miles", [("number", False)])])
def test_miles_are_converted(right: str, told: list[tuple[str, bool]]) -> None:
    sentence = "The Marlow ferry sank {} from the coast of Esker on Sunday."
    comparison = compare(annotated(sentence.format("100 km"), "l"), annotated(sentence.format(right), "r"))
    ((*differences,),) = (link.differences for link in comparison.links)
    assert [(d.type, d.sure) for d in differences] == told


def test_a_fall_told_with_a_minus_is_no_sure_conflict() -> None:
    told = found(
        "The index in Esker fell -5 percent on Sunday, the exchange said.",
        "On Sunday the index fell by 5 percent in Esker, the exchange said.",
        "number",
    )
    assert not any(d.sure for d in told)


def test_the_missing_are_not_the_trapped() -> None:
    assert not found(
        "Some 20 miners are missing after the blast at the Orrin pit, the union said.",
        "The union said 31 miners were trapped after the blast at the Orrin pit.",
        "number",
    )
