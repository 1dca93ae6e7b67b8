from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.compare.words import LONG, aligned_words, changes
from reader.model import Span

TEXT = st.text(alphabet="ab c.’é\n1", max_size=60)


def changed(left: str, right: str) -> tuple[list[Span], list[Span]]:
    """The changed words of either side, without the places where it has none."""
    found = changes(left, right)
    return [one.left for one in found if one.left.start < one.left.end], [
        one.right for one in found if one.right.start < one.right.end
    ]


def words(text: str, spans: list[Span]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def test_only_changed_words_are_found_whatever_their_case() -> None:
    left, right = "The ferry sank at dawn.", "the Ferry capsized at dawn, they say."
    ours, theirs = changed(left, right)
    assert words(left, ours) == ["sank"]
    assert words(right, theirs) == ["capsized", "they say"]


def test_long_passages_are_compared_too() -> None:
    left = " ".join(f"word{n}" for n in range(LONG + 50))
    right = left.replace("word7 ", "other ")
    ours, theirs = changed(left, right)
    assert (words(left, ours), words(right, theirs)) == (["word7"], ["other"])


@given(TEXT, TEXT)
def test_changes_are_inside_sorted_and_apart(left: str, right: str) -> None:
    for text, spans in zip((left, right), changed(left, right), strict=True):
        places = [(span.start, span.end) for span in spans]
        assert places == sorted(places)
        assert all(0 <= start < end <= len(text) for start, end in places)
        assert all(a[1] <= b[0] for a, b in pairwise(places))


@given(TEXT)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert changed(text, text) == ([], [])


@given(TEXT, TEXT)
def test_words_in_both_read_alike(left: str, right: str) -> None:
    for stretch in aligned_words(left, right):
        ours = left[stretch.left.start : stretch.left.end].split()
        assert bool(ours) == bool(right[stretch.right.start : stretch.right.end].split())
