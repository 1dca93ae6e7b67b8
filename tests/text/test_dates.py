from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.dates import find_dates, parse_date

THURSDAY = dt.date(2023, 3, 16)


def spans(text: str, anchor: dt.date | None = THURSDAY) -> list[tuple[str, str, str]]:
    return [(text[d.start : d.end], str(d.first), str(d.last)) for d in find_dates(text, anchor)]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("It was signed on 2021-05-03.", "2021-05-03", "2021-05-03", "2021-05-03"),
        ("It was signed on May 3, 2021.", "May 3, 2021", "2021-05-03", "2021-05-03"),
        ("It was signed on Monday, 3 May 2021.", "Monday, 3 May 2021", "2021-05-03", "2021-05-03"),
        ("on the 3rd of May 2021", "the 3rd of May 2021", "2021-05-03", "2021-05-03"),
        ("on Sept. 3, 2021", "Sept. 3, 2021", "2021-09-03", "2021-09-03"),
        ("on 3.5.2021 at noon", "3.5.2021", "2021-05-03", "2021-05-03"),
        ("since February 2022", "February 2022", "2022-02-01", "2022-02-28"),
        ("in early March 2022", "early March 2022", "2022-03-01", "2022-03-11"),
        ("in 2022, he said", "2022", "2022-01-01", "2022-12-31"),
        ("in the 1990s", "1990", "1990-01-01", "1999-12-31"),
        ("between 3 and 5 May 2021", "3 and 5 May 2021", "2021-05-03", "2021-05-05"),
    ],
)
def test_absolute_dates_need_no_anchor(text: str, words: str, first: str, last: str) -> None:
    assert spans(text, None) == spans(text) == [(words, first, last)]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("He said on Thursday", "Thursday", "2023-03-16", "2023-03-16"),
        ("He said on Friday", "Friday", "2023-03-10", "2023-03-10"),
        ("He said Monday night", "Monday night", "2023-03-13", "2023-03-13"),
        ("The talks next Thursday", "next Thursday", "2023-03-23", "2023-03-23"),
        ("The talks last Thursday", "last Thursday", "2023-03-09", "2023-03-09"),
        ("They will meet on Saturday", "Saturday", "2023-03-18", "2023-03-18"),
        ("On March 7, at noon", "March 7", "2023-03-07", "2023-03-07"),
        ("On 20 December he", "20 December", "2022-12-20", "2022-12-20"),
        ("On April 2 he will", "April 2", "2023-04-02", "2023-04-02"),
        ("issued in February,", "February", "2023-02-01", "2023-02-28"),
        ("announced in November", "November", "2022-11-01", "2022-11-30"),
        ("said last September", "last September", "2022-09-01", "2022-09-30"),
        ("said last month", "last month", "2023-02-01", "2023-02-28"),
        ("earlier this week", "earlier this week", "2023-03-13", "2023-03-16"),
        ("comes next week", "next week", "2023-03-20", "2023-03-26"),
        ("this year", "this year", "2023-01-01", "2023-12-31"),
        ("came yesterday", "yesterday", "2023-03-15", "2023-03-15"),
        ("comes tomorrow", "tomorrow", "2023-03-17", "2023-03-17"),
        ("two days ago", "two days ago", "2023-03-14", "2023-03-14"),
    ],
)
def test_relative_dates_are_resolved_against_the_day_of_publication(
    text: str, words: str, first: str, last: str
) -> None:
    assert spans(text) == [(words, first, last)]
    assert spans(text, None) == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("He said he will resign on Friday", "2023-03-17"),
        ("They are to appear in court on Friday, police said", "2023-03-17"),
        ("The bridge will open in September", "2023-09-01"),
        ("The bridge opened in September", "2022-09-01"),
        ("The bridge is due to open on June 3", "2023-06-03"),
        ("The bridge opened on June 3", "2022-06-03"),
        ("The deal was signed on March 17", "2023-03-17"),
        ("The court freed him on Thursday", "2023-03-16"),
        ("She is the first to resign since April", "2022-04-01"),
    ],
)
def test_the_verb_that_governs_a_day_says_whether_it_lies_behind_or_ahead(text: str, first: str) -> None:
    (found,) = find_dates(text, THURSDAY)
    assert str(found.first) == first
    assert found.also is None


@pytest.mark.parametrize(
    ("text", "first", "also"),
    [
        ("The trial opens on Monday", "2023-03-13", "2023-03-20"),
        ("He would resign on Friday", "2023-03-10", "2023-03-17"),
        ("They will meet on Thursday", "2023-03-16", "2023-03-23"),
        ("They will meet next Friday", "2023-03-17", "2023-03-24"),
        ("They met last Monday", "2023-03-13", "2023-03-06"),
        ("The festival on June 3", "2023-06-03", "2022-06-03"),
        ("The vote in November", "2022-11-01", "2023-11-01"),
    ],
)
def test_a_day_that_may_lie_behind_or_ahead_is_both(text: str, first: str, also: str) -> None:
    (found,) = find_dates(text, THURSDAY)
    assert str(found.first) == first
    assert found.also
    assert str(found.also[0]) == also


def test_a_stretch_that_was_another_one_the_day_before_is_not_precise() -> None:
    assert not find_dates("fell last month", dt.date(2023, 6, 1))[0].precise
    assert find_dates("fell last month", dt.date(2023, 6, 2))[0].precise


def test_vague_and_guessed_dates_are_not_precise() -> None:
    for text in (
        "days ago",
        "two weeks ago",
        "in recent days",
        "They will meet on Saturday",
        "in early March",
    ):
        (found,) = find_dates(text, THURSDAY)
        assert not found.precise and found.relative


def test_last_month_in_january_is_december() -> None:
    assert spans("last month", dt.date(2023, 1, 5)) == [("last month", "2022-12-01", "2022-12-31")]


def test_a_leap_day_is_found_only_where_there_is_one() -> None:
    assert spans("on February 29", dt.date(2024, 3, 5)) == [("February 29", "2024-02-29", "2024-02-29")]
    assert spans("on February 30, 2024", None) == []


@pytest.mark.parametrize(
    "text",
    [
        "He may march to town.",
        "on Black Friday",
        "the Sunday Times said",
        "May Lowe and April Oke",
        "3,000 men",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert spans(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "2023-03-16", "2023-03-16T08:15:00+02:00", "20230316", "2023/03/16", "16 March 2023", "March 16, 2023",
        "Thursday, March 16th, 2023", "16 Mar 2023", "Thu, 16 Mar 2023 08:15:00 +0000", "16.03.2023", "16/03/2023",
        " 2023-03-16 ",
    ],
)  # fmt: skip
def test_metadata_dates(text: str) -> None:
    assert parse_date(text) == THURSDAY


@pytest.mark.parametrize(
    "text", ["", "soon", "2026-13-45", "3/4/2023", "March", "99 March 2023", "0000-00-00"]
)
def test_impossible_or_ambiguous_metadata_dates_are_none(text: str) -> None:
    assert parse_date(text) is None


WORDS = st.sampled_from(
    "on in last next this early late mid the of March May 3 16th 31 2022 9999 1500s Thursday week month year ago"
    " two days more than , earlier yesterday 2023-03-16 1.2.2003 to – 100 years decades February 29 past".split()
)
DAYS = st.dates(min_value=dt.date(1, 1, 1))


@given(
    st.one_of(st.lists(WORDS, max_size=12).map(" ".join), st.text(max_size=60)), st.one_of(st.none(), DAYS)
)
def test_mentions_lie_in_the_text_in_order_and_never_raise(text: str, anchor: dt.date | None) -> None:
    reach = 0
    for found in find_dates(text, anchor):
        assert reach <= found.start < found.end <= len(text)
        assert found.first <= found.last
        assert anchor or not found.relative
        reach = found.end


@given(st.text(max_size=40))
def test_any_string_is_a_date_or_none(text: str) -> None:
    assert parse_date(text) is None or isinstance(parse_date(text), dt.date)
