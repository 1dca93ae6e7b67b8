from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from reader.model import Passage, PassageKind
from reader.ui.render import Layout, Line, Marks, blocks, flatten, offset_at, segments, wrap

ODD = st.text(alphabet=st.sampled_from("ab cd  —é“中文。한🙂\u0301\u200d\ufe0f\u200bйž"), max_size=120)
TEXTS = st.one_of(ODD, st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=80))
BOLD, ITALIC = Style(bold=True), Style(italic=True)


@given(TEXTS, st.integers(2, 40))
def test_wrapped_lines_fit_and_lose_nothing_but_spaces(text: str, width: int) -> None:
    flat = flatten(text)
    spans = list(wrap(flat, 0, len(flat), width))
    assert all(cell_len(flat[span.start : span.end]) <= width for span in spans if span.end - span.start > 1)
    ends = [0, *(span.end for span in spans)]
    starts = [*(span.start for span in spans), len(flat)]
    assert all(flat[end:start].strip(" ") == "" for end, start in zip(ends, starts, strict=True))
    assert all(span.start < span.end for span in spans)


def test_words_stay_whole_where_they_fit() -> None:
    text = "The harbour master of Ostrel halted the ferry"
    assert [text[s.start : s.end] for s in wrap(text, 0, len(text), 18)] == [
        "The harbour master",
        "of Ostrel halted",
        "the ferry",
    ]


def test_wide_characters_break_between_themselves_but_not_before_a_full_stop() -> None:
    text = "港口停运。今天"
    lines = [text[s.start : s.end] for s in wrap(text, 0, len(text), 8)]
    assert lines == ["港口停", "运。今天"]


def test_a_combining_accent_stays_with_its_letter() -> None:
    text = "e\u0301" * 10
    assert all(text[s.start] == "e" for s in wrap(text, 0, len(text), 3))


@given(
    st.text("abc .,", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8)
)
def test_segments_say_the_text_whatever_is_marked(text: str, pairs: list[tuple[int, int]]) -> None:
    marks = Marks.of([(min(p), min(max(p), len(text)), BOLD) for p in pairs])
    over = Marks.of([(min(p), min(max(p), len(text)), ITALIC) for p in pairs[::2]])
    pieces = segments(text, 0, len(text), Style.null(), [marks, over])
    assert "".join(piece.text for piece in pieces) == text
    marked = {at for p in pairs for at in range(min(p), min(max(p), len(text)))}
    at = 0
    for piece in pieces:
        for _ in piece.text:
            assert at in marked or not (piece.style and piece.style.bold)
            at += 1


def test_marks_are_cut_at_line_ends() -> None:
    text = "aaa bbb ccc"
    marks = Marks.of([(2, 9, BOLD)])
    (one, two) = segments(text, 0, 4, Style.null(), [marks])
    assert (one.text, two.text, two.style) == ("aa", "a ", BOLD)


@given(TEXTS.filter(bool), st.integers(4, 30), st.integers(0, 40))
def test_a_cell_of_a_line_leads_back_to_a_place_in_it(text: str, width: int, cell: int) -> None:
    flat = flatten(text)
    for span in wrap(flat, 0, len(flat), width):
        assert span.start <= offset_at(flat, Line(span.start, span.end, "body"), cell) < span.end


def test_blocks_follow_paragraphs_and_kinds() -> None:
    text = "One. Two. Teaser here. Three."
    passages = (
        Passage(0, 4, "body", 0),
        Passage(5, 9, "body", 0),
        Passage(10, 22, "teaser", 0),
        Passage(23, 29, "body", 1),
    )
    assert [(text[b.start : b.end], b.kind) for b in blocks(text, passages)] == [
        ("One. Two.", "body"),
        ("Teaser here.", "teaser"),
        ("Three.", "body"),
    ]


def test_blank_lines_divide_a_text_without_passages() -> None:
    text = "one\ntwo\n\n \nthree\n"
    assert [text[b.start : b.end] for b in blocks(text, ())] == ["one\ntwo", "three"]


def test_the_line_of_an_offset_shows_it() -> None:
    text = " ".join(f"word{number}" for number in range(3000))
    layout = Layout(text, blocks(text, ()), 40)
    offset = text.index("word2500")
    line = layout.lines[layout.line_of(offset)]
    assert line.start <= offset < line.end


def test_a_huge_text_is_laid_out_only_as_far_as_it_is_looked_at() -> None:
    for text in ("x" * 1_000_000, "中" * 1_000_000, "a word or two " * 360_000):
        layout = Layout(text, blocks(text, (Passage(0, len(text)),)), 60)
        layout.extend(50)
        assert len(layout.lines) == 50
        assert not layout.complete
        assert layout.height > 10_000
    layout.finish()
    assert layout.complete
    assert layout.lines[-1].end == len(text)


def test_a_long_text_without_paragraphs_is_aired_between_sentences() -> None:
    sentences = [f"The {word} boat left the quay at dawn. " for word in "abcdefghijklmnopqrst"]
    text = "".join(sentences)
    passages, start = [], 0
    for at, sentence in enumerate(sentences):
        kind: PassageKind = "teaser" if at == 9 else "body"
        passages.append(Passage(start, start + len(sentence.rstrip()), kind, 0))
        start += len(sentence)
    found = blocks(text, passages)
    counts = [sum(block.start <= p.start < block.end for p in passages) for block in found]
    assert sum(counts) == len(sentences) and [block.kind for block in found].count("teaser") == 1
    assert all(4 <= number <= 6 for number, block in zip(counts, found, strict=True) if block.kind == "body")
    assert {block.start for block in found} <= {passage.start for passage in passages}
    divided = [replace(passage, paragraph=at // 7) for at, passage in enumerate(passages)]
    assert len(blocks(text, divided)) == 5
