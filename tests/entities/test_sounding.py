from __future__ import annotations

from pathlib import Path

import pytest
from link_case import link, own_profiles

from reader.entities.sounding import heard_as


@pytest.mark.parametrize(
    ("text", "name", "entity"),
    [
        ("Mr [Vani|PERSON] said so.", "Vani", "person:vani"),
        ("She left the village of [Vani|PERSON].", "Vani", "person:vani"),
        ("Mr [Cai|PERSON], a cook, agreed.", "Cai", "person:cai"),
        ("Mrs [Suki|PERSON] waited.", "Suki", "person:suki"),
        ("Mr [Sissi|PERSON] waited.", "Sissi", "person:sissi"),
        ("Mr [Stub|PERSON] waited.", "Stub", "person:stub"),
        ("Mr [Lammi|PERSON] waited.", "Lammi", "person:lammi"),
        ("[Vani Kapoor|PERSON] sang. [Ван И|PERSON] left.", "Ван И", "person:wang-yi"),
        ("[Ван И|PERSON] left. [Vani|PERSON] sang.", "Vani", "person:vani"),
    ],
)
def test_a_short_word_is_nobody_known_who_only_sounds_so(text: str, name: str, entity: str) -> None:
    assert link(text).ids(name) == [entity]


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("Zelenskyj", "person:volodymyr-zelensky"),
        ("Gaddafy", "person:muammar-gaddafi"),
        ("Prigozhyn", "person:yevgeny-prigozhin"),
        ("Туск", "person:donald-tusk"),
        ("Xi Jin-ping", "person:xi-jinping"),
        ("Сі Цзіньпін", "person:xi-jinping"),
    ],
)
def test_other_spellings_of_a_long_word_or_a_whole_name_stay_known(name: str, entity: str) -> None:
    assert link(f"It named [{name}|PERSON].").ids(name) == [entity]


def test_words_joined_sound_like_the_name_only_where_they_are_long() -> None:
    assert heard_as("martaquillmoor", "Marta Quillmoor")
    assert not heard_as("Annali", "Anna Li")
    assert heard_as("王毅", "Wang Yi")


def test_mr_or_mrs_is_not_the_known_one_of_the_other_sex() -> None:
    assert link("Mr [Tsai|PERSON], a cook, agreed.").ids("Tsai") == ["person:tsai"]
    assert link("Ms [Modi|PERSON], a cook, agreed.").ids("Modi") == ["person:modi"]


def test_mr_before_a_known_surname_is_unsure_until_the_full_name_stands_there(tmp_path: Path) -> None:
    own = own_profiles(tmp_path, "entities:\n  Quen Tarvakhko: {type: person, forms: [Tarvakhko]}\n")
    texts = [
        "Mr [Tarvahko|PERSON] sat.",
        "[Tarvahko|PERSON] sat.",
        "[Quen Tarvakhko|PERSON] came. Mr [Tarvahko|PERSON] sat.",
    ]
    found = [link(text, profiles=own).of("Tarvahko") for text in texts]
    assert {mention.entity for mention in found} == {"person:quen-tarvakhko"}
    assert [mention.sure for mention in found] == [False, True, True]


def test_a_word_that_begins_another_name_here_is_unsure() -> None:
    found = link("[Ban Ki-moon|PERSON] and [Moon Jae-in|PERSON] talked. [Moon|PERSON] smiled.")
    assert found.of("Moon").sure is False
    assert "another name here" in found.of("Moon").evidence


def test_mr_before_a_given_name_is_the_one_who_has_it_as_a_surname() -> None:
    found = link("[Paul Quillmoor|PERSON] met [Otto Paul|PERSON]. Mr. [Paul|PERSON] left; [Paul|PERSON] sat.")
    assert found.ids("Paul") == ["person:otto-paul"] * 2
    assert [found.of("Paul", nth).sure for nth in (0, 1)] == [True, False]
