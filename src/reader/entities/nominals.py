"""Descriptions that mean a person: "the Ukrainian leader", "China's top diplomat", "his Chinese counterpart"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reader.entities.profiles import Profiles
from reader.entities.roles import LEADERS, MODIFIERS, SINGULAR, counts_as, office_of, role_pattern
from reader.entities.titles import title_after, title_before
from reader.model import Mention

_NEAR = 4


@dataclass(frozen=True, slots=True)
class Held:
    """A person seen in the article with an office; `of` is the country, empty when not said."""

    person: str
    office: str
    of: str
    at: int


@cache
def _role() -> re.Pattern[str]:
    return re.compile(rf"(?:[ \n]+{MODIFIERS}(?P<role>{role_pattern()}))(?![ \n]+of\b)")


@cache
def _definite() -> re.Pattern[str]:
    return re.compile(rf"\b(?:[Tt]he)[ \n]+(?P<modifiers>{MODIFIERS})(?P<role>{role_pattern()})")


class Nominals:
    """Finds descriptions in one article and the persons they mean."""

    def __init__(
        self, text: str, mentions: Sequence[Mention], profiles: Profiles, day: dt.date | None
    ) -> None:
        self._text = text
        self._mentions = mentions
        self._profiles = profiles
        self._day = day
        self._held = self._seen_with_titles()

    def find(self) -> list[Mention]:
        """ROLE mentions over the role words, each with the person it means and why."""
        found = [m for mention in self._mentions if (m := self._national(mention))]
        taken = [(m.start, m.end) for m in found]
        for match in _definite().finditer(self._text):
            start, end = match.span("role")
            if not any(s < end and start < e for s, e in taken) and (m := self._bare(match)):
                found.append(m)
        return sorted(found, key=lambda m: m.start)

    # --- who was seen with which title ---

    def _seen_with_titles(self) -> list[Held]:
        held: list[Held] = []
        for index, mention in enumerate(self._mentions):
            if mention.type != "PERSON" or not mention.entity:
                continue
            if title := title_before(self._text, mention.start):
                held.append(
                    Held(
                        mention.entity, title.office, self._country_before(title.start, index), mention.start
                    )
                )
            if title := title_after(self._text, mention.end):
                of = self._country_inside(mention.end, title.end + 25)
                held.append(Held(mention.entity, title.office, of, mention.start))
        return held

    def _country_before(self, start: int, index: int) -> str:
        for mention in reversed(self._mentions[max(0, index - 2) : index]):
            if 0 <= start - mention.end <= 14 and mention.type in ("GROUP", "PLACE"):
                return self._country(mention)
        return ""

    def _country_inside(self, start: int, end: int) -> str:
        inside = (m for m in self._mentions if start <= m.start < end and m.type in ("GROUP", "PLACE"))
        return next((self._country(m) for m in inside), "")

    def _country(self, mention: Mention) -> str:
        return mention.refers_to or mention.entity

    # --- "Ukrainian leader", "China's top diplomat" ---

    def _national(self, mention: Mention) -> Mention | None:
        if mention.type not in ("GROUP", "PLACE"):
            return None
        at = mention.end
        if mention.type == "PLACE":
            possessive = re.compile("[’']s?(?=\\s)").match(self._text, at)
            if possessive is None and not self._text[mention.start : mention.end].endswith(("'s", "’s")):
                return None
            at = possessive.end() if possessive else at
        match = _role().match(self._text, at)
        if match is None:
            return None
        start, end = match.span("role")
        office = office_of(match["role"]) or ""
        if self._name_follows(end):
            return None
        country = self._country(mention)
        if apposed := self._apposed(end):
            return _mention(start, end, apposed.entity, True, "the name stands beside it")
        if office == "counterpart":
            return self._counterpart(start, end, country)
        return self._office(start, end, country, office, "former" in match[0])

    def _name_follows(self, end: int) -> bool:
        follows = (m for m in self._mentions if m.type == "PERSON" and 0 < m.start - end <= 2)
        return any(self._text[end : m.start].strip() in ("", "“", '"') for m in follows)

    def _apposed(self, end: int) -> Mention | None:
        follows = (m for m in self._mentions if m.type == "PERSON" and 0 < m.start - end <= _NEAR)
        return next((m for m in follows if self._text[end : m.start].strip() in (",", ".", ',"', ":")), None)

    def _office(self, start: int, end: int, country: str, office: str, former: bool) -> Mention | None:
        seen = [h for h in self._held if counts_as(h.office, office) and self._of(h) == country]
        people = list(
            dict.fromkeys(
                h.person
                for h in sorted(seen, key=lambda h: LEADERS.index(h.office) if h.office in LEADERS else 0)
            )
        )
        if len(people) == 1 or (people and office == "leader"):
            return _mention(start, end, people[0], len(people) == 1, "seen with that office in this report")
        if people:
            last = max((h for h in seen if h.at < start), key=lambda h: h.at, default=seen[0])
            return _mention(start, end, last.person, False, "the last one seen with that office here")
        holders = [] if former else self._holders(country, office)
        if holders:
            here = [h for h in holders if any(m.entity == h for m in self._mentions)] or holders
            sure = len(here) == 1 and self._day is not None
            return _mention(start, end, here[0], sure, "held that office on the day of this report")
        return None

    def _of(self, held: Held) -> str:
        if held.of:
            return held.of
        profile = self._profiles.entries.get(held.person)
        return profile.of if profile else ""

    def _holders(self, country: str, office: str) -> list[str]:
        offices = (
            LEADERS if office == "leader" else ("foreign minister",) if office == "diplomat" else (office,)
        )
        for wanted in offices:
            holders = self._profiles.offices.get((country, wanted), ())
            on_day = [i for i, t in holders if self._day is None or t.held_on(self._day)]
            here = [i for i in on_day if any(m.entity == i for m in self._mentions)]
            if here or (self._day is not None and on_day):
                return here or on_day
        return []

    def _counterpart(self, start: int, end: int, country: str) -> Mention | None:
        before = [m for m in self._mentions if m.type == "PERSON" and m.end <= start]
        for speaker in reversed(before[-4:]):
            profile = self._profiles.entries.get(speaker.entity)
            offices = [h.office for h in self._held if h.person == speaker.entity]
            offices += [t.office for t in profile.tenures] if profile else []
            own = {self._of(h) for h in self._held if h.person == speaker.entity} | {
                profile.of if profile else ""
            }
            if country in own:
                continue
            for office in offices:
                if found := self._office(start, end, country, office, former=False):
                    return _mention(
                        start, end, found.entity, False, f"the {office} there, as {self._surface(speaker)} is"
                    )
        return None

    def _surface(self, mention: Mention) -> str:
        return self._text[mention.start : mention.end]

    # --- "the president" ---

    def _bare(self, match: re.Match[str]) -> Mention | None:
        start, end = match.span("role")
        office = office_of(match["role"]) or ""
        if (
            office not in SINGULAR
            or office == "leader"
            or self._name_follows(end)
            or self._text[end : end + 1] in ("-", "’", "'")
        ):
            if office not in SINGULAR or not re.match("[’']s\\b", self._text[end : end + 2]):
                return None
        if any(m.start < end and start < m.end for m in self._mentions if m.type not in ("ROLE",)):
            return None
        seen = [h for h in self._held if h.office == office]
        people = {h.person for h in seen}
        if not people:
            people = {
                m.entity
                for m in self._mentions
                if (p := self._profiles.entries.get(m.entity))
                and any(t.office == office and self._day and t.held_on(self._day) for t in p.tenures)
            }
            return (
                _mention(start, end, people.pop(), False, "held that office on the day")
                if len(people) == 1
                else None
            )
        if len(people) == 1:
            return _mention(start, end, people.pop(), False, "the only one seen with that office here")
        last = max(
            (m for m in self._mentions if m.entity in people and m.start < start),
            key=lambda m: m.start,
            default=None,
        )
        return (
            _mention(start, end, last.entity, False, "the last one named with that office") if last else None
        )


def _mention(start: int, end: int, person: str, sure: bool, evidence: str) -> Mention:
    return Mention(start, end, "ROLE", person, None, sure, evidence)
