"""Settings and themes for the first frame: from a validated cache, the YAML itself only after it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from reader import config, themes
from reader.config import Settings
from reader.errors import ConfigError
from reader.paths import APP_NAME, config_dir, private_dir, shipped
from reader.themes import Theme

CACHE_VERSION = 1


@dataclass(frozen=True, slots=True)
class Startup:
    """The settings, all themes (the built-in one among them), and what was wrong with the files.

    `chosen` is the theme last picked on the screen; one named in the settings goes before it.
    """

    settings: Settings = field(default_factory=Settings)
    themes: tuple[Theme, ...] = (themes.DEFAULT,)
    problems: tuple[str, ...] = ()
    chosen: str = ""

    @property
    def theme(self) -> Theme:
        """The theme to begin with: the chosen one, else the built-in one."""
        chosen = self.settings.theme or self.chosen
        return next((theme for theme in self.themes if theme.name == chosen), themes.DEFAULT)


def cache_file() -> Path:
    """Where the cache lies."""
    from platformdirs import user_cache_path

    return user_cache_path(APP_NAME) / "startup.json"


def cached(path: Path) -> Startup:
    """What the cache says, validated anew; the built-in values where there is none or it is damaged."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(data, dict) or data.get("version") != CACHE_VERSION:
            return Startup()
        settings, _ = config.from_data(data.get("settings"))
        found = tuple(themes.from_data(theme, "cache") for theme in data.get("themes", ()))
        chosen = str(data.get("chosen", ""))
    except (OSError, ValueError, TypeError, ConfigError):
        return Startup()
    return Startup(settings, found or (themes.DEFAULT,), chosen=chosen)


def fresh(path: Path, directory: Path | None = None, chosen: str = "") -> Startup:
    """Read the user's YAML and the shipped themes, and keep the result in the cache."""
    settings, found, problems = read(directory or config_dir())
    startup = Startup(settings, found, problems, chosen)
    keep(path, startup)
    return startup


def read(directory: Path) -> tuple[Settings, tuple[Theme, ...], tuple[str, ...]]:
    """The settings of a directory, the themes there are, and everything that is wrong with either."""
    from reader.ui.bindings import BY_ID

    settings, problems = config.load(directory)
    found, faults = themes.load((shipped("themes"), directory / "themes"))
    names = {theme.name for theme in found}
    if themes.DEFAULT.name not in names:
        found = (themes.DEFAULT, *found)
    if settings.theme and settings.theme not in names:
        faults = (*faults, f"there is no theme “{settings.theme}”")
    unknown = [
        f"there is no action “{action}” for a key" for action in settings.keymap if action not in BY_ID
    ]
    return settings, found, (*problems, *faults, *unknown)


def keep(path: Path, startup: Startup) -> None:
    """Write the cache; where that can't be done the next start reads the YAML again."""
    data = {
        "version": CACHE_VERSION,
        "settings": startup.settings.to_data(),
        "themes": [theme.to_data() for theme in startup.themes],
        "chosen": startup.chosen,
    }
    try:
        private_dir(path.parent)
        part = path.with_suffix(".part")
        part.write_text(json.dumps(data), encoding="utf-8")
        part.replace(path)
    except OSError:
        return
