"""Copies: articles whose words are largely those of another."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_WORDS = 5
_SHARE = 0.7
_LEAST = 12
_MOST_WORDS = 20_000


def independent(texts: Sequence[str]) -> int:
    """How many of the texts are not copies or near-duplicates of another one."""
    shingles = [_shingles(text) for text in texts]
    kept: list[frozenset[int]] = []
    for own in sorted(shingles, key=len, reverse=True):
        if not any(_copy(own, other) for other in kept):
            kept.append(own)
    return len(kept)


def _copy(shorter: frozenset[int], longer: frozenset[int]) -> bool:
    """Too little to tell apart counts as a copy only if it is the same."""
    if len(shorter) < _LEAST:
        return bool(shorter) and shorter == longer
    return len(shorter & longer) >= _SHARE * len(shorter)


def _shingles(text: str) -> frozenset[int]:
    words = _WORD.findall(text.lower())[:_MOST_WORDS]
    if len(words) < _WORDS:
        return frozenset([hash(tuple(words))])
    return frozenset(hash(part) for part in zip(*(words[at:] for at in range(_WORDS)), strict=False))
