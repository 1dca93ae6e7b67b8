from __future__ import annotations

from pathlib import Path

import pytest
from link_case import own_profiles

from reader.entities.annotate import annotate, link_mentions, recognised
from reader.model import NAME_TYPES, Annotated, Article
from reader.text.passages import passages

TEXT = (
    "OSLO: Norwegian Prime Minister Hilda Brekstad met union leaders in Oslo on Monday.\n\n"
    "“We will keep the harbour open,” Brekstad said. The Norwegian leader gave no date.\n"
)


def made() -> Article:
    return Article("", TEXT, "", "derived", "Test", "file name", passages=passages(TEXT))


@pytest.mark.parametrize("recogniser", ["rules", "crf"])
def test_one_call_recognises_links_and_attributes(recogniser: str) -> None:
    annotated = annotate(made(), recogniser=recogniser)
    people = [m.entity for m in annotated.mentions if m.type in ("PERSON", "ROLE") and m.entity]
    assert people == ["person:hilda-brekstad"] * 3
    assert [TEXT[q.start : q.end] for q in annotated.quotes] == ["We will keep the harbour open,"]
    assert annotated.quotes[0].speaker == "person:hilda-brekstad"
    assert {m.entity for m in annotated.mentions if m.type in NAME_TYPES} <= annotated.entities.keys()


def test_links_are_made_anew_without_recognising_again(tmp_path: Path) -> None:
    article = made()
    mentions = recognised(article, "rules")
    profiles = own_profiles(
        tmp_path, "entities:\n  person:hb:\n    name: H. B.\n    forms: [Hilda Brekstad]\n"
    )
    people = {m.entity for m in link_mentions(article, mentions, profiles).mentions if m.type == "PERSON"}
    assert people == {"person:hb"}
    assert all(mention.entity == "" for mention in mentions)


def titled(title: str, text: str) -> Annotated:
    return annotate(Article("", text, title, "given", "Test", "metadata", None))


def test_names_in_a_title_apart_from_the_text_are_linked_in_its_light() -> None:
    title = "Quillmoor flies to Reykjavik"
    found = titled(title, "Marta Quillmoor left on Monday. Nobody else spoke.")
    assert [(title[m.start : m.end], m.entity) for m in found.in_title] == [
        ("Quillmoor", "person:marta-quillmoor"),
        ("Reykjavik", "place:reykjavik"),
    ]
    assert found.entities["place:reykjavik"].name == "Reykjavik"
    assert [found.article.text[m.start : m.end] for m in found.mentions if m.entity] == ["Marta Quillmoor"]


def test_title_in_capitals_gives_only_names_known_otherwise() -> None:
    found = titled("Ghana Sees Brine Valley Quarrel Again", "It went on all day.")
    assert [m.entity for m in found.in_title] == ["place:ghana"]
    assert list(found.entities) == ["place:ghana"]


def test_title_that_is_in_the_text_is_not_read_twice() -> None:
    assert titled("Ghana has won", "Ghana has won\n\nIt went on all day.").in_title == ()
