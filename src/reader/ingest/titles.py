"""A title for an article that has none: the front of its lead, cut where a clause ends."""

from __future__ import annotations

import re
from itertools import takewhile

SHORTEST, WISHED, LONGEST = 45, 60, 100

_CLAUSE = re.compile(
    r"(?P<strong>[,;:] )|(?P<clause> (?=[–—-] |(?:after|because|before|but|despite|since|that|until|when"
    r"|where|which|while|who|amid|saying|(?<!soon )(?<!well )(?<!long )(?<!much )(?<!many )(?<!far )as)\b))"
    r"|(?P<weak> (?=(?:following|for|from|in|on|to|with)\b|[“\"(]))"
)
_WEAK_END = re.compile(
    r"[\s,;:–—-]+(?:a|an|the|of|in|on|at|to|for|by|with|from|and|or|but|that|than|as|is|are|was|were|his|her|its"
    r"|their|has|have|had|will|would|could|who|which|more|very|not|be|been)$",
    re.IGNORECASE,
)
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("„", "“"))


def derive_title(lead: str) -> str:
    """A short title of complete words from a lead sentence, ended at a clause; empty for an empty lead."""
    text = " ".join(lead.split())
    if len(text) <= LONGEST:
        return _tidy(text)
    cuts = takewhile(lambda found: found.start() <= LONGEST, _CLAUSE.finditer(text, SHORTEST))
    best = max(cuts, key=_rank, default=None)
    cut = best.start() if best else text.rfind(" ", 0, LONGEST)
    return _tidy(text[: cut if cut > 0 else LONGEST])


def _rank(cut: re.Match[str]) -> tuple[bool, int, int]:
    """Long enough first, then the clearer boundary, then the later one."""
    return cut.start() >= WISHED, ("weak", "clause", "strong").index(str(cut.lastgroup)), cut.start()


def _tidy(title: str) -> str:
    """Drop a full stop, dangling function words and a quotation mark without its fellow."""
    title = title.strip(" ,;:–—-")
    while shorter := _WEAK_END.sub("", title):
        if shorter == title:
            break
        title = shorter
    if title.endswith(".") and not title.endswith(("..", ".S.", ".m.")):
        title = title[:-1]
    if title.count('"') % 2:
        title = title.replace('"', "")
    for left, right in _PAIRS:
        if title.count(left) != title.count(right):
            title = title.replace(left, "").replace(right, "")
    return title.strip()
