"""A capital or a seat of power that stands for its country's government, or only for itself.

The rule: it stands for its country unless a word of place comes before it ("in Beijing", "a visit to Moscow"),
a word of place after it ("Kyiv residents"), it is a dateline, or the country is named with it.
"""

from __future__ import annotations

import re


def _any(words: str) -> str:
    return rf"(?:{'|'.join(words.split())})"


_PLACED = _any(
    "in at near inside outside around across throughout via downtown central visit visits visited visiting leave"
    " leaves left leaving reach reached entered entering into off bombed shelled attacked captured toward towards"
    " to from"
)
_PARTS = _any(
    "city capital outskirts suburbs streets centre center north south east west northern southern eastern western"
    " mayor residents part parts district siege battle miles kilometers kilometres km"
)
_DEALINGS = _any(
    "ties? close closer links? linked relations support aid loyal message appeal response answer concessions?"
    " opposed opposition aligned proposal offer warnings? weapons assistance pressure word distance independence"
    " letter demands? protests? statements? signals? help friendly hostile threats? alternative sanctions approval"
    " condemnation gas oil funds? money arms respect thanks contrast according"
)
_SURROUNDINGS = _any(
    "residents suburbs? streets? airport metro subway time mayor police region area office bureau hospital"
    " apartment hotel square summit conference correspondent native neighbou?rhoods?"
)
_THE = r"(?:(?:the|nearby|distant|wartime)\s+)*"
_BEFORE = re.compile(rf"\b({_PLACED})\s+{_THE}[\"“'‘]?$", re.IGNORECASE)
_OF = re.compile(rf"\b({_PARTS}\s+of)\s+{_THE}$", re.IGNORECASE)
_BETWEEN_POWERS = re.compile(
    rf"\b(?:between\s+(?:the\s+)?[\w ]+\s+and|{_DEALINGS}\s+(?:to|from))\s+{_THE}$", re.IGNORECASE
)
_AFTER = re.compile(rf"(?:-based\b|,?\s+\((?:AP|AFP|Reuters|Xinhua|CNN|UPI)\)|\s+{_SURROUNDINGS}\b)")
_POSSESSIVE = re.compile(r"[’']s\b")
_DATELINE_END = re.compile(r"(?:,[^—–:\n]{0,40})?(?:\s*\([^)\n]{1,30}\))?\s*(?:—|–|--|:|\s-\s)")
_SIGHT = 60


def place_evidence(text: str, start: int, end: int, country: str) -> str:
    """Why the name at `start:end` is meant as a place, in plain words; empty when it stands for power."""
    sight = max(0, start - _SIGHT)
    if _BETWEEN_POWERS.search(text, sight, start):
        return ""
    if match := _OF.search(text, sight, start):
        return f"a place: “{match[1].lower()}” comes before it"
    match = _BEFORE.search(text, sight, start)
    if match and not (match[1].lower() in ("to", "from") and _POSSESSIVE.match(text, end)):
        return f"a place: “{match[1].lower()}” comes before it"
    if match := _AFTER.match(text, end):
        return f"a place: “{match[0].strip(' ,')}” comes after it"
    if country and text.startswith(f", {country}", end):
        return f"a place: {country} is named with it"
    return ""


def is_dateline(text: str, start: int, end: int, dateline: str | None) -> bool:
    """Whether the name is the place a report is dated from: at its very beginning, or in capitals before a dash."""
    surface = text[start:end]
    first = not text[:start].strip(' \n"“(')
    line_start = first or text[:start].rstrip(" ").endswith("\n")
    if line_start and (first or surface.isupper()) and _DATELINE_END.match(text, end):
        return True
    return bool(dateline) and start == 0 and surface.casefold() in str(dateline).casefold()
