from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.errors import IngestError
from reader.text.clean import clean, for_terminal
from reader.text.decode import decode

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
KEPT = "\u200e\u200f\u061c\u200c\u200d"


@given(st.text(st.characters(), max_size=200))
@example("a\r\nb\rc\x1b[31m\x85\u2028")
def test_cleaning_keeps_length_but_for_newlines(text: str) -> None:
    assert len(clean(text)) == len(text.replace("\r\n", "\n"))


@given(st.text(st.characters(), max_size=200))
def test_nothing_unsafe_is_left(text: str) -> None:
    for made in (clean(text), for_terminal(text)):
        unsafe = [c for c in made if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]
        assert not unsafe and not set(made) & set(BIDI)
    assert not set(for_terminal(text)) & set("\n\t\r\u2028\u2029")


@given(st.text(st.characters(), max_size=200))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_each_unsafe_character_becomes_one_replacement() -> None:
    assert clean("a\x00b\x1bc\x7fd\x9be\u202ef") == "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf"


def test_joiners_and_direction_marks_stay() -> None:
    assert clean(KEPT) == KEPT == for_terminal(KEPT)


def test_composed_and_decomposed_letters_are_left_as_they_are() -> None:
    assert clean("e\u0301é") == "e\u0301é"


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("Brücke".encode(), "Brücke", "utf-8"),
        (b"\xef\xbb\xbfBr\xc3\xbccke", "Brücke", "utf-8"),
        ("Brücke".encode("utf-16"), "Brücke", "utf-16-le"),
        (b"\xfe\xff" + "Brücke".encode("utf-16-be"), "Brücke", "utf-16-be"),
        ("Brücke am Fluss".encode("utf-16-le"), "Brücke am Fluss", "utf-16-le"),
        ("“Brücke”".encode("cp1252"), "“Brücke”", "cp1252"),
        (b"plain", "plain", "utf-8"),
        (b"", "", "utf-8"),
    ],
)
def test_encodings(data: bytes, text: str, encoding: str) -> None:
    assert decode(data) == (text, encoding)


def test_a_declared_encoding_is_believed_unless_the_text_is_utf8() -> None:
    assert decode("Привет, мост".encode("koi8-r"), "koi8-r")[0] == "Привет, мост"
    assert decode("Привет, мост".encode(), "koi8-r")[0] == "Привет, мост"
    assert decode("Brücke".encode("cp1252"), "no-such-encoding")[0] == "Brücke"


def test_a_cyrillic_code_page_is_detected() -> None:
    text = (
        "Министр сообщил, что новый мост через реку откроют весной, а старый паром останется до осени. " * 4
    )
    assert decode(text.encode("cp1251"))[0] == text


def test_one_broken_byte_does_not_turn_utf8_into_mojibake() -> None:
    text = "Über die Brücke führt die schönste Straße für Fußgänger und Lastkähne. "
    assert "Brücke" in decode(text.encode() * 3 + b"\xff")[0]


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 x", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04\x00", bytes(range(256)) * 8]
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(IngestError) as caught:
        decode(data)
    assert "not text" in caught.value.message and caught.value.hint


@given(
    st.binary(max_size=400),
    st.one_of(st.none(), st.text(max_size=12), st.sampled_from(["utf-8", "utf-16", "hex"])),
)
@example(b"\x1b$B", "iso-2022-jp")
@example(b"abc", "rot13")
def test_bytes_become_text_or_an_ingest_error(data: bytes, declared: str | None) -> None:
    try:
        text, encoding = decode(data, declared)
    except IngestError:
        return
    assert isinstance(text, str) and b"".decode(encoding) == ""
