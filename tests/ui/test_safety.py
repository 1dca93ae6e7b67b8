from __future__ import annotations

import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from fcntl import ioctl
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color

from reader.library import Library
from reader.ui import safety
from reader.ui.app import run
from reader.ui.safety import TerminalSafe

BLACK = Color(0, 0, 0)
HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
NASTY = "\x1b]52;c;aGk=\x07 \x9b31m \x7f \u202egnp.exe\u202c \x90q\x9c \x1b[2J"
DRIVER = "import sys; from pathlib import Path; from reader.ui.app import run; sys.exit(run(Path(sys.argv[1]), ()))"
NASTY_DRIVER = f"""
import sys
from pathlib import Path
from reader.ui.app import ReaderApp
from reader.ui.screens.dialogs import Prompt
nasty = {NASTY!r}
class Nasty(ReaderApp):
    def _settled(self, fresh):
        self.title = self.sub_title = nasty
        self.say(nasty)
        self.push_screen(Prompt(nasty, nasty, nasty + "●"))
Nasty(Path(sys.argv[1])).run()
"""


@given(st.text(max_size=40))
def test_the_filter_lets_nothing_harmful_through_and_keeps_the_width(text: str) -> None:
    (segment,) = TerminalSafe().apply([Segment(text)], BLACK)
    assert not HARMFUL.search(segment.text)
    assert cell_len(segment.text) == cell_len(text)


def test_harmless_text_is_left_alone() -> None:
    segments = [Segment("“Voss” — 120 中文 e\u0301 \u200d 🙂")]
    assert TerminalSafe().apply(segments, BLACK) == segments


def test_a_terminal_that_can_not_show_screens_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(None, ()) == 1
    assert "need a terminal" in capsys.readouterr().err
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "dumb")
    assert "TERM" in (safety.refusal() or "")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert safety.refusal() is None


def in_terminal(library: Path, keys: list[str], environment: dict[str, str], driver: str = DRIVER) -> bytes:
    """Everything the reader writes to a terminal of 100x30 while these keys are pressed."""
    master, slave = pty.openpty()
    ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    child = os.fork()
    if not child:
        os.setsid()
        for number in (0, 1, 2):
            os.dup2(slave, number)
        os.execve(sys.executable, [sys.executable, "-c", driver, str(library)], environment)
    os.close(slave)
    written = b""

    def listen(quiet: float, until: bytes = b"") -> None:
        """Read until `until` was seen, then until nothing came for `quiet` seconds."""
        nonlocal written
        end, before = time.monotonic() + 20, len(written)
        while time.monotonic() < end:
            if select.select([master], [], [], quiet)[0]:
                written += os.read(master, 65536)
            elif until in written[before:]:
                return

    try:
        listen(0.8, "●".encode())
        for key in keys:
            os.write(master, key.encode())
            listen(0.8)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(master)
    return written


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    folders = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    return {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **folders}


def assert_harmless(written: bytes) -> str:
    """Check that only what Textual itself says to the terminal is in it; returns the visible text."""
    text = written.decode("utf-8")
    assert "\x1b]52" not in text
    assert not re.search("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    left = re.sub(r"\x1b(\[[0-9;?<>=]*[ -/]*[A-Za-z]|\]22;[a-z]+\x07|P[^\x1b]*\x1b\\\\|[=>78])", "", text)
    assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f]", left), re.findall(".{12}[\x00-\x1f].{12}", left)
    return left


def test_no_byte_of_an_article_reaches_the_terminal_as_a_command(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    page, plain = tmp_path / "nasty.md", tmp_path / "plain.txt"
    rest = "The ferry between Lund Bay and Ostrel sails again. " * 40
    front = "---\ntitle: Harbour [/bold] closed\nsource: The [red]Tide Post\n---\n"
    page.write_text(f"{front}Harbour master {NASTY} said [@click=app.quit]leave[/].\n\n{rest}", "utf-8")
    plain.write_text(f"Harbour {NASTY} is the title of this one.\n\nMore {NASTY}. {rest}", "utf-8")
    with Library.open(tmp_path / "library") as library:
        assert library.add([page, plain]).added == 2
    keys = ["j", "\r", "/", "Harbour"]
    text = assert_harmless(in_terminal(tmp_path / "library", keys, environment))
    assert "[@click=app.quit]leave" in text
    assert "[/bold]" in text
    assert "]52;c;aGk=" in text


def test_nothing_harmful_leaves_from_notices_titles_and_inputs(
    library_copy: Path, environment: dict[str, str]
) -> None:
    written = in_terminal(library_copy, [], environment, NASTY_DRIVER)
    assert "]52;c;aGk=" in assert_harmless(written)


COLOURLESS = frozenset({"", "0", "1", "2", "3", "4", "4:2", "7", "9", "21", "22", "23", "24", "27", "29"})
"""What a terminal may be told about its letters without a colour: bold, italic, lines under them, reversed."""


def test_no_color_sends_no_colour_at_all(library_copy: Path, environment: dict[str, str]) -> None:
    walk = ["/Ostrel", "\r", "\rn", "}", "\r", "\x1b", "c", "dso", "?", "\x1b", "\x1b", "q2", "\rl", "\x1b"]
    text = in_terminal(library_copy, walk, {**environment, "NO_COLOR": "1"}).decode("utf-8")
    for shown in ("COMPARE", "STORY", "— place", "Keys: type an action"):
        assert shown in text
    sent = {part for found in re.findall(r"\x1b\[([0-9;:]*)m", text) for part in found.split(";")}
    assert sent <= COLOURLESS
    assert {"1", "4", "7"} <= sent
