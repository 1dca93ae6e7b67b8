"""The command `reader`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def main() -> int:
    """Run the command line; returns the exit status."""
    from reader.cli import main as run

    return run(launch)


def launch(library: Path | None, sources: tuple[str, ...]) -> int:
    """Open the screens on a library, first adding what is named."""
    from reader.ui.app import run

    return run(library, sources)


if __name__ == "__main__":
    sys.exit(main())
