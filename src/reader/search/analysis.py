"""Words as the search engine, the query language and the snippets see them.

A word is case-folded, stripped of accents and stemmed for its language. Possessives fall away, elided articles
too ("l'Europe"), figures lose their thousands separators (1,200 = 1200), dotted abbreviations their dots
(U.S. = US). A hyphened pair is found by its parts and joined (year-long: year, long, yearlong). Scripts without
spaces become overlapping pairs of characters. Stop words stay, so that phrases with them are found.

Stemming must not make one of a name and a common word: a capitalised word whose stem differs from it, and a
short word in capitals, also gets an *exact* term (`=gates`, `=us`); see `Piece.exact`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import Stemmer

_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0dff"
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_JOINERS = ".,'’\\-‐‑"
_LETTERS = rf"[^\W_{_UNSPACED}]+"
WORDS = re.compile(rf"{_LETTERS}(?:[{_MARKS}]*[{_JOINERS}{_MARKS}]{_LETTERS})*[{_MARKS}]*|[{_UNSPACED}]+")
"""A run of letters and digits with single joiners inside, or a run of an unspaced script."""

_UNSPACED_CHAR = re.compile(f"[{_UNSPACED}]")
_PLAIN_MARKS = re.compile(
    "(?<![\u0438\u0418])\u0306|"
    "[\u0300-\u0305\u0307-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]"
)
_LOOKALIKES = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th",
        "ё": "е", "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي", "ٱ": "ا",
    }
)  # fmt: skip
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_DECIMAL = re.compile(r"(\d+)[.,](\d+)")
_DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_ELIDED = re.compile(
    r"(?:[ldjmnstc]|qu|lorsqu|puisqu|jusqu|dell|all|dall|nell|sull|un)['’](?=\w\w)", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
_PART = re.compile(rf"[^{_JOINERS}]+(?:['’][^{_JOINERS}]+)*")
_JOINABLE = 12
FUNCTION_WORDS = frozenset(
    "a an and are as at be by for from in is it its no not of on or that the this to was were will with".split()
)
"""English words that tell nothing of what an article is about."""
LONGEST = 64
"""Longer words are cut to this many characters."""

_ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish",
    "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian",
    "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian",
    "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A term inside a raw word: where it stands, counted in words (`at`) and in characters from the raw word's start.

    `form` is the folded word before stemming, `exact` the term for the word as it is spelled or "".
    """

    term: str
    form: str
    at: int
    start: int
    end: int
    exact: str = ""


def fold(word: str) -> str:
    """Lower case without accents; a letter of another script stays that letter (й is not и, ё is е)."""
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word.casefold()).casefold()
    bare = _PLAIN_MARKS.sub("", unicodedata.normalize("NFKD", letters))
    return unicodedata.normalize("NFC", bare.translate(_LOOKALIKES))


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """The Snowball stemmer of an ISO 639-1 language on folded words; others keep words whole."""
    algorithm = _ALGORITHMS.get(language[:2].lower())
    if algorithm is None or algorithm not in Stemmer.algorithms():
        return str
    stem: Callable[[str], str] = Stemmer.Stemmer(algorithm, 0).stemWord
    return stem


def pieces(raw: str, language: str = "en") -> tuple[Piece, ...]:
    """The terms of one match of `WORDS`, in order of position."""
    if raw.isalpha() and raw.isascii():
        return (_piece(raw, language, 0, 0, len(raw)),)
    if is_unspaced(raw[0]):
        return _pairs(raw)
    if _THOUSANDS.fullmatch(raw):
        return (_figure(raw.replace(",", ""), raw),)
    if decimal := _DECIMAL.fullmatch(raw):
        return (_figure(f"{decimal[1]}.{decimal[2]}", raw),)
    if _DOTTED.fullmatch(raw):
        return (_piece(raw.replace(".", ""), language, 0, 0, len(raw)),)
    return _parts(raw, language)


@lru_cache(maxsize=1 << 16)
def known_pieces(raw: str, language: str) -> tuple[Piece, ...]:
    """What `pieces` finds, remembered for words that come again."""
    return pieces(raw, language)


def tokens(text: str, language: str = "en") -> Iterator[tuple[str, int, int]]:
    """The stemmed terms of a text with their offsets, by start.

    A hyphened pair also yields its joined form over both parts, so spans may overlap.
    """
    for match in WORDS.finditer(text):
        offset = match.start()
        for piece in known_pieces(match.group(), language):
            yield piece.term, offset + piece.start, offset + piece.end


def is_unspaced(text: str) -> bool:
    """Whether a character of a script written without spaces is in a text."""
    return _UNSPACED_CHAR.search(text) is not None


def _piece(word: str, language: str, at: int, start: int, end: int) -> Piece:
    form = fold(word)[:LONGEST]
    term = form if len(form) < 3 or not form.isalpha() else stemmer(language)(form) or form
    shouted = 1 < len(word) <= 5 and word.isupper()
    exact = f"={form}" if word[0].isupper() and form.isalpha() and (shouted or term != form) else ""
    return Piece(term, form, at, start, end, exact)


def _figure(term: str, raw: str) -> Piece:
    return Piece(fold(term), fold(term), 0, 0, len(raw))


def _pairs(raw: str) -> tuple[Piece, ...]:
    whole = unicodedata.normalize("NFC", raw)
    text = whole if len(whole) == len(raw) else raw
    return tuple(
        Piece(text[i : i + 2], text[i : i + 2], i, i, min(i + 2, len(raw))) for i in range(len(text))
    )


def _parts(raw: str, language: str) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for match in _PART.finditer(raw):
        start, word = match.start(), match.group()
        if elided := _ELIDED.match(word):
            start, word = start + elided.end(), word[elided.end() :]
        bare = _POSSESSIVE.sub("", word)
        end = start + len(bare)
        letters = bare.replace("'", "").replace("’", "")
        if letters:
            found.append(_piece(letters, language, len(found), start, end))
    if len(found) == 2 and re.search("[-‐‑]", raw) and max(len(piece.form) for piece in found) <= _JOINABLE:
        first, second = found
        joined = _piece(first.form + second.form, language, 0, first.start, second.end)
        return first, joined, second
    return tuple(found)
