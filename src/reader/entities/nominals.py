"""Descriptions that mean a person: "the Ukrainian leader", "China's top diplomat", "the senator"."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from reader.entities.holders import Holders, People
from reader.entities.profiles import Profiles
from reader.entities.roles import HEADS, MODIFIERS, describes_one, means_the_only, office_of, role_pattern
from reader.entities.spans import Spans
from reader.model import Mention
from reader.text.abbreviations import TITLES

_INDEFINITE = re.compile(
    r"\b(?:an?|another|any|every|each|some|no|one|two|three|several|many)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_OF = re.compile(r"\bof\s+(?:the\s+)?$")
_POSSESSIVE = re.compile(r"[’']s?(?=\s)")
_CAPITAL = re.compile(r"\s+[A-Z](?!\w*day\b)\w+")
_APPOSED = frozenset({",", ".", ":", ',"', ",“"})
_THE = re.compile(rf"\b[Tt]he[ \n]+{MODIFIERS}$")
_CLOSES = re.compile(r"[’'\"”)]?(?:[,.;:)–—]| of\b| and a\b|\n|$)")
_SAID_OF = re.compile(
    r"\b(?:become|becomes|became|becoming|elected|named|appointed|nominated|being|(?P<as>as))\s+$",
    re.IGNORECASE,
)
_CHAMBERS = ("house ", "senate ")
_ENDS = re.compile(r"[.,;:)”\"]|\s+(?:to|of|for|in|at|on|by|and|when|after|until)\b")
_FAR = 200
"""So many names back a description may reach."""
_REACH = 10_000
"""So many characters after the last name descriptions are looked for."""

_ELSEWHERE = r"(?:(?<=ambassador)|(?<=Ambassador)|(?<=envoy))[ \n]+to[ \n]+(?:the[ \n]+)?[A-Z]"
_FORMER = re.compile(r"\bformer\s+(?:[\w-]+\s+)?$")
_DEFINING = re.compile(r"[ \n]+(?:who|whom|whose|that)\b")


@cache
def _role_after() -> re.Pattern[str]:
    return re.compile(rf"[ \n]+{MODIFIERS}(?P<role>{role_pattern()})(?!{_ELSEWHERE}|[ \n]+of\b)")


@cache
def _definite() -> re.Pattern[str]:
    return re.compile(
        rf"\b[Tt]he[ \n]+{MODIFIERS}(?P<role>{role_pattern()})(?!{_ELSEWHERE}|[ \n]+of[ \n]+(?!\w+ing\b)|-)"
    )


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
        self._profiles = profiles
        self._day = day
        self._holders = Holders(text, mentions, profiles, day)
        self._found: list[Mention] = []

    def find(self) -> list[Mention]:
        """ROLE mentions over the role words, each with the person it means and why, sorted."""
        for index, mention in enumerate(self._mentions):
            if nominal := self._after_name(index, mention) or self._before_country(mention):
                self._found.append(nominal)
        taken = Spans((*self._found, *self._mentions))
        reach = self._people[-1].end + _REACH if self._people else 0
        for match in _definite().finditer(self._text, 0, reach):
            if (nominal := self._bare(match)) and not taken.overlap(nominal.start, nominal.end):
                self._found.append(nominal)
        return sorted(self._found, key=lambda m: m.start)

    # --- "Ukrainian leader", "China's top diplomat", "Obama's chief of staff" ---

    def _after_name(self, index: int, mention: Mention) -> Mention | None:
        at = mention.end
        if mention.type == "ORG":
            return self._of_body(mention)
        if mention.type in ("PLACE", "PERSON"):
            possessive = _POSSESSIVE.match(self._text, at)
            if possessive:
                at = possessive.end()
            elif not self._text[mention.start : at].endswith(("'s", "’s")) and (
                mention.type == "PERSON" or not self._the(mention.start)
            ):
                return None
        elif mention.type != "GROUP":
            return None
        match = _role_after().match(self._text, at)
        if match is None or self._title_of_next(match.end()):
            return None
        start, end = match.span("role")
        if any(m.start < end and start < m.end for m in self._mentions[index + 1 : index + 3]):
            return None
        before = _FORMER.search(self._text, max(0, mention.start - 30), mention.start)
        former = "former" in match[0].lower() or before is not None
        if mention.type == "PERSON":
            if beside := self._beside(mention.start, end):
                return _nominal(start, end, beside.entity, True, "the name stands beside it")
            return self._meant(start, end, self._holders.called(match["role"], former))
        if apposed := self._apposed(end):
            return _nominal(start, end, apposed.entity, True, "the name stands beside it")
        if _INDEFINITE.search(self._text, max(0, mention.start - 40), mention.start):
            return None
        country, office = mention.refers_to or mention.entity, office_of(match["role"]) or ""
        if office == "counterpart":
            return self._counterpart(start, end, country)
        the = self._the(mention.start)
        if the and self._is_predicate(the.start(), end):
            return None
        if the and self._is_party(country):
            return self._described(the.start(), match, former)
        return self._holder(start, end, country, office, former)

    def _of_body(self, mention: Mention) -> Mention | None:
        """The head of a body that the profiles know by office: "the NATO secretary general", "the U.N. chief"."""
        possessive = _POSSESSIVE.match(self._text, mention.end)
        match = _role_after().match(self._text, possessive.end() if possessive else mention.end)
        former = _FORMER.search(self._text, max(0, mention.start - 30), mention.start)
        if match is None or former or self._title_of_next(match.end()) or "former" in match[0].lower():
            return None
        start, end = match.span("role")
        if apposed := self._apposed(end):
            return _nominal(start, end, apposed.entity, True, "the name stands beside it")
        office = office_of(match["role"]) or ""
        for wanted in ("chief", *HEADS) if office == "chief" else (office,):
            if self._profiles.offices.get((mention.entity, wanted)):
                return self._holder(start, end, mention.entity, wanted, former=False)
        return None

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
        return self._holder(
            start, end, mention.entity, office_of(match["role"]) or "", "former" in match[0].lower()
        )

    def _the(self, end: int) -> re.Match[str] | None:
        """The article before `end` and what stands between, as in "the former"."""
        return _THE.search(self._text, max(0, end - 40), end)

    def _is_predicate(self, start: int, end: int) -> bool:
        """Whether what stands here is said of somebody, not somebody spoken of: "elected the president"."""
        said = _SAID_OF.search(self._text, max(0, start - 20), start)
        if said is None or _POSSESSIVE.match(self._text, end):
            return False
        return not said["as"] or _ENDS.match(self._text, end) is not None

    def _is_party(self, entity: str) -> bool:
        profile = self._profiles.entries.get(entity)
        return profile is not None and profile.type != "PLACE"

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
        if follows is None or follows.start - end > 4:
            return None
        between = self._text[end : follows.start].strip()
        if between == "." and self._text[max(0, end - 9) : end].split()[-1].capitalize() not in TITLES:
            return None
        return follows if between in _APPOSED else None

    def _holder(self, start: int, end: int, country: str, office: str, former: bool) -> Mention | None:
        if seen := self._holders.of_country(country, office, former):
            return self._meant(start, end, seen, sure=True)
        holders = [] if former else self._holders.on_the_day(country, office)
        if not holders:
            return None
        sure = len(holders) == 1 and self._day is not None
        return _nominal(start, end, holders[0], sure, "held that office on the day of this report")

    def _counterpart(self, start: int, end: int, country: str) -> Mention | None:
        """The holder in `country` of the office that the person spoken of before has in another."""
        named = self._people[
            max(0, bisect_right(self._starts, start) - 4) : bisect_right(self._starts, start)
        ]
        before = [m for m in (*named, *self._found[-4:]) if m.end <= start]
        for speaker in sorted(before, key=lambda m: -m.start)[:4]:
            profile = self._profiles.entries.get(speaker.entity)
            offices = self._holders.offices_of(speaker.entity)
            if country in {*(of for _, of in offices), profile.of if profile else ""}:
                continue
            for office, _ in offices:
                if found := self._holder(start, end, country, office, former=False):
                    evidence = f"the {office} there, as the one spoken of before is elsewhere"
                    return _nominal(start, end, found.entity, False, evidence)
        return None

    # --- "the president" ---

    def _bare(self, match: re.Match[str]) -> Mention | None:
        return self._described(match.start(), match, "former" in match[0].lower())

    def _described(self, begin: int, match: re.Match[str], former: bool) -> Mention | None:
        """The person meant by "the" and the role of `match`; the description begins at `begin`."""
        start, end = match.span("role")
        if match["role"].lower().startswith(_CHAMBERS):
            start += match["role"].index(" ") + 1
        role = self._text[start:end]
        if beside := self._beside(begin, end):
            return _nominal(start, end, beside.entity, True, "the name stands beside it")
        if self._title_of_next(end) or self._is_predicate(begin, end):
            return None
        if not describes_one(role) and (not means_the_only(role) or _DEFINING.match(self._text, end)):
            return None
        seen = self._holders.called(role, former)
        serving = {} if former else self._holders.serving(office_of(role) or "")
        if both := dict.fromkeys(person for person in serving if person in seen):
            seen = both
        elif serving:
            evidence = "named here, and held that office on the day"
            return self._last_of(start, end, (seen, serving), evidence)
        if not describes_one(role) and len(seen) > 1:
            return None
        return self._meant(start, end, seen)

    def _beside(self, begin: int, end: int) -> Mention | None:
        """Whose name stands right before or after, set off by commas."""
        index = bisect_left(self._starts, begin)
        before = self._people[index - 1] if index else None
        if before and _CLOSES.match(self._text, end):
            between = self._text[before.end : begin].strip()
            if between in (",", ", then") and begin - before.end < 8:
                return before
        after = self._next_person(end)
        if after and self._text[end : after.start] == ", " and _CLOSES.match(self._text, after.end):
            return after
        return None

    def _meant(self, start: int, end: int, people: People, sure: bool = False) -> Mention | None:
        """The only one of `people`, else the one of them named last before the description."""
        if len(people) == 1:
            return _nominal(start, end, next(iter(people)), sure, "the only one named with that office here")
        return self._last_of(start, end, (people,), "of those with that office the one named last")

    def _last_of(self, start: int, end: int, groups: Sequence[People], evidence: str) -> Mention | None:
        if not any(groups):
            return None
        index = bisect_left(self._starts, start)
        near = (self._people[i].entity for i in range(index - 1, max(-1, index - 1 - _FAR), -1))
        last = next((person for person in near if any(person in group for group in groups)), None)
        return _nominal(start, end, last, False, evidence) if last else None


def _nominal(start: int, end: int, person: str, sure: bool, evidence: str) -> Mention:
    return Mention(start, end, "ROLE", person, None, sure, evidence)
