from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.paragraphs import paragraph_spans
from reader.text.passages import passages
from reader.text.sentences import sentence_spans

PIECES = st.lists(
    st.sampled_from(
        [
            *"Marlow|spoke|.|?|!|…| | |\n|\n\n|“|”|Mr.|U.S.|3.5|a.m.|—|(@h)|Read more:|He|。|x|- ".split("|"),
            '"',
            "\u00a0",
            "\x1c",
            "May 3, 2021",
        ]
    ),
    max_size=40,
).map("".join)


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentence_spans(text)]


@given(st.one_of(PIECES, st.text(max_size=120)))
def test_sentences_and_passages_cover_all_but_white_space_once_and_in_order(text: str) -> None:
    for spans in (sentence_spans(text), passages(text), paragraph_spans(text)):
        reach = 0
        for span in spans:
            assert reach <= span.start < span.end <= len(text)
            assert not text[reach : span.start].strip()
            assert text[span.start : span.end] == text[span.start : span.end].strip()
            reach = span.end
        assert not text[reach:].strip()


@pytest.mark.parametrize(
    "sentences",
    [
        ["Mr. Dorn met Gen. Ivo Marsh at 5 p.m. on Monday.", "He left at once."],
        ["The U.S. envoy praised U.S. President Ann Lowe.", "Nobody else did."],
        ["It was made in the U.S.", "The rest came by sea."],
        ["J. K. Amber and George W. Oke signed No. 4 of the treaty.", "It holds."],
        ["Growth was 3.5 percent.", "12 towns gained."],
        ["“We will stay.”", "“We will not go,” he said."],
        ["“Who pays?” Marlow asked.", "Nobody knew."],
        ["“Is it true?” she asked.", "It was."],
        ["They will come … maybe.", "Or not."],
        ["The pact ended last month. .", "A new one began."],
        ["He said: “It is over.", "We go home.”", "Then he left."],
        ["She works at Harbour Corp. in Tessel.", "She likes it."],
        ["The minister resigned!", "“Good,” said the crowd."],
        ["Is it over?", "not yet, they say."],
        ["Dr. Oke, Ph.D., of St. Maren spoke.", "(He was late.)", "All heard him."],
        ["今天天气很好。", "我们去公园吧！", "你来吗？"],
        ["هل وصل الوزير؟", "نعم، وصل أمس."],
    ],
)
def test_sentences_joined_by_spaces_come_apart_again(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("They held talks.The ferry sailed.", ["They held talks.", "The ferry sailed."]),
        ("“It is under control.”“Good,” he said.", ["“It is under control.”", "“Good,” he said."]),
        (
            "See harbour.example.Org or www.tessel.Example today.",
            ["See harbour.example.Org or www.tessel.Example today."],
        ),
        ("天气很好。我们走。", ["天气很好。", "我们走。"]),
        ("The node.js and 3.5 stay.", ["The node.js and 3.5 stay."]),
        ("1. The first point.", ["1. The first point."]),
    ],
)
def test_missing_spaces(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Die Brücke wird am 3. Mai geöffnet. Das Fest folgt am 4. August im Hafen.", 2),
        ("Sie kamen vom 1. Oktober bis zum 3. November in die Stadt.", 1),
        ("They won by 12. August was hot.", 2),
        ("The ferry sank on May 3. April had been calm.", 2),
    ],
)
def test_a_german_day_ends_no_sentence(text: str, count: int) -> None:
    assert len(sentence_spans(text)) == count


def test_single_line_breaks_part_paragraphs() -> None:
    assert split("The ferry sailed on time\nThe mayor waved") == [
        "The ferry sailed on time",
        "The mayor waved",
    ]


def test_a_line_that_goes_on_in_lower_case_is_one_sentence() -> None:
    assert split("The ferry sailed\nacross the bay.") == ["The ferry sailed\nacross the bay."]


def test_hard_wrapped_text_is_read_as_paragraphs() -> None:
    text = (
        "The ferry across the bay sailed for the last time on Monday, its captain\n"
        "Ivo Marsh said after the crew had moored it at the old quay of Tessel\n"
        "Town. Nobody knows when the bridge will be ready to carry the traffic\n"
        "of the island.\n"
        "The mayor promised a date in spring, and the council of the county of\n"
        "Lower Maren agreed with her."
    )
    assert len(paragraph_spans(text)) == 2
    assert len(sentence_spans(text)) == 3
