"""A capital or a seat of power that stands for its country's government, or only for itself.

The rule: a capital stands for its country unless a word of place comes before it ("in Beijing", "a visit to
Moscow"), a word of place after it ("Kyiv residents"), it is a dateline, or the country is named with it.
"""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"(?:\b(?:in|at|near|inside|outside|around|across|throughout|via|downtown|central|visit|visits|visited|visiting"
    r"|leave|leaves|left|leaving|reach|reached|entered|entering|into|off|north|south|east|west"
    r"|bombed|shelled|attacked|capture|captured|toward|towards)"
    r"|\b(?P<to>to|from))\s+(?:(?:the|nearby|distant|wartime|beautiful)\s+)*[\"“'‘]?$",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\b(?:city|capital|outskirts|suburbs|streets|centre|center|north|south|east|west|northern|southern|eastern"
    r"|western|mayor|residents|part|parts|district|siege|battle|university|miles|kilometers|kilometres|km)"
    r"\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s+\w+\s+and\s+$", re.IGNORECASE)
_TIES = re.compile(
    r"\b(?:ties|tie|close|closer|link|links|linked|relations|support|aid|loyal|message|appeal|response|answer"
    r"|concessions?|opposed|opposition|aligned|proposal|offer|warning|warnings|weapons|assistance|pressure|word"
    r"|distance|independence|letter|demands?|protests?|statement|statements|signals?|help|friendly|hostile"
    r"|threat|threats|alternative|sanctions|approval|condemnation|support|gas|oil|funds?|money|arms)\s+(?:to|from)\s+$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:-based\b|,?\s+\((?:AP|AFP|Reuters|Xinhua|CNN|UPI)\)|\s*[:—–]\s*(?=[A-Z])$"
    r"|\s+(?:residents|suburbs?|streets?|airport|metro|subway|time|mayor|police|region|area|office|bureau"
    r"|hospital|apartment|hotel|square|summit|conference|correspondent|native|neighbou?rhoods?)\b)"
)


def place_evidence(text: str, start: int, end: int, country: str) -> str:
    """Why the name at `start:end` is meant as a place, in plain words; empty when it stands for power."""
    before = text[max(0, start - 60) : start]
    if _TIES.search(before) or _BETWEEN.search(before):
        return ""
    if match := _OF.search(before):
        return f"a place: “{' '.join(match[0].split())}” comes before it"
    match = _BEFORE.search(before)
    if match:
        return f"a place: “{match[0].split()[0].lower()}” comes before it"
    after = text[end : end + 40]
    if match := _AFTER.match(after):
        return f"a place: “{match[0].strip()}” comes after it"
    if country and re.match(rf",\s+{re.escape(country)}\b", after):
        return f"a place: {country} is named with it"
    return ""


def is_dateline(text: str, start: int, end: int, dateline: str | None) -> bool:
    """Whether the name is the place the report is dated from, at the very beginning of the text."""
    if text[:start].strip(' \n"“(') == "" and re.match(
        r"(?:,[^—–:\n]{0,40})?(?:\s*\([^)\n]{1,30}\))?\s*(?:—|–|--|:|\s-\s)", text[end : end + 80]
    ):
        return True
    return bool(dateline) and start == 0 and text[start:end].casefold() in str(dateline).casefold()
