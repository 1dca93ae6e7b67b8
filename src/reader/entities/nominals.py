"""Descriptions that mean a person: "the Ukrainian leader", "China's top diplomat", "the senator"."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reader.entities.profiles import Profiles
from reader.entities.roles import MODIFIERS, also, describes_one, office_of, role_pattern
from reader.entities.spans import Spans
from reader.entities.titles import Title, title_after, title_before
from reader.model import Mention

_INDEFINITE = re.compile(
    r"\b(?:an?|another|any|every|each|some|no|one|two|three|several|many)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_OF = re.compile(r"\bof\s+(?:the\s+)?$")
_POSSESSIVE = re.compile(r"[’']s?(?=\s)")
_CAPITAL = re.compile(r"\s+[A-Z](?!\w*day\b)\w+")
_APPOSED = frozenset({",", ".", ":", ',"', ",“"})


@dataclass(frozen=True, slots=True)
class Held:
    """A person an article names with an office; `of` is the country or body, empty when not said."""

    person: str
    title: Title
    of: str
    at: int


@cache
def _role_after() -> re.Pattern[str]:
    return re.compile(rf"[ \n]+{MODIFIERS}(?P<role>{role_pattern()})(?![ \n]+of\b)")


@cache
def _definite() -> re.Pattern[str]:
    return re.compile(rf"\b[Tt]he[ \n]+{MODIFIERS}(?P<role>{role_pattern()})(?![ \n]+of[ \n]+(?!\w+ing\b)|-)")


@cache
def _role_of() -> re.Pattern[str]:
    return re.compile(rf"\b[Tt]he[ \n]+{MODIFIERS}(?P<role>{role_pattern()})[ \n]+of[ \n]+(?:the[ \n]+)?$")


class Nominals:
    """The descriptions of one article and the persons they mean."""

    def __init__(
        self, text: str, mentions: Sequence[Mention], profiles: Profiles, day: dt.date | None
    ) -> None:
        self._text = text
        self._mentions = mentions
        self._people = [m for m in mentions if m.type == "PERSON"]
        self._starts = [m.start for m in self._people]
        self._at: dict[str, list[int]] = {}
        for person in self._people:
            self._at.setdefault(person.entity, []).append(person.start)
        self._profiles = profiles
        self._day = day
        self._by_office: dict[str, list[Held]] = {}
        self._by_word: dict[str, list[Held]] = {}
        self._by_person: dict[str, list[Held]] = {}
        for held in self._seen_with_titles():
            self._by_office.setdefault(held.title.office, []).append(held)
            self._by_person.setdefault(held.person, []).append(held)
            for word in {*held.title.phrase.lower().split(), held.title.phrase.lower()}:
                self._by_word.setdefault(word, []).append(held)
        self._found: list[Mention] = []

    def find(self) -> list[Mention]:
        """ROLE mentions over the role words, each with the person it means and why, sorted."""
        for index, mention in enumerate(self._mentions):
            if nominal := self._after_name(index, mention) or self._before_country(mention):
                self._found.append(nominal)
        taken = Spans((*self._found, *self._mentions))
        for match in _definite().finditer(self._text):
            if not taken.overlap(*match.span("role")) and (nominal := self._bare(match)):
                self._found.append(nominal)
        return sorted(self._found, key=lambda m: m.start)

    # --- who is named with which title ---

    def _seen_with_titles(self) -> Iterator[Held]:
        for index, mention in enumerate(self._mentions):
            if mention.type != "PERSON" or not mention.entity:
                continue
            if title := title_before(self._text, mention.start):
                yield Held(mention.entity, title, self._country_before(title.start, index), mention.start)
            if title := title_after(self._text, mention.end):
                country = self._country_inside(mention.end, title.end + 25)
                yield Held(mention.entity, title, country, mention.start)

    def _country_before(self, start: int, index: int) -> str:
        for mention in reversed(self._mentions[max(0, index - 2) : index]):
            if 0 <= start - mention.end <= 14 and mention.type in ("GROUP", "PLACE"):
                return mention.refers_to or mention.entity
        return ""

    def _country_inside(self, start: int, end: int) -> str:
        first = bisect_left(self._mentions, start, key=lambda m: m.start)
        near = self._mentions[first : first + 4]
        inside = (m for m in near if m.start < end and m.type in ("GROUP", "PLACE"))
        return next((m.refers_to or m.entity for m in inside), "")

    def _of(self, held: Held) -> str:
        profile = self._profiles.entries.get(held.person)
        return held.of or (profile.of if profile else "")

    # --- "Ukrainian leader", "China's top diplomat", "Obama's chief of staff" ---

    def _after_name(self, index: int, mention: Mention) -> Mention | None:
        at = mention.end
        if mention.type in ("PLACE", "PERSON"):
            possessive = _POSSESSIVE.match(self._text, at)
            if possessive:
                at = possessive.end()
            elif not self._text[mention.start : at].endswith(("'s", "’s")):
                return None
        elif mention.type != "GROUP":
            return None
        match = _role_after().match(self._text, at)
        if match is None or self._title_of_next(match.end()):
            return None
        start, end = match.span("role")
        if any(m.start < end and start < m.end for m in self._mentions[index + 1 : index + 3]):
            return None
        if mention.type == "PERSON":
            return self._seen(start, end, self._called(match["role"]))
        if apposed := self._apposed(end):
            return _nominal(start, end, apposed.entity, True, "the name stands beside it")
        if _INDEFINITE.search(self._text, max(0, mention.start - 40), mention.start):
            return None
        country, office = mention.refers_to or mention.entity, office_of(match["role"]) or ""
        if office == "counterpart":
            return self._counterpart(start, end, country)
        return self._holder(start, end, country, office, "former" in match[0])

    def _before_country(self, mention: Mention) -> Mention | None:
        """The holder of an office "of" the country: "the president of Ukraine"."""
        if mention.type != "PLACE" or not _OF.search(self._text, max(0, mention.start - 8), mention.start):
            return None
        match = _role_of().search(self._text, max(0, mention.start - 70), mention.start)
        if match is None:
            return None
        start, end = match.span("role")
        if apposed := self._apposed(mention.end):
            return _nominal(start, end, apposed.entity, True, "the name stands beside it")
        return self._holder(start, end, mention.entity, office_of(match["role"]) or "", "former" in match[0])

    def _next_person(self, end: int) -> Mention | None:
        index = bisect_right(self._starts, end)
        return self._people[index] if index < len(self._people) else None

    def _title_of_next(self, end: int) -> bool:
        follows = self._next_person(end)
        if follows and follows.start - end <= 2 and self._text[end : follows.start].strip() in ("", "“", '"'):
            return True
        return _CAPITAL.match(self._text, end) is not None

    def _apposed(self, end: int) -> Mention | None:
        follows = self._next_person(end)
        near = follows is not None and follows.start - end <= 4
        return follows if near and follows and self._text[end : follows.start].strip() in _APPOSED else None

    def _holder(self, start: int, end: int, country: str, office: str, former: bool) -> Mention | None:
        seen = [h for o in also(office) for h in self._by_office.get(o, ()) if self._of(h) == country]
        if seen:
            return self._seen(start, end, seen, sure=True)
        holders = [] if former else self._on_the_day(country, office)
        if not holders:
            return None
        sure = len(holders) == 1 and self._day is not None
        return _nominal(start, end, holders[0], sure, "held that office on the day of this report")

    def _on_the_day(self, country: str, office: str) -> list[str]:
        """Who held the office by the profiles; those named in the article first, else only with a date."""
        for wanted in also(office):
            holders = self._profiles.offices.get((country, wanted), ())
            day = self._day
            fitting = list(dict.fromkeys(i for i, tenure in holders if day is None or tenure.held_on(day)))
            named = [i for i in fitting if i in self._at]
            if named or (fitting and day is not None):
                return named or fitting
        return []

    def _counterpart(self, start: int, end: int, country: str) -> Mention | None:
        """The holder in `country` of the office that the person spoken of before has in another."""
        named = self._people[
            max(0, bisect_right(self._starts, start) - 4) : bisect_right(self._starts, start)
        ]
        before = [m for m in (*named, *self._found[-4:]) if m.end <= start]
        for speaker in sorted(before, key=lambda m: -m.start)[:4]:
            profile = self._profiles.entries.get(speaker.entity)
            held = self._by_person.get(speaker.entity, [])
            if country in {*(self._of(h) for h in held), profile.of if profile else ""}:
                continue
            offices = [h.title.office for h in held] + [
                t.office for t in (profile.tenures if profile else ())
            ]
            for office in offices:
                if found := self._holder(start, end, country, office, former=False):
                    evidence = f"the {office} there, as the one spoken of before is elsewhere"
                    return _nominal(start, end, found.entity, False, evidence)
        return None

    # --- "the president" ---

    def _bare(self, match: re.Match[str]) -> Mention | None:
        start, end = match.span("role")
        role = match["role"]
        if self._title_of_next(end) or not describes_one(role):
            return None
        seen = self._called(role)
        if "former" in match[0]:
            seen = [h for h in seen if h.title.former] or seen
        if seen:
            return self._seen(start, end, seen)
        office = office_of(role) or ""
        here = [p for i in self._at if (p := self._profiles.entries.get(i))]
        on_day = {
            p.id for p in here for t in p.tenures if t.office == office and self._day and t.held_on(self._day)
        }
        if len(on_day) != 1:
            return None
        return _nominal(start, end, on_day.pop(), False, "named here, and held that office on the day")

    def _called(self, role: str) -> list[Held]:
        """Those of whom the role words may speak: "the secretary" of a secretary of state."""
        same_office = self._by_office.get(office_of(role) or "", ())
        return [*same_office, *self._by_word.get(role.lower(), ())]

    def _seen(self, start: int, end: int, seen: Sequence[Held], sure: bool = False) -> Mention | None:
        """The only person seen with the title, else the one of them named last before the description."""
        people = list(dict.fromkeys(h.person for h in seen))
        if len(people) == 1:
            return _nominal(start, end, people[0], sure, "the only one named with that office here")
        last = max(people, key=lambda person: _last(self._at.get(person, ()), start), default="")
        if _last(self._at.get(last, ()), start) < 0:
            return None
        return _nominal(start, end, last, False, "of those with that office the one named last")


def _last(places: Sequence[int], before: int) -> int:
    index = bisect_left(places, before)
    return places[index - 1] if index else -1


def _nominal(start: int, end: int, person: str, sure: bool, evidence: str) -> Mention:
    return Mention(start, end, "ROLE", person, None, sure, evidence)
