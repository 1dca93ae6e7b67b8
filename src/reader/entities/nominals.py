"""Descriptions that mean a person: "the Ukrainian leader", "China's top diplomat", "the senator"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reader.entities.profiles import Profiles
from reader.entities.roles import LEADERS, MODIFIERS, also, counts_as, describes_one, office_of, role_pattern
from reader.entities.titles import Title, title_after, title_before
from reader.model import Mention

_INDEFINITE = re.compile(
    r"\b(?:an?|another|any|every|each|some|no|one|two|three|several|many)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
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

    def is_called(self, role: str) -> bool:
        """Whether the role words may speak of this title: "the secretary" of a secretary of state."""
        return self.title.office == office_of(role) or role.lower() in self.title.phrase.lower().split()


@cache
def _role_after() -> re.Pattern[str]:
    return re.compile(rf"[ \n]+{MODIFIERS}(?P<role>{role_pattern()})(?![ \n]+of\b)")


@cache
def _definite() -> re.Pattern[str]:
    return re.compile(rf"\b[Tt]he[ \n]+{MODIFIERS}(?P<role>{role_pattern()})(?![ \n]+of\b|-)")


class Nominals:
    """The descriptions of one article and the persons they mean."""

    def __init__(
        self, text: str, mentions: Sequence[Mention], profiles: Profiles, day: dt.date | None
    ) -> None:
        self._text = text
        self._mentions = mentions
        self._people = [m for m in mentions if m.type == "PERSON"]
        self._named = {m.entity for m in self._people}
        self._profiles = profiles
        self._day = day
        self._held = list(self._seen_with_titles())
        self._found: list[Mention] = []

    def find(self) -> list[Mention]:
        """ROLE mentions over the role words, each with the person it means and why, sorted."""
        for index, mention in enumerate(self._mentions):
            if nominal := self._after_name(index, mention):
                self._found.append(nominal)
        spans = [(m.start, m.end) for m in (*self._found, *self._mentions)]
        for match in _definite().finditer(self._text):
            start, end = match.span("role")
            if not any(s < end and start < e for s, e in spans) and (nominal := self._bare(match)):
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
        inside = (m for m in self._mentions if start <= m.start < end and m.type in ("GROUP", "PLACE"))
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
            return self._seen(start, end, [h for h in self._held if h.is_called(match["role"])])
        if apposed := self._apposed(end):
            return _nominal(start, end, apposed.entity, True, "the name stands beside it")
        if _INDEFINITE.search(self._text, max(0, mention.start - 40), mention.start):
            return None
        country, office = mention.refers_to or mention.entity, office_of(match["role"]) or ""
        if office == "counterpart":
            return self._counterpart(start, end, country)
        return self._holder(start, end, country, office, "former" in match[0])

    def _title_of_next(self, end: int) -> bool:
        follows = next((m for m in self._people if m.start > end), None)
        if follows and follows.start - end <= 2 and self._text[end : follows.start].strip() in ("", "“", '"'):
            return True
        return _CAPITAL.match(self._text, end) is not None

    def _apposed(self, end: int) -> Mention | None:
        follows = next((m for m in self._people if m.start > end), None)
        near = follows is not None and follows.start - end <= 4
        return follows if near and follows and self._text[end : follows.start].strip() in _APPOSED else None

    def _holder(self, start: int, end: int, country: str, office: str, former: bool) -> Mention | None:
        seen = [h for h in self._held if counts_as(h.title.office, office) and self._of(h) == country]
        if seen:
            return self._seen(start, end, sorted(seen, key=_rank), sure=True)
        holders = [] if former else self._on_the_day(country, office)
        if not holders:
            return None
        sure = len(holders) == 1 and self._day is not None
        return _nominal(start, end, holders[0], sure, "held that office on the day of this report")

    def _on_the_day(self, country: str, office: str) -> list[str]:
        """Who held the office by the profiles; those named in the article first, else only with a date."""
        asked = (
            LEADERS if office == "leader" else ("foreign minister",) if office == "diplomat" else (office,)
        )
        for wanted in asked:
            holders = self._profiles.offices.get((country, wanted), ())
            day = self._day
            fitting = list(dict.fromkeys(i for i, tenure in holders if day is None or tenure.held_on(day)))
            named = [i for i in fitting if i in self._named]
            if named or (fitting and day is not None):
                return named or fitting
        return []

    def _counterpart(self, start: int, end: int, country: str) -> Mention | None:
        """The holder in `country` of the office that the person spoken of before has in another."""
        before = [m for m in (*self._people, *self._found) if m.end <= start]
        for speaker in sorted(before, key=lambda m: -m.start)[:4]:
            profile = self._profiles.entries.get(speaker.entity)
            held = [h for h in self._held if h.person == speaker.entity]
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
        seen = [h for h in self._held if h.is_called(role)]
        if "former" in match[0]:
            seen = [h for h in seen if h.title.former] or seen
        if seen:
            return self._seen(start, end, seen)
        office = office_of(role) or ""
        here = [p for i in self._named if (p := self._profiles.entries.get(i))]
        on_day = {
            p.id for p in here for t in p.tenures if t.office == office and self._day and t.held_on(self._day)
        }
        if len(on_day) != 1:
            return None
        return _nominal(start, end, on_day.pop(), False, "named here, and held that office on the day")

    def _seen(self, start: int, end: int, seen: Sequence[Held], sure: bool = False) -> Mention | None:
        """The only person seen with the title, else the one of them named last before the description."""
        people = list(dict.fromkeys(h.person for h in seen))
        if len(people) == 1:
            return _nominal(start, end, people[0], sure, "the only one named with that office here")
        before = [m for m in self._people if m.entity in people and m.start < start]
        if not before:
            return None
        last = max(before, key=lambda m: m.start)
        return _nominal(start, end, last.entity, False, "of those with that office the one named last")


def _rank(held: Held) -> int:
    return LEADERS.index(held.title.office) if held.title.office in LEADERS else len(LEADERS)


def _nominal(start: int, end: int, person: str, sure: bool, evidence: str) -> Mention:
    return Mention(start, end, "ROLE", person, None, sure, evidence)
