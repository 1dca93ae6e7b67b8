"""What is known of where places lie: countries, states and cities, which lies in which, and how far apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import asin, cos, radians, sin, sqrt
from typing import Literal, TypeAlias

from reader.entities.names import slug
from reader.entities.profiles import Profiles

Kind: TypeAlias = Literal["country", "state", "city"]

APART = 60.0
"""Kilometres from which two cities can't be one place told of by a suburb and by its city."""

_EARTH = 6371.0


@dataclass(frozen=True, slots=True)
class Place:
    """One of the places of a name: `inside` are the names of its country and state, `at` where a city stands."""

    kind: Kind
    inside: tuple[str, ...] = ()
    at: tuple[float, float] | None = None


def apart(one: str, other: str) -> bool:
    """Whether two ids are of places of one kind that neither lie in one another nor near one another."""
    ours, theirs = _places(one), _places(other)
    kinds = {place.kind for place in ours} & {place.kind for place in theirs}
    return bool(kinds) and not related(one, other) and not _near(ours, theirs)


def related(one: str, other: str) -> bool:
    """Whether one of two ids is of a place that lies in the other or stands for it."""
    return bool(_around(one) & _called(other) or _around(other) & _called(one))


def are_cities(one: str, other: str) -> bool:
    """Whether both ids are of cities."""
    return all(any(place.kind == "city" for place in _places(name)) for name in (one, other))


def _near(ours: tuple[Place, ...], theirs: tuple[Place, ...]) -> bool:
    points = [[place.at for place in side if place.at] for side in (ours, theirs)]
    return any(_distance(a, b) < APART for a in points[0] for b in points[1])


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    north, east, north2, east2 = map(radians, (*one, *other))
    half = sin((north2 - north) / 2) ** 2 + cos(north) * cos(north2) * sin((east2 - east) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(half))


@cache
def _called(entity_id: str) -> frozenset[str]:
    """The names of a place as they stand in ids."""
    profile = Profiles.bundled().entries.get(entity_id)
    ids = [entity_id, *(slug("place", form) for form in ((profile.name, *profile.forms) if profile else ()))]
    return frozenset(i.partition(":")[2] for i in ids if i.startswith("place:"))


@cache
def _places(entity_id: str) -> tuple[Place, ...]:
    return tuple(place for name in sorted(_called(entity_id)) for place in _gazetteer().get(name, ()))


@cache
def _around(entity_id: str) -> frozenset[str]:
    """The names of all that a place lies in or stands for."""
    entries = Profiles.bundled().entries
    names = {name for place in _places(entity_id) for name in place.inside}
    here = entries.get(entity_id)
    while here and (outer := entries.get(here.of or here.stands_for)) and not _called(outer.id) <= names:
        names |= _called(outer.id)
        here = outer
    return frozenset(names)


@cache
def _gazetteer() -> dict[str, tuple[Place, ...]]:
    found: dict[str, tuple[Place, ...]] = {}
    text = (resources.files("reader.compare") / "places.txt").read_text(encoding="utf-8")
    for line in text.split("\n"):
        where, _, cities = line.partition(":")
        if not where or where.startswith("#"):
            continue
        country, _, state = where.partition("/")
        name, place = (state, Place("state", (country,))) if state else (country, Place("country"))
        found[name] = (*found.get(name, ()), place)
        inside = (country, state) if state else (country,)
        for city in filter(None, cities.split(",")):
            name, north, east = city.split()
            found[name] = (*found.get(name, ()), Place("city", inside, (float(north), float(east))))
    return found
