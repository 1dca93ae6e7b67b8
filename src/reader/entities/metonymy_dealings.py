"""How governments are dealt with: the nouns, verbs and prepositions before a capital that make it one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reader.entities.metonymy_clauses import has_matter
from reader.entities.metonymy_words import ADDRESSED, GIVEN, lemmas

_DEALING = (
    r"\b(agree\w*|accords?|alliances?|allied|aligned|argu\w+|bargain\w*|break|broke|breach|business|clash\w*"
    r"|clos(?:e|er)|communications?|compromises?|conflicts?|consult\w*|contacts?|contracts?|cooperat\w+"
    r"|coordinat\w+|deals?|dealt|dealings|dialogue|discuss\w*|disagree\w*|differences|disputes?|enmity|feud\w*"
    r"|friendship|haggl\w*|links|meet|met|meetings?|negotiat\w+|odds|pacts?|partner\w*|patience|peace|quarrel\w*"
    r"|relations\w*|rifts?|rival\w*|row|settle\w*|showdowns?|side[ds]?|siding|signed|solidarity|spar\w+"
    r"|stand-?offs?|sympath\w+|talks?|tensions?|ties|touch|trade|treat(?:y|ies)|truce|wars?|wrangl\w+)\b"
)
_SENT = (
    r"\b(ties?|close|closer|links?|linked|relations|support|aid|loyal|message|appeal|appealed|response|answer"
    r"|concessions?|opposed|opposition|aligned|proposal|offer|warnings?|weapons|assistance|pressure|word|distance"
    r"|independence|letter|demands?|protests?|statements?|signals?|help|friendly|hostile|threats?|alternative"
    r"|sanctions|approval|condemnation|gas|oil|funds?|money|arms|respect|thanks|contrast|according|addressed|blow"
    r"|up|beholden|listen|listened|allegiance|loyalty|apologised|apologized|apology|delegation|envoys?"
    r"|reassurances?|guarantees?|setback|complaints?|orders|instructions|reply|replies|silence|reaction|backing"
    r"|interference|tribute|(?:ties|links|loyalty|message|appeal)(?:\s+\w+){1,3})"
)
_BETWEEN = re.compile(
    rf"{_DEALING}[^,;:]{{0,50}}\bbetween\s+(?:the\s+)?(?:[\w ]+\s+and\s+(?:the\s+)?)?$", re.IGNORECASE
)
_OVER = (
    r"\b((?:sanctions?|tariffs?|pressure|war|embargo|depend\w*|rel(?:y|ies|iance|ied)|call(?:s|ed|ing)?|leverage"
    r"|impose[ds]?|criticism|leaned|curbs|influence|prevail\w*)(?:\s+\w+){0,3})\s+(?:on|upon|over)\s+$"
)
_OF = (
    r"\b(critic(?:s|al|ism)?|fears?|afraid|support(?:ers?)?|all(?:y|ies)|opponents?|demands?|mistrust|wary|tired"
    r"|enem(?:y|ies)|friends?|suspicions?|suspicious|hatred|condemnation|defiance|ahead|view|behalf|part"
    r"|defen[cs]e|favou?r|hands|weary)\s+of\s+$"
)
_FOR = r"\b(blow|bad|setback|victory|triumph|win|embarrassment|support|news|money|hard|good)\s+for\s+$"


def _compiled(*sources: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(source, re.IGNORECASE) for source in sources)


_PATTERNS: Mapping[str, tuple[re.Pattern[str], ...]] = {
    "with": _compiled(rf"{_DEALING}[^,;:]{{0,50}}\bwith\s+$"),
    "on": _compiled(_OVER),
    "upon": _compiled(_OVER),
    "over": _compiled(_OVER),
    "of": _compiled(_OF),
    "for": _compiled(_FOR),
    "to": _compiled(rf"{_SENT}\s+to\s+$"),
    "from": _compiled(rf"{_SENT}\s+from\s+$"),
    "by": _compiled(r"(\w+)\s+by\s+$"),
}
"""By the last word before a name: what with it makes the name a government's."""
_PHONED = re.compile(r"\s+(on the (?:line|phone))\b")
_TO_ACCOUNT = re.compile(r"\s+(accountable|responsible|to account|liable)\b")
_TO_ACT = re.compile(r"\s+to\s+[a-z]")
_SOME = re.compile(r"\s+(?:an?|the|no|some|more|any|its|time|room|[\d$€£])\b")
_PUT = re.compile(r"\s+(?:at|in|on|under)\b")


def dealt_with(before: str, after: str, last: str) -> str:
    """What deals with a name between two stretches as with a government; `last` is the word before the name."""
    if last in ("between", "and") and (match := _BETWEEN.search(before)):
        return f"between powers, after “{match[1].lower()}”"
    for pattern in _PATTERNS.get(last, ()):
        if match := pattern.search(before):
            return f"after “{' '.join(match[1].lower().split())} … {last}”"
    if last in ("against", "without") or before.strip() == "For":
        return f"after “{last}”"
    if last in ("for", "on") and _TO_ACT.match(after):
        return f"after “{last}”, before “to”"
    if match := _PHONED.match(after):
        return f"before “{match[1]}”"
    return ""


def done_to(after: str, last: str) -> str:
    """The verb right before a name that does something to it as to a government; empty without one."""
    bases = lemmas(last)
    if (
        bases & ADDRESSED
        or (bases & GIVEN and (_SOME.match(after) or has_matter(after)))
        or ("put" in bases and _PUT.match(after))
        or ("hold" in bases and _TO_ACCOUNT.match(after))
    ):
        return f"object of “{last}”"
    return ""
