"""Days that differ, days that only may, and the same words about another day."""

import datetime as dt

import pytest

from reader.compare import compare
from reader.model import Difference, Link

from .build import annotated

THURSDAY = dt.date(2024, 5, 16)
FRIDAY = dt.date(2024, 5, 17)
IN_JUNE = dt.date(2024, 6, 20)
OURS = "\n\nFerries ran late.\n\nThe tide was high, a pilot noted."
THEIRS = "\n\nShops were shut.\n\nA choir sang by the river."


def link(
    left: str, right: str, left_day: dt.date | None = THURSDAY, right_day: dt.date | None = THURSDAY
) -> Link:
    """The first link between two reports."""
    return compare(annotated(left, "l", left_day), annotated(right, "r", right_day)).links[0]


def found(
    left: str, right: str, left_day: dt.date | None = THURSDAY, right_day: dt.date | None = THURSDAY
) -> list[Difference]:
    """The differing dates in it."""
    return [one for one in link(left, right, left_day, right_day).differences if one.type == "date"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Kest said he will resign on Friday over the Osk affair.",
            "Kest will resign on May 17 over the Osk affair, he said.",
        ),
        (
            "Two men are to appear in court in Osk on Friday, police said.",
            "Two men will appear in court in Osk on May 17, police said.",
        ),
        ("The trial of Kest opens in Osk on Monday.", "The trial of Kest opens in Osk on 20 May."),
        ("Osk holds its election on Sunday.", "Osk holds its election on May 19."),
        ("Mayor quits on Friday in Osk over dam", "The mayor quit on May 10 in Osk over the dam."),
        ("The strike in Osk could end on Monday.", "The strike in Osk will end on Monday."),
        ("Kest agreed to meet the Osk board on Friday.", "Kest agreed to meet the Osk board on May 17."),
        ("The Osk board will vote on Thursday.", "The Osk board will vote on May 23."),
        ("The Osk board will vote on Thursday.", "The Osk board will vote on May 16."),
        ("The Osk board voted on Thursday.", "The Osk board voted on May 16."),
        ("The Osk dam will open in September.", "The Osk dam will open in September 2024."),
        ("The Osk dam opened in September.", "The Osk dam opened in September 2023."),
        ("A bomb went off in Osk on Tuesday evening.", "A bomb went off in Osk on Tuesday night."),
    ],
)
def test_days_that_may_be_the_same_are_no_difference(left: str, right: str) -> None:
    assert not found(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The court in Osk freed Kest on Monday.", "The court in Osk freed Kest on Tuesday."),
        (
            "Kest resigned as mayor of Osk on Thursday, his office said.",
            "On Wednesday Kest resigned as mayor of Osk, his office said.",
        ),
        ("The dam in Osk has been shut since Monday.", "The dam in Osk has been shut since Sunday."),
        ("The Osk talks broke down last month.", "The Osk talks broke down in February."),
        (
            "Kest was killed in Osk on May 2, a court heard.",
            "Kest was killed in Osk on May 9, a court heard.",
        ),
    ],
)
def test_days_of_one_deed_surely_differ(left: str, right: str) -> None:
    assert [one.sure for one in found(left, right)] == [True]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "An aide on Friday apologised for a post about the mayor's dogs in Osk.",
            "An aide resigned Monday after a post about the mayor's dogs in Osk.",
        ),
        (
            "Kest said on Monday that the Osk pit was unsafe.",
            "Kest said on Tuesday that the Osk pit was unsafe.",
        ),
        ("Kest spoke to the Osk board on Monday.", "Kest spoke to the Osk board on Tuesday."),
        ("Kest must leave Osk by Friday, a judge ruled.", "Kest must leave Osk by Sunday, a judge ruled."),
        ("By Tuesday the Osk mill had been sold.", "The Osk mill had been sold on Monday."),
        ("The trial of Kest opens in Osk on Monday.", "The trial of Kest opens in Osk on Tuesday."),
        ("A tram hit a lorry in Osk late Tuesday.", "A tram hit a lorry in Osk early Wednesday."),
        ("The Osk pit reopens on Monday after repairs", "The Osk pit reopens on Friday after repairs"),
    ],
)
def test_days_that_agreeing_reports_may_name_never_surely_differ(left: str, right: str) -> None:
    assert not any(one.sure for one in found(left, right))


def test_the_reason_names_the_year_ahead_and_both_days_where_it_may_be_either() -> None:
    (month,) = found("The dam in Osk will open in September.", "The dam in Osk will open in October.")
    assert "2024-09-01" in month.reason
    assert "2023" not in month.reason
    (day,) = found("Osk holds its election on Sunday.", "Osk holds its election on May 26.")
    assert "2024-05-12 or 2024-05-19" in day.reason
    assert not day.sure


def test_yesterday_of_a_report_published_a_day_later_is_no_sure_other_day() -> None:
    left, right = "Kest left Osk yesterday, a porter said.", "Kest left Osk on Wednesday, a porter said."
    assert not found(left, right)
    assert not any(one.sure for one in found(left, right, FRIDAY))


def test_parts_of_one_day_are_told_as_unsure() -> None:
    (one,) = found(
        "A bomb went off in Osk on Thursday morning.", "A bomb went off in Osk on Thursday evening."
    )
    assert not one.sure
    assert "times of day" in one.reason


def test_days_of_the_week_of_undated_articles_are_told_as_unsure() -> None:
    left, right = "The court in Osk freed Kest on Monday.", "The court in Osk freed Kest on Tuesday."
    (one,) = found(left, right, None, None)
    assert not one.sure
    assert "the articles have no date" in one.reason
    assert "2001" not in one.reason
    (one,) = found(left, right, THURSDAY, None)
    assert not one.sure
    assert not found(left, left.replace("freed", "has freed"), None, None)


@pytest.mark.parametrize(
    ("words", "sure"),
    [
        ("The court in Osk freed Kest on Monday.", True),
        ("Grain from Osk fell by 4 percent last month.", False),
    ],
)
def test_the_same_words_weeks_apart_are_about_another_day(words: str, sure: bool) -> None:
    told = link(words + OURS, words + THEIRS, THURSDAY, IN_JUNE)
    assert told.kind != "same"
    assert [one.sure for one in told.differences if one.type == "date"] == [sure]


def test_a_report_published_again_is_the_same_within_a_week_and_never_surely_another() -> None:
    text = "The court in Osk freed Kest on Monday.\n\nHe left Osk yesterday.\n\nThe trial ended last month."
    for day in (THURSDAY, FRIDAY, THURSDAY + dt.timedelta(days=5), None):
        again = compare(annotated(text, "l", THURSDAY), annotated(text, "r", day))
        assert [one.kind for one in again.links] == ["same"] * 3
        edited = compare(annotated(text, "l", THURSDAY), annotated(text.replace("Kest", "Mr Kest"), "r", day))
        assert not [one for each in edited.links for one in each.differences if one.type == "date"]
    later = compare(annotated(text, "l", THURSDAY), annotated(text, "r", IN_JUNE))
    told = [one for each in later.links for one in each.differences]
    assert told
    assert not any(one.sure for one in told)


def test_the_same_words_about_the_same_day_stay_the_same_weeks_apart() -> None:
    words = "The ferry to Osk sank on May 3 near the lighthouse."
    assert link(words + OURS, words + THEIRS, THURSDAY, IN_JUNE).kind == "same"
