"""Stories kept in step with the articles, whichever way they are grouped."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library import Library, storytelling

EVENTS = {
    "bridge": "The old bridge over the Osk was closed on Monday after cracks were found in two pillars. "
    "Lorries take the road by the mill, said the mayor, Oskar Brill.",
    "fire": "A fire destroyed the paper warehouse in Velsin on Tuesday night. Mira Tandova, who leads the fire "
    "brigade, blamed a faulty heater.",
    "herring": "Fishermen landed record catches of herring in the bay this spring. The fish market sold 40 tonnes "
    "in a morning, its director Ulla Varn said.",
}
OUTLETS = ("Gazette", "Herald", "Wire")


def write(folder: Path, event: str, outlet: str, date: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{event}_{outlet}.txt"
    path.write_text(f" date {date} \n{EVENTS[event]} {outlet} has more.\n", encoding="utf-8")
    return path


def grouped(library: Library) -> set[frozenset[str]]:
    """The file names of each story."""
    return {
        frozenset(Path(library.article(id).path or "").stem for id in story.articles)
        for story in library.stories()
    }


ALL = {frozenset(f"{event}_{outlet}" for outlet in OUTLETS) for event in EVENTS}


@pytest.mark.parametrize("at_once", [2, 100])
def test_however_many_at_once_they_are_the_same_stories(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(storytelling, "AT_ONCE", at_once)
    for number, event in enumerate(EVENTS):
        for outlet in OUTLETS:
            write(tmp_path / "news", event, outlet, f"2031-0{number + 2}-03")
    library.add([tmp_path / "news"])
    assert grouped(library) == ALL


@pytest.mark.parametrize("at_once", [1, 100])
def test_what_comes_later_joins_its_story_and_leaves_the_others_alone(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(storytelling, "SAMPLED", 3)
    monkeypatch.setattr(storytelling, "ALIKE_AT_ONCE", at_once)
    for number, event in enumerate(EVENTS):
        for outlet in OUTLETS[:2]:
            write(tmp_path / "first", event, outlet, f"2031-0{number + 2}-03")
    library.add([tmp_path / "first"])
    before = {story.id for story in library.stories()}
    for number, event in enumerate(EVENTS):
        write(tmp_path / "then", event, OUTLETS[2], f"2031-0{number + 2}-04")
    library.add([tmp_path / "then"])
    assert grouped(library) == ALL
    assert {story.id for story in library.stories()} == before


def test_a_removed_report_leaves_its_story(library: Library, tmp_path: Path) -> None:
    for outlet in OUTLETS:
        write(tmp_path / "news", "bridge", outlet, "2031-02-03")
    library.add([tmp_path / "news"])
    library.remove([library.find("bridge_Wire")])
    assert grouped(library) == {frozenset({"bridge_Gazette", "bridge_Herald"})}
    library.remove([library.find("bridge_Herald")])
    assert library.stories() == []


def test_an_undated_report_stands_beside_its_story_and_stays_undated(
    library: Library, tmp_path: Path
) -> None:
    for outlet, date in zip(OUTLETS[:2], ("2031-02-03", "2031-02-04"), strict=True):
        write(tmp_path / "news", "bridge", outlet, date)
    write(tmp_path / "news", "herring", "Herald", "2031-05-01")
    write(tmp_path / "news", "fire", "Herald", "2030-05-01")
    undated = tmp_path / "news" / "bridge_undated.txt"
    undated.write_text(EVENTS["bridge"].replace(" on Monday", "") + " Traffic is slow.\n", encoding="utf-8")
    library.add([tmp_path / "news"])
    id = library.find("bridge_undated")
    (row,) = library.rows([id])
    assert (str(row.date), row.date_basis, row.own_date) == ("2031-02-03", "story", None)
    article = library.article(id)
    assert (article.date, article.date_basis) == (None, "none")
    for order in ([row.id for row in library.articles()], [hit.id for hit in library.search("").hits]):
        assert set(order[1:4]) == {id, library.find("bridge_Gazette"), library.find("bridge_Herald")}
        assert order[-1] == library.find("fire")
    (hit,) = [hit for hit in library.search("traffic").hits if hit.id == id]
    assert hit.date is None
    library.remove([library.find("bridge_Gazette"), library.find("bridge_Herald")])
    assert library.rows([id])[0].date_basis == "none"
