"""What becomes of the index when files are damaged, disks are full, and others read or write at the same time."""

from __future__ import annotations

import datetime as dt
import os
import pickle
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from reader.errors import Cancelled, SearchIndexError, SearchIndexLocked
from reader.model import And, DateRange, Phrase, Query, Term
from reader.search.engine import Indexable
from reader.search.whoosh_engine import open_engine, writing
from reader.search.whoosh_engine.engine import WhooshEngine

WORDS = "harbour grain bridge minister ferry talks sluice ballot orchard quarry".split()


def article(number: int) -> Indexable:
    body = " ".join(WORDS[(number * 7 + i * i) % len(WORDS)] for i in range(40)) + f" unique{number}"
    return Indexable(number, f"Report {number}", body, "Gazette", dt.date(2020, 1, 1), "en")


def ask(word: str) -> Query:
    return Query(word, Term(word), word)


def numbers(engine: WhooshEngine, word: str) -> set[int]:
    return set(engine.search(ask(word), lambda _: [], limit=1000).numbers)


def use_everything(directory: Path) -> None:
    engine = WhooshEngine(directory)
    try:
        engine.check()
        phrase = And((Phrase(("grain", "bridge")), DateRange(dt.date(2019, 1, 1), None)))
        engine.search(Query("", phrase, ""), lambda _: [])
        engine.search(ask("harbour"), lambda _: [])
    finally:
        engine.close()


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    engine = WhooshEngine(tmp_path / "index")
    engine.apply(map(article, range(60)), [], 1, bulk=True)
    engine.apply(map(article, range(60, 80)), [3], 2, bulk=True)
    engine.close()
    return tmp_path / "index"


def damage(path: Path, how: str) -> None:
    data = path.read_bytes()
    if how == "removed":
        path.unlink()
    elif how == "emptied":
        path.write_bytes(b"")
    elif how == "cut":
        path.write_bytes(data[: len(data) // 2])
    else:
        at = int(how) * (len(data) - 1) // 10
        path.write_bytes(data[:at] + bytes([data[at] ^ 0x10]) + data[at + 1 :])


@pytest.mark.parametrize("how", ["removed", "emptied", "cut", *map(str, range(11))])
def test_any_damage_is_one_error_that_offers_a_rebuild(filled: Path, how: str):
    victims = [path.name for path in filled.iterdir() if path.suffix in (".seg", ".toc")]
    assert len(victims) == 3
    for name in victims:
        whole = (filled / name).read_bytes()
        damage(filled / name, how)
        with pytest.raises(SearchIndexError) as caught:
            use_everything(filled)
        assert "rebuild" in caught.value.hint
        (filled / name).write_bytes(whole)
    use_everything(filled)


def test_a_damaged_index_can_be_cleared_and_filled(filled: Path):
    engine = WhooshEngine(filled)
    damage(next(filled.glob("*.seg")), "5")
    engine.clear()
    assert engine.count == 0 and engine.sequence == 0
    engine.apply([article(1)], [], 9)
    assert numbers(engine, "unique1") == {1} and engine.sequence == 9
    assert len(list(filled.glob("*.seg"))) == 1
    engine.close()


class Trap:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (os.mkdir, (str(self.path),))


def test_a_hostile_index_is_refused_and_runs_nothing(filled: Path, tmp_path: Path):
    trap = pickle.dumps(Trap(tmp_path / "sprung"))
    for path in [*filled.glob("*.toc"), *filled.glob("*.seg")]:
        whole = path.read_bytes()
        for hostile in (trap, whole[:12] + trap, whole[: -len(trap)] + trap):
            path.write_bytes(hostile)
            with pytest.raises(SearchIndexError):
                use_everything(filled)
        path.write_bytes(whole)
    assert not (tmp_path / "sprung").exists()


def test_the_directory_is_ours_alone(filled: Path):
    assert stat.S_IMODE(filled.stat().st_mode) == 0o700


def test_a_cancelled_commit_changes_nothing_and_frees_the_lock(filled: Path):
    engine = WhooshEngine(filled)
    before = sorted(path.name for path in filled.iterdir())
    with pytest.raises(Cancelled):
        engine.apply([article(200)], [1], 3, cancelled=lambda: True)
    assert sorted(path.name for path in filled.iterdir()) == before
    engine.apply([article(200)], [], 3)
    assert numbers(engine, "unique200") == {200}
    engine.close()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on file sizes")
def test_a_full_disk_keeps_the_old_state_and_frees_the_lock(filled: Path):
    """A limit on the size of files makes every greater write fail, as a full disk does."""
    script = f"""
import resource, signal, sys
sys.path[:0] = {[str(Path(__file__).parent)]!r}
from pathlib import Path
from test_engine_durability import *
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
engine = WhooshEngine(Path({str(filled)!r}))
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
try:
    engine.apply(map(article, range(100, 400)), [1], 3)
except SearchIndexError as error:
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert engine.sequence == 2 and engine.count == 79, (engine.sequence, engine.count)
    engine.apply([article(100)], [], 3)
    assert numbers(engine, "unique100") == {{100}} and numbers(engine, "unique1") == {{1}}
    print("kept")
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert ran.stdout == "kept\n", ran.stderr


def test_a_writer_waits_then_says_who_holds_the_lock(filled: Path, monkeypatch: pytest.MonkeyPatch):
    script = (
        "import sys, time; from pathlib import Path; from reader.search.whoosh_engine import writing\n"
        f"with writing.write_lock(Path({str(filled)!r})):\n    print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin and other.stdout and other.stdout.readline() == "held\n"
        monkeypatch.setattr(writing, "LOCK_SECONDS", 0.1)
        engine = WhooshEngine(filled)
        with pytest.raises(SearchIndexLocked, match=str(other.pid)):
            engine.apply([article(300)], [], 3)
        assert numbers(engine, "unique5") == {5}
        monkeypatch.setattr(writing, "LOCK_SECONDS", 20.0)
        threading.Timer(0.2, other.stdin.close).start()
        engine.apply([article(300)], [], 3)
        assert numbers(engine, "unique300") == {300}
        engine.close()


def test_a_reader_sees_what_another_process_commits(filled: Path):
    reader, writer = open_engine(filled), WhooshEngine(filled)
    query = ask("unique90")
    assert reader.search(query, lambda _: []).total == 0
    writer.apply([article(90)], [5], 3)
    assert reader.search(query, lambda _: []).numbers == (90,)
    assert reader.search(ask("unique5"), lambda _: []).total == 0
    assert (reader.count, reader.sequence) == (79, 3)
    writer.close()
    reader.close()


def test_searching_goes_on_while_another_thread_adds_and_merges(filled: Path):
    engine, reader = WhooshEngine(filled), WhooshEngine(filled)
    problems: list[BaseException] = []
    done = threading.Event()

    def search() -> None:
        try:
            while not done.is_set():
                for one in (engine, reader):
                    found = numbers(one, "report")
                    assert set(range(10, 60)) <= found
        except BaseException as error:
            problems.append(error)

    thread = threading.Thread(target=search)
    thread.start()
    for number in range(100, 160):
        engine.apply([article(number)], [], number)
    engine.optimise()
    done.set()
    thread.join()
    assert not problems
    assert numbers(engine, "report") == (set(range(80)) - {3}) | set(range(100, 160))
    assert len(list(filled.glob("*.seg"))) < 20
    engine.close()
    reader.close()


def test_what_is_removed_during_a_merge_stays_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def commit(changed: range, removed: list[int], sequence: int) -> None:
        writing.commit(tmp_path, map(article, changed), removed, sequence, lambda: False, bulk=True)

    for part in range(writing.MERGE_AT):
        commit(range(part * 10, part * 10 + 10), [part * 10 - 1], part)
    merge = writing.merge_segments

    def merge_and_remove(*arguments):  # type: ignore[no-untyped-def]
        merged = merge(*arguments)
        commit(range(30, 31), [42], 99)
        return merged

    monkeypatch.setattr(writing, "merge_segments", merge_and_remove)
    assert writing.optimise(tmp_path, lambda: False)
    engine = WhooshEngine(tmp_path)
    expected = set(range(80)) - {9, 19, 29, 39, 49, 59, 69} - {42}
    assert numbers(engine, "report") == expected
    assert engine.count == len(expected) and engine.sequence == 99
    assert len(list(tmp_path.glob("*.seg"))) == 2
    engine.close()
