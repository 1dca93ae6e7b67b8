"""Given names that are also peoples, places or months, and surnames that are also places."""

from __future__ import annotations

import pytest
from link_case import Linked, link


def whole(marked: str) -> set[str]:
    return {found for found in _surfaces(link(marked), "PERSON") if " " in found}


def _surfaces(found: Linked, kind: str) -> list[str]:
    return [found.text[m.start : m.end] for m in found.mentions if m.type == kind]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[Hans|GROUP] [Quillmoor|PERSON] played.", "Hans Quillmoor"),
        ("She met [Hans|GROUP] Quillmoor there.", "Hans Quillmoor"),
        ("[Christian|GROUP] Quillmoor spoke.", "Christian Quillmoor"),
        ("He told [Roman|GROUP] Quillmoor so.", "Roman Quillmoor"),
        ("[German|GROUP] Quillmoorko resigned.", "German Quillmoorko"),
        ("[Han|GROUP] Quill-soo came.", "Han Quill-soo"),
        ("[Han|GROUP] [Quill|PERSON] came.", "Han Quill"),
        ("[Hans|GROUP]-[Dieter Quillmoor|PERSON] came.", "Hans-Dieter Quillmoor"),
        ("[Jan|GROUP] van der Quillmoor came.", "Jan van der Quillmoor"),
        ("[Israel|PLACE] Quillmoorya won. Mr Quillmoorya is 31.", "Israel Quillmoorya"),
        ("[Israel|PLACE] [Quillmoor|PERSON] came. [Quillmoor|PERSON] said he knew.", "Israel Quillmoor"),
        ("[Israel|PLACE] [Katz|PERSON] came.", "Israel Katz"),
        ("[Israel|PLACE] [Jones|PERSON] came.", "Israel Jones"),
        ("[Victoria|PLACE] [Quillmoor|PERSON] came.", "Victoria Quillmoor"),
        ("Defence Minister [Israel|PLACE] Quillmoor came.", "Israel Quillmoor"),
        ("The actor [Jordan|PLACE] Quillmoor came.", "Jordan Quillmoor"),
        ("His wife, [Florence|PLACE] Quillmoor, came.", "Florence Quillmoor"),
        ("[Jordan|PLACE] Quillmoor, 41, came.", "Jordan Quillmoor"),
        ("[Alexandria|PLACE] [Quill-Mora|ORG] came.", "Alexandria Quill-Mora"),
        ("Gov. Jan Brewer came.", "Jan Brewer"),
        ("It was April Jones who sang.", "April Jones"),
        ("June [Hargreaves|PERSON] sang.", "June Hargreaves"),
        ("[Ada Jones|PERSON] came. Will [Jones|PERSON] came too.", "Will Jones"),
    ],
)
def test_torn_name_is_one_person(marked: str, name: str) -> None:
    assert name in whole(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "[German|GROUP] Chancellor [Quillmoor|PERSON] spoke.",
        "The [German|GROUP] Quillmoorwerk flew.",
        "[Roman|GROUP] Catholics voted.",
        "[Roman|GROUP] Quillmoorism grew.",
        "[Christian|GROUP] [Democrats|GROUP] voted.",
        "[German|GROUP] [Siemens|ORG] fell.",
        "[Jordan|PLACE] River rose.",
        "[Israel|PLACE] Defense Forces struck.",
        "[Virginia|PLACE] Tech won.",
        "[Georgia|PLACE] Quillhounds won.",
        "[Houston|PLACE] Quillmoor won.",
        "[London|PLACE] Quillmoor closed.",
        "[Paris|PLACE] Saint-Quillmoor won.",
        "In [Georgia|PLACE] [Quillmoor|PERSON] won.",
        "The president of [Georgia|PLACE] [Quillmoor|PERSON] fled.",
        "[Israel|PLACE] [Netanyahu|PERSON] leads.",
        "Voters in [Indiana|PLACE] Wednesday chose.",
        "[China|PLACE] [Quillmoor|PERSON] fell. [Quillmoor|PERSON] said it would pay.",
        "[Israel|PLACE] Quillmoornu lost. Quillmoornu said so.",
        "[German|GROUP] [Quillmoor|PERSON] said so.",
        "[German|GROUP] [Quillmoor|ORG] said so.",
        "[Nazi|GROUP] [Quillmoor|PERSON] units came.",
        "[Otto Quillmoor|PERSON] led. He lost to [Finn|GROUP] [Quillmoor|PERSON].",
        "In April Jones fell ill.",
        "Will [Jones|PERSON] come?",
        "May Day came.",
    ],
)
def test_people_place_month_or_question_stays(marked: str) -> None:
    assert whole(marked) <= {"Otto Quillmoor"}


def test_surname_made_whole_is_a_person_wherever_it_stands() -> None:
    found = link(
        "[Alexandria|PLACE] [Quill-Mora|ORG] came. [Quill-Mora|ORG] said no."
        " [Israel|PLACE] Zornya spoke, and Zornya won."
    )
    assert found.ids("Quill-Mora") == ["person:alexandria-quill-mora"]
    assert found.ids("Zornya") == ["person:israel-zornya"]


def test_surname_called_like_a_place_is_the_person() -> None:
    found = link(
        "[Ada Jordan|PERSON] lost. [Jordan|PLACE] said no. The lawyers of [Jordan|PLACE]'s sister left."
    )
    assert found.ids("Jordan") == ["person:ada-jordan"] * 2


@pytest.mark.parametrize(
    "rest",
    [
        "She flew to [Jordan|PLACE]. [Jordan|PLACE] said no.",
        "[Jordan|PLACE] said no. Its [Jordanian|GROUP] envoy left.",
        "[Jordan|PLACE]'s king spoke. [Jordan|PLACE] said no.",
    ],
)
def test_place_spoken_of_stays_a_place_beside_its_namesake(rest: str) -> None:
    found = link(f"[Ada Jordan|PERSON] lost. {rest} Ms. [Jordan|PLACE] left.")
    assert found.ids("Jordan")[-1] == "person:ada-jordan"
    assert set(found.ids("Jordan")[:-1]) == {"place:jordan"}
