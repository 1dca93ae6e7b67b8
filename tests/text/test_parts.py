import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Span
from reader.text.parts import clauses


def parts_of(text: str) -> list[str]:
    return [text[span.start : span.end] for span in clauses(text, 0, len(text))]


@pytest.mark.parametrize(
    "parts",
    [
        (
            "The council closed the old harbour bridge on Monday morning,",
            "and the mayor announced an inquiry into the repair contracts.",
        ),
        (
            "The ferry company cancelled all morning crossings to the islands",
            "after inspectors found deep cracks in the engine mountings.",
        ),
        (
            "Growers expect the smallest cherry harvest for a decade;",
            "traders have begun importing fruit from the southern valleys.",
        ),
        (
            "The committee approved the new reservoir behind closed doors —",
            "a vote that several residents plan to challenge in court.",
        ),
        (
            "Nurses at the valley clinic walked out before noon,",
            "while surgeons kept performing the most urgent operations.",
        ),
        (
            "The orchestra hired a young conductor from Lindholm,",
            "who promised to open every rehearsal to local schoolchildren.",
        ),
        (
            "The storm tore roofs off forty houses near the quay,",
            "killing two fishermen and injuring several dozen tourists.",
        ),
        (
            "Engineers inspected the northern dam twice last spring",
            "and warned the ministry about leaking drainage tunnels.",
        ),
    ],
)
def test_a_sentence_that_says_two_things_is_cut_between_them(parts: tuple[str, ...]) -> None:
    assert parts_of(" ".join(parts)) == list(parts)


@pytest.mark.parametrize(
    "sentence",
    [
        "The council closed the bridge, and the mayor wept.",
        "“The old harbour bridge cost far too much, and the new one leaked badly every winter,” the mayor said.",
        "Spending rose to 1,250,000 crowns, well above the limit set by parliament for emergency repairs.",
        "The Ministry of Agriculture, Fisheries, and Forestry rejected every single application from valley farmers.",
        "The quarry owner (who bought the northern pits cheaply, and who later sold them) avoided questions.",
        "Two hours after the second cargo train derailed near the quay, engineers inspected every bridge twice.",
        "The choir sang, as well as many visitors from the neighbouring valley towns and villages around.",
        "The quarry owner — who bought the northern pits cheaply last winter — avoided questions from reporters.",
    ],
)
def test_a_sentence_that_says_one_thing_stays_whole(sentence: str) -> None:
    assert parts_of(sentence) == [sentence]


def test_words_known_to_be_quoted_are_never_cut() -> None:
    text = "The bridge cost far too much money, and the new ferry leaked badly every winter."
    assert len(clauses(text, 0, len(text))) == 2
    assert clauses(text, 0, len(text), [Span(0, len(text))]) == [Span(0, len(text))]


_WORDS = st.sampled_from(
    [
        *("harbour bridge mayor closed announced inquiry contracts winter engineers cracked".split()),
        *("and but , ; — after which while who “ ” ( ) 1,250 Amberly Tolvanen , and".split()),
        "\n",
    ]
)


@given(st.lists(_WORDS, max_size=60).map(" ".join) | st.text(max_size=200), st.integers(0, 40))
def test_parts_are_in_order_inside_the_sentence_and_cover_it(text: str, start: int) -> None:
    start = min(start, len(text))
    found = clauses(text, start, len(text))
    place = start
    for span in found:
        assert place <= span.start < span.end <= len(text)
        assert not text[place : span.start].strip()
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        place = span.end
    assert not text[place:].strip()
