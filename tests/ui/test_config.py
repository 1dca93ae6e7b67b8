from __future__ import annotations

from pathlib import Path

from reader import config
from reader.config import Settings


def test_good_settings_are_read(tmp_path: Path) -> None:
    text = "theme: frost\ntext_width: 70\nprefer_fresh: yes\nrecogniser: rules\nkeymap:\n  search: f5,slash\n"
    (tmp_path / "config.yaml").write_text(text, encoding="utf-8")
    settings, problems = config.load(tmp_path)
    assert settings == Settings("frost", {"search": "f5,slash"}, 70, prefer_fresh=True, recogniser="rules")
    assert problems == ()


def test_what_is_wrong_is_named_and_the_rest_is_used(tmp_path: Path) -> None:
    text = "theme: frost\ntext_width: 7\nprefer_fresh: 2\nrecogniser: 1\ncolour: red\n"
    text += "keymap:\n  search: [1]\n  help: f1\n"
    (tmp_path / "config.yaml").write_text(text, encoding="utf-8")
    settings, problems = config.load(tmp_path)
    assert settings == Settings("frost", {"help": "f1"})
    assert len(problems) == 5


def test_no_file_and_a_broken_file_mean_the_defaults(tmp_path: Path) -> None:
    assert config.load(tmp_path) == (Settings(), ())
    (tmp_path / "config.yaml").write_text("theme: [", encoding="utf-8")
    settings, problems = config.load(tmp_path)
    assert settings == Settings()
    assert len(problems) == 1
    assert config.from_data([1])[0] == config.from_data(None)[0] == Settings()
