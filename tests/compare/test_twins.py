from reader.compare import compare

from .build import annotated

CALLED = "Mira Tolvanen called the fares “a tax on every islander” at the meeting on Monday."
VOTED = "The harbour board voted on Monday to raise the ferry fares by a tenth from the first of May."


def linked(left: str, right: str) -> set[tuple[str, str]]:
    """The linked passages of two texts."""
    one, other = annotated(left, "l"), annotated(right, "r")
    return {
        (
            one.article.text[link.left.start : link.left.end],
            other.article.text[link.right.start : link.right.end],
        )
        for link in compare(one, other).links
    }


def test_a_passage_that_stands_there_word_for_word_has_no_further_counterpart() -> None:
    near = "On Monday the board had voted by a narrow margin to raise the fares of the ferry."
    assert (VOTED, near) in linked(VOTED, near)
    assert linked(VOTED, f"{VOTED}\n\n{near}") == {(VOTED, VOTED)}


def test_its_quotation_is_still_found_elsewhere() -> None:
    again = "Later she repeated her words: “a tax on every islander”, said Mira Tolvanen, and went home."
    assert linked(CALLED, f"{CALLED}\n\n{again}") == {(CALLED, CALLED), (CALLED, again)}


def test_of_the_same_text_twice_nothing_is_told_by_one_side_alone() -> None:
    text = "Why?\n\nThe dyke at Osk broke on Sunday night.\n\nWho is to blame? It was us.\n\nWhy?"
    comparison = compare(annotated(text, "a"), annotated(text, "b"))
    assert {link.kind for link in comparison.links} == {"same"}
    assert not (comparison.only_left or comparison.only_right)
