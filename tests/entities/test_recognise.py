from __future__ import annotations

import hashlib
import json
import sys
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.entities.crf import MODEL
from reader.entities.recognise import TOKEN_LIMIT, Recogniser, recognise
from reader.errors import ConfigError
from reader.model import NAME_TYPES
from reader.text.passages import passages

BOTH = pytest.mark.parametrize("recogniser", ["rules", "crf"])


def named(text: str, recogniser: Recogniser = "rules") -> list[tuple[str, str]]:
    found = recognise(text, passages(text), None, recogniser)
    return [(text[m.start : m.end], m.type) for m in found if m.type in NAME_TYPES or m.type == "ROLE"]


@BOTH
def test_title_and_nationality_come_off_a_name(recogniser: Recogniser) -> None:
    found = named("Norwegian Prime Minister Hilda Brekstad met reporters in Oslo.", recogniser)
    assert found == [
        ("Norwegian", "GROUP"),
        ("Prime Minister", "ROLE"),
        ("Hilda Brekstad", "PERSON"),
        ("Oslo", "PLACE"),
    ]


@BOTH
def test_country_before_a_title_of_several_words_is_a_place(recogniser: Recogniser) -> None:
    found = named("It was said by US Secretary of State Walter Emberley on Monday.", recogniser)
    assert found == [("US", "PLACE"), ("Secretary of State", "ROLE"), ("Walter Emberley", "PERSON")]


@BOTH
def test_surname_alone_stays_a_person(recogniser: Recogniser) -> None:
    text = (
        "Marta Quillmoor opened it. The vote was put off after Quillmoor left, and Quillmoor's party agreed."
    )
    assert [surface for surface, kind in named(text, recogniser) if kind == "PERSON"] == [
        "Marta Quillmoor",
        "Quillmoor",
        "Quillmoor",
    ]


@BOTH
def test_family_name_that_comes_first_stays_a_person(recogniser: Recogniser) -> None:
    text = "President Bo Wenling spoke first. Later Bo thanked the hosts."
    assert ("Bo", "PERSON") in named(text, recogniser)


@BOTH
def test_possessive_is_outside_the_name(recogniser: Recogniser) -> None:
    assert named("They questioned Kenya’s plan and Peru's answer.", recogniser) == [
        ("Kenya", "PLACE"),
        ("Peru", "PLACE"),
    ]


def test_defined_acronym_and_its_words_are_one_body_each() -> None:
    text = "The Inland Harbour Council for Trade (IHCT) met. Later the IHCT published minutes."
    assert named(text) == [
        ("Inland Harbour Council for Trade", "ORG"),
        ("IHCT", "ORG"),
        ("IHCT", "ORG"),
    ]


@BOTH
def test_ordinary_words_that_open_a_sentence_are_no_names(recogniser: Recogniser) -> None:
    assert (
        named("Importantly, nothing was signed. Yesterday the ferry sailed. Talks resumed.", recogniser) == []
    )


@BOTH
def test_dateline_in_capitals(recogniser: Recogniser) -> None:
    assert named("NAIROBI: The harvest was late again.", recogniser) == [("NAIROBI", "PLACE")]


def test_place_of_the_dateline_is_a_place() -> None:
    text = "Hollis Varn is known here. In winter Varn is quiet. The road to Hollis is long."
    found = recognise(text, (), "HOLLIS", "rules")
    assert [(text[m.start : m.end], m.type) for m in found][-1] == ("Hollis", "PLACE")


@BOTH
def test_headline_in_capitals_knows_the_names_of_its_article(recogniser: Recogniser) -> None:
    text = "VELLASKY URGES CALM AFTER VOTE IN CHILE\n\nJorun Vellasky asked for calm. Vellasky left early."
    assert named(text, recogniser)[:2] == [("VELLASKY", "PERSON"), ("CHILE", "PLACE")]


@BOTH
def test_handles_of_known_people(recogniser: Recogniser) -> None:
    text = (
        "Dorrit Hallwick wrote. Thank you @HallwickOffice for that. — Dorrit Hallwick (@dorhal) May 2, 2031"
    )
    found = named(text, recogniser)
    assert ("@HallwickOffice", "PERSON") in found
    assert ("@dorhal", "PERSON") in found


@BOTH
def test_name_repeated_in_its_own_script(recogniser: Recogniser) -> None:
    found = named("The note was signed by Hanako Sato 佐藤花子 in Tokyo.", recogniser)
    assert ("佐藤花子", "PERSON") in found
    assert ("Hanako Sato", "PERSON") in found


@BOTH
def test_hyphen_joins_two_countries_as_two_names(recogniser: Recogniser) -> None:
    assert named("The India-Nepal border was closed.", recogniser) == [("India", "PLACE"), ("Nepal", "PLACE")]


def test_results_name_teams_but_countries_stay_places() -> None:
    assert named("Norbury 3 Aldwick Rovers 1") == [("Norbury", "ORG"), ("Aldwick Rovers", "ORG")]
    assert named("Ghana 2 Japan 2") == [("Ghana", "PLACE"), ("Japan", "PLACE")]


def test_nationality_within_a_body_is_part_of_it_but_not_before_a_ministry() -> None:
    assert ("Australian Wheat Board", "ORG") in named("It was sold to the Australian Wheat Board.")
    assert named("So the Danish Foreign Ministry told us.") == [
        ("Danish", "GROUP"),
        ("Foreign Ministry", "ORG"),
    ]


def test_firm_with_its_form_stays_a_firm_without_it() -> None:
    text = "Shares of Dovrell Inc rose. Analysts liked Dovrell."
    assert named(text) == [("Dovrell Inc", "ORG"), ("Dovrell", "ORG")]


def test_ampersand_joins_the_names_of_a_firm() -> None:
    assert ("Brekke & Lundgaard", "ORG") in named("It was bought by Brekke & Lundgaard last year.")


def test_person_named_like_a_country_is_a_person_unless_the_text_is_in_that_country() -> None:
    assert named("Emily Jordan wrote it. Then Jordan left.")[-1] == ("Jordan", "PERSON")
    assert named("Emily Jordan wrote it. She was in Jordan.")[-1] == ("Jordan", "PLACE")


def test_team_of_a_town() -> None:
    assert named("Then the Oslo Herons won.") == [("Oslo Herons", "ORG")]


def test_hyphened_given_name_is_whole() -> None:
    assert ("Kang Min-seo", "PERSON") in named("The envoy, Kang Min-seo, agreed.")


@BOTH
def test_unlisted_country_and_its_people(recogniser: Recogniser) -> None:
    text = "It was read by Kestria’s prime minister, Hanna Lindqvar. Then the Kestrian envoy left."
    found = named(text, recogniser)
    assert ("Kestria", "PLACE") in found
    assert ("Kestrian", "GROUP") in found


def test_role_of_a_place_names_the_place() -> None:
    assert ("Malta", "PLACE") in named("Erling Fosswick, President of Malta, was there.")


def test_model_marks_dates_and_figures_too() -> None:
    text = "On March 7 the 12-point plan was read."
    found = {(text[m.start : m.end], m.type) for m in recognise(text, passages(text))}
    assert ("March 7", "DATE") in found
    assert ("12-point", "FIGURE") in found


WORDS = st.sampled_from(
    ["China", "’s", "Dr.", "Ola", "Berg", "the", "U.N.", "(", ")", "WHO", "\n", "\n\n", ".", "“", "3", "@ola", "Bank",
     "of", "-", "President", "said", "北京", "Київ", "É", "\u200d", "�", "🙂", "Türkiye", "beat", "2", "VIENNA"]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS).map("".join)
)


@given(TEXTS, st.booleans(), st.sampled_from(["rules", "crf"]))
@settings(max_examples=150, deadline=None)
def test_mentions_are_sorted_apart_and_inside_the_text(
    text: str, split: bool, recogniser: Recogniser
) -> None:
    found = recognise(text, passages(text) if split else (), None, recogniser)
    end = 0
    for mention in found:
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        assert mention.entity == ""
        end = mention.end


@BOTH
def test_ordinary_words_of_a_headline_with_capitals_are_no_names(recogniser: Recogniser) -> None:
    text = (
        "Quillmoor Budget Plan Faces Hard Questions From Angry Voters.\n\n"
        "Marta Quillmoor wants a new harbour. Her plan was put to the town of Velm, Ohio, by 212-9."
    )
    found = [one for one in named(text, recogniser) if one[1] in NAME_TYPES]
    assert found == [
        ("Quillmoor", "PERSON"),
        ("Marta Quillmoor", "PERSON"),
        ("Velm", "PLACE"),
        ("Ohio", "PLACE"),
    ]


@BOTH
def test_town_before_its_state_is_a_place(recogniser: Recogniser) -> None:
    assert ("Independence", "PLACE") in named("They will meet in Independence, Mo., next week.", recogniser)


@BOTH
def test_firm_title_and_person_in_a_row_are_told_apart(recogniser: Recogniser) -> None:
    found = named("Dovrell Chairman Ann Quill left. WGBX CEO Bo Varn stayed.", recogniser)
    assert [one for one in found if one[1] == "PERSON"] == [("Ann Quill", "PERSON"), ("Bo Varn", "PERSON")]
    assert ("Dovrell", "ORG") in found


@BOTH
def test_party_and_its_seat_are_two_names(recogniser: Recogniser) -> None:
    found = named("Ann Quill, Republican of Ohio, asked Bo Varn, D-Texas, to stay.", recogniser)
    assert found[1:] == [
        ("Republican", "GROUP"),
        ("Ohio", "PLACE"),
        ("Bo Varn", "PERSON"),
        ("Texas", "PLACE"),
    ]


@BOTH
def test_title_that_begins_with_a_body_is_one_mark(recogniser: Recogniser) -> None:
    found = named("Treasury Secretary Ann Quill spoke. The Treasury agreed with Quill.", recogniser)
    assert found[:2] == [("Treasury Secretary", "ROLE"), ("Ann Quill", "PERSON")]


@BOTH
def test_unlisted_people_is_told_by_its_ending_and_its_government(recogniser: Recogniser) -> None:
    found = named("The Velmian prime minister met Velmish officials. The Brazen officials left.", recogniser)
    assert found == [("Velmian", "GROUP"), ("prime minister", "ROLE"), ("Velmish", "GROUP")]


@BOTH
def test_title_joined_to_nothing_is_borne(recogniser: Recogniser) -> None:
    assert named("Dr-de is what it says.", recogniser) == []


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "x" * 1_000_000,
        "A" * 1_000_000,
        "(" * 20_000,
        "A. " * 5_000,
        "Xi 2 " * 5_000,
        "北京" * 50_000,
    ],
    ids=["empty", "blank", "one word", "one name", "brackets", "initials", "scores", "no capitals"],
)
def test_hostile_text_is_borne(text: str, recogniser: Recogniser) -> None:
    for mention in recognise(text, (), None, recogniser):
        assert text[mention.start : mention.end]


def test_long_text_is_marked_as_far_as_the_bound() -> None:
    text = "Ghana and Togo signed. " * 20_000
    found = recognise(text, (), None, "rules")
    assert found[0].start == 0
    assert 20_000 < len(found) < 30_000


def test_name_that_the_bound_would_cut_is_not_cut_within_a_word() -> None:
    read = 12 * TOKEN_LIMIT
    text = ("ordinarily" * 5 + " ") * (read // 51)
    text = text[: read - 15].rsplit(" ", 1)[0].ljust(read - 15, ";") + " Met Ada Quillmoor on Monday."
    found = [text[m.start : m.end] for m in recognise(text, (), None, "rules")]
    assert {name.split()[-1] for name in found} <= {"Ada", "Quillmoor"}


def test_missing_spacy_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(ConfigError, match="spaCy"):
        recognise("Oslo is cold.", (), None, "spacy")


def test_model_is_the_one_described_beside_it() -> None:
    data = resources.files("reader.entities") / "data"
    made = json.loads((data / "entities.json").read_text(encoding="utf-8"))
    assert made["model"]["sha256"] == hashlib.sha256((data / MODEL).read_bytes()).hexdigest()


@BOTH
def test_country_whose_people_are_named_is_a_place(recogniser: Recogniser) -> None:
    text = (
        "The Tolvarian government was silent. Tolvaria, traders said, is buying more grain again this year."
    )
    assert [one for one in named(text, recogniser) if one[0] == "Tolvaria"] == [("Tolvaria", "PLACE")]


@BOTH
def test_country_with_a_president_is_a_place_throughout(recogniser: Recogniser) -> None:
    text = "Dorvany's President Ann Quill spoke first. Dorvany has not yet replied to it."
    assert [kind for surface, kind in named(text, recogniser) if surface == "Dorvany"] == ["PLACE", "PLACE"]


@BOTH
def test_adjective_of_a_person_makes_the_person_no_place(recogniser: Recogniser) -> None:
    text = "The Quillmorian plan failed. Ann Quillmor had hoped for more, and Quillmor left."
    assert ("Quillmor", "PERSON") in named(text, recogniser)


def test_given_name_that_something_is_in_is_a_place_unless_it_is_somebody_here() -> None:
    assert ("Arden", "PLACE") in named("Bo Quill opened a school in Arden. Nobody else spoke.", "crf")
    assert ("Arden", "PERSON") in named(
        "Arden Quill came. They saw a friend in Arden, and Arden left.", "crf"
    )
    assert ("Arden", "PERSON") in named("Bo Quill still has faith in Arden. Nobody else spoke.", "crf")
