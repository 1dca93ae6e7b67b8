import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.compare import compare
from reader.compare.data import to_data
from reader.compare.export import to_html, to_markdown
from reader.compare.glance import glance, groups, is_loose
from reader.compare.overview import UNNAMED, lead, places
from reader.model import Annotated, Comparison, Link, Span

from .build import HARBOUR, LEDGER, annotated

NAMES = ("A", "B")
VOICES = """The dyke at Osk broke on Sunday night.

“Nobody in the water board ever answered my letters,” said engineer Mira Tolvanen.

She called the repairs “a coat of paint”. The “green belt” policy was dropped.

“We will rebuild it before the winter comes,” a spokesman for the town said."""


def titled(text: str, title: str) -> Annotated:
    found = annotated(text, title)
    return replace(found, article=replace(found.article, title=title))


def test_who_is_quoted_is_counted_in_words_on_either_side() -> None:
    left, right = annotated(VOICES), annotated("“It broke at nine,” said engineer Mira Tolvanen.")
    voices = {voice.name: voice for voice in compare(left, right).voices}
    mira = voices["Mira Tolvanen"]
    assert (mira.left_quotes, mira.left_words) == (2, 13)
    assert (mira.right_quotes, mira.right_words) == (1, 4)
    assert sum(voice.left_quotes for voice in voices.values()) == 3


def test_a_term_in_quotation_marks_is_nobody_s_quotation() -> None:
    found = annotated("The “green belt” policy was dropped.\n\nThe dyke at Osk broke.")
    assert compare(found, found).voices == ()


def test_only_who_can_speak_is_named() -> None:
    found = annotated(
        "Their quiet contempt drew its share of notice, as in a piece that named them “the two who would rather "
        "be elsewhere”.\n\nManagers were told to wait.\n\n“Nobody in the board ever answered my letters,” he said."
    )
    assert [(voice.name, voice.left_quotes) for voice in compare(found, found).voices] == [(UNNAMED, 2)]


def test_headline_against_headline() -> None:
    left, right = titled(HARBOUR, "Bridge falls, 12 dead"), titled(LEDGER, "Harbour bridge falls into bay")
    found = compare(left, right).headlines
    assert found.shared == ("Bridge", "falls")
    assert found.only_left == ("12", "dead")
    assert found.only_right == ("Harbour", "bay")


def test_lead_against_lead() -> None:
    left, right = annotated(HARBOUR), annotated(LEDGER)
    told = dict(glance(compare(left, right), left, right, NAMES))
    assert told["Leads"] == ["A's lead: in B's lead", "B's lead: in A's lead"]


def test_a_lead_that_is_buried_on_the_other_side() -> None:
    first, *rest = HARBOUR.split("\n\n")
    left, right = annotated(HARBOUR, "a"), annotated("\n\n".join([*rest, first]), "b")
    told = dict(glance(compare(left, right), left, right, NAMES))
    assert told["Leads"] == ["A's lead: in B's paragraph 5 of 5", "B's lead: in A's paragraph 2 of 5"]


def test_a_lead_without_a_counterpart() -> None:
    left, right = annotated(HARBOUR), annotated("Snow fell on the hills of Lindholm.")
    told = dict(glance(compare(left, right), left, right, NAMES))
    assert told["Leads"] == ["A's lead: not in B", "B's lead: not in A"]


def test_of_a_lead_found_in_part_it_is_said_which_part() -> None:
    bridge, ferry = "The harbour bridge at Port Amberly collapsed on Tuesday.", "A ferry sails from Friday."
    rest = "\n\nThe mayor of Port Amberly praised the divers."
    left, right = annotated(f"{ferry} {bridge}{rest}", "a"), annotated(f"{bridge}{rest}", "b")
    told = dict(glance(compare(left, right), left, right, NAMES))["Leads"]
    assert told == [
        "A's lead: its second sentence in B's lead; the first not in B",
        "B's lead: in A's lead",
    ]


def test_of_a_lead_with_a_part_of_its_own_it_is_said_that_it_is_found_in_part() -> None:
    left = annotated(
        "The council closed the harbour bridge, and the mayor announced an inquiry into repair contracts."
    )
    right = annotated("The harbour bridge was closed by the council.")
    told = dict(glance(compare(left, right), left, right, NAMES))["Leads"]
    assert told == ["A's lead: in part in B's lead", "B's lead: in A's lead"]


def test_a_lead_on_the_same_matter_is_only_perhaps_found() -> None:
    left, right = annotated("The dyke broke. All wept.", "a"), annotated("A dyke was mended.", "b")
    dyke, mended = (Span(one.article.passages[0].start, one.article.passages[0].end) for one in (left, right))
    found = compare(left, left)
    loosely = replace(
        found,
        right="b",
        links=(Link(dyke, mended, "wording", 0.4),),
        leads=replace(found.leads, right=mended),
    )
    assert dict(glance(loosely, left, right, NAMES))["Leads"] == [
        "A's lead: perhaps in B's lead",
        "B's lead: perhaps in A's lead",
    ]


def test_sentences_are_counted_where_all_is_one_paragraph() -> None:
    article = annotated("The dyke broke. Nobody was hurt. The mayor wept.").article
    assert list(places(article).values()) == ["lead", "sentence 2 of 3", "sentence 3 of 3"]


@given(
    st.lists(
        st.sampled_from(["The dyke broke.", "Nobody was hurt. All wept.", "“Go,” she said."]), max_size=6
    )
)
def test_every_passage_has_a_place_and_only_the_first_paragraph_is_the_lead(paragraphs: list[str]) -> None:
    article = annotated("\n\n".join(paragraphs)).article
    where = places(article)
    assert where.keys() == {passage.start for passage in article.passages}
    first = lead(article)
    assert (first is None) == (not article.passages)
    assert all(
        (where[p.start] == "lead") == (first is not None and p.start < first.end) for p in article.passages
    )


def linked(*links: Link) -> Comparison:
    return Comparison("a", "b", links, (), ())


def test_links_are_grouped_by_the_passage_on_the_left() -> None:
    one, other = Span(0, 5), Span(6, 9)
    comparison = linked(
        Link(one, Span(0, 4), "wording", 0.9),
        Link(other, Span(0, 4), "same", 1),
        Link(one, other, "differs", 0.5),
    )
    assert [(group.left, group.kind, len(group.links)) for group in groups(comparison.links)] == [
        (one, "differs", 2),
        (other, "same", 1),
    ]


def test_only_weak_rewordings_are_loose() -> None:
    assert is_loose([Link(Span(0, 1), Span(0, 1), "wording", 0.45)])
    assert not is_loose([Link(Span(0, 1), Span(0, 1), "wording", 0.75)])
    assert not is_loose([Link(Span(0, 1), Span(0, 1), "differs", 0.45)])


def test_the_files_say_it_all() -> None:
    left, right = titled(HARBOUR, "Bridge falls"), titled(LEDGER, "Bridge in the bay")
    comparison = compare(left, right)
    text, page = to_markdown(comparison, left, right), to_html(comparison, left, right)
    for words in ("Headlines", "Leads", "Who is quoted", "Mira Tolvanen: the left 9 words in 1 quotation"):
        assert words in text
        assert words in page
    assert "> **Left** (lead): The harbour bridge" in text
    assert "(paragraph 5 of 5)" in page
    data = to_data(comparison)
    assert data["quoted"][0]["left_words"] == 9
    assert data["headlines"]["shared"] == ("Bridge",)
    assert data["leads"]["in_right"][0] == {"start": 0, "end": right.article.passages[0].end}


def test_a_passage_with_several_partners_is_printed_once() -> None:
    both = (
        "The harbour bridge at Port Amberly fell into the bay on Tuesday evening, and 12 people died in it."
    )
    parts = (
        "The harbour bridge at Port Amberly fell into the bay.\n\nOn Tuesday evening 12 people died in it."
    )
    left, right = annotated(both, "a"), annotated(parts, "b", dt.date(2024, 5, 14))
    comparison = compare(left, right)
    assert len(comparison.links) == 2
    assert to_markdown(comparison, left, right).count("and 12 people died in it.") == 1
    assert to_html(comparison, left, right).count("<tbody><tr") == 1
