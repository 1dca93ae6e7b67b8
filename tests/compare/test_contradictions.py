"""Contradictions in opposite words, and pairs that share such words and agree."""

import pytest

from reader.compare import compare
from reader.compare.glance import is_loose
from reader.model import Difference, Link

from .build import annotated


def linked(left: str, right: str) -> Link:
    (link,) = compare(annotated(left, "l"), annotated(right, "r")).links
    return link


def contradicted(left: str, right: str) -> list[Difference]:
    return [one for one in linked(left, right).differences if one.type in ("negation", "attribution")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The water of the Velm is safe to drink again, the works in Sorn declared.",
            "Households in Sorn were told not to drink the water of the Velm, the works declared.",
        ),
        ("The market hall in Sorn is open to visitors.", "The market hall in Sorn is closed to visitors."),
        (
            "The grocer Ene Falk was convicted of arson in Sorn on Monday.",
            "The grocer Ene Falk was cleared of arson in Sorn on Monday.",
        ),
        ("The owners agreed to sell the mill at Sorn.", "The owners refused to sell the mill at Sorn."),
        (
            "Visits to the island of Hesk went up in May for a third month.",
            "Visits to the island of Hesk went down in May for a third month.",
        ),
        (
            "The reservoir at Sorn is filled, and the pump had started.",
            "The reservoir at Sorn is filled, and the pump had never started.",
        ),
    ],
)
def test_opposite_statements_are_told(left: str, right: str) -> None:
    assert contradicted(left, right)
    assert contradicted(right, left)
    link = linked(left, right)
    denied = any(one.sure for one in link.differences if one.type == "negation")
    assert link.kind == "differs" if denied else is_loose([link])


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("None of the sailors of the Hesk died.", "All of the sailors of the Hesk survived."),
        ("The mill did not accept the offer from Sorn.", "The mill rejected the offer from Sorn."),
        ("The Plum Party won the vote in Sorn.", "The Barley Party lost the vote in Sorn."),
        (
            "The ferry firm no longer sells return tickets.",
            "The ferry firm has stopped selling return tickets.",
        ),
        ("The pass at Hesk will not reopen until May.", "The pass at Hesk will reopen in May."),
        ("The firm confirmed the sale of the mill.", "The firm did not deny the sale of the mill."),
    ],
)
def test_statements_that_agree_in_opposite_words_are_left_in_peace(left: str, right: str) -> None:
    assert not contradicted(left, right)
    assert not contradicted(right, left)


def test_opposites_of_two_times_are_never_sure() -> None:
    (told,) = contradicted(
        "The clerk of Sorn resigned before the audit was published.",
        "The clerk of Sorn resigned after the audit was published.",
    )
    assert not told.sure
