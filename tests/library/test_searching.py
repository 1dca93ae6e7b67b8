from __future__ import annotations

import json
import shutil
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reader.errors import Cancelled
from reader.library import Library, findings, indexing
from reader.model import Progress
from reader.search.clause import clause, joined
from reader.store.lock import Lock

from .conftest import FILES


def names(library: Library, query: str) -> set[str]:
    return {Path(library.article(hit.id).path or "").stem for hit in library.search(query).hits}


def test_a_page_has_hits_with_marked_snippets_and_counts(filled: Library) -> None:
    page = filled.search("harbour")
    assert page.total == 2
    for hit in page.hits:
        assert {hit.snippet[match.start : match.end].casefold() for match in hit.matches} == {"harbour"}
    assert page.facets["source"] == {"ferry": 1, "ferry_too": 1}
    assert page.facets["year"] == {"2031": 2}
    assert page.facets["entity"]["Mira Tandova"] == 2


def test_nothing_asked_shows_everything_newest_first(filled: Library) -> None:
    page = filled.search("")
    assert page.total == len(FILES)
    assert [hit.date is None for hit in page.hits] == [False, False, False, True]
    assert page.hits[0].date is not None and page.hits[0].date.isoformat() == "2031-05-03"


def test_pages_follow_each_other(filled: Library) -> None:
    whole = [hit.id for hit in filled.search("", limit=4).hits]
    parts = [hit.id for at in (0, 2) for hit in filled.search("", limit=2, offset=at).hits]
    assert parts == whole


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("person:tandova", {"ferry", "ferry_too"}),
        ('person:"oskar brill"', {"ferry_too", "library"}),
        ("entity:brill -person:tandova", {"library"}),
        ("org:tandova", set()),
        ("source:bees", {"bees"}),
        ("source:FERRY", {"ferry"}),
        ("after:2031", {"ferry", "ferry_too"}),
        ("is:undated", {"library"}),
        ("person:nobody", set()),
    ],
)
def test_filters(filled: Library, query: str, found: set[str]) -> None:
    assert names(filled, query) == found


def test_a_source_with_marks_of_quotation_in_its_name_can_be_filtered_by(
    library: Library, tmp_path: Path
) -> None:
    named = 'The "Tide" Post'
    (tmp_path / "quay.md").write_text(
        f"---\nsource: '{named}'\n---\nA crane fell into the harbour on Monday, said the owner.\n",
        encoding="utf-8",
    )
    library.add([tmp_path / "quay.md"])
    assert library.search("").facets["source"] == {named: 1}
    assert names(library, clause("source", named)) == {"quay"}
    assert names(library, "source:tide") == {"quay"}


def test_what_the_reader_did_can_be_asked_for_at_once(filled: Library) -> None:
    id = filled.find("bees")
    assert "bees" in names(filled, "is:unread")
    filled.set_read(id)
    filled.set_starred(id)
    filled.set_tags(id, ["Insects"])
    filled.set_note(id, "hm")
    assert "bees" not in names(filled, "is:unread")
    for query in ("is:read", "is:starred", "tag:insects", "is:noted"):
        assert names(filled, query) == {"bees"}


def test_undated_articles_are_hidden_and_counted(filled: Library) -> None:
    page = filled.search("after:2000")
    assert (page.total, page.undated) == (3, 1)


def test_matches_are_found_in_the_article(filled: Library) -> None:
    id = filled.find("library")
    text = filled.article(id).text
    assert [text[s.start : s.end] for s in filled.match_spans(id, "sundays books")] == ["Sundays", "books"]


def test_a_second_library_object_sees_what_the_first_adds(filled: Library, tmp_path: Path) -> None:
    with Library.open(filled.directory) as other:
        assert other.search("bridge").total == other.search("person:varn").total == 0
        (tmp_path / "bridge.txt").write_text("The bridge at Osk is closed, said Ulla Varn.", encoding="utf-8")
        filled.add([tmp_path / "bridge.txt"])
        assert other.search("bridge").total == other.search("person:varn").total == 1


def damage(index: Path) -> None:
    for path in index.rglob("*"):
        if path.is_file():
            path.write_bytes(b"\x00" * 100)


@pytest.mark.parametrize("harm", [damage, shutil.rmtree])
def test_a_damaged_index_is_rebuilt_with_a_notice_and_nothing_is_lost(
    tmp_path: Path, folder: Path, harm: object
) -> None:
    with Library.open(tmp_path / "library") as library:
        library.add([folder])
    assert callable(harm)
    harm(tmp_path / "library" / "index")
    with Library.open(tmp_path / "library") as library:
        assert library.search("harbour").total == 2
        (notice,) = library.notices()
        assert "rebuilt" in notice
        assert library.notices() == ()
        assert library.doctor() == []


def of_an_older_format(index: Path) -> None:
    """Change the number of the format in the table of contents, as an earlier version would have written it."""
    (contents,) = index.glob("*.toc")
    data = contents.read_bytes()
    body = json.loads(data[12:]) | {"format": 1}
    encoded = json.dumps(body).encode()
    contents.write_bytes(data[:8] + zlib.crc32(encoded).to_bytes(4, "little") + encoded)


def test_an_index_of_an_older_format_is_rebuilt_at_the_first_use(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "TOLD_SECONDS", -1.0)
    with Library.open(tmp_path / "library") as library:
        library.add([folder / "ferry.txt"])
    of_an_older_format(tmp_path / "library" / "index")
    with Library.open(tmp_path / "library") as library:
        assert library.search("harbour").total == 1
        first, last = library.notices()
        assert "another version" in first and "rebuilt" in first
        assert "1 of 1 articles" in last
    of_an_older_format(tmp_path / "library" / "index")
    seen: list[Progress] = []
    with Library.open(tmp_path / "library") as library:
        library.add([folder], seen.append)
        assert library.search("harbour").total == 2
        assert len(library.notices()) == 1
        assert [one.done for one in seen if one.what == "indexing"][-1] == len(FILES)
        assert library.doctor() == []


def test_an_older_index_is_rebuilt_once_though_many_ask(tmp_path: Path, folder: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.add([folder])
    of_an_older_format(tmp_path / "library" / "index")
    with Library.open(tmp_path / "library") as library, ThreadPoolExecutor(8) as pool:
        totals = list(pool.map(lambda _: library.search("harbour").total, range(16)))
        assert totals == [2] * 16
        assert len(library.notices()) == 1


def test_a_search_goes_on_while_the_index_is_rebuilt(filled: Library) -> None:
    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(filled.search, "harbour") for _ in range(40)]
        for _ in range(3):
            filled.rebuild()
        assert {one.result().total for one in asked} == {2}
    assert filled.notices() == ()


def test_changes_the_index_missed_are_replayed(tmp_path: Path, folder: Path) -> None:
    directory = tmp_path / "library"
    seen: list[Progress] = []
    with Library.open(directory) as library:
        library.add([folder / "bees.txt"])
        with pytest.raises(Cancelled):
            library.add([folder], seen.append, lambda: any(one.done == len(FILES) for one in seen))
    with Library.open(directory) as library:
        assert names(library, "") == {Path(name).stem for name in FILES}
        assert library.notices() == ()


def test_an_index_of_another_time_is_made_anew(tmp_path: Path, folder: Path) -> None:
    directory = tmp_path / "library"
    with Library.open(directory) as library:
        library.add([folder / "bees.txt"])
    shutil.copytree(directory / "index", tmp_path / "old")
    with Library.open(directory) as library:
        library.add([folder / "ferry.txt"])
        library.remove([library.find("bees")])
    shutil.rmtree(directory / "index")
    shutil.copytree(tmp_path / "old", directory / "index")
    with Library.open(directory) as library:
        assert library.search("hives").total == 0
        assert names(library, "harbour") == {"ferry"}
        (notice,) = library.notices()
        assert "rebuilt" in notice


def test_searching_goes_on_while_another_writes(filled: Library, folder: Path) -> None:
    with Lock(filled.directory).hold("adding articles"):
        assert filled.search("harbour").total == 2


def test_new_articles_are_lifted_a_little_where_the_settings_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, config = tmp_path / "news", tmp_path / "config" / "parallax-reader"
    folder.mkdir()
    config.mkdir(parents=True)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(config.parent))
    texts = {
        "old": (2026, "The quarry opened. It was dry."),
        "new": (
            2031,
            "A wagon of stones left the quarry at noon, and it was a very dry day for all of them.",
        ),
        "best": (
            2024,
            "Quarry and quarry: every quarry near the quarry was shut, and the quarry bus stopped.",
        ),
    }
    for name, (year, text) in texts.items():
        (folder / f"{name}.txt").write_text(f" date {year}-05-02 \n{text}\n", encoding="utf-8")

    def order() -> list[str]:
        with Library.open(tmp_path / "library") as library:
            library.add([folder])
            hits = library.search("quarry ").hits
            return [Path(library.article(hit.id).path or "").stem for hit in hits]

    assert order() == ["best", "old", "new"]
    (config / "config.yaml").write_text("prefer_fresh: true\n", encoding="utf-8")
    assert order() == ["best", "new", "old"]


def test_what_was_cut_short_is_part_of_the_reading(filled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.search.whoosh_engine import evaluate

    assert "widened" not in filled.search("h*").read_as
    monkeypatch.setattr(evaluate, "WIDENED", 0)
    assert filled.search("h*").read_as.startswith("h…; “h” is widened to 1 of ")


@pytest.mark.parametrize(
    "left_open", ["late (engine", 'late "engine', "OR late", ") late OR (engine", "late"]
)
def test_filters_hold_whatever_the_query_leaves_open(filled: Library, left_open: str) -> None:
    filters = 'source:"ferry_too"'
    page = filled.search(left_open, within=filters)
    assert {hit.source for hit in page.hits} == {"ferry_too"}
    assert "ferry_too" not in page.read_as
    assert [hit.id for hit in filled.search(joined(filters, left_open)).hits] == [hit.id for hit in page.hits]


def test_a_near_spelling_is_looked_for_within_the_filters(filled: Library) -> None:
    page = filled.search("harbuor", within='source:"ferry"')
    assert (page.total, page.suggestion, page.corrected) == (1, "harbour", "harbour")


def test_the_names_and_sources_of_what_is_found_are_counted_there(
    filled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = {row.name: row for row in filled.names_found("harbour", 'source:"ferry_too"')}
    assert (few["Mira Tandova"].articles, few["Mira Tandova"].mentions) == (1, 1)
    assert few["Oskar Brill"].articles == 1
    assert [row.name for row in filled.sources_found("harbour")] == ["ferry", "ferry_too"]
    assert sum(row.articles for row in filled.sources_found("")) == len(FILES)
    monkeypatch.setattr(findings, "FEW", 0)
    many = filled.names_found("harbour")
    assert many[0].articles == max(row.articles for row in many) == 2
    assert {row.mentions for row in many} == {0}
    assert filled.names_found("nowhere to be found at all", "is:starred") == []


def test_tags_are_counted_over_what_is_found(filled: Library) -> None:
    for row in filled.articles():
        filled.set_tags(row.id, ["sea"] if row.source.startswith("ferry") else ["land"])
    assert filled.search("").facets["tag"] == {"sea": 2, "land": 2}
    assert filled.search("broken engine").facets["tag"] == {"sea": 1}
