"""Quoted words, their speakers and cues, in invented reports."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Mention, Quote
from reader.text.passages import passages
from reader.text.quotations import find_quotes


def quotes(text: str, mentions: tuple[Mention, ...] = ()) -> tuple[Quote, ...]:
    return find_quotes(text, passages(text), mentions)


def words(text: str) -> list[str]:
    return [text[one.start : one.end] for one in quotes(text)]


def who(text: str) -> list[tuple[str | None, str]]:
    return [(one.speaker, text[one.start : one.end]) for one in quotes(text)]


def mention(text: str, name: str, entity: str) -> Mention:
    start = text.index(name)
    return Mention(start, start + len(name), "PERSON", entity)


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("“", "”"), ('"', '"'), ("„", "“"), ("«", "»"), ("« ", " »"), ("»", "«"), ("‘", "’"), ("'", "'"), ("「", "」"),
     ("“", '"'), ('"', "”"), ("``", "''")],
)  # fmt: skip
def test_every_kind_of_mark(opening: str, closing: str) -> None:
    text = f"The mayor said {opening}the bridge will hold{closing} on Monday."
    assert words(text) == ["the bridge will hold"]


def test_apostrophes_are_not_marks() -> None:
    assert words("It’s the workers’ own fund, and they don't touch O'Mara's share of the '90s pay.") == []


def test_possessive_inside_single_marks() -> None:
    assert words("She called it ‘the miners’ shame’ and left.") == ["the miners’ shame"]


def test_inches_are_not_marks() -> None:
    text = 'The board, 12" wide, split. "It was old," said Tam Orrin.'
    assert "It was old," in words(text)


def test_nested_quotation_follows_the_outer_one() -> None:
    text = "“He told me ‘never again’ twice,” Ada Brand said."
    assert words(text) == ["He told me ‘never again’ twice,", "never again"]
    assert quotes(text)[0].speaker == "Ada Brand"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Mayor Orrin said ‘the dam is dead’ and we believed her,” Ada Brand said.", "Mayor Orrin"),
        ("“The lease is, according to Tam Orrin, ‘void’ by now,” Ada Brand said.", "Tam Orrin"),
        ("“I said ‘never again’ and I meant it,” Ada Brand said.", "Ada Brand"),
        ("“He told me ‘never again’ twice,” Ada Brand said.", None),
        ("“It was ‘never again’ each time,” Ada Brand said.", None),
    ],
)
def test_a_nested_quotation_is_by_whom_its_own_sentence_names(text: str, speaker: str | None) -> None:
    outer, inner = quotes(text)
    assert (outer.speaker, inner.speaker) == ("Ada Brand", speaker)


def test_brackets_inside_stay_in_the_quotation() -> None:
    assert words("Brand said “[the council] has no money [left]” today.") == [
        "[the council] has no money [left]"
    ]


def test_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "Brand was quoted as saying, “We hope that all parties stay calm.\n\nShe left at “noon sharp”."
    assert words(text) == ["We hope that all parties stay calm.", "noon sharp"]


def test_unclosed_quotation_in_a_long_paragraph_ends_with_its_sentence() -> None:
    text = (
        "Brand said “the dam is safe. Nobody came to look. The rain went on. Boats were moored. "
        "It was Friday by then. The river rose."
    )
    assert words(text) == ["the dam is safe."]


def test_an_unclosed_quotation_ends_where_the_reporter_goes_on() -> None:
    text = (
        "Ada Brand said: “The lease is void and nobody will renew it. The owner did not comment. Rents fell."
    )
    assert words(text) == ["The lease is void and nobody will renew it."]
    assert words("Ada Brand said: “The dam is safe. We looked at it twice.") == [
        "The dam is safe. We looked at it twice."
    ]
    assert who("“The dam holds, said Ada Brand. She left at noon.") == [("Ada Brand", "The dam holds,")]


def test_quotation_continues_over_paragraphs_with_its_speaker() -> None:
    text = "“The dam is safe,” said Ada Brand. “We looked at it twice.\n\n“It will be looked at again.”"
    assert who(text) == [
        ("Ada Brand", "The dam is safe,"),
        ("Ada Brand", "We looked at it twice."),
        ("Ada Brand", "It will be looked at again."),
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We are ready,” Ada Brand said.", "Ada Brand"),
        ("“We are ready,” said Ada Brand, the harbour master of Velm.", "Ada Brand"),
        ("Ada Brand said: “We are ready.”", "Ada Brand"),
        ("Ada Brand told reporters in Velm that “we are ready”.", "Ada Brand"),
        ("According to Ada Brand, the crews are “ready”.", "Ada Brand"),
        ("The crews are “ready”, according to Ada Brand.", "Ada Brand"),
        ("“We are ready,” Ada Brand, the harbour master of Velm, said on Friday.", "Ada Brand"),
        ("“We are ready,” Ada Brand, who runs the harbour, added.", "Ada Brand"),
        ("On Friday, Ada Brand tweeted that “we are ready”.", "Ada Brand"),
        ("“We are ready,” Ada Brand was quoted in the notice as saying.", "Ada Brand"),
        ("Ada Brand opened the gates, adding that crews were “ready”.", "Ada Brand"),
        ("In a letter on Friday, at the height of the flood, Ada Brand pledged to be “ready”.", "Ada Brand"),
        ("“Are we ready?” Ada Brand asked. It rained.", "Ada Brand"),
        ("“We are ready.” — Ada Brand", "Ada Brand"),
    ],
)
def test_speaker(text: str, speaker: str) -> None:
    (quote,) = quotes(text)
    assert quote.speaker == speaker
    assert quote.speaker_span is not None
    assert text[quote.speaker_span.start : quote.speaker_span.end] == speaker


def test_cue_is_reported_with_its_place() -> None:
    text = "“We are ready,” Ada Brand said."
    (quote,) = quotes(text)
    assert quote.cue == "said"
    assert quote.cue_span is not None
    assert text[quote.cue_span.start : quote.cue_span.end] == "said"


def test_nearest_speaker_wins_in_a_sentence_with_two() -> None:
    text = "Ada Brand said the dam was “safe”, but Tam Orrin called it “a danger”."
    assert who(text) == [("Ada Brand", "safe"), ("Tam Orrin", "a danger")]


def test_a_passive_verb_names_no_speaker() -> None:
    text = "Tam Orrin said the plan was called “madness” by all."
    assert who(text) == [("Tam Orrin", "madness")]


def test_pronoun_stands_for_who_was_named_last() -> None:
    text = "Ada Brand spoke in Velm on Friday. “We are ready,” she said."
    (quote,) = quotes(text)
    assert quote.speaker == "Ada Brand"
    assert quote.speaker_span is not None
    assert text[quote.speaker_span.start : quote.speaker_span.end] == "she"


@pytest.mark.parametrize(
    "text",
    [
        "Their quiet contempt drew its share of notice, as in a piece “on the two who looked away”.",
        "Earlier this week, for want of calling it “a flood of the century”, rain fell.",
        "Ada Brand sang on “Songs for the Velm” in May.",
    ],
)
def test_what_cannot_speak_is_no_speaker(text: str) -> None:
    assert [one.speaker for one in quotes(text)] == [None]


def test_a_pronoun_does_not_stand_for_a_word_that_merely_opens_a_sentence() -> None:
    (quote,) = quotes("Managers were told to wait. “We are ready,” he said.")
    assert quote.speaker == "he"


def test_a_subject_after_an_opening_adverb_is_who_the_pronoun_stands_for() -> None:
    text = "“No,” Ada Brand said.\n\nBack in Velm, Tam Orrin saw the dam.\n\n“We are ready,” he said."
    assert quotes(text)[-1].speaker == "Tam Orrin"


def test_a_colon_announces_the_next_paragraph() -> None:
    assert who("Ada Brand wrote in her notice:\n\n“We are ready.”") == [("Ada Brand", "We are ready.")]


def test_second_sentence_of_a_quotation_has_the_same_speaker() -> None:
    text = "“We are ready,” Ada Brand said. “The boats are out.”"
    assert [one.speaker for one in quotes(text)] == ["Ada Brand", "Ada Brand"]


def test_a_lone_quotation_far_from_any_speaker_has_none() -> None:
    text = (
        "“Ready,” Ada Brand said.\n\nRain fell.\n\nIt was cold.\n\nBoats left.\n\nLights went out.\n\n“Stop.”"
    )
    assert quotes(text)[-1].speaker is None


def test_embedded_post_is_by_the_name_below_it() -> None:
    text = (
        "The gates were opened.\n\nI spoke to our crews today, and we thank them all. — Ada Brand (@adabrand) "
        "March 3, 2031\n\nThe rain went on."
    )
    (quote,) = quotes(text)
    assert quote.speaker == "Ada Brand"
    assert text[quote.start : quote.end] == "I spoke to our crews today, and we thank them all."


def test_speaker_is_the_entity_where_one_is_mentioned() -> None:
    text = "“We are ready,” said harbour master Ada Brand. “The boats are out,” she added."
    found = quotes(text, (mention(text, "Ada Brand", "person:ada-brand"),))
    assert [one.speaker for one in found] == ["person:ada-brand", "person:ada-brand"]


@pytest.mark.parametrize("source", ["Ada Brand’s lawyer", "A lawyer of the Velm council", "A Velm official"])
def test_the_speaker_is_not_whoever_the_source_mentions(source: str) -> None:
    text = f"{source} said the plan was “dead”."
    mentions = tuple(
        Mention(text.index(name), text.index(name) + len(name), kind, name)  # type: ignore[arg-type]
        for name, kind in (("Ada Brand", "PERSON"), ("Velm", "PLACE"))
        if name in text
    )
    assert quotes(text, mentions)[0].speaker == source


def test_a_place_speaks_for_what_it_stands_for() -> None:
    text = "Velm said the treaty was “dead”."
    found = quotes(text, (Mention(0, 4, "PLACE", "place:velm", refers_to="org:velm-government"),))
    assert found[0].speaker == "org:velm-government"


_PIECES = st.lists(
    st.sampled_from(
        ["“", "”", '"', "'", "’", "‘", "«", "»", "„", "」", " ", "\n", "\n\n", ". ", ", ", "said ", "Ada ", "she ",
         "according to ", "— ", "(@x) ", "word", "’s ", ":", "?", "("]
    ),
    max_size=60,
)  # fmt: skip


@given(_PIECES)
def test_offsets_hold_for_any_mixture(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = quotes(text)
    assert list(found) == sorted(found, key=lambda one: (one.start, -one.end))
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert not text[one.start].isspace() and not text[one.end - 1].isspace()
        if one.cue_span is not None:
            assert text[one.cue_span.start : one.cue_span.end] == one.cue
        if one.speaker_span is not None:
            assert one.speaker and text[one.speaker_span.start : one.speaker_span.end].strip()


@given(_PIECES)
def test_top_quotations_do_not_overlap(pieces: list[str]) -> None:
    found = quotes("".join(pieces))
    for one, other in pairwise(found):
        assert other.start >= one.end or other.end <= one.end


@pytest.mark.parametrize(
    "text", ['"a" ' * 3000, "“a " * 3000, "he said “x” " * 1500, "‘a " * 3000, '"' * 5000, ""]
)
def test_a_text_of_marks_is_read_to_its_end(text: str) -> None:
    assert all(0 <= one.start < one.end <= len(text) for one in quotes(text))
