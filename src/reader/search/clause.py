"""Filters as they are written in the query language."""

from __future__ import annotations

_MARKS = str.maketrans(dict.fromkeys('"“”„«»', " "))


def clause(kind: str, value: str) -> str:
    """A filter of the query language; marks of quotation, which would end it, count for nothing in its value."""
    return f'{kind}:"{unquoted(value)}"'


def unquoted(value: str) -> str:
    """The words without marks of quotation, which can't stand inside a phrase of the query language."""
    return " ".join(value.translate(_MARKS).split())
