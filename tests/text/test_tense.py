import re

import pytest

from reader.text.tense import governor

DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def governed(text: str) -> tuple[str, str]:
    """Where the only day of a text leans, and the verb that says so."""
    (day,) = DAY.finditer(text)
    found = governor(text, *day.span())
    return found.lean, found.verb


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The clerk said on Friday that the port will be shut.", "said"),
        ("The council met on Friday and will vote next month.", "met"),
        ("The woman arrested on Friday will remain in custody.", "arrested"),
        ("She will not come, because she was hurt on Saturday.", "hurt"),
        ("On Monday, the court freed Dana Kest.", "freed"),
        ("Dana Kest, who was charged on Monday, will stand trial.", "charged"),
        ("An aide to the mayor on Monday resigned.", "resigned"),
        ("The ship may have sunk on Tuesday.", "sunk"),
        ("The mayor was forced to resign on Friday.", "resign"),
        ("The mayor did not appear on Friday.", "appear"),
        ("By Friday 12 people had died.", "died"),
        ("The dam has been shut since Monday.", "shut"),
        ("Speaking on Sunday, the mayor said she will fly to Velm.", "said"),
        ("During a meeting on Monday, the mayor scolded the board.", "scolded"),
        ("The envoy flew home on Friday, and talks will resume.", "flew"),
    ],
)
def test_a_past_verb_puts_its_day_behind(text: str, verb: str) -> None:
    assert governed(text) == ("back", verb)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The mayor said she will step down on Friday.", "step"),
        ("The two are to appear in court on Friday, police said.", "appear"),
        ("Dana Kest is to be sentenced on Monday.", "sentenced"),
        ("The strike may end on Monday, the union said.", "end"),
        ("The envoy hopes to leave on Saturday.", "leave"),
        ("The board told reporters that it plans to meet on Saturday.", "meet"),
        ("Dana Kest is due in court on Friday.", "due"),
        ("A hearing has been set for Monday.", "set"),
        ("On Monday the court will hear the appeal.", "hear"),
        ("The council, which met in secret, will vote on Friday.", "vote"),
        ("The bank told customers it is going to open on Monday.", "open"),
        ("“We'll decide on Monday,” the mayor said.", "decide"),
        ("Dana Kest won't be freed on Friday.", "freed"),
        ("The company has until Friday to answer.", "have"),
        ("The mayor is flying to Osk on Saturday.", "flying"),
        ("The suspects will be tried and sentenced on Friday.", "sentenced"),
    ],
)
def test_what_is_meant_to_be_lies_ahead_whatever_was_said_before(text: str, verb: str) -> None:
    assert governed(text) == ("ahead", verb)


@pytest.mark.parametrize(
    "text",
    [
        "The trial opens on Monday.",
        "Osk holds its election on Sunday.",
        "Mayor quits on Friday",
        "The talks on Friday",
        "Sunday's election was free.",
        "The board discussed a Friday deadline.",
        "The mayor agreed to resign on Friday.",
        "The mayor was due to appear on Friday.",
        "The mayor said she would resign on Friday.",
        "The strike could end on Monday.",
        "The council called a vote on Friday.",
        "The vote on Friday was put off.",
        "Schools were shut until Monday.",
        "The museum, shut in winter, opens its doors on Saturday.",
        "The museum, shut in winter, plays host to a choir on Saturday.",
    ],
)
def test_a_day_that_no_verb_places_may_be_either(text: str) -> None:
    assert governed(text)[0] == "either"
