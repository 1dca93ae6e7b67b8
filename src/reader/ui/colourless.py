"""How the screens look where NO_COLOR asks for no colours: what colour says is said by reversing and underlining."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from reader.themes import GROUNDS, Theme
from reader.ui.paint import Paint

BLACK, WHITE = "#000000", "#ffffff"
BRIGHT = 0.3
"""A ground brighter than this sets something off from the rest."""


def colourless(theme: Theme) -> Theme:
    """The theme with every ground black but that of what is selected, and everything else white."""
    grounds = {name: BLACK for name in GROUNDS if name != "selection"}
    return replace(
        theme,
        colours={**_white(theme.colours), **grounds},
        search={**_white(theme.search), "match": BLACK, "current": BLACK},
        entities=_white(theme.entities),
        links=_white(theme.links),
        differences=_white(theme.differences),
    )


def colourless_paint(theme: Theme) -> Paint:
    """The styles of a colourless theme; matches are marked in a reversed row too."""
    return replace(
        Paint.of(colourless(theme)),
        match=Style(reverse=True, underline=True),
        current=Style(reverse=True, bold=True, underline2=True),
        selection=Style(reverse=True),
    )


def _white(colours: Mapping[str, str]) -> dict[str, str]:
    return dict.fromkeys(colours, WHITE)


class Colourless(LineFilter):
    """Takes the colours from every segment; what stands on a bright ground is reversed instead."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Give the same line without colours."""
        return [Segment(text, style and plain(style), control) for text, style, control in segments]


@lru_cache(maxsize=1024)
def plain(style: Style) -> Style:
    """The style without its colours."""
    ground = style.bgcolor
    bright = (
        ground is not None and not ground.is_default and Color.from_rich_color(ground).brightness > BRIGHT
    )
    return style.without_color + Style(reverse=True) if bright else style.without_color
