"""Figures and dates of two parties, places or people are no sure contradiction; of one, they are."""

import pytest

from reader.compare import compare
from reader.model import Difference

from .build import annotated


def figures(left: str, right: str) -> list[Difference]:
    """What is told of the figures and dates of two one-sentence reports."""
    links = compare(annotated(left, "l"), annotated(right, "r")).links
    return [d for link in links for d in link.differences if d.type in ("number", "date")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The Greens won 40 seats in the vote on Sunday.",
            "The Liberals won 31 seats in the vote on Sunday.",
        ),
        (
            "Mira Valk won 40 percent of the vote in Esker on Sunday.",
            "Karl Brek won 31 percent of the vote in Esker on Sunday.",
        ),
        (
            "Boeing delivered 41 jets in May, the company said on Monday.",
            "Airbus delivered 53 jets in May, the company said on Monday.",
        ),
        (
            "Houston has 14 schools with lead in the water, officials said.",
            "Texas has 27 schools with lead in the water, officials said.",
        ),
    ],
)
def test_what_is_told_of_two_is_not_surely_different(left: str, right: str) -> None:
    (difference,) = figures(left, right)
    assert not difference.sure


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Boeing delivered 41 jets in May, the company said on Monday.",
            "Boeing delivered 53 jets in May, the company said on Monday.",
        ),
        (
            "A fire in Linz injured 14 workers on Friday, the firm said.",
            "A fire in Austria injured 27 workers on Friday, the firm said.",
        ),
        (
            "Mayor Mira Valk said 14 people were killed in the fire at the mill on Monday.",
            "Governor Karl Brek said 27 people were killed in the fire at the mill on Monday.",
        ),
    ],
)
def test_what_is_told_of_one_is_surely_different_whoever_says_it(left: str, right: str) -> None:
    (difference,) = figures(left, right)
    assert difference.sure


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The old bridge at Sorn was not built in 1960.", "The old bridge at Sorn was built in 1972."),
        ("Rents in Sorn did not rise by 3 percent in May.", "Rents in Sorn did rise by 2 percent in May."),
        (
            "If rents in Sorn rise by 3 percent, it will act.",
            "Rents in Sorn rise by 2 percent, so it will act.",
        ),
    ],
)
def test_a_figure_that_one_side_denies_or_supposes_is_no_sure_other(left: str, right: str) -> None:
    for one, other in ((left, right), (right, left)):
        links = compare(annotated(one, "l"), annotated(other, "r")).links
        assert not [d for link in links for d in link.differences if d.sure and d.type in ("number", "date")]


def test_a_figure_that_both_sides_deny_is_compared() -> None:
    left, right = "Rents in Sorn did not rise by 3 percent.", "Rents in Sorn did not rise by 5 percent."
    (link,) = compare(annotated(left, "l"), annotated(right, "r")).links
    assert [d.sure for d in link.differences if d.type == "number"] == [True]
