from __future__ import annotations

from pathlib import Path

import pytest

from reader.library import Library

PASS = {
    "Harbour Post/one.md": (
        "2031-03-02",
        "Militant leader Idris Voln took the pass, the army said on Sunday.",
    ),
    "Harbour Post/two.md": (
        "2031-03-04",
        "Snow fell. Militant leader Idris Voln still holds the pass today.",
    ),
    "Morning Wire/one.md": ("2031-03-03", 'Rebel commander Idris Voln took the pass. "We stay," Voln said.'),
    "Morning Wire/two.md": (
        "2031-04-11",
        "Idris Voln, a commander, spoke quietly of his plans for the pass.",
    ),
    "Evening Ledger/one.md": (
        "2031-03-05",
        "No talks with commander Idris Voln, the president's office said.",
    ),
}


@pytest.fixture
def torn(library: Library, tmp_path: Path) -> Library:
    for name, (date, text) in PASS.items():
        path = tmp_path / "pass" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"---\ntitle: The pass\nsource: {path.parent.name}\ndate: {date}\n---\n{text}\n", encoding="utf-8"
        )
    library.add([tmp_path / "pass"])
    return library


def test_a_card_says_who_calls_a_name_what_the_most_telling_first(torn: Library) -> None:
    card = torn.entity_card("person:idris-voln")
    said = [(role.phrase.lower(), role.sources, role.charged, role.alone) for role in card.roles]
    assert said == [
        ("militant leader", (("Harbour Post", 2),), True, True),
        ("rebel commander", (("Morning Wire", 1),), True, True),
        ("commander", (("Evening Ledger", 1), ("Morning Wire", 1)), False, False),
    ]


def test_a_role_leads_to_its_newest_place(torn: Library) -> None:
    role = torn.entity_card("person:idris-voln").roles[0]
    article = torn.article(role.article)
    assert article.text[role.start : role.end] == "Militant leader"
    assert str(article.date) == "2031-03-04"


def test_what_all_sources_say_alike_is_nobodys_own(library: Library, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Mayor Oskar Brill opened the bridge in Velsin.", encoding="utf-8")
    library.add([tmp_path / "one.txt"])
    (role,) = library.entity_card("person:oskar-brill").roles
    assert (role.phrase, role.alone, role.charged) == ("Mayor", False, False)


def test_every_source_has_its_turn_where_there_is_more_than_can_be_looked_into(
    torn: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.cards.LOOKED_INTO", 3)
    card = torn.entity_card("person:idris-voln")
    assert (card.looked_into, card.articles) == (3, 5)
    assert {source for role in card.roles for source, _ in role.sources} == {
        "Harbour Post",
        "Morning Wire",
        "Evening Ledger",
    }


def test_quotations_are_the_newest_first_and_forms_are_counted_by_source(torn: Library) -> None:
    card = torn.entity_card("person:idris-voln")
    (quote,) = card.quotes
    assert (quote.source, quote.text) == ("Morning Wire", "We stay,")
    assert dict(card.forms_by_source["Morning Wire"]) == {"Idris Voln": 2, "Voln": 1}
    assert card.timeline == (("2031-03", 4), ("2031-04", 1))


def test_the_names_a_query_asks_for_are_found_in_an_article(torn: Library) -> None:
    def matches(query: str) -> list[str]:
        id = torn.entity_card("person:idris-voln").quotes[0].article
        text = torn.article(id).text
        return [text[span.start : span.end] for span in torn.match_spans(id, query)]

    assert matches("person:voln") == ["Idris Voln", "Voln"]
    assert matches('entity:"Idris Voln" pass') == ["Idris Voln", "pass", "Voln"]
    assert matches("entity:voln idris") == ["Idris Voln", "Voln"]
    assert matches("-person:voln pass") == ["pass"]
    assert matches("place:voln") == matches("person:nobody") == []


def test_what_may_be_somebody_elses_is_told_as_unsure(library: Library, tmp_path: Path) -> None:
    (tmp_path / "two.txt").write_text(
        "Mira Tandova and Oskar Tandova came to Velsin on Monday.\n\n"
        'Mira Tandova said: "The harbour stays open all night."\n\n"Nobody asked us about it," Tandova said.\n',
        encoding="utf-8",
    )
    library.add([tmp_path / "two.txt"])
    cards = [library.entity_card(f"person:{name}-tandova") for name in ("mira", "oskar")]
    unsure = [dict(card.unsure) for card in cards]
    assert {"Tandova": 1} in unsure and {} in unsure
    assert {quote.text[:6]: quote.sure for card in cards for quote in card.quotes} == {
        "The ha": True,
        "Nobody": False,
    }


def test_an_office_in_other_words_is_nobodys_own(library: Library, tmp_path: Path) -> None:
    for source, title in (("Post", "Foreign Minister"), ("Wire", "FM")):
        (tmp_path / f"{source}.md").write_text(
            f"---\nsource: {source}\n---\n{title} Hanna Brandt of Kestria spoke in Velsin. Nobody answered her.\n",
            encoding="utf-8",
        )
    library.add([tmp_path / "Post.md", tmp_path / "Wire.md"])
    roles = library.entity_card("person:hanna-brandt").roles
    assert {role.phrase: role.alone for role in roles} == {"Foreign Minister": False, "FM": False}
