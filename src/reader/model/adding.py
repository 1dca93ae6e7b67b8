"""What became of articles that were added."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """A path or address that could not be added, and why."""

    path: str
    error: str


@dataclass(frozen=True, slots=True)
class AddReport:
    """What became of an `add`."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    failed: tuple[Failure, ...] = ()
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long piece of work is; `total` is None while it is unknown."""

    what: str
    done: int
    total: int | None = None
