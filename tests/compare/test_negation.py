"""What one report denies and the other states, and the many ways in which two that agree deny."""

import pytest

from reader.model import Difference

from .test_contradictions import linked


def denied(left: str, right: str) -> list[Difference]:
    return [one for one in linked(left, right).differences if one.type == "negation"]


AGREEING = [
    (
        "The ferry line denied that its captains had ignored the storm.",
        "The ferry line said that its captains had not ignored the storm.",
    ),
    (
        "The bishop denied having met the forger in Lindholm.",
        "The bishop said he had never met the forger in Lindholm.",
    ),
    (
        "The coach rejected accusations that he had doped the riders.",
        "The coach said he had not doped the riders.",
    ),
    (
        "The palace dismissed reports that the king was ill.",
        "The king was not ill, the palace said.",
    ),
    (
        "Neither Falk nor Vries attended the meeting in Sorn.",
        "Falk and Vries did not attend the meeting in Sorn.",
    ),
    (
        "Neither the mayor of Sorn nor her deputy, who was abroad, signed the letter.",
        "The mayor of Sorn and her deputy, who was abroad, did not sign the letter.",
    ),
    (
        "Nobody in the village of Orm had been warned of the flood.",
        "The residents of the village of Orm had not been warned of the flood.",
    ),
    ("Only two ships left Brendon on Monday.", "No more than two ships left Brendon on Monday."),
    (
        "The strike in Brendon will go on unless wages rise.",
        "The strike in Brendon will go on if wages do not rise.",
    ),
    ("The footbridge at Orm lacks a permit.", "The footbridge at Orm has no permit."),
    (
        "The minister left Esker without signing the treaty.",
        "The minister did not sign the treaty and left Esker.",
    ),
    ("The court did not deny that the file was lost.", "The court said the file was lost."),
    (
        "Police barred reporters from entering the hall in Sorn.",
        "Reporters could not enter the hall in Sorn, the police said.",
    ),
    ("The singer cant attend the gala, her agent said.", "The singer can't attend the gala, her agent said."),
]


@pytest.mark.parametrize(("left", "right"), AGREEING)
def test_a_denial_in_other_words_agrees(left: str, right: str) -> None:
    assert not denied(left, right)
    assert not denied(right, left)


BOTH_WAYS = [
    (
        "The council did not approve the dam at Orm last year but approved it on Monday.",
        "The council approved the dam at Orm on Monday.",
    ),
    ("“It is not a toy, it is a tool,” the inventor said.", "“It is a tool,” the inventor said."),
    ("The mayor was not hurt, but her driver was.", "The mayor's driver was hurt."),
    ("The baker was not convicted of arson but of fraud.", "The baker was convicted of fraud."),
]


@pytest.mark.parametrize(("left", "right"), BOTH_WAYS)
def test_what_a_side_both_denies_and_states_is_not_told(left: str, right: str) -> None:
    assert not denied(left, right)
    assert not denied(right, left)


NOT_THE_SAME = [
    ("Not all of the miners returned to work.", "Some of the miners returned to work."),
    ("Prices in Esker did not rise as fast as in May.", "Prices in Esker rose."),
    ("No one else was injured when the crane fell.", "One man was injured when the crane fell."),
    ("The fire at Sorn did not spread to the mill.", "The fire at Sorn spread to the barn."),
    ("The council did not approve the dam on Monday.", "The council approved the dam on Tuesday."),
    ("Doctors did not expect the twins to survive.", "The twins survived."),
    ("If the lock is not repaired, the barges will stop.", "If the lock is repaired, the barges will sail."),
    ("He should not have opened the sluice, the judge said.", "He opened the sluice, the judge said."),
    ("Mira Tolvanen said the dyke is safe.", "Aldo Brenneke said the dyke is not safe."),
    ("The mill no longer makes matches.", "The mill had made matches for years."),
    ("Had the alarm not rung, the guests would have died.", "The alarm rang, and the guests survived."),
]


@pytest.mark.parametrize(("left", "right"), NOT_THE_SAME)
def test_a_denial_of_something_else_is_not_told(left: str, right: str) -> None:
    assert not denied(left, right)
    assert not denied(right, left)


SURE = [
    ("No one was hurt in the fire in Esker.", "Two people were hurt in the fire in Esker."),
    ("The chapel in Sorn lacks a bell.", "The chapel in Sorn has a bell."),
    ("The envoy isn't a citizen of Kestria.", "The envoy is a citizen of Kestria."),
    ("The club did not take money from the bank.", "The club took money from the bank."),
    (
        "The bill passed without the votes of the Reed Party.",
        "The bill passed with the votes of the Reed Party.",
    ),
    ("The guards failed to lock the gate at Orm.", "The guards locked the gate at Orm."),
    ("None of the four ships was damaged in the storm.", "Two of the four ships were damaged in the storm."),
]


@pytest.mark.parametrize(("left", "right"), SURE)
def test_a_denial_in_the_same_words_is_surely_told_once(left: str, right: str) -> None:
    for found in (linked(left, right).differences, linked(right, left).differences):
        hard = [one for one in found if one.type in ("negation", "number")]
        assert [(one.type, one.sure) for one in hard] == [("negation", True)]


UNSURE = [
    (
        "The museum has not yet paid for the painting, its director said.",
        "The museum has paid for the painting, its director said.",
    ),
    (
        "The lawyer did not read the letter aloud to the jury.",
        "The lawyer, who came from Esker, read the letter aloud to the jury on Tuesday.",
    ),
    ("Valk never met the bankers from Velm.", "Valk met the bankers from Velm twice."),
    (
        "The army did not deny that it had shelled the clinic.",
        "The army said it had not shelled the clinic.",
    ),
]


@pytest.mark.parametrize(("left", "right"), UNSURE)
def test_a_denial_among_other_words_is_told_unsurely(left: str, right: str) -> None:
    assert [one.sure for one in denied(left, right)] == [False]
    assert [one.sure for one in denied(right, left)] == [False]
