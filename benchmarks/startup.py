"""The time to the first frame of the reader against a bare Textual app, in pairs, in a real terminal (pty).

usage: python benchmarks/startup.py [RUNS] [LIBRARY]

Prints the median of each and the median ratio. The frame counts as painted when the search line's prompt
(for the reader) or the greeting (for the bare app) has been written to the terminal.
"""

from __future__ import annotations

import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from fcntl import ioctl
from pathlib import Path

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("FIRST-FRAME")
Bare().run()
"""


def first_frame(command: list[str], needle: bytes, limit: float = 20.0) -> float:
    """Seconds from starting `command` in a terminal of 120x40 to `needle` on the screen."""
    master, slave = pty.openpty()
    ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
    )
    os.close(slave)
    seen = b""
    try:
        while time.perf_counter() - start < limit:
            ready, _, _ = select.select([master], [], [], 0.5)
            if ready:
                seen += os.read(master, 65536)
                if needle in seen:
                    return time.perf_counter() - start
        raise SystemExit(f"no first frame from {command}: {seen[-300:]!r}")
    finally:
        process.kill()
        process.wait()
        os.close(master)


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        library = sys.argv[2] if len(sys.argv) > 2 else folder
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        ours = [sys.executable, "-m", "reader", "--library", library]
        theirs = [sys.executable, str(bare)]
        pairs = []
        for _ in range(runs + 1):
            pairs.append((first_frame(ours, "⌕".encode()), first_frame(theirs, b"FIRST-FRAME")))
    pairs = pairs[1:]
    print(f"reader      {statistics.median(one for one, _ in pairs) * 1000:7.0f} ms")
    print(f"bare app    {statistics.median(other for _, other in pairs) * 1000:7.0f} ms")
    print(f"ratio       {statistics.median(one / other for one, other in pairs):7.2f}")


if __name__ == "__main__":
    main()
