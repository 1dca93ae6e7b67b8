"""Themes: YAML files -> validated colour sets; a bad file is reported and skipped, the others are used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.errors import ConfigError

GROUNDS = ("background", "surface", "panel", "selection")
"""The colours text stands on."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    "colours": (*GROUNDS, "text", "muted", "accent", "rule", "warning", "error", "success"),
    "search": ("match", "match_text", "current", "current_text"),
    "entities": ("person", "org", "place", "group", "other", "date", "figure", "role"),
    "links": ("quote", "same", "wording", "differs", "only_left", "only_right"),
    "differences": ("number", "date", "name", "quote", "attribution", "negation", "wording"),
}
"""The colours a theme names, group by group."""

MIN_CONTRAST = 4.5
TINT = 0.13
"""How much of an entity's colour its background takes on."""

_HEX = re.compile(r"#[0-9a-fA-F]{6}\Z")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}\Z")


@dataclass(frozen=True, slots=True)
class Theme:
    """A complete set of colours, each `#rrggbb`; the groups are those of `GROUPS`."""

    name: str
    title: str
    dark: bool
    colours: Mapping[str, str]
    search: Mapping[str, str]
    entities: Mapping[str, str]
    links: Mapping[str, str]
    differences: Mapping[str, str]

    def to_data(self) -> dict[str, Any]:
        """Plain data that `from_data` reads back."""
        groups = {group: dict(getattr(self, group)) for group in GROUPS}
        return {"name": self.name, "title": self.title, "dark": self.dark, **groups}

    def tint(self, entity: str) -> str:
        """The background a mention of that entity type stands on in an article."""
        return blend(self.colours["background"], self.entities[entity], TINT)


def from_data(data: object, origin: str) -> Theme:
    """Validate plain data as a theme; raises `ConfigError` naming `origin` and the fault."""
    if not isinstance(data, dict):
        raise ConfigError(f"{origin}: a theme is a mapping")
    name = data.get("name")
    if not isinstance(name, str) or not _NAME.match(name):
        raise ConfigError(f"{origin}: “name” is missing, or not made of a–z, 0–9 and -")
    title = data.get("title", name)
    dark = data.get("dark")
    if not isinstance(title, str) or not isinstance(dark, bool):
        raise ConfigError(f"{origin}: “title” is text and “dark” is true or false")
    if unknown := sorted(str(key) for key in set(data) - {"name", "title", "dark", *GROUPS}):
        raise ConfigError(f"{origin}: “{unknown[0]}” is not known here")
    groups = {group: _group(data.get(group), group, keys, origin) for group, keys in GROUPS.items()}
    theme = Theme(name=name, title=title, dark=dark, **groups)
    if faint := next(((what, ratio) for what, ratio in contrasts(theme) if ratio < MIN_CONTRAST), None):
        raise ConfigError(
            f"{origin}: {faint[0]} has a contrast of {faint[1]:.1f}:1, below {MIN_CONTRAST}:1",
            "choose colours further apart",
        )
    return theme


def _group(data: object, group: str, keys: tuple[str, ...], origin: str) -> dict[str, str]:
    if not isinstance(data, dict):
        raise ConfigError(f"{origin}: “{group}” is missing")
    if wrong := sorted({str(key) for key in data} ^ set(keys)):
        raise ConfigError(
            f"{origin}: “{group}.{wrong[0]}” is {'not known' if wrong[0] in data else 'missing'}"
        )
    for key in keys:
        if not isinstance(data[key], str) or not _HEX.match(data[key]):
            raise ConfigError(f'{origin}: “{group}.{key}” is not a colour like "#1a2b3c"')
    return {key: data[key].lower() for key in keys}


def load(directories: Iterable[Path]) -> tuple[tuple[Theme, ...], tuple[str, ...]]:
    """All themes of the directories, a later one replacing its namesake, and what was wrong with others."""
    from reader import safe_yaml

    themes: dict[str, Theme] = {}
    problems: list[str] = []
    for directory in directories:
        for path in sorted(directory.glob("*.yaml")) if directory.is_dir() else []:
            try:
                theme = from_data(safe_yaml.load_file(path), path.name)
            except ConfigError as error:
                problems.append(error.message)
            else:
                themes[theme.name] = theme
    return tuple(themes.values()), tuple(problems)


def contrasts(theme: Theme) -> Iterator[tuple[str, float]]:
    """Every text colour of the theme on every ground it is shown on, with the contrast ratio."""
    for ground in GROUNDS:
        for text in ("text", "muted", "accent", "warning", "error", "success"):
            yield f"{text} on {ground}", contrast(theme.colours[text], theme.colours[ground])
        for entity, colour in theme.entities.items():
            yield f"{entity} on {ground}", contrast(colour, theme.colours[ground])
        for group in ("links", "differences"):
            for key, colour in getattr(theme, group).items():
                yield f"{group} {key} on {ground}", contrast(colour, theme.colours[ground])
    for entity, colour in theme.entities.items():
        yield f"{entity} on its tint", contrast(colour, theme.tint(entity))
    for what in ("match", "current"):
        yield f"{what}_text on {what}", contrast(theme.search[f"{what}_text"], theme.search[what])


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    first, second = _luminance(one), _luminance(other)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


def blend(ground: str, colour: str, share: float) -> str:
    """`ground` with `share` of `colour` mixed in."""
    pairs = zip(_channels(ground), _channels(colour), strict=True)
    return "#" + "".join(f"{round(low + (high - low) * share):02x}" for low, high in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        value = channel / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


DEFAULT = Theme(
    name="night-desk",
    title="Night Desk",
    dark=True,
    colours={
        "background": "#11141b",
        "surface": "#161a23",
        "panel": "#1c222d",
        "selection": "#24324a",
        "text": "#dde2eb",
        "muted": "#9aa6ba",
        "accent": "#f2b95c",
        "rule": "#323b4c",
        "warning": "#f0c15a",
        "error": "#ff9188",
        "success": "#86d5a0",
    },
    search={
        "match": "#57451a",
        "match_text": "#ffe3a3",
        "current": "#f2b95c",
        "current_text": "#1a1406",
    },
    entities={
        "person": "#82c4ff",
        "org": "#f5b57a",
        "place": "#86d9ad",
        "group": "#d6b0ff",
        "other": "#e3d587",
        "date": "#9cc3c9",
        "figure": "#f2a49b",
        "role": "#bdb7e6",
    },
    links={
        "quote": "#d6b0ff",
        "same": "#86d5a0",
        "wording": "#82c4ff",
        "differs": "#ff9188",
        "only_left": "#f5b57a",
        "only_right": "#7fd6d6",
    },
    differences={
        "number": "#ff9188",
        "date": "#f0c15a",
        "name": "#f5b57a",
        "quote": "#d6b0ff",
        "attribution": "#9cc3c9",
        "negation": "#ff9fc0",
        "wording": "#82c4ff",
    },
)
"""What the screens are painted with until the theme files were read; `themes/night-desk.yaml` says the same."""
