"""Markdown -> plain text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.ingest.markup import MARKUP, strip

if TYPE_CHECKING:
    from markdown_it.token import Token

_BREAKS = {"softbreak": " ", "hardbreak": "\n"}


def plain(text: str) -> str:
    """The words of a Markdown text without its markup: blocks parted by blank lines, links as their text."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table")
    return "\n\n".join(_blocks(parser.parse(text)))


def _blocks(tokens: list[Token]) -> Iterator[str]:
    bullet = ""
    for token in tokens:
        if token.type == "list_item_open":
            bullet = f"{token.info}{token.markup} " if token.info else "- "
        elif token.type == "inline":
            words = _inline(token.children or []).strip()
            if words:
                yield bullet + words
            bullet = ""
        elif token.type in ("fence", "code_block"):
            yield token.content.strip("\n")
        elif token.type == "html_block" and MARKUP.search(token.content):
            yield strip(token.content)


def _inline(tokens: list[Token]) -> str:
    return "".join(
        _BREAKS.get(
            token.type, token.content if token.type in ("text", "code_inline", "text_special") else ""
        )
        for token in tokens
    )
