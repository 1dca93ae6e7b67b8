"""What people, groups and places are called beside their names: "rebel commander", "the breakaway region of"."""

from __future__ import annotations

import re
from functools import cache

from reader.entities.roles import role_endings, role_pattern

CHARGED = frozenset(
    "aggressor autocrat butcher collaborator coward criminal cultist demagogue despot dictator dictatorship"
    " enemy extremist fanatic fascist freedom-fighter fugitive gangster gunman gunmen hardliner hero insurgent"
    " insurgents invader invaders islamist jihadist junta kingpin liberator martyr mastermind mercenary militant"
    " militants mobster mouthpiece nazi occupier occupiers oligarch partisan propagandist puppet radical rebel"
    " rebels regime rioter ringleader saboteur separatist separatists strongman terrorist terrorists thug traitor"
    " tyrant usurper warlord warmonger zealot"
    " armed banned bloodthirsty breakaway brutal controversial criminal disgraced disputed embattled extremist"
    " fanatical far-left far-right fundamentalist hardline illegal infamous islamist jihadist militant murderous"
    " notorious occupied outlawed radical rebel renegade rogue secessionist self-declared self-proclaimed"
    " self-styled separatist so-called terrorist totalitarian ultranationalist unrecognised unrecognized"
    " annexed liberated legendary heroic beloved revered exiled jailed convicted fascist nazi puppet".split()
)
"""Words that take a side, or that one side would not use."""

_PEOPLE = (
    "academic activist actor actress ally artist author billionaire blogger boss businessman businesswoman"
    " campaigner captive chairperson clergyman coach columnist comedian commentator convict critic daughter"
    " deserter detainee dissident donor driver economist editor engineer entrepreneur ex-president exile farmer"
    " father fighter financier fisherman founder fundraiser gambler guerrilla hacker heir historian hostage"
    " influencer informant inmate investigator investor journalist loyalist magnate manager migrant millionaire"
    " moderate mogul mother musician nationalist negotiator newcomer novelist nurse oppositionist organiser"
    " organizer owner pacifist patriot philanthropist physician pilot poet politician populist preacher prisoner"
    " protester rapper reformer reformist refugee reporter researcher resident rival royalist sailor scholar"
    " scientist settler shopkeeper singer soldier son spy student surgeon survivor suspect sympathiser"
    " sympathizer teacher technocrat theologian trader tycoon veteran victim volunteer whistleblower widow witness"
    " worker writer"
).split()
_PLAIN = (
    "administration alliance army authorities bank battalion bloc brand brigade broadcaster cartel charity city"
    " club company conglomerate country crew cult district enclave faction family firm force forces front gang"
    " giant government group island lobby magazine man maker militia movement nation neighbour neighbor network"
    " newspaper organisation organization outfit outlet paper party people port power province region republic"
    " stronghold settlement sect state suburb superpower syndicate team territory think-tank town tribe troops"
    " union unit village watchdog woman wing zone"
).split()
_ADJECTIVES = (
    "allied ailing american-made anonymous autonomous besieged billionaire charismatic conservative coastal"
    " democratic elected eastern exiled fallen firebrand fugitive gay hawkish honorary huge imprisoned"
    " independent influential islamic jailed leading left-wing liberal local main military moderate nationalist"
    " neighbouring neighboring neo-nazi northern nuclear opposition ousted outspoken paramilitary popular powerful"
    " private prominent pro-government progressive reformist religious resistance rich right-wing ruling secretive"
    " self-exiled senior shadowy small southern state state-run tiny top trusted tribal unpopular wealthy western"
    " young elderly disabled black white muslim christian jewish kurdish socialist communist centrist populist"
    " deposed deputy party union guerrilla insurgent"
).split()
_SUFFIXES = ("regime", "junta", "dictatorship", "government", "administration", "authorities")


def _any(words: frozenset[str] | list[str] | tuple[str, ...]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


MODIFIER = (
    rf"(?:(?:{_any([*_ADJECTIVES, *CHARGED])})|former|acting|new|newly|outgoing|incoming|interim|longtime|current"
    r"|de[ ]facto|human[ ]rights|civil[ ]rights|late|visiting|wartime|veteran|retired|retiring|freshman|presumptive"
    r"|(?:pro|anti|ex|ultra|neo)-\w+|[\w.]+-(?:backed|led|based|born|funded|linked|aligned|allied|sponsored|owned"
    r"|occupied|controlled|held|supported|designated|term|old|style|wing))"
)


@cache
def _noun() -> str:
    return rf"(?:{role_pattern()}|{_any([*CHARGED, *_PEOPLE, *_PLAIN])})"


@cache
def _endings() -> frozenset[str]:
    return frozenset([*CHARGED, *_PEOPLE, *_PLAIN]) | role_endings()


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"(?i)(?<![\w-])(?P<phrase>(?:{MODIFIER}[ \n]+)*{_noun()})(?:[ \n]+of)?,?[ \n]+[\"“‘']?$"
    )


@cache
def _after() -> re.Pattern[str]:
    phrase = rf"(?P<phrase>(?:(?:(?i:{MODIFIER})|[A-Z][\w-]+)[ \n]+){{0,3}}(?i:{_noun()}))(?![\w-])"
    return re.compile(rf",[ \n]+(?:(?:who|which)[ \n]+(?:is|was)[ \n]+)?(?:an?|the)[ \n]+{phrase}")


@cache
def _branded() -> re.Pattern[str]:
    phrase = rf"(?P<phrase>(?:(?:{MODIFIER})[ \n]+){{0,3}}{_noun()})(?![\w-])"
    return re.compile(rf"(?i)[ \n]+(?:as[ \n]+)?an?[ \n]+[\"“‘']?{phrase}")


_BRANDING = re.compile(
    r"(?i)(?:called|calls|branded|labell?ed|dubbed|described|denounced|hailed|designated)[ \n]+$"
)
_SUFFIX = re.compile(rf"(?:['’]s?)?[ \n]+(?P<phrase>{'|'.join(_SUFFIXES)})\b")
_WIDER = re.compile(rf"(?i)(?<![\w-])(?:{MODIFIER}[ \n]+)+$")
_REACH, _LONGEST = 90, 30

Stretch = tuple[int, int]


def before(text: str, start: int) -> Stretch | None:
    """The descriptive phrase that ends where a name starts: "the militant group [of] NAME"."""
    words = text[max(0, start - _LONGEST) : start].rstrip(" \n,\"“‘'").split()
    if words and words[-1].lower() == "of":
        words.pop()
    if not words or words[-1].lower() not in _endings():
        return None
    match = _before().search(text, max(0, start - _REACH), start)
    return match.span("phrase") if match else None


def after(text: str, start: int, end: int) -> Stretch | None:
    """The phrase a name is described by after it: "NAME, a rebel leader", "called NAME a terrorist"."""
    match = _after().match(text, end, end + _REACH)
    if match is None and _BRANDING.search(text, max(0, start - _LONGEST), start):
        match = _branded().match(text, end, end + _REACH)
    return match.span("phrase") if match else None


def suffix(text: str, end: int) -> Stretch | None:
    """What a name's power is called: "the NAME regime", "the NAME government"."""
    match = _SUFFIX.match(text, end, end + _REACH)
    return match.span("phrase") if match else None


def widened(text: str, start: int) -> int:
    """Where a phrase that starts here begins with the adjectives before it: "embattled president"."""
    match = _WIDER.search(text, max(0, start - _REACH), start)
    return match.start() if match else start


def is_charged(phrase: str) -> bool:
    """Whether a phrase has a word that takes a side."""
    return any(word in CHARGED for word in phrase.lower().split())


def is_plain(phrase: str) -> bool:
    """Whether a phrase says no more than what kind of thing it is: "city", "group"."""
    return phrase.lower() in _PLAIN
