from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from link_case import link

from reader.entities import user_profiles
from reader.entities.profiles import Profiles
from reader.errors import ConfigError
from reader.model import Entity

ADA = Entity("person:ada-holt", "Ada Holt", "PERSON")
ADELE = Entity("person:adele-holt", "Adele Holt", "PERSON")
BEGINNING = """\
# my names
entities:
  Bea Brandt:   # a colleague
    type: person
    forms: [Bee, "the 'B'"]
ignore:
  - Tap
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "entities.yaml"
    path.write_text(BEGINNING, encoding="utf-8")
    return path


def loaded(path: Path) -> Profiles:
    profiles = Profiles.load([path])
    assert profiles.problems == ()
    return profiles


def test_alias_from_the_screen(path: Path) -> None:
    assert user_profiles.add_alias(path, ADA, "the Hawk") == "“the Hawk” is Ada Holt"
    found = link("[the Hawk|PERSON] met [Ada Holt|PERSON].", profiles=loaded(path))
    assert {m.entity for m in found.mentions} == {ADA.id}


def test_rename_keeps_id_and_old_name(path: Path) -> None:
    user_profiles.rename(path, ADA, "Ada Brandt")
    found = link("[Ada Holt|PERSON] is [Ada Brandt|PERSON].", profiles=loaded(path))
    assert {m.entity for m in found.mentions} == {ADA.id}
    assert found.entities[ADA.id].name == "Ada Brandt"


def test_merge(path: Path) -> None:
    user_profiles.merge(path, ADELE, ADA)
    found = link("[Adele Holt|PERSON] came, then [Ada Holt|PERSON].", profiles=loaded(path))
    assert {m.entity for m in found.mentions} == {ADA.id}
    with pytest.raises(ConfigError):
        user_profiles.merge(path, ADA, ADA)


def test_split_takes_a_form_off(path: Path) -> None:
    user_profiles.split(path, ADA, "Holt")
    found = link("[Ada Holt|PERSON] met [Holt|PERSON].", profiles=loaded(path))
    assert (found.of("Ada Holt").entity, found.of("Holt").entity) == (ADA.id, "person:holt")


def test_split_form_is_no_name_of_the_old_entity_any_more(path: Path) -> None:
    user_profiles.add_alias(path, ADA, "Ada Halt")
    other = path.with_name("later.yaml")
    user_profiles.split(other, ADA, "Ada Halt")
    profiles = Profiles.load([path, other])
    found = link("[Ada Holt|PERSON] met [Ada Halt|PERSON].", profiles=profiles)
    assert found.of("Ada Halt").entity == "person:ada-halt"
    assert "Ada Halt" not in found.entities[ADA.id].aliases


def test_split_of_the_only_form_makes_another_id(path: Path) -> None:
    user_profiles.split(path, Entity("person:holt", "Holt", "PERSON"), "Holt")
    assert link("[Holt|PERSON] left.", profiles=loaded(path)).of("Holt").entity == "person:holt-2"


def test_ignore(path: Path) -> None:
    user_profiles.ignore(path, "Morning")
    assert link("[Morning|ORG] and [Tap|ORG].", profiles=loaded(path)).mentions == ()


def test_ignored_entity_is_not_meant_by_descriptions_and_bywords_either(path: Path) -> None:
    path.write_text(
        "entities:\n  Ruritania: {type: place}\n  Strelsau: {type: place, of: Ruritania, stands_for: Ruritania}\n"
        "  Ada Holt: {type: person, of: Ruritania, offices: [president 2010..]}\n",
        encoding="utf-8",
    )
    text = "[Strelsau|PLACE] has signed, and [Ruritania|PLACE]'s president was pleased."
    before = link(text, profiles=loaded(path), day=dt.date(2020, 1, 2))
    assert before.of("Strelsau").refers_to == "place:ruritania"
    assert before.of("president").entity == ADA.id
    user_profiles.ignore(path, ADA.id, "Ada Holt")
    user_profiles.ignore(path, "place:ruritania", "Ruritania")
    after = link(text, profiles=loaded(path), day=dt.date(2020, 1, 2))
    assert list(after.entities) == ["place:strelsau"]
    assert [m.refers_to for m in after.mentions] == [None]


def test_rest_of_the_file_stays(path: Path) -> None:
    user_profiles.add_alias(path, Entity("person:bea-brandt", "Bea Brandt", "PERSON"), "Beatrix")
    user_profiles.ignore(path, "Morning")
    text = path.read_text(encoding="utf-8")
    assert "# my names" in text
    assert "# a colleague" in text
    assert """[Bee, "the 'B'", Beatrix]""" in text
    assert text.count("Bea Brandt") == 1


def test_every_edit_can_be_undone(path: Path) -> None:
    user_profiles.add_alias(path, ADA, "the Hawk")
    user_profiles.ignore(path, "Morning")
    assert user_profiles.undo(path) == "“Morning” is not marked any more"
    assert user_profiles.undo(path) == "“the Hawk” is Ada Holt"
    assert path.read_text(encoding="utf-8") == BEGINNING
    with pytest.raises(ConfigError, match="nothing to undo"):
        user_profiles.undo(path)


def test_undoing_the_first_edit_removes_the_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "entities.yaml"
    user_profiles.ignore(path, "Morning")
    assert path.exists()
    user_profiles.undo(path)
    assert not path.exists()


def test_edit_by_hand_is_not_overwritten_by_undo(path: Path) -> None:
    user_profiles.ignore(path, "Morning")
    path.write_text("ignore: [Other]\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="changed since"):
        user_profiles.undo(path)
    assert path.read_text(encoding="utf-8") == "ignore: [Other]\n"


@pytest.mark.parametrize(
    "text", ["entities: [", "- a list\n", "entities: [1]\n", "entities:\n  person:ada-holt: 3\n"]
)
def test_broken_file_is_left_as_it_is(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError):
        user_profiles.add_alias(path, ADA, "the Hawk")
    assert path.read_text(encoding="utf-8") == text


def test_damaged_journal_only_loses_undo(path: Path) -> None:
    path.with_name("entities.yaml.undo.json").write_text('{"what": 1}', encoding="utf-8")
    user_profiles.ignore(path, "Morning")
    assert user_profiles.undo(path) == "“Morning” is not marked any more"


def test_a_link_stays_a_link_and_rights_stay(tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles" / "names.yaml"
    kept.parent.mkdir()
    kept.write_text(BEGINNING, encoding="utf-8")
    kept.chmod(0o644)
    path = tmp_path / "entities.yaml"
    path.symlink_to(kept)
    user_profiles.ignore(path, "Morning")
    assert path.is_symlink()
    assert "Morning" in kept.read_text(encoding="utf-8")
    assert kept.stat().st_mode & 0o777 == 0o644
    user_profiles.undo(path)
    assert path.is_symlink()
    assert kept.read_text(encoding="utf-8") == BEGINNING


@pytest.mark.parametrize(
    ("content", "line"),
    [(b"entities:\n  Ada: {\n", 3), (b"ignore: [a]\n# \xe9\n", 2), (b"ignore: [a]\n# \0\n", 2)],
)
def test_editing_a_broken_file_says_where_it_is_broken(path: Path, content: bytes, line: int) -> None:
    path.write_bytes(content)
    with pytest.raises(ConfigError, match=f"entities.yaml, line {line}:"):
        user_profiles.ignore(path, "Morning")
