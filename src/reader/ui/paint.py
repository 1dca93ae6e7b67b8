"""A theme turned into what the screens draw with: Textual's theme and Rich styles by meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.style import Style
from textual.theme import Theme as TextualTheme

from reader.themes import Theme

if TYPE_CHECKING:
    from reader.model import EntityType, LinkKind

GLYPHS: Mapping[EntityType, str] = {
    "PERSON": "☻",
    "ORG": "⌂",
    "PLACE": "⚑",
    "GROUP": "☍",
    "OTHER": "◇",
    "DATE": "◷",
    "FIGURE": "#",
    "ROLE": "✎",
}
NAMES: Mapping[EntityType, str] = {
    "PERSON": "person",
    "ORG": "organisation",
    "PLACE": "place",
    "GROUP": "group",
    "OTHER": "other name",
    "DATE": "date",
    "FIGURE": "figure",
    "ROLE": "role",
}
_CUES: Mapping[EntityType, Style] = {
    "PERSON": Style(underline=True),
    "ORG": Style(underline2=True),
    "PLACE": Style(italic=True),
    "GROUP": Style(italic=True, underline=True),
    "OTHER": Style(bold=True),
    "DATE": Style(bold=True, italic=True),
    "FIGURE": Style(bold=True, underline=True),
    "ROLE": Style(bold=True, underline2=True),
}
"""How a type looks where there is no colour; no two are alike."""


@dataclass(frozen=True, slots=True)
class Paint:
    """Styles by meaning; those without a background take the ground they are drawn on.

    `entity` and `unsure` are by type: a sure mention is tinted, an unsure one is not.
    """

    theme: Theme
    text: Style
    muted: Style
    strong: Style
    accent: Style
    rule: Style
    warning: Style
    error: Style
    success: Style
    match: Style
    current: Style
    selection: Style
    entity: Mapping[EntityType, Style]
    unsure: Mapping[EntityType, Style]
    hue: Mapping[EntityType, Style]
    link: Mapping[LinkKind | str, Style]
    difference: Mapping[str, Style]

    @classmethod
    def of(cls, theme: Theme) -> Paint:
        """Mix the paint of a theme."""
        colours = theme.colours
        hue: dict[EntityType, Style] = {kind: Style(color=theme.entities[kind.lower()]) for kind in _CUES}
        return cls(
            theme=theme,
            text=Style(color=colours["text"]),
            muted=Style(color=colours["muted"]),
            strong=Style(color=colours["text"], bold=True),
            accent=Style(color=colours["accent"], bold=True),
            rule=Style(color=colours["rule"]),
            warning=Style(color=colours["warning"]),
            error=Style(color=colours["error"]),
            success=Style(color=colours["success"]),
            match=Style(color=theme.search["match_text"], bgcolor=theme.search["match"], bold=True),
            current=Style(color=theme.search["current_text"], bgcolor=theme.search["current"], bold=True),
            selection=Style(bgcolor=colours["selection"]),
            entity={
                kind: hue[kind] + cue + Style(bgcolor=theme.tint(kind.lower())) for kind, cue in _CUES.items()
            },
            unsure={kind: hue[kind] + cue for kind, cue in _CUES.items()},
            hue=hue,
            link={kind: Style(color=colour) for kind, colour in theme.links.items()},
            difference={kind: Style(color=colour) for kind, colour in theme.differences.items()},
        )


def textual_theme(theme: Theme) -> TextualTheme:
    """The same colours for Textual's own style sheets; `$rule`, `$muted` and `$selection` are added."""
    colours = theme.colours
    return TextualTheme(
        name=theme.name,
        primary=colours["accent"],
        secondary=colours["muted"],
        accent=colours["accent"],
        warning=colours["warning"],
        error=colours["error"],
        success=colours["success"],
        foreground=colours["text"],
        background=colours["background"],
        surface=colours["surface"],
        panel=colours["panel"],
        dark=theme.dark,
        text_alpha=1.0,
        variables={
            "rule": colours["rule"],
            "muted": colours["muted"],
            "selection": colours["selection"],
            "scrollbar": colours["rule"],
            "scrollbar-hover": colours["muted"],
            "scrollbar-active": colours["accent"],
            "scrollbar-background": colours["background"],
            "scrollbar-background-hover": colours["background"],
            "scrollbar-background-active": colours["background"],
            "scrollbar-corner-color": colours["background"],
            "input-cursor-background": colours["accent"],
            "input-cursor-foreground": colours["background"],
            "input-selection-background": colours["selection"],
            "border": colours["rule"],
            "border-blurred": colours["rule"],
        },
    )
