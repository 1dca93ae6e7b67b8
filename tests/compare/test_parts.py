"""Parts of linked passages that only one article tells."""

from dataclasses import replace

import pytest

from reader.compare import compare
from reader.model import Annotated, OnlyOne

from .build import annotated

TWO_THINGS = (
    "The council closed the harbour bridge on Monday, and the mayor announced an inquiry into repair contracts."
    "\n\nShopkeepers on the quay expect a hard winter without the traffic from the islands."
)

ONE_THING = """The harbour bridge was closed by the council on Monday.

Traders on the islands fear for their Christmas sales."""


def told(article: Annotated, found: tuple[OnlyOne, ...]) -> list[str]:
    return [article.article.text[one.start : one.end] for one in found]


def parts(ours: str, theirs: str) -> tuple[list[str], list[str]]:
    left, right = annotated(ours, "left"), annotated(theirs, "right")
    comparison = compare(left, right)
    assert comparison.links
    return told(left, comparison.parts_left), told(right, comparison.parts_right)


def test_what_a_linked_sentence_says_besides_is_a_part_of_its_side() -> None:
    inquiry = "and the mayor announced an inquiry into repair contracts."
    assert parts(TWO_THINGS, ONE_THING) == ([inquiry], [])
    assert parts(ONE_THING, TWO_THINGS) == ([], [inquiry])


@pytest.mark.parametrize(
    "elsewhere",
    [
        "An inquiry will look at the contracts for the repairs, the mayor announced.",
        "Mayor Aldo Brenneke has ordered an investigation of the contracts.",
        "Who signed the repair contracts is unclear.",
    ],
)
def test_a_part_that_another_passage_tells_is_not_missing(elsewhere: str) -> None:
    assert parts(TWO_THINGS, f"{ONE_THING}\n\n{elsewhere}")[0] == []


def test_a_part_that_the_headline_tells_is_not_missing() -> None:
    left = annotated(TWO_THINGS, "left")
    right = annotated(ONE_THING, "Inquiry into repair contracts")
    assert compare(left, right).parts_left == ()


def test_another_figure_on_the_same_matter_is_a_difference_and_no_missing_part() -> None:
    ours = (
        "A freight train derailed near Velm station on Tuesday night, "
        "and rescuers pulled 14 trapped passengers out of overturned wagons."
    )
    theirs = "A freight train derailed near Velm station on Tuesday night; 17 people were freed."
    assert parts(ours, theirs) == ([], [])


def test_names_alone_do_not_make_a_part() -> None:
    ours = (
        "The council closed the old harbour bridge on Monday, "
        "and Mira Tolvanen of the Lindholm Institute in Port Amberly agreed with Aldo Brenneke."
    )
    theirs = "The old harbour bridge was closed by the council on Monday."
    assert parts(ours, theirs)[0] == []


def test_who_a_part_is_about_is_not_news_where_the_other_article_names_them() -> None:
    ours = "The council closed the harbour bridge on Monday, and Mira Tolvanen offered commuters free rides."
    theirs = "The harbour bridge was closed by the council on Monday."
    assert len(parts(ours, theirs)[0]) == 1
    assert parts(ours, f"{theirs}\n\nWhat Mira Tolvanen did pleased everybody.")[0] == []


def test_two_words_and_a_name_are_no_part() -> None:
    ours = "The council closed the harbour bridge on Monday, and Mira Tolvanen whistled cheerfully."
    assert parts(ours, "The harbour bridge was closed by the council on Monday.")[0] == []


def test_what_a_sentence_opens_with_may_stand_in_other_words_in_its_counterpart() -> None:
    ours = "Torrential downpours swamped the lower town, and the council closed the harbour bridge."
    plain = "The council closed the harbour bridge."
    wordy = "Because the river burst its banks and flooded cellars, the council closed the harbour bridge."
    assert len(parts(ours, plain)[0]) == 1
    assert parts(ours, wordy)[0] == []


def test_the_same_sentence_and_an_unlinked_one_have_no_parts() -> None:
    left = annotated(TWO_THINGS, "left")
    assert compare(left, annotated("Snow fell on the hills.", "right")).parts_left == ()
    assert compare(left, annotated(TWO_THINGS, "right")).parts_left == ()


def test_nothing_is_missing_from_a_text_in_another_language() -> None:
    left, right = annotated(TWO_THINGS, "left"), annotated(ONE_THING, "right")
    foreign = replace(right, article=replace(right.article, language="de"))
    assert compare(left, foreign).links
    assert compare(left, foreign).parts_left == ()


def test_a_part_lies_inside_a_linked_passage_and_has_its_weight() -> None:
    left, right = annotated(TWO_THINGS, "left"), annotated(ONE_THING, "right")
    comparison = compare(left, right)
    (part,) = comparison.parts_left
    assert any(link.left.start < part.start and part.end <= link.left.end for link in comparison.links)
    assert 0 < part.weight <= 1
    assert part.placement == 0
    assert not any(one.start <= part.start < one.end for one in comparison.only_left)
