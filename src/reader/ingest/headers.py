"""The lines above an article's text: dates, labelled header lines, a headline, a dateline."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Any

from reader.text.calendar import MONTH_NAME
from reader.text.dates import parse_date
from reader.text.passages import TWEET_FOOTER

_DATE = (
    r"(?:\d{4}-\d{1,2}-\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {MONTH_NAME},? \d{{4}}|{MONTH_NAME} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})"
)
_DATE_PREFIX = re.compile(
    rf"\s*(?:(?:date|published|posted|updated)\s*:?\s+)({_DATE})(?=\s|$)[ \t]*", re.IGNORECASE
)
_CLOCK = r"(?:[ ,|·•–-]{1,3}(?:at )?\d{1,2}[:.]\d{2}[^\n]{0,20})?"
_DATE_LINE = re.compile(
    rf"\s*(?:(?:published|posted|updated)(?: on)?:? )?(?:[A-Z][a-z]+day,? )?({_DATE}){_CLOCK}[ \t]*(?:\n|$)",
    re.IGNORECASE,
)
_NAME = r"[A-ZÀ-Þ][\w.’'-]*"
_BYLINE = re.compile(rf"\s*[Bb][Yy] ({_NAME}(?:,? (?:and )?{_NAME}){{1,6}})[ \t]*\n")
_LABELLED = re.compile(
    r"\s*(title|headline|source|outlet|publisher|author|byline|by|url|link|language)[ \t]*:[ \t]*"
    r"([^\n]{1,300})(?:\n|$)",
    re.IGNORECASE,
)
_FIELDS = {
    "title": "title",
    "headline": "title",
    "source": "source",
    "outlet": "source",
    "publisher": "source",
    "author": "author",
    "byline": "author",
    "by": "author",
    "url": "url",
    "link": "url",
    "language": "language",
}
_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ.’' -]{1,30}[A-ZÀ-Þ.]"
_MIXED = r"[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){0,2}"
_REGION = rf"(?:, ?(?!{MONTH_NAME} \d)[A-Z][\w.’' ]{{1,25}}?)?"
_AGENCY = r"\((?:[A-Z][\w./& ]{1,30})\)"
_DASH = r"(?:[–—]|--?)"
_DAY = rf"(?:{MONTH_NAME} \d{{1,2}}|\d{{1,2}} {MONTH_NAME})(?:,? \d{{4}})?"
_DATELINE = re.compile(
    rf"\s*(?:(?P<caps>{_PLACE}{_REGION})(?:,? (?P<day>{_DAY}))?(?: ?{_AGENCY})? ?(?:{_DASH}|:)"
    rf"|(?P<mixed>{_MIXED}{_REGION})(?:,? (?P<day2>{_DAY}))? ?{_AGENCY} ?(?:{_DASH}|:))\s+(?=\S)"
)
_NO_PLACE = re.compile(
    r"(?:EXCLUSIVE|ANALYSIS|BREAKING|UPDATE|UPDATED|WATCH|NOTE|OPINION|EXPLAINER|FACTBOX|LIVE|VIDEO|PHOTOS?"
    r"|READ|INTERVIEW|CORRECTED|CORRECTION|REVIEW|PREVIEW|EDITORIAL|COMMENT|SPECIAL|REPORT|WARNING"
    r"|NATO|OPEC|COVID|BREXIT|UN|US|EU|UK|USA|IMF|WHO|Q|A|QUESTION|ANSWER|TRANSCRIPT|SUMMARY|ABSTRACT)\b"
)
_NO_NAME = re.compile(r"\b(?:IS|ARE|IN|HOW|WHY|WHAT|LOOK|THIS|THAT|MUST|BUT|NOT|FOR|TO)\b")
_MAX_TITLE, _MAX_TITLE_WORDS = 140, 22


@dataclass(frozen=True, slots=True)
class Headers:
    """What stood above the text, and the text without it; empty where nothing was said."""

    text: str
    title: str = ""
    source: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    date: dt.date | None = None
    date_evidence: str | None = None


def take_headers(text: str) -> Headers:
    """Take off what people save above a text: ` date 2023-03-16 `, `Source: …`, a headline."""
    found = _take_lines(Headers(text))
    if not found.title:
        found = _take_lines(_take_title(found))
    return replace(found, text=found.text.strip())


def _take_lines(found: Headers) -> Headers:
    """Take off the lines that say something about the article, whatever their order."""
    while step := _take_date(found) or _take_labelled(found) or _take_byline(found):
        found = step
    return found


def take_dateline(text: str) -> tuple[str | None, str | None, str]:
    """Take a dateline (`BEIJING:`, `KYIV, March 16 (Agency) —`) off the text: place, its date, the rest."""
    found = _DATELINE.match(text)
    if found is None or _NO_PLACE.match(text.lstrip()) or _NO_NAME.search(found[0]):
        return None, None, text
    place = found["caps"] or found["mixed"]
    return place.strip(), found["day"] or found["day2"], text[found.end() :]


def posted_date(text: str) -> tuple[dt.date, str] | None:
    """The date under the posts embedded in a text, if they agree: the day and the words that say so."""
    footers = list(TWEET_FOOTER.finditer(text))
    dates = {parse_date(footer["date"]) for footer in footers}
    day = dates.pop() if len(dates) == 1 else None
    return (day, footers[0].group()) if day else None


def _take_date(found: Headers) -> Headers | None:
    if found.date:
        return None
    match = _DATE_PREFIX.match(found.text) or _DATE_LINE.match(found.text)
    day = parse_date(match[1]) if match else None
    if match is None or day is None:
        return None
    return replace(found, text=found.text[match.end() :], date=day, date_evidence=match[0].strip())


def _take_byline(found: Headers) -> Headers | None:
    match = None if found.author else _BYLINE.match(found.text)
    return replace(found, author=match[1].rstrip("."), text=found.text[match.end() :]) if match else None


def _take_labelled(found: Headers) -> Headers | None:
    match = _LABELLED.match(found.text)
    if match is None:
        return None
    label, value, rest = match[1].lower(), match[2].strip(), found.text[match.end() :]
    field = _FIELDS.get(label)
    if field is None or getattr(found, field) or not rest.strip():
        return None
    changes: dict[str, Any] = {field: value, "text": rest}
    return replace(found, **changes)


def _take_title(found: Headers) -> Headers:
    """Take a first line that reads like a headline and stands apart from the text."""
    text = found.text.lstrip()
    line, _, rest = text.partition("\n")
    line = line.strip()
    apart = rest.startswith("\n") or len(rest.partition("\n")[0]) > 1.5 * len(line)
    fits = 3 <= len(line) <= _MAX_TITLE and len(line.split()) <= _MAX_TITLE_WORDS
    if not (rest.strip() and apart and fits) or line[0].islower() or _DATELINE.match(text):
        return found
    if line[-1] in ',;:…"”' or (line[-1] == "." and take_dateline(rest)[0] is None):
        return found
    return replace(found, title=line.lstrip("# ").rstrip("."), text=rest)
