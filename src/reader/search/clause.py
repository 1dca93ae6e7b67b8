"""Filters as they are written in the query language."""

from __future__ import annotations

import re

_OR_AT_FIRST = re.compile(r"\s*(?:(?:OR|\|\|?)\s+)+")
_MARKS = str.maketrans(dict.fromkeys('"“”„«»', " "))


def clause(kind: str, value: str) -> str:
    """A filter of the query language; marks of quotation, which would end it, count for nothing in its value."""
    return f'{kind}:"{unquoted(value)}"'


def unquoted(value: str) -> str:
    """The words without marks of quotation, which can't stand inside a phrase of the query language."""
    return " ".join(value.translate(_MARKS).split())


def joined(filters: str, query: str) -> str:
    """Filters and a query as one query that says the same.

    The filters stand first, so that a bracket or a quotation the query leaves open ends with it.
    """
    return f"{filters} {_OR_AT_FIRST.sub('', query)}".strip() if filters else query.strip()
