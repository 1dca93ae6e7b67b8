from __future__ import annotations

from pathlib import Path

from reader.library import Library


def test_new_is_what_was_added_since_the_last_visit_ended(filled: Library, folder: Path) -> None:
    assert filled.search("is:new").total == 0
    filled.begin_visit()
    assert filled.search("is:new").total == 0
    (folder / "late.txt").write_text("A late ferry came to Osk after all.\n", encoding="utf-8")
    filled.add([folder / "late.txt"])
    (hit,) = filled.search("is:new ferry").hits
    assert hit.title.startswith("A late ferry")
    assert filled.search("-is:new").total == filled.count() - 1
    filled.begin_visit()
    assert filled.search("is:new").total == 1
    filled.end_visit()
    assert filled.search("is:new").total == 0
