from __future__ import annotations

import multiprocessing
import time
from pathlib import Path

from reader.errors import Cancelled, ReaderError, StoreError
from reader.library import Library
from reader.model import AddReport, Progress
from reader.worker import Job, Message

from .conftest import FILES


def finished(job: Job) -> list[Message]:
    messages: list[Message] = []
    until = time.monotonic() + 40
    while job.running and time.monotonic() < until:
        messages += job.poll(0.2)
    job.close()
    return messages


def test_a_job_adds_and_reports(tmp_path: Path, folder: Path) -> None:
    *before, last = finished(Job("add", tmp_path / "library", [str(folder)]))
    assert isinstance(last, AddReport) and last.added == len(FILES)
    assert before and all(isinstance(message, Progress) for message in before)
    with Library.open(tmp_path / "library") as library:
        assert library.search("harbour").total == 2


def test_a_job_can_be_stopped_and_another_finishes_the_work(tmp_path: Path, folder: Path) -> None:
    job = Job("add", tmp_path / "library", [str(folder)])
    job.cancel()
    (last,) = [message for message in finished(job) if not isinstance(message, Progress)]
    assert isinstance(last, Cancelled)
    assert isinstance(finished(Job("add", tmp_path / "library", [str(folder)]))[-1], AddReport)


def test_what_goes_wrong_in_a_job_is_told(tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "library.sqlite3").write_bytes(b"no database " * 500)
    (last,) = finished(Job("rebuild", tmp_path / "library"))
    assert isinstance(last, StoreError) and last.hint


def test_a_killed_job_is_told(tmp_path: Path, folder: Path) -> None:
    job = Job("add", tmp_path / "library", [str(folder)])
    (process,) = [one for one in multiprocessing.active_children() if one.name == "reader add"]
    process.kill()
    assert isinstance(finished(job)[-1], ReaderError)
    assert not job.running
