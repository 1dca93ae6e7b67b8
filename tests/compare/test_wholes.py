"""Figures that can both be right of one thing, and days in one month that can't."""

import datetime as dt

import pytest

from reader.compare import compare
from reader.model import Difference

from .build import annotated

DAY = dt.date(2024, 5, 16)


def told(left: str, right: str) -> list[Difference]:
    links = compare(annotated(left, "l", DAY), annotated(right, "r", DAY)).links
    return [one for link in links for one in link.differences if one.type in ("number", "date")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The river rose by 2 metres to 5 metres in Norr.", "The river rose from 3 to 5 metres in Norr."),
        ("The rent in Lund rose by 40 crowns on Monday.", "The rent in Lund rose to 640 crowns on Monday."),
        ("The firm cut 300 of its 1,100 jobs in Lund.", "The firm will keep 800 of its 1,100 jobs in Lund."),
        ("38 percent of the voters in Norr stayed away.", "62 percent of the voters in Norr came."),
    ],
)
def test_a_change_and_a_level_a_part_and_the_rest_are_never_surely_different(left: str, right: str) -> None:
    assert not [one for one in told(left, right) + told(right, left) if one.sure]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The trial of Ove Falk will begin on 3 June.", "The trial of Ove Falk will begin on 13 June."),
        ("The trial of Ove Falk began on 12 May in Lund.", "The trial of Ove Falk began on 2 May in Lund."),
        ("The firm cut 300 of its 1,100 jobs in Lund.", "The firm cut 400 of its 1,100 jobs in Lund."),
    ],
)
def test_two_days_of_one_month_and_two_numbers_of_one_thing_are_different(left: str, right: str) -> None:
    assert [one.sure for one in told(left, right)] == [one.sure for one in told(right, left)] == [True]
