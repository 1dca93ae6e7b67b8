from html.parser import HTMLParser

from reader.compare import compare
from reader.compare.data import to_data
from reader.compare.export import to_html, to_markdown

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


def test_markdown_has_both_sides_reasons_and_the_rest() -> None:
    left, right = annotated(HARBOUR, "Harbour Post"), annotated(LEDGER, "Evening Ledger")
    text = to_markdown(compare(left, right), left, right)
    assert text.startswith("# Harbour Post ⇄ Evening Ledger")
    for heading in ("## In both", "## Only left", "## Only right", "## Names"):
        assert heading in text
    assert "≠ a figure, date or name differs" in text


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
