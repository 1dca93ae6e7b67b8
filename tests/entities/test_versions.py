"""The cache's versions change with the code and lists that answers come from."""

from __future__ import annotations

import ast
import hashlib
from importlib import resources
from pathlib import Path

import reader
from reader.entities import versions

SOURCE = Path(reader.__file__).parent.parent
ROOMS = ("reader.entities", "reader.text")


def modules(start: str) -> set[Path]:
    """The modules of entities and text that one needs, itself included."""
    found: dict[str, Path] = {}
    ahead = [start]
    while ahead:
        name = ahead.pop()
        path = SOURCE / f"{name.replace('.', '/')}.py"
        if name in found or not name.startswith(ROOMS) or not path.is_file():
            continue
        found[name] = path
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                ahead += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return set(found.values()) - {Path(versions.__file__)}


def digest(paths: set[Path]) -> str:
    whole = hashlib.sha256()
    for path in sorted(paths, key=lambda path: path.name):
        whole.update(f"{path.name}\0".encode() + path.read_bytes().replace(b"\r\n", b"\n"))
    return whole.hexdigest()[:12]


def test_versions_are_those_of_the_code_and_lists() -> None:
    data = Path(str(resources.files("reader.entities") / "data"))
    recognising = modules("reader.entities.recognise")
    lists = {path for path in data.iterdir() if path.is_file() and path.suffix != ".md"}
    linking = modules("reader.entities.annotate") - recognising
    assert {"crf.py", "tokens.py"} <= {path.name for path in recognising}
    assert {"people.py", "quotations.py"} <= {path.name for path in linking}
    wanted = {"RECOGNISED": digest(recognising | lists), "LINKED": digest(linking)}
    assert {name: getattr(versions, name) for name in wanted} == wanted, f"put into versions.py: {wanted}"
