"""What a search that finds nothing does and says."""

from __future__ import annotations

import pytest

from reader.library import Library


@pytest.mark.parametrize(
    ("typed", "meant", "number"),
    [("Tandowa", "Tandova", 2), ("harbuor ", "harbour ", 2), ("title:librry", "title:library", 1)],
)
def test_the_hits_of_a_near_spelling_are_shown_and_it_is_said(
    filled: Library, typed: str, meant: str, number: int
) -> None:
    page = filled.search(typed)
    assert (page.total, len(page.hits), page.query) == (number, number, typed)
    assert (page.suggestion, page.corrected) == (meant, meant)
    assert f"(nothing for {typed.strip()})" in page.read_as and page.read_as.startswith(meant.strip())
    assert all(hit.matches for hit in page.hits)


def test_what_is_found_as_typed_is_not_corrected(filled: Library) -> None:
    page = filled.search("harbour ")
    assert (page.total, page.suggestion, page.corrected, page.read_as) == (2, None, None, "harbour")


@pytest.mark.parametrize("typed", ["hivex:boox", "after:hivez", "on:booka", "is:hivez", "1203", "bee5"])
def test_fields_dates_and_numbers_are_not_respelt(filled: Library, typed: str) -> None:
    page = filled.search(typed)
    assert (page.total, page.suggestion, page.corrected) == (0, None, None)


def test_a_bare_year_is_offered_as_a_date_where_that_finds_something(filled: Library) -> None:
    for typed in ("2030", "in:2030"):
        page = filled.search(typed)
        assert (page.total, page.suggestion, page.corrected) == (0, "on:2030", None)
        assert page.suggestion is not None and filled.search(page.suggestion).total == 1
    assert filled.search("1999").suggestion is None


def test_an_unknown_field_is_told_with_those_there_are(filled: Library) -> None:
    read_as = filled.search("autor:brill").read_as
    assert "“autor:” is no field (title source person" in read_as
    assert "is no field" not in filled.search("https://a.example").read_as


def test_a_field_without_a_value_is_no_word(filled: Library) -> None:
    page = filled.search("source:")
    assert page.total == filled.count()
    assert "“source:” is left out" in page.read_as
    assert filled.search("hives source:").total == 1


def test_the_nearest_sources_are_told_where_there_is_none_so_called(filled: Library) -> None:
    names = [row.name for row in filled.sources()]
    assert f"no source is called “{names[0]}x”" in filled.search(f'source:"{names[0]}x"').read_as
    assert f"(there are {names[0]}" in filled.search(f'source:"{names[0]}x"').read_as
    assert "no source is called" not in filled.search(f'source:"{names[0]}" nothingofthekind').read_as


def test_what_finds_nothing_either_is_not_suggested(filled: Library) -> None:
    page = filled.search("Tandowa hives source:nobody")
    assert (page.total, page.suggestion, page.corrected) == (0, None, None)
    page = filled.search("Tandowa hives ")
    assert (page.suggestion, page.corrected) == (None, None)
    assert page.read_as.startswith("any of the words, as none has all: ")
