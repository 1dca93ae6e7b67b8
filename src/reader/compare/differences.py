"""Where two linked passages part: figures, dates, names, quotations, attribution, negation, wording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reader.compare.attribution import attribution_differences
from reader.compare.dates import date_differences, repeated_differences
from reader.compare.days import DatedMention, dated
from reader.compare.exchanged import exchanged_differences
from reader.compare.figures import figure_differences
from reader.compare.names import name_differences
from reader.compare.negation import negation_differences
from reader.compare.opposites import opposite_differences
from reader.compare.owners import unsure_of_others
from reader.compare.pair import Pair
from reader.compare.quantities import in_words, quantities
from reader.compare.quoted import longest_run
from reader.compare.quotes import QUOTED, SharedQuote
from reader.compare.stances import stances
from reader.compare.terms import WORD, fold
from reader.compare.units import MAX_PASSAGE_CHARS, Unit
from reader.compare.wording import exchanged_words
from reader.model import HARD, Annotated, Difference, LinkKind, QuotePair, Span
from reader.text.foreign import base, find_foreign_figures, is_foreign
from reader.text.numbers import Figure, find_figures

_SIGNED = re.compile(
    rf"(?:(?<![^\s(])[-−–](?=[$€£¥₹₽₴₩]?\d))?(?:[$€£¥₹₽₴₩]\s?(?=\d))?(?:{WORD.pattern})(?:(?<=\d)\s?[%‰])?"
)
_DASHES = str.maketrans("−–", "--")


@dataclass(frozen=True, slots=True)
class Stated:
    """The figures and dates of a whole article."""

    figures: tuple[Figure, ...]
    dates: tuple[DatedMention, ...]


def stated(annotated: Annotated, side: Sequence[Unit], other: Annotated) -> Stated:
    """Read the figures and dates of the passages that take part; `other` is the other article."""
    article = annotated.article
    text = article.text[: side[-1].passage.end if side else 0]
    dates = dated(text, article.date, other.article.date, article.language)
    starts = {(date.start, date.end) for date in dates}
    figures = [
        figure
        for figure in _figures(text, article.language, other.article.language)
        if figure.kind == "year" or not any(start <= figure.start < end for start, end in starts)
    ]
    return Stated(tuple(figures), dates)


def _figures(text: str, language: str, other: str) -> tuple[Figure, ...]:
    """The figures of a text; what they count is told by its word only beside a text in the same language."""
    if not is_foreign(language):
        return in_words(quantities(find_figures(text), text), text)
    found = find_foreign_figures(text, language)
    if base(language) != base(other):
        found = [replace(figure, noun="") for figure in found]
    return quantities(found, text)


def differences(
    pair: Pair, quotes: Sequence[SharedQuote], left: Stated, right: Stated, reprint: bool = False
) -> tuple[Difference, ...]:
    """All differences of a linked pair in the left passage's order; in the same words only days can differ.

    `reprint` if the articles have so much in common that one may be the other, published again.
    """
    if same_words(pair):
        return tuple(repeated_differences(pair, left.dates, right.dates, reprint))
    found: list[Difference] = [
        *figure_differences(pair, left.figures, right.figures),
        *date_differences(pair, left.dates, right.dates, reprint),
        *name_differences(pair),
        *quote_differences(pair, quotes),
        *attribution_differences(pair),
        *negation_differences(pair),
        *opposite_differences(pair),
    ]
    told = [(d.left, d.right) for d in found if d.type in ("name", "number")]
    found.extend(d for d in exchanged_differences(pair) if not _covered(d, told))
    marked = [(d.left, d.right) for d in found]
    found.extend(d for d in exchanged_words(pair) if not _covered(d, marked))
    return tuple(sorted(unsure_of_others(pair, found), key=_place))


def quote_differences(pair: Pair, quotes: Iterable[SharedQuote]) -> Iterable[Difference]:
    """Quotations that both sides have in different words, or one without quotation marks.

    That two wordings with hardly half in common are one quotation is not sure.
    """
    for quote in quotes:
        left, right = quote.pair.left, quote.pair.right
        ours, theirs = _plain(pair.left_text, left), _plain(pair.right_text, right)
        if ours != theirs:
            reason = _two_wordings(pair, quote.pair, longest_run(ours, theirs) == min(len(ours), len(theirs)))
            alike = f" ({quote.share:.0%} in common)" if quote.share < 1.0 else ""
            yield Difference("quote", left, right, reason + alike, quote.share >= QUOTED)


def _two_wordings(pair: Pair, quote: QuotePair, whole: bool) -> str:
    if not _marked(pair.left, quote.left):
        return f"{_unmarked(pair.left)} on the left, quoted on the right"
    if not _marked(pair.right, quote.right):
        return f"quoted on the left, {_unmarked(pair.right)} on the right"
    return "one side quotes more of the same words" if whole else "the same quotation in two wordings"


def _marked(unit: Unit, span: Span) -> bool:
    return any(quote.start < span.end and span.start < quote.end for quote in unit.quotes)


def _unmarked(unit: Unit) -> str:
    return "reported speech" if stances(unit) else "without quotation marks"


def kind_of(pair: Pair, found: Sequence[Difference], quotes: Sequence[SharedQuote]) -> LinkKind:
    """`differs` if a figure, date or name surely differs or is surely denied, else same, quote or wording.

    The same words about another day are not the same.
    """
    if any(d.sure and d.type in HARD for d in found):
        return "differs"
    if same_words(pair) and not found:
        return "same"
    return "quote" if quotes else "wording"


def same_words(pair: Pair) -> bool:
    """Whether two passages are the same word for word, whatever their case and punctuation but a figure's signs."""
    left, right = pair.left.passage, pair.right.passage
    if pair.left_text[left.start : left.end] == pair.right_text[right.start : right.end]:
        return True
    whole = left.end - left.start <= MAX_PASSAGE_CHARS >= right.end - right.start
    return whole and _plain(pair.left.text, None) == _plain(pair.right.text, None)


def _plain(text: str, span: Span | None) -> list[str]:
    start, end = (span.start, span.end) if span else (0, len(text))
    return [_fold(match.group()) for match in _SIGNED.finditer(text, start, end)]


def _fold(word: str) -> str:
    return fold(word) if word[0].isalpha() else "".join(word.translate(_DASHES).split())


def _covered(difference: Difference, marked: Iterable[tuple[Span | None, Span | None]]) -> bool:
    def touches(one: Span | None, other: Span | None) -> bool:
        return bool(one and other and one.start < other.end and other.start < one.end)

    return any(touches(difference.left, left) or touches(difference.right, right) for left, right in marked)


def _place(difference: Difference) -> tuple[int, int, str]:
    left, right = difference.left, difference.right
    return (left.start if left else -1, right.start if right else -1, difference.type)
