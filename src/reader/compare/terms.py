"""Words as the comparison weighs them: folded, stemmed, stop words gone, number words as digits."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from reader.compare.lexicon import NUMBER_WORDS, STOP_WORDS
from reader.compare.synonyms import representatives

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_VARIANT_ENDING = re.compile(r"(?:iy|yy|ij|yi|ii)$")


@dataclass(frozen=True, slots=True)
class Term:
    """A content word at its place: `stem` is what is compared, `proper` says it is written as a name."""

    stem: str
    start: int
    end: int
    proper: bool


@lru_cache(maxsize=32_768)
def fold(word: str) -> str:
    """`word` in lower case, without accents, apostrophes straightened."""
    lowered = word.casefold().replace("’", "'")
    if lowered.isascii():
        return lowered
    return "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))


@lru_cache(maxsize=1)
def _stemmer() -> object:
    import Stemmer

    return Stemmer.Stemmer("english")


@lru_cache(maxsize=32_768)
def stem(word: str) -> str:
    """The form `word` is compared in, or "" for a stop word.

    Snowball stem of the folded word; number words become digits, digits lose their thousands commas,
    and words that newsrooms use for each other share one form (`synonyms.GROUPS`).
    """
    folded = fold(word)
    if folded[0].isdigit():
        return folded.replace(",", "")
    if folded in NUMBER_WORDS:
        return NUMBER_WORDS[folded]
    base = folded.split("'")[0] if folded.endswith(("'s", "'")) else folded
    if folded in STOP_WORDS or base in STOP_WORDS or len(base) < 2:
        return ""
    stemmed: str = _stemmer().stemWord(_VARIANT_ENDING.sub("y", base))  # type: ignore[attr-defined]
    return representatives().get(stemmed, stemmed)


def stems_of(words: str) -> set[str]:
    """The content words of a few words, each once."""
    return {key for part in WORD.findall(words) if (key := stem(part))}


def terms(text: str, start: int = 0, end: int | None = None) -> list[Term]:
    """The content words of `text[start:end]`, with offsets into `text`."""
    found: list[Term] = []
    first = True
    for match in WORD.finditer(text, start, len(text) if end is None else end):
        surface = match.group()
        key = stem(surface)
        if key:
            proper = surface[0].isupper() and (not first or any(c.isupper() for c in surface[1:]))
            found.append(Term(key, match.start(), match.end(), proper))
        first = False
    return found
