from __future__ import annotations

import pytest
from link_case import link


@pytest.mark.parametrize(
    "marked",
    [
        "[Oslo|PLACE] denied the report.",
        "It denied ties to [Oslo|PLACE] on Monday.",
        "Talks between [Paris|PLACE] and [Oslo|PLACE] failed.",
        "They agreed with [Oslo|PLACE].",
        "Pressure from [Oslo|PLACE] grew.",
    ],
)
def test_capital_stands_for_its_country(marked: str) -> None:
    oslo = link(marked).of("Oslo")
    assert (oslo.entity, oslo.refers_to) == ("place:oslo", "place:norway")
    assert "stands for the government of Norway" in oslo.evidence


@pytest.mark.parametrize(
    "marked",
    [
        "They met in [Oslo|PLACE] on Monday.",
        "A visit to [Oslo|PLACE] is planned.",
        "He visited [Oslo|PLACE].",
        "The suburbs of [Oslo|PLACE] burned.",
        "[Oslo|PLACE] residents slept.",
        "[Oslo|PLACE], Norway, is old.",
        "[OSLO|PLACE] (AP) — It rained.",
    ],
)
def test_capital_as_a_place(marked: str) -> None:
    oslo = link(marked).mentions[0]
    assert (oslo.entity, oslo.refers_to) == ("place:oslo", None)
    assert "a place" in oslo.evidence


def test_dateline_at_the_beginning() -> None:
    found = link("[OSLO|PLACE]: It rained in the north.")
    assert found.mentions[0].refers_to is None
    assert "dateline" in found.mentions[0].evidence


def test_seat_of_power() -> None:
    found = link(
        "The [Kremlin|ORG] said no. A wall of the [Kremlin|ORG] fell, they said at the [Kremlin|ORG]."
    )
    assert [m.refers_to for m in found.mentions][::2] == ["place:russia", None]
    assert {m.entity for m in found.mentions} == {"org:kremlin"}


def test_country_it_stands_for_is_among_the_entities() -> None:
    assert link("[Oslo|PLACE] said no.").entities["place:norway"].name == "Norway"


def test_country_and_other_city_stand_for_themselves() -> None:
    found = link("[Norway|PLACE] said no, and [Osk|PLACE] too.")
    assert [m.refers_to for m in found.mentions] == [None, None]
