"""The user's settings: `config.yaml` -> validated values; what is wrong is reported and the rest is used."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from reader.errors import ConfigError

FILE_NAME = "config.yaml"
WIDTHS = range(40, 161)
"""What `text_width` may be, in columns."""
RECOGNISER = "“recogniser”"
_RECOGNISERS = re.compile(r"bundled|rules|spacy(?::[\w.-]+)?")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user chose; an empty `theme` means the built-in one.

    `keymap` maps action ids to keys ("x" or "ctrl+x,f5"), `text_width` bounds an article's lines in columns,
    `prefer_fresh` lets new articles rank a little higher among the hits of a search, `recogniser` finds the names
    ("bundled", "rules", "spacy" or "spacy:PIPELINE").
    """

    theme: str = ""
    keymap: Mapping[str, str] = field(default_factory=dict)
    text_width: int = 84
    prefer_fresh: bool = False
    recogniser: str = "bundled"

    def to_data(self) -> dict[str, Any]:
        """Plain data that `from_data` reads back."""
        return asdict(self)


DEFAULTS = Settings()


def from_data(data: object, origin: str = FILE_NAME) -> tuple[Settings, tuple[str, ...]]:
    """Read settings from plain data; what is not understood is named in the second part and left out."""
    if data is None:
        return Settings(), ()
    if not isinstance(data, dict):
        return Settings(), (f"{origin}: settings are a mapping",)
    known = {field.name for field in fields(Settings)}
    problems = [f"{origin}: “{key}” is not known here" for key in data if key not in known]
    theme = data.get("theme", "")
    if not isinstance(theme, str):
        problems.append(f"{origin}: “theme” is the name of a theme")
        theme = ""
    width = data.get("text_width", DEFAULTS.text_width)
    if not isinstance(width, int) or width not in WIDTHS:
        problems.append(f"{origin}: “text_width” is a number from {WIDTHS.start} to {WIDTHS.stop - 1}")
        width = DEFAULTS.text_width
    prefer_fresh = data.get("prefer_fresh", DEFAULTS.prefer_fresh)
    if not isinstance(prefer_fresh, bool):
        problems.append(f"{origin}: “prefer_fresh” is true or false")
        prefer_fresh = DEFAULTS.prefer_fresh
    recogniser = data.get("recogniser", DEFAULTS.recogniser)
    if not isinstance(recogniser, str) or not _RECOGNISERS.fullmatch(recogniser):
        problems.append(f"{origin}: {RECOGNISER} is bundled, rules, spacy, or spacy:PIPELINE")
        recogniser = DEFAULTS.recogniser
    keymap, faults = _keymap(data.get("keymap", {}), origin)
    return Settings(theme, keymap, width, prefer_fresh, recogniser), (*problems, *faults)


def _keymap(data: object, origin: str) -> tuple[dict[str, str], list[str]]:
    if not isinstance(data, dict):
        return {}, [f"{origin}: “keymap” maps action ids to keys"]
    good = {
        str(action): keys.strip()
        for action, keys in data.items()
        if isinstance(keys, str) and keys.strip() and keys.isprintable()
    }
    wrong = [f"{origin}: “keymap.{action}” is not a key" for action in data if str(action) not in good]
    return good, wrong


def load(directory: Path) -> tuple[Settings, tuple[str, ...]]:
    """Read `config.yaml` of a directory; a missing file means the defaults.

    So does a recogniser that is not installed.
    """
    from reader import safe_yaml

    path = directory / FILE_NAME
    try:
        if not path.exists():
            return Settings(), ()
    except OSError as error:
        return Settings(), (f"{path.name}: {error.strerror}",)
    try:
        settings, problems = from_data(safe_yaml.load_file(path), path.name)
    except ConfigError as error:
        return Settings(), (error.message,)
    fault = _not_installed(settings.recogniser)
    if fault:
        settings = replace(settings, recogniser=DEFAULTS.recogniser)
        problems = (*problems, f"{path.name}: {RECOGNISER} is the bundled one for now: {fault}")
    return settings, problems


def _not_installed(recogniser: str) -> str:
    kind, _, name = recogniser.partition(":")
    if kind != "spacy":
        return ""
    from reader.entities import spacy_pipeline

    try:
        spacy_pipeline.chosen(name)
    except ConfigError as error:
        return f"{error.message} ({error.hint})"
    return ""
