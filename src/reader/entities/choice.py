"""What the linker decided for one mention."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model import EntityType


@dataclass(frozen=True, slots=True)
class Choice:
    """The entity a mention was linked to, and the rule that did it in plain words."""

    id: str
    name: str
    type: EntityType
    sure: bool
    evidence: str
