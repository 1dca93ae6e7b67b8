import dataclasses
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import (
    Annotated,
    Article,
    Comparison,
    Difference,
    Link,
    OnlyOne,
    Passage,
    QuotePair,
    Span,
)
from reader.ui.widgets.comparison_blocks import SIDES, blocks
from reader.ui.widgets.comparison_glyphs import ASCII_GLYPHS, GLYPHS
from reader.ui.widgets.comparison_layout import GUTTER, Row, own_order, rows
from reader.ui.widgets.comparison_panel import panel
from reader.ui.widgets.comparison_sides import Sides
from reader.ui.widgets.comparison_text import Alone, alone, explain, stops, summary, wordings
from reader.ui.widgets.comparison_tie import chain, counterpart

LEFT = ["Fourteen people were hurt.", "The mayor wept.", "“We owe them an answer soon,” Valk said."]
RIGHT = ["Gulls rose.", "“We owe them an answer fast,” said Valk.", "Seventeen people were hurt."]


def report(name: str, sentences: list[str]) -> Annotated:
    passages, at = [], 0
    for number, sentence in enumerate(sentences):
        passages.append(Passage(at, at + len(sentence), "body", number))
        at += len(sentence) + 2
    article = Article(name, "\n\n".join(sentences), name, "given", name, "metadata", passages=tuple(passages))
    return Annotated(article)


def span(annotated: Annotated, number: int) -> Span:
    passage = annotated.article.passages[number]
    return Span(passage.start, passage.end)


def word(annotated: Annotated, text: str) -> Span:
    start = annotated.article.text.index(text)
    return Span(start, start + len(text))


@pytest.fixture
def two() -> tuple[Annotated, Annotated, Comparison]:
    left, right = report("Wire", LEFT), report("Post", RIGHT)
    number = Difference("number", word(left, "Fourteen"), word(right, "Seventeen"), "14 here, 17 there")
    links = (
        Link(span(left, 0), span(right, 2), "differs", 0.9, (), (number,)),
        Link(
            span(left, 2),
            span(right, 1),
            "quote",
            0.8,
            (QuotePair(word(left, "We owe them an answer soon"), word(right, "We owe them an answer fast")),),
        ),
    )
    mayor, gulls = span(left, 1), span(right, 0)
    return (
        left,
        right,
        Comparison(
            "Wire",
            "Post",
            links,
            (OnlyOne(mayor.start, mayor.end, 0.4, 0.5),),
            (OnlyOne(gulls.start, gulls.end, 0.1, 0.0),),
        ),
    )


def text_of(made: list[Row], column: int) -> str:
    cells = [row.cells[column] for row in made]
    return " ".join(
        cell.shown.text[cell.start : cell.end] if cell.shown else cell.note for cell in cells
    ).split()


def test_the_left_article_leads_and_the_right_follows(two: tuple[Annotated, Annotated, Comparison]) -> None:
    assert [(block.kind, block.number) for block in blocks(two[2])] == [
        ("only_right", 0),
        ("differs", 1),
        ("only_left", 0),
        ("quote", 2),
    ]


def test_linked_passages_stand_level(two: tuple[Annotated, Annotated, Comparison]) -> None:
    left, right, comparison = two
    made = rows(blocks(comparison), Sides(left, right), (40, 40), ASCII_GLYPHS)
    level = [row for row in made if row.cells[0].gutter == "!1"]
    assert len(level) == 1
    cells = level[0].cells
    assert [c.shown.text[c.start : c.end] for c in cells if c.shown] == [
        "Fourteen people were hurt.",
        "Seventeen people were hurt.",
    ]
    assert [cell.note for row in made for cell in row.cells if cell.note] == [
        "┄ only in B ┄",
        "┄ only in A ┄",
    ]


def test_a_narrow_terminal_gets_one_side_below_the_other(
    two: tuple[Annotated, Annotated, Comparison],
) -> None:
    left, right, comparison = two
    made = rows(blocks(comparison), Sides(left, right), (60,), ASCII_GLYPHS)
    assert [row.cells[0].gutter.strip() for row in made if row.block == 1] == ["A !1", "B !1"]


def test_what_differs_is_marked_on_both_sides(two: tuple[Annotated, Annotated, Comparison]) -> None:
    left, right, comparison = two
    sides, shown_blocks = Sides(left, right), blocks(comparison)
    for side, expected in (("left", "Fourteen"), ("right", "Seventeen")):
        shown = sides.shown(side, shown_blocks[1].spans(side)[0], shown_blocks[1])
        assert [shown.text[m.start : m.end] for m in shown.marks if m.what == "number"] == [expected]
    quoted = sides.shown("left", shown_blocks[3].left[0], shown_blocks[3])
    assert [quoted.text[m.start : m.end] for m in quoted.marks if m.what == "quote"] == [
        "We owe them an answer soon"
    ]


def test_brackets_carry_the_marks_without_styles(two: tuple[Annotated, Annotated, Comparison]) -> None:
    left, right, comparison = two
    block = blocks(comparison)[3]
    text = Sides(left, right, brackets=True).shown("right", block.right[0], block).text
    assert text == "“We owe them an answer [fast],” said Valk."


def test_a_passage_stands_beside_its_surest_partner_and_in_its_own_order_once(
    two: tuple[Annotated, Annotated, Comparison],
) -> None:
    left, right, comparison = two
    links = (
        Link(span(left, 0), span(right, 0), "wording", 0.4),
        Link(span(left, 0), span(right, 2), "differs", 0.8),
        Link(span(left, 1), span(right, 2), "wording", 0.9),
    )
    found = blocks(dataclasses.replace(comparison, links=links, only_left=(), only_right=()))
    assert [block.right for block in found] == [(span(right, 0), span(right, 2)), (span(right, 2),)]
    made = own_order("right", found, Sides(left, right), 40)
    assert [(row.block, row.passage) for row in made if row.block >= 0] == [
        (0, span(right, 0)),
        (1, span(right, 2)),
    ]


def test_own_order_keeps_each_article_whole(two: tuple[Annotated, Annotated, Comparison]) -> None:
    left, right, comparison = two
    for side, annotated in zip(SIDES, (left, right), strict=True):
        made = own_order(side, blocks(comparison), Sides(left, right), 40)
        assert text_of(made, 0) == annotated.article.text.split()


def test_every_word_is_shown_once_side_by_side(two: tuple[Annotated, Annotated, Comparison]) -> None:
    left, right, comparison = two
    made = rows(blocks(comparison), Sides(left, right), (30, 30))
    shown = [text for text in text_of(made, 0) if text not in ("┄", "only", "in", "B")]
    assert shown == left.article.text.split()


def test_the_words_of_the_screen(two: tuple[Annotated, Annotated, Comparison]) -> None:
    left, right, comparison = two
    sides, shown_blocks = Sides(left, right), blocks(comparison)
    assert [stop.block for stop in stops(shown_blocks)] == [1]
    assert "number: 14 here, 17 there · A's lead ↔ B's paragraph 3 of 3" in explain(
        shown_blocks[1], stops(shown_blocks)[0], sides, GLYPHS
    )
    texts = [line.text for line in panel(comparison, shown_blocks, sides, ASCII_GLYPHS)]
    assert "!1 Fourteen / Seventeen" in texts
    assert "ONLY A (1)" in texts
    assert "< ¶2 of 3: The mayor wept." in texts
    long, short = (
        summary(comparison, ASCII_GLYPHS, 200),
        summary(comparison, ASCII_GLYPHS, 60),
    )
    assert ("2 links:", "text") in long
    assert ("! 1 differing", "differs") in long
    assert sum(len(text) + 2 for text, _ in short) <= 80


def test_a_difference_is_told_with_the_place_of_its_own_passage(
    two: tuple[Annotated, Annotated, Comparison],
) -> None:
    left, right, comparison = two
    links = (Link(span(left, 0), span(right, 0), "wording", 0.4), comparison.links[0])
    shown_blocks = blocks(dataclasses.replace(comparison, links=links, only_right=()))
    (stop,), sides = stops(shown_blocks), Sides(left, right)
    assert explain(shown_blocks[0], stop, sides, GLYPHS).endswith("A's lead ↔ B's paragraph 3 of 3")
    assert "A's lead ↔ B's lead, paragraph 3 of 3" in explain(shown_blocks[0], None, sides, GLYPHS)


def test_an_unsure_difference_has_its_sign_before_the_words(
    two: tuple[Annotated, Annotated, Comparison],
) -> None:
    left, right, comparison = two
    first = comparison.links[0]
    unsure = dataclasses.replace(first.differences[0], sure=False)
    links = (dataclasses.replace(first, differences=(unsure,)), comparison.links[1])
    shown_blocks = blocks(dataclasses.replace(comparison, links=links))
    lines = panel(comparison, shown_blocks, Sides(left, right), ASCII_GLYPHS)
    assert lines[2].text == "!1 ? Fourteen / Seventeen"
    assert lines[2].stops == stops(shown_blocks)


def test_wordings_are_told_with_their_link_and_folded_in_the_panel(
    two: tuple[Annotated, Annotated, Comparison],
) -> None:
    left, right, comparison = two
    found = tuple(
        Difference(
            "wording",
            word(left, one),
            word(right, other),
            f"“{one}” on the left, “{other}” on the right",
            one == "soon",
        )
        for one, other in (("soon", "fast"), ("Valk said", "said Valk"))
    )
    links = (comparison.links[0], dataclasses.replace(comparison.links[1], differences=found))
    shown_blocks = blocks(dataclasses.replace(comparison, links=links))
    sides = Sides(left, right)
    assert "“soon” / “fast”, ? “Valk said” / “said Valk”" in explain(shown_blocks[3], None, sides, GLYPHS)
    assert [stop.block for stop in stops(shown_blocks)] == [1]
    (line,) = [
        line for line in panel(comparison, shown_blocks, sides, ASCII_GLYPHS) if line.text == "2 wordings"
    ]
    assert line.stops == wordings(shown_blocks)
    assert [stop.difference for stop in line.stops] == list(found)


def test_a_loose_link_is_told_beside_a_sure_one(two: tuple[Annotated, Annotated, Comparison]) -> None:
    left, right, comparison = two
    links = (
        Link(span(left, 0), span(right, 0), "wording", 0.4),
        Link(span(left, 0), span(right, 2), "differs", 0.9),
    )
    shown_blocks = blocks(dataclasses.replace(comparison, links=links, only_right=()))
    told = explain(shown_blocks[0], None, Sides(left, right), GLYPHS)
    assert (
        "“Gulls rose.” perhaps not the same statement; “Seventeen people were h…” something differs" in told
    )


@pytest.fixture
def with_part(two: tuple[Annotated, Annotated, Comparison]) -> tuple[Annotated, Annotated, Comparison]:
    """The same, and what Valk says in A counts as a part that only A tells."""
    left, right, comparison = two
    said = word(left, "Valk said")
    part = OnlyOne(said.start, said.end, 0.9, 1.0)
    return left, right, dataclasses.replace(comparison, parts_left=(part,))


def test_a_part_that_one_side_tells_is_marked_in_its_linked_passage(
    with_part: tuple[Annotated, Annotated, Comparison],
) -> None:
    left, right, comparison = with_part
    block = blocks(comparison)[3]
    shown = Sides(left, right).shown("left", block.left[0], block)
    assert [shown.text[m.start : m.end] for m in shown.marks if m.what == "only_left"] == ["Valk said"]
    assert [shown.text[m.start : m.end] for m in shown.marks if m.what == "changed"] == ["soon"]
    other = Sides(left, right).shown("right", block.right[0], block)
    assert not [mark for mark in other.marks if mark.what.startswith("only")]
    plain = Sides(left, right, brackets=True, glyphs=ASCII_GLYPHS).shown("left", block.left[0], block)
    assert plain.text == "“We owe them an answer [soon],” <Valk said<."


def test_parts_are_places_to_go_to_and_are_told(with_part: tuple[Annotated, Annotated, Comparison]) -> None:
    left, right, comparison = with_part
    sides, shown_blocks = Sides(left, right), blocks(comparison)
    found = alone(shown_blocks, "left")
    assert [(one.block, one.part is not None) for one in found] == [(2, False), (3, True)]
    assert alone(shown_blocks, "right") == (Alone(0),)
    assert explain(shown_blocks[3], found[1], sides, GLYPHS) == (
        "❝2 only A says this part · 2 words · A's paragraph 3 of 3 ↔ B's paragraph 2 of 3"
    )
    lines = panel(comparison, shown_blocks, sides, ASCII_GLYPHS)
    at = [line.text for line in lines].index("ONLY A (1 + 1 part)")
    assert [(line.text, line.block) for line in lines[at + 1 : at + 3]] == [
        ("< ¶3 of 3: … Valk said", 3),
        ("< ¶2 of 3: The mayor wept.", 2),
    ]
    assert (lines[at + 1].part, lines[at + 2].part) == (found[1].part, None)
    assert ("< 1 + 1 part only in A", "only_left") in summary(comparison, ASCII_GLYPHS, 200)
    short = summary(comparison, ASCII_GLYPHS, 78)
    assert ("<1 +1 part only A", "only_left") in short
    assert sum(len(text) + 2 for text, _ in short) <= 78


@given(
    st.dictionaries(st.integers(0, 30), st.integers(0, 400), max_size=20),
    st.dictionaries(st.integers(0, 30), st.integers(0, 400), max_size=20),
    st.integers(0, 400),
)
def test_the_tie_begins_at_both_tops_and_never_turns_back(
    left: dict[int, int], right: dict[int, int], top: int
) -> None:
    anchors = chain(left, right, {block: 1 + block % 3 for block in range(31)})
    assert counterpart(0, 30, anchors) == 0
    assert counterpart(top, 30, anchors) <= counterpart(top + 1, 30, anchors)


def test_the_tie_puts_linked_passages_level() -> None:
    anchors = chain({0: 0, 1: 40, 2: 80}, {0: 0, 1: 100, 2: 130}, {0: 1.0, 1: 1.0, 2: 1.0})
    top = 40 - 30 // 3
    assert counterpart(top, 30, anchors) == 100 - 30 // 3


def test_what_is_told_elsewhere_is_left_out_of_the_tie() -> None:
    left = {0: 0, 1: 10, 2: 20, 3: 30, 4: 40}
    right = {0: 0, 1: 12, 2: 150, 3: 28, 4: 45}
    anchors = chain(left, right, dict.fromkeys(range(5), 0.5))
    assert anchors == [(0, 0), (10, 12), (30, 28), (40, 45)]
    stood = [counterpart(top, 24, anchors) for top in range(40)]
    assert max(after - before for before, after in pairwise(stood)) < 3
    surest = chain(left, right, {0: 0.4, 1: 0.4, 2: 0.99, 3: 0.4, 4: 0.4})
    assert surest == [(0, 0), (10, 12), (20, 150)]
    assert chain({0: 44, 1: 136}, {0: 114, 1: 0}, {0: 0.34, 1: 0.44}, 5) == [(44, 114)]


@given(st.permutations(range(7)), st.lists(st.integers(1, 5), min_size=7, max_size=7))
def test_the_chain_is_the_surest_that_rises(order: list[int], scores: list[int]) -> None:
    rising = (
        chosen
        for size in range(8)
        for chosen in combinations(range(7), size)
        if all(order[one] < order[two] for one, two in pairwise(chosen))
    )
    found = chain({n: n for n in range(7)}, dict(enumerate(order)), dict(enumerate(map(float, scores))))
    assert all(order[row] == there for row, there in found)
    assert all(one[0] < two[0] and one[1] < two[1] for one, two in pairwise(found))
    best = max(sum(scores[one] for one in chosen) for chosen in rising)
    assert sum(scores[row] for row, _ in found) == best


@given(st.integers(20, 100))
def test_no_line_is_wider_than_its_column(width: int) -> None:
    left, right = report("Wire", LEFT), report("Post", RIGHT)
    comparison = Comparison("Wire", "Post", (Link(span(left, 0), span(right, 2), "wording", 0.9),), (), ())
    for row in rows(blocks(comparison), Sides(left, right), (width, width)):
        for cell in row.cells:
            assert cell.end - cell.start <= max(8, width - GUTTER)
