"""Which of several persons of one surname is meant."""

from __future__ import annotations

import pytest
from link_case import link

TOM_AND_GRETA = "Ex-mayor [Tom Hollander|PERSON] and his wife, [Greta Hollander|PERSON], came to court. "


def test_given_name_used_alone_does_not_call_by_surname() -> None:
    found = link(
        "[Tom Hollander|PERSON] came. [Hollander|PERSON] wept. His wife, [Greta|PERSON], sat down."
        " [Hollander|PERSON] spoke as the judge left.\n[Greta Hollander|PERSON] was a teacher."
    )
    assert found.ids("Hollander") == ["person:tom-hollander"] * 2
    assert not any(m.sure for m in found.mentions if found.text[m.start : m.end] == "Hollander")


@pytest.mark.parametrize(
    ("rest", "given"),
    [
        ("Mrs [Hollander|PERSON] sat down.", "greta"),
        ("Ms. [Hollander|PERSON] sat down.", "greta"),
        ("Mr [Hollander|PERSON] sat down.", "tom"),
        ("[Hollander|PERSON]'s husband sat down.", "greta"),
        ("[Hollander|PERSON]'s late wife was rich.", "tom"),
        ("[Hollander|PERSON] said she had been away.", "greta"),
        ("[Hollander|PERSON] smiled as she left.", "greta"),
        ("As she left, [Hollander|PERSON] waved.", "greta"),
        ("[Hollander|PERSON] and her husband live apart.", "greta"),
        ("[Hollander|PERSON] told the nurse that she was wrong.", "tom"),
        ("[Hollander|PERSON] praised her.", "tom"),
    ],
)
def test_he_and_she_decide_where_they_are_plain(rest: str, given: str) -> None:
    found = link(TOM_AND_GRETA + rest)
    assert found.of("Hollander").entity == f"person:{given}-hollander"
    assert not found.of("Hollander").sure


@pytest.mark.parametrize(
    ("beside", "name"),
    [
        ("[Zorin Hollander|PERSON] came with his wife, [Ilka Hollander|PERSON], today.", "ilka"),
        ("[Zorin Hollander|PERSON] came with Mrs. [Ilka Hollander|PERSON].", "ilka"),
        ("[Zorin Hollander|PERSON] saw [Ilka Hollander|PERSON], the mother of two.", "ilka"),
        ("[Zorin Hollander|PERSON] saw the widow of [Ilka Hollander|PERSON].", "zorin"),
        ("Thanking his wife, [Zorin Hollander|PERSON] saw [Ilka Hollander|PERSON].", "zorin"),
    ],
)
def test_words_beside_a_name_tell_who_is_she(beside: str, name: str) -> None:
    assert link(f"{beside} Mrs [Hollander|PERSON] sat down.").ids("Hollander") == [f"person:{name}-hollander"]


def test_he_leaves_both_who_may_be_meant_and_the_first_is_taken() -> None:
    found = link(
        "[Zorin Hollander|PERSON] and his husband, [Mark Hollander|PERSON], came. [Hollander|PERSON] said he sang."
    )
    assert found.ids("Hollander") == ["person:zorin-hollander"]


def test_one_called_with_mrs_does_not_take_the_bare_surname() -> None:
    found = link(
        TOM_AND_GRETA + "[Hollander|PERSON] wept. Mrs [Hollander|PERSON] stood. [Hollander|PERSON] wept."
    )
    assert found.ids("Hollander") == [f"person:{name}-hollander" for name in ("tom", "greta", "tom")]


def test_mrs_is_not_the_only_one_named_in_full_if_that_is_a_man() -> None:
    found = link("[Tom Hollander|PERSON] came. Mrs [Hollander|PERSON] came too. [Hollander|PERSON] wept.")
    assert found.ids("Hollander") == ["person:hollander", "person:tom-hollander"]
    assert not found.of("Hollander").sure
    assert found.of("Hollander", 1).sure


def test_mr_is_the_only_one_named_in_full() -> None:
    found = link(
        "[Tom Hollander|PERSON] came. Mr [Hollander|PERSON] wept. Mrs [Zorn|PERSON], or [Ada Zorn|PERSON]."
    )
    assert found.of("Hollander").sure
    assert found.of("Zorn").sure
