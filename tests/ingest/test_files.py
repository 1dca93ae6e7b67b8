from __future__ import annotations

import datetime as dt
import gzip
import os
from pathlib import Path

import pytest

from reader.errors import IngestError
from reader.ingest import find_files, read_path
from reader.ingest.files import MAX_BYTES

BODY = "The ferry to Tessel sailed for the last time on Monday. Its captain waved."


def write(path: Path, text: str = BODY) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_folder_gives_its_readable_files_in_order(tmp_path: Path) -> None:
    wanted = [write(tmp_path / name) for name in ("a.txt", "b.md", "sub/c.html", "z.jsonl.gz")]
    for name in (".hidden.txt", ".git/x.txt", "photo.png", "sources.yaml"):
        write(tmp_path / name, "a.txt: Coast News\n")
    assert list(find_files(tmp_path)) == wanted


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    write(tmp_path / "sub" / "a.txt")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    assert [path.name for path in find_files(tmp_path)] == ["a.txt"]


def test_a_file_is_itself(tmp_path: Path) -> None:
    path = write(tmp_path / "notes.log")
    assert list(find_files(path)) == [path]


def test_sources_yaml_names_sources_by_name_before_glob(tmp_path: Path) -> None:
    write(
        tmp_path / "sources.yaml",
        "'*.txt': Coast News\nb.txt:\n  source: Island Post\n  date: 2021-05-03\n"
        "  url: https://island.example/b\n  title: A farewell\n",
    )
    (first,) = read_path(write(tmp_path / "a.txt"))
    (second,) = read_path(write(tmp_path / "b.txt"))
    assert (first.source, first.source_basis, first.date) == ("Coast News", "sources.yaml", None)
    assert (second.source, second.title, second.title_basis) == ("Island Post", "A farewell", "given")
    assert (second.date, second.date_basis, second.url) == (
        dt.date(2021, 5, 3),
        "metadata",
        "https://island.example/b",
    )


def test_front_matter_goes_before_sources_yaml(tmp_path: Path) -> None:
    write(tmp_path / "sources.yaml", "a.txt: Coast News\n")
    (article,) = read_path(write(tmp_path / "a.txt", f"---\nsource: Island Post\n---\n{BODY}"))
    assert article.source == "Island Post"


@pytest.mark.parametrize(
    "yaml", ["[", "- a", "a.txt: 3", "a.txt: {sauce: x}", "a.txt: {date: 2021-14-03}", "a: b: c"]
)
def test_a_broken_sources_yaml_is_named_and_the_files_are_read_all_the_same(
    tmp_path: Path, yaml: str
) -> None:
    broken, good = write(tmp_path / "sources.yaml", yaml), write(tmp_path / "a.txt")
    assert set(find_files(tmp_path)) == {broken, good}
    (article,) = read_path(good)
    assert article.source_basis == "file name"
    with pytest.raises(IngestError, match=r"sources\.yaml"):
        list(read_path(broken))


def test_a_corrected_sources_yaml_is_read_again(tmp_path: Path) -> None:
    article = write(tmp_path / "a.txt")
    for name, stamp in (("Coast News", 1_000), ("Island Post", 2_000)):
        os.utime(write(tmp_path / "sources.yaml", f"a.txt: {name}\n"), (stamp, stamp))
        assert next(read_path(article)).source == name


def test_the_path_of_an_article_does_not_depend_on_how_it_was_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.txt")
    monkeypatch.chdir(tmp_path)
    assert next(read_path(Path("a.txt"))).path == next(read_path(path)).path == str(path.resolve())


def test_missing_folder_and_oversized_files_are_refused_with_their_names(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    (tmp_path / "folder.txt").mkdir()
    for name, reason in (
        ("large.txt", "larger than 20 MB"),
        ("gone.txt", "no such file"),
        ("folder.txt", "folder"),
    ):
        with pytest.raises(IngestError, match=reason) as caught:
            list(read_path(tmp_path / name))
        assert name in caught.value.message and caught.value.hint


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_files_and_folders_without_rights_are_named(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    secret = write(closed / "a.txt")
    secret.chmod(0)
    with pytest.raises(IngestError, match="right to read"):
        list(read_path(secret))
    closed.chmod(0)
    try:
        assert list(find_files(tmp_path)) == [closed]
        with pytest.raises(IngestError, match="right to read"):
            list(read_path(closed))
    finally:
        closed.chmod(0o700)


def test_packed_files_are_read_and_damaged_ones_named(tmp_path: Path) -> None:
    packed = tmp_path / "a.txt.gz"
    packed.write_bytes(gzip.compress(BODY.encode()))
    (article,) = read_path(packed)
    assert (article.text, article.source) == (BODY, "a")
    for data in (packed.read_bytes()[:-12], b"no gzip at all", gzip.compress(b"x" * (MAX_BYTES + 1))):
        packed.write_bytes(data)
        with pytest.raises(IngestError, match=r"a\.txt\.gz"):
            list(read_path(packed))


def test_pipes_loops_and_impossible_names_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    for name in ("pipe.txt", "loop.txt", "nul\0.txt", "x" * 300):
        with pytest.raises(IngestError):
            list(read_path(tmp_path / name))


def test_a_name_that_is_no_text_gives_a_path_that_can_be_stored(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        path = write(tmp_path / name)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (article,) = read_path(path)
    assert article.path and article.path.encode() and article.source.encode()
