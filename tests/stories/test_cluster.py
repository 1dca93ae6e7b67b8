"""Which articles make a story."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import Story
from reader.stories import StoryArticle, cluster
from reader.stories.linkage import average_link


def groups(stories: list[Story]) -> set[frozenset[str]]:
    return {frozenset(story.articles) for story in stories}


def test_reports_of_one_event_are_one_story(library: list[StoryArticle]) -> None:
    assert groups(cluster(library)) == {frozenset({"f1", "f2", "f3"}), frozenset({"s1", "s2"})}


def test_order_of_the_articles_does_not_matter(library: list[StoryArticle]) -> None:
    expected = cluster(library)
    assert all(cluster(list(order)) == expected for order in list(permutations(library))[::90])


def test_a_story_tells_its_days_sources_and_reports(library: list[StoryArticle]) -> None:
    strike, flood = cluster(library)
    assert flood.articles == ("f1", "f2", "f3")
    assert flood.sources == ("Morning Wire", "Harbour Post", "Evening Ledger")
    assert (flood.first, flood.last) == (dt.date(2031, 3, 4), dt.date(2031, 3, 5))
    assert flood.independent == 3
    assert flood.label in {one.title for one in library[:3]}
    assert strike.first == dt.date(2031, 3, 7)


def test_the_same_people_a_year_later_are_another_story(library: list[StoryArticle]) -> None:
    later = [
        replace(one, id=f"late-{one.id}", date=one.date and one.date.replace(year=2032))
        for one in library[:3]
    ]
    assert groups(cluster([*library[:3], *later])) == {
        frozenset({"f1", "f2", "f3"}),
        frozenset({"late-f1", "late-f2", "late-f3"}),
    }


def test_an_undated_report_joins_by_its_content(library: list[StoryArticle]) -> None:
    undated = [replace(one, date=None) if one.id == "f2" else one for one in library]
    assert frozenset({"f1", "f2", "f3"}) in groups(cluster(undated))


def test_an_undated_report_on_the_same_place_stays_apart(library: list[StoryArticle]) -> None:
    other = StoryArticle(
        "m",
        "Northern Desk",
        None,
        "Velm picks a mayor",
        "Voters in Velm chose baker Odile Marsh as their mayor on Sunday. Marsh, who promised to mend the dam and "
        "the schools, beat Ruben Hale by ninety votes. Marsh said the river festival would go on. Hale wished "
        "Marsh well.",
    )
    assert all("m" not in story.articles for story in cluster([*library, other]))


def test_a_copy_is_not_an_independent_report(library: list[StoryArticle]) -> None:
    copy = replace(library[0], id="f9", source="Copy Shop", text=library[0].text + " More soon.")
    (flood,) = [one for one in cluster([*library[:3], copy]) if "f9" in one.articles]
    assert (len(flood.articles), flood.independent) == (4, 3)


def test_ids_stay_when_a_later_report_comes_in(library: list[StoryArticle]) -> None:
    before = {one.id for one in cluster(library[:2])}
    assert before <= {one.id for one in cluster(library)}


def test_a_known_id_is_kept_when_an_earlier_report_comes_in(library: list[StoryArticle]) -> None:
    (before,) = cluster(library[1:3])
    known = dict.fromkeys(before.articles, before.id)
    after = next(one for one in cluster(library, known=known) if "f2" in one.articles)
    assert after.id == before.id
    assert "f1" in after.articles


def test_two_stories_never_share_a_known_id(library: list[StoryArticle]) -> None:
    found = cluster(library, known={one.id: "old" for one in library})
    assert len({one.id for one in found}) == len(found)


def test_entities_tell_names_apart_from_spellings(library: list[StoryArticle]) -> None:
    spelled = [
        replace(
            one, entities={"person:ada-brand": 3, "place:velm": 2} if one.id[0] == "f" else {"person:piet": 3}
        )
        for one in library
    ]
    assert groups(cluster(spelled)) == groups(cluster(library))


@pytest.mark.parametrize("count", [0, 1])
def test_too_few_articles_make_no_story(library: list[StoryArticle], count: int) -> None:
    assert cluster(library[:count]) == []


def test_empty_and_odd_articles_are_left_alone() -> None:
    odd = [
        StoryArticle(str(at), "", None, "", text)
        for at, text in enumerate(["", " ", "1 2 3", "😀" * 50, "的" * 99])
    ]
    assert cluster(odd) == []


_MATRICES = st.integers(1, 9).flatmap(
    lambda size: st.lists(st.floats(0, 1), min_size=size * size, max_size=size * size).map(
        lambda values: np.array(values).reshape(size, size)
    )
)


@settings(deadline=None)
@given(_MATRICES, st.floats(0.05, 0.9))
def test_groups_part_all_rows(matrix: np.ndarray, threshold: float) -> None:
    found = average_link((matrix + matrix.T) / 2, threshold)
    assert sorted(row for group in found for row in group) == list(range(len(matrix)))


@settings(deadline=None)
@given(_MATRICES, st.floats(0.05, 0.9))
def test_members_of_a_group_are_alike_on_average(matrix: np.ndarray, threshold: float) -> None:
    matrix = (matrix + matrix.T) / 2
    for group in average_link(matrix, threshold):
        if len(group) == 2:
            assert matrix[group[0], group[1]] >= threshold


def test_a_tight_group_does_not_take_in_a_loose_one() -> None:
    matrix = np.full((6, 6), 0.25)
    matrix[:3, :3] = matrix[3:, 3:] = 0.9
    assert average_link(matrix, 0.1) == [[0, 1, 2], [3, 4, 5]]
