from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from link_case import article, link, own_profiles

from reader.entities.called import called
from reader.model import Annotated

DAY = dt.date(2023, 3, 16)


def nominals(found: object) -> list[tuple[str, str]]:
    return [(found.text[m.start : m.end], m.entity) for m in found.mentions if m.type == "ROLE"]  # type: ignore[attr-defined]


def test_leader_is_the_president_named_here() -> None:
    found = link(
        "[Kestria|PLACE]: [Kestrian|GROUP] President [Hanna Brandt|PERSON] spoke. The [Kestrian|GROUP] leader left."
    )
    assert nominals(found) == [("leader", "person:hanna-brandt")]
    assert found.of("leader").sure


def test_possessive_country_and_apposition_after_the_name() -> None:
    found = link(
        "[Piet Sand|PERSON], [Kestria|PLACE]'s foreign minister, came. [Kestria|PLACE]'s top diplomat left."
    )
    assert ("top diplomat", "person:piet-sand") in nominals(found)


def test_office_of_a_country() -> None:
    found = link(
        "The president of [Kestria|PLACE] left. [Kestria|PLACE]'s President [Hanna Brandt|PERSON] waved."
    )
    assert nominals(found) == [("president", "person:hanna-brandt")]


def test_office_of_a_country_with_the_name_beside_it() -> None:
    found = link("The foreign minister of [Kestria|PLACE], [Piet Sand|PERSON], left.")
    assert nominals(found) == [("foreign minister", "person:piet-sand")]


def test_counterpart_holds_the_same_office_elsewhere() -> None:
    found = link(
        "[Kestrian|GROUP] Foreign Minister [Piet Sand|PERSON] called his [Morvanian|GROUP] counterpart. "
        "[Morvanian|GROUP] Foreign Minister [Ulla Rehn|PERSON] agreed. [Kestria|PLACE] [Morvany|PLACE]"
    )
    assert ("counterpart", "person:ulla-rehn") in nominals(found)


def test_name_after_a_comma_settles_the_description() -> None:
    found = link("He phoned his [Morvanian|GROUP] counterpart, [Ulla Rehn|PERSON], on Monday.")
    counterpart = found.of("counterpart")
    assert (counterpart.entity, counterpart.sure) == ("person:ulla-rehn", True)


def test_title_directly_before_a_name_is_no_description() -> None:
    found = link("[Kestrian|GROUP] President [Hanna Brandt|PERSON] spoke.")
    assert nominals(found) == []


@pytest.mark.parametrize(
    "text", ["A [Kestrian|GROUP] senator said so.", "Another [Kestrian|GROUP] minister left."]
)
def test_indefinite_description_names_nobody(text: str) -> None:
    assert (
        nominals(
            link(f"[Kestrian|GROUP] Senator [Hanna Brandt|PERSON] and minister [Piet Sand|PERSON]. {text}")
        )
        == []
    )


def test_plural_names_nobody() -> None:
    found = link(
        "[Kestrian|GROUP] President [Hanna Brandt|PERSON] met [Kestrian|GROUP] presidents and leaders."
    )
    assert nominals(found) == []


def test_definite_role_means_the_only_one_named_with_it() -> None:
    found = link("Senator [Hanna Brandt|PERSON] spoke. The senator left, and the mayor stayed.")
    assert nominals(found) == [("senator", "person:hanna-brandt")]
    assert found.of("senator").sure is False


def test_secretary_is_short_for_secretary_of_state() -> None:
    found = link("Secretary of State [Hanna Brandt|PERSON] spoke. The secretary left.")
    assert nominals(found) == [("secretary", "person:hanna-brandt")]


def test_former_holder_is_told_from_the_present_one() -> None:
    found = link(
        "President [Hanna Brandt|PERSON] met former President [Piet Sand|PERSON]. The former president smiled; "
        "President [Hanna Brandt|PERSON] too."
    )
    assert nominals(found) == [("president", "person:piet-sand")]


def test_bundled_office_on_the_day_of_the_report() -> None:
    marked = "The [Chinese|GROUP] foreign minister travelled."
    assert nominals(link(marked, DAY)) == [("foreign minister", "person:qin-gang")]
    assert nominals(link(marked, dt.date(2021, 3, 16))) == [("foreign minister", "person:wang-yi")]


def test_undated_report_takes_nobody_from_the_profiles() -> None:
    assert nominals(link("The [Chinese|GROUP] foreign minister travelled.")) == []


def test_group_and_role_do_not_overlap_and_marks_of_roles_are_replaced() -> None:
    found = link(
        "[Kestrian|GROUP] President [Hanna Brandt|PERSON] spoke. The [Kestrian|GROUP] [leader|ROLE] left."
    )
    (role,) = [m for m in found.mentions if m.type == "ROLE"]
    assert (found.text[role.start : role.end], role.entity, role.sure) == (
        "leader",
        "person:hanna-brandt",
        True,
    )
    assert [m.type for m in found.mentions] == ["GROUP", "PERSON", "GROUP", "ROLE"]


def test_roles_an_article_gives() -> None:
    found = link(
        "[Kestrian|GROUP] President [Hanna Brandt|PERSON] spoke. The [Kestrian|GROUP] leader left. "
        "President [Brandt|PERSON] met her [Morvanian|GROUP] counterpart, [Ulla Rehn|PERSON]. [Kestria|PLACE]"
    )
    said = called(Annotated(article(found.text), found.mentions))
    assert [(one.entity, one.phrase) for one in said] == [
        ("person:hanna-brandt", "President"),
        ("person:hanna-brandt", "Kestrian leader"),
        ("person:hanna-brandt", "President"),
        ("person:ulla-rehn", "counterpart"),
    ]


def test_second_in_office_is_not_called_by_the_first_office() -> None:
    found = link(
        "President [Hanna Brandt|PERSON] met Vice President [Piet Sand|PERSON]. The president smiled. "
        "The vice president left."
    )
    assert nominals(found) == [("president", "person:hanna-brandt"), ("vice president", "person:piet-sand")]


def test_who_left_an_office_is_not_called_by_it() -> None:
    found = link(
        "Former Governor [Piet Sand|PERSON] met a Governor [Hanna Brandt|PERSON]. The governor left."
    )
    assert nominals(found) == [("governor", "person:hanna-brandt")]
    assert nominals(link("Former Governor [Piet Sand|PERSON] spoke. The governor left.")) == []


def test_incumbent_of_the_day_goes_before_one_who_had_the_title() -> None:
    found = link(
        "President [Bill Clinton|PERSON] had backed it, [Barack Obama|PERSON] said. The president left.",
        dt.date(2012, 5, 1),
    )
    assert nominals(found) == [("president", "person:barack-obama")]


@pytest.mark.parametrize(
    "aside", ["the president's aide, spoke", "running for president, spoke", "and the president spoke"]
)
def test_words_after_a_name_that_give_it_no_title(aside: str) -> None:
    found = link(f"[Piet Sand|PERSON], {aside}. President [Hanna Brandt|PERSON] left. The president waved.")
    assert {entity for _, entity in nominals(found)} == {"person:hanna-brandt"}


@pytest.mark.parametrize(
    "text",
    [
        "Senator [Hanna Brandt|PERSON] came. [Piet Sand|PERSON], the senator, stayed.",
        "Senator [Hanna Brandt|PERSON] came. The senator, [Piet Sand|PERSON], stayed.",
    ],
)
def test_name_beside_a_description_settles_it(text: str) -> None:
    found = link(text)
    assert (found.of("senator").entity, found.of("senator").sure) == ("person:piet-sand", True)


@pytest.mark.parametrize(
    "said", ["They elected the president.", "She spoke as the president, not for herself."]
)
def test_office_that_somebody_gets_or_has_describes_nobody(said: str) -> None:
    assert nominals(link(f"President [Hanna Brandt|PERSON] came. {said}")) == []


def test_clause_after_as_still_speaks_of_the_holder() -> None:
    found = link("President [Hanna Brandt|PERSON] came. It rained as the president spoke.")
    assert nominals(found) == [("president", "person:hanna-brandt")]


def test_lawmaker_is_the_only_member_of_a_chamber_named() -> None:
    text = "Rep. [Hanna Brandt|PERSON] spoke. The lawmaker left."
    assert nominals(link(text)) == [("lawmaker", "person:hanna-brandt")]
    assert nominals(link(f"Sen. [Piet Sand|PERSON] waved. {text}")) == []


def test_party_before_an_office_is_no_country() -> None:
    found = link("Rep. [Hanna Brandt|PERSON] spoke. The [Republican|GROUP] congresswoman left.")
    assert nominals(found) == [("congresswoman", "person:hanna-brandt")]


def test_country_without_possessive_before_an_office() -> None:
    found = link("The [US|PLACE] president flew home.", dt.date(2012, 5, 1))
    assert nominals(found) == [("president", "person:barack-obama")]


def test_ambassador_to_somewhere_is_another() -> None:
    found = link("Ambassador [Hanna Brandt|PERSON] left. The ambassador to Morvany stayed.")
    assert nominals(found) == []


@pytest.mark.parametrize(
    ("text", "described", "who"),
    [
        ("The [NATO|ORG] secretary general left.", "secretary general", "person:jens-stoltenberg"),
        ("[NATO|ORG]'s chief left for talks.", "chief", "person:jens-stoltenberg"),
        ("The [UN|ORG] secretary-general left.", "secretary-general", "person:antonio-guterres"),
        ("The [UN|ORG] chief left.", "chief", "person:antonio-guterres"),
        ("The [EU|ORG] foreign policy chief left.", "foreign policy chief", "person:josep-borrell"),
        ("The [European Commission|ORG] president left.", "president", "person:ursula-von-der-leyen"),
        ("The [IMF|ORG] managing director left.", "managing director", "person:kristalina-georgieva"),
    ],
)
def test_head_of_a_body_by_the_profiles(text: str, described: str, who: str) -> None:
    assert nominals(link(text, dt.date(2023, 5, 2))) == [(described, who)]


@pytest.mark.parametrize(
    "text",
    [
        "The [NATO|ORG] secretary [Ulla Rehn|PERSON] left.",
        "The former [NATO|ORG] secretary general left.",
        "The [EU|ORG] chief left.",
        "The [Osk Ferries|ORG] president left.",
    ],
)
def test_no_head_of_a_body_is_guessed(text: str) -> None:
    assert not [who for _, who in nominals(link(text, dt.date(2023, 5, 2))) if who != "person:ulla-rehn"]


def test_an_office_can_be_of_another_body_than_the_person(tmp_path: Path) -> None:
    profiles = own_profiles(
        tmp_path,
        "entities:\n  Ada Holt: {type: person, of: Osk, offices: [president of Tarn Yards 2020..]}\n",
    )
    (tenure,) = profiles.entries["person:ada-holt"].tenures
    assert (tenure.office, tenure.of) == ("president", "place:tarn-yards")


def test_name_beside_the_aide_of_somebody_outranks_who_has_the_office() -> None:
    found = link(
        "[Ada Quill|PERSON], the chief of staff, came. [Boehner|PERSON]'s chief of staff, [Otto Holt|PERSON], left."
    )
    assert nominals(found)[-1] == ("chief of staff", "person:otto-holt")


def test_name_in_the_next_sentence_stands_beside_nothing() -> None:
    found = link("He met the [Ukrainian|GROUP] leader. [Putin|PERSON] left.", dt.date(2023, 5, 2))
    assert nominals(found) == [("leader", "person:volodymyr-zelensky")]
