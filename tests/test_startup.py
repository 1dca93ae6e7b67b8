"""Up to the first frame nothing is imported that the first frame does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEAVY = {
    "charset_normalizer",
    "feedparser",
    "httpx",
    "lxml",
    "multiprocessing.pool",
    "numpy",
    "pycrfsuite",
    "rapidfuzz",
    "resiliparse",
    "ruamel",
    "ruamel.yaml",
    "sqlite3",
    "Stemmer",
    "trafilatura",
    "unidecode",
    "whoosh",
    "yaml",
}
ROOMS = ("compare", "entities", "ingest", "library", "search", "store", "stories")
PROBE = """
import sys
from pathlib import Path
from reader.ui.app import ReaderApp

class Probe(ReaderApp):
    def _open(self):
        print(*sorted(sys.modules), file=sys.__stdout__, flush=True)
        self.call_from_thread(self.exit, 0)

folder = Path(sys.argv[1])
Probe(folder / "library", cache=folder / "startup.json", config=folder).run(headless=True)
"""


def first_frame(folder: Path) -> set[str]:
    """The modules that are there when the first frame stands, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(folder)], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_the_first_frame_imports_no_engine_no_parser_and_no_database(tmp_path: Path) -> None:
    modules = first_frame(tmp_path)
    assert "textual.app" in modules
    assert "reader.ui.screens.opening" in modules
    assert modules & HEAVY == set()
    assert {name for name in modules if name.startswith(tuple(f"reader.{room}" for room in ROOMS))} == set()


def test_settings_and_themes_are_first_read_from_the_cache(tmp_path: Path) -> None:
    from reader.ui import startup

    (tmp_path / "config.yaml").write_text("theme: broadsheet\n", encoding="utf-8")
    assert startup.fresh(tmp_path / "startup.json", tmp_path).theme.name == "broadsheet"
    assert startup.cached(tmp_path / "startup.json").theme.name == "broadsheet"
    assert "yaml" not in first_frame(tmp_path)
