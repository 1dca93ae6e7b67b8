from __future__ import annotations

import pytest
from link_case import article, link

from reader.entities.called import called
from reader.entities.epithets import is_charged
from reader.model import Annotated


def phrases(marked: str) -> dict[str, list[str]]:
    found = link(marked)
    annotated = Annotated(article(found.text), found.mentions)
    said: dict[str, set[str]] = {}
    for one in called(annotated):
        assert " ".join(found.text[one.start : one.end].split()) == one.phrase
        said.setdefault(one.entity, set()).add(one.phrase)
    return {entity: sorted(phrases) for entity, phrases in said.items()}


@pytest.mark.parametrize(
    ("marked", "phrase"),
    [
        ("The militant leader [Idris Voln|PERSON] spoke.", "militant leader"),
        ("Rebel commander [Idris Voln|PERSON] spoke.", "Rebel commander"),
        ("[Idris Voln|PERSON], a notorious warlord, spoke.", "notorious warlord"),
        ("The president called [Idris Voln|PERSON] a terrorist.", "terrorist"),
        ("The foreign-backed rebel leader [Idris Voln|PERSON] spoke.", "foreign-backed rebel leader"),
        ("The embattled president [Idris Voln|PERSON] spoke.", "embattled president"),
        ("Kestrian-born businessman [Idris Voln|PERSON] spoke.", "Kestrian-born businessman"),
    ],
)
def test_what_stands_beside_a_persons_name(marked: str, phrase: str) -> None:
    assert phrases(marked) == {"person:idris-voln": [phrase]}


def test_groups_and_places_are_called_things_too() -> None:
    assert phrases("The armed group [Free Torvel|ORG] left.") == {"org:free-torvel": ["armed group"]}
    assert phrases("The breakaway region of [Torvel|PLACE] voted.") == {"place:torvel": ["breakaway region"]}
    assert phrases("The [Torvel|PLACE] regime fell.") == {"place:torvel": ["regime"]}


@pytest.mark.parametrize(
    "marked",
    [
        "The city of [Torvel|PLACE] voted.",
        "The group [Free Torvel|ORG] left.",
        "The rebels left. [Idris Voln|PERSON] stayed.",
        "No talks with [Idris Voln|PERSON], the president's office said.",
        "He met rebels and [Idris Voln|PERSON] later.",
    ],
)
def test_what_says_nothing_or_is_about_others_is_left_out(marked: str) -> None:
    assert phrases(marked) == {}


@pytest.mark.parametrize(
    ("marked", "phrase"),
    [
        ("[Kestrian|GROUP] warlord [Idris Voln|PERSON] spoke.", "Kestrian warlord"),
        ("[Kestrian|GROUP] leader [Idris Voln|PERSON] spoke.", "Kestrian leader"),
        ("[Kestrian|GROUP] President [Idris Voln|PERSON] spoke.", "President"),
        ("The ailing [Kestrian|GROUP] President [Idris Voln|PERSON] spoke.", "ailing Kestrian President"),
    ],
)
def test_a_nationality_belongs_to_an_epithet_but_not_to_a_mere_title(marked: str, phrase: str) -> None:
    assert phrases(marked)["person:idris-voln"] == [phrase]


def test_only_the_one_asked_for() -> None:
    found = link("Rebel leader [Idris Voln|PERSON] met the activist [Ulla Rehn|PERSON].")
    annotated = Annotated(article(found.text), found.mentions)
    assert [one.phrase for one in called(annotated, "person:ulla-rehn")] == ["activist"]


def test_words_that_take_a_side() -> None:
    assert is_charged("Rebel commander") and not is_charged("commander")
