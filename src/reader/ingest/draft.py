"""What a format module finds in its bytes, before it becomes an article."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from reader.model import DateBasis, SourceBasis


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a format gives it: the body as decoded and what is said about it, unset if nothing is.

    `site` is what names the source weakly (a web page's site, a feed's title); `rough` is text as people
    save it, whose first lines may be a date, a headline and other header lines.
    """

    text: str
    path: str | None = None
    title: str = ""
    source: str = ""
    site: str = ""
    site_basis: SourceBasis = "metadata"
    date: dt.date | None = None
    date_basis: DateBasis = "metadata"
    date_evidence: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    language: str = ""
    rough: bool = False
