"""A package called spacy with pipelines, laid out on disk as installed ones are: enough to be chosen and asked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

VERSION = "9.1"
SPACY = """
import re
from types import SimpleNamespace

NAMES = re.compile("nordlicht|gamma")

class Pipeline:
    def __init__(self, name):
        if "broken" in name:
            raise OSError("E053: a file is missing\\nand more")
        self.pipe_names = ["parser"] if "nameless" in name else ["ner"]

    def get_pipe_meta(self, part):
        return SimpleNamespace(assigns=["doc.ents"] if part == "ner" else [])

    def pipe(self, texts):
        for text in texts:
            spans = [match.span() for match in NAMES.finditer(text)]
            found = [SimpleNamespace(start_char=a, end_char=b, label_="ORG") for a, b in spans]
            yield SimpleNamespace(ents=found)

def load(name, exclude=()):
    return Pipeline(name)
"""


def lay_out(site: Path, pipelines: Mapping[str, str]) -> None:
    """Write the package and pipelines, given with their versions, into a folder of packages."""
    (site / "spacy").mkdir(parents=True)
    (site / "spacy" / "__init__.py").write_text(SPACY, encoding="utf-8")
    described(site, "spacy", VERSION, "")
    for name, version in pipelines.items():
        described(site, name, version, f"[spacy_models]\n{name} = {name}\n")


def described(site: Path, name: str, version: str, entry_points: str) -> None:
    """Write what an installer leaves of a package."""
    folder = site / f"{name}-{version}.dist-info"
    folder.mkdir()
    about = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    (folder / "METADATA").write_text(about, encoding="utf-8")
    (folder / "entry_points.txt").write_text(entry_points, encoding="utf-8")
