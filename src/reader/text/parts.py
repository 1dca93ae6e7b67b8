"""The parts of a sentence that each say something of their own: clauses, cut where a sentence says two things."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from reader.model import Passage, Span
from reader.text import speech
from reader.text.marks import quoted_stretches

CONTENT = 4
"""Content words that every part has."""

PLAIN = 2
"""How many of them are no names."""

NEAR = 8
"""Words within which a clause that no comma announces has its verb."""

FAR = 40
"""Words within which a clause has its verb at all."""

_CUT = re.compile(
    r"""(?P<stop>;\s+|\s+(?:—|–|--)\s+|(?<=\w)—(?=\w))
      | ,\s+(?=(?P<joined>(?:and|but|or|nor|yet|so)\s))
      | ,\s+(?=(?:even\s+)?(?:while|whereas|although|though|after|before|because|since|when|where|until|once)\s)
      | ,\s+(?=as\s(?!well\b))
      | ,\s+(?=(?:\w+\s+)?(?:(?:of|in|to|for|from|by|with)\s+)?(?:who|which|whom|whose)\s)
      | ,\s+(?=[a-z]{2,}ing\s)(?!(?:including|according|following|during|regarding|concerning|considering)\s)
      | (?<!\band)(?<!\bbut)\s+(?=(?P<bare>(?:while|whereas|although|though|because|after|before|until)\s))
      | \s+(?=(?P<also>(?:and|but)\s+)[a-z])""",
    re.VERBOSE,
)
_DASH = re.compile(r"\s+(?:—|–|--)\s+|(?<=\w)—(?=\w)")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
_SMALL = (
    speech.NOT_SUBJECTS
    | speech.PRONOUNS
    | speech.DETERMINERS
    | speech.ALWAYS_SPEECH
    | speech.OTHER_OPENERS
    | speech.OPENERS
    | frozenset("him her them us me which whom whose more much own very mr mrs ms dr".split())
)
_VERBS = frozenset(
    """
    is was were are be been being has have had do does did will would can could may might must shall should
    went came made took got gave left began held brought led fell rose met put set ran won lost paid sent
    kept broke drove grew struck shot hit spent stood built cut became chose drew threw sat fought caught
    bought sold fled hid hurt taught flew sought let
    """.split()
)


_MEASURES = speech.DAYS | frozenset(
    """
    days hours hour minutes minute seconds moments weeks months years shortly soon just long immediately even
    only right
    """.split()
)


def clauses(text: str, start: int, end: int, quoted: Sequence[Span] = ()) -> list[Span]:
    """The parts of the sentence `text[start:end]`, in order, trimmed; they cover all that is not white space.

    It is cut where it says two things: at a semicolon or dash, before a conjunction or a relative clause, and
    only if every part keeps `CONTENT` content words, `PLAIN` of them no names. It is never cut inside
    quotation marks or brackets, nor inside `quoted`.
    """
    content = _Content(text, start, end)
    places = [place for place in _places(text, start, end) if content.cut(start, place, end)]
    if not places:
        return [span for span in [_trimmed(text, start, end)] if span.start < span.end]
    closed = [
        *_between_dashes(text, start, end),
        *((one.outer_start, one.outer_end) for one in quoted_stretches(text, [Passage(start, end)])),
        *((span.start, span.end) for span in quoted),
        *(match.span() for match in _BRACKETS.finditer(text, start, end)),
    ]
    edges = [start]
    for place in places:
        inside = any(first < place < last for first, last in closed)
        if not inside and content.cut(edges[-1], place, end):
            edges.append(place)
    return [_trimmed(text, one, other) for one, other in zip(edges, [*edges[1:], end], strict=True)]


class _Content:
    """Where the content words of a sentence stand."""

    def __init__(self, text: str, start: int, end: int) -> None:
        words = [word for word in _WORD.finditer(text, start, end) if _is_content(word[0])]
        self._all = [word.start() for word in words]
        self._plain = [word.start() for word in words if not word[0][0].isupper()]

    def cut(self, start: int, place: int, end: int) -> bool:
        """Whether what stands before and after a place can both be statements."""
        return self._says_something(start, place) and self._says_something(place, end)

    def _says_something(self, start: int, end: int) -> bool:
        return all(
            bisect_left(words, end) - bisect_left(words, start) >= least
            for words, least in ((self._all, CONTENT), (self._plain, PLAIN))
        )


def _between_dashes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """What stands between a dash and the next, with the dashes: an aside, not a statement that follows."""
    dashes = list(_DASH.finditer(text, start, end))
    return [(one.start(), other.end() + 1) for one, other in zip(dashes[::2], dashes[1::2], strict=False)]


def _places(text: str, start: int, end: int) -> Iterator[int]:
    """Where the sentence may be cut: before a part's first word."""
    for match in _CUT.finditer(text, start, end):
        if match["joined"]:
            cut = _has_verb(text, match.end("joined"), end, FAR) and not _inside_list_of_names(
                text, match.start(), match.end("joined")
            )
        elif match["bare"]:
            stop = text.find(",", match.end(), end)
            cut = _has_verb(text, match.end(), stop if stop >= 0 else end, NEAR) and not _measured(
                text, start, match.start()
            )
        elif match["also"]:
            cut = _has_verb(text, match.end("also"), end, 1)
        else:
            cut = True
        if cut:
            yield match.end()


def _measured(text: str, start: int, end: int) -> bool:
    """Whether a time ends here, which the words that follow count from: "a day" before "after"."""
    words = text[max(start, end - 20) : end].split()
    return bool(words) and words[-1].lower() in _MEASURES


def _has_verb(text: str, start: int, end: int, within: int) -> bool:
    return any(_is_verb(word[0]) for word in islice(_WORD.finditer(text, start, end), within))


def _is_verb(word: str) -> bool:
    return (
        word in _VERBS or word in speech.FINITE or (len(word) > 4 and word.endswith("ed") and word.islower())
    )


def _inside_list_of_names(text: str, comma: int, start: int) -> bool:
    """Whether a name stands before the comma and another, that does nothing, behind the conjunction."""
    before = re.search(r"\b\w+$", text[max(0, comma - 40) : comma])
    return before is not None and before[0][0].isupper() and not _names_then_verb(text, start)


def _names_then_verb(text: str, start: int) -> bool:
    """Whether what begins at `start` is no name, or names with a verb behind them."""
    at = start
    while (word := _WORD.match(text, at)) is not None and word[0][0].isupper():
        at = word.end() + 1
    return at == start or (word is not None and _is_verb(word[0]))


def _is_content(word: str) -> bool:
    return (len(word) > 2 or word[0].isdigit()) and word.lower() not in _SMALL


def _trimmed(text: str, start: int, end: int) -> Span:
    inner = text[start:end]
    return Span(start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip()))
