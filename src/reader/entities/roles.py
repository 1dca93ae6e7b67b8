"""Offices and the words for them: "top diplomat" and "FM" are words for the foreign minister."""

from __future__ import annotations

import re
from functools import cache

OFFICES: dict[str, tuple[str, ...]] = {
    "president": ("president", "president-elect", "pres."),
    "vice president": ("vice president", "vice-president"),
    "prime minister": ("prime minister", "premier", "pm", "taoiseach"),
    "deputy prime minister": ("deputy prime minister", "vice premier"),
    "chancellor": ("chancellor",),
    "monarch": ("king", "queen", "emperor", "emir", "sultan", "monarch"),
    "crown prince": ("crown prince", "prince"),
    "supreme leader": ("supreme leader", "paramount leader"),
    "leader": ("leader", "strongman", "ruler", "dictator"),
    "foreign minister": (
        "foreign minister", "foreign minster", "minister of foreign affairs", "minister for foreign affairs",
        "foreign secretary", "external affairs minister",
        "foreign policy chief", "secretary of state", "fm",
    ),
    "top diplomat": ("top diplomat", "chief diplomat"),
    "defence minister": (
        "defence minister", "defense minister", "minister of defence", "minister of defense",
        "defense secretary", "defence secretary", "secretary of defense", "defense chief", "defence chief",
        "pentagon chief",
    ),
    "finance minister": (
        "finance minister", "minister of finance", "treasury secretary", "secretary of the treasury",
        "chancellor of the exchequer",
    ),
    "interior minister": ("interior minister", "home secretary", "homeland security secretary"),
    "justice minister": ("justice minister", "attorney general", "attorney-general"),
    "diplomat": ("diplomat", "envoy", "ambassador", "special envoy", "special representative"),
    "minister": (
        "minister", "health minister", "trade minister", "economy minister", "energy minister",
        "education minister", "agriculture minister", "environment minister", "culture minister",
        "secretary of health", "labor secretary", "education secretary", "commerce secretary",
        "secretary",
    ),
    "national security adviser": ("national security adviser", "national security advisor"),
    "state councilor": ("state councilor", "state councillor"),
    "secretary general": ("secretary general", "secretary-general"),
    "director general": ("director general", "director-general"),
    "speaker": ("speaker", "house speaker", "speaker of the house"),
    "majority leader": ("majority leader", "senate majority leader", "house majority leader"),
    "minority leader": ("minority leader", "senate minority leader", "house minority leader"),
    "majority whip": ("majority whip", "minority whip", "whip", "house majority whip", "house minority whip"),
    "senator": ("senator", "sen."),
    "representative": (
        "representative", "rep.", "congressman", "congresswoman", "lawmaker", "legislator", "mp", "mep",
        "member of parliament", "assemblyman", "delegate",
    ),
    "governor": ("governor", "gov.", "lt. gov.", "lieutenant governor"),
    "mayor": ("mayor",),
    "judge": ("judge", "justice", "chief justice", "magistrate"),
    "sheriff": ("sheriff",),
    "prosecutor": ("prosecutor", "district attorney", "chief prosecutor", "special counsel", "u.s. attorney"),
    "candidate": ("candidate", "nominee", "contender", "front-runner"),
    "chief": (
        "chief", "chairman", "chairwoman", "chair", "head", "director", "chief executive", "ceo",
        "commissioner", "administrator", "commander", "general secretary", "party chairman",
        "co-chairman", "vice chairman", "chief of staff", "deputy director", "executive director", "founder",
        "deputy head", "deputy minister", "deputy foreign minister",
    ),
    "spokesperson": (
        "spokesman", "spokeswoman", "spokesperson", "press secretary", "white house press secretary",
    ),
    "officer": (
        "general", "gen.", "colonel", "col.", "admiral", "adm.", "captain", "capt.", "lieutenant", "lt.",
        "sergeant", "sgt.", "major", "maj.", "officer", "detective", "agent",
    ),
    "cleric": ("pope", "patriarch", "archbishop", "cardinal", "bishop", "ayatollah", "rabbi", "pastor", "imam"),
    "first lady": ("first lady", "first gentleman"),
    "counterpart": ("counterpart",),
    "adviser": ("adviser", "advisor", "aide", "strategist", "lawyer", "attorney", "counsel", "analyst", "expert"),
    "professor": ("professor",),
}  # fmt: skip
"""Canonical office to the words for it, all in lower case."""

LEADERS = ("leader", "supreme leader", "president", "prime minister", "chancellor", "monarch", "crown prince")
"""The offices whose holder may be called a country's leader, the likeliest first."""

_TOO_VAGUE = frozenset(
    "leader general major justice head chief chair minister officer agent adviser advisor analyst expert aide"
    " lawyer attorney counsel prince king candidate nominee contender lawmaker professor founder mp pm fm"
    " counterpart director commander whip spokesman spokeswoman spokesperson".split()
)
"""Words that with "the" alone often mean no one person."""

MODIFIERS = (
    r"(?:(?:former|acting|new|newly elected|outgoing|incoming|then|interim|longtime|current|late|senior|visiting"
    r"|embattled|wartime|veteran|fellow|retired|retiring|freshman|presumptive|[a-z]+-term|[\w-]+-year-old)[- ])*"
)


@cache
def _offices() -> dict[str, str]:
    return {word: office for office, words in OFFICES.items() for word in words}


@cache
def role_pattern() -> str:
    """A regular expression for any role word in any case, the longest first, without a group."""
    words = sorted(_offices(), key=lambda word: (-len(word), word))
    joined = "|".join(re.escape(word).replace(r"\ ", r"[ \n]").replace(r"\-", "[- ]") for word in words)
    return rf"(?i:(?:{joined}))(?!\w)"


@cache
def role_endings() -> frozenset[str]:
    """The last words of all role words: a quick sign that a role may stand somewhere."""
    words = _offices()
    return frozenset(words) | frozenset(word.split()[-1] for word in words)


def office_of(phrase: str) -> str | None:
    """The canonical office a phrase speaks of, or None: "Foreign Minster" is the foreign minister."""
    words = " ".join(phrase.lower().split())
    known = _offices()
    while words:
        if words in known or words.replace("-", " ") in known:
            return known.get(words) or known[words.replace("-", " ")]
        _, _, words = words.partition(" ")
    return None


def describes_one(role: str) -> bool:
    """Whether "the" with this role speaks of one person, as "the senator" does and "the general" may not."""
    return role.lower() not in _TOO_VAGUE


def counts_as(held: str, asked: str) -> bool:
    """Whether a holder of the office `held` may be called by `asked`: a president is a leader."""
    return held == asked or held in also(asked)


def also(asked: str) -> tuple[str, ...]:
    """The offices whose holders may be called by `asked`, the likeliest first."""
    if asked == "leader":
        return LEADERS
    return ("top diplomat", "foreign minister") if asked in ("diplomat", "top diplomat") else (asked,)
