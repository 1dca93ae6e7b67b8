from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import ConfigError, UsageError
from reader.library import Library
from reader.library.editing import Edit
from reader.paths import config_dir


def named(library: Library) -> dict[str, str]:
    return {row.id: row.name for row in library.entities()}


def test_a_renamed_person_is_renamed_everywhere_and_back(filled: Library) -> None:
    (row,) = filled.entities("tandova")
    assert filled.edit_entity("rename", row.id, "Dr Mira Tandova")
    assert named(filled)[row.id] == "Dr Mira Tandova"
    assert filled.search('person:"dr mira tandova"').total == filled.search("person:tandova").total == 2
    filled.undo_entity_edit()
    assert named(filled)[row.id] == "Mira Tandova"
    with pytest.raises(ConfigError, match="nothing to undo"):
        filled.undo_entity_edit()


def test_merged_persons_share_their_articles_until_it_is_undone(filled: Library) -> None:
    (mira,), (oskar,) = filled.entities("tandova"), filled.entities("brill")
    before = named(filled)
    filled.edit_entity("merge", mira.id, oskar.id)
    assert mira.id not in named(filled)
    assert filled.search("person:brill").total == 3
    annotated = filled.annotated(filled.find("ferry.txt"))
    assert oskar.id in {mention.entity for mention in annotated.mentions}
    filled.undo_entity_edit()
    assert named(filled) == before


def test_what_is_ignored_is_no_name_any_more(filled: Library) -> None:
    (row,) = filled.entities("tandova")
    assert filled.edit_entity("ignore", row.id) == "“Mira Tandova” is not marked any more"
    assert row.id not in named(filled)
    assert filled.search("person:tandova").total == 0


def test_an_unknown_entity_is_refused(filled: Library) -> None:
    with pytest.raises(UsageError):
        filled.edit_entity("rename", "person:nobody", "Somebody")


def called(library: Library) -> dict[str, tuple[str, ...]]:
    quill = tuple(row.id for row in library.entities("Captain Quill"))
    return {row.id: row.aliases for row in library.entities()} | {"Captain Quill": quill}


@pytest.mark.parametrize("kind", ["alias", "rename", "merge", "split", "ignore"])
def test_after_undoing_nothing_is_left_of_an_edit(filled: Library, kind: Edit) -> None:
    (mira,), (oskar,) = filled.entities("tandova"), filled.entities("brill")
    names, aliases = named(filled), called(filled)
    value = {"merge": oskar.id, "split": "Mira Tandova", "ignore": ""}.get(kind, "Captain Quill")
    filled.edit_entity(kind, mira.id, value)
    assert (named(filled), called(filled)) != (names, aliases)
    filled.undo_entity_edit()
    assert (named(filled), called(filled)) == (names, aliases)
    assert filled.search("person:quill").total == 0
    assert filled.search('person:"mira tandova"').total == 2
    assert filled.search("person:brill").total == 2


def test_an_edit_is_kept_in_the_users_own_file_and_is_there_after_opening_again(
    filled: Library, folder: Path
) -> None:
    (mira,) = filled.entities("tandova")
    filled.edit_entity("alias", mira.id, "Captain Quill")
    assert "Captain Quill" in (config_dir() / "entities.yaml").read_text(encoding="utf-8")
    (folder / "quill.txt").write_text("Captain Quill waved from the quay.\n", encoding="utf-8")
    with Library.open(filled.directory) as again:
        again.add([folder / "quill.txt"])
        assert again.search("person:tandova").total == 3
