from pathlib import Path

import pytest

from reader.library import Library
from reader.library.telling import hard_differences, most_telling
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
    other = most_telling(sample, here)
    assert other is not None
    assert other != here
    assert hard_differences(sample.compare(here, other)) > 0


def test_an_article_without_a_story_has_no_partner(sample: Library) -> None:
    assert most_telling(sample, by_file(sample, "strike_harbour-post")) is None
