from __future__ import annotations

import json
from pathlib import Path

from reader.library import Library

STORY = (
    "The mayor of Velsin, {name}, closed the old bridge over the Osk on Monday after cracks were found in two "
    "pillars. Lorries have to take the road by the mill. {name} said the repair would cost 3 million crowns."
)
SPELLINGS = ("Miroslav Tergenko", "Miroslav Terkhenko", "Myroslav Terhenko")


def write(folder: Path, name: str, text: str, date: str = "2031-05-02") -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_text(f" date {date} \n{text}\n", encoding="utf-8")


def people(library: Library) -> dict[str, int]:
    return {row.name: row.articles for row in library.entities(type="PERSON")}


def test_spellings_in_reports_of_one_event_become_one_person(library: Library, tmp_path: Path) -> None:
    for number, spelling in enumerate(SPELLINGS):
        write(tmp_path / "news", f"paper{number}", STORY.format(name=spelling))
    library.add([tmp_path / "news"])
    assert list(people(library).values()) == [3]
    (row,) = library.entities("tergenko")
    assert set(SPELLINGS) <= {row.name, *row.aliases}
    for number, spelling in enumerate(SPELLINGS):
        annotated = library.annotated(library.find(f"paper{number}"))
        named = {m.entity for m in annotated.mentions if m.type == "PERSON"}
        assert named == {row.id}
        assert row.id in annotated.entities
        assert library.search(f'person:"{spelling}"').total == 3


def test_names_in_titles_are_merged_too(library: Library, tmp_path: Path) -> None:
    write(tmp_path / "news", "paper0", STORY.format(name=SPELLINGS[0]))
    told = {
        "title": f"{SPELLINGS[1]} closes the bridge",
        "text": STORY.format(name=SPELLINGS[1]),
        "source": "Wire",
        "date": "2031-05-02",
    }
    (tmp_path / "news" / "paper1.jsonl").write_text(json.dumps(told) + "\n", encoding="utf-8")
    library.add([tmp_path / "news"])
    (row,) = library.entities("tergenko")
    assert row.articles == 2
    annotated = library.annotated(library.find("paper1"))
    assert [m.entity for m in annotated.in_title] == [row.id]
    assert row.id in annotated.entities


def test_later_articles_go_by_the_same_name(library: Library, tmp_path: Path) -> None:
    for number, spelling in enumerate(SPELLINGS[:2]):
        write(tmp_path / "news", f"paper{number}", STORY.format(name=spelling))
    library.add([tmp_path / "news"])
    before = people(library)
    write(
        tmp_path / "news", "later", f"{SPELLINGS[0]} opened a school in Osk. Nobody else spoke.", "2033-01-01"
    )
    write(
        tmp_path / "news", "again", f"{SPELLINGS[1]} opened a school in Osk. Nobody else spoke.", "2033-01-01"
    )
    library.add([tmp_path / "news"])
    assert people(library) == dict.fromkeys(before, 4)


def test_people_of_different_events_stay_apart(library: Library, tmp_path: Path) -> None:
    write(tmp_path / "news", "bridge", STORY.format(name="Miroslav Tergenko"))
    write(
        tmp_path / "news", "tennis", "Miroslav Tergenka won the tennis final in Osk, 6-4, 6-3.", "2012-01-01"
    )
    library.add([tmp_path / "news"])
    assert set(people(library)) == {"Miroslav Tergenko", "Miroslav Tergenka"}


def test_people_are_called_as_most_reports_spell_them_whenever_those_come(
    library: Library, tmp_path: Path
) -> None:
    for number, spelling in enumerate((SPELLINGS[0], SPELLINGS[0], SPELLINGS[1])):
        write(tmp_path / "news", f"paper{number}", STORY.format(name=spelling))
    library.add([tmp_path / "news"])
    assert people(library) == {SPELLINGS[0]: 3}
    for number in range(3, 5):
        write(tmp_path / "news", f"paper{number}", STORY.format(name=SPELLINGS[1]))
    library.add([tmp_path / "news"])
    assert people(library) == {SPELLINGS[1]: 5}
    (row,) = library.entities("tergenko")
    assert set(row.aliases) >= set(SPELLINGS[:2])
    for name in ("paper0", "paper4"):
        annotated = library.annotated(library.find(name))
        assert {m.entity for m in annotated.mentions if m.type == "PERSON"} == {row.id}
        assert annotated.entities[row.id].name == SPELLINGS[1]
    assert library.entity_card(row.id).articles == 5


def test_spellings_part_again_when_no_story_has_both(library: Library, tmp_path: Path) -> None:
    for number, spelling in enumerate((SPELLINGS[0], SPELLINGS[0], SPELLINGS[1])):
        write(tmp_path / "news", f"paper{number}", STORY.format(name=spelling))
    write(tmp_path / "news", "later", f"{SPELLINGS[1]} opened a school in Osk. Nobody spoke.", "2033-01-01")
    library.add([tmp_path / "news"])
    assert people(library) == {SPELLINGS[0]: 4}
    library.remove([library.find("paper2")])
    assert people(library) == {SPELLINGS[0]: 2, SPELLINGS[1]: 1}
    assert library.entities(SPELLINGS[0])[0].aliases == (SPELLINGS[0],)
    assert library.search(f'person:"{SPELLINGS[1]}"').total == 1
