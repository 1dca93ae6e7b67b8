"""The command `reader`."""

import sys


def main() -> int:
    """Run the command line; returns the exit status."""
    from reader.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
