from __future__ import annotations

from pathlib import Path

import pytest
from link_case import own_profiles

from reader.entities.annotate import annotate, link_mentions, recognised
from reader.model import NAME_TYPES, Article
from reader.text.passages import passages

TEXT = (
    "OSLO: Norwegian Prime Minister Hilda Brekstad met union leaders in Oslo on Monday.\n\n"
    "“We will keep the harbour open,” Brekstad said. The Norwegian leader gave no date.\n"
)


def made() -> Article:
    return Article("", TEXT, "", "derived", "Test", "file name", passages=passages(TEXT))


@pytest.mark.parametrize("recogniser", ["rules", "crf"])
def test_one_call_recognises_links_and_attributes(recogniser: str) -> None:
    annotated = annotate(made(), recogniser=recogniser)  # type: ignore[arg-type]
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
