"""A capital or a seat of power that stands for its country's government, or only for itself.

A capital is a place unless the words around it make it the government: it says or does what governments do, has
what they have, or is spoken to, dealt with or blamed as they are. A seat of power is its power unless a word of
place stands before it. Each reading has its evidence.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.entities.metonymy_clauses import deed, own_matter
from reader.entities.metonymy_dealings import dealt_with, done_to

_SIGHT = 160
"""So many characters before and after a name are looked at, within its sentence."""
_STOP = re.compile(r"[.!?…][\"”’']?\s+(?=[A-Z\"“‘])|\n")
_ARTICLES = re.compile(r"(?:\b(?:the|both|nearby|distant|wartime)\s+)*[\"“'‘]?$", re.IGNORECASE)
_LAST = re.compile(r"([\w’'-]+)\s+$")
_NAME = (
    r"(?:the\s+)?(?!(?:In|At|From|To|For|With|If|When|While|As|But|On|By|After|Before|Since|Unlike|Like|Of|Near)\b)"
    r"[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,2}"
)
_WITH_LEFT = re.compile(rf"(?:{_NAME}(?:,\s+))*{_NAME}(?:,?\s+(?:and|or|nor|&)\s+)$")
_WITH_RIGHT = re.compile(rf"(?:,\s+{_NAME})*,?\s+(?:and|or|nor|&)\s+{_NAME}(?![\w’'])")
_PLACED = frozenset(
    "in at near inside outside around across throughout via through downtown central beyond visit visits visited"
    " visiting leave leaves left leaving reach reached reaches entered entering into off onto bombed shelled attacked"
    " captured hit struck shook flooded toward towards to from upon".split()
)
"""Words before a name that make it a place, where nothing is dealt with."""
_NOT_SUBJECT = _PLACED | frozenset("of with by against for on over about under between".split())
_PART_OF = re.compile(
    r"\b((?:city|capital|outskirts|suburbs|streets|centre|center|north|south|east|west|northern|southern|eastern"
    r"|western|mayor|residents|people|parts?|districts?|quarters?|siege|battle|miles|kilometers|kilometres|km"
    r"|gardens?|walls?|lawn|towers?|gates?|steps|front|roof|ends?|side)\s+of)\s+$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"-based\b|,?\s+\((?:AP|AFP|Reuters|Xinhua|CNN|UPI)\)|,?\s+D\.?C\b|\s+(?:residents|suburbs?|streets?|airport|metro"
    r"|subway|time|mayor|police|region|area|office|bureau|hospital|shares|stocks|apartment|hotel|square|summit"
    r"|conference|correspondent|native|neighbou?rhoods?|exchange|copper|university|olympics|marathon|museums?"
    r"|schools?)\b",
    re.IGNORECASE,
)
_SPORT = re.compile(
    r"\b(?:(?:beat|beats|beaten|defeat(?:ed|s)?|edged|thrashed|drew|lost|loses?|won|wins?|victory|held|draw|goals?)\b"
    r".{0,40}?(?<![\d-])\d{1,3}[-–]\d{1,3}(?!\s*(?:vote|ruling|majority|decision))\b"
    r"|(?:on penalties|extra time|(?:first|second) leg|(?:semi|quarter)-?finals?|strikers?|midfielders?|goalkeepers?"
    r"|the final|cup final|won the cup|playoffs?|derby|kick-?off|hat-trick|half-time|league title|championships?)\b)",
    re.IGNORECASE,
)
_UNLIKE = re.compile(r"(?:^|[,;:]\s+|\b(?:that|but|and)\s+)(?:un)?like\s+$", re.IGNORECASE)
_ANOTHER = re.compile(rf",\s+{_NAME}(?=\s)")
_ACTING = re.compile(r"\s+\w+ing\b")
_DISTRICT = re.compile(r"(?:.*[\s,])?(?:D\.?C\.?|District of Columbia)")
_BODY_IN = re.compile(
    r"\b(?:embassy|consulate|bureau|office|mission|court|team|branch|studio|firm)\s+in\s+$", re.IGNORECASE
)
_WISHED = re.compile(
    r"\b(?:demand|insist|propos|urg|request|suggest|ask|recommend)\w*\s+that\s+$", re.IGNORECASE
)
_ATTACHED = re.compile(
    r"-(?:backed|led|friendly|controlled|appointed|sponsored|installed|aligned|imposed|brokered|funded|supported"
    r"|allied|run|supplied|approved|ordered|made)\b"
)
_RULE = re.compile(
    r"\s+(government|leadership|regime|policymakers|diplomats|administration|strategists|envoys?)\b"
)
_DATELINE_END = re.compile(r"(?:,[^—–:\n]{0,40})?(?:\s*\([^)\n]{1,30}\))?\s*(?:—|–|--|:|\s-\s)")


class Reading(NamedTuple):
    """Whether a name is meant as power, and why, in plain words."""

    power: bool
    evidence: str


def reading(text: str, start: int, end: int, country: str = "", seat: bool = False) -> Reading:
    """How the name at `start:end` is meant; a `seat` of power is power where nothing makes it a place."""
    before = _STOP.split(text[max(0, start - _SIGHT) : start])[-1]
    after = _STOP.split(text[end : end + _SIGHT], maxsplit=1)[0]
    match = _SPORT.search(before + text[start:end] + after)
    sport = match[0] if match else ""
    before = before[: _start_of(_ARTICLES, before)]
    if meant := _beside(text[start:end], before, after, country, sport):
        return meant
    left = (
        _start_of(_WITH_LEFT, before) if before.endswith((" and ", " or ", " nor ", " & ")) else len(before)
    )
    right = match.end() if (match := _WITH_RIGHT.match(after)) else 0
    several = left < len(before) or right > 0
    owns = right == 0 and own_matter(after) is not None
    before, after = before[:left], after[right:]
    before = before[: _start_of(_ARTICLES, before)]
    last = match[1].lower() if (match := _LAST.search(before)) else ""
    if not sport and (why := dealt_with(before, after, last)):
        return Reading(True, why)
    if match := _PART_OF.search(before):
        return Reading(False, f"“{match[1].lower()}” comes before it")
    if last in _PLACED:
        return Reading(False, f"“{last}” comes before it")
    if match := _AFTER.match(after):
        return Reading(False, f"“{match[0].strip(' ,')}” comes after it")
    if not owns and (why := _done(before, after, last, several, bool(sport))):
        return Reading(True, why)
    if sport:
        return Reading(False, f"“{sport}” is of sport")
    return Reading(seat, "a seat of power" if seat else "nothing here makes it a government")


def _start_of(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.search(text)
    return match.start() if match else len(text)


def _beside(name: str, before: str, after: str, country: str, sport: str) -> Reading | None:
    """How a name is meant by what is joined to it: its district, its country, its own, "-backed" or "anti-"."""
    if _DISTRICT.fullmatch(name):
        return Reading(False, "the district’s own name")
    if country and after.startswith(f", {country}"):
        return Reading(False, f"{country} is named with it")
    if own := own_matter(after):
        is_matter, word = own
        if word and not (is_matter and (sport or _BODY_IN.search(before))):
            return Reading(is_matter, f"its “{word}”")
        if word:
            return Reading(False, "“in” comes before it" if not sport else f"“{sport}” is of sport")
    if match := _ATTACHED.match(after):
        return Reading(True, f"before “{match[0]}”")
    if before[-5:].casefold().endswith(("pro-", "anti-")):
        return Reading(True, "for or against it")
    return None


def _done(before: str, after: str, last: str, several: bool, sport: bool) -> str:
    """What a name between two stretches does, or has done to it, as a government; empty for nothing such."""
    if match := _RULE.match(after):
        return f"before “{match[1]}”"
    if not sport and (why := done_to(after, last)):
        return why
    if last == "with" and _ACTING.match(after) and (did := deed(f" is{after}", several, sport)):
        return f"subject of “{did.split()[-1]}”"
    if _UNLIKE.search(before):
        other = _ANOTHER.match(after)
        did = deed(after[other.end() :], several, sport) if other else ""
        return f"compared with what “{did}”" if did else ""
    if last in _NOT_SUBJECT:
        return ""
    did = deed(after, several or bool(_WISHED.search(before)), sport)
    return f"subject of “{did}”" if did else ""


def is_dateline(text: str, start: int, end: int, dateline: str | None) -> bool:
    """Whether the name is the place a report is dated from: at its very beginning, or in capitals before a dash."""
    surface = text[start:end]
    first = not text[:start].strip(' \n"“(')
    line_start = first or text[:start].rstrip(" ").endswith("\n")
    if line_start and (first or surface.isupper()) and _DATELINE_END.match(text, end):
        return True
    return bool(dateline) and start == 0 and surface.casefold() in str(dateline).casefold()
