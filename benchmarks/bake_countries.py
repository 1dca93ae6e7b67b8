"""Write src/reader/entities/data/profiles/countries.yaml from CLDR and countryinfo.

Names in English, Ukrainian, Russian and Chinese come from the Unicode CLDR (Unicode License v3) by way of
`babel`; demonyms and capitals from `countryinfo` (MIT). Both are needed only here:
`pip install babel countryinfo`, then `python benchmarks/bake_countries.py`.
What people write by hand (more spellings, seats of power) stays in the other files beside it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import countryinfo
from babel import Locale

OUT = Path(__file__).parent.parent / "src/reader/entities/data/profiles/countries.yaml"
SKIPPED = {
    "ZZ",
    "AQ",
    "BV",
    "HM",
    "TF",
    "UM",
    "AN",
    "EU",
    "EZ",
    "UN",
    "QO",
    "XA",
    "XB",
    "IO",
    "CP",
    "DG",
    "EA",
    "IC",
    "AC",
    "TA",
    "CQ",
}
TERRITORIES = set(
    "AS AI AW AX BL BM BQ CC CK CW CX EH FK FO GF GG GI GP GS GU IM JE KY MF MP"
    " MQ MS NC NF NU PF PM PN PR RE SH SJ SX TC TK VG VI WF YT".split()
)
NAMES = {
    "CD": "Democratic Republic of Congo", "CG": "Republic of Congo", "HK": "Hong Kong", "MO": "Macau",
    "MM": "Myanmar", "PS": "Palestine", "CI": "Ivory Coast", "BA": "Bosnia and Herzegovina",
    "CZ": "Czech Republic", "TR": "Turkey", "VA": "Vatican", "TT": "Trinidad and Tobago",
    "AG": "Antigua and Barbuda", "KN": "Saint Kitts and Nevis", "LC": "Saint Lucia",
    "VC": "Saint Vincent and the Grenadines", "ST": "São Tomé and Príncipe",
}  # fmt: skip
PEOPLE = {
    "US": "American", "MO": "Macanese", "VG": "", "VI": "", "GB": "British | Briton", "CN": "Chinese",
    "RU": "Russian", "UA": "Ukrainian", "HK": "Hong Konger", "PS": "Palestinian", "TW": "Taiwanese",
    "XK": "Kosovar", "IL": "Israeli", "IE": "Irish", "NL": "Dutch", "PH": "Filipino | Philippine",
    "MM": "Burmese", "SA": "Saudi | Saudi Arabian", "AE": "Emirati", "KP": "North Korean", "KR": "South Korean",
    "CD": "Congolese", "CG": "", "DO": "Dominican", "DM": "", "VA": "", "CH": "Swiss", "AF": "Afghan",
    "ES": "Spanish | Spaniard", "FR": "French | Frenchman", "SE": "Swedish | Swede", "DK": "Danish | Dane",
    "FI": "Finnish | Finn", "PL": "Polish | Pole", "TR": "Turkish | Turk", "RS": "Serbian | Serb",
    "HR": "Croatian | Croat", "SK": "Slovak | Slovakian", "SI": "Slovenian | Slovene", "CZ": "Czech",
    "IQ": "Iraqi", "GR": "Greek", "NE": "Nigerien", "KZ": "Kazakh | Kazakhstani", "KG": "Kyrgyz | Kyrgyzstani",
    "TJ": "Tajik", "TM": "Turkmen", "UZ": "Uzbek", "AR": "Argentine | Argentinian", "NZ": "New Zealander",
    "IS": "Icelandic | Icelander", "TH": "Thai", "BD": "Bangladeshi", "EG": "Egyptian", "SY": "Syrian",
    "GE": "Georgian", "MK": "Macedonian", "MD": "Moldovan", "BA": "Bosnian", "LA": "Lao | Laotian",
    "SS": "South Sudanese", "GW": "", "GN": "Guinean", "GQ": "", "SX": "", "MF": "", "IN": "Indian",
    "NG": "Nigerian", "CI": "Ivorian",
}  # fmt: skip
CAPITALS = {
    "UA": "Kyiv", "KZ": "Astana", "MM": "Naypyidaw", "BI": "Gitega", "US": "Washington", "CH": "Bern",
    "IL": "Jerusalem", "PS": "Ramallah", "LK": "Colombo", "BO": "La Paz", "TZ": "Dodoma", "NL": "Amsterdam",
    "SG": "", "HK": "", "MO": "", "VA": "", "MC": "", "GI": "", "XK": "Pristina", "ZA": "Pretoria",
    "CI": "Yamoussoukro", "TR": "Ankara", "MD": "Chișinău", "RO": "Bucharest", "PY": "Asunción", "CO": "Bogotá",
    "CR": "San José", "BR": "Brasília", "CM": "Yaoundé", "DJ": "Djibouti City", "PA": "Panama City",
    "KW": "Kuwait City", "GT": "Guatemala City", "MX": "Mexico City", "SV": "San Salvador",
    "LU": "Luxembourg City", "SM": "", "GL": "Nuuk",
}  # fmt: skip


def main() -> None:
    english = Locale("en").territories
    foreign = [Locale(code).territories for code in ("uk", "ru", "zh")]
    data = (Path(countryinfo.__file__).parent / "data").glob("*.json")
    countries = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(data)]
    facts = {info["ISO"]["alpha2"]: info for info in countries if info.get("ISO")}
    lines = [
        "# Made by benchmarks/bake_countries.py from CLDR (Unicode License v3) and countryinfo (MIT).",
        "type: PLACE",
        "entities:",
    ]
    capitals: list[str] = []
    for code, cldr in sorted(english.items(), key=lambda item: NAMES.get(item[0], item[1])):
        if not re.fullmatch("[A-Z]{2}", code) or code in SKIPPED:
            continue
        name = NAMES.get(code, cldr).replace("’", "'").replace("St. ", "Saint ").replace(" & ", " and ")
        info = facts.get(code, {})
        forms = dict.fromkeys([cldr, *(t[code] for t in foreign if code in t)])
        forms.pop(name, None)
        people = PEOPLE.get(code, (info.get("demonym") or "").split(",")[0]).replace(", ", " | ")
        people = "" if people in ("American", "French") and code in TERRITORIES else people
        capital = CAPITALS.get(code, info.get("capital") or "").replace("’", "'")
        parts = [f"forms: {' | '.join(f.replace(',', '') for f in forms)}"] if forms else []
        parts += [f"people: {people}"] if people else []
        lines.append(f"  {name}: {{{', '.join(parts)}}}")
        if capital and capital != name and code not in TERRITORIES:
            capitals.append(f"  {capital}: {{of: {name}, stands_for: {name}}}")
    lines += ["  # capitals", *sorted(set(capitals))]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
