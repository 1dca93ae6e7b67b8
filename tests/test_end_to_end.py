"""The installed command in a real terminal: what a person does on the first evening."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import pyte
import pytest

COLUMNS, LINES = 120, 36
PATIENCE = 40
"""Seconds to wait for what has to come; it comes at once where the machine is quiet."""

BESIDE = Path(sys.executable).parent / "reader"
COMMAND = [str(BESIDE)] if BESIDE.exists() else [sys.executable, "-m", "reader"]
NOT_FOR_PYTE = re.compile(r"\x1b(?:\[[<=>][0-9;]*[A-Za-z]|\[\?[0-9;]*(?:u|\$p)|P[^\x1b]*\x1b\\)")
TEXTUALS_OWN = re.compile(r"\x1b(\[[0-9;?<>=]*[ -/]*[A-Za-z]|\]22;[a-z]+\x07|P[^\x1b]*\x1b\\|[=>78])")
NASTY = "\x1b]52;c;aGk=\x07 \x9b31m \x7f \u202egnp.exe\u202c \x90q\x9c \x1b[2J"


class Terminal:
    """A command in a pseudo-terminal, and what stands on its screen."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self._master, self._slave = pty.openpty()
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self.settings = termios.tcgetattr(self._slave)
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.Stream(self._screen)
        self.written = b""
        self._shown = 0
        ends = {"stdin": self._slave, "stdout": self._slave, "stderr": self._slave}
        self._process = subprocess.Popen(command, env=environment, start_new_session=True, **ends)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._slave)
        os.close(self._master)

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self._screen.display)

    def _listen(self, seconds: float) -> bool:
        if not select.select([self._master], [], [], seconds)[0]:
            self._show(len(self.written))
            return False
        self.written += os.read(self._master, 65536)
        self._show(self.written.rfind(b"\x1b"))
        return True

    def _show(self, end: int) -> None:
        """Bring what was written up to `end` to the screen; the rest may be half a sequence."""
        if end > self._shown:
            text = self.written[self._shown : end].decode("utf-8")
            self._stream.feed(NOT_FOR_PYTE.sub("", text))
            self._shown = end

    def see(self, *expected: str, gone: str | None = None) -> str:
        """Wait until all of this stands on the screen, and `gone` no longer; gives the screen."""
        end = time.monotonic() + PATIENCE
        while not all(part in self.text for part in expected) or (gone is not None and gone in self.text):
            self._listen(0.2)
            assert self._process.poll() is None, f"it left with {self._process.returncode}\n{self.text}"
            assert time.monotonic() < end, f"waited for {expected}, not {gone}, but there is\n{self.text}"
        return self.text

    def press(self, keys: str, *expected: str, gone: str | None = None) -> str:
        """Press keys, and wait for what they bring to the screen and take from it."""
        os.write(self._master, keys.encode())
        return self.see(*expected, gone=gone)

    def leave(self, keys: str) -> int:
        """Press keys that end the command; gives its exit status."""
        os.write(self._master, keys.encode())
        end = time.monotonic() + PATIENCE
        while self._process.poll() is None and time.monotonic() < end:
            self._listen(0.1)
        while self._listen(0.1):
            pass
        assert self._process.poll() is not None, f"it did not leave\n{self.text}"
        return self._process.returncode

    def is_restored(self) -> bool:
        """Whether the terminal is as it was: its settings, its own screen, a visible cursor, no mouse."""
        ends = {code: self.written.rfind(b"\x1b[?" + code.encode()) for code in ("1049l", "25h", "1000l")}
        begins = {code: self.written.rfind(b"\x1b[?" + code.encode()) for code in ("1049h", "25l", "1000h")}
        undone = all(end > begin for end, begin in zip(ends.values(), begins.values(), strict=True))
        return undone and termios.tcgetattr(self._slave) == self.settings


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The environment of somebody who never used the reader."""
    folders = {f"XDG_{kind}_HOME": str(tmp_path / kind.lower()) for kind in ("DATA", "CONFIG", "CACHE")}
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "LINES")}
    return {**kept, "HOME": str(tmp_path), "TERM": "xterm-256color", "COLORTERM": "truecolor", **folders}


@pytest.fixture
def terminal(environment: dict[str, str]) -> Iterator[Terminal]:
    """The reader as somebody starts it for the first time."""
    with Terminal(COMMAND, environment) as terminal:
        yield terminal


def test_the_first_evening(terminal: Terminal, tmp_path: Path) -> None:
    terminal.see("Your library is empty, so this is a small sample", "About this sample library")
    terminal.press("/dockers", "read as: dockers", "3 articles", "Port Selden at a standstill")
    terminal.press("\r", "⏎ open")
    terminal.press("\r", "} name", "20 unread")
    terminal.press("e", "} name")
    terminal.press("}", "Petra Ostrow · person")
    terminal.press("\r", "Petra Ostrow — person", "written")
    terminal.press("\x1b", gone="Petra Ostrow — person")
    terminal.press("v", "the next article you open stands beside this one")
    terminal.press("j")
    terminal.press("\r", "She claimed that nobody", "Not one container left", "19 unread")
    terminal.press("c", "COMPARE  A Harbour Post", "B Evening Ledger", " only A", " only B")
    terminal.press("n", " ↔ B")
    terminal.press("d", "different figures: 4 percent on the left, 6 percent on the right")
    terminal.press("?", "Next difference")
    terminal.press("\x1b", gone="Next difference")
    terminal.press("o", "own order")
    terminal.press("q", "} name", gone="COMPARE")
    terminal.press("q", gone="Not one container left")
    assert terminal.leave("\x11") == 0
    assert terminal.is_restored()
    assert (tmp_path / "data").is_dir()


def test_the_screen_comes_back_and_own_articles_replace_the_sample(
    mill_folder: Path, environment: dict[str, str]
) -> None:
    with Terminal([*COMMAND, str(mill_folder)], environment) as terminal:
        terminal.see("A garden of moss opens", "4 articles")
        terminal.press("/mill", "3 articles")
        terminal.press("\r", "⏎ open")
        assert terminal.leave("\x11") == 0
    with Terminal(COMMAND, environment) as terminal:
        assert "sample" not in terminal.see("read as: mill", "Tarn mill burns", "3 articles")
        assert terminal.leave("\x11") == 0
        assert terminal.is_restored()


def test_no_byte_of_a_hostile_article_leaves(tmp_path: Path, environment: dict[str, str]) -> None:
    rest = "The ferry between Lund Bay and Ostrel sails again. " * 20
    page = tmp_path / f"nasty{NASTY.replace('/', '')}.txt"
    page.write_text(f"Harbour {NASTY} opens.\n\nMore {NASTY}, said Irena {NASTY} Voss. {rest}", "utf-8")
    with Terminal([*COMMAND, "--library", str(tmp_path / "library"), str(page)], environment) as terminal:
        terminal.see("Harbour", "1 article")
        terminal.press("/harbour", "read as")
        terminal.press("\r", "⏎ open")
        terminal.press("\r", "} name", "sails again")
        assert terminal.leave("\x11") == 0
        assert terminal.is_restored()
        left = TEXTUALS_OWN.sub("", terminal.written.decode("utf-8"))
    assert "]52;c;aGk=" in left
    assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", left)
