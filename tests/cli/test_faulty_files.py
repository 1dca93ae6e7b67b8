"""Settings and profiles with faults are told, by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"text_width: 12\n", "“text_width” is a number from"),
        (b"theme: [\n", "config.yaml, line 2"),
        (b"\xff\xfe\xff", "not UTF-8"),
        (None, "config.yaml"),
    ],
)
def test_doctor_tells_what_is_wrong_with_the_settings(
    run: Run, folder: Path, tmp_path: Path, text: bytes | None, said: str
) -> None:
    run("add", folder)
    assert run("doctor") == (0, "The library is in order.\n", "")
    config = tmp_path / "XDG_CONFIG_HOME" / "parallax-reader" / "config.yaml"
    config.parent.mkdir(parents=True)
    if text is None:
        config.mkdir()
    else:
        config.write_bytes(text)
    status, out, _ = run("doctor")
    assert status == 1
    assert said in out
    assert "edit the file" in out


def test_a_broken_profile_file_beside_articles_is_told_with_its_line(run: Run, folder: Path) -> None:
    profiles = folder / "entities.yaml"
    profiles.write_text("entities:\n  - id: [\n", encoding="utf-8")
    _, _, err = run("add", folder)
    assert "Names follow" not in err
    assert f"{profiles}, line 3" in err


def test_doctor_counts_one_article_as_one(run: Run, folder: Path) -> None:
    run("add", folder / "one.txt")
    (folder / "entities.yaml").write_text(
        "entities:\n  - name: Mira Tandova\n    type: PERSON\n", encoding="utf-8"
    )
    run("add", folder / "bees.txt")
    (folder / "entities.yaml").write_text(
        "entities:\n  - name: Mira Tandova\n    type: PERSON\n    aliases: [Mirka]\n", encoding="utf-8"
    )
    run("remove", "bees")
    assert "the names in 1 article are not up to date" in run("doctor")[1]
