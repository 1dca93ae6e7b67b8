"""Profile files in YAML: the bundled ones read fast, a user's read leniently with the line of every fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import yaml

from reader.safe_yaml import MAX_BYTES

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"
_MAX_DEPTH = 12
_LISTED = 50
_TAGS = "tag:yaml.org,2002:"
_PLAIN = frozenset("str int float bool null map seq timestamp value merge".split())
_SAID = {
    "but found another document": "a second document (---) is not read here",
    "found character that cannot start any token": "a tab or mark that can't stand here; indent by spaces",
}
"""What is wrong in other words than the parser's."""
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class ProfileFile:
    """One file as read: every scalar a string, with the line of every key and what was wrong."""

    name: str
    data: dict[str, Tree] = field(default_factory=dict)
    lines: dict[tuple[str, ...], int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def fault(self, what: str, *path: str) -> None:
        """Note what is wrong at a key, with the file and its line."""
        line = self.lines.get(path)
        self.problems.append(f"{self.name}{f', line {line}' if line else ''}: {what}")

    def told(self) -> list[str]:
        """The problems worth listing, each once; of very many the first and their number."""
        problems = list(dict.fromkeys(self.problems))
        more = len(problems) - _LISTED
        rest = [f"{self.name}: {more} more like these"] if more > 0 else []
        return problems[:_LISTED] + rest


def bundled_paths() -> list[Path]:
    """Where the profiles shipped with the program lie."""
    return sorted((Path(__file__).parent / "data" / "profiles").glob("*.yaml"))


def bundled_files() -> Iterator[ProfileFile]:
    """The profiles shipped with the program, one file per kind, in the order of their names."""
    for path in bundled_paths():
        yield ProfileFile(path.name, yaml.load(path.read_text(encoding="utf-8"), _Loader))


def read_file(path: Path) -> ProfileFile:
    """Read a user's file: a broken file gives no data, a broken entry is left out, both are reported."""
    file = ProfileFile(str(path))
    try:
        if path.stat().st_size > MAX_BYTES:
            file.fault(f"larger than {MAX_BYTES // 1_000_000} MB")
            return file
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        file.lines[()] = error.object.count(b"\n", 0, error.start) + 1
        file.fault("not UTF-8 text")
        return file
    except OSError as error:
        file.fault(error.strerror or str(error))
        return file
    return parse(text, file)


def parse(text: str, file: ProfileFile) -> ProfileFile:
    """Read YAML text into `file`; anchors' aliases, duplicate keys and deep nesting are refused singly."""
    if odd := yaml.reader.Reader.NON_PRINTABLE.search(text):
        file.lines[()] = text.count("\n", 0, odd.start()) + 1
        file.fault(f"a control character (U+{ord(odd[0]):04X}) can't stand in such a file")
        return file
    try:
        root = yaml.compose(text, _Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        file.lines[()] = mark.line + 1 if mark else 0
        problem = str(error.problem or error.context)
        file.fault(_SAID.get(problem, problem))
        return file
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        file.fault(str(error).splitlines()[0])
        return file
    if root is None:
        return file
    data = _Walk(file).value(root, ())
    if isinstance(data, dict):
        file.data = data
    else:
        file.fault("a mapping with entities, merge or ignore is expected")
    return file


class _Walk:
    """Turns composed nodes into strings, lists and mappings, noting lines and refusing what is hostile."""

    def __init__(self, file: ProfileFile) -> None:
        self._file = file
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, path: tuple[str, ...], line: int = 1) -> Tree | None:
        """The node as strings, lists and mappings; `line` is where it is written, not where an alias points."""
        self._file.lines.setdefault(path, line)
        if not node.tag.startswith(_TAGS) or node.tag.removeprefix(_TAGS) not in _PLAIN:
            self._note(line, f"the tag “{node.tag.replace(_TAGS, '!!')}” is not read here")
            return None
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        if id(node) in self._seen:
            self._note(line, "aliases (*name) are not read here")
            return None
        self._seen.add(id(node))
        if len(path) > _MAX_DEPTH:
            self._note(line, "nested too deeply")
            return None
        if isinstance(node, yaml.SequenceNode):
            values = (self.value(child, (*path, str(i)), line) for i, child in enumerate(node.value))
            return [value for value in values if value is not None]
        return self._mapping(node, path)

    def _mapping(self, node: yaml.Node, path: tuple[str, ...]) -> Tree:
        found: dict[str, Tree] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self._note(line, "a key must be a plain name")
                continue
            key = str(key_node.value)
            if key in found:
                self._note(line, f"“{key}” is given twice; the first is used")
                continue
            self._file.lines[(*path, key)] = line
            value = self.value(value_node, (*path, key), line)
            if value is not None:
                found[key] = value
        return found

    def _note(self, line: int, what: str) -> None:
        self._file.problems.append(f"{self._file.name}, line {line}: {what}")


def strings(value: Tree | None) -> tuple[str, ...]:
    """A list of strings, or one string with its items divided by " | "; raises `ValueError` otherwise."""
    if value is None:
        return ()
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(" | ") if part.strip())
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(str(item).strip() for item in value if str(item).strip())
    raise ValueError("a list of names is expected")


def mapping(value: Tree | None) -> Mapping[str, Tree]:
    """A mapping, an absent one empty; raises `ValueError` for anything else."""
    if value is None or value == "":
        return {}
    if isinstance(value, dict):
        return value
    raise ValueError("a mapping is expected")
