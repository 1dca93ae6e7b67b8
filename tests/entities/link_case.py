"""Texts with their mentions marked in place: "[Hanna Brandt|PERSON] met [Osk|PLACE] voters"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from reader.entities.known import KnownNames
from reader.entities.link import Linker
from reader.entities.profiles import Profiles
from reader.model import Article, Entity, EntityType, Mention

_MARK = re.compile(r"\[([^|\]]+)\|([A-Z]+)\]")


@dataclass(frozen=True)
class Linked:
    text: str
    mentions: tuple[Mention, ...]
    entities: dict[str, Entity]

    def of(self, surface: str, nth: int = 0) -> Mention:
        return [m for m in self.mentions if self.text[m.start : m.end] == surface][nth]

    def ids(self, surface: str) -> list[str]:
        return [m.entity for m in self.mentions if self.text[m.start : m.end] == surface]


def article(text: str, day: dt.date | None = None, dateline: str | None = None) -> Article:
    return Article("", text, "", "derived", "Test", "file name", day, dateline=dateline)


def unmark(marked: str) -> tuple[str, list[Mention]]:
    text, mentions, last = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        kind: EntityType = match[2]  # type: ignore[assignment]
        mentions.append(Mention(len(text), len(text) + len(match[1]), kind))
        text += match[1]
        last = match.end()
    return text + marked[last:], mentions


def link(
    marked: str,
    day: dt.date | None = None,
    profiles: Profiles | None = None,
    known: KnownNames | None = None,
    dateline: str | None = None,
) -> Linked:
    text, mentions = unmark(marked)
    linker = Linker(profiles or Profiles.bundled(), known or KnownNames())
    linked, entities = linker.link(article(text, day, dateline), mentions)
    return Linked(text, linked, entities)


def own_profiles(tmp_path: Path, yaml: str) -> Profiles:
    path = tmp_path / "entities.yaml"
    path.write_text(yaml, encoding="utf-8")
    return Profiles.load([path])
