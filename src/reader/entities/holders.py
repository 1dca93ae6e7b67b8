"""Who holds which office in an article: by the titles beside the names, and by the profiles on its day."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from reader.entities.profiles import Profiles
from reader.entities.roles import also, also_called, is_lower, office_of
from reader.entities.titles import Title, title_after, title_before
from reader.model import Mention

People = Mapping[str, None]
"""Entity ids in the order of first mention."""


@dataclass(frozen=True, slots=True)
class Held:
    """A person an article names with an office; `of` is the country or body, empty when not known."""

    person: str
    title: Title
    of: str


class Holders:
    """The office holders of one article."""

    def __init__(
        self, text: str, mentions: Sequence[Mention], profiles: Profiles, day: dt.date | None
    ) -> None:
        self._text = text
        self._mentions = mentions
        self._profiles = profiles
        self._day = day
        self._by_office: dict[str, list[Held]] = {}
        self._by_word: dict[str, list[Held]] = {}
        self._by_person: dict[str, list[Held]] = {}
        self._known: dict[tuple[str, ...], People] = {}
        for held in self._seen_with_titles():
            self._by_office.setdefault(held.title.office, []).append(held)
            self._by_person.setdefault(held.person, []).append(held)
            for word in {*held.title.phrase.lower().split(), held.title.phrase.lower()}:
                self._by_word.setdefault(word, []).append(held)

    def called(self, role: str, former: bool) -> People:
        """Of whom the role words may speak: "the secretary" of a secretary of state."""
        key = (role.lower(), str(former))
        if key not in self._known:
            offices = also_called(role) or (office_of(role) or "",)
            same_office = [h for office in offices for h in self._by_office.get(office, ())]
            named = [*same_office, *self._by_word.get(role.lower(), ())]
            self._known[key] = self._in_time(
                [h for h in named if is_lower(h.title.phrase) == is_lower(role)], former
            )
        return self._known[key]

    def of_country(self, country: str, office: str, former: bool) -> People:
        """Who is named here with the office, or one that counts as it, in a country."""
        key = (country, office, str(former))
        if key not in self._known:
            held = [h for o in also(office) for h in self._by_office.get(o, ()) if h.of == country]
            self._known[key] = self._in_time(held, former)
        return self._known[key]

    def serving(self, office: str) -> People:
        """Who is named here and held the office on the day of the report by the profiles."""
        day = self._day
        if day is None:
            return {}
        if (office,) not in self._known:
            self._known[office,] = dict.fromkeys(
                profile.id
                for person in self._named
                if (profile := self._profiles.entries.get(person))
                and any(t.office == office and t.held_on(day) for t in profile.tenures)
            )
        return self._known[office,]

    def on_the_day(self, country: str, office: str) -> list[str]:
        """Who held the office by the profiles; those named in the article first, else only with a date."""
        day = self._day
        for wanted in also(office):
            holders = self._profiles.offices.get((country, wanted), ())
            fitting = list(dict.fromkeys(i for i, tenure in holders if day is None or tenure.held_on(day)))
            named = [i for i in fitting if i in self._named]
            if named or (fitting and day is not None):
                return named or fitting
        return []

    def offices_of(self, person: str) -> list[tuple[str, str]]:
        """The offices of a person, each with its country or body: first those named here."""
        profile = self._profiles.entries.get(person)
        known = [(t.office, t.of) for t in profile.tenures] if profile else []
        return [(held.title.office, held.of) for held in self._by_person.get(person, ())] + known

    @cached_property
    def _named(self) -> People:
        return dict.fromkeys(m.entity for m in self._mentions if m.type == "PERSON")

    def _seen_with_titles(self) -> Iterator[Held]:
        for index, mention in enumerate(self._mentions):
            if mention.type != "PERSON" or not mention.entity:
                continue
            home = profile.of if (profile := self._profiles.entries.get(mention.entity)) else ""
            if title := title_before(self._text, mention.start):
                yield Held(mention.entity, title, self._country_before(title.start, index) or home)
            if title := title_after(self._text, mention.end):
                yield Held(mention.entity, title, self._country_inside(mention.end, title.end + 25) or home)

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

    def _in_time(self, holders: Sequence[Held], former: bool) -> People:
        """Those who had left their office by the day of the report, or else those who had not.

        The only one with an office may be called its former holder without having been so before.
        """
        past = {h.person for h in holders if h.title.former or self._not_serving(h)}
        fitting = dict.fromkeys(h.person for h in holders if (h.person in past) == former)
        people = dict.fromkeys(h.person for h in holders)
        if former and not fitting and len(people) == 1:
            return {} if people.keys() <= self.serving(holders[0].title.office).keys() else people
        return fitting

    def _not_serving(self, held: Held) -> bool:
        """Whether the profiles know when somebody held the office, and it was not on the day of the report."""
        profile, day = self._profiles.entries.get(held.person), self._day
        if profile is None or day is None:
            return False
        tenures = [t for t in profile.tenures if t.office == held.title.office]
        return bool(tenures) and not any(t.held_on(day) for t in tenures)
