"""Words as a person writes them come together as the words they mean, with exact offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search.analysis import LONGEST, fold, pieces, tokens


def terms(text: str, language: str = "en") -> list[str]:
    return [term for term, _, _ in tokens(text, language)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Élysée", "elysee"),
        ("naïve", "naive"),
        ("e\u0301lan", "élan"),
        ("the minister's", "the minister"),
        ("the ministers’", "the minister"),
        ("1,200", "1200"),
        ("U.S.", "US"),
        ("year\u2010long", "year-long"),
        ("negotiating", "negotiated"),
        ("O'Brien", "o’brien"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("Ёлка", "елка"),
        ("Αθήνα", "αθηνα"),
        ("أحمد", "احمد"),
        ("مـرحبا", "مرحبا"),
    ],
)
def test_written_differently_and_meant_alike(one: str, other: str):
    assert terms(one) == terms(other)


@pytest.mark.parametrize(
    ("one", "other"), [("йод", "иод"), ("1,200", "1.200"), ("3.5", "35"), ("bridge", "bride")]
)
def test_written_alike_and_meant_differently(one: str, other: str):
    assert terms(one) != terms(other)


def test_a_hyphened_word_is_found_by_its_parts_and_joined():
    assert terms("year-long") == ["year", "yearlong", "long"]
    assert terms("12-point") == ["12", "12point", "point"]


def test_elision_leaves_the_word():
    assert terms("l'Europe d’hiver", "fr") == terms("Europe hiver", "fr")


def test_scripts_without_spaces_become_pairs():
    text = "東京都知事"
    found = list(tokens(text, "ja"))
    assert [term for term, _, _ in found] == ["東京", "京都", "都知", "知事", "事"]
    assert all(text[start:end] == term for term, start, end in found)


def test_each_language_has_its_stemmer():
    assert terms("Häuser", "de") == terms("Haus", "de")
    assert terms("переговоров", "ru") == terms("переговоры", "ru")
    assert terms("harbours", "xx") == ["harbours"]


def test_a_name_keeps_a_term_of_its_own():
    assert [piece.exact for piece in pieces("Gates")] == ["=gates"]
    assert [piece.exact for piece in pieces("gates")] == [""]
    assert [piece.exact for piece in pieces("US")] == ["=us"]


@given(st.text(max_size=200), st.sampled_from(["en", "fr", "ru", "zh", "ar", "", "zz-ZZ"]))
def test_any_text_has_words_inside_it(text: str, language: str):
    last = 0
    for term, start, end in tokens(text, language):
        assert 0 <= start < end <= len(text) and start >= last and term
        assert len(term) <= 2 * LONGEST + 2
        last = start


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str):
    assert fold(fold(text)) == fold(text)
