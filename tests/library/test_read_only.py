"""A library on a disk, or of another user, that can't be written to."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.library import Library

from .conftest import FILES

Run = Callable[..., "subprocess.CompletedProcess[str]"]
DROP_FROM_BOUNDS, PASS_BY_RIGHTS = 24, (1, 2)
"""Linux: PR_CAPBSET_DROP; CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH."""


def bow_to_rights() -> None:
    """Make the program that is started now heed what files allow, although root need not."""
    system = ctypes.CDLL(None)
    for right in PASS_BY_RIGHTS:
        system.prctl(DROP_FROM_BOUNDS, right, 0, 0, 0)


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """Run a command, or `code` with `library`, on a library whose files and folders can't be written to."""
    place, news = tmp_path / "shelf", tmp_path / "news"
    library = place / "library"
    news.mkdir()
    place.mkdir()
    for name, text in FILES.items():
        (news / name).write_text(text, encoding="utf-8")
    with Library.open(library) as made:
        made.add([news])
    for path in (place, *place.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)

    def run(*arguments: str, code: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *(("-c", begin + code) if code else ("-m", "reader", *where, *arguments))],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            preexec_fn=bow_to_rights if os.geteuid() == 0 else None,
        )

    where = ("--library", str(library))
    begin = f"from pathlib import Path; from reader.library import Library; d = Path({str(library)!r})\n"
    yield run
    for path in (place, *place.rglob("*")):
        if path.is_dir():
            path.chmod(0o755)


def test_it_can_be_read_searched_and_compared(run: Run) -> None:
    for arguments, found in (
        (("list",), "Beekeepers near Osk"),
        (("search", "hives"), "1 article "),
        (("show", "bees"), "counted 40 hives"),
        (("compare", "ferry.txt", "ferry_too.txt"), "only in A"),
        (("entities", "Tandova"), "Mira Tandova"),
        (("stories",), "story-"),
    ):
        done = run(*arguments)
        assert (done.returncode, found in done.stdout) == (0, True), done
        assert done.stderr == "note: This library can only be read; nothing is kept of what you do in it.\n"


def test_changing_it_is_refused(run: Run) -> None:
    for arguments in (("remove", "bees"), ("add", __file__), ("rebuild",)):
        done = run(*arguments)
        assert done.returncode == 1
        assert "error: this library can only be read" in done.stderr
    assert len(run("list").stdout.splitlines()) == len(FILES)


def test_an_edit_of_a_name_that_can_not_be_applied_is_not_kept_in_the_profiles(
    run: Run, tmp_path: Path
) -> None:
    done = run(
        code="""
with Library.open(d) as library:
    assert library.read_only
    library.save_session({"open": []})
    library.begin_visit()
    library.edit_entity("ignore", library.entities("Tandova")[0].id)
"""
    )
    assert "edit_entity" in done.stderr
    assert "ReadOnly: this library can only be read" in done.stderr
    assert not list(tmp_path.rglob("entities.yaml"))
