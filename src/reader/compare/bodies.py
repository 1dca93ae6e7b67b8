"""Which organisations can't be one: each well known and neither part of the other, or alike but for one word."""

from __future__ import annotations

from functools import cache

from reader.compare.lexicon import words_in
from reader.compare.terms import fold
from reader.entities.gazetteers import gazetteers
from reader.entities.names import slug
from reader.entities.profiles import Profiles

PARTS = """
United Nations: UN Security Council, UN General Assembly, UN Human Rights Council, UNHCR, UNICEF, UNESCO, UNRWA,
World Health Organization, World Food Programme, International Atomic Energy Agency, International Court of Justice,
International Labour Organization; Red Cross: International Committee of the Red Cross;
European Union: European Commission, European Council, European Parliament, European Central Bank;
Chinese Communist Party: Politburo, People's Liberation Army, National People's Congress, CCTV, CGTN, Xinhua;
Palestinian Authority: Fatah, PLO; PLO: Fatah; Israel Defense Forces: Mossad;
US Congress: US Senate, US House of Representatives; Federal Reserve: Fed;
Pentagon: US Army, US Navy, US Air Force, US Marine Corps, NSA; US Navy: US Marine Corps;
Justice Department: FBI, ATF; Treasury Department: IRS; White House: National Security Council;
Department of Homeland Security: FEMA, Secret Service; Department of Health and Human Services: CDC, FDA;
Democratic Party: Democratic National Committee, Democratic Congressional Campaign Committee,
Democratic Senatorial Campaign Committee; Republican Party: Republican National Committee,
National Republican Congressional Committee, National Republican Senatorial Committee, Tea Party;
Google: YouTube; Facebook: WhatsApp, Instagram; Microsoft: LinkedIn; NBC: MSNBC; Fox: Fox News;
Thomson Reuters: Reuters; Wall Street: Goldman Sachs; House of Commons: Conservative Party, Labour Party
"""
"""Well-known bodies and those that belong to them or speak for them; groups end with a semicolon."""

_GENERAL = frozenset(
    words_in("""
    national central supreme high federal state royal general people's popular united international local main
    ruling opposition public city county the of and for new first
    """)
)
"""Words that tell no body from another that may be called so too."""


def other_body(one: str, name: str, other: str, other_name: str) -> bool:
    """Whether two organisations, by their ids and names, are surely not one nor one part of the other."""
    if may_be_one(one, name, other, other_name):
        return False
    known = Profiles.bundled().entries
    return (one in known and other in known) or _alike_but_for_one_word(name, other_name)


def may_be_one(one: str, name: str, other: str, other_name: str) -> bool:
    """Whether one is known to belong to, stand for, or at times be called the other."""
    entries = Profiles.bundled().entries
    here, there = entries.get(one), entries.get(other)
    parts = _parts()
    if one in parts.get(other, ()) or other in parts.get(one, ()):
        return True
    for profile, known, called in ((here, there, other_name), (there, here, name)):
        if profile and fold(called) in map(fold, (profile.name, *profile.forms, *profile.at_home)):
            return True
        if profile and known and profile.stands_for and profile.stands_for in (known.of, known.stands_for):
            return True
    return False


def _alike_but_for_one_word(name: str, other: str) -> bool:
    """Whether both names have the same word for what they are (Bank, University) and words of their own."""
    ours, theirs = ([fold(word) for word in words.split()] for words in (name, other))
    kinds = organisation_words() & {*ours} & {*theirs}
    own, own_too = ({*words} - {*other_words} for words, other_words in ((ours, theirs), (theirs, ours)))
    return bool(kinds) and len(ours) == len(theirs) and all(_own(side) for side in (own, own_too))


@cache
def organisation_words() -> frozenset[str]:
    """What organisations are called for what they are (Bank, University), folded."""
    return frozenset(fold(word) for word in gazetteers().organisation_words)


def _own(words: set[str]) -> bool:
    return bool(words) and not words & _GENERAL and not words & _demonyms()


@cache
def _demonyms() -> frozenset[str]:
    profiles = Profiles.bundled().entries.values()
    return frozenset(fold(people) for profile in profiles for people in (*profile.people, profile.name))


@cache
def _parts() -> dict[str, frozenset[str]]:
    groups = (group.split(":") for group in " ".join(PARTS.split()).split(";"))
    return {
        slug("org", whole): frozenset(slug("org", part) for part in parts.split(","))
        for whole, parts in groups
    }
