"""From a keystroke to the painted list, in a real terminal (pty) of 160x48.

usage: python benchmarks/typing_speed.py LIBRARY [QUERY …]

Types each query letter by letter as somebody would (one key every 150 ms, or as soon as the list is painted)
and prints the median and the 95th percentile of the time from the key to the last byte of the repainted list.
"""

from __future__ import annotations

import os
import pty
import re
import select
import statistics
import struct
import subprocess
import sys
import termios
import time
from fcntl import ioctl

QUERIES = (
    "minister talks",
    "election results 2024",
    "champions league final",
    "oil price",
    '"prime minister" said',
)
ANSWERED = re.compile(rb"\d ms")
PAUSE = 0.15


def drain(master: int, quiet: float) -> bytes:
    """Everything written until nothing came for `quiet` seconds."""
    seen = b""
    while select.select([master], [], [], quiet)[0]:
        seen += os.read(master, 65536)
    return seen


def keystroke(master: int, key: bytes, limit: float = 10.0) -> float:
    """Seconds from the key to the end of the repaint that shows its answer."""
    start = time.perf_counter()
    os.write(master, key)
    seen, last = b"", start
    while time.perf_counter() - start < limit:
        quiet = 0.03 if ANSWERED.search(seen) else limit
        if not select.select([master], [], [], quiet)[0]:
            return last - start
        seen += os.read(master, 65536)
        last = time.perf_counter()
    raise SystemExit(f"no answer to {key!r}")


def main() -> None:
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    master, slave = pty.openpty()
    ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 48, 160, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    command = [sys.executable, "-m", "reader", "--library", sys.argv[1]]
    process = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
    )
    os.close(slave)
    times: list[float] = []
    try:
        drain(master, 3.0)
        for query in sys.argv[2:] or QUERIES:
            os.write(master, b"/")
            drain(master, 0.5)
            os.write(master, b"\x15")
            drain(master, 1.0)
            for letter in query:
                times.append(keystroke(master, letter.encode()))
                time.sleep(max(0.0, PAUSE - times[-1]))
            os.write(master, b"\x1b")
            drain(master, 1.0)
    finally:
        process.kill()
        process.wait()
        os.close(master)
    times.sort()
    print(f"keys     {len(times):6d}")
    print(f"median   {statistics.median(times) * 1000:6.0f} ms")
    print(f"p95      {times[int(len(times) * 0.95)] * 1000:6.0f} ms")
    print(f"slowest  {times[-1] * 1000:6.0f} ms")


if __name__ == "__main__":
    main()
