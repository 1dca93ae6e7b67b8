from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from link_case import link, own_profiles

from reader.entities.profile import parse_tenure
from reader.entities.profile_files import ProfileFile, parse
from reader.entities.profiles import Profiles
from reader.model import EntityType


def test_bundled_profiles_are_sound() -> None:
    profiles = Profiles.bundled()
    assert profiles.problems == ()
    for profile in profiles.entries.values():
        assert profile.id.startswith(f"{profile.type.lower()}:")
        assert all(link in profiles.entries for link in (profile.of, profile.stands_for) if link), profile.id
        assert all(tenure.of in profiles.entries for tenure in profile.tenures), profile.id


def test_bundled_facts() -> None:
    entries = Profiles.bundled().entries
    assert entries["place:beijing"].stands_for == "place:china"
    assert "Chinese" in entries["place:china"].people
    assert Profiles.bundled().peoples["american"] == "place:united-states"
    assert entries["person:george-w-bush"].name != entries["person:george-h-w-bush"].name


def test_no_office_of_one_country_has_two_holders_on_a_day() -> None:
    day = dt.date(2023, 3, 16)
    for (of, office), holders in Profiles.bundled().offices.items():
        if office in (
            "president",
            "prime minister",
            "foreign minister",
            "chancellor",
            "monarch",
            "defence minister",
        ):
            assert len({i for i, t in holders if t.held_on(day) and t.first}) <= 1, (of, office)


def test_own_forms_outrank_everything(tmp_path: Path) -> None:
    profiles = own_profiles(
        tmp_path, "entities:\n  Ada Holt:\n    type: person\n    forms: [Obama, the Hawk]\n"
    )
    found = link("[Barack Obama|PERSON] met [Obama|PERSON], [the Hawk|PERSON].", profiles=profiles)
    assert found.ids("Obama") == found.ids("the Hawk") == ["person:ada-holt"]
    assert found.of("Obama").evidence == "one of your own forms"
    assert profiles.problems == ()


def test_own_name_and_forms_are_added_to_a_bundled_profile(tmp_path: Path) -> None:
    profiles = own_profiles(tmp_path, "entities:\n  org:nato: {name: The Alliance, forms: [Atlantic Pact]}\n")
    found = link("[NATO|ORG] is the [Atlantic Pact|ORG].", profiles=profiles)
    assert {m.entity for m in found.mentions} == {"org:nato"}
    assert found.entities["org:nato"].name == "The Alliance"


def test_chains_of_merges_end_and_cycles_are_left_out(tmp_path: Path) -> None:
    profiles = own_profiles(
        tmp_path,
        "merge: {person:a: person:b, person:b: person:c, person:x: person:y, person:y: person:x,\n"
        "  person:z: person:y}\n",
    )
    assert profiles.merged == {"person:a": "person:c", "person:b": "person:c", "person:z": "person:y"}
    assert len(profiles.problems) == 1


def test_own_profile_overrules_the_recognised_type(tmp_path: Path) -> None:
    profiles = own_profiles(tmp_path, "entities:\n  Ada Holt: {type: person, forms: [the Hawk]}\n")
    hawk = link("[the Hawk|ORG] of the [White House|PLACE].", profiles=profiles).mentions[0]
    assert (hawk.type, hawk.entity) == ("PERSON", "person:ada-holt")


def test_own_form_is_found_though_it_was_not_recognised(tmp_path: Path) -> None:
    profiles = own_profiles(tmp_path, "entities:\n  Osk:\n    type: place\n  Osk Hawks:\n    type: org\n")
    found = link(
        "From Osk the [Hawks|OTHER] of Oskar came; [Osk|ORG] Hawks and [Osk Hawks Club|ORG].",
        profiles=profiles,
    )
    assert [(found.text[m.start : m.end], m.type, m.entity) for m in found.mentions] == [
        ("Osk", "PLACE", "place:osk"),
        ("Hawks", "OTHER", "other:hawks"),
        ("Osk Hawks", "ORG", "org:osk-hawks"),
        ("Osk Hawks Club", "ORG", "org:osk-hawks-club"),
    ]


def test_bundled_profile_overrules_the_recognised_type() -> None:
    found = link("The [White House|PERSON] and [Xi Jinping|ORG] and [Norwegian|GROUP] boats.")
    assert [m.type for m in found.mentions] == ["ORG", "PERSON", "GROUP"]


def test_merge_and_ignore(tmp_path: Path) -> None:
    profiles = own_profiles(
        tmp_path,
        "entities:\n  person:a-holt: {name: Ada Holt}\n"
        "merge:\n  person:adele-holt: person:a-holt\nignore: [Tap, org:jhc]\n",
    )
    found = link("[Adele Holt|PERSON] of the [Tap|ORG] and the [JHC|ORG].", profiles=profiles)
    assert [m.entity for m in found.mentions] == ["person:a-holt"]


def test_never_takes_a_form_off_a_person(tmp_path: Path) -> None:
    profiles = own_profiles(tmp_path, "entities:\n  person:ada-holt: {name: Ada Holt, never: [Holt]}\n")
    found = link("[Ada Holt|PERSON] met [Holt|PERSON].", profiles=profiles)
    assert found.ids("Holt") == ["person:holt"]


BROKEN = [
    ("entities:\n  Ada: {type: dragon}\n", 2, "dragon"),
    ("entities:\n  Ada: {type: person, forms: {a: b}}\n", 2, "list of names"),
    ("entities:\n  Ada: {type: person, colour: red}\n", 2, "colour"),
    ("entities:\n  Ada: {type: person, of: [x]}\n", 2, "one name"),
    ("entities:\n  Ada: {type: person, offices: president 2020-13..}\n", 2, "not a date"),
    ("entities: [1, 2]\n", 1, "mapping"),
    ("people: {}\n", 1, "people"),
    ("merge:\n  person:a: person:b\n  person:b: person:a\n", 2, "back to itself"),
    ("merge:\n  person:a: [1]\n", 2, "merged into"),
    ("ignore: {a: b}\n", 1, "list of names"),
    ("entities:\n  Ada: &x {type: person}\n  Bea: *x\n", 3, "aliases"),
    ("entities:\n  Ada: {type: person}\n  Ada: {type: org}\n", 3, "given twice"),
    ("entities:\n  Ada: {type: person\n", 3, ""),
    ("- just\n- a list\n", 1, "mapping"),
    ("entities:\n  ? [a, b]\n  : {}\n", 2, "plain name"),
    ("entities:\n\tAda: {}\n", 2, "tab"),
    ("entities:\n  Ada: {}\n  B\0a: {}\n", 3, "U+0000"),
    ("entities:\n  Ada: {}\n---\nentities: {}\n", 3, "second document"),
    ("entities:\n  Ada: !!python/object:os.system {type: person}\n", 2, "!!python/object:os.system"),
    ("entities:\n  Ada:\n    type: !own person\n", 3, "!own"),
    ("entities:\n  Ada: {type: DATE}\n", 2, "DATE"),
    ("entities:\n  Ada Holt: {forms: [Ada]}\n", 2, "needs a type"),
    ("type: place\nentities:\n  Osk: {of: Tarn}\n  Tarn: {of: Osk}\n", 3, "“of” leads back"),
    ("type: place\nentities:\n  Osk: {stands_for: Osk}\n", 3, "“stands_for” leads back"),
    ("type: person\nentities:\n  Ada: {forms: [Hawk]}\n  Bea: {forms: [Hawk]}\n", 4, "a form of Ada too"),
]


@pytest.mark.parametrize(("text", "line", "what"), BROKEN)
def test_what_is_wrong_is_said_with_file_and_line(tmp_path: Path, text: str, line: int, what: str) -> None:
    profiles = own_profiles(tmp_path, text)
    assert len(profiles.problems) in (1, 2)
    assert profiles.problems[0].startswith(f"{tmp_path / 'entities.yaml'}, line {line}:")
    assert what in profiles.problems[0]
    assert profiles.entries.keys() >= Profiles.bundled().entries.keys()


def test_an_entry_without_a_type_is_the_known_name_so_called(tmp_path: Path) -> None:
    profiles = own_profiles(
        tmp_path, "entities:\n  Xi Jinping: {forms: [Uncle Xi]}\n  Kiev: {forms: [the Gate]}\n"
    )
    found = link(
        "[Xi Jinping|PERSON], [Uncle Xi|PERSON], [Xi|PERSON] in [Kyiv|PLACE], [the Gate|PLACE].",
        profiles=profiles,
    )
    assert [m.entity for m in found.mentions] == ["person:xi-jinping"] * 3 + ["place:kyiv"] * 2
    assert profiles.problems == ()


def test_names_of_no_profile_can_be_merged_whatever_their_type(tmp_path: Path) -> None:
    profiles = own_profiles(
        tmp_path, "merge: {Petra Ostrow: Adela Brix, Osk Boats: org:osk-ferries, B. Obama: Barack Obama}\n"
    )
    found = link(
        "[Petra Ostrow|PERSON] of [Osk Boats|ORG] left; [Adela Brix|PERSON] and [B. Obama|PERSON] stayed.",
        profiles=profiles,
    )
    assert [m.entity for m in found.mentions] == [
        "person:adela-brix",
        "org:osk-ferries",
        "person:adela-brix",
        "person:barack-obama",
    ]
    assert profiles.problems == ()


def test_the_rest_of_a_faulty_file_is_used(tmp_path: Path) -> None:
    profiles = own_profiles(
        tmp_path,
        "entities:\n  Ada: {type: dragon}\n  Bea Holt: {type: person, forms: [Bee]}\nignore: {a: b}\n",
    )
    assert profiles.entries["person:bea-holt"].forms == ("Bee",)
    assert len(profiles.problems) == 2


def test_words_yaml_would_turn_into_values_stay_words(tmp_path: Path) -> None:
    profiles = own_profiles(
        tmp_path, "entities:\n  No: {type: person, forms: [2023-01-01, 1e3, null, yes]}\n"
    )
    assert profiles.entries["person:no"].forms == ("2023-01-01", "1e3", "null", "yes")


def test_many_problems_are_counted_not_listed(tmp_path: Path) -> None:
    problems = own_profiles(tmp_path, "entities:\n" + "  Ada: {type: person}\n" * 300).problems
    assert len(problems) == 51
    assert problems[-1].endswith("249 more like these")


def test_missing_and_binary_files_are_reported(tmp_path: Path) -> None:
    binary = tmp_path / "b.yaml"
    binary.write_bytes(b"\xff\xfe\x00\x80")
    problems = Profiles.load([tmp_path / "none.yaml", binary]).problems
    assert "none.yaml" in problems[0]
    assert "line 1: not UTF-8" in problems[1]


def test_line_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "entities.yaml"
    path.write_bytes(b"entities:\n  Hanna Brandt: {type: person}\n  Piet S\xe4nd: {type: person}\n")
    assert Profiles.load([path]).problems == (f"{path}, line 3: not UTF-8 text",)


def test_fault_that_a_line_has_many_times_is_told_once(tmp_path: Path) -> None:
    yaml_text = "entities: {Ada: {type: person, forms: &f [Ada Holt]}}\nmerge: {a: [*f, *f, *f]}\n"
    problems = own_profiles(tmp_path, yaml_text).problems
    assert len([problem for problem in problems if "aliases" in problem]) == 1


def test_bomb_of_aliases_is_harmless() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30)]
    file = parse("\n".join(lines), ProfileFile("bomb.yaml"))
    assert file.problems
    assert len(str(file.data)) < 10_000


def test_deep_nesting_is_refused() -> None:
    file = parse("entities: " + "[" * 5000, ProfileFile("deep.yaml"))
    assert file.problems


YAMLISH = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12), st.dates()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.one_of(
                st.text(max_size=8), st.sampled_from(["name", "forms", "of", "offices", "type", "never"])
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=12,
)
SECTIONS = st.dictionaries(st.sampled_from(["entities", "merge", "ignore", "type", "x"]), YAMLISH, max_size=4)


@settings(max_examples=80, deadline=None)
@given(SECTIONS)
def test_profiles_load_whatever_the_file_says(tmp_path_factory: pytest.TempPathFactory, data: object) -> None:
    path = tmp_path_factory.mktemp("profiles") / "p.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    profiles = Profiles.load([path])
    assert all(problem.startswith(str(path)) for problem in profiles.problems)
    found = link("[Ada Holt|PERSON] of [NATO|ORG] in [Oslo|PLACE].", profiles=profiles)
    assert all(m.entity for m in found.mentions)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read_or_reported(text: str) -> None:
    file = parse(text, ProfileFile("any.yaml"))
    assert isinstance(file.data, dict)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("president 2013..2018", dt.date(2013, 1, 1), dt.date(2018, 12, 31)),
        ("president 2013-03..", dt.date(2013, 3, 1), None),
        ("president ..2020-02", None, dt.date(2020, 2, 29)),
        ("president", None, None),
        ("president 2013-03-14..2018-03-17", dt.date(2013, 3, 14), dt.date(2018, 3, 17)),
    ],
)
def test_tenures(text: str, first: dt.date | None, last: dt.date | None) -> None:
    tenure = parse_tenure(text, "place:kestria", str)
    assert (tenure.office, tenure.first, tenure.last) == ("president", first, last)


def test_entity_types_are_those_of_the_model() -> None:
    kinds: set[EntityType] = {p.type for p in Profiles.bundled().entries.values()}
    assert kinds == {"PERSON", "ORG", "PLACE", "GROUP"}


def test_key_of_an_entry_is_a_form_of_what_it_names(tmp_path: Path) -> None:
    profiles = own_profiles(tmp_path, "entities:\n  Osk: {type: org, name: Osk Ferries}\n")
    found = link("They saw [Osk|PLACE] and Osk.", profiles=profiles)
    assert {(m.entity, m.type) for m in found.mentions} == {("org:osk", "ORG")}
    assert len(found.mentions) == 2
