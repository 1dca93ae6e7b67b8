"""Names in a title that is no part of the text."""

from __future__ import annotations

from pathlib import Path

from reader.library import Library


def test_a_name_that_only_the_title_has_is_found(library: Library, folder: Path) -> None:
    path = folder / "titled.md"
    path.write_text("---\ntitle: Tandova flies to Reykjavik\n---\nMira Tandova has left.\n", encoding="utf-8")
    library.add([path])
    id = library.find("titled.md")
    assert [hit.id for hit in library.search("entity:Reykjavik").hits] == [id]
    assert library.search("tandova").facets["entity"] == {"Mira Tandova": 1, "Reykjavik": 1}
    assert library.entity_card("place:reykjavik").forms == (("Reykjavik", 1),)
    assert {m.entity for m in library.annotated(id).in_title} == {"person:mira-tandova", "place:reykjavik"}


def test_the_first_word_of_a_title_is_no_name_for_its_capital(library: Library, folder: Path) -> None:
    path = folder / "ferry.md"
    path.write_text(
        "---\ntitle: Ferry between Lund Bay and Ostrel is halted\n---\nMira Tandova has left.\n",
        encoding="utf-8",
    )
    library.add([path])
    found = library.annotated(library.find("ferry.md"))
    assert "Ferry" not in {entity.name for entity in found.entities.values()}
    assert found.in_title
