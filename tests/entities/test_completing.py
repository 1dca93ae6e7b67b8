from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from link_case import link, own_profiles


@pytest.mark.parametrize(
    ("text", "surface", "entity"),
    [
        ("Then @SecBlinken answered.", "@SecBlinken", "person:antony-blinken"),
        ("Путин spoke.", "Путин", "person:vladimir-putin"),
        ("我们见了习近平主席。", "习近平", "person:xi-jinping"),
        ("A card reads 泽连斯基 in red.", "泽连斯基", "person:volodymyr-zelensky"),
    ],
)
def test_handles_and_other_scripts_are_found_unrecognised(text: str, surface: str, entity: str) -> None:
    assert link(text).ids(surface) == [entity]


@pytest.mark.parametrize(("year", "entity"), [(2015, "person:barack-obama"), (2022, "person:joe-biden")])
def test_account_of_an_office_is_its_holder_of_the_day(year: int, entity: str) -> None:
    assert link("Then @POTUS answered.", day=dt.date(year, 5, 2)).ids("@POTUS") == [entity]


def test_address_and_longer_word_are_no_handle_and_no_form() -> None:
    assert link("Write to ada@SecBlinken.org about Путинка.").mentions == ()


def test_ignored_form_is_not_found_either(tmp_path: Path) -> None:
    profiles = own_profiles(tmp_path, "ignore: [Путин]\n")
    assert link("Путин spoke.", profiles=profiles).mentions == ()


def test_form_with_a_hyphen_is_found_whole() -> None:
    found = link(
        "The [Organization for Security and Co|ORG]-operation in [Europe|PLACE] ([OSCE|ORG]) met the [OSCE|ORG]."
    )
    whole = "Organization for Security and Co-operation in Europe"
    assert [found.text[m.start : m.end] for m in found.mentions] == [whole, "OSCE", "OSCE"]
    assert {m.entity for m in found.mentions} == {"org:osce"}


def test_person_called_like_a_place_is_one_name() -> None:
    found = link("[Paris|PLACE] [Hilton|PERSON] was in [Paris|PLACE]. [Hilton|PERSON] left.")
    assert [(found.text[m.start : m.end], m.entity) for m in found.mentions] == [
        ("Paris Hilton", "person:paris-hilton"),
        ("Paris", "place:paris"),
        ("Hilton", "person:paris-hilton"),
    ]


def test_place_before_a_surname_that_somebody_bears_stays_a_place() -> None:
    found = link("In [Georgia|PLACE] [Kemp|PERSON] won. [Brian Kemp|PERSON] left.")
    assert found.ids("Georgia") == ["place:georgia"]
    assert found.ids("Kemp") == ["person:brian-kemp"]
