from reader.compare import compare
from reader.compare.quoted import longest_run

from .build import annotated


def shared(left: str, right: str) -> list[tuple[str, str]]:
    """The words of every shared quotation on either side."""
    ours, theirs = annotated(left, "l"), annotated(right, "r")
    return [
        (ours.article.text[q.left.start : q.left.end], theirs.article.text[q.right.start : q.right.end])
        for link in compare(ours, theirs).links
        for q in link.quotes
    ]


def test_word_for_word_and_without_the_marks() -> None:
    found = shared(
        "“The dyke was never built for such a tide,” said engineer Mira Tolvanen.",
        'Mira Tolvanen, an engineer, said: "The dyke was never built for such a tide."',
    )
    assert len(found) == 1
    assert found[0][0].startswith("The dyke was never built")
    assert found[0][1].startswith("The dyke was never built")


def test_two_translations_of_one_quotation() -> None:
    found = shared(
        "“We hope that both towns keep calm, return to the table and settle the water dispute,” said Aldo Brenneke.",
        "Aldo Brenneke said: “It is hoped that both towns stay calm and return to the table to settle the "
        "dispute over water.”",
    )
    assert len(found) == 1


def test_a_fragment_of_a_longer_quotation() -> None:
    found = shared(
        "The judge called the ferry company “reckless beyond belief” in her ruling on the sinking.",
        "“This company was reckless beyond belief and it will pay,” the judge said in her ruling on the sinking.",
    )
    assert found == [("reckless beyond belief", "This company was reckless beyond belief and it will pay,")]


def test_different_quotations_are_not_shared() -> None:
    assert not shared(
        "“The dyke was never built for such a tide,” said engineer Mira Tolvanen.",
        "“Nobody in the water board ever answered my letters,” said engineer Mira Tolvanen.",
    )


def test_the_longest_run_of_words() -> None:
    assert longest_run(list("abcde"), list("xbcdy")) == 3
    assert longest_run([], list("ab")) == 0


def test_a_term_in_quotation_marks_is_not_shared() -> None:
    assert not shared(
        "The senate dropped the town's “wet feet, dry feet” policy on Monday.",
        "A bill that ends the “wet feet, dry feet” provision passed the senate on Monday.",
    )


def test_one_speaker_s_words_on_two_matters_are_not_shared() -> None:
    assert not shared(
        "“There is a hidden hand that drives the growth of the water crisis for its own plans,” said Aldo Brenneke.",
        "“I am worried about the long and growing crisis and that it may get out of control,” said Aldo Brenneke.",
    )


def test_the_title_of_a_programme_is_no_quotation() -> None:
    left = "Mira Tolvanen spoke on the programme “Under The Dyke” and defended the harbour budget."
    right = "On “Under The Dyke” Aldo Brenneke called for lower fares on the ferries."
    assert shared(left, right) == []


def test_two_words_of_one_speaker_are_shared_but_a_phrase_in_two_mouths_is_not() -> None:
    assert shared(
        "“It's reckless,” said Mira Tolvanen, the engineer, of the plan to open the sluice.",
        "“It's reckless,” Mira Tolvanen told reporters after seeing the sluice.",
    )
    assert not shared(
        "“They stand on the wrong side of history,” said Mira Tolvanen of the councillors who kept the sluice shut.",
        "“Her friends are on the wrong side of history,” said Aldo Brenneke, who runs the ferries.",
    )


def test_two_wordings_of_one_speaker_s_sentence_are_shared() -> None:
    assert shared(
        "“We will never surrender to these people,” Mira Tolvanen said in Esker on Monday.",
        "“We will never surrender to these crooks,” Mira Tolvanen said in Esker on Monday.",
    )
    assert shared(
        "“Esker hopes both towns will stay calm, show restraint and resume talks as soon as possible,” Mira Tolvanen "
        "said on Monday.",
        "“We hope that all sides keep calm, exercise restraint and resume the ferry talks at an early date,” Mira "
        "Tolvanen said on Monday.",
    )


def told(left: str, right: str) -> list[tuple[str, bool]]:
    links = compare(annotated(left, "l"), annotated(right, "r")).links
    return [(d.reason, d.sure) for link in links for d in link.differences if d.type == "quote"]


def test_two_translations_with_few_words_in_common_are_one_quotation_but_not_surely() -> None:
    left = "“Our larder is empty and we shall leave without delay,” Mira Tolvanen said in Esker."
    right = "“Our larder has failed and we will leave at once,” Mira Tolvanen said in Esker."
    assert shared(left, right)
    ((reason, sure),) = told(left, right)
    assert "two wordings" in reason
    assert not sure
    assert not shared(
        left, "“Our larder is a joy and we are glad of every ham,” Mira Tolvanen said in Esker."
    )


def test_what_one_side_has_without_marks_is_not_called_a_quotation_of_its_own() -> None:
    quoted = "“We saw blue smoke and then a flash over the mill,” a baker in Esker said."
    reported = "A baker in Esker said she saw blue smoke and then a flash over the mill."
    assert told(quoted, reported) == [("quoted on the left, reported speech on the right", True)]
    assert told(reported, quoted) == [("reported speech on the left, quoted on the right", True)]
    plain = "Then there was blue smoke over the mill, and then a flash over the mill in Esker."
    assert all("without quotation marks on the right" in reason for reason, _ in told(quoted, plain))


def test_a_sentence_begun_in_other_words_is_one_in_two_wordings() -> None:
    left = annotated(
        "“Nobody may be fined over a basket of plums,” Mira Tolvanen told the council of Esker.", "l"
    )
    right = annotated("“No one ought to pay over a basket of plums,” Mira Tolvanen said in Esker.", "r")
    (link,) = compare(left, right).links
    assert len(link.quotes) == 1
    (reason,) = [one.reason for one in link.differences if one.type == "quote"]
    assert "two wordings" in reason


def test_a_clause_whose_words_stand_in_order_in_a_longer_quotation_is_shared() -> None:
    left = (
        "Brenneke fears that the dispute on the ferry fares “could escalate and get out of control”, he said."
    )
    right = (
        "The harbour board spoke of “a long and escalating dispute on the fares and the risk of it getting out of "
        "control” on Monday."
    )
    ((ours, theirs),) = shared(left, right)
    assert ours == "could escalate and get out of control"
    assert theirs.startswith("a long and escalating dispute")


def test_a_town_that_speaks_is_no_other_speaker_than_its_mayor() -> None:
    assert shared(
        "Moscow said the dispute on the ferry fares “could escalate and get out of control”.",
        "Mayor Mira Tolvanen said: “This is a long and escalating dispute, and it may get out of control.”",
    )


def test_the_same_words_in_two_mouths_are_told() -> None:
    def told(left: str, right: str) -> list[tuple[str, bool]]:
        links = compare(annotated(left, "l"), annotated(right, "r")).links
        return [(d.reason, d.sure) for link in links for d in link.differences if d.type == "attribution"]

    left = "“The dyke was not built for this,” said Mira Tolvanen after the flood in Esker on Monday."
    ((reason, sure),) = told(left, left.replace("Mira Tolvanen", "Aldo Brenneke"))
    assert "Mira Tolvanen" in reason
    assert "Aldo Brenneke" in reason
    assert not sure
    assert not told(left, left.replace("Mira Tolvanen after", "Ms. Mira Tolvanen shortly after"))


def test_of_very_many_quotations_the_first_are_compared_and_a_note_says_so() -> None:
    text = "\n\n".join(f'"Crate number {n} fell into the bay," said Mira Tolvanen.' for n in range(301))
    notes = compare(annotated(text, "l"), annotated("A ferry sails to Lindholm.", "r")).notes
    first = "Only the first 300 of 301 quotations of the left article were compared"
    assert f"{first}, with quotations on the other side alone." in notes
