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


@pytest.mark.parametrize(
    ("marked", "evidence"),
    [
        ("Unlike [Oslo|PLACE], Paris has rejected the plan.", "compared with what “has rejected”"),
        ("The news was denied by [Oslo|PLACE].", "after “denied … by”"),
        ("The council urged [Oslo|PLACE] to sign.", "object of “urged”"),
        ("They read of [Oslo|PLACE]'s refusal to sign.", "its “refusal”"),
        ("Relations between [Oslo|PLACE] and Osk cooled.", "between powers, after “relations”"),
        ("[Oslo|PLACE]-backed scientists left.", "before “-backed”"),
        (
            "The treaty, which [Oslo|PLACE], again, would rather not sign, was sent.",
            "subject of “would sign”",
        ),
        ("Talks on a fishing zone with [Oslo|PLACE] failed.", "after “talks … with”"),
        ("[Oslo|PLACE] said the World Cup final was fair.", "subject of “said”"),
    ],
)
def test_power_has_its_evidence(marked: str, evidence: str) -> None:
    oslo = link(marked).of("Oslo")
    assert oslo.refers_to == "place:norway"
    assert oslo.evidence.endswith(f"stands for the government of Norway: {evidence}")


@pytest.mark.parametrize(
    "marked",
    [
        "Tourists like [Oslo|PLACE] for its parks.",
        "Unlike [Oslo|PLACE], Osk lies inland.",
        "Cities like [Oslo|PLACE] grow.",
        "[Oslo|PLACE] beat Osk 3-1.",
        "Osk drew 2-2 with [Oslo|PLACE] on Sunday.",
        "[Oslo|PLACE] won the cup on penalties.",
        "She flew to [Oslo|PLACE] on a morning plane.",
        "[Oslo|PLACE] woke up to snow.",
        "[Oslo|PLACE] has 700,000 people.",
        "[Oslo|PLACE] shares closed lower.",
        "The road between [Oslo|PLACE] and Osk is closed.",
        "[Oslo|PLACE]'s oldest bridge is shut.",
        "The embassy in [Oslo|PLACE]'s response came late.",
        "[Oslo|PLACE] museums reopened.",
        "He knows [Oslo|PLACE] well.",
        "They met in Osk and [Oslo|PLACE].",
    ],
)
def test_what_makes_no_government_of_a_capital(marked: str) -> None:
    assert link(marked).of("Oslo").refers_to is None


def test_the_district_of_a_capital_is_a_place() -> None:
    found = link("Its mayor in Washington, [D.C.|PLACE], rejected the plan. [D.C.|PLACE] said no.")
    assert [m.refers_to for m in found.mentions] == [None, None]


@pytest.mark.parametrize(
    "around", ["A " * 500, "Aa and " * 200, "Aa, " * 300, "talks with " * 200, "- (" * 300, " " * 900]
)
def test_long_rows_of_anything_are_read(around: str) -> None:
    oslo = link(f"{around}[Oslo|PLACE]{around}").of("Oslo")
    assert oslo.entity == "place:oslo"


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
