"""Figures and days in texts that are not in English, as far as they are written in digits."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from reader.text.calendar import make_date
from reader.text.dates import DateMention
from reader.text.figure import Figure
from reader.text.find_figures import find_figures
from reader.text.relative_dates import in_some_year

_MONTHS = {
    "de": "januar|jänner|jan februar|feb märz april|apr mai juni juli august|aug september|sept|sep oktober|okt "
    "november|nov dezember|dez",
    "fr": "janvier|janv février|févr|fév mars avril mai juin juillet|juil août septembre|sept octobre|oct "
    "novembre|nov décembre|déc",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "no": "januar februar mars april mai juni juli august september oktober november desember",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta "
    "marraskuuta joulukuuta",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "id": "januari februari maret april mei juni juli agustus september oktober november desember",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
}
_NUMBERS = {
    language: {
        name: number for number, names in enumerate(months.split(), start=1) for name in names.split("|")
    }
    for language, months in _MONTHS.items()
}
_DAYS = {
    language: re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:\.|º|°|er|re|o)?\s(?:de\s)?(?P<month>{'|'.join(names)})\b\.?"
        r"(?:\s(?:de\s)?(?P<year>(?:1[5-9]|20)\d\d)\b)?",
        re.IGNORECASE,
    )
    for language, names in _NUMBERS.items()
}
_WITH_POINTS = frozenset("zh ja ko th he hi ar fa ur".split())
"""Languages that set off decimals with a point, as English does."""

_SET_OFF = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:[. ]\d{3})+(?:,\d+)?|\d+,\d+)(?![.,]?\d)")
_AS_ENGLISH = str.maketrans({".": ",", ",": ".", " ": "\u00a0"})
_WORD = re.compile(r"[^\W\d_]+")
_KEPT = frozenset("km cm mm m kg g mg ha mw gw euro euros eur usd gbp chf dollar dollars million c f".split())
"""Units that are written alike in many languages."""

_COUNTED = re.compile(r"\s+(?:(?:de|di|van|von)\s+|d['’])?(?P<noun>[^\W\d_]{3,})")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_DIGIT = re.compile(r"\d")


def is_foreign(language: str) -> bool:
    """Whether a text is in another language than English, as far as is known."""
    return base(language) not in ("en", "")


def base(language: str) -> str:
    """A language without its country, in lower case: "de" for "de-CH"."""
    return language.partition("-")[0].lower()


def find_foreign_figures(text: str, language: str) -> list[Figure]:
    """The figures written in digits; what they count is the word that follows, as it stands there."""
    plain = _WORD.sub(_neutral, _with_english_signs(text, language))
    return [
        _counting(figure, text)
        for figure in find_figures(plain)
        if _DIGIT.search(plain, figure.start, figure.end)
    ]


def _with_english_signs(text: str, language: str) -> str:
    """The same text, as long, with thousands and decimals set off as in English."""
    if base(language) in _WITH_POINTS:
        return text
    return _SET_OFF.sub(lambda match: match.group().translate(_AS_ENGLISH), text)


def _neutral(match: re.Match[str]) -> str:
    """A word that says nothing, as long as one that might be misread for an English one."""
    word = match.group()
    return word if word.lower() in _KEPT else ("X" if word[0].isupper() else "x") + "x" * (len(word) - 1)


def _counting(figure: Figure, text: str) -> Figure:
    if figure.kind != "cardinal" or figure.unit:
        return replace(figure, noun="")
    if _YEAR.fullmatch(text, figure.start, figure.end):
        return replace(figure, kind="year", noun="")
    counted = _COUNTED.match(text, figure.end)
    return replace(figure, noun=counted["noun"].lower() if counted else "")


def find_foreign_days(text: str, language: str, anchor: dt.date) -> Iterator[DateMention]:
    """The days named by number and month: "3. Mai", "3 de mayo", "le 1er mai 2024"."""
    pattern = _DAYS.get(base(language))
    for match in pattern.finditer(text) if pattern else ():
        number, month = int(match["day"]), _NUMBERS[base(language)][match["month"].lower()]
        years = [int(match["year"])] if match["year"] else [anchor.year + step for step in (-1, 0, 1)]
        days = [(day, day) for year in years if (day := make_date(year, month, number))]
        if days:
            (first, last), *others = in_some_year(anchor, "either", days)
            also = others[0] if others else None
            yield DateMention(*match.span(), first, last, True, not match["year"], also)
