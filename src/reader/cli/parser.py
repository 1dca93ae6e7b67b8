"""What may be typed after `reader`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from reader import __version__
from reader.errors import UsageError

COMMANDS: dict[str, str] = {
    "add": "add files, folders and addresses to the library",
    "remove": "forget articles",
    "list": "list the articles, newest first",
    "sources": "list the sources",
    "search": "find articles",
    "show": "show an article with the names and quotations in it",
    "compare": "put two articles side by side",
    "stories": "list the stories: reports of one event",
    "entities": "list who and what is named",
    "partners": "find the reports of other sources that are most alike",
    "export": "write all articles as JSON Lines",
    "rebuild": "make the search index, names and stories anew",
    "doctor": "check the library",
}
ARTICLE_HELP = "an id, a path, the beginning of a file name, or of an id (4 or more)"


class Parser(argparse.ArgumentParser):
    """Reports wrong use like every other error."""

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong with the arguments."""
        raise UsageError(message, f"{self.prog} --help")


def is_command(arguments: Sequence[str]) -> bool:
    """Whether the first argument that is no option (nor the value of one) is a command."""
    rest = iter(arguments)
    for argument in rest:
        if argument == "--library":
            next(rest, None)
        elif argument == "--":
            return False
        elif not argument.startswith("-"):
            return argument in COMMANDS
    return False


def parse_launch(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of `reader [PATH|URL …]`."""
    lines = "\n".join(f"  {name:<10} {says}" for name, says in COMMANDS.items())
    parser = Parser(
        prog="reader",
        usage="reader [--library DIR] [PATH|URL …]\n       reader COMMAND …",
        description="Read, search and compare news articles. Without a command the screens open.",
        epilog=f"commands (reader COMMAND --help says more):\n{lines}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _library(parser)
    parser.add_argument("--version", action="version", version=f"reader {__version__}")
    parser.add_argument("sources", nargs="*", type=_named, metavar="PATH|URL", help="add these first")
    return parser.parse_args(arguments)


def parse_command(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of a command; `run` is the function that does it."""
    from reader.cli import commands

    parser = Parser(prog="reader")
    _library(parser)
    kinds = parser.add_subparsers(dest="command", required=True)
    made: dict[str, argparse.ArgumentParser] = {}
    for name, says in COMMANDS.items():
        made[name] = kinds.add_parser(name, help=says, description=f"{says[0].upper()}{says[1:]}.")
        made[name].set_defaults(run=getattr(commands, name.replace("list", "list_")))
        made[name].add_argument("--library", type=_folder, metavar="DIR", default=argparse.SUPPRESS)
        if name != "export":
            made[name].add_argument("--json", action="store_true", help="print one JSON document")
    made["add"].add_argument("sources", nargs="+", type=_named, metavar="PATH|URL")
    made["remove"].add_argument("articles", nargs="+", metavar="ARTICLE", help=ARTICLE_HELP)
    made["list"].add_argument("--limit", type=_count, metavar="N", help="at most so many")
    made["search"].add_argument("query", nargs="+", metavar="QUERY")
    made["search"].add_argument("--limit", type=_count, default=20, metavar="N", help="at most so many (20)")
    made["show"].add_argument("article", metavar="ARTICLE", help=ARTICLE_HELP)
    made["compare"].add_argument("left", metavar="ARTICLE", help=ARTICLE_HELP)
    made["compare"].add_argument("right", metavar="ARTICLE")
    made["compare"].add_argument("--md", action="store_true", help="print Markdown")
    made["compare"].add_argument("--html", action="store_true", help="print a page of HTML")
    made["entities"].add_argument(
        "name", nargs="?", metavar="NAME", help="only those called so, with who calls them what"
    )
    made["entities"].add_argument("--limit", type=_count, metavar="N", help="at most so many")
    made["partners"].add_argument("article", metavar="ARTICLE", help=ARTICLE_HELP)
    return parser.parse_args(_with_query_last(arguments))


def _with_query_last(arguments: Sequence[str]) -> list[str]:
    """The arguments with the words of a search behind `--`, so that `-word` is no option."""
    rest = list(arguments)
    if "search" not in rest or "--" in rest:
        return rest
    options, words = rest[: rest.index("search") + 1], []
    after = iter(rest[len(options) :])
    for argument in after:
        if argument in ("--limit", "--library"):
            options += [argument, *(value for value in [next(after, None)] if value is not None)]
        elif argument.startswith("--") or argument == "-h":
            options.append(argument)
        else:
            words.append(argument)
    return [*options, "--", *words] if words else options


def _library(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--library", type=_folder, metavar="DIR", help="the library (else your own)")


def _named(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("the name is empty: was a variable not set?")
    return text


def _folder(text: str) -> Path:
    return Path(_named(text))


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 on")
    return int(text)
