from hypothesis import given
from hypothesis import strategies as st

from reader.compare.marks import changed_words, marks
from reader.compare.terms import stems_of, terms
from reader.model import Difference, Span

WORDS = st.lists(
    st.sampled_from("bridge harbour mayor ferry orchard fell rose of the on Wednesday 14".split())
)


def cut(text: str, spans: list[Span]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def told(kind: str, text: str, words: str, sure: bool = True) -> tuple[Difference, Span]:
    start = text.index(words)
    return Difference(kind, None, None, "", sure), Span(start, start + len(words))  # type: ignore[arg-type]


def test_words_one_side_alone_has_are_marked_where_the_rest_runs_alike() -> None:
    left = "The old harbour bridge at Tarn fell on Wednesday."
    right = "On Wednesday the harbour bridge at Tarn fell with a loud crash."
    assert cut(left, changed_words(left, [right], ())) == ["old"]
    assert cut(right, changed_words(right, [left], ())) == ["loud crash"]


def test_nothing_is_marked_where_the_passages_run_otherwise() -> None:
    left = "The old harbour bridge at Tarn fell on Wednesday."
    right = "Rescuers searched the harbour for the crew of a ferry after the storm."
    assert not changed_words(left, [right], ()) and not changed_words(right, [left], ())


def test_words_told_to_be_exchanged_are_marked_in_any_case() -> None:
    left, right = "The old span gave way at noon in Tarn.", "Rescuers searched for a ferry near the bridge."
    assert cut(left, changed_words(left, [right], [told("wording", left, "old span")])) == ["old span"]


def test_in_a_quotation_mostly_shared_the_other_words_are_marked() -> None:
    left = "After a long night in the drying hall of the mill she said “nobody had to walk through smoke”."
    right = "“Nobody had to run through smoke,” Lorn told a crowd of workers at the gate."
    assert cut(
        left, changed_words(left, [right], [told("quote", left, "nobody had to walk through smoke")])
    ) == ["walk"]


@given(WORDS, WORDS, WORDS)
def test_no_marked_word_stands_on_the_other_side(one: list[str], other: list[str], third: list[str]) -> None:
    text, others = " ".join(one), [" ".join(other), " ".join(third)]
    known = stems_of(" ".join(others))
    found = changed_words(text, others, ())
    assert not {stem for words in cut(text, found) for stem in stems_of(words)} & known
    assert sum(len(terms(words)) for words in cut(text, found)) <= len(terms(text))


def test_told_differences_come_before_changed_words_and_none_lies_over_another() -> None:
    text = "Fire chief Lorn said 14 people were hurt on 3 June at Tarn."
    other = "Fire chief Lorn said 17 workers were hurt on 4 June at Tarn."
    found = marks(text, [other], [told("number", text, "14 people"), told("date", text, "3 June", False)])
    assert [(text[one.start : one.end], one.kind) for one in found] == [
        ("14 people", "sure"),
        ("3 June", "unsure"),
    ]
    part = Span(text.index("on 3"), len(text))
    assert not [one for one in marks(text, [other], (), [part]) if one.start >= part.start]
