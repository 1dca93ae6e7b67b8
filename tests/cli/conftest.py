from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.cli import main

Run = Callable[..., tuple[int, str, str]]

FILES = {
    "one.txt": " date 2031-05-02 \nVELSIN: The ferry to Osk was late on Friday, said Mira Tandova. "
    "It carried 40 people.\n",
    "two.txt": " date 2031-05-02 \nA ferry from Velsin to Osk was late on Friday. Mira Tandova spoke of 50 people.\n",
    "bees.txt": "Beekeepers near Osk counted their hives.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command on a library of its own; (status, stdout, stderr)."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        status = main(
            lambda library, sources: 77, ["--library", str(tmp_path / "library"), *map(str, arguments)]
        )
        return status, *capsys.readouterr()

    return run


@pytest.fixture
def answer(run: Run) -> Callable[..., Any]:
    """Run a command that must succeed with --json; the document it prints."""

    def answer(*arguments: str | Path) -> Any:
        status, out, err = run(*arguments, "--json")
        assert (status, err) == (0, "")
        return json.loads(out)

    return answer
