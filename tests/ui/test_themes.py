from __future__ import annotations

from pathlib import Path

import pytest

from reader import themes
from reader.errors import ConfigError
from reader.paths import shipped
from reader.themes import DEFAULT, MIN_CONTRAST, Theme
from reader.ui.colourless import colourless_paint, plain
from reader.ui.paint import Paint, textual_theme
from reader.ui.startup import cached, fresh

SHIPPED, PROBLEMS = themes.load((shipped("themes"),))


def test_a_dark_and_a_light_theme_are_shipped_without_fault() -> None:
    assert PROBLEMS == ()
    assert {theme.dark for theme in SHIPPED} == {True, False}


def test_the_built_in_theme_is_the_shipped_one() -> None:
    assert DEFAULT in SHIPPED


@pytest.mark.parametrize("theme", SHIPPED, ids=lambda theme: theme.name)
def test_every_text_stands_out_from_its_ground(theme: Theme) -> None:
    faint = [what for what, ratio in themes.contrasts(theme) if ratio < MIN_CONTRAST]
    assert faint == []
    assert sum(1 for _ in themes.contrasts(theme)) > 100


@pytest.mark.parametrize("theme", SHIPPED, ids=lambda theme: theme.name)
def test_entity_types_differ_in_colour_and_without_it(theme: Theme) -> None:
    paint = Paint.of(theme)
    assert len(set(theme.entities.values())) == len(theme.entities)
    bare = {style.without_color for style in paint.entity.values()}
    assert len(bare) == len(paint.entity)
    assert textual_theme(theme).background == theme.colours["background"]


def test_contrast_is_that_of_the_standard() -> None:
    assert themes.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert themes.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_bad_theme_is_named_and_the_others_are_used(tmp_path: Path) -> None:
    good = (shipped("themes") / "frost.yaml").read_text(encoding="utf-8")
    (tmp_path / "a.yaml").write_text(good.replace("name: frost", "name: mine"), encoding="utf-8")
    (tmp_path / "b.yaml").write_text(good.replace('text: "#1a212d"', 'text: "#e8ecf2"'), encoding="utf-8")
    (tmp_path / "c.yaml").write_text(good.replace("  person:", "  persn:"), encoding="utf-8")
    (tmp_path / "d.yaml").write_text("name: [", encoding="utf-8")
    (tmp_path / "e.yaml").write_text(good.replace('"#1a212d"', "red"), encoding="utf-8")
    found, problems = themes.load((tmp_path,))
    assert [theme.name for theme in found] == ["mine"]
    assert [problem[:6] for problem in problems] == ["b.yaml", "c.yaml", f"{tmp_path}"[:6], "e.yaml"]
    assert "contrast" in problems[0]


@pytest.mark.parametrize("data", [None, [], {"name": "x"}, {"name": "../x", "dark": True}])
def test_what_is_no_theme_is_refused(data: object) -> None:
    with pytest.raises(ConfigError):
        themes.from_data(data, "here")


def test_the_cache_gives_back_what_was_read(tmp_path: Path) -> None:
    config = tmp_path / "config"
    config.mkdir()
    (config / "config.yaml").write_text("theme: frost\nkeymap:\n  star: s\n", encoding="utf-8")
    read = fresh(tmp_path / "cache.json", config)
    again = cached(tmp_path / "cache.json")
    assert (again.settings, again.themes) == (read.settings, read.themes)
    assert again.theme.name == "frost"


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"version": 1, "themes": [{"name": "x"}]}', "\0"])
def test_a_damaged_cache_means_the_built_in_theme(tmp_path: Path, text: str) -> None:
    path = tmp_path / "cache.json"
    path.write_text(text, encoding="utf-8")
    assert cached(path).theme == DEFAULT
    assert cached(tmp_path / "none.json").theme == DEFAULT


def test_an_unknown_theme_is_reported(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("theme: nowhere\n", encoding="utf-8")
    assert any("nowhere" in problem for problem in fresh(tmp_path / "cache.json", tmp_path).problems)


@pytest.mark.parametrize("theme", SHIPPED, ids=lambda theme: theme.name)
def test_without_colour_no_two_marks_look_alike(theme: Theme) -> None:
    paint = colourless_paint(theme)
    marks = [*paint.unsure.values(), paint.match, paint.current, paint.text]
    seen = [str(plain(style)) for style in marks]
    assert len(set(seen)) == len(seen), seen
    row = paint.selection
    assert len({str(plain(row + style)) for style in (paint.text, paint.match, paint.current)}) == 3
    assert [str(plain(style)) for style in paint.entity.values()] == seen[: len(paint.entity)]
