"""Words one of two linked passages has in place of the other’s, where they otherwise run alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from reader.compare.days import dated
from reader.compare.pair import Pair
from reader.compare.quantities import quantities
from reader.compare.terms import WORD, stem, stems_of
from reader.compare.words import Stretch, aligned_words, changes
from reader.model import Difference, Span
from reader.text.numbers import find_figures

_BREAK = re.compile(r"[,;:.!?\"“”«»]\s|\s[\"“”«»]")
_EXCHANGED_LIKENESS = 0.45
_MOST_EXCHANGES = 4
_MOST_WORDS = 5
_MOST_LONGER = 2
_LEAST_AROUND = 3


def exchanged_words(pair: Pair) -> Iterator[Difference]:
    """Words one side has in place of the other's, where the passages otherwise run alike."""
    if pair.likeness < _EXCHANGED_LIKENESS:
        return
    left_told, right_told = _dates_and_figures(pair, left=True), _dates_and_figures(pair, left=False)
    found = 0
    for change in _between_like_words(pair):
        left, right = pair.left.outside(change.left), pair.right.outside(change.right)
        one, other = pair.surfaces((left.start, left.end), (right.start, right.end))
        if (
            not (_telling(one) and _telling(other))
            or abs(len(one.split()) - len(other.split())) > _MOST_LONGER
            or stems_of(one) <= stems_of(other)
            or stems_of(other) <= stems_of(one)
            or _touches(change.left, left_told)
            or _touches(change.right, right_told)
            or _same_name(pair, left, right)
        ):
            continue
        sure = pair.alike
        yield Difference("wording", left, right, f"“{one}” on the left, “{other}” on the right", sure)
        found += 1
        if found == _MOST_EXCHANGES:
            return


def _between_like_words(pair: Pair) -> Iterator[Stretch]:
    """Exchanges with words in common right before and after them; one word of each may open both passages."""
    blocks = aligned_words(pair.left.text, pair.right.text)
    gaps = list(pairwise(blocks))
    for change in changes(pair.left.text, pair.right.text):
        before, after = next(
            (one, other)
            for one, other in gaps
            if one.left.end <= change.left.start <= change.left.end <= other.left.start
            and one.right.end <= change.right.start <= change.right.end <= other.right.start
        )
        words = [WORD.findall(pair.left.text[block.left.start : block.left.end]) for block in (before, after)]
        one = pair.left.text[change.left.start : change.left.end]
        other = pair.right.text[change.right.start : change.right.end]
        opening = before is blocks[0] and " " not in one + other
        around = sum(map(len, words))
        if words[1] and (words[0] or opening) and around >= _LEAST_AROUND and any(map(stem, chain(*words))):
            yield change


def _dates_and_figures(pair: Pair, left: bool) -> list[Span]:
    """Where one passage names a date or a figure: they are compared by their value, not by their words."""
    text = pair.left.text if left else pair.right.text
    days = pair.left_article.article.date, pair.right_article.article.date
    dates = dated(text, *(days if left else days[::-1]))
    figures = quantities(find_figures(text), text)
    return [*(Span(d.start, d.end) for d in dates), *(Span(f.start, f.end) for f in figures)]


def _touches(span: Span, others: list[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _same_name(pair: Pair, left: Span, right: Span) -> bool:
    """Whether both stretches are part of the name of one entity: another spelling, or a title before it."""
    ours, theirs = (
        {
            mention.entity
            for mention in annotated.mentions
            if mention.entity
            and mention.type != "ROLE"
            and mention.start < span.end
            and span.start < mention.end
        }
        for annotated, span in ((pair.left_article, left), (pair.right_article, right))
    )
    return bool(ours & theirs)


def _telling(words: str) -> bool:
    parts = words.split()
    return 0 < len(parts) <= _MOST_WORDS and bool(stems_of(words)) and not _BREAK.search(words)
