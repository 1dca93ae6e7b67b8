"""Numerals: digits with separators and scales, and numbers written as words."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import NamedTuple

_NUMBER = r"\d{1,3}(?:[,\u00a0\u202f’']\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
_TOKEN = re.compile(rf"(?P<number>{_NUMBER})|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?|[^\w\s]|_")

ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: value * 10
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {
    "hundred": 100,
    "dozen": 12,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_LARGEST = max(SCALES.values())
SHORT_SCALES = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "bn": 1e9,
    "bln": 1e9,
    "b": 1e9,
    "tn": 1e12,
    "trn": 1e12,
}
VAGUE = {
    "dozens": (24, 99),
    "scores": (40, 199),
    "hundreds": (200, 999),
    "thousands": (2_000, 99_999),
    "millions": (2e6, 999e6),
    "billions": (2e9, 999e9),
    "trillions": (2e12, math.inf),
}
FEW = {"several": (3, 19), "few": (3, 12), "couple": (2, 3)}
FRACTIONS = {
    "half": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fifth": 5,
    "fifths": 5,
    "tenth": 10,
}
GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}


class Token(NamedTuple):
    """A number, word or sign of a text."""

    start: int
    end: int
    text: str
    word: str
    number: bool


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: from `low` to `high`, in steps of `step`, before token `after`.

    `scaled` tells that a scale or a decimal point sets the precision, `spelled` that it is all words.
    """

    low: float
    high: float
    step: float
    after: int
    scaled: bool = False
    spelled: bool = False
    fraction: bool = False

    @property
    def vague(self) -> bool:
        """Is only the order of magnitude said?"""
        return self.low < self.high


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text, white space left out."""
    return [
        Token(*found.span(), word := found[0], word.lower(), found.lastgroup is not None)
        for found in _TOKEN.finditer(text)
    ]


def read_numeral(tokens: list[Token], index: int) -> Numeral | None:
    """The number that starts at a token, None if none does."""
    if found := _read_odds(tokens, index):
        return found
    return _read_plain(tokens, index)


def _read_plain(tokens: list[Token], index: int) -> Numeral | None:
    token = tokens[index]
    if token.number:
        return _read_digits(tokens, index)
    if token.text in GLYPHS:
        return Numeral(GLYPHS[token.text], GLYPHS[token.text], 0.01, index + 1, scaled=True)
    return _read_words(tokens, index)


def word_at(tokens: list[Token], index: int) -> str:
    """The token's lower-case text, empty outside the list."""
    return tokens[index].word if 0 <= index < len(tokens) else ""


def touching(tokens: list[Token], index: int) -> bool:
    """Does the token follow the one before it without a space?"""
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start


def _read_digits(tokens: list[Token], index: int) -> Numeral:
    digits = re.sub(r"[^\d.]", "", tokens[index].text)
    value = float(digits) if len(digits) < 300 else math.inf
    whole, _, decimals = digits.partition(".")
    step = 10.0 ** -len(decimals) if decimals else 10.0 ** min(18, len(whole) - len(whole.rstrip("0")))
    scaled = bool(decimals)
    after = index + 1
    if word_at(tokens, after) in GLYPHS:
        value, step, after = value + GLYPHS[word_at(tokens, after)], 0.01, after + 1
    scale = 1.0
    while (
        (word := word_at(tokens, after)) in SCALES and (scale == 1.0 or word != "dozen") and scale < _LARGEST
    ):
        scale *= SCALES[word]
        after += 1
        if word_at(tokens, after) == "-" and word_at(tokens, after + 1) not in SCALES:
            break
    if scale > 1:
        step = scale * (step if decimals else 1)
    return Numeral(value * scale, value * scale, step, after, scaled=scaled or scale > 1)


def _read_words(tokens: list[Token], index: int) -> Numeral | None:
    word = word_at(tokens, index)
    if found := _read_vague(tokens, index):
        return found
    if found := _read_fraction(tokens, index):
        return found
    if word in ("a", "an"):
        scale = word_at(tokens, index + 1)
        if scale in SCALES:
            return _scaled(tokens, index + 2, float(SCALES[scale]), scale != "dozen")
        return None
    if word == "half" and word_at(tokens, index + 1) == "a" and word_at(tokens, index + 2) in SCALES:
        scale = word_at(tokens, index + 2)
        return Numeral(SCALES[scale] / 2, SCALES[scale] / 2, SCALES[scale] / 2, index + 3, True, True)
    if word not in ONES and word not in TENS:
        return None
    return _read_spelled(tokens, index)


def _read_spelled(tokens: list[Token], index: int) -> Numeral:
    """A number in words: `twenty-five`, `two hundred and fifty thousand`."""
    total = current = 0.0
    scaled = False
    after = index
    last = ""
    ceiling = math.inf
    while after < len(tokens):
        word = tokens[after].word
        if word in ONES and last not in ("ones",):
            if last == "tens" and ONES[word] > 9:
                break
            current, last = current + ONES[word], "ones"
        elif word in TENS and last in ("", "hundred", "scale"):
            current, last = current + TENS[word], "tens"
        elif word in ("hundred", "dozen") and last in ("ones", "tens") and current < 100:
            current, last, scaled = current * SCALES[word], "hundred", True
        elif SCALES.get(word, ceiling) < ceiling and last in ("ones", "tens", "hundred"):
            total, current, last, scaled = total + current * SCALES[word], 0.0, "scale", True
            ceiling = SCALES[word]
        elif (word == "-" and touching(tokens, after) and touching(tokens, after + 1)) or word == "and":
            following = word_at(tokens, after + 1)
            if word == "and" and last not in ("hundred", "scale"):
                break
            if following not in ONES and following not in TENS and following not in SCALES:
                break
        else:
            break
        after += 1
    value = total + current
    return Numeral(value, value, 10.0 ** _zeros(value) if scaled else 1.0, after, scaled, spelled=True)


def _scaled(tokens: list[Token], after: int, value: float, may_multiply: bool) -> Numeral:
    """`a hundred`, `a hundred thousand`, `a million`."""
    scale = SCALES.get(word_at(tokens, after), 0) if may_multiply else 0
    if scale:
        value, after = value * scale, after + 1
    return Numeral(value, value, value, after, scaled=True, spelled=True)


def _zeros(value: float) -> int:
    digits = str(int(value)) if math.isfinite(value) else ""
    return len(digits) - len(digits.rstrip("0"))


def _read_vague(tokens: list[Token], index: int) -> Numeral | None:
    """`dozens`, `tens of thousands`, `several hundred`, `a few`, `a couple`."""
    word = word_at(tokens, index)
    if word == "tens" and word_at(tokens, index + 1) == "of" and word_at(tokens, index + 2) in VAGUE:
        low = VAGUE[word_at(tokens, index + 2)][0] / 2
        return Numeral(low * 20, low * 100 - 1, low, index + 3, spelled=True)
    if word in VAGUE and (word != "scores" or word_at(tokens, index + 1) == "of"):
        low, high = VAGUE[word]
        if word_at(tokens, index + 1) == "of" and word_at(tokens, index + 2) in VAGUE:
            unit = VAGUE[word_at(tokens, index + 2)][0] / 2
            return Numeral(low * unit, (high + 1) * unit, unit, index + 3, spelled=True)
        return Numeral(low, high, low, index + 1, spelled=True)
    start = index + 1 if word == "a" else index
    few = word_at(tokens, start)
    if few not in FEW or (few in ("few", "couple")) != (start > index):
        return None
    low, high = FEW[few]
    after = start + 1
    if few == "couple" and word_at(tokens, after) == "of":
        after += 1
    if (scale := SCALES.get(word_at(tokens, after))) is not None:
        return Numeral(low * scale, min(high, 9) * scale, scale, after + 1, spelled=True)
    return Numeral(low, high, 1, after, spelled=True)


def _read_fraction(tokens: list[Token], index: int) -> Numeral | None:
    """`two-thirds`, `a quarter of`, `half of`, `one in five`: a share, as a number from 0 to 1."""
    word, following = word_at(tokens, index), word_at(tokens, index + 1)
    if word == "half" and following in ("of", "the", "its", "their", "all"):
        return _share(1, 2, index + 1)
    top = 1 if word in ("a", "one") else ONES.get(word, 0)
    gap = 1 if following == "-" else 0
    part = word_at(tokens, index + 1 + gap)
    if not 0 < top < 10 or part not in FRACTIONS or part == "half":
        return None
    after = index + 2 + gap
    if word == "a" and word_at(tokens, after) != "of":
        return None
    return _share(top, FRACTIONS[part], after) if top < FRACTIONS[part] else None


def _read_odds(tokens: list[Token], index: int) -> Numeral | None:
    """`one in five`, `two out of three`, `9 of every 10`: a share."""
    top = _small(tokens, index)
    words = [word_at(tokens, index + step) for step in (1, 2, 3)]
    gap = (
        2
        if words[0] == "in"
        else 3
        if words[:2] == ["out", "of"]
        else 2
        if words[:2] == ["of", "every"]
        else 0
    )
    if not top or not gap:
        return None
    if word_at(tokens, index + gap) in ("every", "each"):
        gap += 1
    bottom = _small(tokens, index + gap)
    return _share(top, bottom, index + gap + 1) if top < bottom <= 100 else None


def _small(tokens: list[Token], index: int) -> int:
    """A whole number up to 100 written as one token, 0 if there is none."""
    word = word_at(tokens, index)
    return int(word) if word.isdecimal() and len(word) <= 3 else ONES.get(word, TENS.get(word, 0))


def _share(top: int, bottom: int, after: int) -> Numeral:
    return Numeral(top / bottom, top / bottom, 0.05, after, scaled=True, spelled=True, fraction=True)
