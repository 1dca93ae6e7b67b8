"""Small closed word lists that tell names from other words."""

from __future__ import annotations

from reader.text.abbreviations import TITLES
from reader.text.calendar import MONTHS, WEEKDAYS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CALENDAR = frozenset(name.title() for name in (*MONTHS, *WEEKDAYS)) - _words("Jan Mar Jun") | _words(
    "Tue Thu Fri"
)
"""Months and weekdays, in full and shortened where that is no given name."""

MONTHS_LIKE_NAMES = _words("April May June August")
NAME_OPENERS = _words(
    "Morning Evening Daily Weekly Northern Southern Eastern Western Central National International New Old United"
    " First Royal Free Great Upper Lower North South East West"
)
GOVERNING = _words("president premier chancellor king queen government parliament army cabinet capital")
PARTY_LETTERS = _words("D R I")
PEOPLE_ENDINGS = ("ian", "ean", "ese", "ish")
GOVERNED = GOVERNING | _words(
    "prime foreign minister ministry officials authorities lawmakers ambassador embassy envoy troops soldiers forces"
)
"""What stands after the name of a people, as in "Kestrian officials"."""

SIDES = _words("West East North South Gulf")
CONNECTORS = _words("of de del della der den di da do dos du la le el")
PARTICLES = _words("al bin bint ibn van von ben ter ten ul ur abu zu")
PLACE_CUES = _words("in at from near to outside across around toward towards into")
OPENING = frozenset("\"“‘'([:—–-•*")
ARTICLES = _words("The A An This That")
FUNCTION_WORDS = _words(
    "He She It They We You His Her Its Their Our My In On At By For From With After Before When While As But And If"
    " There This That These Those The A An What Who Why How Not No Also Is Are Was Were Has Have Had Will"
)
SAYING = _words(
    "said says told added tweeted wrote argued insisted noted warned asked announced replied explained denied"
    " claimed confirmed suggested stressed who whose"
)
HONORIFICS = frozenset(map(str.lower, TITLES)) | _words(
    "miss sir lord lady dame professor senator king queen prince princess pope sheikh ayatollah judge justice rabbi"
    " imam"
)
OFFICERS = _words(
    "CEO CFO COO Chairman Chairwoman Spokesman Spokeswoman Spokesperson Director Founder Leader Sen. Rep. Gov."
)
DEFEATS = _words("beat beats v vs defeated thrashed edged trounced routed")
SMALL_WORDS = _words("of the and for in on to at de la le des du")
NOT_TEAMS = _words(
    "Games Olympics Accords Agreements Forces Heights Hills Islands Mountains Springs Falls Airways"
)
BODIES = _words(
    "Association Committee Council Organization Organisation Institute Society Center Centre Union Fund Foundation"
    " Coalition Campaign Alliance Agency Commission Federation Conference Movement Forum Office Board Rally"
)
EVENT_WORDS = _words(
    "Cup Open Games Olympics Championship Championships Prix Masters Marathon Treaty Accord Accords Agreement Pact"
    " Act Convention Protocol War Day Festival Award Awards Prize Tournament Uprising Revolution"
)
LAWS = _words("Act Accord Accords Agreement Convention Pact Protocol Treaty")
JOINED_EVENTS = _words("Cup Open Games Olympics Masters Marathon Championships")
FIRM_MATTERS = _words(
    "shares stock stocks profit profits earnings employees customers subsidiary sales output revenue"
)
STAKES = _words("shares share stake subsidiary unit division")
GROUNDS = _words(
    "County River Island Islands Province Region Oblast District Airport Peninsula Mountains Valley Street Avenue"
    " Bridge Strait"
)
LOCATIVES = _words("in at from near inside outside across throughout")
CROSSED = LOCATIVES | _words("over along across of on under down up beside")
AFTER_NAMES = _words(
    "and or but in on at by for from to with after before as when while where which that was is has had"
)
FIRM_SUFFIXES = _words(
    "Inc Inc. Corp Corp. Co Co. Ltd Ltd. LLC Plc PLC plc AG SA NV SpA GmbH KK AB ASA Oyj OAO OOO Bhd Pty Bancorp"
    " Holdings"
)
STATE_BODIES = _words(
    "Ministry Government Parliament Army Navy Embassy Consulate Senate Cabinet Office Force Forces Police Congress"
    " Treasury Constitution"
)
NOT_ACRONYMS = _words(
    "A I TV OK AM PM UTC GMT BST EST EDT PST PDT CET CEST MSK GDP CEO CFO COO VIP DVD CD DNA RNA HIV AIDS PC USD EUR"
    " MP MPs NGO NGOs ID IQ ATM PhD MD SUV UFO FAQ GPS PR HR IT AI SMS USB Q1 Q2 Q3 Q4 H1 H2 II III IV"
)
