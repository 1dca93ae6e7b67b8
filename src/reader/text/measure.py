"""A numeral with its unit: money, percent, durations, lengths, ages, ordinals, counts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.text.figure import FigureKind
from reader.text.numerals import SHORT_SCALES, Numeral, Token, touching, word_at
from reader.text.units import ADJECTIVES, CODES, DAYS, MONEY, PREFIXED, SIGNS, UNITS, lemma

_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})
_SPELLED_OUT = frozenset({"bn", "bln", "mn", "mln", "trn", "tn"})
_AREAS = frozenset({"square", "cubic", "nautical", "metric"})
_NEEDS_TOUCH = frozenset({"m", "g", "ft", "ha", "min", "sec", "mw", "gw", "lb", "pt"})


@dataclass(frozen=True, slots=True)
class Measure:
    """A numeral and its unit: the span of both, of the number alone, and the token after them.

    `compound` tells that a hyphen ties it to its noun (`two-party`).
    """

    start: int
    end: int
    number_start: int
    number_end: int
    after: int
    numeral: Numeral
    unit: str = ""
    kind: FigureKind = "cardinal"
    takes_noun: bool = False
    compound: bool = False


def read_measure(tokens: list[Token], index: int, numeral: Numeral) -> Measure:
    """The measure whose numeral starts at token `index`."""
    start_at, money = _sign_before(tokens, index)
    numeral = _short_scale(tokens, numeral, money)
    start, number_end = tokens[start_at].start, tokens[numeral.after - 1].end
    plain = Measure(start, number_end, tokens[index].start, number_end, numeral.after, numeral)
    if money:
        unit = UNITS.get(word_at(tokens, numeral.after), "")
        after = numeral.after + (1 if unit == money else 0)
        return replace(plain, unit=money, kind="money", after=after, end=tokens[after - 1].end)
    return _unit_after(tokens, plain)


def _unit_after(tokens: list[Token], plain: Measure) -> Measure:
    """The measure with the unit that follows its number, if one does."""
    at = plain.after
    word, following = word_at(tokens, at), word_at(tokens, at + 1)
    if plain.numeral.fraction and word not in DAYS:
        return replace(plain, unit="percent", kind="percent", takes_noun=True)
    if word in _ORDINAL_ENDS and touching(tokens, at):
        return _ending(tokens, plain, at + 1, "", "ordinal", True)
    if word == "per" and following == "cent":
        return _ending(tokens, plain, at + 2, "percent", "percent", True)
    if word == "percentage" and following in ("point", "points"):
        return _ending(tokens, plain, at + 2, "percentage point", "percent", False)
    if word in ("times", "fold") or (word == "-" and following == "fold"):
        return _ending(tokens, plain, at + (2 if word == "-" else 1), "time", "multiple", False)
    hyphen = word == "-" and touching(tokens, at) and touching(tokens, at + 1)
    unit_at = at + 1 if hyphen else at
    area = word_at(tokens, unit_at) if word_at(tokens, unit_at) in _AREAS else ""
    unit_at += (1 if area else 0) + (1 if area and word_at(tokens, unit_at + 1) == "-" else 0)
    foreign = ""
    if _foreign_money(tokens, unit_at):
        foreign = ADJECTIVES.get(word_at(tokens, unit_at), "")
        unit_at += 1
    unit = _unit(tokens, unit_at, plain)
    if not unit:
        compound = hyphen and not tokens[at + 1].number
        return replace(plain, takes_noun=True, compound=compound, after=at + 1 if compound else at)
    if unit == "usd" and foreign:
        unit = foreign
    if unit == "year" and "old" in (word_at(tokens, unit_at + 1), word_at(tokens, unit_at + 2)):
        after = unit_at + 2 + (1 if word_at(tokens, unit_at + 1) == "-" else 0)
        return _ending(tokens, plain, after, "year", "age", False)
    kind = _kind(unit)
    named = f"{area} {unit}" if area in ("square", "cubic", "nautical") else unit
    return _ending(tokens, plain, unit_at + 1, named, kind, hyphen or kind in ("percent", "cardinal"))


def _ending(
    tokens: list[Token], plain: Measure, after: int, unit: str, kind: FigureKind, noun: bool
) -> Measure:
    after = min(after, len(tokens))
    return replace(plain, after=after, end=tokens[after - 1].end, unit=unit, kind=kind, takes_noun=noun)


def _kind(unit: str) -> FigureKind:
    if unit in MONEY:
        return "money"
    if unit in DAYS:
        return "duration"
    return "percent" if unit == "percent" else "cardinal" if unit == "point" else "measure"


def _unit(tokens: list[Token], at: int, plain: Measure) -> str:
    """The canonical unit at a token, empty if the word there is none in this place."""
    word = word_at(tokens, at)
    if word in _NEEDS_TOUCH and not touching(tokens, at):
        return ""
    if word == "won" and not plain.numeral.scaled:
        return ""
    return UNITS.get(word, "")


def _foreign_money(tokens: list[Token], at: int) -> bool:
    """Is a country's adjective between the number and its money (`3 billion Canadian dollars`)?"""
    return (
        at + 1 < len(tokens)
        and tokens[at].text[0].isupper()
        and UNITS.get(lemma(tokens[at + 1].word), "") in MONEY
    )


def _sign_before(tokens: list[Token], index: int) -> tuple[int, str]:
    """Where the sign or code of a currency before the number starts, and the currency; else the number itself."""
    if not index:
        return index, ""
    sign = tokens[index - 1]
    if sign.text in SIGNS and touching(tokens, index):
        prefix = word_at(tokens, index - 2) if touching(tokens, index - 1) else ""
        if sign.text == "$" and prefix in PREFIXED:
            return index - 2, PREFIXED[prefix]
        return index - 1, SIGNS[sign.text]
    if sign.word in CODES and sign.text.isupper():
        return index - 1, UNITS.get(sign.word, sign.word)
    return index, ""


def _short_scale(tokens: list[Token], numeral: Numeral, money: str) -> Numeral:
    """The numeral with a scale like `bn` or `m` after its digits."""
    word = word_at(tokens, numeral.after)
    if word not in SHORT_SCALES or numeral.spelled:
        return numeral
    if not touching(tokens, numeral.after) and word not in _SPELLED_OUT:
        return numeral
    following = tokens[numeral.after + 1].word if numeral.after + 1 < len(tokens) else ""
    counted = following in UNITS or lemma(following) != following
    if not (money or word in _SPELLED_OUT or word == "k" or (word == "m" and counted)):
        return numeral
    scale = SHORT_SCALES[word]
    step = scale * (numeral.step if numeral.scaled else 1)
    return Numeral(numeral.low * scale, numeral.high * scale, step, numeral.after + 1, scaled=True)
