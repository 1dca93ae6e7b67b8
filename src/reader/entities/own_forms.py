"""Where a text has the user's own forms exactly as they are written, whatever was recognised there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.entities.names import is_unspaced

_WORD = re.compile(r"\w+")


class OwnForms:
    """Forms by their first word, so that many forms cost no more than few."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._by_word: dict[str, list[tuple[str, int]]] = {}
        unspaced: list[str] = []
        for form in sorted(set(forms), key=lambda form: (-len(form), form)):
            if is_unspaced(form):
                unspaced.append(form)
            elif first := _WORD.search(form):
                self._by_word.setdefault(first[0], []).append((form, first.start()))
        self._unspaced = re.compile("|".join(map(re.escape, unspaced))) if unspaced else None

    def find(self, text: str) -> list[tuple[int, int]]:
        """The places of the forms, sorted and apart; the longest form wins where several begin."""
        found: list[tuple[int, int]] = []
        for start, end in sorted(self._candidates(text), key=lambda span: (span[0], -span[1])):
            if not found or start >= found[-1][1]:
                found.append((start, end))
        return found

    def _candidates(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _WORD.finditer(text) if self._by_word else ():
            for form, offset in self._by_word.get(match[0], ()):
                start = match.start() - offset
                end = start + len(form)
                if start >= 0 and text.startswith(form, start) and not text[end : end + 1].isalnum():
                    yield start, end
                    break
        if self._unspaced and is_unspaced(text):
            for match in self._unspaced.finditer(text):
                yield match.span()
