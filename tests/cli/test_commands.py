from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import FILES, Run

Answer = Callable[..., Any]


def test_add_reports_and_the_second_time_nothing_is_new(answer: Answer, folder: Path) -> None:
    first = answer("add", folder)
    assert (first["added"], first["updated"], first["unchanged"], first["failed"]) == (3, 0, 0, [])
    assert len(set(first["ids"])) == 3
    assert answer("add", folder) == {**first, "added": 0, "unchanged": 3}


def test_a_partly_failed_add_exits_1_and_still_prints_its_json(run: Run, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    status, out, _ = run("add", folder, "--json")
    report = json.loads(out)
    assert (status, report["added"]) == (1, 3)
    assert [Path(failure["path"]).name for failure in report["failed"]] == ["empty.txt"]
    assert report["failed"][0]["error"]


def test_search_prints_what_was_found(answer: Answer, folder: Path) -> None:
    answer("add", folder)
    page = answer("search", "ferry", "--limit", "1")
    assert set(page) >= {"query", "read_as", "total", "undated", "took_ms", "hits", "facets", "suggestion"}
    assert (page["total"], len(page["hits"])) == (2, 1)
    hit = page["hits"][0]
    assert [hit["snippet"][m["start"] : m["end"]] for m in hit["matches"]] == ["ferry"]
    assert set(page["facets"]) == {"source", "year", "entity", "tag"}


@pytest.mark.parametrize("query", ["zzz", "", "((", "date:[foo TO bar]", "-", '"'])
def test_no_hits_and_broken_queries_are_no_failure(run: Run, folder: Path, query: str) -> None:
    run("add", folder)
    status, out, _ = run("search", "--json", "--", query)
    assert status == 0
    assert json.loads(out)["query"] == query


def test_a_word_with_a_minus_is_no_option(answer: Answer, folder: Path) -> None:
    answer("add", folder)
    assert answer("search", "osk", "-ferry", "--limit", "5")["total"] == 1


def test_show_gives_offsets_into_its_text(answer: Answer, folder: Path) -> None:
    answer("add", folder)
    shown = answer("show", "one")
    named = {shown["text"][m["start"] : m["end"]]: m["entity"] for m in shown["mentions"]}
    assert named["Mira Tandova"] == "person:mira-tandova"
    assert (shown["date"], shown["date_basis"], shown["title_basis"]) == ("2031-05-02", "header", "derived")
    assert {
        "id",
        "path",
        "url",
        "title",
        "source",
        "source_basis",
        "date_evidence",
        "passages",
        "quotes",
    } <= set(shown)


def test_compare_keeps_the_sides_as_given(answer: Answer, folder: Path) -> None:
    answer("add", folder)
    there, back = answer("compare", "one", "two"), answer("compare", "two", "one")
    assert (there["left"], there["right"]) == (back["right"], back["left"])
    assert any(
        difference["type"] == "number" for link in there["links"] for difference in link["differences"]
    )


def test_compare_prints_each_difference_with_its_sign(run: Run, tmp_path: Path) -> None:
    texts = {
        "post": "The flood hurt 14 people and closed the old bridge at Tarnow on Monday.\n\n"
        '"We owe the people here a new bridge and a better road," said Mira Tandova.\n\n'
        "Gulls left the harbour wall.",
        "ledger": "The flood hurt 17 people and shut the old bridge at Tarnow on Monday.\n\n"
        '"We owe the people here a new bridge," said Mira Tandova.\n\n'
        "Gulls left the harbour wall, and the mayor announced an inquiry into repair contracts.",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    status, out, _ = run("compare", tmp_path / "post.txt", tmp_path / "ledger.txt")
    assert status == 0
    signs = {line.strip()[0]: line for line in out.splitlines() if line.startswith("  ") and line.strip()}
    assert "14" in signs["≠"]
    assert "“closed” on the left, “shut” on the right" in signs["≈"]
    assert "one side quotes more of the same words" in signs["❝"]
    assert "and the mayor announced an inquiry into repair contracts." in signs["…"]
    assert [line for line in out.splitlines() if line in ("Headlines", "Leads", "Who is quoted")] == [
        "Headlines",
        "Leads",
        "Who is quoted",
    ]
    assert "1 part only in B" in out


def test_a_file_outside_the_library_is_read_and_not_added(answer: Answer, folder: Path) -> None:
    found = answer("compare", folder / "one.txt", folder / "two.txt")
    assert (found["left"], found["right"]) == ("one.txt", "two.txt")
    assert answer("show", folder / "one.txt")["id"] == "one.txt"
    assert answer("list") == {"articles": []}


def test_remove_forgets(answer: Answer, run: Run, folder: Path) -> None:
    answer("add", folder)
    assert answer("remove", "one")["removed"] == 1
    assert answer("search", "ferry")["total"] == 1
    assert len(answer("list")["articles"]) == 2
    assert run("show", "one")[0] == 2


def test_lists(answer: Answer, folder: Path) -> None:
    answer("add", folder)
    assert [article["date"] for article in answer("list")["articles"]] == ["2031-05-02", "2031-05-02", None]
    assert [source["name"] for source in answer("sources")["sources"]] == ["bees", "one", "two"]
    (entity,) = answer("entities", "tandova")["entities"]
    assert (entity["id"], entity["type"], len(entity["articles"])) == ("person:mira-tandova", "PERSON", 2)
    assert entity["last"] == "2031-05-02"
    assert len(answer("entities")["entities"]) > 1


def test_an_undated_report_is_listed_with_its_storys_date_and_stays_undated(
    answer: Answer, folder: Path
) -> None:
    text = FILES["two.txt"].partition("\n")[2].replace(" on Friday", "")
    (folder / "again.txt").write_text(f"{text} Nobody was hurt.\n", encoding="utf-8")
    answer("add", folder)
    listed = {article["title"][:20]: article for article in answer("list")["articles"]}
    undated = next(article for article in listed.values() if article["date_basis"] == "story")
    assert (undated["date"], undated["story_date"]) == (None, "2031-05-02")
    shown = answer("show", "again")
    assert (shown["id"], shown["date"], shown["date_basis"]) == (undated["id"], None, "none")


def test_upkeep(answer: Answer, run: Run, folder: Path) -> None:
    answer("add", folder)
    assert answer("rebuild")["articles"] == 3
    assert answer("doctor") == {"ok": True, "findings": []}
    (folder / "one.txt").unlink()
    status, out, _ = run("doctor", "--json")
    assert status == 1
    assert [set(finding) for finding in json.loads(out)["findings"]] == [{"what", "where", "repair"}]


def test_what_is_exported_can_be_added_elsewhere(
    run: Run, answer: Answer, folder: Path, tmp_path: Path
) -> None:
    answer("add", folder)
    status, out, _ = run("export")
    assert status == 0
    records = [json.loads(line) for line in out.splitlines()]
    texts = {answer("show", record["id"])["text"] for record in records}
    assert {record["text"] for record in records} == texts
    assert len(texts) == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "nothing"], "nothing"),
        (["show"], "ARTICLE"),
        (["search", "--limit", "-3", "x"], "--limit"),
        (["search", "--limit", "many", "x"], "not a number"),
        (["list", "--limit", "-1"], "'-1' is not a number from 1 on"),
        (["list", "--limit", "0"], "'0' is not a number from 1 on"),
        (["--library", "", "list"], "the name is empty"),
        (["--library="], "the name is empty"),
        (["add", ""], "the name is empty"),
        ([""], "the name is empty"),
        (["compare", "one", "two", "--json", "--md"], "at once"),
        (["list", "--colour"], "--colour"),
    ],
)
def test_bad_use_exits_2_with_a_hint(run: Run, folder: Path, arguments: list[str], said: str) -> None:
    run("add", folder)
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith("error: ")
    assert "\nhint: " in err
    assert said in err


def test_an_ambiguous_article_lists_the_candidates(run: Run, folder: Path) -> None:
    (folder / "one_more.txt").write_text("One more report from Osk.", encoding="utf-8")
    run("add", folder)
    status, _, err = run("show", "o")
    assert status == 2
    assert "one.txt" in err and "one_more.txt" in err


def test_without_a_terminal_the_screens_are_refused(run: Run) -> None:
    status, out, err = run()
    assert (status, out) == (1, "")
    assert "need a terminal" in err


def test_what_articles_contain_does_not_reach_the_terminal(run: Run, answer: Answer, tmp_path: Path) -> None:
    evil = "Bad \x1b]0;owned\x07 news \u202egnp \x9b31m from [bold red]Osk[/bold red] [/]."
    (tmp_path / "evil\x1b[31m.txt").write_text(evil, encoding="utf-8")
    run("add", tmp_path / "evil\x1b[31m.txt")
    for command in (
        ["list"],
        ["show", "evil"],
        ["search", "news"],
        ["entities"],
        ["sources"],
        ["show", "x\x1b[1m"],
    ):
        _, out, err = run(*command)
        assert not set("\x1b\x07\x9b\u202e") & set(out + err)
    assert "[bold red]Osk[/bold red] [/]" in run("show", "evil")[1]
    assert not set("\x1b\x9b\u202e") & set(run("show", "evil", "--json")[1])


def test_a_mistyped_command_is_told_before_any_screen(run: Run) -> None:
    status, out, err = run("serach")
    assert (status, out) == (2, "")
    assert "“serach” is neither a command nor a file or folder" in err
    assert "hint: reader --help" in err


def test_a_name_is_told_about_with_who_calls_it_what(answer: Answer, run: Run, folder: Path) -> None:
    (folder / "one.txt").write_text("Rebel leader Idris Voln left Velsin on Friday.\n", encoding="utf-8")
    (folder / "two.txt").write_text("Warlord Idris Voln left the town of Velsin.\n", encoding="utf-8")
    answer("add", folder)
    (entity,) = answer("entities", "voln")["entities"]
    called = [
        (it["phrase"], it["sources"], it["charged"], it["one_source"]) for it in entity["card"]["called"]
    ]
    assert called == [("Rebel leader", {"one": 1}, True, True), ("Warlord", {"two": 1}, True, True)]
    assert entity["card"]["forms_by_source"] == {"one": {"Idris Voln": 1}, "two": {"Idris Voln": 1}}
    status, out, _ = run("entities", "voln")
    assert status == 0 and "called   ≠ Rebel leader 1: one 1\n           ≠ Warlord 1: two 1\n" in out
    assert all("card" not in it for it in answer("entities")["entities"])


def test_a_name_nobody_has_is_told(run: Run, folder: Path) -> None:
    run("add", folder)
    assert run("entities", "xyzzy") == (0, "", "note: nobody and nothing is called so\n")
    status, out, err = run("entities", "xyzzy", "--json")
    assert (status, json.loads(out)["entities"], err) == (0, [], "")
    assert run("entities", "tandova")[2] == ""


def test_an_empty_library_says_so_and_how_it_is_filled(run: Run) -> None:
    run("doctor")
    for arguments in (["list"], ["search", "x"], ["sources"], ["stories"], ["entities"]):
        status, _, err = run(*arguments)
        assert status == 0
        assert "is empty: `reader add FILE|FOLDER|ADDRESS` fills it" in err
        assert run(*arguments, "--json")[2] == ""


def test_a_folder_without_articles_is_not_added_in_silence(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    status, _, err = run("add", tmp_path / "bare", folder, folder)
    assert (status, err) == (1, f"error: {tmp_path / 'bare'}: no article was found in this folder\n")


def test_addresses_that_can_not_be_fetched_are_told_once(run: Run) -> None:
    status, _, err = run("add", "ftp://a.example/x")
    assert (status, err.count("ftp://a.example/x")) == (1, 1)
    assert "http:// or https://" in err
    status, _, err = run("add", "http://127.0.0.1:9/x")
    assert (status, err.count("http://127.0.0.1:9/x")) == (1, 1)
    assert "Errno" not in err


def test_an_undated_article_has_its_storys_date_everywhere(run: Run, folder: Path, answer: Any) -> None:
    (folder / "again.txt").write_text(FILES["two.txt"].partition("\n")[2], encoding="utf-8")
    run("add", folder)
    (row,) = [row for row in answer("list")["articles"] if row["date_basis"] == "story"]
    said = f"({row['story_date']})"
    assert said in run("list")[1]
    assert said in run("search", "ferry")[1]
    assert said in run("show", row["id"])[1]


def test_a_mistyped_library_is_told_and_not_made(run: Run, tmp_path: Path) -> None:
    for command in (["list"], ["search", "osk"], ["entities"], ["stories"], ["sources"], ["partners", "one"]):
        status, out, err = run(*command, "--library", tmp_path / "libary")
        assert (status, out) == (2, "")
        assert "there is no library in" in err
    assert not (tmp_path / "libary").exists()


def test_search_says_how_many_more_there_are(run: Run, folder: Path) -> None:
    run("add", folder)
    assert "1 of 3 are shown; --limit 3 shows all" in run("search", "--limit", "1", "osk")[1]
    assert "are shown" not in run("search", "osk")[1]


def test_partners_says_which_are_on_the_same_story(run: Run, folder: Path) -> None:
    run("add", folder)
    _, out, _ = run("partners", "one")
    assert {(cells[3], cells[2]) for cells in (line.split("\t") for line in out.splitlines())} == {
        ("two", "yes"),
        ("bees", ""),
    }


def test_doctor_tells_of_a_theme_there_is_not(run: Run, folder: Path, tmp_path: Path) -> None:
    run("add", folder)
    config = tmp_path / "XDG_CONFIG_HOME" / "parallax-reader" / "config.yaml"
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text("theme: nosuch\ntext_width: banana\n", encoding="utf-8")
    status, out, _ = run("doctor")
    assert status == 1
    for fault in ("there is no theme “nosuch”", "“text_width” is a number"):
        assert out.count(fault) == 1
