"""YAML from people: read with the safe loader, no aliases, no duplicate keys, with the line of any fault."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.errors import ConfigError

if TYPE_CHECKING:
    import yaml

MAX_BYTES = 5_000_000


def load(text: str, name: str = "YAML") -> Any:
    """Read one YAML document; raises `ConfigError` naming `name` and the line."""
    import yaml

    class Loader(yaml.SafeLoader):
        def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
            if self.check_event(yaml.AliasEvent):
                line = self.peek_event().start_mark.line + 1  # type: ignore[no-untyped-call]
                raise ConfigError(f"{name}, line {line}: aliases (*name) are not read here")
            return super().compose_node(parent, index)

        def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
            seen: set[str] = set()
            for key, _ in node.value:
                if isinstance(key, yaml.ScalarNode):
                    if key.value in seen:
                        line = key.start_mark.line + 1
                        raise ConfigError(f"{name}, line {line}: “{key.value}” is given twice")
                    seen.add(key.value)
            return super().construct_mapping(node, deep)

    try:
        return yaml.load(text, Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f", line {mark.line + 1}" if mark else ""
        raise ConfigError(f"{name}{line}: {error.problem or error.context}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ConfigError(f"{name}: {error}") from error


def load_file(path: Path) -> Any:
    """Read a YAML file; raises `ConfigError` naming the file and the line."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ConfigError(f"{path}: larger than {MAX_BYTES // 1_000_000} MB")
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {getattr(error, 'strerror', None) or 'not UTF-8 text'}") from error
    return load(text, str(path))
