"""Names torn in finding: a given name that is also a people, a place or a month, and the surname after it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from reader.entities import epithets
from reader.entities.gazetteers import Gazetteers, gazetteers
from reader.entities.names import fold
from reader.entities.profiles import Profiles
from reader.entities.roles import role_endings
from reader.entities.spans import Spans
from reader.entities.titles import title_before
from reader.entities.vocabulary import CALENDAR
from reader.model import Mention

_SURNAME = r"[^\W\d_a-z](?:[^\W\d_]|['’-](?!s\b)(?=[^\W\d_]))+"
_FAMILY = re.compile(
    r" (?P<whole>(?:(?:van|von|der|den|de|del|di|da|bin|ben|al|el|la|le|ter) )*"
    rf"(?P<last>{_SURNAME}))(?!\w)(?! [^\W\d_a-zà-ÿ]|-|[’']s? [^\W\d_a-zà-ÿ])"
)
_WORD_BEFORE = re.compile(r"([\w.’'-]+)\s$")
_OF = re.compile(r"(?P<what>[\w-]+) of $")
_DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your some any no every each of".split()
)
_WITHIN = frozenset("in at near outside inside across throughout around".split())
_KIN = re.compile(
    r"\b(?:wife|husband|son|daughter|brother|sister|mother|father|widow|widower|companion|girlfriend|boyfriend|partner"
    r"|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Rev|Prof)\b[,.]? $"
)
_AGED = re.compile(
    r", (?:aged |who |\d\d,)|[’']s? (?:wife|husband|mother|father|son|daughter|lawyer|campaign|team)\b"
)
_DOES = (
    "spoke|resigned|died|sang|smiled|apologi[sz]ed|retired|testified|married|pleaded|was born|is survived"
    "|stepped down|grew up|thanked|starred|directed"
)
_LIVES = re.compile(
    rf" (?:{_DOES})\b| (?:said|says|told|tells|wrote|writes|added|insisted|denied)(?: [a-z]+)?(?: that)? (?:he|she)\b"
)
"""What persons do and bodies don't."""
_ALONE = re.compile(rf"(?<![\w-])({_SURNAME})(?![\w-]| [^\W\d_a-z])")
_COMPOUND = re.compile(r"[^\W\d_a-z][^\W\d_]+-[a-z]+")
_ABSTRACT = re.compile(r"(?:ism|ity|dom|ship|ment|tion|ness|ance|ology|schaft|ung)$")
_THINGS = frozenset(
    "Empire Reich Republic Riviera Curia Kingdom Commonwealth Confederation Orthodox Luftwaffe Wehrmacht"
    " Bundeswehr".split()
)
"""What stands after a people and looks like a surname."""
_ADJECTIVES = frozenset("German Danish French Georgian Turkmen".split())
"""Given names that stand before firms and parties too, as the names of countries do."""
_PEOPLES_ONLY = frozenset("Nazi Muslim Baptist Slav Brit Danish Turkmen Roma".split())
"""Words that the list of given names has and news does not use so."""
_MONTHLY = re.compile(r"(?<![\w-])(?P<given>April|May|June|August|Jan|Will)(?= [^\W\d_a-z])")
"""Given names that finding passes over, since they are months or open questions."""
_LATTER = re.compile(r" (?:Will|May)\b(?! [^\W_a-z])")
"""Surnames that finding passes over."""
_DATED = frozenset(
    "in on last next since until till by of early late mid before after from to this through and between during"
    " for every each".split()
)
_ASKED = re.compile(r"[^.!?\n]{0,300}\?")
_OPENS = re.compile(r"(?:^|[.!?:;\n\"“”(—–]\s*)$")


def joined(text: str, names: list[Mention], profiles: Profiles) -> list[Mention]:
    """The names with those made whole that stand torn: "Hans" and "Niemann", "Israel" and "Katz".

    What looks like a surname must not be known as something else, nor be somebody else's here. It is then a
    person's wherever it stands alone.
    """
    found = [*_Torn(text, names, profiles).found()]
    if not found:
        return names
    whole = Spans(found)
    kept = [m for m in names if not whole.overlap(m.start, m.end)]
    families = {text[m.start : m.end].split()[-1] for m in found}
    kept = [_as_person(m) if m.type == "ORG" and text[m.start : m.end] in families else m for m in kept]
    taken = Spans([*found, *kept])
    alone = (
        Mention(*match.span(1), "PERSON")
        for match in _ALONE.finditer(text)
        if match[1] in families and match[1].lower() not in gazetteers().common
        if not taken.overlap(*match.span(1)) and _stands_alone(text, match.start(1))
    )
    return sorted((*found, *kept, *alone), key=lambda m: m.start)


def _stands_alone(text: str, start: int) -> bool:
    """Whether no other name stands before a surname; a title may."""
    before = _WORD_BEFORE.search(text, max(0, start - 30), start)
    return before is None or before[1][0].islower() or _is_introduced(text, start)


def _is_introduced(text: str, start: int) -> bool:
    """Whether a title, a calling or a word of kin stands before."""
    if text.endswith("of ", max(0, start - 3), start):
        return False
    beside = title_before(text, start) or epithets.before(text, start)
    return beside is not None or _KIN.search(text, max(0, start - 20), start) is not None


def _as_person(mention: Mention) -> Mention:
    return Mention(mention.start, mention.end, "PERSON")


def _is_family(word: str) -> bool:
    return word[-1] != "s" and _ABSTRACT.search(word) is None


class _Torn:
    """The torn names of one text."""

    def __init__(self, text: str, names: Sequence[Mention], profiles: Profiles) -> None:
        self._text = text
        self._names = names
        self._profiles = profiles
        self._lists: Gazetteers = gazetteers()
        self._starts = [m.start for m in names]

    @cached_property
    def _full(self) -> frozenset[str]:
        persons = (self._text[m.start : m.end] for m in self._names if m.type == "PERSON")
        return frozenset(name for name in persons if " " in name)

    @cached_property
    def _borne(self) -> frozenset[str]:
        return frozenset(name.split()[-1] for name in self._full)

    def found(self) -> Iterator[Mention]:
        """Every torn name as one mention."""
        for mention in self._names:
            if mention.type in ("GROUP", "PLACE"):
                yield from self._whole(mention.start, mention.end, mention.type)
            elif mention.type == "PERSON":
                yield from self._latter(mention)
        for match in _MONTHLY.finditer(self._text):
            if not self._at(match.start()):
                yield from self._whole(match.start(), match.end(), "")

    def _latter(self, person: Mention) -> Iterator[Mention]:
        surname = _LATTER.match(self._text, person.end)
        if surname and self._text[person.start : person.end] in self._lists.given:
            yield Mention(person.start, surname.end(), "PERSON")

    def _at(self, start: int) -> Mention | None:
        index = bisect_left(self._starts, start)
        return self._names[index] if index < len(self._names) and self._starts[index] == start else None

    def _whole(self, start: int, end: int, kind: str) -> Iterator[Mention]:
        given = self._text[start:end]
        if given not in self._lists.given and given not in self._lists.surnames:
            return
        family = _FAMILY.match(self._text, end)
        if family is None:
            yield from self._hyphened(start, end)
            return
        marked = self._at(family.start("whole")) or self._at(family.start("last"))
        if marked and (marked.end != family.end() or marked.type not in ("PERSON", "ORG")):
            return
        sort = marked.type if marked else ""
        if self._may_begin(given, family["last"], sort) and self._is_name(start, family, kind, sort):
            yield Mention(start, family.end(), "PERSON")

    def _hyphened(self, start: int, end: int) -> Iterator[Mention]:
        """What a hyphen joins to a full name: "Hans" and "Peter Holt"."""
        person = self._at(end + 1) if self._text[end : end + 1] == "-" else None
        if person and person.type == "PERSON" and self._text[start:end] in self._lists.given:
            second, _, family = self._text[person.start : person.end].partition(" ")
            if family and second in self._lists.given:
                yield Mention(start, person.end, "PERSON")

    def _may_begin(self, given: str, after: str, marked: str) -> bool:
        """Whether a word is a given name, or a surname before a given name as in Han Duck-soo."""
        lists = self._lists
        if given in lists.given:
            return given not in _PEOPLES_ONLY
        before = _COMPOUND.fullmatch(after) is not None or (marked == "PERSON" and not self._country(given))
        return given in lists.surnames and before

    def _country(self, name: str) -> bool:
        """Whether a name is a country's, or that of its people."""
        folded = fold(name)
        ids = (self._profiles.peoples.get(folded, ""), *self._profiles.forms.get(folded, ()))
        entries = [entry for i in ids if (entry := self._profiles.entries.get(i))]
        return any(entry.type == "PLACE" and entry.people and not entry.of for entry in entries)

    def _is_name(self, start: int, match: re.Match[str], kind: str, marked: str) -> bool:
        """Whether a given name and what `match` found after it are one name."""
        text, end, family = self._text, match.end(), match["last"]
        if text[start:end] in self._full or fold(text[start:end]) in self._profiles.forms:
            return True
        given, titled = text[start : match.start()], _is_introduced(text, start)
        if family.isupper() or self._is_other(given, family, marked):
            return False
        if not kind:
            return self._is_after_month(start, end, family, titled)
        if titled:
            return True
        opens = _OPENS.search(text, max(0, start - 2), start) is not None
        if self._is_apart(start, kind) or (family in self._borne and not (opens and kind == "PLACE")):
            return False
        if "-" in family or (family in self._lists.surnames and family.lower() not in self._lists.common):
            return True
        attribute = given in _ADJECTIVES if kind == "GROUP" else self._country(given)
        if not attribute and (marked == "PERSON" or (kind == "GROUP" and not marked and _is_family(family))):
            return True
        if marked != "PERSON" and not _is_family(family):
            return False
        lives = (opens and _LIVES.match(text, end)) or _AGED.match(text, end)
        return lives is not None or family in self._living

    def _is_other(self, given: str, family: str, marked: str) -> bool:
        """Whether the word after a given name is known as something else than a surname."""
        lists, low = self._lists, family.lower()
        listed = lists.phrases.get((family,))
        if listed not in (None, "PERSON", "city", "region") or (low,) in lists.roles or low in role_endings():
            return True
        if family in lists.organisation_words | _THINGS | lists.place_words | CALENDAR or family.startswith(
            "Saint-"
        ):
            return True
        if {low, low.removesuffix("s"), *low.split("-")} & lists.common:
            return not (marked == "PERSON" and family in lists.surnames)
        places = set(self._profiles.forms.get(fold(given), ())) | {
            self._profiles.peoples.get(fold(given), "")
        }
        people = (self._profiles.entries[i] for i in self._profiles.forms.get(fold(family), ()))
        return any(person.type != "PERSON" or person.of in places for person in people)

    def _is_apart(self, start: int, kind: str) -> bool:
        """Whether the word before says that a people or place is meant: "the Roman", "in Jordan"."""
        before = _WORD_BEFORE.search(self._text, max(0, start - 30), start)
        if before is None:
            return False
        word = before[1].lower()
        if kind == "GROUP":
            return word in _DETERMINERS
        of = _OF.search(self._text, max(0, start - 30), start)
        led = of is not None and (of["what"][0].isupper() or of["what"] in role_endings())
        return word in _WITHIN or word in _DETERMINERS - {"of"} or led

    @cached_property
    def _living(self) -> frozenset[str]:
        """What stands alone and then does what persons do, or after Mr or a title."""
        text = self._text
        alone = (match for match in _ALONE.finditer(text) if _stands_alone(text, match.start(1)))
        return frozenset(
            match[1]
            for match in alone
            if _LIVES.match(text, match.end()) or _is_introduced(text, match.start(1))
        )

    def _is_after_month(self, start: int, end: int, family: str, titled: bool) -> bool:
        """Whether "Jan" or "Will" is a given name here, no month and no question."""
        if family not in self._lists.surnames:
            return False
        if titled:
            return True
        given = self._text[start : start + 4]
        before = _WORD_BEFORE.search(self._text, max(0, start - 30), start)
        opens = _OPENS.search(self._text, max(0, start - 2), start) is not None
        if given in ("Will", "May ") and opens:
            return not _ASKED.match(self._text, end) and (given == "Will" or family not in self._borne)
        if before and before[1].lower() in _DATED:
            return False
        return given == "Will" or family not in self._borne
