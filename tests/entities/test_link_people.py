from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from link_case import article, link, unmark

from reader.entities.known import KnownNames
from reader.entities.link import Linker
from reader.entities.names import bare, fold, one_person, skeleton, slug
from reader.entities.profiles import Profiles
from reader.model import Entity


def test_surname_means_the_person_named_in_full() -> None:
    found = link(
        "[Marta Quillmoor|PERSON] spoke. Later [Quillmoor|PERSON] left; Ms. [Quillmoor|PERSON] is 40."
    )
    assert {m.entity for m in found.mentions} == {"person:marta-quillmoor"}
    assert all(m.sure for m in found.mentions)
    assert found.of("Quillmoor").evidence == "the surname of Marta Quillmoor"


def test_surname_before_the_full_name_is_found_too() -> None:
    found = link("[Quillmoor|PERSON] wins. [Marta Quillmoor|PERSON] took the seat.")
    assert found.ids("Quillmoor") == ["person:marta-quillmoor"]


def test_two_people_with_one_surname_stay_two() -> None:
    found = link(
        "[Marta Quillmoor|PERSON] and [Otto Quillmoor|PERSON] spoke. [Quillmoor|PERSON] left with [Marta|PERSON]."
    )
    assert found.of("Marta Quillmoor").entity != found.of("Otto Quillmoor").entity
    assert found.of("Quillmoor").sure is False
    assert found.ids("Marta") == ["person:marta-quillmoor"]


def test_family_name_first() -> None:
    found = link("[Lin Daoming|PERSON] met the press, and [Lin|PERSON] smiled.")
    assert found.ids("Lin") == ["person:lin-daoming"]


@pytest.mark.parametrize(
    "variant",
    ["Miroslav Terkhenko", "Myroslav Tergenko", "Мирослав Терхенко", "Myroslav Terhenkko", "M. Terhenko"],
)
def test_spellings_of_one_name_are_one_person(variant: str) -> None:
    found = link(f"[Myroslav Terhenko|PERSON] spoke. So did [{variant}|PERSON].")
    assert found.ids(variant) == ["person:myroslav-terhenko"]


@pytest.mark.parametrize(
    ("left", "right"),
    [("Andrea Holt", "Andrew Holt"), ("Daniel Holt", "Daniela Holt"), ("Mara Kelly", "Mara Kerry")],
)
def test_names_that_only_look_alike_are_two_people(left: str, right: str) -> None:
    found = link(f"[{left}|PERSON] met [{right}|PERSON].")
    assert found.of(left).entity != found.of(right).entity


@pytest.mark.parametrize("variant", ["Tom Brixley", "Thomas J. Brixley", "Thomas Brixley Jr."])
def test_short_given_names_and_middle_initials(variant: str) -> None:
    found = link(f"[Thomas Brixley|PERSON] spoke, and [{variant}|PERSON] again.")
    assert len({m.entity for m in found.mentions}) == 1


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("Donald Trump Jr.", "person:donald-trump-jr"),
        ("John Kennedy Jr.", "person:john-kennedy-jr"),
        ("George Bush Sr.", "person:george-h-w-bush"),
        ("Joseph R. Biden Jr.", "person:joe-biden"),
        ("Ferdinand Marcos Jr", "person:ferdinand-marcos-jr"),
    ],
)
def test_junior_is_the_known_person_only_where_the_profile_says_so(name: str, entity: str) -> None:
    assert link(f"[{name}|PERSON] spoke.").ids(name) == [entity]


def test_son_of_a_known_person_is_told_from_the_father_throughout() -> None:
    found = link(
        "[Donald Trump Jr.|PERSON] spoke before [Donald Trump|PERSON] did. [Trump Jr.|PERSON] left."
        " [Trump|PERSON] stayed."
    )
    son, father = "person:donald-trump-jr", "person:donald-trump"
    assert [m.entity for m in found.mentions] == [son, father, son, father]


def test_son_and_father_are_two_to_the_library() -> None:
    known = KnownNames([Entity("person:otto-holt", "Otto Holt", "PERSON")])
    assert link("[Otto Holt Jr.|PERSON] spoke.", known=known).ids("Otto Holt Jr.") == ["person:otto-holt-jr"]


def test_father_and_son_of_one_name_stay_two() -> None:
    found = link(
        "[Otto Holt Jr.|PERSON] wrote it with his father, Rev. [Otto Holt|PERSON]. [Holt|PERSON] is 40."
    )
    assert [m.entity for m in found.mentions] == [
        "person:otto-holt-jr",
        "person:otto-holt",
        "person:otto-holt-jr",
    ]


def test_shared_surname_alone_means_who_was_named_first() -> None:
    found = link(
        "[Otto Holt|PERSON] came with [Mia Holt|PERSON]. [Holt|PERSON] sang. [Mia Holt|PERSON] and [Holt|PERSON]."
    )
    assert found.ids("Holt") == ["person:otto-holt"] * 2


def test_quoted_nickname_stands_for_the_given_name() -> None:
    found = link('[Wilhelm "Moss" Cardew|PERSON] took office. [Moss Cardew|PERSON] is 43.')
    assert len({m.entity for m in found.mentions}) == 1


def test_handle_is_split_at_its_capitals() -> None:
    found = link("[Marta Quillmoor|PERSON] wrote it. — ([@MartaQuillmoor|PERSON])")
    assert found.ids("@MartaQuillmoor") == ["person:marta-quillmoor"]


def test_given_name_joined_to_a_full_name_shares_its_surname() -> None:
    found = link("[Ada|PERSON] and [Maria Holtby|PERSON] sang.")
    assert found.of("Ada").entity == "person:ada-holtby"


def test_surname_joined_to_a_full_name_does_not() -> None:
    found = link("[Marta Quillmoor|PERSON] came. [Quillmoor|PERSON] and [Maria Holtby|PERSON] sang.")
    assert found.ids("Quillmoor") == ["person:marta-quillmoor"]


def test_bundled_spellings_of_one_name() -> None:
    forms = ["Volodymyr Zelensky", "Zelenskyy", "Zelenskiy", "@ZelenskyyUa", "Зеленський", "泽连斯基"]
    found = link(", ".join(f"[{form}|PERSON]" for form in forms))
    assert {m.entity for m in found.mentions} == {"person:volodymyr-zelensky"}


def test_slip_in_a_bundled_name() -> None:
    found = link("It named [Vladmir Putin|PERSON].")
    assert found.of("Vladmir Putin").entity == "person:vladimir-putin"
    assert "spelling" in found.of("Vladmir Putin").evidence


def test_title_decides_between_a_name_here_and_a_well_known_one() -> None:
    found = link("[Michelle Obama|PERSON] came with President [Obama|PERSON].")
    assert found.ids("Obama") == ["person:barack-obama"]


def test_common_surname_is_not_given_to_a_bundled_person() -> None:
    found = link("A man called [Johnson|PERSON] phoned.")
    assert found.of("Johnson").entity == "person:johnson"


def test_entities_hold_the_forms_of_the_article() -> None:
    found = link("[Marta Quillmoor|PERSON] spoke. [Quillmoor|PERSON] left.")
    entity = found.entities["person:marta-quillmoor"]
    assert (entity.name, entity.type) == ("Marta Quillmoor", "PERSON")
    assert entity.aliases == ("Marta Quillmoor", "Quillmoor")


def test_slugs_are_readable_and_steady() -> None:
    assert slug("PERSON", "Jörg B. Ström") == slug("person", "Jorg Ström") == "person:jorg-strom"
    assert slug("PLACE", "Côte-d’Or") == "place:cote-dor"
    assert slug("ORG", "…") == "org:unnamed"


def test_bare_names() -> None:
    assert bare("Mr. Otto Holt’s") == "Otto Holt"
    assert fold("The  Straits-Times") == fold("straits times")
    assert skeleton("Сергей Иванов") == skeleton("Sergey Ivanov")


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_never_raises_and_is_symmetric(left: str, right: str) -> None:
    assert one_person(left, right) == one_person(right, left)
    assert slug("person", left).startswith("person:")


WORDS = st.sampled_from(
    "Ada Holt Mia Marta Quill J. 华 Ки al von @AdaHolt Mr. O’Neill ´ - Jr. Oslo Norwegian".split()
)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(lambda words: sorted(words, key="Jr.".__eq__))
KINDS = st.sampled_from(["PERSON", "ORG", "PLACE", "GROUP", "ROLE"])
BETWEEN = st.sampled_from(
    [
        " said ",
        "'s lawyer met ",
        " president ",
        ". The president and ",
        ", her counterpart, ",
        " and ",
        " senator, ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(NAMES, KINDS, BETWEEN)))
def test_linking_keeps_the_mentions_and_names_every_one(drawn: list[tuple[list[str], str, str]]) -> None:
    text, mentions = unmark("".join(f"[{' '.join(words)}|{kind}]{between}" for words, kind, between in drawn))
    linked, entities = Linker(Profiles.bundled()).link(article(text, dt.date(2023, 3, 16)), mentions)
    spans = [(m.start, m.end) for m in linked if m.type != "ROLE"]
    assert spans == [(m.start, m.end) for m in mentions if m.type != "ROLE"]
    assert all(m.entity in entities and m.evidence for m in linked if m.type != "ROLE" or m.entity)
    assert all(one.end <= other.start for one, other in pairwise(linked))
