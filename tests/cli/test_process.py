"""What only a process of its own can show: what start-up imports, kill -9, a closed pipe."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.library import Library

from .conftest import FILES

HEAVY = (
    "numpy",
    "yaml",
    "whoosh",
    "trafilatura",
    "resiliparse",
    "pycrfsuite",
    "rapidfuzz",
    "unidecode",
    "Stemmer",
)


def python(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        **options,  # type: ignore[call-overload, no-any-return]
    )


def imported_by(code: str) -> set[str]:
    done = python("-c", f"{code}\nimport sys; print(*sorted(sys.modules))")
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_start_up_imports_next_to_nothing() -> None:
    modules = imported_by("import reader.__main__")
    assert {name for name in modules if name.startswith("reader.")} <= {"reader.__main__"}
    launching = """
from reader.cli import run
run.need_terminal = lambda: None
assert run.main(lambda library, sources: 7, ["."]) == 7
"""
    assert imported_by(launching) & {*HEAVY, "textual", "rich", "sqlite3"} == set()


def test_opening_and_listing_a_library_imports_no_engine_and_no_parser(tmp_path: Path) -> None:
    code = f"""
from pathlib import Path
from reader.library import Library
with Library.open(Path({str(tmp_path / "library")!r})) as library:
    library.count(), library.articles(), library.session(), library.saved_searches(), library.sources()
"""
    assert imported_by(code) & {*HEAVY, "textual", "rich", "multiprocessing"} == set()


@pytest.fixture
def many(tmp_path: Path) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(400):
        text = f"Report {number} from Velsin. " + FILES["one.txt"]
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


def test_killing_an_addition_leaves_a_whole_library_that_goes_on(tmp_path: Path, many: Path) -> None:
    directory = tmp_path / "library"
    command = [sys.executable, "-m", "reader", "--library", str(directory), "add", str(many)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    database = directory / "library.sqlite3-wal"
    until = time.monotonic() + 40
    while time.monotonic() < until and not (database.exists() and database.stat().st_size > 400_000):
        assert process.poll() is None, process.stderr and process.stderr.read()
        time.sleep(0.02)
    process.kill()
    process.communicate()
    with Library.open(directory) as library:
        before = library.count()
        assert 0 < before < 400
        assert library.search("velsin").total == before
        report = library.add(sorted(many.iterdir())[: before + 5])
        assert (report.added, report.unchanged) == (5, before)
        assert library.doctor() == []


def test_a_closed_pipe_is_no_traceback(tmp_path: Path, many: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.add([many / "000.txt"])
    for command in ("show 000", "list", "search ferry"):
        told = tmp_path / "status"
        asked = f"{sys.executable} -m reader --library {tmp_path / 'library'} {command}"
        shell = f"{{ sleep 0.5; {asked}; echo $? >{told}; }} | true"
        done = subprocess.run(
            ["/bin/sh", "-c", shell], capture_output=True, text=True, timeout=60, check=False
        )
        assert (done.stderr, told.read_text()) == ("", "141\n")


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no pseudo-terminals here")
def test_a_dumb_terminal_is_refused() -> None:
    ours, theirs = os.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "reader"],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "TERM": "dumb"},
    )
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 1
    assert done.stderr.startswith("error: this terminal can't show full screens")


def test_the_exit_status_of_bad_use_reaches_the_shell(tmp_path: Path) -> None:
    done = python("-m", "reader", "--library", str(tmp_path / "library"), "show", "nothing", "--json")
    assert (done.returncode, done.stdout) == (2, "")


def test_json_is_ascii_where_the_output_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The café in Velsin closed.", encoding="utf-8")
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = python(
        "-m", "reader", "--library", str(tmp_path / "l"), "show", str(tmp_path / "a.txt"), "--json", env=env
    )
    assert "café" in json.loads(done.stdout)["text"]


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no pseudo-terminals here")
@pytest.mark.parametrize("columns", [80, 120])
def test_on_a_terminal_ids_dates_and_sources_are_whole(tmp_path: Path, columns: int) -> None:
    source, title = "The Coastline and Harbour Post", "A ferry from Velsin to Osk was late " * 5
    (tmp_path / "one.md").write_text(
        f"---\ntitle: {title}\nsource: {source}\ndate: 2031-05-04\n---\nIt was late.\n", encoding="utf-8"
    )
    with Library.open(tmp_path / "library") as library:
        (id,) = library.add([tmp_path / "one.md"]).ids
    ours, theirs = os.openpty()
    subprocess.run(
        [sys.executable, "-m", "reader", "--library", str(tmp_path / "library"), "list"],
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        timeout=60,
        check=True,
        env={**os.environ, "TERM": "xterm", "COLUMNS": str(columns)},
    )
    os.close(theirs)
    line = os.read(ours, 100_000).decode().splitlines()[1]
    os.close(ours)
    assert line.split("  ")[:3] == [id, "2031-05-04", source]
    assert "A ferry" in line
    assert len(line) <= columns


def test_columns_that_may_not_be_cut_are_whole_and_the_widest_others_give_way() -> None:
    from reader.cli.printing import fitted

    assert fitted([10, 60, 30], [False, True, True], 100) == [10, 60, 30]
    assert fitted([10, 60, 30], [False, True, True], 80) == [10, 40, 30]
    assert fitted([10, 60, 30], [False, True, True], 50) == [10, 20, 20]
    assert fitted([30, 60, 9], [False, True, True], 20) == [30, 10, 9]
