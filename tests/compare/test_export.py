import dataclasses
import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from reader.compare import compare
from reader.compare.data import to_data
from reader.compare.export import summary, to_html, to_markdown
from reader.compare.glance import tally
from reader.compare.notes import NONE_FOUND
from reader.compare.style import STYLE
from reader.model import Annotated, Comparison, Difference, Link, LinkKind, OnlyOne, Span

from .build import HARBOUR, LEDGER, annotated

VOID = {"meta", "br"}


class Outline(HTMLParser):
    """Open elements, seen tags and text of a page; fails on wrong nesting."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def outline(page: str) -> Outline:
    parser = Outline()
    parser.feed(page)
    assert parser.open == []
    return parser


def test_the_page_is_well_formed_whole_and_says_what_differs() -> None:
    left, right = annotated(HARBOUR, "Harbour Post"), annotated(LEDGER, "Evening Ledger")
    page = outline(to_html(compare(left, right), left, right))
    assert {"header", "main", "table", "caption", "h1", "h2", "mark"} <= set(page.tags)
    assert "different figures" in page.words
    assert "A ferry will carry passengers" in page.words
    assert "cancelled its summer concerts" in page.words
    assert not [value for name, value in page.attributes if name in ("src", "href")]


def test_hostile_text_stays_text() -> None:
    hostile = 'The mayor said <script>alert("x")</script> & left & "laughed" [link](http://x) *twice*.'
    left, right = annotated(hostile, "<b>Post</b>"), annotated(hostile, "Ledger")
    comparison = compare(left, right)
    page = outline(to_html(comparison, left, right))
    assert "script" not in page.tags
    assert "b" not in page.tags
    assert '<script>alert("x")</script>' in page.words
    text = to_markdown(comparison, left, right)
    assert "<script>" not in text.replace("\\<", "")
    assert "\\[link\\]" in text


def test_a_hostile_title_is_no_markup_in_the_heading() -> None:
    left, right = (
        annotated(HARBOUR, "<script>alert(1)</script> [x](y) &lt;b&gt;"),
        annotated(LEDGER, "Ledger"),
    )
    heading = to_markdown(compare(left, right), left, right).splitlines()[0]
    assert heading == "# \\<script\\>alert(1)\\</script\\> \\[x\\](y) \\&lt;b\\&gt; ⇄ Ledger"


def several() -> tuple[Annotated, Annotated, Comparison]:
    """One passage on the left with two on the right, one of them loosely; two lone ones, the weightier last."""
    left = annotated("Fourteen people were hurt. Rain fell. The mayor wept.", "Post")
    right = annotated("Seventeen people were hurt. Some people fled.", "Ledger")
    (one, rain, mayor), (sure, loose) = (
        [Span(p.start, p.end) for p in side.article.passages] for side in (left, right)
    )
    number = Difference("number", Span(0, 8), Span(0, 9), "14 here, 17 there")
    word = Difference("wording", Span(9, 15), Span(33, 39), "folk here, people there")
    links = (
        Link(one, sure, "differs", 0.9, (), (number,)),
        Link(one, loose, "wording", 0.4, (), (word,)),
    )
    alone = (OnlyOne(rain.start, rain.end, 0.2, 0.5), OnlyOne(mayor.start, mayor.end, 0.7, 1.0))
    return left, right, Comparison("Post", "Ledger", links, alone, ())


def test_a_loose_link_is_seen_to_be_one() -> None:
    left, right, comparison = several()
    page, text = to_html(comparison, left, right), to_markdown(comparison, left, right)
    seen = outline(re.sub(r'<span class="hidden">[^<]*</span>', "", page)).words
    assert "Some people fled. (sentence 2 of 2, perhaps not the same statement)" in seen
    assert "≈? on the same matter, perhaps not the same statement" in seen
    assert seen.count("perhaps not the same statement)") == 1
    assert "> **Right** (sentence 2 of 2, perhaps not the same statement): Some people fled." in text
    loosely = dataclasses.replace(comparison, links=comparison.links[1:])
    assert '<span class="glyph" aria-hidden="true">≈?</span> 1' in to_html(loosely, left, right)
    assert "### 1 ≈? on the same matter" in to_markdown(loosely, left, right)


def test_a_reason_says_which_of_several_passages_it_is_about() -> None:
    left, right, comparison = several()
    for made in (to_html(comparison, left, right), to_markdown(comparison, left, right)):
        assert "“Seventeen people were hurt.”: 14 here, 17 there" in made
        assert "“Some people fled.”: folk here, people there" in made


def test_what_differs_is_listed_first_with_both_wordings_and_where() -> None:
    left, right, comparison = several()
    (first, second) = comparison.links
    unsure = Difference("date", None, Span(28, 43), "a day here, none there", sure=False)
    comparison = dataclasses.replace(
        comparison, links=(first, dataclasses.replace(second, differences=(*second.differences, unsure)))
    )
    page, text = to_html(comparison, left, right), to_markdown(comparison, left, right)
    words = outline(page).words
    assert 0 < words.index("Differences") < words.index("Sure (1)") < words.index("Perhaps (1)")
    assert words.index("Perhaps (1)") < words.index("Signs and marks") < words.index("In both")
    assert "1 figureleft (lead): differs: Fourteen people were hurt." in words
    assert "right (lead): differs: Seventeen people were hurt." in words
    assert "1 dateleft (lead): –right (sentence 2 of 2): perhaps differs: Some people fle" in words
    assert "1 exchange of words: see the passages." in words and "1 exchange of words" in text
    assert (
        "- 1 figure: left (lead): **Fourteen** people were hurt. / right (lead): **Seventeen** people" in text
    )
    assert "/ right (sentence 2 of 2): *Some people fle?*d." in text


def test_the_list_at_the_top_is_short() -> None:
    left, right, comparison = several()
    link = comparison.links[0]
    many = tuple(dataclasses.replace(link.differences[0], reason=f"reason {n}") for n in range(20))
    found = dataclasses.replace(comparison, links=(dataclasses.replace(link, differences=many),))
    page, text = to_html(found, left, right), to_markdown(found, left, right)
    assert "Sure (20)" in page and "<li>and 8 more: see the passages</li>" in page
    assert text.count("\n- 1 figure: ") == 12 and "- and 8 more: see the passages" in text


def test_the_marks_tell_sure_from_unsure_and_are_explained() -> None:
    left, right, comparison = several()
    page = to_html(comparison, left, right)
    table = page.partition("<tbody>")[2]
    assert table.count('<mark class="sure"><span class="hidden">differs: </span>') == 2
    assert "surely differs from the other side" in page and "perhaps differs" in page
    number = dataclasses.replace(comparison.links[0].differences[0], sure=False)
    links = (dataclasses.replace(comparison.links[0], kind="wording", differences=(number,)),)
    table = to_html(dataclasses.replace(comparison, links=links), left, right).partition("<tbody>")[2]
    assert table.count('<mark class="unsure"><span class="hidden">perhaps differs: </span>') == 2
    assert 'class="sure"' not in table


def test_a_row_says_what_it_is_that_differs() -> None:
    left, right, comparison = several()
    link = comparison.links[0]
    denied = dataclasses.replace(link.differences[0], type="negation")
    for differences, told in (
        (link.differences, "a figure differs"),
        ((denied,), "one side denies it"),
        ((*link.differences, denied), "a figure differs, one side denies it"),
        ((*link.differences, dataclasses.replace(denied, type="date")), "a figure and a date differ"),
    ):
        found = dataclasses.replace(comparison, links=(dataclasses.replace(link, differences=differences),))
        assert f'1<span class="hidden"> {told}</span>' in to_html(found, left, right)
        assert f"### 1 ≠ {told}\n" in to_markdown(found, left, right)


def test_what_is_perhaps_not_the_same_statement_stands_apart() -> None:
    left, right, comparison = several()
    loosely = dataclasses.replace(
        comparison,
        links=(comparison.links[0], Link(Span(42, 57), Span(28, 45), "wording", 0.4)),
    )
    for made in (to_html(loosely, left, right), to_markdown(loosely, left, right)):
        apart = made.index("On the same matter, perhaps not the same statement")
        assert made.index("In both") < made.index("a figure differs") < apart < made.rindex("≈?")


def test_the_page_can_be_read_in_light_and_dark() -> None:
    light, dark = (
        dict(re.findall(r"--(\w+):(#\w+)", block))
        for block in re.findall(r":root\{([^}]*)\}", STYLE.partition("@media print")[0])
    )
    for colours in (light, dark):
        for ground in ("paper", "box", "mark"):
            assert contrast(colours["ink"], colours[ground]) >= 4.5
        for ground in ("paper", "box"):
            assert contrast(colours["soft"], colours[ground]) >= 4.5


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
        parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dim, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dim + 0.05)


def test_what_one_side_tells_stands_by_weight() -> None:
    left, right, comparison = several()
    for made in (to_html(comparison, left, right), to_markdown(comparison, left, right)):
        assert 0 < made.index("The mayor wept.") < made.index("Rain fell.")


def test_that_nothing_was_found_is_not_said_to_be_nothing() -> None:
    left, right = annotated("Snow fell on the hills.", "a"), annotated("Cherries rot in the valley.", "b")
    comparison = compare(left, right)
    assert to_html(comparison, left, right).count(NONE_FOUND) == 2
    assert NONE_FOUND in to_markdown(comparison, left, right)


def test_markdown_has_both_sides_reasons_and_the_rest() -> None:
    left, right = annotated(HARBOUR, "Harbour Post"), annotated(LEDGER, "Evening Ledger")
    text = to_markdown(compare(left, right), left, right)
    assert text.startswith("# Harbour Post ⇄ Evening Ledger")
    for heading in ("## In both", "## Only left", "## Only right", "## Names"):
        assert heading in text
    assert "≠ a figure, date or name differs" in text


@given(
    st.lists(
        st.tuples(
            st.integers(0, 4),
            st.integers(0, 4),
            st.sampled_from(("quote", "same", "wording", "differs")),
            st.floats(0.3, 1),
        )
    )
)
def test_the_counts_add_up_to_the_linked_passages(pairs: list[tuple[int, int, LinkKind, float]]) -> None:
    links = tuple(Link(Span(a, a + 1), Span(b, b + 1), kind, score) for a, b, kind, score in pairs)
    found = tally(Comparison("a", "b", links, (), ()))
    assert found.quote + found.same + found.wording + found.loose + found.differs == found.links
    assert found.links == len(links)


def test_every_take_away_counts_the_same() -> None:
    left, right = annotated(HARBOUR), annotated(LEDGER)
    comparison = compare(left, right)
    counts = to_data(comparison)["counts"]
    told = f"{counts['links']} links: "
    assert counts["links"] == len({link.left for link in comparison.links})
    assert summary(comparison).startswith(told)
    page, markdown = to_html(comparison, left, right), to_markdown(comparison, left, right)
    assert summary(comparison) in page and told in markdown
    assert page.count('<th scope="row">') == markdown.count("\n### ") == counts["links"]


def test_articles_that_share_nothing_make_a_page_too() -> None:
    left, right = annotated("Snow fell on the hills.", "a"), annotated("", "b")
    comparison = compare(left, right)
    assert "The right article is empty." in outline(to_html(comparison, left, right)).words
    assert "The right article is empty." in to_markdown(comparison, left, right)


TWO_THINGS = (
    "The council closed the harbour bridge, and the mayor announced an inquiry into <repair> contracts."
)
ONE_THING = "The harbour bridge was closed by the council."
PART = "and the mayor announced an inquiry into <repair> contracts."


def test_a_part_that_one_side_tells_is_in_every_take_away() -> None:
    left, right = annotated(TWO_THINGS, "Harbour Post"), annotated(ONE_THING, "Evening Ledger")
    for one, other, side, glyph in ((left, right, "left", "◂"), (right, left, "right", "▸")):
        comparison = compare(one, other)
        text = to_markdown(comparison, one, other)
        listed = text.partition(f"## Parts of linked passages only {side} (1)")[2]
        assert listed.startswith(
            "\n\n- … and the mayor announced an inquiry into \\<repair\\> contracts. (lead)"
        )
        assert f"0 and 1 part only {side}" in text
        page = to_html(comparison, one, other)
        words = outline(page).words
        assert f"{glyph} {PART}" in words
        assert f"{glyph} … {PART} (lead) (part of a linked passage)" in words
        assert page.count('<mark class="part">') == 1
        (part,) = to_data(comparison)[f"parts_{side}"]
        assert TWO_THINGS[part["start"] : part["end"]] == PART
