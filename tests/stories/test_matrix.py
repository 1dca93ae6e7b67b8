"""The coverage matrix: which source has what, from comparisons in pairs."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from reader.model import (
    Annotated,
    Article,
    Comparison,
    Difference,
    Link,
    OnlyOne,
    QuotePair,
    Span,
    Story,
)
from reader.stories import Matrix, matrix
from reader.stories.rows import join
from reader.text.passages import passages

TEXTS = {
    "a": "The dam broke on Tuesday.\n\nAda Brand said it was “a long night”.\n\nSome 400 people left. Owls hooted.",
    "b": "Ada Brand called it “a long night” in Velm.\n\nAbout 700 people left. The dam broke.",
    "c": "The dam at Velm broke. It had rained.\n\nSome 400 people left.",
}
STORY = Story("story-a", "Velm", None, None, ("a", "b", "c"), ("A", "B", "C"), 3)


def annotated() -> dict[str, Annotated]:
    return {
        id: Annotated(Article(id, text, id, "given", id.upper(), "metadata", passages=passages(text)))
        for id, text in TEXTS.items()
    }


def span(id: str, words: str) -> Span:
    start = TEXTS[id].index(words)
    return Span(start, start + len(words))


def only(id: str, words: str, weight: float = 0.9) -> OnlyOne:
    place = span(id, words)
    return OnlyOne(place.start, place.end, weight, 0.5)


def comparisons() -> list[Comparison]:
    quote = QuotePair(span("a", "a long night"), span("b", "a long night"))
    number = Difference("number", span("a", "400"), span("b", "700"), "400 against 700")
    other = Difference("number", span("b", "700"), span("c", "400"), "700 against 400")
    dam = {"a": "The dam broke on Tuesday.", "b": "The dam broke.", "c": "The dam at Velm broke."}
    left = {"a": "Some 400 people left.", "b": "About 700 people left.", "c": "Some 400 people left."}
    night = {"a": "Ada Brand said it was “a long night”.", "b": "Ada Brand called it “a long night” in Velm."}
    found = []
    for one, two in combinations("abc", 2):
        links = [Link(span(one, dam[one]), span(two, dam[two]), "same", 0.9)]
        differences = {"ab": (number,), "bc": (other,)}.get(one + two, ())
        kind = "differs" if differences else "same"
        links.append(Link(span(one, left[one]), span(two, left[two]), kind, 0.8, (), differences))
        if one + two == "ab":
            links.append(Link(span("a", night["a"]), span("b", night["b"]), "quote", 0.9, (quote,)))
        alone = {"a": (only("a", "Owls hooted."),), "b": (), "c": (only("c", "It had rained.", 0.1),)}
        found.append(Comparison(one, two, tuple(links), alone[one], alone[two]))
    return found


def made() -> Matrix:
    return matrix(STORY, annotated(), comparisons())


def test_columns_are_the_sources() -> None:
    assert made().sources == ("A", "B", "C")


def test_what_all_sources_have_comes_first() -> None:
    rows = made().rows
    assert set(rows[0].cells) == {"A", "B", "C"}
    assert [len(row.cells) for row in rows] == sorted((len(row.cells) for row in rows), reverse=True)


def test_a_statement_is_found_in_each_source_with_its_place() -> None:
    row = next(row for row in made().rows if row.kind == "statement" and row.label == "The dam broke.")
    assert {source: (cell.paragraph, cell.lead) for source, cell in row.cells.items()} == {
        "A": (0, True),
        "B": (1, False),
        "C": (0, True),
    }
    assert not row.differs
    for cell in row.cells.values():
        assert TEXTS[cell.article][cell.span.start : cell.span.end] == cell.wording


def test_a_quotation_has_a_row_of_its_own() -> None:
    (row,) = [row for row in made().rows if row.kind == "quote"]
    assert row.label == "a long night"
    assert set(row.cells) == {"A", "B"}


def test_the_source_with_the_odd_figure_is_marked() -> None:
    row = next(row for row in made().rows if row.kind == "statement" and "people left" in row.label)
    assert row.differs
    assert {source: cell.agrees for source, cell in row.cells.items()} == {"A": True, "B": False, "C": True}


def test_differing_figures_have_a_row() -> None:
    (row,) = [row for row in made().rows if row.kind == "figure"]
    assert row.differs
    assert {cell.wording for cell in row.cells.values()} == {"400", "700"}


def test_what_one_source_says_alone_is_kept_if_it_matters() -> None:
    alone = [row for row in made().rows if row.kind == "only"]
    assert [(row.label, list(row.cells)) for row in alone] == [("Owls hooted.", ["A"])]


def test_articles_of_other_stories_are_left_out() -> None:
    story = Story("s", "", None, None, ("a", "c"), ("A", "C"), 2)
    found = matrix(story, annotated(), comparisons())
    assert found.sources == ("A", "C")
    assert all(set(row.cells) <= {"A", "C"} for row in found.rows)


def test_without_comparisons_there_are_no_rows() -> None:
    assert matrix(STORY, annotated(), []).rows == ()


def test_rows_are_not_joined_by_a_single_link() -> None:
    first = [(id, Span(0, 5)) for id in "abc"]
    second = [(id, Span(9, 12)) for id in "def"]
    links = [(0.9, one, two) for group in (first, second) for one, two in combinations(group, 2)]
    links.append((0.5, first[0], second[0]))
    assert join(links) == [tuple(first), tuple(second)]


_PLACES = st.tuples(st.sampled_from("abcde"), st.integers(0, 4).map(lambda at: Span(at, at + 1)))


@given(st.lists(st.tuples(st.floats(0, 1), _PLACES, _PLACES), max_size=40))
def test_a_place_is_in_one_row_at_most(links: list[tuple[float, tuple[str, Span], tuple[str, Span]]]) -> None:
    links = [link for link in links if link[1][0] != link[2][0]]
    placed = [place for row in join(links) for place in row]
    assert len(placed) == len(set(placed))
    assert set(placed) <= {place for _, *both in links for place in both}


def test_each_cell_of_a_statement_is_linked_with_the_one_the_row_is_called_by() -> None:
    texts = {
        "a": "The dam at Velm broke today.",
        "b": "The dam broke.",
        "c": "It had broken.",
        "d": "Dams break.",
    }
    articles = {
        id: Annotated(Article(id, text, id, "given", id.upper(), "metadata", passages=passages(text)))
        for id, text in texts.items()
    }
    whole = {id: Span(0, len(text)) for id, text in texts.items()}
    pairs = [("a", "b"), ("a", "c"), ("b", "c"), ("c", "d"), ("b", "d")]
    linked = [Comparison(x, y, (Link(whole[x], whole[y], "same", 0.9),), (), ()) for x, y in pairs]
    story = Story("s", "", None, None, tuple(texts), tuple("ABCD"), 4)
    found = matrix(story, articles, linked).rows
    for row in found:
        called = next(id for id, text in texts.items() if row.label == text)
        others = {cell.article for cell in row.cells.values()} - {called}
        assert all((called, one) in pairs or (one, called) in pairs for one in others)
    assert found and set(found[0].cells) == set("ABCD")


def test_a_row_differs_only_where_a_cell_does() -> None:
    texts = {
        id: f"Some {number} people left." for id, number in zip("abcd", (400, 700, 400, 400), strict=True)
    }
    articles = {
        id: Annotated(Article(id, text, id, "given", id.upper(), "metadata", passages=passages(text)))
        for id, text in texts.items()
    }
    odd = Difference("number", Span(5, 8), Span(5, 8), "400 against 700")
    linked = [
        Comparison(
            x, y, (Link(Span(0, 21), Span(0, 21), "same", 0.9, (), (odd,) if x + y == "ab" else ()),), (), ()
        )
        for x, y in combinations("abcd", 2)
    ]
    story = Story("s", "", None, None, tuple("abcd"), tuple("ABCD"), 4)
    rows = [row for row in matrix(story, articles, linked).rows if row.kind == "statement"]
    assert rows[0].differs and not rows[0].cells["B"].agrees
    for row in rows:
        assert row.differs == any(not cell.agrees for cell in row.cells.values())
