"""An `entities.yaml` beside added files is read as profiles of the library."""

from __future__ import annotations

from pathlib import Path

from reader.library import Library

from .conftest import FILES


def write(folder: Path, text: str) -> Path:
    path = folder / "entities.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def types(library: Library) -> dict[str, str]:
    return {row.name: row.type for row in library.entities()}


def test_names_follow_the_profiles_beside_the_files(library: Library, folder: Path) -> None:
    path = write(folder, "type: ORG\nentities:\n  Velsin: {}\n  Osk: {name: Osk Ferries}\n")
    report = library.add([folder])
    assert (report.added, report.failed) == (len(FILES), ())
    assert types(library)["Velsin"] == types(library)["Osk Ferries"] == "ORG"
    (notice,) = library.notices()
    assert str(path) in notice
    library.add([folder])
    assert library.notices() == ()


def test_profiles_that_come_later_change_what_is_there(filled: Library, folder: Path) -> None:
    assert types(filled)["Mira Tandova"] == "PERSON"
    path = write(folder, "entities:\n  Mira Tandova: {type: other}\n")
    assert filled.add([path]).added == 0
    assert types(filled)["Mira Tandova"] == "OTHER"
    assert filled.doctor() == []


def test_what_is_wrong_with_them_is_told(library: Library, folder: Path) -> None:
    path = write(folder, "entities:\n  Osk: {type: planet}\n  Velsin: {type: org}\n")
    library.add([folder])
    (finding,) = library.doctor()
    assert "line 2" in finding.what and "planet" in finding.what
    assert types(library)["Velsin"] == "ORG"
    assert library.profile_faults() == (finding.what,)
    assert finding.what in library.notices()
    path.unlink()
    (finding,) = [one for one in library.doctor() if "gone" in one.what]
    assert finding.where == str(path)
    library.add([folder])
    assert library.doctor() == []


def test_the_sample_names_its_world_rightly() -> None:
    with Library.open(sample=True) as sample:
        found = types(sample)
        for name in (
            "Kestria",
            "Morvany",
            "Brask",
            "Aldenmouth",
            "Port Selden",
            "Osk",
            "Nadel",
            "Maren Bridge",
        ):
            assert found[name] == "PLACE"
        assert (found["KDU"], found["Halden Works"], found["Anneke"]) == ("ORG", "ORG", "OTHER")
        assert found["Sunniva Brandt"] == "PERSON"
        names = [row.name for row in sample.entities()]
        assert len(names) == len(set(names))
        assert sample.doctor() == []
