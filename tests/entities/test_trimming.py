"""Names that finding drew too wide."""

from __future__ import annotations

import pytest
from link_case import link


def persons(marked: str) -> list[str]:
    found = link(marked)
    return [found.text[m.start : m.end] for m in found.mentions if m.type == "PERSON"]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[SC & FM Qin Gang|ORG] spoke.", "Qin Gang"),
        ("[State Councilor & FM Qin Gang|ORG] spoke.", "Qin Gang"),
        ("[PM/DM Narendra Modi|ORG] spoke.", "Narendra Modi"),
        ("[FM & DPM Ishak Quillmoor|ORG] spoke.", "Ishak Quillmoor"),
        ("[Rep. Ada Quillmoor|ORG] spoke.", "Ada Quillmoor"),
        ("[VP & COO Quillmoor Brandt|ORG] met [Quillmoor Brandt|PERSON].", "Quillmoor Brandt"),
        ("Under [Presidents Quillmoor|PERSON] and [Brandt|PERSON].", "Quillmoor"),
        ("The [Senators Ada Quillmoor|PERSON] and [Otto Brandt|PERSON] left.", "Ada Quillmoor"),
        ("It was [Otto Quillmoor Jr. Reaching|PERSON] it took years.", "Otto Quillmoor Jr."),
    ],
)
def test_titles_and_the_next_sentence_are_no_part_of_a_name(marked: str, name: str) -> None:
    assert persons(marked)[0] == name


@pytest.mark.parametrize(
    ("marked", "surface"),
    [
        ("[AT&T Stadium|ORG] is full.", "AT&T Stadium"),
        ("The [USS Ada Quillmoor|ORG] sank.", "USS Ada Quillmoor"),
        ("[Director Sales Group|ORG] paid.", "Director Sales Group"),
        ("[PM & Sons|ORG] paid.", "PM & Sons"),
        ("[Otto Quillmoor Jr.|PERSON] left.", "Otto Quillmoor Jr."),
        ("[Hastings Quillmoor|PERSON] left.", "Hastings Quillmoor"),
    ],
)
def test_name_that_only_looks_so_stays(marked: str, surface: str) -> None:
    found = link(marked)
    assert [found.text[m.start : m.end] for m in found.mentions] == [surface]


def test_courtesy_is_no_place() -> None:
    assert link("[Nice|PLACE] to see you.").mentions == ()
    assert link('"[Nice|PLACE] to meet all of you," he said.').mentions == ()
    assert link("[Nice|PLACE] to host the games.").ids("Nice") == ["place:nice"]
    assert link("He went from [Nice|PLACE] to see you.").ids("Nice") == ["place:nice"]


def test_surname_that_is_also_a_verb() -> None:
    assert persons("He read [George|PERSON] Will on Monday.") == ["George Will"]
    assert persons("He met [George|PERSON] May 12.") == ["George"]
