"""Nicknames, initials and princes: what a text calls a person beside the name."""

from __future__ import annotations

import pytest
from link_case import link

MBS = "person:mohammed-bin-salman"


@pytest.mark.parametrize("quoted", ['"Bibi"', "“Bibi”", "‘Bibi’"])
def test_nickname_between_given_name_and_surname_parts_nobody(quoted: str) -> None:
    found = link(f"[Benjamin|PERSON] {quoted} [Netanyahu|PERSON] left. [Netanyahu|PERSON] is 75.")
    assert {m.entity for m in found.mentions} == {"person:benjamin-netanyahu"}
    assert len(found.mentions) == 2


@pytest.mark.parametrize(
    ("marked", "name", "id"),
    [
        ('[Otto Bram|PERSON] "Moss" [Cardew|PERSON] left.', 'Otto Bram "Moss" Cardew', "otto-bram-cardew"),
        ('[William|PERSON] A. "Moss" Cardew left.', 'William A. "Moss" Cardew', "william-cardew"),
        ('William "[Moss|PERSON]" [Cardew|PERSON] left.', 'William "Moss" Cardew', "william-cardew"),
    ],
)
def test_nickname_goes_with_the_name_whatever_was_found(marked: str, name: str, id: str) -> None:
    assert link(marked).ids(name) == [f"person:{id}"]


def test_quoted_word_that_is_no_nickname_parts() -> None:
    found = link('[Ada|PERSON] "the knife" [Cardew|PERSON]. He read "Moss" to [Otto|PERSON].')
    assert [found.text[m.start : m.end] for m in found.mentions] == ["Ada", "Cardew", "Otto"]


@pytest.mark.parametrize(
    "marked",
    [
        "[Ada Bo Cardew|PERSON], known as [ABC|ORG], left. [ABC|ORG] won.",
        "[Ada Bo Cardew|PERSON] ([ABC|ORG]) left. [ABC|ORG] won.",
    ],
)
def test_initials_a_text_gives_a_person_stand_for_that_person(marked: str) -> None:
    assert set(link(marked).ids("ABC")) == {"person:ada-bo-cardew"}


@pytest.mark.parametrize(
    "marked",
    [
        "[Mohammed bin Salman|PERSON] left. [MBS|ORG] won.",
        "The [Saudi|GROUP] crown prince, known as [MBS|ORG], left.",
    ],
)
def test_initials_the_profiles_know(marked: str) -> None:
    assert link(marked).ids("MBS") == [MBS]


@pytest.mark.parametrize(
    ("marked", "initials"),
    [
        ("[Ada Bo Cardew|PERSON] watched [ABC|ORG].", "ABC"),
        ("[Ada Bo Cardew|PERSON] joined the Alder Board ([ABC|ORG]).", "ABC"),
        ("The sale of [MBS|ORG] fell.", "MBS"),
        ("They flew to [JFK|ORG].", "JFK"),
    ],
)
def test_initials_of_something_else_stay(marked: str, initials: str) -> None:
    assert link(marked).of(initials).type == "ORG"


def test_prince_and_given_name_is_the_prince_named_in_full() -> None:
    found = link(
        "[Mohammed bin Salman|PERSON] left. [Mohammed Quill|PERSON] came. [Prince Mohammed|PERSON] spoke."
    )
    assert found.ids("Prince Mohammed") == [MBS]
    found = link("Prince [Otto Quill|PERSON] left. [Otto Holt|PERSON] came. [Prince Otto|PERSON] spoke.")
    assert found.ids("Prince Otto") == ["person:otto-quill"]


def test_given_name_and_double_surname_is_no_body() -> None:
    found = link("[Dominique Cardew-Quill|ORG] ([DCQ|ORG]) left. [DCQ|ORG] won.")
    assert {m.entity for m in found.mentions} == {"person:dominique-cardew-quill"}
    assert link("[Austin Bank-Office|ORG] left.").of("Austin Bank-Office").type == "ORG"


def test_prince_and_given_name_is_the_prince_named_in_full_with_the_title() -> None:
    found = link("[Prince Otto bin Quill|PERSON] left. [Otto Holt|PERSON] came. [Prince Otto|PERSON] spoke.")
    assert found.ids("Prince Otto") == ["person:prince-otto-bin-quill"]


def test_prince_is_nobody_who_is_none() -> None:
    found = link("[Mohammed Quill|PERSON] came. [Prince Mohammed|PERSON] spoke.")
    assert found.ids("Prince Mohammed") == ["person:prince-mohammed"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("John Anderson", "John Andersen"),
        ("Martin Schulz", "Martin Schultz"),
        ("Stefan Quillmor", "Stefan Quilmar"),
    ],
)
def test_names_alike_in_one_sentence_are_two_people(left: str, right: str) -> None:
    found = link(
        f"[{left}|PERSON] met [{right}|PERSON]. [{right.split()[1]}|PERSON] left. [{right}|PERSON] wept."
    )
    assert found.of(left).entity != found.of(right).entity
    assert {m.entity for m in found.mentions[1:]} == {found.of(right).entity}


@pytest.mark.parametrize("between", [", aka ", " (also spelled ", ", also known as ", ". So did "])
def test_names_alike_are_one_where_the_text_says_so_or_in_two_sentences(between: str) -> None:
    found = link(f"[Stefan Quillmor|PERSON]{between}[Stefan Quillmar|PERSON].")
    assert len({m.entity for m in found.mentions}) == 1


def test_middle_names_tell_two_people_apart() -> None:
    found = link("[Omar Ali Quill|PERSON] and [Omar Amir Quill|PERSON] sat with [Ada M. Quill|PERSON].")
    assert len({m.entity for m in found.mentions}) == 3
    found = link("[Omar Ali Quill|PERSON] sat. [Omar A. Quill|PERSON] rose. [Omar Quill|PERSON] left.")
    assert len({m.entity for m in found.mentions}) == 1


@pytest.mark.parametrize("name", ["Zelenskyj", "Zelenskij", "Zelensky"])
def test_more_spellings(name: str) -> None:
    assert link(f"Mr [{name}|PERSON] spoke.").ids(name) == ["person:volodymyr-zelensky"]
