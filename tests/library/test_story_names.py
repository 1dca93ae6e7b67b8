"""Names in the light of the other reports of an event."""

from __future__ import annotations

import random
from itertools import islice, permutations
from pathlib import Path

import pytest

from reader.errors import Cancelled
from reader.library import Library
from reader.model import Mention
from reader.paths import config_dir

BRIDGE = (
    "The old bridge over the Osk in Velsin was closed on Monday after cracks were found in two of its pillars. "
    "Lorries have to take the road by the mill until the pillars are mended. {said}"
)
MARA = "The mayor, Mara Holt, said the repair of the bridge would cost 3 million crowns."
HOLT = "The bridge will be open again by June, Holt said."
REPORTS = {
    "gazette": MARA,
    "wire": "Engineers look at the bridge today, said Mara Holt, who has been mayor of Velsin for six years.",
    "herald": HOLT,
}


def write(folder: Path, name: str, said: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.txt"
    path.write_text(f" date 2031-05-02 \n{BRIDGE.format(said=said)}\n", encoding="utf-8")
    return path


def told(folder: Path, **reports: str) -> Path:
    for name, said in reports.items():
        write(folder, name, said)
    return folder


def link(library: Library, name: str, surface: str = "Holt") -> Mention:
    annotated = library.annotated(library.find(name))
    (found,) = [m for m in annotated.mentions if annotated.article.text[m.start : m.end] == surface]
    return found


def people(library: Library) -> dict[str, int]:
    return {row.id: row.articles for row in library.entities(type="PERSON")}


def everything(library: Library) -> object:
    """Who is named where, how surely and under what name, by the names of the files."""
    rows = {(row.id, row.name, row.aliases, row.articles, row.mentions) for row in library.entities()}
    articles = {
        Path(one.article.path or "").stem: (one.mentions, one.quotes, dict(one.entities))
        for one in (library.annotated(row.id) for row in library.articles())
    }
    return rows, articles


def test_a_surname_alone_is_its_only_bearer_in_the_story(library: Library, tmp_path: Path) -> None:
    library.add([told(tmp_path / "news", **REPORTS)])
    holt = link(library, "herald")
    assert (holt.entity, holt.sure) == ("person:mara-holt", False)
    assert holt.evidence == "the only Holt in other reports of this event is Mara Holt"
    assert people(library) == {"person:mara-holt": 3}
    page = library.search('person:"mara holt"')
    assert page.total == 3 and page.facets["entity"]["Mara Holt"] == 3
    spans = library.match_spans(library.find("herald"), 'person:"mara holt"')
    assert (holt.start, holt.end) in {(span.start, span.end) for span in spans}
    card = library.entity_card("person:mara-holt")
    assert card.articles == 3 and dict(card.forms) == {"Mara Holt": 2, "Holt": 1}


def test_where_two_have_the_surname_nobody_is_chosen(library: Library, tmp_path: Path) -> None:
    other = "The engineer Jonas Holt warned of the bridge two years ago."
    library.add([told(tmp_path / "news", **REPORTS, post=other)])
    assert link(library, "herald").entity == "person:holt"
    assert people(library) == {"person:mara-holt": 2, "person:jonas-holt": 1, "person:holt": 1}


def test_a_surname_in_another_story_is_left_alone(library: Library, tmp_path: Path) -> None:
    told(tmp_path / "news", **REPORTS)
    (tmp_path / "news" / "tennis.txt").write_text(
        " date 2012-01-01 \nHolt won the tennis final in Brask, 6-4, 6-3, before 900 people.\n",
        encoding="utf-8",
    )
    library.add([tmp_path / "news"])
    assert link(library, "tennis").entity == "person:holt"
    assert link(library, "herald").entity == "person:mara-holt"


def test_in_whichever_order_they_are_added_the_names_are_the_same(tmp_path: Path) -> None:
    told(
        tmp_path / "news", **REPORTS,
        star="Miroslav Terkhenko, the engineer, came to the bridge. Miroslav Terkhenko took pictures of it.",
        sun="The engineer Miroslav Tergenko was asked about the bridge.",
        post="The Kestrian government sent help for the bridge, Tergenko said.",
        echo="Mara Holt said that Kestria had sent engineers. She was in Kestria on Friday.",
    )  # fmt: skip
    files = sorted((tmp_path / "news").iterdir())
    states = []
    for number, order in enumerate([files, *islice(permutations(reversed(files)), 0, 720, 111)]):
        with Library.open(tmp_path / f"library{number}") as library:
            for file in order if number else [tmp_path / "news"]:
                library.add([file])
            states.append(everything(library))
    assert all(state == states[0] for state in states)
    rows, articles = states[0]  # type: ignore[misc]
    assert {id for id, *_ in rows if id.startswith("person:")} == {
        "person:mara-holt", "person:miroslav-terkhenko",
    }  # fmt: skip
    assert {m.entity for m in articles["post"][0] if m.type == "GROUP"} == {"place:kestria"}


def test_when_who_named_the_person_is_removed_the_surname_stands_alone_again(
    library: Library, tmp_path: Path
) -> None:
    told(tmp_path / "news", **REPORTS, post="Nobody else spoke of the bridge.")
    library.add([tmp_path / "news"])
    library.remove([library.find("wire")])
    assert link(library, "herald").entity == "person:mara-holt"
    library.remove([library.find("gazette")])
    assert link(library, "herald").entity == "person:holt"
    assert people(library) == {"person:holt": 1}
    assert library.search('person:"mara holt"').total == 0


def test_a_form_is_forgotten_with_the_link_it_came_from(library: Library, tmp_path: Path) -> None:
    told(tmp_path / "news", **REPORTS)
    library.add([tmp_path / "news"])
    (before,) = library.entities("person:mara-holt")
    assert before.aliases == ("Mara Holt", "Holt")
    write(tmp_path / "news", "post", "The engineer Jonas Holt warned of the bridge two years ago.")
    library.add([tmp_path / "news"])
    (after,) = library.entities("person:mara-holt")
    assert after.aliases == ("Mara Holt",)


def test_an_article_that_changes_changes_what_others_mean(library: Library, tmp_path: Path) -> None:
    library.add([told(tmp_path / "news", gazette=MARA, herald=HOLT)])
    assert link(library, "herald").entity == "person:mara-holt"
    write(tmp_path / "news", "gazette", MARA.replace("Mara", "Jonas"))
    library.add([tmp_path / "news"])
    assert link(library, "herald").entity == "person:jonas-holt"


def test_after_a_rebuild_it_is_as_it_was(library: Library, tmp_path: Path) -> None:
    library.add([told(tmp_path / "news", **REPORTS)])
    before = everything(library)
    library.rebuild()
    assert everything(library) == before


def test_what_was_stopped_is_done_later(library: Library, tmp_path: Path) -> None:
    told(tmp_path / "news", **REPORTS)
    grouped = False

    def watch(progress: object) -> None:
        nonlocal grouped
        grouped = grouped or "grouping" in str(progress)

    with pytest.raises(Cancelled):
        library.add([tmp_path / "news"], watch, lambda: grouped)
    with Library.open(library.directory) as again:
        assert again.stories()
        assert link(again, "herald").entity == "person:mara-holt"


def test_the_user_may_say_that_the_surname_is_somebody_else(library: Library, tmp_path: Path) -> None:
    library.add([told(tmp_path / "news", **REPORTS)])
    library.edit_entity("split", "person:mara-holt", "Holt")
    assert link(library, "herald").entity == "person:holt"
    assert people(library) == {"person:mara-holt": 2, "person:holt": 1}
    library.undo_entity_edit()
    assert link(library, "herald").entity == "person:mara-holt"
    assert people(library) == {"person:mara-holt": 3}


def test_the_user_may_part_two_spellings(library: Library, tmp_path: Path) -> None:
    one, other = (MARA.replace("Mara Holt", name) for name in ("Miroslav Terkhenko", "Miroslav Tergenko"))
    library.add([told(tmp_path / "news", gazette=one, wire=f"{one} He was cheered.", herald=other)])
    assert people(library) == {"person:miroslav-terkhenko": 3}
    library.edit_entity("split", "person:miroslav-terkhenko", "Miroslav Tergenko")
    assert people(library) == {"person:miroslav-terkhenko": 2, "person:miroslav-tergenko": 1}
    assert link(library, "herald", "Miroslav Tergenko").entity == "person:miroslav-tergenko"
    library.undo_entity_edit()
    assert people(library) == {"person:miroslav-terkhenko": 3}


def test_a_renamed_person_is_renamed_where_others_say_who_it_is(library: Library, tmp_path: Path) -> None:
    library.add([told(tmp_path / "news", **REPORTS)])
    library.edit_entity("rename", "person:mara-holt", "Mara Holt-Brandt")
    assert link(library, "herald").entity == "person:mara-holt"
    assert library.entities("person:mara-holt")[0].name == "Mara Holt-Brandt"
    annotated = library.annotated(library.find("herald"))
    assert annotated.entities["person:mara-holt"].name == "Mara Holt-Brandt"


def test_links_are_kept_when_an_article_is_looked_at_with_other_profiles(
    library: Library, tmp_path: Path
) -> None:
    library.add([told(tmp_path / "news", **REPORTS)])
    config_dir().mkdir(parents=True, exist_ok=True)
    (config_dir() / "entities.yaml").write_text("entities:\n  Brask: {type: place}\n", encoding="utf-8")
    assert link(library, "herald").entity == "person:mara-holt"
    assert people(library) == {"person:mara-holt": 3}


@pytest.mark.parametrize("seed", range(3))
def test_whatever_was_added_removed_and_edited_it_is_as_if_added_at_once(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    people = ["Mara Holt", "Holt", "Jonas Holt", "Miroslav Terkhenko", "Miroslav Tergenko", "Tergenko"]
    sayings = ("{} said the work would take a year.", "Nobody should worry, {} said.")
    files = [
        write(tmp_path / "news", f"paper{number}", chance.choice(sayings).format(chance.choice(people)))
        for number in range(9)
    ]
    there: set[Path] = set()
    with Library.open(tmp_path / "library") as library:
        for _ in range(8):
            if there and chance.random() < 0.4:
                gone = chance.sample(sorted(there), chance.randint(1, min(2, len(there))))
                library.remove([library.find(str(path)) for path in gone])
                there -= set(gone)
            else:
                new = chance.sample(files, 3)
                library.add(new)
                there |= set(new)
            row = chance.choice(library.entities(type="PERSON") or [None])
            if row and chance.random() < 0.3:
                library.edit_entity("rename", row.id, "Somebody Else")
                library.undo_entity_edit()
        after = everything(library)
    with Library.open(tmp_path / "fresh") as library:
        library.add(sorted(there))
        assert everything(library) == after
