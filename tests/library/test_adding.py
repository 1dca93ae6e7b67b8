from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from reader.errors import Cancelled, ReaderError, UsageError
from reader.library import Library, adding, annotating, preparing, renaming
from reader.model import Article, Mention, Progress, Span
from reader.store.lock import Lock

from .conftest import FILES


def test_a_folder_is_added_once(library: Library, folder: Path) -> None:
    first = library.add([folder])
    again = library.add([folder])
    assert (first.added, first.failed) == (len(FILES), ())
    assert (again.added, again.updated, again.unchanged) == (0, 0, len(FILES))
    assert sorted(again.ids) == sorted(first.ids)
    assert library.count() == len(FILES)


def test_a_rewritten_file_updates_its_article_and_keeps_what_the_reader_did(
    library: Library, folder: Path
) -> None:
    library.add([folder])
    id = library.find("bees")
    library.set_starred(id)
    start = library.article(id).text.index("40 hives")
    library.set_note(id, "check", Span(start, start + 8))
    text = (folder / "bees.txt").read_text(encoding="utf-8")
    (folder / "bees.txt").write_text(text.replace("Beekeepers", "In May, beekeepers"), encoding="utf-8")
    report = library.add([folder])
    assert (report.updated, report.unchanged) == (1, len(FILES) - 1)
    assert library.rows([id])[0].starred
    (note,) = library.notes(id)
    assert note.start == library.article(id).text.index("40 hives")
    assert library.search("may beekeepers").total == 1


def test_bad_files_are_named_with_the_reason_and_the_others_added(library: Library, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    report = library.add([folder, folder / "missing.txt"])
    assert report.added == len(FILES)
    named = {Path(failure.path).name: failure.error for failure in report.failed}
    assert set(named) == {"empty.txt", "binary.txt", "missing.txt"}
    assert "empty" in named["empty.txt"]
    assert "no such file" in named["missing.txt"]


def test_a_failed_file_is_tried_again(library: Library, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    assert len(library.add([folder]).failed) == 1
    assert len(library.add([folder]).failed) == 1


def test_a_removed_article_is_forgotten_and_added_anew(filled: Library, folder: Path) -> None:
    id = filled.find("ferry.txt")
    filled.set_note(id, "mine")
    assert filled.remove([id]) == 1
    assert id not in [hit.id for hit in filled.search("harbour said").hits]
    assert all(row.name != "nobody" and row.articles for row in filled.entities())
    with pytest.raises(UsageError):
        filled.article(id)
    report = filled.add([folder])
    assert (report.added, report.unchanged) == (1, len(FILES) - 1)
    assert filled.note(filled.find("ferry.txt")) == ""


def test_a_source_named_later_updates_the_articles(filled: Library, folder: Path) -> None:
    (folder / "sources.yaml").write_text("bees.txt: Osk Herald\n", encoding="utf-8")
    filled.add([folder])
    assert "Osk Herald" in [row.name for row in filled.sources()]
    assert filled.count() == len(FILES)


def test_a_stopped_addition_keeps_what_is_stored_and_goes_on(library: Library, folder: Path) -> None:
    seen: list[Progress] = []
    with pytest.raises(Cancelled):
        library.add([folder], seen.append, lambda: any(progress.done >= 2 for progress in seen))
    assert library.count() == 2
    report = library.add([folder])
    assert (report.added, report.unchanged) == (len(FILES) - 2, 2)
    assert library.search("").total == len(FILES)


def test_many_files_are_spread_over_processes_and_all_arrive(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "ALONE", 20)
    many = tmp_path / "many"
    many.mkdir()
    for number in range(30):
        (many / f"{number:02}.txt").write_text(
            f"Report number {number} from Velsin. It rained.\n", encoding="utf-8"
        )
    (many / "30.txt").write_bytes(b"")
    seen: list[Progress] = []
    report = library.add([many], seen.append)
    assert (report.added, len(report.failed)) == (30, 1)
    assert [library.rows([id])[0].title for id in report.ids] == [
        library.article(id).title for id in report.ids
    ]
    adding = [progress for progress in seen if progress.what == "adding"]
    assert (adding[-1].done, adding[-1].total) == (31, 31)
    assert library.search("rained").total == 30


def test_fifty_articles_are_found_by_their_names_before_names_are_looked_for_properly(
    library: Library, tmp_path: Path
) -> None:
    for number in range(50):
        (tmp_path / f"{number:02}.txt").write_text(
            f"Report {number}: Mira Tandova spoke.\n", encoding="utf-8"
        )
    found: list[int] = []

    def watch(progress: Progress) -> None:
        if progress.what == "finding names" and not found:
            found.append(library.search("person:tandova").total)

    library.add([tmp_path], watch)
    assert found == [50]
    assert library.doctor() == []


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """So many articles, as bulk goes here, that names are found by rules first."""
    monkeypatch.setattr(adding, "QUICK_FROM", 10)
    monkeypatch.setattr(renaming, "AT_ONCE", 2)
    many = tmp_path / "many"
    many.mkdir()
    for number in range(20):
        text = f"Report {number}: the council of Velsin met. Mira Tandova spoke.\n"
        (many / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return many


def test_of_very_many_the_names_are_found_by_rules_first_and_properly_after(
    library: Library, many: Path
) -> None:
    seen: list[Progress] = []
    with pytest.raises(Cancelled):
        library.add([many], seen.append, lambda: any(p.what == "finding names" for p in seen))
    assert library.search("person:tandova").total == 20
    assert any("not up to date" in finding.what for finding in library.doctor())
    report = library.add([many / "000.txt"])
    assert report.unchanged == 1
    assert library.doctor() == []


def test_others_may_add_while_names_are_found_and_a_killed_process_is_told(
    library: Library, many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free: list[bool] = []

    def watch(progress: Progress) -> None:
        if progress.what == "finding names":
            with Lock(library.directory).hold("adding"):
                free.append(True)
            for process in multiprocessing.active_children():
                process.kill()

    with monkeypatch.context() as processes, pytest.raises(ReaderError, match="ended by the system"):
        processes.setattr(renaming, "ALONE", 0)
        processes.setattr(renaming, "AT_ONCE", 2)
        processes.setattr(renaming, "AHEAD", 0)
        processes.setattr(renaming, "UNDER_WAY", 1)
        library.add([many], watch)
    assert free
    assert library.search("person:tandova").total == 20
    library.add([many / "000.txt"])
    assert library.doctor() == []


def test_an_article_that_defies_recognition_is_kept_without_names(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recognised = annotating.recognised

    def defied(article: Article, *rest: object) -> tuple[Mention, ...]:
        if "Beekeepers" in article.text:
            raise IndexError
        return recognised(article)

    monkeypatch.setattr(annotating, "recognised", defied)
    report = library.add([folder])
    assert (report.added, report.failed) == (len(FILES), ())
    assert any("In 1 articles" in notice for notice in library.notices())
    id = library.find("bees")
    assert library.annotated(id).mentions == ()
    assert library.search("hives").total == 1
    (finding,) = library.doctor()
    assert id in finding.what


def test_links_that_lead_nowhere_are_named_and_the_others_added(library: Library, folder: Path) -> None:
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "round").symlink_to(".", target_is_directory=True)
    report = library.add([folder, folder / "loop.txt"])
    assert report.added == len(FILES)
    assert [Path(failure.path).name for failure in report.failed] == ["loop.txt"]
    with pytest.raises(UsageError):
        library.find(str(folder / "loop.txt"))


def test_nothing_is_added_to_the_sample(tmp_path: Path, folder: Path) -> None:
    with Library(tmp_path / "library", is_sample=True) as library, pytest.raises(UsageError, match="sample"):
        library.add([folder])
