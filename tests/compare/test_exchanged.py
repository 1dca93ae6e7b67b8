"""The same names, figures or words in exchanged places: told, but never surely."""

import pytest

from reader.compare import compare
from reader.compare.glance import is_loose
from reader.model import Difference

from .build import annotated


def exchanged(left: str, right: str) -> list[Difference]:
    """What is told to stand in exchanged places in two one-sentence reports, either way round the same."""
    sides = annotated(left, "l"), annotated(right, "r")
    found, turned = (
        [d for link in compare(*two).links for d in link.differences if "exchanged places" in d.reason]
        for two in (sides, sides[::-1])
    )
    assert [(d.left, d.right) for d in found] == [(d.right, d.left) for d in turned]
    return found


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        (
            "Otto Stern stabbed Karl Brek in a bar in Esker on Monday.",
            "Karl Brek stabbed Otto Stern in a bar in Esker on Monday.",
            "name",
        ),
        (
            "The senator Mara Oldt has sued the banker Ilo Ferren over a loan of the Esker bank.",
            "The banker Ilo Ferren sued the senator Mara Oldt over a loan of the Esker bank.",
            "name",
        ),
        (
            "Russia accused Ukraine of shelling the dam at Esker on Monday.",
            "Ukraine accused Russia of shelling the dam at Esker on Monday.",
            "name",
        ),
        (
            "Israel's attack on Lebanon began before dawn on Monday.",
            "Lebanon's attack on Israel began before dawn on Monday.",
            "name",
        ),
        (
            "Norway is larger than Finland, the statistics office said on Monday.",
            "Finland is larger than Norway, the statistics office said on Monday.",
            "name",
        ),
        (
            "The army said rebels shelled the village on Monday.",
            "The rebels said the army shelled the village on Monday.",
            "name",
        ),
        (
            "The storm killed 12 people and injured 40 in Velm.",
            "The storm killed 40 people and injured 12 in Velm.",
            "number",
        ),
        (
            "The bank moved its rate from 4 to 5 percent on Monday, to the surprise of traders.",
            "The bank moved its rate from 5 to 4 percent on Monday, to the surprise of traders.",
            "number",
        ),
        (
            "The Greens won 40 seats and the Liberals 30 in the vote on Sunday.",
            "The Greens won 30 seats and the Liberals 40 in the vote on Sunday.",
            "number",
        ),
    ],
)
def test_the_same_two_in_exchanged_places_are_told_unsurely(left: str, right: str, kind: str) -> None:
    (difference,) = exchanged(left, right)
    assert difference.type == kind
    assert not difference.sure
    links = compare(annotated(left, "l"), annotated(right, "r")).links
    assert is_loose(links), "two that may contradict each other are the same in other words"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Otto Stern was stabbed by Karl Brek in Esker on Monday.",
            "Karl Brek stabbed Otto Stern in Esker on Monday.",
        ),
        (
            "Otto Stern, the mayor, opened the bridge on Monday.",
            "The mayor, Otto Stern, opened the bridge on Monday.",
        ),
        ("The killer was Karl Brek, said Otto Stern.", "Otto Stern said Karl Brek was the killer."),
        ("Officials said residents had left the town.", "Residents had left the town, officials said."),
        (
            "Mira Valk and Karl Brek met in Esker on Monday.",
            "Karl Brek and Mira Valk met in Esker on Monday.",
        ),
        ("Mira Valk met Karl Brek in Esker on Monday.", "Karl Brek met Mira Valk in Esker on Monday."),
        ("Mira Valk married Karl Brek in Esker in May.", "Karl Brek married Mira Valk in Esker in May."),
        ("Talks between Peru and Chile began on Monday.", "Talks between Chile and Peru began on Monday."),
        ("China signed a trade deal with Peru on Friday.", "Peru signed a trade deal with China on Friday."),
        (
            "Russia accuses Ukraine and Ukraine accuses Russia of the blast.",
            "Ukraine accuses Russia and Russia accuses Ukraine of the blast.",
        ),
        (
            "Some 12 soldiers and 40 civilians were killed in Velm on Monday.",
            "Some 40 civilians and 12 soldiers were killed in Velm on Monday.",
        ),
        (
            "The team won 3 games in May and lost 5 games in June.",
            "The team lost 5 games in June and won 3 games in May.",
        ),
        (
            "Prices rose from 4 crowns in May to 12 in June.",
            "Prices rose to 12 crowns in June from 4 in May.",
        ),
        ("Between 12 and 40 people were hurt in Velm.", "Between 40 and 12 people were hurt in Velm."),
    ],
)
def test_what_means_the_same_in_another_order_is_not_told(left: str, right: str) -> None:
    assert exchanged(left, right) == []
