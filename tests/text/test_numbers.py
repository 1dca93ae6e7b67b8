from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.numbers import Figure, comparable, conflict, find_figures


def only(text: str) -> Figure:
    (figure,) = find_figures(text)
    return figure


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "noun", "kind"),
    [
        ("a 12-point harbour plan was", 12, 12, "point", "plan", "cardinal"),
        ("for 13 months", 13, 13, "month", "", "duration"),
        ("twenty-five fishing boats", 25, 25, "", "boat", "cardinal"),
        ("two hundred and fifty thousand dollars", 250_000, 250_000, "usd", "", "money"),
        ("3.5 million euros", 3.5e6, 3.5e6, "eur", "", "money"),
        ("$3bn", 3e9, 3e9, "usd", "", "money"),
        ("€40m", 40e6, 40e6, "eur", "", "money"),
        ("3 billion Canadian dollars", 3e9, 3e9, "cad", "", "money"),
        ("10,250 men", 10_250, 10_250, "", "man", "cardinal"),
        ("40m people", 40e6, 40e6, "", "person", "cardinal"),
        ("46 million Americans", 46e6, 46e6, "", "person", "cardinal"),
        ("a dozen ferries", 12, 12, "", "ferry", "cardinal"),
        ("half a million people", 500_000, 500_000, "", "person", "cardinal"),
        ("4.5% of voters", 4.5, 4.5, "percent", "voter", "percent"),
        ("30 per cent", 30, 30, "percent", "", "percent"),
        ("a quarter of the town", 25, 25, "percent", "town", "percent"),
        ("one in five children", 20, 20, "percent", "child", "percent"),
        ("between 5 and 7 ships", 5, 7, "", "ship", "cardinal"),
        ("5-7 trucks", 5, 7, "", "truck", "cardinal"),
        ("$5 to $7 million", 5e6, 7e6, "usd", "", "money"),
        ("12 killed", 12, 12, "", "dead", "cardinal"),
        ("the 5th Brigade", 5, 5, "", "brigade", "ordinal"),
        ("won 3-1", 3, 1, "score", "", "score"),
        ("at 5:30 p.m.", 17.5, 17.5, "clock", "", "time"),
        ("a 45-year-old", 45, 45, "year", "", "age"),
        ("Ann Lowe, 45, spoke", 45, 45, "year", "", "age"),
        ("20 km", 20, 20, "km", "", "measure"),
        ("three times", 3, 3, "time", "", "multiple"),
        ("an hour and a half", 1.5, 1.5, "hour", "", "duration"),
    ],
)
def test_what_is_counted_or_measured(
    text: str, low: float, high: float, unit: str, noun: str, kind: str
) -> None:
    figure = only(text)
    assert (figure.low, figure.high) == (pytest.approx(low), pytest.approx(high))
    assert (figure.unit, figure.noun, figure.kind) == (unit, noun, kind)


@pytest.mark.parametrize(
    ("text", "low", "high", "approximate"),
    [
        ("more than 20 boats", 20, math.inf, False),
        ("at least 12 boats", 12, math.inf, False),
        ("65+ boats", 65, math.inf, False),
        ("up to 20 boats", 0, 20, False),
        ("about 20 boats", 20, 20, True),
        ("100 or so boats", 100, 100, True),
        ("nearly an hour", 0.88, 1, True),
        ("a year-long stay", 1, 1, True),
        ("dozens of boats", 24, 99, True),
        ("hundreds of boats", 200, 999, True),
        ("tens of thousands of boats", 20_000, 99_999, True),
        ("months-long talks", 2, math.inf, True),
    ],
)
def test_how_surely(text: str, low: float, high: float, approximate: bool) -> None:
    figure = only(text)
    assert (figure.low, figure.high, figure.approximate) == (pytest.approx(low, rel=0.01), high, approximate)


@pytest.mark.parametrize(
    "text",
    [
        "the G7 and flight TM17", "an F-16 fighter", "the COVID-19 rules", "call +1 555 123 4567",
        "the “One Harbour” rule", "one of them", "no one came", "on March 7", "16 March 2023", "2023-03-16",
        "the 1990s", "open 24/7", "version 1.2.3", "see https://tessel.example/45", "@user22",
    ],
)  # fmt: skip
def test_numbers_that_count_nothing_are_left_out(text: str) -> None:
    assert find_figures(text) == []


@pytest.mark.parametrize("text", ["in 2022", "the 1991 borders", "since 1874."])
def test_bare_years_are_told_apart(text: str) -> None:
    assert only(text).kind == "year"


def test_a_change_from_one_value_to_another_is_two_figures() -> None:
    low, high = find_figures("It rose from 5 to 7 percent.")
    assert (low.value, high.value, low.unit, high.unit) == (5, 7, "percent", "percent")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("about 20 boats", "23 boats", "compatible"),
        ("about 20 boats", "40 boats", "conflict"),
        ("more than 20 boats", "25 boats", "compatible"),
        ("more than 20 boats", "15 boats", "conflict"),
        ("at least 12 boats", "12 boats", "compatible"),
        ("up to 20 boats", "18 boats", "compatible"),
        ("dozens of boats", "30 boats", "compatible"),
        ("dozens of boats", "300 boats", "conflict"),
        ("a year-long stay", "13 months", "compatible"),
        ("two years", "24 months", "compatible"),
        ("two years", "five months", "conflict"),
        ("$3 billion", "$3bn", "same"),
        ("3.5 million euros", "3,512,000 euros", "compatible"),
        ("3.5 million euros", "3.6 million euros", "conflict"),
        ("12 percent", "12.4 percent", "compatible"),
        ("12 percent", "12.6 percent", "conflict"),
        ("2,000 boats", "1,987 boats", "compatible"),
        ("2,000 boats", "2,300 boats", "conflict"),
        ("20 boats", "21 boats", "conflict"),
        ("the 100th boat", "the 102nd boat", "conflict"),
        ("two-thirds of voters", "66 percent of voters", "compatible"),
        ("half of voters", "50 percent of voters", "same"),
        ("5 to 7 boats", "6 boats", "compatible"),
        ("5 to 7 boats", "5 to 8 boats", "conflict"),
        ("won 3-1", "won 3-2", "conflict"),
        ("twelve boats", "12 boats", "same"),
        ("12 boats", "13 boats", "conflict"),
        ("12 boats", "13 horses", "compatible"),
        ("12 boats", "13 percent", "compatible"),
        ("14 dead", "12 people", "conflict"),
    ],
)
def test_agreement(left: str, right: str, expected: str) -> None:
    assert conflict(only(left), only(right)) == conflict(only(right), only(left)) == expected


def test_figures_of_different_things_are_not_comparable() -> None:
    assert not comparable(only("12 boats"), only("12 horses"))
    assert not comparable(only("in 2022"), only("in 2023"))
    assert comparable(only("12 boats"), only("a dozen"))


WORDS = st.sampled_from(
    "12 3.5 1,000 2022 million - – to and or of a an half one in five percent $ € bn m th people more than about"
    " dozens year long old , . % + couple tens hundreds thousands twenty point 5:30 p.m. March ½ won 3-1"
    " per cent from".split()
)


@given(
    st.one_of(
        st.lists(WORDS, max_size=14).map(" ".join),
        st.lists(WORDS, max_size=10).map("".join),
        st.text(max_size=60),
    )
)
def test_figures_lie_in_the_text_in_order_and_agree_with_themselves(text: str) -> None:
    reach = 0
    for figure in find_figures(text):
        assert reach <= figure.start < figure.end <= len(text)
        assert figure.kind == "score" or figure.low <= figure.high
        assert conflict(figure, figure) != "conflict"
        reach = figure.end


@pytest.mark.parametrize(
    "text", ["two hundred " * 20_000, "6 million " * 20_000, "six " + "million " * 20_000]
)
def test_numbers_without_end_are_borne(text: str) -> None:
    found = find_figures(text)
    assert found[0].start == 0
    assert all(figure.value < 1e16 for figure in found)


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("20 people were killed in the blast", ["dead"]),
        ("The blast killed at least 20 people and injured 45", ["dead", "injured"]),
        ("Three boatmen died and 17 were hurt", ["dead", "injured"]),
        ("20 people, including three children, were killed", ["dead", ""]),
        ("police arrested 12 men", ["arrested"]),
        ("some 300 villagers were evacuated", ["evacuated"]),
        ("it put the number of injured at 14", ["injured"]),
        ("12 boats sailed", [""]),
        ("12 people came, and a man was killed", [""]),
    ],
)
def test_what_befell_the_people_counted(text: str, fates: list[str]) -> None:
    assert [figure.fate for figure in find_figures(text)] == fates


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("more than 100 people", "at least 130 people"),
        ("over 100 people", "more than 150 people"),
        ("up to 300 people", "as many as 500 people"),
        ("20 people were killed", "45 people were injured"),
        ("100 km", "62 miles"),
        ("a mile", "2 km"),
        ("20 degrees", "20 degrees"),
        ("5,000 acres", "2,000 hectares"),
        ("70 knots", "80 mph"),
        ("10 ounces", "283 grams"),
        ("1,000 gallons", "3,800 litres"),
    ],
)
def test_figures_that_can_both_be_right(left: str, right: str) -> None:
    for one in find_figures(left):
        for other in find_figures(right):
            assert conflict(one, other) == conflict(other, one) != "conflict"


@pytest.mark.parametrize(
    ("left", "right"),
    [("100 km", "80 miles"), ("10 miles", "20 km"), ("-5 degrees", "5 degrees"), ("minus 5%", "5%")],
)
def test_figures_that_cannot_both_be_right(left: str, right: str) -> None:
    assert conflict(only(left), only(right)) == conflict(only(right), only(left)) == "conflict"


def test_a_dash_before_a_number_is_no_minus() -> None:
    assert only("it fell to -5 degrees").value == only("minus 5 degrees").value == -5
    assert [figure.value for figure in find_figures("5-7 trucks")] == [5]
    assert only("the bridge - 5 km away").value == 5
