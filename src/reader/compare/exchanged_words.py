"""Words that tell whether something is done by one to another, and which deeds are the same either way round."""

from __future__ import annotations

from functools import lru_cache

from reader.compare.lexicon import words_in
from reader.entities.metonymy_words import ACTS, ADDRESSED, CITY_ACTS, EITHER, GIVEN, lemmas

_MORE_DEEDS = frozenset(
    words_in("""
    abandon abduct arrest assault attack bite bomb chase cheat crash destroy detain elbow evict fire free
    guard hide hijack hire hurt injure inspire invent kick kidnap kill knife know like love marry mug murder
    need outbid outnumber outplay outrun outsell outspend outvote overtake own poison precede prefer punch
    raid ram rape rescue rob save say scam shell shield shoot shove slap slay spy stab stalk steal strangle
    strike succeed teach throw topple trail treat visit wound
    """)
)
_PAST = """
    bite bit bitten; catch caught; hide hid; outsell outsold; outspend outspent; overtake overtook
    overtaken; run ran; shake shook; shoot shot; steal stole stolen; teach taught; tear tore; throw threw
    thrown
"""
"""A verb and its irregular forms, where the words of governments have them not; groups end with a semicolon."""

_EITHER_WAY = frozenset(
    words_in("""
    agree ally argue attach battle border clash collaborate collide combine compete connect converse
    cooperate correspond dance date debate discuss divorce draw embrace engage equal exchange face fight
    greet hug join kiss know link marry match meet merge mirror negotiate neighbor neighbour pair part play
    quarrel reconcile relate resemble row separate share spar speak split swap talk team tie trade unite wed
    wrestle
    """)
)
JOINING = frozenset(
    words_in("with versus vs v alongside between among amid beside & plus like unlike called named")
)
"""Words that tell of two together, whichever comes first."""

CLAUSES = frozenset(
    words_in("""
    after although and as because before but how if nor or since so though until when where whereas which
    while who whom whose why yet
    """)
)
"""Words after which another clause begins, whose subject does nothing to the one before."""

LEFT_OUT = frozenset(words_in("the a an has have had having also then later mr mrs ms dr sir"))
"""Words that make no difference to who does what."""

TOWARDS = frozenset(words_in("on against over to into towards toward"))
"""Words behind a deed of one that lead to the other: "Kestria's attack on Velmia"."""

UNITS = frozenset(
    words_in("""
    billion cent days degrees dollars dozen euros hours hundred kilometers kilometres km meters metres miles
    million minutes months per percent percentage point points pounds thousand trillion weeks years
    """)
)

SPEECH = frozenset(words_in("say tell think believe claim admit add note confirm announce report write"))

_ALL_DEEDS = (ACTS | ADDRESSED | CITY_ACTS | EITHER | GIVEN | _MORE_DEEDS) - {"like", "part", "row"}


@lru_cache(maxsize=32_768)
def _verbs(word: str) -> frozenset[str]:
    bases = {form: group[0] for group in (g.split() for g in _PAST.split(";")) for form in group[1:]}
    return frozenset(lemmas(word) | {bases.get(word, word)})


def is_deed(word: str) -> bool:
    """Whether a folded word is a form of a verb, most likely, that somebody does to another."""
    return bool(_verbs(word) & _ALL_DEEDS) or (word.endswith("ed") and len(word) > 4)


def either_way(word: str) -> bool:
    """Whether a folded word is of a deed that two do together, or of being next to each other."""
    return bool(_verbs(word) & _EITHER_WAY)


def is_speech(word: str) -> bool:
    """Whether a folded word is a verb of saying or thinking."""
    return bool(_verbs(word) & SPEECH)
