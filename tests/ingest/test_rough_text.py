"""Text files as people save them."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import IngestError
from reader.ingest import read_bytes, read_path
from reader.ingest.titles import LONGEST, derive_title
from reader.model import Article

LEAD = (
    "The harbour of Tessel has called on both ferry lines to begin talks again as soon as they can this week."
)
BODY = f"{LEAD}\n\nThe mayor of Lower Maren spoke of a last chance.\n\nBoth ferry lines declined to answer."


def read(text: str | bytes, name: str = "talks.txt") -> Article:
    (article,) = read_bytes(text if isinstance(text, bytes) else text.encode(), name)
    return article


def test_a_date_prefix_dates_the_article_and_is_no_text() -> None:
    article = read(f" date 2021-05-03 {BODY}")
    assert (article.date, article.date_basis) == (dt.date(2021, 5, 3), "header")
    assert article.date_evidence == "date 2021-05-03"
    assert article.text == BODY


def test_a_dateline_is_kept_apart() -> None:
    article = read(f"TESSEL: {BODY}")
    assert (article.dateline, article.text, article.date) == ("TESSEL", BODY, None)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("TESSEL — ", "TESSEL"),
        ("LOWER MAREN (Coast News) - ", "LOWER MAREN"),
        ("TESSEL, May 3 (Coast News) – ", "TESSEL"),
        ("Tessel (Coast News) -- ", "Tessel"),
        ("TESSEL, Lower Maren (Coast) — ", "TESSEL, Lower Maren"),
    ],
)
def test_datelines(line: str, place: str) -> None:
    article = read(line + BODY)
    assert (article.dateline, article.text) == (place, BODY)


@pytest.mark.parametrize(
    "start", ["EXCLUSIVE: ", "UN: ", "Marsh — the captain — ", "Watch (live) - ", "LOOK WHAT CAME IN: "]
)
def test_what_is_no_dateline_stays(start: str) -> None:
    article = read(start + BODY)
    assert article.dateline is None and article.text.startswith(start.strip())


def test_dates_in_the_prose_do_not_date_the_article() -> None:
    article = read(f"{BODY} On March 7, 2021, a ferry sank; another followed on 2021-03-09.")
    assert (article.date, article.date_basis, article.date_evidence) == (None, "none", None)


def test_the_date_under_an_embedded_post_dates_the_article() -> None:
    footer = "— Ivo Marsh (@ivomarsh) May 3, 2021"
    article = read(f"{BODY}\n\nThe ferry is gone. {footer}\n\nHe wrote no more.")
    assert (article.date, article.date_basis, article.date_evidence) == (dt.date(2021, 5, 3), "text", footer)


def test_posts_of_different_days_do_not() -> None:
    posts = "One. — Ivo Marsh (@ivomarsh) May 3, 2021\n\nTwo. — Ivo Marsh (@ivomarsh) May 4, 2021"
    assert read(f"{BODY}\n\n{posts}").date is None


def test_no_title_means_one_derived_from_the_lead() -> None:
    article = read(BODY)
    assert article.title_basis == "derived"
    assert article.title == "The harbour of Tessel has called on both ferry lines to begin talks again"
    assert article.text == BODY


def test_a_first_line_that_stands_apart_is_the_title() -> None:
    article = read(f"Harbour calls for new talks\n\n{BODY}")
    assert (article.title, article.title_basis, article.text) == (
        "Harbour calls for new talks",
        "given",
        BODY,
    )


def test_a_first_line_above_a_dateline_is_the_title_even_with_a_full_stop() -> None:
    article = read(f"Harbour calls for new talks.\n\nTESSEL — {BODY}")
    assert (article.title, article.title_basis) == ("Harbour calls for new talks", "given")
    assert (article.dateline, article.text) == ("TESSEL", BODY)


def test_labelled_lines_are_read() -> None:
    head = "Title: Harbour calls\nSource: Coast News\nDate: 3 May 2021\nURL: https://coast.example/1\n"
    article = read(f"{head}Author: Ann Lowe\n\n{BODY}")
    assert (article.title, article.source, article.source_basis) == (
        "Harbour calls",
        "Coast News",
        "metadata",
    )
    assert (article.date, article.url, article.authors) == (
        dt.date(2021, 5, 3),
        "https://coast.example/1",
        ("Ann Lowe",),
    )
    assert article.text == BODY


def test_a_byline_and_a_date_under_the_headline_are_read() -> None:
    article = read(
        f"Harbour calls for new talks\n\nBy Ann Lowe and Bo Oke\nMonday, May 3, 2021 at 10:15 a.m.\n\n{BODY}"
    )
    assert (article.title, article.authors) == ("Harbour calls for new talks", ("Ann Lowe and Bo Oke",))
    assert (article.date, article.date_basis, article.text) == (dt.date(2021, 5, 3), "header", BODY)


def test_front_matter_is_read() -> None:
    article = read(
        f"---\ntitle: Harbour calls\nsource: Coast News\ndate: 2021-05-03\nauthor: [Ann Lowe, Bo Oke]\n---\n{BODY}"
    )
    assert (article.title, article.source, article.date) == (
        "Harbour calls",
        "Coast News",
        dt.date(2021, 5, 3),
    )
    assert (article.date_basis, article.authors, article.text) == ("metadata", ("Ann Lowe", "Bo Oke"), BODY)


@pytest.mark.parametrize("yaml", ["date: 2026-13-45", "title: [open", "a: &x 1\nb: *x", "title: a\ntitle: b"])
def test_broken_front_matter_is_an_error_that_says_where(yaml: str) -> None:
    with pytest.raises(IngestError) as caught:
        read(f"---\n{yaml}\n---\n{BODY}")
    assert caught.value.message.startswith("talks.txt: the front matter")


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert "ferry" in read(f"---\n{BODY}\n---\nMore.").text


def test_the_source_is_the_file_name_if_nothing_says_more() -> None:
    assert (read(BODY).source, read(BODY).source_basis) == ("talks", "file name")


def test_control_characters_are_replaced_in_text_and_title() -> None:
    article = read(f"Harbour \x1b]0;calls\x07 again\n\n{BODY} \x9b31m \u202e end.")
    assert article.title == "Harbour \ufffd]0;calls\ufffd again"
    assert article.text.endswith("\ufffd31m \ufffd end.")


def test_windows_line_ends_and_encodings() -> None:
    article = read(BODY.replace("\n", "\r\n").replace("mayor", "“mayor”").encode("cp1252"))
    assert "“mayor”" in article.text and "\r" not in article.text


def test_quotations_that_never_close_do_not_swallow_the_text() -> None:
    article = read(f"{LEAD}\n\n“We hope for calm, said the mayor.\n\nBoth ferry lines declined.")
    assert len(article.passages) == 3


@pytest.mark.parametrize(
    "data", [b"", b" \n\t ", b" date 2021-05-03 ", b"---\ntitle: x\n---\n", b"%PDF-1.4", b"\x00\x01\x02" * 50]
)
def test_what_holds_no_text_is_named_with_a_hint(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes(data)
    with pytest.raises(IngestError) as caught:
        list(read_path(path))
    assert "odd.txt" in caught.value.message and caught.value.hint


PIECES = [
    *[
        "---\n",
        "title: x\n",
        "date: 2026-13-45\n",
        "a: [",
        "*x",
        " date 2021-05-03 ",
        "TESSEL: ",
        "Source: x\n",
    ],
    *["# ", "\n\n", "word ", ". ", "{", "<p>", "\x1b", "— A (@b) May 3, 2021"],
]
HEADS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
KINDS = st.sampled_from(["text", "markdown", "html", "json", "jsonl", "feed"])


@settings(deadline=None)
@given(st.one_of(HEADS.map(str.encode), st.binary(max_size=300)), KINDS)
def test_any_bytes_become_articles_or_an_ingest_error(data: bytes, kind: str) -> None:
    try:
        articles = list(read_bytes(data, "some.file", kind))
    except IngestError as error:
        assert error.message.startswith("some.file")
        return
    for article in articles:
        assert article.text.strip() and article.title and article.source
        reach = 0
        for passage in article.passages:
            assert not article.text[reach : passage.start].strip()
            reach = passage.end
        assert not article.text[reach:].strip()


@given(st.text(max_size=300))
def test_derived_titles_are_short_and_from_the_lead(lead: str) -> None:
    title = derive_title(lead)
    assert len(title) <= LONGEST and title == title.strip()
    assert re.sub(r"\W", "", lead).startswith(re.sub(r"\W", "", title))
