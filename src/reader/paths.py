"""Where things lie: the user's library and settings, and the files shipped with the program."""

from __future__ import annotations

import os
from pathlib import Path

APP_NAME = "parallax-reader"


def data_dir() -> Path:
    """The platform's directory for the user's library."""
    from platformdirs import user_data_path

    return user_data_path(APP_NAME)


def config_dir() -> Path:
    """The platform's directory for the user's settings, keymap, themes and entity profiles."""
    from platformdirs import user_config_path

    return user_config_path(APP_NAME)


def shipped(name: str) -> Path:
    """The directory `seeds` or `themes`: inside the installed package, else at the top of the checkout."""
    package = Path(__file__).parent
    inside = package / name
    return inside if inside.is_dir() else package.parent.parent / name


def private_dir(path: Path) -> Path:
    """Make `path` a directory that only its owner can enter (mode 0700) and return it."""
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    if os.name == "posix" and path.stat().st_uid == os.getuid():
        path.chmod(0o700)
    return path
