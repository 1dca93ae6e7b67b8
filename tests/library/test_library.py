from __future__ import annotations

import stat
from pathlib import Path

import pytest

from reader.errors import UsageError
from reader.library import Library

from .conftest import FILES


def test_the_library_is_its_owners_alone(library: Library) -> None:
    assert stat.S_IMODE(library.directory.stat().st_mode) == 0o700
    library.directory.chmod(0o755)
    (finding,) = library.doctor()
    assert finding.repair.startswith("chmod 700")


def test_an_article_is_found_by_what_people_call_it(
    filled: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = filled.find("bees")
    monkeypatch.chdir(folder)
    for name in (id, id[:4], "bees.txt", "be", str(folder / "bees.txt"), "./bees.txt"):
        assert filled.find(name) == id


def test_the_whole_file_name_is_not_ambiguous(filled: Library) -> None:
    assert filled.article(filled.find("ferry.txt")).path != filled.article(filled.find("ferry_too.txt")).path
    assert filled.find("ferry") == filled.find("ferry.txt")


def test_an_ambiguous_name_lists_what_it_could_mean(filled: Library) -> None:
    with pytest.raises(UsageError) as caught:
        filled.find("ferr")
    assert len(caught.value.candidates) == 2
    assert all("ferry" in candidate for candidate in caught.value.candidates)


@pytest.mark.parametrize("name", ["", "nothing", "abc", "%", "*"])
def test_what_is_called_nothing_is_refused(filled: Library, name: str) -> None:
    with pytest.raises(UsageError):
        filled.find(name)


def test_an_annotation_is_kept_and_made_anew_for_a_newer_version(
    filled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = filled.find("bees")
    first = filled.annotated(id)
    assert filled.annotated(id) == first
    profiles = filled.directory / "entities.yaml"
    profiles.write_text("entities:\n  - name: Osk\n    type: place\n    forms: [Osk]\n", encoding="utf-8")
    again = filled.annotated(id)
    assert again.article == first.article


def test_a_card_gathers_what_is_known(filled: Library) -> None:
    (row,) = filled.entities("tandova")
    card = filled.entity_card(row.id)
    assert (card.name, card.articles) == ("Mira Tandova", 2)
    assert dict(card.forms)["Mira Tandova"] == 2
    assert {source for source, _ in card.by_source} == {"ferry", "ferry_too"}
    assert card.timeline == (("2031-05", 2),)
    assert "Oskar Brill" in [other.name for other in card.together]
    assert row.id not in [other.id for other in card.together]
    with pytest.raises(UsageError):
        filled.entity_card("person:nobody")


def test_quotations_are_on_the_card_of_who_said_them(filled: Library) -> None:
    (row,) = filled.entities("tandova")
    (quote,) = filled.entity_card(row.id).quotes
    text = filled.article(quote.article).text
    assert text[quote.start : quote.end] == quote.text == "the boat will be mended by Monday"


def test_rebuilding_links_all_names_as_the_profiles_now_say(filled: Library) -> None:
    (filled.directory / "entities.yaml").write_text(
        "entities:\n  Mira Tandova: {type: person, name: Mira T.}\n", encoding="utf-8"
    )
    (finding,) = filled.doctor()
    assert (finding.what[:9], finding.repair) == ("the names", "reader rebuild")
    assert filled.rebuild() == len(FILES)
    assert [row.name for row in filled.entities("tandova")] == ["Mira T."]
    assert filled.doctor() == []


def test_doctor_misses_a_file_that_is_gone(filled: Library, folder: Path) -> None:
    (folder / "bees.txt").unlink()
    (finding,) = filled.doctor()
    assert finding.where.endswith("bees.txt")
    assert filled.article(filled.find("bees")).text


def test_the_session_and_searches_survive_closing(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.save_session({"panes": ["a"], "at": 3})
        library.save_search("mine", "ferry -osk")
    with Library.open(tmp_path / "library") as library:
        assert library.session() == {"panes": ["a"], "at": 3}
        assert [(one.name, one.query) for one in library.saved_searches()] == [("mine", "ferry -osk")]


def test_the_sample_is_a_library_of_its_own(own_places: None) -> None:
    with Library.open(sample=True) as sample:
        assert sample.count() >= 16
        assert sample.is_sample
        sample.set_read(sample.articles()[0].id)
    with Library.open() as own:
        assert own.count() == 0
    with Library.open(sample=True) as again:
        assert any(row.read for row in again.articles())
