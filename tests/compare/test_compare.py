import dataclasses
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.compare import compare
from reader.compare.notes import NONE_FOUND
from reader.compare.units import MAX_CHARS, MAX_PASSAGES, units
from reader.model import Annotated, Comparison, Difference, Link, Passage

from .build import HARBOUR, LEDGER, ORCHARD, annotated

TUESDAY = dt.date(2024, 5, 14)


def words(article: Annotated, start: int, end: int) -> str:
    return article.article.text[start:end]


def link_between(comparison: Comparison, left: Annotated, ours: str, right: Annotated, theirs: str) -> Link:
    found = [
        link
        for link in comparison.links
        if ours in words(left, link.left.start, link.left.end)
        and theirs in words(right, link.right.start, link.right.end)
    ]
    assert found, f"no link between {ours!r} and {theirs!r}"
    return found[0]


def body(article: Annotated) -> set[tuple[int, int]]:
    return {(p.start, p.end) for p in article.article.passages if p.kind == "body"}


def assert_whole(comparison: Comparison, left: Annotated, right: Annotated) -> None:
    """Every body passage that was compared is linked or only on its side, and never both."""
    for article, linked, only in (
        (left, {(link.left.start, link.left.end) for link in comparison.links}, comparison.only_left),
        (right, {(link.right.start, link.right.end) for link in comparison.links}, comparison.only_right),
    ):
        alone = {(one.start, one.end) for one in only}
        assert not alone & linked
        compared = {unit.span for unit in units(article)}
        assert body(article) & compared <= alone | linked
        assert alone <= body(article)
        assert all(0 <= one.weight <= 1 and 0 <= one.placement <= 1 for one in only)


def assert_spans_hold(comparison: Comparison, left: Annotated, right: Annotated) -> None:
    for link in comparison.links:
        assert 0 <= link.score <= 1
        for pair in link.quotes:
            assert link.left.start <= pair.left.start < pair.left.end <= link.left.end
            assert link.right.start <= pair.right.start < pair.right.end <= link.right.end
        for difference in link.differences:
            for span, whole in ((difference.left, link.left), (difference.right, link.right)):
                if span is not None:
                    assert whole.start <= span.start < span.end <= whole.end
            assert difference.reason


@pytest.fixture(scope="module")
def bridge() -> tuple[Annotated, Annotated, Comparison]:
    left, right = annotated(HARBOUR, "left", TUESDAY), annotated(LEDGER, "right", TUESDAY)
    return left, right, compare(left, right)


def test_statements_both_make_are_linked(bridge: tuple[Annotated, Annotated, Comparison]) -> None:
    left, right, comparison = bridge
    link_between(comparison, left, "collapsed", right, "fell into the bay")
    link_between(comparison, left, "claimed", right, "According to Mayor")
    assert_whole(comparison, left, right)
    assert_spans_hold(comparison, left, right)


def test_what_one_side_says_alone_is_listed_and_colour_weighs_less(
    bridge: tuple[Annotated, Annotated, Comparison],
) -> None:
    left, _, comparison = bridge
    alone = {words(left, one.start, one.end)[:7]: one for one in comparison.only_left}
    assert {"A ferry", "Fisherm"} <= set(alone)
    assert alone["Fisherm"].placement > alone["A ferry"].placement
    assert alone["Fisherm"].weight < alone["A ferry"].weight


def test_a_conflicting_toll_is_a_sure_difference(bridge: tuple[Annotated, Annotated, Comparison]) -> None:
    left, right, comparison = bridge
    link = link_between(comparison, left, "collapsed", right, "fell into the bay")
    assert link.kind == "differs"
    numbers = [d for d in link.differences if d.type == "number"]
    assert [pointed(d, left, right) for d in numbers] == [("12", "15")]
    assert numbers[0].sure


def pointed(difference: Difference, left: Annotated, right: Annotated) -> tuple[str, str]:
    assert difference.left
    assert difference.right
    return (
        words(left, difference.left.start, difference.left.end).split()[0],
        words(right, difference.right.start, difference.right.end).split()[0],
    )


def test_a_quotation_without_marks_on_the_other_side_is_shared(
    bridge: tuple[Annotated, Annotated, Comparison],
) -> None:
    left, right, comparison = bridge
    link = link_between(comparison, left, "The cables", right, "Chief engineer")
    assert link.kind == "quote"
    (pair,) = link.quotes
    assert words(left, pair.left.start, pair.left.end).startswith("The cables had not been inspected")
    assert "cables had not been inspected since the spring" in words(right, pair.right.start, pair.right.end)


def test_a_claim_and_a_plain_statement_differ_in_attribution(
    bridge: tuple[Annotated, Annotated, Comparison],
) -> None:
    left, right, comparison = bridge
    link = link_between(comparison, left, "claimed", right, "According to Mayor")
    assert [d.type for d in link.differences if d.type == "attribution"] == ["attribution"]
    assert link.kind != "differs"


def test_the_same_article_twice_is_all_the_same() -> None:
    one, other = annotated(HARBOUR, "one"), annotated(HARBOUR, "other")
    comparison = compare(one, other)
    straight = [link for link in comparison.links if link.left == link.right]
    assert len(straight) == len(body(one))
    assert {link.kind for link in straight} == {"same"}
    assert not any(link.differences for link in straight)
    assert comparison.only_left == comparison.only_right == ()
    assert "Both sides are the same text." in comparison.notes


def test_unrelated_articles_share_nothing_and_say_so() -> None:
    left, right = annotated(HARBOUR), annotated(ORCHARD)
    comparison = compare(left, right)
    assert comparison.links == ()
    assert comparison.notes == (NONE_FOUND,)
    assert_whole(comparison, left, right)


@pytest.mark.parametrize(
    ("text", "note"),
    [("", "The right article is empty."), ("  \n\n ", "The right article is empty.")],
)
def test_an_empty_side_is_named(text: str, note: str) -> None:
    comparison = compare(annotated(HARBOUR), annotated(text))
    assert comparison.notes == (note,)
    assert comparison.links == comparison.only_right == ()


def test_two_empty_articles() -> None:
    assert compare(annotated(""), annotated("")).notes == ("Both articles are empty.",)


def test_another_language_is_not_linked() -> None:
    german = (
        "Die Hafenbrücke stürzte am Dienstagabend ein.\n\n"
        "Die Feuerwehr suchte die ganze Nacht nach Vermissten."
    )
    comparison = compare(annotated(ORCHARD), annotated(german))
    assert comparison.links == ()


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        ("en", "de", "In two languages (en and de)"),
        ("zh", "zh", "not split"),
        ("ja", "ja-JP", "not split"),
    ],
)
def test_what_cannot_be_compared_is_not_said_to_be_missing(left: str, right: str, why: str) -> None:
    one, other = (
        dataclasses.replace(found, article=dataclasses.replace(found.article, language=language))
        for found, language in ((annotated(HARBOUR), left), (annotated(ORCHARD), right))
    )
    notes = compare(one, other).notes
    assert notes[1:] == (NONE_FOUND,)
    assert why in notes[0]
    assert "what is stated can't be compared" in notes[0]


@pytest.mark.parametrize("languages", [("en", "en"), ("en", "en-GB")])
def test_one_language_with_words_is_compared_without_a_remark(languages: tuple[str, str]) -> None:
    one, other = (
        dataclasses.replace(found, article=dataclasses.replace(found.article, language=language))
        for found, language in zip((annotated(HARBOUR), annotated(LEDGER)), languages, strict=True)
    )
    assert compare(one, other).notes == ()


@pytest.mark.parametrize(
    ("language", "named"), [("fr", "French (fr)"), ("de-CH", "German (de-CH)"), ("xx", "this language (xx)")]
)
def test_what_is_not_read_in_another_language_is_told(language: str, named: str) -> None:
    one, other = (
        dataclasses.replace(found, article=dataclasses.replace(found.article, language=language))
        for found in (annotated(HARBOUR), annotated(LEDGER))
    )
    assert compare(one, other).notes == (
        f"In {named}, only digits are read: "
        "differences in number words, weekdays, denials and words of doubt are not told.",
    )


def test_a_list_of_numbers_is_compared_without_made_up_links() -> None:
    table = "\n\n".join(" ".join(str(n * m % 97) for m in range(1, 40)) for n in range(1, 30))
    left, right = annotated(HARBOUR), annotated(table)
    comparison = compare(left, right)
    assert not [link for link in comparison.links if link.quotes]
    assert_whole(comparison, left, right)


def test_long_articles_are_cut_with_a_note_and_stay_whole() -> None:
    text = "\n\n".join(
        f"Clerk number {n} counted {n * 7} crates of tin in hall {n % 9}." for n in range(1_600)
    )
    left, right = annotated(text, cut=None), annotated(HARBOUR)
    comparison = compare(left, right)
    first = f"Only the first {MAX_PASSAGES:,} of 1,600 passages of the left article were compared"
    assert f"{first}; the other 100 are not counted as told by one side only." in comparison.notes
    assert len(comparison.only_left) + len({link.left for link in comparison.links}) == MAX_PASSAGES
    assert all(one.weight > 0 for one in comparison.only_left)
    assert_whole(comparison, left, right)


def test_names_and_words_of_saying_alone_link_nothing() -> None:
    left = annotated(
        "Mayor Adela Brix said schools on the east bank stay shut until Monday.\n\nA ferry sails.", "a"
    )
    right = annotated("Mayor Adela Brix said she had not seen it.\n\nThe orchestra plays in Lindholm.", "b")
    assert compare(left, right).links == ()


def test_a_statement_told_word_for_word_has_that_partner_only() -> None:
    twice = HARBOUR.split("\n\n")[0].replace("collapsed on Tuesday evening", "broke down on Tuesday at dusk")
    left, right = annotated(f"{HARBOUR}\n\n{twice}", "a"), annotated(f"{HARBOUR}\n\n{twice}", "b")
    links = compare(left, right).links
    assert len(links) == len({link.left for link in links}) == 6
    assert all(link.kind == "same" for link in links)


def test_the_only_figures_of_one_thing_are_set_against_each_other() -> None:
    left = annotated("The works put the size of the spill at 3,000 litres.\n\nSchools stay shut.", "a")
    right = annotated("According to Brenneke, 300 litres escaped through a valve.\n\nA ferry sails.", "b")
    (link,) = compare(left, right).links
    assert link.kind == "differs"


def test_a_plan_is_known_by_its_number_of_points() -> None:
    left = annotated("Tarnia's envoy sent the growers a 12-point paper on Monday.\n\nSchools stay shut.", "a")
    right = annotated(
        "Velm's mayor read a 10-point plan aloud to reporters.\n\nA 12-point proposal lies with the council.",
        "b",
    )
    (link,) = compare(left, right).links
    assert "12-point" in words(right, link.right.start, link.right.end)
    assert link.kind == "wording"


def test_teasers_take_no_part_and_are_not_listed() -> None:
    text = "The harbour bridge collapsed.\n\nRead more: The harbour bridge collapsed."
    first, second = text.split("\n\n")
    cut = (
        Passage(0, len(first), "body", 0),
        Passage(len(first) + 2, len(first) + 2 + len(second), "teaser", 1),
    )
    left, right = annotated(text, cut=cut), annotated(first)
    comparison = compare(left, right)
    assert [(link.left.start, link.right.start) for link in comparison.links] == [(0, 0)]
    assert comparison.only_left == ()


SENTENCES = (
    "Twelve miners were brought up alive from the Orrin pit on Monday.",
    "Rescuers brought up 12 miners alive from the pit at Orrin.",
    "“We never gave up,” said shift leader Dana Kest.",
    "Dana Kest, who led the shift, said they never gave up.",
    "The pit had been closed twice in 2019 for gas.",
    "About 300 people waited at the gate.",
    "Prime Minister Olle Varga denied that warnings were ignored.",
    "Varga claimed no warning was ignored.",
    "The company earned 3.5 million crowns last year.",
    "Snow fell on the road to Orrin.",
)
TEXTS = st.lists(st.sampled_from(SENTENCES), max_size=7).map("\n\n".join)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_any_two_articles_are_covered_and_their_spans_hold(one: str, other: str) -> None:
    left, right = annotated(one, "l", TUESDAY), annotated(other, "r", TUESDAY)
    comparison = compare(left, right)
    assert_whole(comparison, left, right)
    assert_spans_hold(comparison, left, right)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_exchanging_the_sides_mirrors_the_comparison(one: str, other: str) -> None:
    left, right = annotated(one, "l", TUESDAY), annotated(other, "r", TUESDAY)
    there, back = compare(left, right), compare(right, left)
    assert {(link.left, link.right, link.kind) for link in there.links} == {
        (link.right, link.left, link.kind) for link in back.links
    }
    assert there.only_left == back.only_right
    assert there.shared_entities == back.shared_entities
    ours = {(d.type, d.left, d.right, d.sure) for link in there.links for d in link.differences}
    theirs = {(d.type, d.right, d.left, d.sure) for link in back.links for d in link.differences}
    assert {d for d in ours if d[0] != "wording"} == {d for d in theirs if d[0] != "wording"}


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_at_all_is_compared(one: str, other: str) -> None:
    left, right = annotated(one), annotated(other)
    comparison = compare(left, right)
    assert_whole(comparison, left, right)
    assert_spans_hold(comparison, left, right)


def test_two_openings_are_the_likelier_to_tell_the_same_news() -> None:
    """The same two sentences, once as the openings of two reports of one matter, once deep in them."""
    shared = [
        "The mayor of Brendon, Ulla Kerr, opened the rebuilt sluice at noon before two hundred guests.",
        "Engineers had worked on the sluice for eleven months after the storm tore its gates away.",
        "Fishermen complained that the harbour fees doubled while the gates were missing.",
    ]
    other = [
        "Ulla Kerr, mayor of Brendon, opened the sluice at noon in front of two hundred people.",
        "For eleven months engineers worked on it, since the storm had torn away the gates.",
        "Harbour fees doubled in that time, fishermen complained.",
    ]
    ours = "A ceremony at the water drew schoolchildren with flags on Saturday, and a band."
    theirs = "Brendon celebrates: with flags the town marked the end of its long repair on Saturday."
    filler = [
        f"Stall number {n} sold {word}." for n, word in enumerate(("eels", "waffles", "rope", "honey"), 3)
    ]

    def score(left: list[str], right: list[str]) -> float:
        one, two = (annotated("\n\n".join(text), name) for text, name in ((left, "a"), (right, "b")))
        texts = one.article.text, two.article.text
        found = [
            link.score
            for link in compare(one, two).links
            if ours in texts[0][link.left.start : link.left.end]
            and theirs in texts[1][link.right.start : link.right.end]
        ]
        return max(found, default=0.0)

    in_front = score([ours, *shared, *filler], [theirs, *other, "Nobody was hurt in the crowd."])
    behind = score([*shared, *filler, ours], [theirs, *other, "Nobody was hurt in the crowd."])
    assert in_front > behind


def test_of_many_long_links_it_is_told_how_many_were_not_searched_for_differences() -> None:
    sentence = (
        "The bridge at Amberly was closed for {} days, the council said, as {} of its cables had rusted."
    )
    sides = [
        annotated("\n\n".join(sentence.format(n + more, 2 * n) for n in range(2, 500)), str(more))
        for more in (1, 2)
    ]
    comparison = compare(*sides)
    unread = [link for link in comparison.links if not link.differences]
    (note,) = [note for note in comparison.notes if "not searched" in note]
    assert f"of {len(comparison.links):,} links" in note
    assert 0 < len(unread) < len(comparison.links)


def test_no_more_of_an_article_is_compared_than_can_be_read_in_seconds() -> None:
    long = " ".join(["The river at Amberly rose, fell, froze and thawed,"] * 60) + " the council said.\n\n"
    article = annotated(long * 150, "a")
    comparison = compare(article, annotated(HARBOUR, "b"))
    assert max(one.start for one in comparison.only_left) < MAX_CHARS < len(article.article.text)
    assert any("of 150 passages of the left article were compared" in note for note in comparison.notes)
