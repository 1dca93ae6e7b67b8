"""The last gate before the terminal: no control character or bidirectional override leaves the program."""

from __future__ import annotations

import os
import re
import sys

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from reader.text.clean import for_terminal

_SUSPECT = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class TerminalSafe(LineFilter):
    """Replaces what a terminal would act on in every rendered segment, and keeps each segment's width."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Give the same line without anything a terminal would obey."""
        suspect = _SUSPECT.search
        return [_clean(segment) if suspect(segment.text) else segment for segment in segments]


def _clean(segment: Segment) -> Segment:
    text = for_terminal(segment.text)
    width = cell_len(segment.text)
    return Segment(text if cell_len(text) == width else set_cell_size(text, width), segment.style)


def refusal() -> str | None:
    """Why the screens can't be shown here, or None where they can."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        return "the reader's screens need a terminal; in a pipe use its commands, see `reader --help`"
    if os.environ.get("TERM", "") in ("dumb", "unknown", ""):
        return (
            "this terminal (TERM=dumb or unset) can't show the reader's screens; set TERM or use its commands"
        )
    return None
