"""Hedges, negations and exchanged words of two linked passages."""

import datetime as dt

import pytest

from reader.compare import compare
from reader.model import Difference

from .build import annotated

THURSDAY = dt.date(2023, 3, 17)


def told(left: str, right: str, kind: str) -> list[Difference]:
    """The differences of one type between two one-sentence reports of 17 March 2023."""
    comparison = compare(annotated(left, "l", THURSDAY), annotated(right, "r", THURSDAY))
    assert comparison.links, "the two sentences were not linked"
    return [d for link in comparison.links for d in link.differences if d.type == kind]


def words(left: str, right: str, difference: Difference) -> tuple[str, str]:
    assert difference.left
    assert difference.right
    return (
        left[difference.left.start : difference.left.end],
        right[difference.right.start : difference.right.end],
    )


@pytest.mark.parametrize(
    ("plain", "hedged", "marked"),
    [
        (
            "The suspect stole the painting from the museum in Esker on Friday.",
            "The suspect allegedly stole the painting from the museum in Esker on Friday.",
            ("stole", "allegedly"),
        ),
        (
            "The director of the museum in Esker resigned on Friday after the theft.",
            "The director of the museum in Esker has reportedly resigned on Friday after the theft.",
            ("resigned", "reportedly"),
        ),
        (
            "The bridge at Osk will close for the winter in November.",
            "The bridge at Osk may close for the winter in November.",
            ("will", "may"),
        ),
        (
            "The treasurer of the club has fled to Esker with the till.",
            "The treasurer of the club is believed to have fled to Esker with the till.",
            ("has", "believed"),
        ),
        (
            "Two divers are dead after the landslide at the quarry in Osk.",
            "Two divers are feared dead after the landslide at the quarry in Osk.",
            ("dead", "feared"),
        ),
        (
            "The reform of the harbour tax passed the council in Esker on Monday.",
            "The so-called reform of the harbour tax passed the council in Esker on Monday.",
            ("reform", "so-called"),
        ),
        (
            "The new drug cures marsh fever in most children, doctors in Esker found.",
            "The new drug may cure marsh fever in most children, doctors in Esker found.",
            ("cures", "may"),
        ),
    ],
)
def test_a_hedge_on_one_side_alone_is_told(plain: str, hedged: str, marked: tuple[str, str]) -> None:
    (difference,) = told(plain, hedged, "attribution")
    assert words(plain, hedged, difference) == marked
    assert difference.sure
    (mirrored,) = told(hedged, plain, "attribution")
    assert words(hedged, plain, mirrored) == marked[::-1]


def test_a_hedge_in_another_place_is_not_told_surely() -> None:
    (difference,) = told(
        "The suspect stole the painting from the museum in Esker on Friday, police said.",
        "On Friday the suspect allegedly stole a painting from the Esker museum, police said.",
        "attribution",
    )
    assert not difference.sure


@pytest.mark.parametrize(
    ("plain", "hedged", "marked"),
    [
        (
            "The bomber was led into the court in Esker on Monday morning.",
            "The alleged bomber was led into the court in Esker on Monday morning.",
            ("bomber", "alleged"),
        ),
        (
            "An arsonist was led into the court in Esker on Monday morning.",
            "A suspected arsonist was led into the court in Esker on Monday morning.",
            ("arsonist", "suspected"),
        ),
    ],
)
def test_a_role_that_one_side_doubts_is_not_told_surely(
    plain: str, hedged: str, marked: tuple[str, str]
) -> None:
    (difference,) = told(plain, hedged, "attribution")
    assert words(plain, hedged, difference) == marked
    assert not difference.sure


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The suspect allegedly stole the painting from the museum in Esker on Friday.",
            "The suspect is alleged to have stolen the painting from the museum in Esker on Friday.",
        ),
        (
            "The harbour board may raise the ferry fares in Esker by summer, the mayor said.",
            "The harbour board could raise the ferry fares in Esker by summer, the mayor said.",
        ),
        (
            "The harbour board raised the ferry fares in Esker in May, the mayor said.",
            "In May the harbour board raised the ferry fares in Esker, the mayor said.",
        ),
    ],
)
def test_a_hedge_on_both_sides_or_none_is_no_difference(left: str, right: str) -> None:
    assert not told(left, right, "attribution")


@pytest.mark.parametrize(
    ("stated", "denied", "marked"),
    [
        (
            "Mayor Brenneke supports the new tram line across the old market square.",
            "Mayor Brenneke no longer supports the new tram line across the old market square.",
            ("supports", "no longer supports"),
        ),
        (
            "The two towns reached a deal on the ferry fares on Monday night.",
            "The two towns failed to reach a deal on the ferry fares on Monday night.",
            ("reached", "failed to reach"),
        ),
        (
            "The mayor of Esker signed the harbour treaty with Marlow on Monday.",
            "The mayor of Esker refused to sign the harbour treaty with Marlow on Monday.",
            ("signed", "refused to sign"),
        ),
        (
            "The mayor of Esker pledged to sign the harbour treaty with Marlow on Monday.",
            "The mayor of Esker pledged not to sign the harbour treaty with Marlow on Monday.",
            ("sign", "not to sign"),
        ),
        (
            "Mayor Brenneke condemned the strike of the dockers in Esker on Monday.",
            "Mayor Brenneke did not criticise the strike of the dockers in Esker on Monday.",
            ("condemned", "not criticise"),
        ),
    ],
)
def test_what_one_side_denies_is_told(stated: str, denied: str, marked: tuple[str, str]) -> None:
    (difference,) = told(stated, denied, "negation")
    assert words(stated, denied, difference) == marked


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The court did not reject the appeal of the opposition leader on Monday.",
            "The court allowed the appeal of the opposition leader on Monday.",
        ),
        (
            "The mayor of Esker did not sign the harbour treaty with Marlow on Monday.",
            "The mayor of Esker came to sign the harbour treaty with Marlow on Monday.",
        ),
        (
            "The ferry did not fail to reach the harbour on Monday, the court in Esker heard.",
            "The ferry reached the harbour on Monday, the court in Esker heard.",
        ),
    ],
)
def test_a_word_of_another_sense_or_an_intention_is_not_denied(left: str, right: str) -> None:
    assert not told(left, right, "negation")


def test_exchanged_words_stand_between_the_same_neighbours() -> None:
    left = "A retired lawyer from Esker is suing the harbour company for a lost boat."
    right = "A retired teacher from Esker is suing the harbour company for a lost boat."
    (difference,) = told(left, right, "wording")
    assert words(left, right, difference) == ("lawyer", "teacher")
    assert difference.sure


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The strike at the harbour of Port Amberly ended on Thursday after talks with the company.",
            "Dockers in the harbour of Port Amberly ended their strike on 16 March after talks with the company.",
        ),
        (
            "Dockers walked out on Thursday at the harbour in Esker, the union said.",
            "Dockers walked out on strike for three days at the harbour in Esker, the union said.",
        ),
        (
            "The river held 90 micrograms, above the limit of ten, at the mill in Osk.",
            "The river held 90 micrograms, the company said, at the mill in Osk.",
        ),
        (
            "The council of Esker will spend half a million crowns on the tram line.",
            "The council of Esker will spend 500,000 crowns on the tram line.",
        ),
    ],
)
def test_misaligned_words_and_equal_dates_and_figures_are_no_other_wording(left: str, right: str) -> None:
    assert not told(left, right, "wording")


def test_what_one_side_reports_and_the_other_calls_a_claim_is_told() -> None:
    (one,) = told(
        "A witness reported that the freight train had passed a red signal at Esker.",
        "A witness claimed that the freight train had passed a red signal at Esker.",
        "attribution",
    )
    assert "reported" in one.reason
    assert "claimed" in one.reason


@pytest.mark.parametrize(
    ("verb", "stance"),
    [
        ("insisted", "insist"),
        ("claimed", "a claim"),
        ("admitted", "an admission"),
        ("confirmed", "confirmed"),
    ],
)
def test_a_stance_of_a_verb_of_saying_is_told(verb: str, stance: str) -> None:
    said = "The owner of the ferry said that the hull had not been inspected in Esker."
    (difference,) = told(said.replace("said", verb), said, "attribution")
    assert words(said.replace("said", verb), said, difference) == (verb, "said")
    assert stance in difference.reason
    assert difference.sure


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Six sailors were admitted to hospital in Esker.",
            "Six sailors went to hospital in Esker, police said.",
        ),
        (
            "Claims after the hail in Esker reached 3 million crowns.",
            "Insurers in Esker said the hail cost 3 million.",
        ),
        ("Esker has 12 confirmed cases of marsh fever.", "Esker has reported 12 cases of marsh fever."),
        ("The landslide at Osk claimed six lives.", "The landslide at Osk killed six people, rescuers said."),
        ("The Reed Party claimed victory in Esker.", "The Reed Party said it had won in Esker."),
        (
            "The judge denied bail to the captain in Esker.",
            "The captain in Esker gets no bail, the judge said.",
        ),
        ("The town in the Free States chose a mayor.", "The town claimed by Kestria chose a mayor."),
        (
            "The company denied that it had dumped oil into the bay of Esker.",
            "The company said it had not dumped any oil into the bay of Esker.",
        ),
        (
            "The trader hid amber in his boots in Esker, police said.",
            "The trader reportedly hid amber in his boots in Esker.",
        ),
    ],
)
def test_words_of_stance_that_say_nothing_are_no_difference(left: str, right: str) -> None:
    assert not told(left, right, "attribution")


def test_a_change_of_legal_state_is_told_but_not_surely() -> None:
    (difference,) = told(
        "The captain was convicted of stealing the bell of the Marit in Esker.",
        "The captain was accused of stealing the bell of the Marit in Esker.",
        "attribution",
    )
    assert "convicted of" in difference.reason
    assert "accused of" in difference.reason
    assert not difference.sure
