from __future__ import annotations

from reader.text.passages import passages

LEAD = "The ferry to Tessel sailed for the last time on Monday, its captain said."
END = "The bridge opens in spring, and the council hopes for a mild winter."


def kinds(text: str) -> list[tuple[str, str]]:
    return [(passage.kind, text[passage.start : passage.end]) for passage in passages(text)]


def test_a_headline_glued_before_a_sentence_is_a_teaser_and_swallows_nothing() -> None:
    glued = "Island council will keep pushing for a tunnel, envoy tells assembly He also thanked the crew."
    text = f"{LEAD} {glued} {END}"
    assert kinds(text) == [
        ("body", LEAD),
        ("teaser", "Island council will keep pushing for a tunnel, envoy tells assembly"),
        ("body", "He also thanked the crew."),
        ("body", END),
    ]


def test_a_headline_that_ends_with_its_source_is_cut_after_it() -> None:
    glued = (
        "Watchdog accuses harbour office of hiding wide losses: report Tessel, Marsh said, “is not alone”."
    )
    text = f"{LEAD} {glued} {END}"
    assert kinds(text)[1:3] == [
        ("teaser", "Watchdog accuses harbour office of hiding wide losses: report"),
        ("body", "Tessel, Marsh said, “is not alone”."),
    ]


def test_a_title_case_headline_is_a_teaser() -> None:
    text = f"{LEAD} Harbour Council Rejects Plan for Second Tunnel The decision came late at night. {END}"
    assert kinds(text)[1:3] == [
        ("teaser", "Harbour Council Rejects Plan for Second Tunnel"),
        ("body", "The decision came late at night."),
    ]


def test_ordinary_sentences_are_no_teasers() -> None:
    for sentence in (
        "Captain Ivo Marsh told The Harbour Times that he will not sail again.",
        "President Ann Lowe and Foreign Minister Ivo Marsh said the plan will go to the council on Monday.",
        "The council will vote on Monday, and In Deep Water, a film about the ferry, opens then.",
        "Marsh said that The Hague would rule on it.",
    ):
        assert kinds(f"{LEAD} {sentence} {END}") == [("body", LEAD), ("body", sentence), ("body", END)]


def test_read_more_lines_are_teasers() -> None:
    assert kinds(f"{LEAD}\n\nRead more: Island council wants a tunnel\n\n{END}")[1][0] == "teaser"


def test_a_short_line_between_paragraphs_is_a_headline() -> None:
    assert [kind for kind, _ in kinds(f"{LEAD}\n\nWhat comes next\n\n{END}")] == ["body", "headline", "body"]


def test_a_post_in_a_paragraph_of_its_own_is_embedded_as_a_whole() -> None:
    post = "The ferry is gone. It was a good ship. — Ivo Marsh (@ivomarsh) May 3, 2021"
    found = kinds(f"{LEAD}\n\n{post}\n\n{END}")
    assert [kind for kind, _ in found] == ["body", "embed", "embed", "embed", "body"]
    assert found[3][1] == "— Ivo Marsh (@ivomarsh) May 3, 2021"


def test_a_post_glued_into_one_line_is_found_from_its_footer_backwards() -> None:
    plan = "Marsh had announced the 10-point plan in November, asking for a bridge that carries both trains and cars."
    one = "During my call with the mayor today we spoke about the bridge."
    two = "I thanked @tesselmayor for her help."
    text = f"{LEAD} {plan} {one} {two} — Ivo Marsh (@ivomarsh) May 3, 2021 {END}"
    assert kinds(text) == [
        ("body", LEAD),
        ("body", plan),
        ("embed", one),
        ("embed", two),
        ("embed", "— Ivo Marsh (@ivomarsh) May 3, 2021"),
        ("body", END),
    ]


def test_paragraphs_are_counted() -> None:
    assert [passage.paragraph for passage in passages(f"{LEAD} {END}\n\n{END}\n{LEAD}")] == [0, 0, 1, 2]


def test_no_text_has_no_passages() -> None:
    assert passages("") == passages(" \n\n ") == ()
