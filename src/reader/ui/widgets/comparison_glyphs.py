"""The signs in a comparison's gutter, which always say what the colours only repeat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

BlockKind: TypeAlias = Literal["quote", "same", "wording", "differs", "only_left", "only_right", "aside"]

GLYPHS: Mapping[BlockKind, str] = {
    "quote": "❝",
    "same": "=",
    "wording": "≈",
    "differs": "≠",
    "only_left": "◂",
    "only_right": "▸",
    "aside": "·",
}
ASCII_GLYPHS: Mapping[BlockKind, str] = {
    "quote": '"',
    "same": "=",
    "wording": "~",
    "differs": "!",
    "only_left": "<",
    "only_right": ">",
    "aside": ".",
}
POOR = frozenset({"linux", "ansi", "cons25", "vt100", "vt102", "vt220"})
"""Terminals whose fonts have few signs, as TERM names them."""


def glyphs_for(terminal: str) -> Mapping[BlockKind, str]:
    """The signs that a terminal can show, by its TERM."""
    return ASCII_GLYPHS if terminal in POOR else GLYPHS
