"""Figures: what surely differs, what is only told less precisely, and what agrees."""

from __future__ import annotations

import pytest

from reader.compare import compare

from .build import annotated, found


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
    differences = found(left, right)
    assert [d.sure for d in differences] == [True]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The year-long strike at the Marlow paper mill ended without a deal.",
            "The strike at the Marlow paper mill ended after 13 months without a deal.",
        ),
        (
            "Twelve miners were brought up alive from the Orrin pit.",
            "From the Orrin pit 12 miners were brought up alive.",
        ),
    ],
)
def test_figures_that_agree_are_no_difference(left: str, right: str) -> None:
    assert not found(left, right)


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
    (told,) = found(sentence.format(left), sentence.format(right))
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
    assert not found(left + rest, right + rest)


def test_the_killed_are_compared_with_the_dead() -> None:
    (told,) = found(
        "A blast at the Marlow mill killed 20 people on Sunday.",
        "The blast at the Marlow mill on Sunday left 25 people dead.",
    )
    assert told.sure


def test_three_dead_on_one_side_are_not_the_injured_of_the_other() -> None:
    left = "The Marlow footbridge fell into the Osk on Sunday, killing three people and injuring 17."
    right = "Three people were killed on Sunday; the fire service put the number of injured on the footbridge at 14."
    (told,) = found(left, right)
    assert "17 on the left, 14 on the right" in told.reason


def test_a_number_alone_agrees_with_the_number_in_a_unit() -> None:
    assert not found(
        "The mill said its own laboratory had found 8 micrograms of brassine per litre at Osk, below the limit of "
        "ten.",
        "The limit for brassine is set by law at ten micrograms per litre, the mill said at Osk.",
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


def test_the_missing_are_not_the_trapped() -> None:
    assert not found(
        "Some 20 miners are missing after the blast at the Orrin pit, the union said.",
        "The union said 31 miners were trapped after the blast at the Orrin pit.",
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The town of Marlow has 1.2 million inhabitants.",
            "The town of Marlow has 1.23 million inhabitants.",
        ),
        ("The town of Marlow has 1.2 million inhabitants.", "The town of Marlow has 1,234,567 inhabitants."),
        ("Rents in Esker rose 12 percent last year.", "Rents in Esker rose 12.4 percent last year."),
        ("In Esker 2,000 people marched on Sunday.", "On Sunday 1,987 people marched in Esker."),
        ("The Marlow mill was fined $1.5 billion.", "The Marlow mill was fined $1.52 billion."),
        ("The Marlow canal is 14 km long.", "The Marlow canal is 14.3 km long."),
        ("The Esker road is 150 km long.", "The Esker road is 152 km long."),
        ("A ticket to Esker costs 12 crowns.", "A ticket to Esker costs 12.50 crowns."),
        ("The dyke at Marlow cost 340 million crowns.", "The dyke at Marlow cost 337.8 million crowns."),
    ],
)
def test_a_figure_rounded_to_its_own_digits_is_told_as_rounded(left: str, right: str) -> None:
    (told,) = found(left, right)
    assert told.reason.startswith("one figure is rounded")
    assert not told.sure


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Rents in Esker rose 12 percent last year.", "Rents in Esker rose 15 percent last year."),
        ("In Esker 1,978 people marched on Sunday.", "On Sunday 1,987 people marched in Esker."),
        ("The blast at Marlow killed 20 miners.", "The blast at Marlow killed 23 miners."),
        ("The canal cost 45 million crowns in Marlow.", "The canal cost 46.3 million crowns in Marlow."),
        ("A court in Esker jailed him for 20 years.", "A court in Esker jailed him for 21 years."),
        ("It was the 100th strike at the Marlow mill.", "It was the 104th strike at the Marlow mill."),
    ],
)
def test_what_no_rounding_explains_surely_differs(left: str, right: str) -> None:
    assert [told.sure for told in found(left, right)] == [True]


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        (
            "About 20 people were hurt when a train left the rails near Esker, the fire service said.",
            "The fire service said 23 people were hurt when a train left the rails near Esker.",
            "one figure is rounded (person): about 20 on the left, 23 on the right",
        ),
        (
            "About 20 people were hurt when a train left the rails near Esker, the fire service said.",
            "The fire service said 25 people were hurt when a train left the rails near Esker.",
            "one figure is approximate (person): about 20 on the left, 25 on the right",
        ),
        (
            "The talks in Esker on the harbour lasted about three hours.",
            "The talks on the harbour of Esker lasted four hours.",
            "one figure is approximate: about three hours on the left, four hours on the right",
        ),
        (
            "More than 100 passengers were on board the train to Esker.",
            "On board the train to Esker there were 112 passengers.",
            "one side gives a bound (passenger): more than 100 on the left, 112 on the right",
        ),
        (
            "Dozens of people were hurt when a train left the rails near Esker, the fire service said.",
            "The fire service said 43 people were hurt when a train left the rails near Esker.",
            "one side gives no exact figure (person): Dozens on the left, 43 on the right",
        ),
        (
            "Between 20 and 30 people were hurt near Esker, the fire service said.",
            "The fire service said 25 people were hurt near Esker.",
            "one side gives a range (person): between 20 and 30 on the left, 25 on the right",
        ),
    ],
)
def test_imprecise_figures_are_told_in_any_order_of_words(left: str, right: str, reason: str) -> None:
    (told,) = found(left, right)
    assert told.reason == reason
    assert not told.sure


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("about 20 houses burned down", "23 cars burned"),
        ("about 300 sheep drowned", "90 cows drowned"),
        ("about 20 people were hurt", "23 people were killed"),
    ],
)
def test_an_imprecise_figure_is_not_set_against_another_thing(left: str, right: str) -> None:
    rest = " in the village of Esker on Sunday, the fire service said."
    assert not found(left.capitalize() + rest, right + rest)


@pytest.mark.parametrize(
    ("right", "sure"), [("52-year-old Ilse Varnholt", []), ("58-year-old Ilse Varnholt", [True])]
)
def test_the_age_of_one_person_is_compared_in_other_words_too(right: str, sure: list[bool]) -> None:
    left = "Ilse Varnholt, 52, told the harbour court that she had moved the crates herself."
    other = f"The paper writes that {right} pleaded guilty to moving crates through the harbour."
    assert [told.sure for told in found(left, other)] == sure
