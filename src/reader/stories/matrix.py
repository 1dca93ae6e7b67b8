"""The coverage matrix of a story: which source has which statement, quotation and figure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reader.model import HARD, Annotated, Comparison, Difference, Link, Span, Story
from reader.stories.model import Cell, Matrix, MatrixRow, RowKind
from reader.stories.rows import Place, join

_LABEL = 60
_WORDING = 90
_LEAD_PASSAGES = 2
_LEAST_WEIGHT = 0.25
_MOST_ONLY = 4
_FIGURE = re.compile(r"\d")


def matrix(story: Story, annotated: Mapping[str, Annotated], comparisons: Iterable[Comparison]) -> Matrix:
    """Put the reports of a story side by side from the comparisons of its articles in pairs.

    `annotated` maps article ids to articles; articles and comparisons that are not of the story are left
    out. Rows that differ come first, then those that more sources have, then those further up in the articles.
    """
    return _Builder(story, annotated, comparisons).matrix()


class _Builder:
    def __init__(
        self, story: Story, annotated: Mapping[str, Annotated], comparisons: Iterable[Comparison]
    ) -> None:
        self.story = story
        self.articles = {id: annotated[id] for id in story.articles if id in annotated}
        self.comparisons = [
            one for one in comparisons if one.left in self.articles and one.right in self.articles
        ]
        self.places = {id: _places(one) for id, one in self.articles.items()}

    def matrix(self) -> Matrix:
        quotes = list(self._quotes())
        statements = [row for row in self._statements() if not any(_says(quote, row) for quote in quotes)]
        figures = [row for row in self._figures() if not any(_holds(one, row) for one in statements)]
        rows = [*quotes, *figures, *statements, *self._only()]
        rows.sort(key=lambda row: (not row.differs, -len(row.cells), _depth(row), row.label))
        sources = dict.fromkeys(one.article.source for one in self.articles.values())
        return Matrix(self.story.id, tuple(sources), tuple(rows))

    def _links(self) -> Iterator[tuple[Comparison, Link]]:
        for comparison in self.comparisons:
            for link in comparison.links:
                yield comparison, link

    def _quotes(self) -> Iterator[MatrixRow]:
        pairs = [
            (link.score, (one.left, pair.left), (one.right, pair.right))
            for one, link in self._links()
            for pair in link.quotes
        ]
        for places in join(pairs):
            shortest = min((self._words(place) for place in places), key=lambda words: (len(words), words))
            yield from self._row("quote", _cut(shortest, _LABEL), places, [])

    def _figures(self) -> Iterator[MatrixRow]:
        """Figures and dates that surely differ, and figures that two sources both give."""
        differing = [
            (link.score, (one.left, difference.left), (one.right, difference.right))
            for one, link in self._links()
            for difference in link.differences
            if difference.type in {"number", "date"} and difference.sure
            if difference.left and difference.right
        ]
        agreeing = [
            (link.score, (one.left, left), (one.right, right))
            for one, link in self._links()
            for left in self._figures_in(one.left, link.left)
            for right in self._figures_in(one.right, link.right)
            if self._words((one.left, left)).casefold() == self._words((one.right, right)).casefold()
        ]
        apart = [(one, other) for _, one, other in differing]
        for places in join([*differing, *agreeing]):
            yield from self._row("figure", self._around(min(places, key=self._rank)), places, apart)

    def _statements(self) -> Iterator[MatrixRow]:
        links = [(link.score, (one.left, link.left), (one.right, link.right)) for one, link in self._links()]
        apart = [
            ((one.left, link.left), (one.right, link.right))
            for one, link in self._links()
            if any(_conflict(difference) for difference in link.differences)
        ]
        scores = {frozenset((one, other)): score for score, one, other in links}
        for joined in join(links):
            for places in self._around_one(joined, scores):
                yield from self._row("statement", _cut(self._words(places[0]), _LABEL), places, apart)

    def _around_one(
        self, joined: Sequence[Place], scores: Mapping[frozenset[Place], float]
    ) -> Iterator[list[Place]]:
        """The places in groups around one that is linked with all others; it comes first, the others by score."""
        left = list(joined)
        while len(left) > 1:
            linked = {
                place: [other for other in left if frozenset((place, other)) in scores] for place in left
            }
            centre = min(left, key=lambda place: (-len(linked[place]), len(self._words(place)), place))
            if not linked[centre]:
                return
            around = sorted(linked[centre], key=lambda other: (-scores[frozenset((centre, other))], other))
            yield [centre, *around]
            left = [place for place in left if place != centre and place not in around]

    def _only(self) -> Iterator[MatrixRow]:
        """What one article says and no other, the weightiest of each."""
        weights: dict[Place, list[float]] = {}
        linked = {
            place for one, link in self._links() for place in ((one.left, link.left), (one.right, link.right))
        }
        for one in self.comparisons:
            for id, alone in ((one.left, one.only_left), (one.right, one.only_right)):
                for passage in alone:
                    weights.setdefault((id, Span(passage.start, passage.end)), []).append(passage.weight)
        kept: Counter[str] = Counter()
        for place, found in sorted(weights.items(), key=lambda item: (-min(item[1]), item[0])):
            if place in linked or min(found) < _LEAST_WEIGHT or kept[place[0]] >= _MOST_ONLY:
                continue
            kept[place[0]] += 1
            yield from self._row("only", _cut(self._words(place), _LABEL), [place], [])

    def _row(
        self, kind: RowKind, label: str, places: Sequence[Place], apart: Sequence[tuple[Place, Place]]
    ) -> Iterator[MatrixRow]:
        """The row of these places, one cell a source; none if fewer sources than its kind asks for.

        Of a source's places a statement has the first given, or the first that is at odds with the row's own,
        every other kind the first in the article.
        """
        at_odds = Counter(place for pair in apart if {*pair} <= {*places} for place in pair)
        if kind == "statement":
            odd = {place for pair in apart if places[0] in pair for place in pair} - {places[0]}
            if 2 * len(odd & {*places}) >= len(places):
                odd.add(places[0])
            places = sorted(places, key=lambda place: place not in odd)
        else:
            odd = {place for place, number in at_odds.items() if 2 * number >= len(places)} or {*at_odds}
        chosen: dict[str, Place] = {}
        for place in places:
            source = self.articles[place[0]].article.source
            if source not in chosen or (kind != "statement" and place[1] < chosen[source][1]):
                chosen[source] = place
        cells = {source: self._cell(place, place not in odd) for source, place in sorted(chosen.items())}
        if len(cells) > 1 or kind == "only":
            yield MatrixRow(kind, label, cells, not all(cell.agrees for cell in cells.values()))

    def _cell(self, place: Place, agrees: bool) -> Cell:
        id, span = place
        places = self.places[id]
        number = max(0, bisect_right(places, (span.start, span.end, len(places))) - 1)
        paragraph = places[number][2] if places else 0
        placement = span.start / max(1, len(self.articles[id].article.text))
        words = _cut(self._words(place), _WORDING)
        return Cell(id, span, paragraph, number < _LEAD_PASSAGES, words, agrees, round(placement, 3))

    def _figures_in(self, id: str, span: Span) -> list[Span]:
        text = self.articles[id].article.text
        return [
            Span(one.start, one.end)
            for one in self.articles[id].mentions
            if one.type == "FIGURE" and span.start <= one.start and one.end <= span.end
            if _FIGURE.search(text, one.start, one.end)
        ]

    def _words(self, place: Place) -> str:
        id, span = place
        return self.articles[id].article.text[span.start : span.end]

    def _rank(self, place: Place) -> tuple[str, Span]:
        """An order of places that no id decides: by source, then by where they are."""
        id, span = place
        return self.articles[id].article.source, span

    def _around(self, place: Place) -> str:
        """A figure with as much of its passage as a label holds, from the passage's beginning if it can be."""
        id, span = place
        text = self.articles[id].article.text
        number = max(0, bisect_right(self.places[id], (span.start, span.end, len(text))) - 1)
        first, last, _ = self.places[id][number] if self.places[id] else (span.start, span.end, 0)
        start = first
        if span.end - first > _LABEL - 8:
            start = text.rfind(" ", first, max(first, span.start - _LABEL // 2)) + 1 or first
        return ("" if start == first else "…") + _cut(text[start : max(last, span.end)], _LABEL)


def _conflict(difference: Difference) -> bool:
    return difference.sure and difference.type in HARD


def _places(one: Annotated) -> list[tuple[int, int, int]]:
    """Start, end and paragraph of each body passage."""
    return [
        (passage.start, passage.end, passage.paragraph)
        for passage in one.article.passages
        if passage.kind in {"body", "embed"}
    ]


def _says(quote: MatrixRow, statement: MatrixRow) -> bool:
    """Whether a statement is little more than a quotation that has a row already."""
    return set(statement.cells) <= set(quote.cells) and all(
        cell.article == quote.cells[source].article
        and cell.span.start <= quote.cells[source].span.start < cell.span.end
        and 2 * (quote.cells[source].span.end - quote.cells[source].span.start)
        > cell.span.end - cell.span.start
        for source, cell in statement.cells.items()
    )


def _holds(statement: MatrixRow, figure: MatrixRow) -> bool:
    """Whether a figure that all agree on stands, for most sources, in a statement that has a row already."""
    if figure.differs or not set(figure.cells) <= set(statement.cells):
        return False
    pairs = [(cell, statement.cells[source]) for source, cell in figure.cells.items()]
    within = sum(
        one.article == whole.article and whole.span.start <= one.span.start < whole.span.end
        for one, whole in pairs
    )
    return 2 * within > len(pairs)


def _depth(row: MatrixRow) -> float:
    return sum(cell.placement for cell in row.cells.values()) / len(row.cells)


def _cut(words: str, length: int) -> str:
    line = " ".join(words.split())
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[length // 2 :] else cut).rstrip(" ,;:") + "…"
