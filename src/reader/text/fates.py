"""What befell the people counted: killed, injured, missing, arrested, evacuated, rescued, released."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.text.figure import Figure

_FATES = {
    "dead": r"dead|deaths?|died|die|dies|dying|kill(?:ed|ing|s)?|fatalities|perish(?:ed)?|drown(?:ed)?|slain|"
    r"los(?:t|ing|e) their lives",
    "injured": r"injur(?:ed|ing|es|ies)|wound(?:ed|ing|s)?|hurt(?:ing)?|burn(?:t|ed)",
    "missing": r"missing|unaccounted",
    "arrested": r"arrest(?:ed|ing|s)?|detain(?:ed|ing|s)?|detentions?|jailed",
    "evacuated": r"evacuat(?:ed|ing|es)|displac(?:ed|ing|es)|homeless|fled",
    "rescued": r"rescu(?:ed|ing|es)|saved|surviv(?:ed|ors)",
    "released": r"releas(?:ed|ing|es)|freed|freeing",
    "trapped": r"trapped|trapping",
    "hospitalised": r"hospitali[sz]ed",
    "abducted": r"abduct(?:ed|ing|s)?|kidnapp(?:ed|ing|s)?",
}
_FATE = re.compile(
    "|".join(f"(?P<{fate}>\\b(?:{words})\\b)" for fate, words in _FATES.items()), re.IGNORECASE
)
_BREAK = re.compile(
    r"[.,;:!?()\d“”\"\n]|\b(?:and|but|while|whereas|after|before|when|where|which|that|as|since|by|for)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r", (?:including|among them|most of them|some of them)\b[^,.;\n]{0,60},", re.IGNORECASE)
_DIRECTLY = re.compile(
    r"\s+(?:(?:at|least|most|more|fewer|less|than|about|around|some|nearly|almost|roughly|over|up|to|as|many|"
    r"another|a|an|further|other|of|estimated)\s+){0,4}",
    re.IGNORECASE,
)
_TALLY = re.compile(
    r"\b(?:number of|death toll|toll of)\b[^.,;:\n]*\b(?:at|to|was|is|reached) (?:[a-z]+ ){0,3}$",
    re.IGNORECASE,
)
_REACH = 90
_COUNTED = ("cardinal", "ordinal")


def with_fates(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The same figures, a count with the fate that the words just before or after it tell."""
    made = []
    for number, figure in enumerate(figures):
        before = figures[number - 1].end if number else 0
        after = figures[number + 1].start if number + 1 < len(figures) else len(text)
        counted = figure.kind in _COUNTED and not figure.unit
        made.append(replace(figure, fate=_fate(text, figure, before, after)) if counted else figure)
    return made


def _fate(text: str, figure: Figure, before: int, after: int) -> str:
    ahead = text[max(before, figure.start - _REACH) : figure.start]
    told = list(_FATE.finditer(ahead))
    if told and (_DIRECTLY.fullmatch(ahead, told[-1].end()) or _TALLY.search(ahead)):
        return told[-1].lastgroup or ""
    following = text[figure.end : figure.end + 2 * _REACH]
    aside = _ASIDE.search(following)
    if aside and not _BREAK.search(following, 0, aside.start()):
        following = following[: aside.start()] + following[aside.end() :]
    else:
        following = following[: after - figure.end]
    stop = _BREAK.search(following)
    found = _FATE.search(following, 0, min(stop.start() if stop else _REACH, _REACH))
    return (found.lastgroup or "") if found else ""
