import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import And, DateRange, Filter, Node, Not, Or, Phrase, Term
from reader.search.query import MAX_UNITS, MAX_WIDE, SHOWN_FIELDS, describe, parse

TODAY = dt.date(2026, 11, 24)
DAY = dt.date


def root(text: str) -> Node | None:
    return parse(text, TODAY).root


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("harbour ", Term("harbour")),
        ("harbour", Term("harbour", prefix=True)),
        ("ha", Term("ha")),
        ("ha*", Term("ha", prefix=True)),
        ("terhenko~", Term("terhenko", fuzzy=True)),
        ('"open the strait"', Phrase(("open", "the", "strait"))),
        ('"open the str', Phrase(("open", "the", "str"), prefix=True)),
        ("“open strait”", Phrase(("open", "strait"))),
        ('"strait"', Term("strait")),
        ("-strait", Not(Term("strait"))),
        ("NOT strait", Not(Term("strait"))),
        ("-source:wire", Not(Filter("source", "wire"))),
        ("a b ", And((Term("a"), Term("b")))),
        ("a AND b ", And((Term("a"), Term("b")))),
        ("a OR b ", Or((Term("a"), Term("b")))),
        ("a OR b c ", And((Or((Term("a"), Term("b"))), Term("c")))),
        ("(a c) OR b ", Or((And((Term("a"), Term("c"))), Term("b")))),
        ("title:strike ", Term("strike", "title")),
        ('title:"dock strike"', Phrase(("dock", "strike"), "title")),
        ("title:(dock strike)", And((Term("dock", "title"), Term("strike", "title")))),
        ('source:"Morning Wire"', Filter("source", "Morning Wire")),
        ("source:(wire OR post)", Or((Filter("source", "wire"), Filter("source", "post")))),
        ("is:UNREAD", Filter("is", "unread")),
        ("after:2023-03", DateRange(DAY(2023, 3, 1), None)),
        ("before:2023-03", DateRange(None, DAY(2023, 2, 28))),
        ("on:2024", DateRange(DAY(2024, 1, 1), DAY(2024, 12, 31))),
        ("until:2024-02", DateRange(None, DAY(2024, 2, 29))),
        ("newer:2w", DateRange(DAY(2026, 11, 10), None)),
        ("on:yesterday", DateRange(DAY(2026, 11, 23), DAY(2026, 11, 23))),
    ],
)
def test_a_query_is_understood(text: str, expected: Node) -> None:
    assert root(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "date:[foo TO bar] ",
            f"date AND foo AND TO AND bar; “date:” is no field ({SHOWN_FIELDS})",
        ),
        ("before:2023-02-30 ", "2023-02-30; “before:2023-02-30” is no date, read as a word"),
        (
            "is:happy ",
            "happy; “is:happy” is not known (new, noted, read, starred, undated, unread), read as a word",
        ),
        ("story: dock ", "dock; “story:” is left out: its value stands right behind it"),
        ("?????", "no word to search for: everything is shown"),
        ("dock sort:date", "dock, newest first"),
        ("qin kuleba after:2023-03", "qin AND kuleba, from 1 Mar 2023"),
        ("(a OR b) -c", "(a OR b) AND not c"),
    ],
)
def test_the_reading_is_said(text: str, words: str) -> None:
    assert parse(text, TODAY).read_as == words


def test_newest_first() -> None:
    assert parse("dock sort:date", TODAY).sort == "date"
    assert parse("dock", TODAY).sort == "relevance"


@pytest.mark.parametrize(
    "text",
    [
        "*",
        "?????",
        "(" * 3000 + "a" + ")" * 3000,
        "word " * 5000,
        "x" * 100_000,
        '"',
        "“",
        "-",
        "OR",
        "NOT NOT",
        "date:[foo TO bar]",
        "a\0b",
        "😀 👍🏽",
        "中国 ひらがな",
        "newer:9999y",
        "on:0000",
        "after:99999999",
        "title:title:title:",
        "-(-(-(-a)))",
        "source:(",
        "((((",
        "))))",
        "a~*~*",
        "\ud800",
        "title:" * 500,
    ],
)
def test_hostile_input_is_read(text: str) -> None:
    query = parse(text, TODAY)
    assert query.text == text
    assert query.root is not None or query.read_as


def test_what_is_left_out_is_said() -> None:
    query = parse(" ".join(f"w{n}" for n in range(200)), TODAY)
    assert isinstance(query.root, And)
    assert len(query.root.parts) == MAX_UNITS
    assert f"only the first {MAX_UNITS} words are used" in query.read_as


PIECES = [
    "-",
    "(",
    ")",
    '"',
    "“",
    " OR ",
    " AND ",
    "NOT ",
    "source:",
    "title:",
    "is:",
    "after:",
    "newer:",
    "foo",
    "2023-03",
    "*",
    "?",
    "~",
    " ",
    "\0",
    "中国",
    "😀",
    "zel*",
    ":",
    "sort:",
    "[",
    "|",
    "'",
    "\n",
]


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)))
def test_nothing_raises_and_every_reading_can_be_said(text: str) -> None:
    query = parse(text, TODAY)
    assert isinstance(describe(query.root), str)
    assert (query.root is None) <= (not text.strip() or bool(query.read_as))


def test_only_so_many_words_are_widened():
    query = parse(" ".join(f"word{n}*" for n in range(6)) + " last~ end ", TODAY)
    assert isinstance(query.root, And)
    widened = [part for part in query.root.parts if isinstance(part, Term) and (part.prefix or part.fuzzy)]
    assert len(widened) == MAX_WIDE and len(query.root.parts) == 8
    assert f"only the first {MAX_WIDE} words with * or ~ are widened" in query.read_as
