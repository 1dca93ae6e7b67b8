from __future__ import annotations

import pytest
from link_case import link


def test_acronym_defined_in_the_text() -> None:
    found = link("The [Joint Harbour Council|ORG] (JHC) met. The [JHC|ORG] adjourned.")
    assert found.ids("JHC") == ["org:joint-harbour-council"]
    assert "short for Joint Harbour Council" in found.of("JHC").evidence


def test_acronym_of_the_initials_with_or_without_dots() -> None:
    found = link("The [Federation of Coastal Anglers|ORG] met. The [F.C.A.|ORG] and the [FCA|ORG] agreed.")
    assert {m.entity for m in found.mentions} == {"org:federation-of-coastal-anglers"}


def test_short_form_of_a_body_named_in_full() -> None:
    found = link("[Halden Ostrander|ORG] sold shares. [Halden|ORG] gained.")
    assert found.ids("Halden") == ["org:halden-ostrander"]


def test_university_called_by_its_place() -> None:
    found = link("[Oslo University|ORG] said so. [Oslo|ORG] has 9 schools, and [Oslo|PLACE] is a city.")
    assert [m.entity for m in found.mentions] == ["org:oslo-university", "org:oslo-university", "place:oslo"]


def test_generic_word_is_not_a_short_form() -> None:
    found = link("The [Tarn River Commission|ORG] met the [Commission|ORG].")
    assert found.of("Commission").entity != found.of("Tarn River Commission").entity


def test_turned_round_name_is_the_same_body() -> None:
    found = link("The [Fisheries Department|ORG] said so. The [Department of Fisheries|ORG] did.")
    assert len({m.entity for m in found.mentions}) == 1


def test_known_bodies_by_any_of_their_names() -> None:
    found = link(
        "[NATO|ORG], the [North Atlantic Treaty Organization|ORG], the [UN|ORG] and the [U.N.|ORG] met."
    )
    assert [m.entity for m in found.mentions] == ["org:nato"] * 2 + ["org:united-nations"] * 2


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The [Norwegian|GROUP] [Foreign Ministry|ORG] said", "org:foreign-ministry-of-norway"),
        ("The [Norwegian Foreign Ministry|ORG] said", "org:foreign-ministry-of-norway"),
        ("The [Ministry of Foreign Affairs of Norway|ORG] said", "org:foreign-ministry-of-norway"),
        ("[Norway|PLACE]'s [Defense Ministry|ORG] said", "org:defence-ministry-of-norway"),
    ],
)
def test_ministry_of_a_country(marked: str, expected: str) -> None:
    found = link(marked)
    assert found.mentions[-1].entity == expected
    assert found.mentions[-1].sure


def test_ministry_without_its_country_is_the_one_the_report_is_about_but_unsure() -> None:
    found = link("[Norway|PLACE] and [Norway|PLACE] again. The [Foreign Ministry|ORG] said.")
    ministry = found.of("Foreign Ministry")
    assert (ministry.entity, ministry.sure) == ("org:foreign-ministry-of-norway", False)


def test_group_is_linked_to_its_country() -> None:
    found = link("[Norwegian|GROUP] boats and two [Norwegians|GROUP].")
    assert {m.entity for m in found.mentions} == {"place:norway"}


def test_group_of_an_unknown_country_by_its_ending() -> None:
    found = link("[Kestria|PLACE] and [Morvany|PLACE] met: [Kestrian|GROUP] and [Morvanian|GROUP] boats.")
    assert found.ids("Kestrian") == ["place:kestria"]
    assert found.ids("Morvanian") == ["place:morvany"]


def test_body_of_another_country_keeps_its_own_name() -> None:
    abroad = link("In [Norway|PLACE] the [Supreme Court|ORG] ruled.")
    at_home = link("In the [United States|PLACE] the [Supreme Court|ORG] ruled.")
    assert abroad.of("Supreme Court").entity == "org:supreme-court"
    assert at_home.of("Supreme Court").entity == "org:us-supreme-court"


def test_ambiguous_place_follows_its_neighbours() -> None:
    state = link("[Florida|PLACE], [Georgia|PLACE] and [Texas|PLACE] voted.")
    country = link("[Tbilisi|PLACE] is the capital of [Georgia|PLACE].")
    assert state.of("Georgia").entity == "place:georgia-state"
    assert country.of("Georgia").entity == "place:georgia"


def test_spelling_of_a_city() -> None:
    found = link("[Kyiv|PLACE], once [Kiev|PLACE], is [Київ|PLACE].")
    assert {m.entity for m in found.mentions} == {"place:kyiv"}


def test_a_ministry_by_its_acronym() -> None:
    beside = link("The [Ukrainian|GROUP] [MFA|ORG] denied it.").of("MFA")
    assert (beside.entity, beside.sure) == ("org:foreign-ministry-of-ukraine", True)
    apart = link("[Ukraine|PLACE] was asked. The [MFA|ORG] said no.").of("MFA")
    assert (apart.entity, apart.sure) == ("org:foreign-ministry-of-ukraine", False)
    defined = link("The [Ministry of Justice of Kenya|ORG] (MoJ) met. The [MoJ|ORG] said no. [Ghana|PLACE]")
    assert (defined.of("MoJ").entity, defined.of("MoJ").sure) == ("org:justice-ministry-of-kenya", True)


def test_an_acronym_that_stands_for_another_body_is_that() -> None:
    found = link("The [Museum of Fine Arts|ORG] (MFA) in [Norway|PLACE] opened. The [MFA|ORG] is free.")
    assert found.of("MFA").entity == found.of("Museum of Fine Arts").entity
