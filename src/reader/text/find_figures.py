"""Finding figures: numerals with their units, qualifiers, ranges and what they count."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from reader.text.fates import with_fates
from reader.text.figure import Figure, FigureKind
from reader.text.measure import Measure, read_measure
from reader.text.not_figures import (
    clock_times,
    counts_one,
    in_a_name,
    is_age,
    is_year,
    masked_spans,
    overlaps,
)
from reader.text.numerals import (
    FEW,
    GLYPHS,
    ONES,
    TENS,
    VAGUE,
    Numeral,
    Token,
    read_numeral,
    tokens_of,
    touching,
    word_at,
)
from reader.text.qualifiers import qualifier
from reader.text.units import DAYS, UNITS, head_noun

_STARTS = frozenset({*ONES, *TENS, *VAGUE, *FEW, *GLYPHS, "a", "an", "half", "tens"})
_LONG = re.compile(r"\b(year|month|week|day|hour|decade|century)(s?)-?long\b", re.IGNORECASE)
_ORDINALS = {
    word: value
    for value, word in enumerate(
        "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=3,
    )
}
_MULTIPLES = {"twice": 2.0, "doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "thrice": 3.0}
_OPENING = _STARTS.union(_ORDINALS, _MULTIPLES)
_PARTED = frozenset("one another".split())
_LIMIT = 20_000
_MINUS = re.compile(r"(?:(?:^|(?<=[\s(]))[-−–]|\bminus )$", re.IGNORECASE)
_SCORED = frozenset(
    "decision ruling vote victory win loss defeat majority record lead draw tie margin score".split()
)
_MATCH_CUE = re.compile(
    r"\b(?:won|wins?|beats?|lost|lose|drew|draw|defeat\w*|victory|score\w*|lead|led|vot\w+|ruling|by) (?:\w+ ){0,3}$",
    re.IGNORECASE,
)


def find_figures(text: str) -> list[Figure]:
    """The figures in a text, sorted by start and not overlapping; dates, names (G7, MH17) and numbers in
    addresses are left out, bare years are of the kind `year`. After some 20,000 figures reading stops.
    """
    tokens = tokens_of(text)
    masks = masked_spans(text)
    found = [*clock_times(text, masks), *_long_spells(text)]
    taken = sorted([*masks, *((figure.start, figure.end) for figure in found)])
    index = reach = 0
    while index < len(tokens) and len(found) < _LIMIT:
        token = tokens[index]
        if not token.number and token.word not in _OPENING:
            index += 1
            continue
        while reach < len(taken) and taken[reach][1] <= token.start:
            reach += 1
        if reach < len(taken) and taken[reach][0] < token.end:
            index += 1
            continue
        figures, index = _read(text, tokens, index)
        found.extend(figure for figure in figures if not overlaps(taken, figure.start, figure.end))
    return with_fates(text, sorted(found, key=lambda figure: figure.start))


def _read(text: str, tokens: list[Token], index: int) -> tuple[list[Figure], int]:
    """The figures that start at a token, and the token to go on with."""
    token = tokens[index]
    if token.word in _ORDINALS or token.word in _MULTIPLES:
        return _read_word(tokens, index)
    if in_a_name(tokens, index):
        return [], index + 1
    numeral = read_numeral(tokens, index)
    if numeral is None:
        return _read_article(text, tokens, index)
    if token.word == "one" and not counts_one(text, tokens, index, numeral):
        return [], index + 1
    if token.number and is_year(tokens, index, numeral):
        return [
            Figure(token.start, token.end, numeral.low, numeral.low, kind="year", value=numeral.low)
        ], index + 1
    first = read_measure(tokens, index, numeral)
    if is_age(tokens, index, first):
        first = replace(first, unit="year", kind="age")
    second_at = _range_partner(text, tokens, index, first)
    if second_at:
        second_numeral = read_numeral(tokens, second_at)
        if second_numeral and not second_numeral.vague:
            second = read_measure(tokens, second_at, second_numeral)
            return _read_pair(text, tokens, first, second)
    return [_signed(text, _figure(text, tokens, first))], first.after


def _signed(text: str, figure: Figure) -> Figure:
    """The figure with the minus before it: `-5 degrees`, `minus 5 percent`."""
    minus = _MINUS.search(text, max(0, figure.start - 6), figure.start)
    if not minus or not figure.unit or figure.bound != "exact" or math.isinf(figure.high):
        return figure
    low, high = -figure.high, -figure.low
    return replace(figure, start=minus.start(), low=low, high=high, value=-figure.value)


def _read_pair(text: str, tokens: list[Token], first: Measure, second: Measure) -> tuple[list[Figure], int]:
    """Two numbers that belong together: a range, a score, or a change from one to the other."""
    parted = first.number_end < first.end and text[first.number_end : first.end] != "%"
    if first.unit in ("", second.unit) and first.kind in ("cardinal", second.kind):
        scale = second.numeral.step if second.numeral.scaled and not first.numeral.scaled else 1.0
        factor = scale if scale >= 1_000 and first.numeral.low < 1_000 else 1.0
        numeral = replace(first.numeral, low=first.numeral.low * factor, high=first.numeral.high * factor)
        first = replace(first, unit=second.unit, kind=second.kind, numeral=numeral)
    elif not second.unit and second.kind == "cardinal":
        second = replace(second, unit=first.unit, kind=first.kind)
    low, high = _values(first)[0], _values(second)[1]
    dashed = text[first.number_end : second.number_start].strip() in ("-", "–", "—")
    before = text[max(0, first.start - 40) : first.start]
    figure = _figure(text, tokens, second)
    if dashed and not first.unit and (low >= high or figure.noun in _SCORED or _MATCH_CUE.search(before)):
        score = replace(
            figure, start=first.start, low=low, high=high, kind="score", unit="score", noun="", value=low
        )
        return [replace(score, bound="exact", approximate=False)], second.after
    if low >= high or parted or before.lower().endswith("from ") or first.kind != second.kind:
        opening = _figure(text, tokens, first)
        return [replace(opening, noun=opening.noun or figure.noun), figure], second.after
    return [replace(figure, start=first.start, low=low, high=high, bound="range", value=low)], second.after


def _figure(text: str, tokens: list[Token], measure: Measure) -> Figure:
    """The figure of one measure, with its qualifier and noun."""
    low, high = _values(measure)
    bound = qualifier(text, measure.start, measure.number_end, measure.end)
    step = measure.numeral.step * (100 if measure.numeral.fraction else 1)
    value = low
    if bound == "exact" and measure.numeral.fraction:
        bound = "about"
    if measure.numeral.vague:
        bound = "vague"
    elif bound == "least":
        high = math.inf
    elif bound == "most":
        low = 0.0
    elif bound == "nearly":
        low = value * 0.88
    approximate = bound in ("about", "nearly", "vague")
    counted = measure.kind == "cardinal" and not measure.unit and value != 1 and not measure.compound
    noun = head_noun(tokens, measure.after, plural=counted) if measure.takes_noun else ""
    return Figure(
        measure.start,
        measure.end,
        low,
        high,
        measure.unit,
        noun,
        approximate,
        measure.kind,
        bound,
        value,
        step,
        measure.numeral.scaled,
    )


def _values(measure: Measure) -> tuple[float, float]:
    factor = 100.0 if measure.numeral.fraction and measure.unit == "percent" else 1.0
    return measure.numeral.low * factor, measure.numeral.high * factor


def next_number(word: str, value: float) -> bool:
    """Is the word the next whole number (`two or three`, `2 or 3`)?"""
    return (ONES.get(word) or (int(word) if word.isdecimal() else 0)) == value + 1


def _range_partner(text: str, tokens: list[Token], index: int, first: Measure) -> int:
    """The token at which a second number of a range or pair starts, 0 if there is none."""
    if first.numeral.vague or first.kind in ("ordinal", "age"):
        return 0
    at, word, following = first.after, word_at(tokens, first.after), word_at(tokens, first.after + 1)
    before = text[max(0, first.start - 9) : first.start].lower()
    dashed = word in ("-", "–", "—") and touching(tokens, at) and touching(tokens, at + 1)
    between = word == "and" and before.endswith("between ")
    either = word == "or" and next_number(following, first.numeral.low)
    if not (dashed or between or either or word == "to"):
        return 0
    partner = at + 1
    while word_at(tokens, partner) in ("$", "€", "£", "us"):
        partner += 1
    if partner >= len(tokens) or not (
        tokens[partner].number or tokens[partner].word in ONES or tokens[partner].word in TENS
    ):
        return 0
    return partner


def _read_word(tokens: list[Token], index: int) -> tuple[list[Figure], int]:
    """A spelled ordinal that counts a noun, or a multiple."""
    token = tokens[index]
    if token.word in _MULTIPLES:
        value = _MULTIPLES[token.word]
        return [
            Figure(token.start, token.end, value, value, "time", "", False, "multiple", value=value)
        ], index + 1
    value = float(_ORDINALS[token.word])
    noun = head_noun(tokens, index + 1)
    if (
        not noun
        or word_at(tokens, index - 1) in _PARTED
        or (touching(tokens, index) and word_at(tokens, index - 1) == "-")
    ):
        return [], index + 1
    return [Figure(token.start, token.end, value, value, "", noun, False, "ordinal", value=value)], index + 1


def _read_article(text: str, tokens: list[Token], index: int) -> tuple[list[Figure], int]:
    """`nearly an hour`, `more than a month`, `half an hour`, `an hour and a half`."""
    at, value = index, 1.0
    if word_at(tokens, at) == "half" and word_at(tokens, at + 1) in ("a", "an"):
        at, value = at + 1, 0.5
    unit = UNITS.get(word_at(tokens, at + 1), "") if word_at(tokens, at) in ("a", "an") else ""
    if unit not in DAYS or (touching(tokens, at + 2) and word_at(tokens, at + 2) == "-"):
        return [], index + 1
    after = at + 2
    if [word_at(tokens, after + step) for step in range(3)] == ["and", "a", "half"]:
        value, after = 1.5, after + 3
    numeral = Numeral(value, value, value if value < 1 else 1.0, after, spelled=True)
    measure = Measure(
        tokens[index].start,
        tokens[after - 1].end,
        tokens[index].start,
        tokens[index].end,
        after,
        numeral,
        unit,
        "duration",
    )
    figure = _figure(text, tokens, measure)
    if value == 1.0 and figure.bound == "exact":
        return [], index + 1
    return [figure], after


def _long_spells(text: str) -> list[Figure]:
    """`year-long` is about one year, `months-long` two months or more."""
    found: list[Figure] = []
    for match in _LONG.finditer(text):
        if re.search(r"[\w½]-$|\d $", text[max(0, match.start() - 2) : match.start()]):
            continue
        unit, plural = match[1].lower(), bool(match[2])
        low, high, bound = (2.0, math.inf, "vague") if plural else (1.0, 1.0, "about")
        kind: FigureKind = "duration"
        found.append(Figure(match.start(), match.end(), low, high, unit, "", True, kind, bound, low))  # type: ignore[arg-type]
    return found
