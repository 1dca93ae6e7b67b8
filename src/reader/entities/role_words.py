"""The titles and offices of `data/roles.txt`, in lower case: the one list that finding and linking share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources


def _rows() -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield office, titles and other words; the titles of no office have an empty one."""
    text = (resources.files("reader.entities") / "data" / "roles.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            office, _, words = line.partition(":")
            titles, _, others = words.partition("|")
            yield office, _listed(titles), _listed(others)


def _listed(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]


def titles() -> list[str]:
    """Every title that may stand before a name, of an office or of none."""
    return [title for _, words, _ in _rows() for title in words]


@cache
def offices() -> dict[str, str]:
    """The canonical office of every word for one: "top diplomat" and "FM" for the foreign minister's."""
    return {word: office for office, *groups in _rows() if office for words in groups for word in words}
