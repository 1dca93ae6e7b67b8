"""Little invented articles for the tests of the comparison."""

from __future__ import annotations

import dataclasses
import datetime as dt

from reader.compare import compare
from reader.entities.annotate import annotate
from reader.model import Annotated, Article, Difference, Passage
from reader.text.passages import passages

HARBOUR = """The harbour bridge at Port Amberly collapsed on Tuesday evening, killing 12 people and injuring 30.

"The cables had not been inspected since the spring," said Mira Tolvanen, the city's chief engineer.

Mayor Aldo Brenneke claimed that the repairs had cost 4.5 million dollars in 2021.

A ferry will carry passengers across the bay from Friday.

Fishermen mended their nets on the quay as the sun went down."""

LEDGER = """Port Amberly's harbour bridge fell into the bay on Tuesday evening; 15 people died and 30 were hurt.

Chief engineer Mira Tolvanen said the cables had not been inspected since the spring.

According to Mayor Aldo Brenneke, the repairs in 2021 had cost 4.5 million dollars.

The orchestra of Lindholm cancelled its summer concerts for want of a conductor."""

ORCHARD = """Cherry growers in the Velm valley expect the smallest harvest for a decade after a late frost.

Prices at the market have doubled, and traders import fruit from the south."""


def annotated(
    text: str, name: str = "a", date: dt.date | None = None, cut: tuple[Passage, ...] | None = None
) -> Annotated:
    """The text as an article that was read and annotated."""
    article = Article(
        name, text, name, "given", name, "metadata", date, passages=passages(text) if cut is None else cut
    )
    return annotate(article, recogniser="rules")


def found(left: str, right: str, language: str = "en", kind: str = "number") -> list[Difference]:
    """The differences of one type between two one-sentence reports of 13 May 2024."""
    sides = []
    for text, name in ((left, "l"), (right, "r")):
        read = annotated(text, name, dt.date(2024, 5, 13))
        sides.append(dataclasses.replace(read, article=dataclasses.replace(read.article, language=language)))
    comparison = compare(*sides)
    assert comparison.links, "the two sentences were not linked"
    return [d for link in comparison.links for d in link.differences if d.type == kind]
