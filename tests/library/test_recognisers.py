"""The recogniser that the settings choose: what it finds, under which key, and what is said where it lacks."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader import config
from reader.entities import spacy_pipeline
from reader.entities.recognise import recognise, version
from reader.errors import ConfigError
from reader.library import Library, adding, annotating, preparing, renaming

from .spacy_stand_in import VERSION, lay_out

TEXT = "On 3 May the works of nordlicht in Velsin were shut, Mira Tandova said.\n"
GERMAN = "Das Werk von nordlicht wurde nicht von der Stadt und auch nicht mit den Leuten geschlossen.\n"
PIPELINES = {
    "de_demo_sm": "1.1",
    "de_demo_lg": "1.2",
    "fr_demo_md": "1.3",
    "en_broken": "1",
    "qq_nameless": "1",
}

Chosen = Callable[[str], None]


@pytest.fixture
def chosen(tmp_path: Path) -> Chosen:
    """Writes the settings."""
    folder = tmp_path / "XDG_CONFIG_HOME" / "parallax-reader"
    folder.mkdir(parents=True)

    def write(recogniser: str) -> None:
        (folder / config.FILE_NAME).write_text(f"recogniser: {recogniser}\n", encoding="utf-8")
        forget()

    return write


@pytest.fixture
def spacy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A package by the name of spaCy, with pipelines, before any that is really installed."""
    lay_out(tmp_path / "site", PIPELINES)
    monkeypatch.syspath_prepend(tmp_path / "site")
    real = {name: sys.modules.pop(name) for name in list(sys.modules) if name.partition(".")[0] == "spacy"}
    forget()
    yield
    sys.modules.pop("spacy", None)
    sys.modules.update(real)
    forget()


@pytest.fixture
def no_spacy(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As if spaCy had never been installed."""
    monkeypatch.setitem(sys.modules, "spacy", None)
    forget()
    yield
    forget()


def forget() -> None:
    importlib.invalidate_caches()
    for kept in (spacy_pipeline.pipeline, spacy_pipeline.for_language, annotating._chosen, annotating._made):
        kept.cache_clear()


def names(library: Library, id: str) -> set[str]:
    annotated = library.annotated(id)
    return {annotated.article.text[m.start : m.end] for m in annotated.mentions}


@pytest.fixture
def works(tmp_path: Path) -> Path:
    (tmp_path / "works.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "works.txt"


def test_the_settings_choose_who_looks_for_names(
    library: Library, works: Path, chosen: Chosen, spacy: None
) -> None:
    chosen("spacy:fr_demo_md")
    (id,) = library.add([works]).ids
    assert {"nordlicht", "3 May"} <= names(library, id)
    assert library.search("org:nordlicht").total == 1
    assert library.doctor() == []


def test_another_choice_is_another_version_and_the_names_are_found_anew(
    library: Library, works: Path, chosen: Chosen, spacy: None
) -> None:
    (id,) = library.add([works]).ids
    assert "nordlicht" not in names(library, id)
    chosen("spacy:fr_demo_md")
    assert "names in 1 article are not up to date" in library.doctor()[0].what
    assert "nordlicht" in names(library, id)
    assert library.doctor() == []
    chosen("bundled")
    assert library.doctor() != []
    library.rebuild()
    assert "nordlicht" not in names(library, id)
    assert library.search("org:nordlicht").total == 0


def test_rules_alone_mark_dates_too(library: Library, works: Path, chosen: Chosen) -> None:
    chosen("rules")
    (id,) = library.add([works]).ids
    assert {"3 May", "Velsin", "Mira Tandova"} <= names(library, id)


def test_every_recogniser_has_a_version_of_its_own_with_those_of_the_pipelines(spacy: None) -> None:
    keys = {name: version(name) for name in ("crf", "rules", "spacy", "spacy:de_demo_sm", "spacy:de_demo_lg")}
    assert len(set(keys.values())) == len(keys)
    assert f"spacy {VERSION} de_demo_sm 1.1" in keys["spacy:de_demo_sm"]
    assert "de_demo_lg 1.2" in keys["spacy"]
    assert "de_demo_sm" not in keys["spacy"]


def test_unnamed_the_pipeline_is_the_largest_of_the_articles_language_else_the_bundled_recogniser(
    library: Library, tmp_path: Path, spacy: None
) -> None:
    assert spacy_pipeline.for_language("de") == "de_demo_lg"
    assert spacy_pipeline.for_language("it") == ""
    found = recognise(GERMAN, (), None, "spacy", "de")
    assert {GERMAN[m.start : m.end] for m in found} >= {"nordlicht"}
    assert recognise(TEXT, (), None, "spacy", "it") == recognise(TEXT)


def test_a_german_report_is_read_by_the_german_pipeline(
    library: Library, tmp_path: Path, chosen: Chosen, spacy: None
) -> None:
    chosen("spacy")
    (tmp_path / "werk.txt").write_text(GERMAN * 3, encoding="utf-8")
    (id,) = library.add([tmp_path / "werk.txt"]).ids
    assert library.article(id).language == "de"
    assert "nordlicht" in names(library, id)


def test_the_choice_reaches_the_processes_that_find_names(
    library: Library, tmp_path: Path, chosen: Chosen, spacy: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "ALONE", 2)
    chosen("spacy:fr_demo_md")
    many = tmp_path / "many"
    many.mkdir()
    for number in range(4):
        (many / f"{number}.txt").write_text(f"Report {number}. {TEXT}", encoding="utf-8")
    assert library.add([many]).added == 4
    assert library.search("org:nordlicht").total == 4
    monkeypatch.setattr(renaming, "ALONE", 2)
    monkeypatch.setattr(adding, "QUICK_FROM", 2)
    for number in range(4):
        (many / f"{number}.txt").write_text(f"Another report {number}. {TEXT}", encoding="utf-8")
    library.add([many])
    assert library.search("org:nordlicht").total == 4
    assert library.doctor() == []


@pytest.mark.parametrize(
    ("recogniser", "said"),
    [
        (
            "spacy:de_other",
            "the spaCy pipeline de_other is not installed (installed: de_demo_lg, de_demo_sm,",
        ),
        ("spaCy", "is bundled, rules, spacy, or spacy:PIPELINE"),
        ("[crf]", "is bundled, rules, spacy, or spacy:PIPELINE"),
    ],
)
def test_a_choice_that_can_not_be_had_is_told_and_the_bundled_recogniser_taken(
    library: Library, works: Path, chosen: Chosen, spacy: None, recogniser: str, said: str
) -> None:
    chosen(recogniser)
    (id,) = library.add([works]).ids
    assert {"Velsin", "Mira Tandova"} <= names(library, id)
    assert any(said in notice for notice in library.notices())
    (finding,) = library.doctor()
    assert said in finding.what


def test_missing_spacy_is_told_and_the_bundled_recogniser_taken(
    library: Library, works: Path, chosen: Chosen, no_spacy: None
) -> None:
    chosen("spacy")
    (id,) = library.add([works]).ids
    assert {"Velsin", "Mira Tandova"} <= names(library, id)
    (finding,) = library.doctor()
    assert "spaCy is not installed (pip install" in finding.what


@pytest.mark.parametrize(
    ("name", "said"),
    [("en_broken", "can't be loaded (E053: a file is missing)"), ("qq_nameless", "finds no names")],
)
def test_a_pipeline_that_does_not_work_is_told_by_the_doctor_and_wherever_it_is_needed(
    library: Library, works: Path, chosen: Chosen, spacy: None, name: str, said: str
) -> None:
    (id,) = library.add([works]).ids
    chosen(f"spacy:{name}")
    assert library.count() == 1
    assert library.annotated(id, quick=True).mentions
    with pytest.raises(ConfigError) as error:
        library.annotated(id)
    assert said in error.value.message
    assert any(said in finding.what for finding in library.doctor())
