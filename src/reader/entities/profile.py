"""One entity's profile: its forms, where it belongs, and the offices somebody held."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from reader.entities.roles import office_of
from reader.model import Entity, EntityType

_TENURE = re.compile(
    r"(?P<office>\D+?)(?:\s+(?P<first>\d{4}(?:-\d\d){0,2})?\.\.(?P<last>\d{4}(?:-\d\d){0,2})?)?"
)


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office somebody held in `of`, a country or body; an open or unknown end is None."""

    office: str
    of: str
    first: dt.date | None = None
    last: dt.date | None = None

    def held_on(self, day: dt.date) -> bool:
        """Whether the office was held on `day`."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of one entity.

    `forms` are other spellings, `people` what its people and things are called (Chinese), `never` forms
    that are not this entity, `of` the country it belongs to, `stands_for` what it is a byword of,
    `pronoun` she, he or they,
    `at_home` forms that mean it only in a report that names its country (the Senate).
    """

    id: str
    name: str
    type: EntityType
    forms: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    of: str = ""
    stands_for: str = ""
    pronoun: str = ""
    at_home: tuple[str, ...] = ()
    tenures: tuple[Tenure, ...] = ()

    def entity(self) -> Entity:
        """The profile as the entity that travels between rooms."""
        return Entity(self.id, self.name, self.type, self.forms)


def parse_tenure(text: str, of: str, reference: Callable[[str], str]) -> Tenure:
    """Read "president", "president of Ruritania" or "president 2013-03..2018"; raises `ValueError`.

    `of` is the country or body of an office that names none, `reference` gives the id of one that is named.
    """
    match = _TENURE.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"“{text}” is not an office with dates, as in “president 2013-03..2018”")
    office = match["office"].strip()
    head, _, body = office.rpartition(" of ")
    if head and not office_of(office) and office_of(head):
        office, of = head, reference(body)
    return Tenure(office_of(office) or office, of, _day(match["first"], 0), _day(match["last"], -1))


def _day(text: str | None, end: int) -> dt.date | None:
    if not text:
        return None
    year, *rest = (int(part) for part in text.split("-"))
    month = rest[0] if rest else (1, 12)[end]
    if not 1 <= month <= 12 or year < 1:
        raise ValueError(f"“{text}” is not a date")
    day = rest[1] if len(rest) > 1 else (1, calendar.monthrange(year, month)[1])[end]
    return dt.date(year, month, day)
