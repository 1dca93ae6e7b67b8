"""Whom to compare an article with, and a story day by day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from reader.stories import Moment, StoryArticle, partners, timeline


def test_reports_of_the_same_event_come_first(library: list[StoryArticle]) -> None:
    found = partners(library[0], library)
    assert {one.id for one in found[:2]} == {"f2", "f3"}
    assert all(one.score > 0.5 for one in found[:2])
    assert all(one.score < 0.5 for one in found[2:])
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_the_own_source_is_no_partner(library: list[StoryArticle]) -> None:
    assert library[0].source not in {one.source for one in partners(library[0], library)}


def test_scores_are_between_0_and_1(library: list[StoryArticle]) -> None:
    twin = replace(library[0], id="f9", source="Copy Shop")
    assert all(0 <= one.score <= 1 for one in partners(library[0], [*library, twin]))


def test_limit(library: list[StoryArticle]) -> None:
    assert len(partners(library[0], library, limit=1)) == 1


def test_nothing_to_compare_with(library: list[StoryArticle]) -> None:
    assert partners(library[0], []) == []
    assert partners(library[0], [library[0]]) == []


def test_a_report_a_year_apart_is_no_partner(library: list[StoryArticle]) -> None:
    late = replace(library[1], date=dt.date(2032, 3, 4))
    assert partners(library[0], [late]) == []


def test_timeline_puts_undated_reports_last(library: list[StoryArticle]) -> None:
    articles = [library[2], library[0], replace(library[1], date=None)]
    assert timeline(articles) == (
        Moment(dt.date(2031, 3, 4), ("f1",)),
        Moment(dt.date(2031, 3, 5), ("f3",)),
        Moment(None, ("f2",)),
    )
