"""Which of several persons of one name a report means: by he and she, as far as its words tell them plainly."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.entities.person import Person
from reader.text import speech

_HERS = (
    "wife widow mother daughter sister girlfriend fiancée fiancee aunt niece grandmother granddaughter stepmother"
    " stepdaughter mother-in-law daughter-in-law sister-in-law actress spokeswoman businesswoman congresswoman"
    " councilwoman assemblywoman chairwoman queen princess duchess baroness countess dame mrs ms miss"
).split()
_HIS = (
    "husband widower father son brother boyfriend fiancé uncle nephew grandfather grandson stepfather stepson"
    " father-in-law son-in-law brother-in-law spokesman businessman congressman councilman assemblyman king prince"
    " duke baron earl lord sir mr"
).split()
_SHE = "|".join(_HERS)
_HE = "|".join(_HIS)
_BEFORE = re.compile(
    rf"(?i)\b(?:(?P<she>{_SHE})|(?P<he>{_HE}))(?P<comma>,)?\.?\s+[\"“]?$"
    r"|\b(?:(?P<of_she>husband|widower)|(?P<of_he>wife|widow))\s+of\s+$"
)
_AFTER = re.compile(
    rf",\s+(?:the|an?|[\w-]+['’]s)\s+(?:(?:late|former|eldest|youngest|elder|younger|ex-)\s*)*"
    rf"(?:(?P<she>{_SHE})|(?P<he>{_HE}))\b"
)
_HONORIFIC = re.compile(r"\b(?:(?P<she>Mrs\.?|Ms\.?|Miss|Dame|Lady)|(?P<he>Mr\.?|Sir|Lord))\s+$")
_OWNS = re.compile(r"['’]s?\s+(?:(?:late|former|ex-)\s*)*(?:(?P<he>wife|widow)|(?P<she>husband|widower))\b")
_SAYS = re.compile(
    r"\s+(?:(?:also|later|then|once)\s+)?(?P<verb>[a-z]+)(?:\s+(?!(?:the|an?|his|her|their|its|to|by|with)\b)[a-z]+)??"
    r"(?P<joined>\s+(?:that|as|when|while|after|before|because|until|if|how|why|what))?\s+(?:(?P<he>he)|(?P<she>she))\b"
)
_HERSELF = re.compile(
    r"[a-z ,-]{1,60}?\b(?:(?P<he>his\s+(?:wife|husband)|himself)|(?P<she>her\s+(?:wife|husband)|herself))\b"
    r"(?!\s+of\b)"
)
_AHEAD = re.compile(
    r"(?:^|[.!?\n]\s*|[\"”]\s+)(?:As|When|After|While|Before|Because|Since|Until|Once|Though|Although)\s+"
    r"(?:(?P<he>he)|(?P<she>she))\s+[^.;:\"“”!?\n]{1,70},\s+(?:(?:Mr|Mrs|Ms)\.?\s+)?$"
)
_NEAR, _REACH = 24, 110
_LOOKED_AT = 20
_CLOSING = frozenset(",.;:)—")

_WOMEN = frozenset(
    "abigail agnes alexandra alice alicia amanda amy ana angela anita ann anna anne annie audrey barbara"
    " beatrice beth betty brenda carla carmen carol caroline catherine charlotte chelsea cheryl christina christine"
    " claire claudia cynthia deborah denise diana diane dolores donna dorothy edith elena elizabeth ella ellen"
    " emily emma erica esther eva evelyn fatima florence frances gabriela gloria grace greta hannah heather"
    " helen hilary hillary ingrid irene isabel ivana ivanka jacqueline jane janet janice jennifer jessica jill"
    " joan joanna josephine joyce judith judy julia julie karen kate katherine kathleen kathryn laura lauren"
    " linda lisa louise lucy lydia margaret maria marie marina marta martha mary megan meghan melania melissa"
    " mia michelle monica nadia nancy natalia natasha nicole nina nora olga olivia pamela patricia paula"
    " rachel rebecca rita rosa rose ruth sally samantha sandra sara sarah sheila sofia sonia sophia sophie"
    " stephanie susan suzanne svetlana tatiana teresa theresa tina ursula valerie vanessa vera victoria"
    " virginia wendy yulia yvonne".split()
)
_MEN = frozenset(
    "abraham adam ahmed alan albert alberto alejandro aleksandr alexander alexei andrei andrew anthony"
    " antonio arthur barack benjamin bernard bill bob boris brian bruce carl carlos charles christopher daniel"
    " david dennis dick dmitry donald douglas edward emmanuel eric felipe fernando francisco frank fred george"
    " giovanni greg hans harold harry hassan heinrich henry howard hugo ibrahim igor ivan jack jacob jacques"
    " james jason jeffrey jeremy jerry jesse jim jimmy joe john jonathan jorge jose joseph juan karl keith"
    " kenneth kevin klaus larry lars lawrence luis mahmoud marco mario mark martin matthew michael miguel mike"
    " mikhail mitt mohammed muhammad nathan nicholas nikolai olaf oleg oliver osama oscar otto patrick paul"
    " pedro peter philip pierre raymond richard robert roger ronald rupert salman samuel scott sergei simon"
    " stephen steven ted thomas tim timothy todd tom tony viktor vladimir volodymyr walter william yuri yusuf".split()
)
"""Given names that leave no doubt, folded."""


def pronoun(text: str, person: Person) -> str:
    """She or he, where the profile, the words beside a full name ("his wife, Ada Holt") or the given name say it."""
    given = person.words[0]
    if person.profile and person.profile.pronoun:
        return person.profile.pronoun
    if given in _WOMEN or given in _MEN:
        return "she" if given in _WOMEN else "he"
    return next(filter(None, (_beside(text, start, end) for start, end in person.named[:_LOOKED_AT])), "")


def spoken_of(text: str, start: int, end: int) -> str:
    """She or he, where the words around a surname say so: "Holt's wife", "Holt said he", "as he left, Holt"."""
    return _spoken_after(text, end) or _told(_AHEAD.search(text, max(0, start - _REACH), start))


def _spoken_after(text: str, end: int) -> str:
    if told := _told(_OWNS.match(text, end)):
        return told
    says = _SAYS.match(text, end)
    if says and (says["joined"] or says["verb"] in speech.FINITE):
        return _told(says)
    return _told(_HERSELF.match(text, end))


def honorific(text: str, start: int) -> str:
    """She or he, as Mrs or Mr before a name says; empty without."""
    return _told(_HONORIFIC.search(text, max(0, start - 10), start))


def fitting(text: str, people: Sequence[Person], start: int, end: int) -> list[Person]:
    """Who of several may be meant by a surname that stands there.

    Mr and Mrs go to those who are surely so, he and she to all who are not surely otherwise.
    """
    title = honorific(text, start)
    said = title or spoken_of(text, start, end)
    if not said:
        return list(people)
    pronouns = {person.id: pronoun(text, person) for person in people}
    surely = [p for p in people if pronouns[p.id] == said] if title else []
    return surely or [p for p in people if pronouns[p.id] in ("", said)] or list(people)


def _beside(text: str, start: int, end: int) -> str:
    """What is told beside a name; a comma before it must be met by one after it: "his wife, Ada Holt,"."""
    before = _BEFORE.search(text, max(0, start - _NEAR), start)
    if before and before["comma"] and text[end : end + 1] not in _CLOSING:
        before = None
    return _told(before) or _told(_AFTER.match(text, end)) or _spoken_after(text, end)


def _told(match: re.Match[str] | None) -> str:
    if match is None:
        return ""
    groups = match.groupdict()
    return "she" if groups.get("she") or groups.get("of_she") else "he"
