from __future__ import annotations

from dataclasses import replace

from reader.entities.annotate import annotate
from reader.model import Article, Passage
from reader.store.annotation_cache import annotation_key, pack, unpack

ARTICLE = Article("", "Ada Holt left.", "Ada Holt flies to Reykjavik", "given", "Test", "metadata")


def test_annotation_depends_on_where_passages_are_and_of_what_kind() -> None:
    ways = [(), (Passage(0, 14),), (Passage(0, 14, "embed"),), (Passage(0, 8), Passage(9, 14))]
    keys = {annotation_key(replace(ARTICLE, passages=passages)) for passages in ways}
    assert len(keys) == len(ways)


def test_annotation_is_the_same_after_packing() -> None:
    annotated = annotate(ARTICLE, recogniser="rules")
    packed = pack(annotated, (), "some", "one")
    assert annotated.in_title and unpack(ARTICLE, packed.data) == annotated
    counts = {entity.id: dict(forms) for entity, forms in packed.named}
    assert counts == {"person:ada-holt": {"Ada Holt": 2}, "place:reykjavik": {"Reykjavik": 1}}
