"""What a passage denies: its negations, the words each governs, and the words it only supposes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from reader.compare.forms import irregular_forms
from reader.compare.lexicon import NEGATIONS, words_in
from reader.compare.terms import WORD, fold, stem
from reader.model import Span

_UNDONE = re.compile(
    r"no longer\b|(?:fail(?:s|ed|ing)?|refus(?:es?|ed|ing)|declin(?:es?|ed|ing)|unable) to\b"
    r"|lack(?:s|ed|ing)?(?: of)?\b",
    re.IGNORECASE,
)
"""Phrases that deny what follows as a negation does."""

_ELSEWISE = re.compile(
    r"den(?:y|ies|ied|ying|ials?)\b"
    r"|(?:reject|dismiss|refut|disput|rebut|contradict|discount|doubt)(?:e|t|s|es|ed|ted|ing|ting)?\b"
    r"|(?:rul|vot|decid)(?:es?|ed|ing) (?:out|against)\b"
    r"|(?:untrue|false|incorrect|wrong|baseless|unfounded)(?: \w+){0,3}? that\b"
    r"|(?:unwilling|neglect(?:s|ed)?|omit(?:s|ted)?|forgets?|forgot) to\b"
    r"|(?:avoid|halt)(?:s|ed|ing)?\b|(?:stop|quit)(?:s|ped|ting|ping)?\b|ceas(?:es?|ed|ing)\b"
    r"|(?:(?:bar|ban|stop)(?:s|red|ned|ped)?|(?:prevent|block|refrain|abstain)(?:s|ed)?|keeps?|kept|absent)"
    r" (?:\w+ ){0,4}?from\b"
    r"|(?:instead|free|short|devoid) of\b|rather than\b|unless\b",
    re.IGNORECASE,
)
"""Words that deny in a way of their own: enough to agree with a negation, not to contradict a statement."""

_NO_ONE = re.compile(
    r"(?:no one|nobody|neither|none(?= (?:of|is|are|was|were|ha[sd]|have|will|would|could)\b))\b",
    re.IGNORECASE,
)
_NOT_DENYING = re.compile(
    r"not (?:only|just|merely|simply|least)\b|no (?:matter|doubt)\b"
    r"|(?:no|not) (?:more|less|fewer|later|earlier|greater|higher|lower|bigger|smaller) than\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"[^.;:!?]*\b(?:until|till|unless)\b", re.IGNORECASE)
_IN_PART = frozenset(
    words_in("""
    all every everyone everybody everything each both always much many enough that so as very too quite else other
    others further more such way means time
    """)
)
"""Right behind a negation: it is of how much or of what else, and denies nothing of what follows."""

_SAYING = frozenset(words_in("say says said saying"))
_STOP = re.compile(r"[;:.!?—–]|--")
_SET_OFF = re.compile(r"[,;:.!?—–\"“”«»]|--")
_SUPPOSING = frozenset(words_in("if whether unless"))
_OTHER_CLAUSE = frozenset(words_in("but although though whereas while because"))
_RELATIVE = frozenset(words_in("who which whose whom"))
_AUXILIARIES = frozenset(
    words_in("""
    am is are was were be been being has have had do does did will would shall can could may might must should
    """)
)
_PAST = frozenset(form for forms in irregular_forms() for form in forms[1:3]) | frozenset(
    words_in(
        "left won began found thought bought saw rose fell shot chose hid cut hit shut hurt set beat became"
    )
)
_UNREAL = frozenset(words_in("would could might should"))
_MODALS = {
    modal: kind
    for kind, modals in {
        "will": "will would won't wouldn't shall wont wouldnt",
        "may": "may might",
        "can": "can could can't couldn't cannot cant couldnt unable",
        "should": "should must ought shouldn't mustn't shouldnt",
    }.items()
    for modal in words_in(modals)
}
_REACH = 4
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Denial:
    """A negation by the numbers of its first word, of the words it governs and of the one it denies first.

    `denied` is None where it contradicts no statement; a denial by `nobody` is of whoever does it.
    """

    number: int
    governed: range
    denied: int | None
    nobody: bool = False


@dataclass(frozen=True)
class Reading:
    """A text by its words, each known by its number: which are denied, which only supposed, where clauses end."""

    text: str
    places: tuple[Span, ...]
    folded: tuple[str, ...]
    stems: tuple[str, ...]

    @cached_property
    def denials(self) -> tuple[Denial, ...]:
        """The negations; two that cancel each other ("did not deny that") are none."""
        found: list[Denial] = []
        for number in range(len(self.places)):
            denial = _denial(self, number)
            cancelled = next((one for one in found if number == one.denied), None) if denial else None
            if cancelled:
                found.remove(cancelled)
            elif denial:
                found.append(denial)
        return tuple(found)

    @cached_property
    def governed(self) -> frozenset[int]:
        """All words that a negation governs."""
        return frozenset(number for denial in self.denials for number in denial.governed)

    @cached_property
    def supposed(self) -> frozenset[int]:
        """The words of a clause of "if", "whether" or "unless", behind "would have", or after an opening "had"."""
        found: set[int] = set()
        inside = False
        for number, word in enumerate(self.folded):
            opens = not number or self.ends_before(number, commas=True)
            begins = not number or self.ends_before(number, commas=False)
            unreal = word == "have" and not _UNREAL.isdisjoint(self.folded[max(0, number - 2) : number])
            inside = unreal or word in _SUPPOSING or (word == "had" and begins) or (inside and not opens)
            if inside:
                found.add(number)
        return frozenset(found)

    def clause(self, number: int, commas: bool = True) -> range:
        """The words around one, as far as the next conjunction or, with `commas`, comma on either side."""
        first, last = number, number + 1
        while first and not self.ends_before(first, commas):
            first -= 1
        while last < len(self.places) and not self.ends_before(last, commas):
            last += 1
        return range(first, last)

    def ends_before(self, number: int, commas: bool) -> bool:
        """Whether a clause ends before a word, or also a part of one set off by a comma."""
        between = self.between(number)
        return (
            self.folded[number] in _OTHER_CLAUSE or bool(_STOP.search(between)) or (commas and "," in between)
        )

    def head(self, number: int) -> str:
        """Whom the clause of a word tells about, if it begins with "who" or the like."""
        start = self.clause(number).start
        return self.stems[start - 1] if start and self.folded[start] in _RELATIVE else ""

    def mood(self, number: int) -> str:
        """The kind of the last modal verb before a word in its clause: "could" and "unable" are of one kind."""
        before = self.folded[self.clause(number).start : number]
        return next((_MODALS[word] for word in reversed(before) if word in _MODALS), "")

    def between(self, number: int) -> str:
        """What stands between a word and the one before it."""
        return self.text[self.places[number - 1].end if number else 0 : self.places[number].start]


@lru_cache(maxsize=256)
def read(text: str) -> Reading:
    """Read a text for what it denies."""
    places = tuple(Span(*word.span()) for word in WORD.finditer(text))
    folded = tuple(fold(text[place.start : place.end]) for place in places)
    return Reading(text, places, folded, tuple(map(stem, folded)))


def _denial(reading: Reading, number: int) -> Denial | None:
    """The negation that the word at a number opens."""
    text, start, word = reading.text, reading.places[number].start, reading.folded[number]
    negating = word in NEGATIONS or word.endswith("n't")
    nobody, undone = _NO_ONE.match(text, start), _UNDONE.match(text, start)
    elsewise = None if undone else _ELSEWISE.match(text, start)
    if not (negating or nobody or undone or elsewise) or _NOT_DENYING.match(text, start):
        return None
    phrase = nobody or undone or elsewise
    end = phrase.end() if phrase else reading.places[number].end
    first = next(
        (n for n, place in enumerate(reading.places[number:], number) if place.start >= end),
        len(reading.places),
    )
    governed = _governed(reading, first, beyond_commas=bool(nobody or elsewise))
    hollow = (
        elsewise
        or _IN_PART.intersection(reading.folded[first : first + 1])
        or _SAYING.intersection(reading.folded[first : first + 2])
        or (negating and not nobody and _UNTIL.match(text, end))
        or (word == "not" and _contrasting(reading, number))
        or (word == "none" and not nobody)
    )
    denied = None if hollow else _verb(reading, governed) if nobody else _next(reading, governed)
    return Denial(number, governed, denied, bool(nobody))


def _governed(reading: Reading, first: int, beyond_commas: bool) -> range:
    end = first
    while end < len(reading.places) and not reading.ends_before(end, commas=not beyond_commas):
        end += 1
    return range(first, end)


def _contrasting(reading: Reading, number: int) -> bool:
    """Whether "not" has no verb: "a tool, not a toy"."""
    before = reading.folded[number - 1] if number else ""
    follows = reading.folded[number + 1] if number + 1 < len(reading.folded) else ""
    return (
        (not number or bool(_SET_OFF.search(reading.between(number))))
        and before not in _AUXILIARIES
        and follows != "to"
    )


def _next(reading: Reading, governed: range) -> int | None:
    """The first content word behind a negation."""
    return next((n for n in governed[:_REACH] if reading.stems[n]), None)


def _verb(reading: Reading, governed: range) -> int | None:
    """What nobody does: the word after an auxiliary or in the past tense, outside what is said of them."""
    aside = helped = False
    for number in governed:
        word = reading.folded[number]
        aside = word in _RELATIVE or (aside and "," not in reading.between(number))
        content = bool(reading.stems[number]) and not aside
        if content and (helped or word in _PAST or (word.endswith("ed") and len(word) > _SHORT)):
            return number
        helped = not aside and (word in _AUXILIARIES or (helped and not content))
    return None


def unstated(text: str, span: Span) -> bool:
    """Whether what stands at a span of the text is denied or only supposed, and so not said to be."""
    reading = read(text)
    words = (n for n, place in enumerate(reading.places) if place.start < span.end and span.start < place.end)
    return any(number in reading.governed or number in reading.supposed for number in words)
