from pathlib import Path

import pytest

from reader.library import Library
from reader.library.telling import hard_differences, partners
from reader.paths import shipped


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library.open(tmp_path_factory.mktemp("telling"))
    library.add([*sorted(shipped("seeds").glob("bridge_*")), shipped("seeds") / "strike_harbour-post.txt"])
    return library


def by_file(library: Library, stem: str) -> str:
    return next(row.id for row in library.articles() if Path(library.article(row.id).path or "").stem == stem)


def test_a_report_with_another_figure_is_put_beside(sample: Library) -> None:
    here = by_file(sample, "bridge_morning-wire")
    first, *others = partners(sample, here)
    assert {first.id, *(one.id for one in others)} == {one.id for one in sample.partners(here)}
    most = hard_differences(sample.compare(here, first.id))
    assert most > 0
    assert all(hard_differences(sample.compare(here, one.id)) <= most for one in others)


def test_an_article_without_a_story_has_no_partner(sample: Library) -> None:
    here = by_file(sample, "strike_harbour-post")
    assert partners(sample, here) == ()
