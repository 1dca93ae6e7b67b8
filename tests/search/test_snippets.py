import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Query
from reader.search.query import parse
from reader.search.snippets import match_spans, snippet

TEXT = (
    "The harbour was quiet on Sunday. Gulls sat on the cranes.\n\n"
    "On Monday 1,200 dockers walked out in Port Selden, and the U.S. consul left. "
    "A year-long dispute about the nine-point plan had ended without a deal; Zoë Ørsted's "
    "offer was “not an offer at all”. "
    + "Nothing else happened for a long while. " * 40
    + "The strike ended in May."
)


def asked(text: str) -> Query:
    return parse(text, dt.date(2026, 11, 24))


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("docker ", ["dockers"]),
        ("dock", ["dockers"]),
        ("1200 ", ["1,200"]),
        ("US ", ["U.S."]),
        ("zoe orsted ", ["Zoë", "Ørsted"]),
        ('"walked out"', ["walked out"]),
        ("nine-point ", ["nine-point"]),
        ("year-long ", ["year-long"]),
        ("orstad~ ", ["Ørsted"]),
        ("selden OR cranes ", ["cranes", "Selden"]),
        ("selden -monday ", ["Selden"]),
        ("source:selden ", []),
        ("ended ending ", ["ended", "ended"]),
        ("out walked ", ["walked", "out", "without"][:2]),
    ],
)
def test_the_words_of_the_query_are_marked(query: str, marked: list[str]) -> None:
    assert [TEXT[s.start : s.end].rstrip(".") for s in match_spans(TEXT, asked(query))] == [
        word.rstrip(".") for word in marked
    ]


def test_the_best_stretch_covers_most_words() -> None:
    line, marks = snippet(TEXT, asked("strike ended may "))
    assert "The strike ended in May." in line
    assert line.startswith("… ")
    assert [line[m.start : m.end] for m in marks][-3:] == ["strike", "ended", "May"]


def test_function_words_do_not_choose_the_stretch_but_are_marked_in_it() -> None:
    text = (
        "It was on the way to the pier, on the hill. " * 8
        + "A ferry waits in the harbour. "
        + "Rain fell. " * 40
    )
    line, marks = snippet(text, asked("the ferry on the harbour "))
    assert [line[m.start : m.end] for m in marks][-3:] == ["ferry", "the", "harbour"]
    line, marks = snippet(text, asked("on the "))
    assert line.startswith("It was on the way") and len(marks) > 3


def test_marks_keep_their_words_where_white_space_is_folded() -> None:
    text = "One  \n\n two\tthree \u2028 four five.\n" * 3
    line, marks = snippet(text, asked("two OR four OR five "))
    assert line == "… " + " ".join(text.split()[1:])
    assert [line[m.start : m.end] for m in marks] == ["two", "four", "five"] * 3


def test_a_query_without_words_shows_the_beginning() -> None:
    line, marks = snippet(TEXT, asked("is:unread"))
    assert line.startswith("The harbour was quiet on Sunday. Gulls sat on the cranes. On Monday")
    assert line.endswith(" …")
    assert marks == ()


def test_han_text_is_marked_without_spaces() -> None:
    text = "港口的工人星期一罢工。"
    assert [text[s.start : s.end] for s in match_spans(text, asked("罢工"))] == ["罢工"]


@given(st.text(max_size=400), st.text(max_size=30))
def test_marks_lie_inside_the_snippet_on_one_line(text: str, query: str) -> None:
    line, marks = snippet(text, asked(query))
    assert "\n" not in line
    assert len(line) <= 260
    previous = 0
    for mark in marks:
        assert previous <= mark.start < mark.end <= len(line)
        previous = mark.end


@given(st.lists(st.sampled_from(TEXT.split()), min_size=1, max_size=4))
def test_every_word_of_the_text_is_found_in_it(words: list[str]) -> None:
    plain = [word for word in words if word.isalpha() and word not in ("OR", "AND", "NOT")]
    spans = match_spans(TEXT, asked(" ".join(plain) + " "))
    surfaces = {TEXT[s.start : s.end].lower() for s in spans}
    assert all(word.lower() in surfaces for word in plain)
