"""Figures in two units, currencies or scales, votes, and changes told in words."""

from __future__ import annotations

import pytest

from reader.compare import compare

from .build import annotated, found


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


def test_sums_in_two_currencies_are_shown_in_other_words_too() -> None:
    (told,) = found(
        "The court imposed a fine of $3.5 million on the Marlow mill.",
        "The Marlow mill was fined €4.5 million by the court.",
    )
    assert not told.sure
    assert "two currencies" in told.reason
    assert "$3.5 million on the left, €4.5 million on the right" in told.reason


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
    )
    assert not any(d.sure for d in told)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("40 degrees Celsius", "104 degrees Fahrenheit"),
        ("40 °C", "104 °F"),
        ("40C", "104F"),
        ("-10 degrees Celsius", "14 degrees Fahrenheit"),
        ("30 degrees Celsius", "86 degrees"),
        ("30 degrees Celsius", "30 degrees"),
        ("6 feet", "1.8 metres"),
        ("100 pounds", "45 kilos"),
        ("10 ounces", "283 grams"),
        ("12 tonnes", "12,000 kilograms"),
        ("5,000 acres", "2,000 hectares"),
        ("3,000 hectares", "30 square kilometres"),
        ("70 knots", "80 mph"),
        ("130 kilometres an hour", "80 miles per hour"),
        ("1,000 gallons", "3,800 litres"),
    ],
)
def test_units_that_convert_agree_to_the_digits_given(left: str, right: str) -> None:
    sentence = "The measuring post at the Marlow dyke recorded {} on Sunday."
    assert not found(sentence.format(left), sentence.format(right))
    assert not found(sentence.format(right), sentence.format(left))


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("30 degrees", "86 degrees", "degrees that may be of Celsius and of Fahrenheit"),
        ("30 degrees Celsius", "30 degrees Fahrenheit", "different figures in two units"),
        ("100 pounds", "90 kilos", "different figures in two units"),
        ("1,000 gallons", "9,000 litres", "different figures in two units"),
    ],
)
def test_figures_in_two_units_never_surely_differ(left: str, right: str, reason: str) -> None:
    sentence = "The measuring post at the Marlow dyke recorded {} on Sunday."
    (told,) = found(sentence.format(left), sentence.format(right))
    assert told.reason == f"{reason}: {left} on the left, {right} on the right"
    assert not told.sure


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("reached 30 degrees Celsius", "reached 34 degrees Celsius"),
        ("reached 30 degrees", "reached 34 degrees"),
        ("cost the town 200 pounds", "cost the town 300 pounds"),
        ("cost the town £200", "cost the town 250 pounds"),
    ],
)
def test_one_scale_or_currency_is_compared_as_it_stands(left: str, right: str) -> None:
    sentence = "The heat wave in Esker {} on Sunday."
    assert [told.sure for told in found(sentence.format(left), sentence.format(right))] == [True]


@pytest.mark.parametrize(
    ("left", "right", "sure"),
    [
        ("212 votes to 198", "212-189", [True]),
        ("212 votes to 198", "212-198", []),
        ("212 votes to 198", "212 to 198", []),
        ("212 votes in favour and 198 against", "212-198", []),
        ("seven votes to two", "seven votes to three", [True]),
    ],
)
def test_votes_are_a_score(left: str, right: str, sure: list[bool]) -> None:
    sentence = "The council of Esker approved the new tram line by {} on Sunday."
    assert [told.sure for told in found(sentence.format(left), sentence.format(right))] == sure


@pytest.mark.parametrize(
    ("left", "right", "sure"),
    [
        ("doubled", "rose by 100 percent", []),
        ("doubled", "rose by 97 percent", [False]),
        ("doubled", "rose by 40 percent", [True]),
        ("more than doubled", "rose by 130 percent", [False]),
        ("more than doubled", "rose by 30 percent", [True]),
        ("tripled", "rose by 200 percent", []),
        ("tripled", "rose by 50 percent", [True]),
        ("halved", "fell by 50 percent", []),
        ("fell by a third", "fell by 33 percent", []),
        ("fell by a third", "fell by 10 percent", [True]),
        ("rose by a quarter", "rose by 25 percent", []),
        ("rose by a quarter", "rose by 27 percent", [False]),
        ("rose by a quarter", "rose by 40 percent", [True]),
        ("doubled to 40 percent", "rose to 40 percent", []),
        ("doubled", "rose to 40 percent", []),
    ],
)
def test_changes_told_in_words_are_figures(left: str, right: str, sure: list[bool]) -> None:
    sentence = "The exports of the Marlow valley {} last year, the growers' union said."
    assert [told.sure for told in found(sentence.format(left), sentence.format(right))] == sure
