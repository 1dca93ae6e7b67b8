"""Opening what an article was read from: with the desktop's program for it, else with one in this terminal."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from reader.errors import UsageError
from reader.model import Article

PROGRAMS = {True: ("BROWSER",), False: ("VISUAL", "EDITOR", "PAGER")}
"""The variables that name the user's own program for an address of the web, and for a file."""
PATIENCE = 3.0
"""A program that has not failed after so many seconds has opened it."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What was opened, or the command that opens it in this terminal."""

    address: str
    command: tuple[str, ...] = ()


def origin(article: Article) -> str:
    """The address or the path of the original; raises `UsageError` where there is none."""
    if article.url and _of_web(article.url):
        return article.url
    if article.path and Path(article.path).is_file():
        return str(Path(article.path).resolve())
    within = Path((article.path or "").rpartition("#")[0])
    if within.is_file():
        raise UsageError("this article has no address", f"it lies in {within.resolve()}, among others")
    raise UsageError("this article has no address", "it was added from text, or its file was moved")


def opened(article: Article) -> Opened:
    """Open the original on the desktop where there is one; raises `UsageError` where nothing opens it."""
    address = origin(article)
    failed = ""
    if sys.platform == "win32":
        import webbrowser

        if webbrowser.open(address):
            return Opened(address)
    elif program := _desktop():
        failed = _failure([program, address])
        if not failed:
            return Opened(address)
    if command := _in_terminal(address):
        return Opened(address, (*command, address))
    raise UsageError(f"{failed or 'no desktop'}, so nothing opens {address}", hint(address))


def hint(address: str) -> str:
    """What helps where nothing opens an address or a path."""
    return f"set {' or '.join(PROGRAMS[_of_web(address)])}; y copies the reference"


def run(command: tuple[str, ...]) -> None:
    """Run a program in this terminal; raises `UsageError` where it fails."""
    try:
        status = subprocess.run(command, check=False).returncode
    except OSError as error:
        raise UsageError(f"{command[0]}: {error.strerror}", hint(command[-1])) from error
    if status:
        raise UsageError(f"{command[0]} ended with an error ({status})", hint(command[-1]))


def _desktop() -> str | None:
    """The command that opens things with the program the desktop has for them."""
    if sys.platform == "darwin":
        return "open"
    seen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return shutil.which("xdg-open") if seen else shutil.which("wslview")


def _failure(command: list[str]) -> str:
    """Why a command failed, or nothing."""
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        status = process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        return ""
    except OSError as error:
        return f"{command[0]}: {error.strerror}"
    return f"{Path(command[0]).name} ended with an error ({status})" if status else ""


def _in_terminal(address: str) -> list[str]:
    """The user's own program for addresses, or for files, that runs in a terminal."""
    names = PROGRAMS[_of_web(address)]
    return shlex.split(next((os.environ[name] for name in names if os.environ.get(name)), ""))


def _of_web(address: str) -> bool:
    return address.startswith(("http://", "https://"))
