"""Whether words can be a speaker (a name, people, a body, a document), and whether quoted ones are a mere title."""

from __future__ import annotations

import re

from reader.text import speech

_NAMES = re.compile(r"(?:(?<=[\w,;] )|(?<=[,?!][”’\"] ))[A-Z][\w’'-]+")
_HEAD_END = re.compile(r",| \(| (?:of|for|at|from|in|on|with|by|to|as|who|that|whose|which)\b")
_TITLE = re.compile(
    r"[A-Z0-9][\w’'.-]*(?: (?:[A-Z0-9&][\w’'.-]*|of|the|for|and|with|in|to|a|on)){1,5}[,.?!]?"
)
_OF_A_TITLE = re.compile(r"(?:\b(?:on|of|the|an?|his|her|its|called|titled|named|[A-Z][\w.]*)|[’']s) $")
_BEFORE = 40
_PARTY = re.compile(r"[DIR][-–—][A-Z]")
_OWNER = re.compile(r"[’']s?$")
_DATES = speech.DAYS | frozenset(
    """
    january february march april june july august september october november december
    """.split()
)
_TIMES = frozenset(
    """
    second seconds minute
    minutes hour hours days weeks months years weekend time times moment ago prior later earlier before
    """.split()
)
_PEOPLE = frozenset(
    """
    police people aide critic source agent student president resident opponent proponent witness victim family
    relative friend chief head chair colleague ally candidate delegate executive representative diplomat bishop
    scholar star staff crew crowd public child mother father brother sister wife husband son daughter parent
    nurse coach captain king queen prince princess pope priest monk nun saint general colonel private pilot cook
    guest client patient expert analyst pundit monarch secretary attorney counsel judge pair couple others some
    someone somebody many one man woman boy girl men women children person two three residents troops youth percent
    """.split()
)
_BODIES = frozenset(
    """
    office ministry department agency government administration company firm group team party committee council
    court commission union association coalition campaign house senate bank club school university church
    hospital newspaper paper magazine website site network channel embassy army navy military force board body
    organisation organization foundation institute authority parliament city town state country association
    chamber league federation kremlin palace press media opposition majority prosecution defence defense
    """.split()
)
_DOCUMENTS = speech.NOUNS | frozenset(
    """
    lawsuit suit ad advertisement advert article bill resolution draft document slide law study survey poll book
    story headline sign placard banner poster voice voice-over release readout transcript indictment complaint
    ruling judgment verdict constitution treaty communique filing petition notice caption text manual blog log piece
    """.split()
)
_NO_HEADS = speech.NOT_SUBJECTS | speech.DETERMINERS - {"one", "another", "some"}
_SPEAKING = _PEOPLE | _BODIES | _DOCUMENTS
_DOER = re.compile(r"[a-z]{2,}(?:er|or|ist|ian|eer|man|men|woman|women|people|person)")
_NO_DOER = frozenset(
    """
    number matter order power water center winter summer quarter chapter corner border weather factor sector
    error mirror floor door tower river disorder computer cover dinner danger former latter other another
    rather however moreover never ever over under after either neither further
    """.split()
)


def names_in(text: str) -> frozenset[str]:
    """The words that a text writes with a capital inside a sentence."""
    return frozenset(_NAMES.findall(text))


def is_title(text: str, start: int, end: int, before: int) -> bool:
    """Whether quoted words name a programme, a book, a song: "Face the Nation"; they are quoted from `before` on."""
    inside = _TITLE.fullmatch(text, start, end)
    return bool(inside and _OF_A_TITLE.search(text[max(0, before - _BEFORE) : before]))


def can_speak(surface: str, names: frozenset[str], said: bool) -> bool:
    """Whether a text's words for a speaker are one; `names` are those of `names_in`.

    With a plain verb of saying (`said`) it may be anything but a time, a clause or a stray word.
    """
    if surface.lower() in speech.PRONOUNS:
        return True
    if surface.lower().partition("’")[0].partition("'")[0] in speech.PRONOUNS | {"here", "there", "that"}:
        return False
    head = _HEAD_END.split(surface, maxsplit=1)[0].split()
    words = [word.lower() for word in surface.split()]
    if not head or _PARTY.match(surface) or not speech.PLAIN_VERBS.isdisjoint(words[1:]):
        return False
    last = _OWNER.sub("", head[-1].lower())
    if last in _DATES | _NO_HEADS or head[-1] in _TIMES or not last[:1].isalpha():
        return False
    if len(head) == 1 and head[0].istitle() and head[0] not in names:
        return said or _speaks(last) or last.endswith("s")
    capitals = sum(word[0].isupper() for word in head)
    named = capitals > 1 or capitals == len(head) or surface.rsplit(maxsplit=1)[-1][0].isupper()
    return said or named or _speaks(last)


def _speaks(noun: str) -> bool:
    singular = noun.removesuffix("s") if not noun.endswith("ies") else noun[:-3] + "y"
    if noun in _SPEAKING or singular in _SPEAKING or noun.removesuffix("es") in _SPEAKING:
        return True
    return bool(_DOER.fullmatch(singular)) and singular not in _NO_DOER
