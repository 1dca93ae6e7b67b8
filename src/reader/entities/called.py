"""What an article calls those in it: "President", "Ukrainian leader", "rebel commander", "breakaway region"."""

from __future__ import annotations

from dataclasses import dataclass

from reader.entities import epithets
from reader.entities.roles import office_of
from reader.entities.titles import title_after, title_before
from reader.model import NAME_TYPES, Annotated, Mention


@dataclass(frozen=True, slots=True)
class Called:
    """A phrase an entity is called by, and where it stands in the text."""

    entity: str
    phrase: str
    start: int
    end: int


def called(annotated: Annotated, entity: str | None = None) -> list[Called]:
    """The phrases the article calls its entities (or just one) by, with their adjectives, by place.

    Titles and epithets stand beside a name ("President", "rebel commander"), descriptions instead of it. All
    but titles have their nationality with them ("Ukrainian leader"). Unsure links count for nothing.
    """
    text = annotated.article.text
    nationalities = {mention.end: mention.start for mention in annotated.mentions if mention.type == "GROUP"}
    described = {mention.start for mention in annotated.mentions if mention.type == "ROLE" and mention.entity}
    found: dict[tuple[str, int], Called] = {}
    for mention in annotated.mentions:
        named = mention.refers_to or mention.entity
        for start, end in _stretches(text, mention, described) if entity in (None, named) else ():
            office = office_of(text[start:end])
            if office and mention.type == "PLACE":
                continue
            national = office in (None, "leader") or (mention.type == "ROLE" and office != "counterpart")
            begin = _begin(text, start, nationalities, national)
            if begin == start and epithets.is_plain(text[start:end]):
                continue
            kept = found.get((named, end))
            if kept is None or begin < kept.start:
                found[named, end] = Called(named, " ".join(text[begin:end].split()), begin, end)
    return sorted(found.values(), key=lambda one: one.start)


def _stretches(text: str, mention: Mention, described: set[int]) -> list[tuple[int, int]]:
    """Where the phrases that belong to a mention stand, without what goes before their last nouns."""
    if not mention.entity:
        return []
    if mention.type == "ROLE":
        return [(mention.start, mention.end)] if mention.sure else []
    if mention.type not in NAME_TYPES:
        return []
    found: list[tuple[int, int] | None] = [epithets.suffix(text, mention.end)]
    if mention.type != "GROUP":
        found += [epithets.before(text, mention.start), epithets.after(text, mention.start, mention.end)]
    if mention.type == "PERSON":
        titles = (title_before(text, mention.start), title_after(text, mention.end))
        ends = {stretch[1] for stretch in found if stretch}
        found += [(title.start, title.end) for title in titles if title and title.end not in ends]
    return [
        stretch
        for stretch in found
        if stretch and stretch[0] not in described and not text.startswith(("'s", "’s"), stretch[1])
    ]


def _begin(text: str, start: int, nationalities: dict[int, int], national: bool) -> int:
    """Where a phrase begins with the adjectives before it, and with a nationality if it is to be `national`.

    One that stands between it and its adjectives belongs to it always: "ailing Kestrian president".
    """
    while True:
        wider = epithets.widened(text, start)
        space = text[max(0, wider - 4) : wider]
        nation = nationalities.get(wider - len(space) + len(space.rstrip()))
        if nation is not None and (national or epithets.widened(text, nation) < nation):
            wider = nation
        if wider == start:
            return start
        start = wider
