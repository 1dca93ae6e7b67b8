"""From the arguments to an exit status; every error in plain words on stderr."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from reader.errors import Cancelled, ReaderError, UsageError

Launch = Callable[[Path | None, tuple[str, ...]], int]
FAILED = 1
WRONG_USE = 2
INTERRUPTED = 130
NOBODY_READS = 141
"""What a shell says of a program ended by a closed pipe."""
STATUSES: dict[type[ReaderError], int] = {UsageError: WRONG_USE, Cancelled: INTERRUPTED}


def main(launch: Launch, arguments: Sequence[str] | None = None) -> int:
    """Run one command line; returns the exit status. `launch` opens the screens."""
    from reader.cli.parser import is_command, parse_command, parse_launch

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    try:
        if is_command(arguments):
            options = parse_command(arguments)
            status: int = options.run(options)
        else:
            options = parse_launch(arguments)
            need_sources(options.sources)
            need_terminal()
            status = launch(options.library, tuple(options.sources))
        sys.stdout.flush()
        return status
    except ReaderError as error:
        report(error)
        return STATUSES.get(type(error), FAILED)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOBODY_READS


def need_sources(sources: Sequence[str]) -> None:
    """Refuse what is neither an address nor there to be added: most likely a mistyped command."""
    for source in sources:
        if "://" not in source and not Path(source).expanduser().exists():
            raise UsageError(
                f"“{source}” is neither a command nor a file or folder", "reader --help lists the commands"
            )


def need_terminal() -> None:
    """Raise `ReaderError` where full screens can't be shown."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ReaderError(
            "reader's screens need a terminal on both ends", "in scripts use its commands: reader --help"
        )
    if os.environ.get("TERM", "") in ("", "dumb"):
        raise ReaderError(
            "this terminal can't show full screens (TERM is dumb or not set)",
            "use another terminal, or the commands: reader --help",
        )


def report(error: ReaderError) -> None:
    """Say what went wrong, and what to do."""
    from reader.text.clean import for_terminal

    label = error.message if isinstance(error, Cancelled) else f"error: {error.message}"
    print(for_terminal(label), file=sys.stderr)
    if error.hint:
        print(for_terminal(f"hint: {error.hint}"), file=sys.stderr)
    if isinstance(error, UsageError):
        for candidate in error.candidates:
            print(for_terminal(f"  {candidate}"), file=sys.stderr)
