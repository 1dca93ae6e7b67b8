"""What is counted or measured: canonical units and the nouns that follow a number."""

from __future__ import annotations

from reader.text.numerals import Token, word_at

_UNITS = """
percent: percent per-cent pct %
point: point points pt pts
percentage point: percentage-point percentage-points
second: second seconds sec secs
minute: minute minutes min mins
hour: hour hours hr hrs
day: day days
week: week weeks
month: month months
year: year years yr yrs
decade: decade decades
century: century centuries
usd: dollar dollars usd dlr dlrs buck bucks
aud: aud
cad: cad
hkd: hkd
eur: euro euros eur
gbp: pound pounds gbp sterling
cny: yuan renminbi rmb cny
jpy: yen jpy
rub: ruble rubles rouble roubles rub
uah: hryvnia hryvnias uah
inr: rupee rupees inr
krw: won krw
chf: franc francs chf
try: lira liras
cent: cent cents
km: kilometer kilometers kilometre kilometres km kms
m: meter meters metre metres
cm: centimeter centimeters centimetre centimetres cm
mm: millimeter millimeters millimetre millimetres mm
mile: mile miles
ft: foot feet ft
inch: inch inches
yard: yard yards
acre: acre acres
hectare: hectare hectares ha
kg: kilogram kilograms kilo kilos kg
g: gram grams
milligram: milligram milligrams mg
microgram: microgram micrograms mcg µg
tonne: tonne tonnes ton tons
lb: lb lbs
ounce: ounce ounces oz
litre: litre litres liter liters
barrel: barrel barrels
gallon: gallon gallons
degree: degree degrees °
kmh: kph kmh
mph: mph
knot: knot knots
mw: megawatt megawatts mw
gw: gigawatt gigawatts gw
"""
UNITS = {
    word: unit
    for line in _UNITS.split("\n")
    if line
    for unit, words in [line.split(": ")]
    for word in words.split()
}
"""Unit word -> canonical unit."""

DAYS = {
    "second": 1 / 86_400,
    "minute": 1 / 1_440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "month": 30.44,
    "year": 365.25,
    "decade": 3_652.5,
    "century": 36_525.0,
}
"""Durations in days."""

MONEY = frozenset("usd eur gbp cny jpy rub uah inr krw chf try cent aud cad hkd".split())
SIGNS = {"$": "usd", "€": "eur", "£": "gbp", "¥": "jpy", "₹": "inr", "₽": "rub", "₴": "uah", "₩": "krw"}
PREFIXED = {"us": "usd", "a": "aud", "au": "aud", "c": "cad", "ca": "cad", "hk": "hkd"}
ADJECTIVES = {"canadian": "cad", "australian": "aud", "kong": "hkd"}
"""Whose dollars are not those of the United States."""

CODES = frozenset("usd eur gbp cny jpy rub uah inr krw chf rmb aud cad".split())
CONVERTED: dict[str, tuple[str, float, float]] = {
    unit: (base, factor, 0.0)
    for base, units in {
        "m": {
            "mm": 0.001,
            "cm": 0.01,
            "m": 1.0,
            "km": 1_000.0,
            "inch": 0.0254,
            "ft": 0.3048,
            "yard": 0.9144,
            "mile": 1_609.34,
            "nautical mile": 1_852.0,
        },
        "square m": {
            "square m": 1.0,
            "square km": 1e6,
            "square ft": 0.0929,
            "square yard": 0.8361,
            "square mile": 2.59e6,
            "acre": 4_046.86,
            "hectare": 10_000.0,
        },
        "kg": {
            "microgram": 1e-9,
            "milligram": 1e-6,
            "g": 0.001,
            "kg": 1.0,
            "tonne": 1_000.0,
            "ounce": 0.02835,
            "lb": 0.45359,
        },
        "litre": {"litre": 1.0, "gallon": 3.7854, "barrel": 158.99, "cubic m": 1_000.0, "cubic ft": 28.317},
        "kmh": {"kmh": 1.0, "mph": 1.60934, "knot": 1.852},
        "mw": {"mw": 1.0, "gw": 1_000.0},
        "celsius": {"celsius": 1.0},
    }.items()
    for unit, factor in units.items()
} | {"fahrenheit": ("celsius", 1 / 1.8, 32.0)}
"""Units that convert: what into, by which factor, and where their zero lies."""

_STATES = {
    "killed": "dead",
    "dead": "dead",
    "deaths": "dead",
    "died": "dead",
    "fatalities": "dead",
    "wounded": "injured",
    "injured": "injured",
    "injuries": "injured",
    "hurt": "injured",
    "missing": "missing",
    "arrested": "arrested",
    "arrests": "arrested",
    "detained": "arrested",
}
_IRREGULAR = {
    "people": "person",
    "persons": "person",
    "folks": "person",
    "kids": "child",
    "kid": "child",
    "men": "man",
    "women": "woman",
    "children": "child",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "leaves": "leaf",
    "feet": "foot",
    "servicemen": "serviceman",
    "policemen": "policeman",
    "countrymen": "countryman",
    "aircraft": "aircraft",
    "sheep": "sheep",
    "cattle": "cattle",
    "deer": "deer",
    "police": "police",
    "troops": "troop",
    "series": "series",
    "species": "species",
    "buses": "bus",
    "viruses": "virus",
    "crises": "crisis",
}
_SKIPPED = frozenset(
    """
    more other additional new further such extra different separate consecutive straight fresh its their his
    """.split()
)
_STOPS = frozenset(
    """
    a an the of in on at to for from by with and or but as than that which who whom whose when where while if so
    after before since until during over under about into through between among against per via within without
    is are was were be been being am has have had do does did will would can could may might must shall should
    said says say told tells went go goes got get made make came come took take saw see left ran won lost
    died dies die fled
    he she it they we you i him her them us this these those there here not no nor yet also only just too then
    now ago later earlier each every both all any some up down out off away back again ahead apart
    """.split()
)
_NO_PLURAL = ("ss", "us", "is", "news", "’s", "'s")
_NO_NOUN = ("ed", "ing", "ly")
_PEOPLES = ("ians", "ans")
_REACH = 4


def lemma(word: str) -> str:
    """The singular of an English noun in lower case."""
    word = word.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    if _plural(word):
        return word[:-1]
    return word


def _plural(word: str) -> bool:
    return word in _IRREGULAR or (len(word) > 3 and word.endswith("s") and not word.endswith(_NO_PLURAL))


def head_noun(tokens: list[Token], index: int, plural: bool = False) -> str:
    """The noun counted from token `index` on, as its lemma; empty if there is none (in the `plural`) within reach."""
    if word_at(tokens, index) == "or" and word_at(tokens, index + 1) in ("so", "more", "less", "fewer"):
        index += 2
    elif word_at(tokens, index) == "+":
        index += 1
    if word_at(tokens, index) == "of":
        index += 1
        while index < len(tokens) and (
            tokens[index].number or tokens[index].word in ("the", "its", "their", "all")
        ):
            index += 1
    run: list[str] = []
    while index < len(tokens) and len(run) < _REACH:
        token = tokens[index]
        if not run and token.word in _STATES:
            return _STATES[token.word]
        if token.word == "-" and run and index + 1 < len(tokens):
            run.pop()
        elif not token.word[0].isalpha() or token.word in _STOPS:
            break
        elif token.text[0].isupper() and token.word.endswith(_PEOPLES) and token.word != "republicans":
            return "person"
        elif token.word not in _SKIPPED:
            run.append(token.word)
            if _plural(token.word):
                break
        index += 1
    while len(run) > 1 and run[-1].endswith(_NO_NOUN):
        run.pop()
    if not run or (plural and not _plural(run[-1])):
        return ""
    return lemma(run[-1])
